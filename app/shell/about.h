/* The window that says what this program is, and what is new in it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @parent may be NULL. */
void anno_about_present (GtkWindow *parent);

G_END_DECLS
