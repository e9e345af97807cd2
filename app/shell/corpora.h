/* The corpora that are open, each once, whatever the number of windows that show it, and who
 * annotates in them.
 *
 * A corpus lives as long as somebody holds a reference to it; what is open already is handed out
 * again. */
#pragma once

#include "session/corpus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_CORPORA (anno_corpora_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCorpora, anno_corpora, ANNO, CORPORA, GObject)

/* @settings: where the person's name is kept. @name_override: who annotates in this run, without
 * being asked; or NULL. */
AnnoCorpora *anno_corpora_new (GSettings *settings, const char *name_override)
    G_GNUC_WARN_UNUSED_RESULT;

/* The corpus at @root (absolute). Where it isn't open yet, the person may be asked over @parent who
 * they are. */
void        anno_corpora_open_async  (AnnoCorpora *self, const char *root, GtkWindow *parent,
                                      GAsyncReadyCallback callback, gpointer data);
/* NULL, with G_IO_ERROR_CANCELLED, where the person would not say who they are. */
AnnoCorpus *anno_corpora_open_finish (AnnoCorpora *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
