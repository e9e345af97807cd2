/* Who annotates: asks for the name once, keeps it in the settings, and finds that person's folder
 * in a corpus. */
#pragma once

#include "session/annotator.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Finds out who annotates in the corpus at @root. Asks only where it must: for the name where
 * there is none yet, and "Is this you?" where somebody of that name, but with another id, has
 * worked there. @name_override: a name for this run alone, taken without a question; or NULL. */
void           anno_identity_find_async  (GtkWindow *parent, GSettings *settings, const char *root,
                                          const char *name_override, GAsyncReadyCallback callback,
                                          gpointer data);
/* NULL, with G_IO_ERROR_CANCELLED, where the person would not say. */
AnnoAnnotator *anno_identity_find_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
