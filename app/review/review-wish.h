/* What reviewers' decisions ask of one of those whose annotations were judged.
 *
 * A decision asks something of a person where their side wasn't accepted: that theirs becomes what
 * was, or goes, or that what they lack comes. Decisions that judged the same annotation are about
 * one thing; of each reviewer the last counts. Where reviewers come to different results nothing is
 * asked yet, and neither where the only one who decided is that person.
 *
 * Whether a wish still is one is told by the person's layer alone: whatever others have changed
 * since, what was decided stays what is asked for.
 */
#pragma once

#include "model/layer.h"
#include "model/review-record.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoReviewRecord *decision; /* the last of those that come to this */
  GPtrArray *deciders;        /* of AnnoReviewRecord: all of them by others, by time */
  AnnoSpan *own;              /* as it was judged; NULL where they had marked nothing */
  GPtrArray *wanted;          /* of AnnoSpan: what is to be there instead, each place and tag once;
                               * empty where it is nothing */
  GPtrArray *whose;           /* of char: whose each of these is; of a replacement, the reviewer */
} AnnoReviewWish;

/* What is asked of @who by @records, which are sorted and in force, and outlive the list: an array
 * that frees its wishes, by time. */
GPtrArray *anno_review_wishes_new (const GPtrArray *records, const char *who,
                                   const AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;

/* Whether both mark the same words as the same, and say the same in their fields but for links and
 * what refers to other annotations. */
gboolean anno_review_wish_is_like (const AnnoTagset *tagset, const AnnoSpan *a, const AnnoSpan *b);
/* The same with these, where both speak of one layer. */
gboolean anno_review_wish_is_same (const AnnoTagset *tagset, const AnnoSpan *a, const AnnoSpan *b);
/* The span of @layer that marks the same words as the same as @span, but for @but (or NULL). */
AnnoSpan *anno_review_wish_find   (const AnnoTagset *tagset, AnnoLayer *layer,
                                   const AnnoSpan *span, const AnnoSpan *but);

G_END_DECLS
