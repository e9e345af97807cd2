/* Brings to the disk what the annotator of a corpus says in reviews, as steps of its history.
 *
 * There is one for a corpus, which all of its windows share. What is said is in its file first,
 * one thing after the other, and only then is a step; so a step is never about what was lost. Undo
 * and redo write, too: that it was never said, or was after all. Where they can't, that is kept,
 * and written with what is written next on that article. The program doesn't end while something is
 * on its way.
 *
 * Signals:
 *   "said" (const char *article, GPtrArray *records): all of the annotator's records on @article,
 *     of AnnoReviewRecord, now that there is another one.
 *   "failed" (const char *message): something could not be written.
 *   "rested": nothing is on its way any more.
 */
#pragma once

#include "model/review-record.h"
#include "session/corpus.h"

G_BEGIN_DECLS

#define ANNO_TYPE_REVIEW_KEEPER (anno_review_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AnnoReviewKeeper, anno_review_keeper, ANNO, REVIEW_KEEPER, GObject)

/* The corpus's. */
AnnoReviewKeeper *anno_review_keeper_get (AnnoCorpus *corpus);
/* Writes @records (of AnnoReviewRecord, the annotator's) on @article, whose text has the hash
 * @sha256, as one step; @label: what the person did, in their words. Their times are put in
 * order. */
void anno_review_keeper_say (AnnoReviewKeeper *self, const char *article, const char *sha256,
                             const GPtrArray *records, const char *label);
/* Whether something is still on its way to the disk. */
gboolean anno_review_keeper_is_busy (AnnoReviewKeeper *self);

G_END_DECLS
