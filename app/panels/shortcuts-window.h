/* The window that lists the keys: the tags' own first, then those of the program. */
#pragma once

#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows it over @parent (or NULL). @tagset: whose keys are listed first; NULL for none. */
GtkWindow *anno_shortcuts_window_present (GtkWindow *parent, const AnnoTagset *tagset);

G_END_DECLS
