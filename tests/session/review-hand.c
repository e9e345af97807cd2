#include "session/review-hand.h"

#include "session/history-walk.h"
#include "session/over-follow.h"
#include "session/review-keeper.h"

/* Longer than a review waits for more before it reads again. */
#define QUIET (250 * G_TIME_SPAN_MILLISECOND)

static void
changed_cb (ReviewHand *self, gboolean anew)
{
  self->n_changed++;
  self->n_anew += anew ? 1 : 0;
}

static void
failed_cb (ReviewHand *self)
{
  self->n_failed++;
}

void
review_hand_init (ReviewHand *self)
{
  self->scene = corpus_scene_new ();
  colleague_work_put (self->scene->root, "a.txt", "anna", "Anna",
                      "a1 speaker 0-7; a2 cue 16-23; a3 claim 32-47");
  colleague_work_put (self->scene->root, "a.txt", "ben", "Ben",
                      "b1 speaker 0-7; b2 speaker 16-23; b4 cue 56-63");
  colleague_work_put (self->scene->root, "b.txt", "anna", "Anna", "a1 cue 0-7");
  corpus_scene_open (self->scene);
  self->session = anno_session_new (self->scene->corpus);
  anno_over_follow (self->session);
  self->review = anno_review_new (self->session);
  g_signal_connect_swapped (self->review, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->review, "failed", G_CALLBACK (failed_cb), self);
  review_hand_open (self, "a.txt");
  anno_review_set_active (self->review, TRUE);
  review_hand_settle (self);
}

void
review_hand_clear (ReviewHand *self)
{
  if (self->scene == NULL)
    return;
  review_hand_settle (self);
  anno_review_set_active (self->review, FALSE);
  g_clear_object (&self->review);
  g_clear_object (&self->session);
  corpus_scene_settle (self->scene);
  g_assert_true (corpus_scene_save (self->scene, NULL));
  corpus_scene_settle (self->scene);
  g_clear_pointer (&self->scene, corpus_scene_free);
}

static AnnoReview *waited;

static gboolean
is_settled (CorpusScene *scene)
{
  gboolean loading = TRUE;

  g_object_get (waited, "loading", &loading, NULL);
  return !loading && !anno_review_keeper_is_busy (anno_review_keeper_get (scene->corpus));
}

/* A renewal, and a reading that begins a moment after a change, take their time after that. */
void
review_hand_settle (ReviewHand *self)
{
  gint64 end = g_get_monotonic_time () + QUIET;

  waited = self->review;
  while (g_get_monotonic_time () < end)
    {
      if (!is_settled (self->scene))
        {
          corpus_scene_wait (self->scene, is_settled);
          end = g_get_monotonic_time () + QUIET;
        }
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

void
review_hand_open (ReviewHand *self, const char *article)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  anno_session_open (self->session, article);
  while (
      anno_session_get_document (self->session) == NULL
      || !g_str_equal (anno_document_get_path (anno_session_get_document (self->session)), article))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

void
review_hand_undo (ReviewHand *self)
{
  anno_history_walk_undo (self->session);
  review_hand_settle (self);
}

void
review_hand_redo (ReviewHand *self)
{
  anno_history_walk_redo (self->session);
  review_hand_settle (self);
}

AnnoReviewStatus
review_hand_status (ReviewHand *self, guint cluster)
{
  AnnoReviewReading *reading = anno_review_get_reading (self->review);

  g_assert_nonnull (reading);
  return anno_review_state_get (anno_review_reading_get_state (reading), cluster)->status;
}
