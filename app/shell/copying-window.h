/* Says that a copy of a corpus is made, and how far it is; Stop or closing it calls that off. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COPYING_WINDOW (anno_copying_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCopyingWindow, anno_copying_window, ANNO, COPYING_WINDOW, AdwWindow)

/* @n_files: counted atomically by who copies, and read as long as the window is there. */
AnnoCopyingWindow *anno_copying_window_new (GtkWindow *parent, GFile *folder, const gint *n_files,
                                            GCancellable *cancellable);

G_END_DECLS
