/* How much of what is listed is done: a bar, and the number of articles in each state in its
 * tooltip and for screen readers. */
#pragma once

#include "session/progress.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_CORPUS_PROGRESS (anno_corpus_progress_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCorpusProgress, anno_corpus_progress, ANNO, CORPUS_PROGRESS, GtkWidget)

/* @counts: ANNO_N_PROGRESS numbers. */
void anno_corpus_progress_show (AnnoCorpusProgress *self, const guint *counts);

G_END_DECLS
