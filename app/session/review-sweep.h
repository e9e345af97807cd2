/* Goes through articles in a worker thread, and hands over what the review of each comes to, in
 * that order, to the thread that began it: a few at a time, with whatever else is to be done, such
 * as frames, in between.
 */
#pragma once

#include "session/review-gist.h"

G_BEGIN_DECLS

typedef struct _AnnoReviewSweep AnnoReviewSweep;

/* An article of a sweep. */
typedef struct
{
  char *article;
  guint64 signs; /* it is passed over while they are the same; 0: it is read in any case */
} AnnoReviewErrand;

void anno_review_errand_free (AnnoReviewErrand *self);

typedef struct
{
  /* Of AnnoReviewGist: what is there by now; @n: how many articles were gone through. */
  void (*came)  (const GPtrArray *gists, guint n, gpointer data);
  void (*ended) (gpointer data); /* and nothing more will come */
} AnnoReviewSweepEvents;

/* Begins at once. @order: for all of them; @errands: of AnnoReviewErrand, transfer full. Nothing is
 * told before this returns. */
AnnoReviewSweep *anno_review_sweep_new  (const AnnoReviewOrder *order, gboolean with_agreed,
                                         GPtrArray *errands, const AnnoReviewSweepEvents *events,
                                         gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* Calls it off: nothing is told any more. What the thread is about comes to its end. */
void             anno_review_sweep_free (AnnoReviewSweep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewSweep, anno_review_sweep_free)

G_END_DECLS
