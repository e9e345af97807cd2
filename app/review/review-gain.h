/* Before and after a review: how far people agree with each other, and how far each agrees with
 * the set that was settled.
 *
 * Both are exact F1, pooled, on the same articles: those that the settled set is about, so that the
 * two can be compared. A person's value before is of all pairs that they are in; that of all is of
 * all pairs. The intervals are the bootstrap over those articles. It isn't proof that a review made
 * anything better: what is settled was made of what these people marked.
 */
#pragma once

#include "review/bootstrap.h"

G_BEGIN_DECLS

#define ANNO_REVIEW_GAIN_ALL G_MAXUINT

typedef struct
{
  AnnoMeasure before;
  AnnoInterval before_interval;
  AnnoMeasure after;
  AnnoInterval after_interval;
} AnnoReviewGainRow;

typedef struct _AnnoReviewGain AnnoReviewGain;

AnnoReviewGain *anno_review_gain_new  (guint n_raters, guint n_categories)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_review_gain_free (AnnoReviewGain *self);
/* @text: of one rater more, the last one being the settled set. Where that isn't there, the text
 * is passed over. */
void            anno_review_gain_add  (AnnoReviewGain *self, const AnnoRatedText *text);
/* Of @rater, or of all. */
AnnoReviewGainRow anno_review_gain_get (const AnnoReviewGain *self, guint rater);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewGain, anno_review_gain_free)

G_END_DECLS
