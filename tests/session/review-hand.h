/* A review in hand of a session, of what two colleagues made of a.txt, waited for. */
#pragma once

#include "session/colleague-work.h"
#include "session/corpus-scene.h"
#include "session/review.h"

G_BEGIN_DECLS

typedef struct
{
  CorpusScene *scene;
  AnnoSession *session;
  AnnoReview *review;
  guint n_changed;
  guint n_anew;
  guint n_failed;
} ReviewHand;

/* The corpus, opened, with a.txt in hand, and the review active. */
void review_hand_init  (ReviewHand *self);
void review_hand_clear (ReviewHand *self);
/* Waits until nothing is read, renewed or written any more. */
void review_hand_settle (ReviewHand *self);
void review_hand_open   (ReviewHand *self, const char *article);
void review_hand_undo   (ReviewHand *self);
void review_hand_redo   (ReviewHand *self);
/* "decided", "open", … of that cluster. */
AnnoReviewStatus review_hand_status (ReviewHand *self, guint cluster);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReviewHand, review_hand_clear)

G_END_DECLS
