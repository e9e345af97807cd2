/* The window that lists the keys: the tags' own first, then those of the program. */
#pragma once

#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @tagset: whose keys are listed first; NULL for none. Not yet shown. */
GtkWindow *anno_shortcuts_window_new (GtkWindow *parent, const AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
