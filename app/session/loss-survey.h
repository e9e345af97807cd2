/* Counts how many of one's own spans hold what a changed tagset no longer has, in a whole corpus.
 */
#pragma once

#include "model/tagset-loss.h"
#include "session/corpus.h"

G_BEGIN_DECLS

/* Fills in what @losses (of AnnoTagsetLoss; nobody else may touch them meanwhile) are held by, in a
 * worker thread, from what is in memory and in the files. @before: the tagset that had it all. */
void
anno_loss_survey_async (AnnoCorpus *corpus, GPtrArray *losses, AnnoTagset *before,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Those that something holds. @problems (or NULL) gets sentences (of char) about what couldn't be
 * read, and so isn't counted. */
GPtrArray *anno_loss_survey_finish (GAsyncResult *result, GPtrArray **problems,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for the layers of @slug, from their files alone. Blocks. */
GPtrArray *anno_loss_survey_run (const char *root, const char *slug, GPtrArray *losses,
                                 AnnoTagset *before, GPtrArray *problems, GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
