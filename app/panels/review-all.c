#include "panels/review-all.h"

#include "session/survey-follow.h"

struct _AnnoReviewAll
{
  AnnoDifferenceList *list;
  void (*changed) (gpointer data);
  gpointer data;
  AnnoReview *review; /* these three are NULL together */
  AnnoReviewSurvey *survey;
  AnnoSurveyFollow *follow;
  gulong active_handler;
  gboolean is_on;
};

AnnoReviewAll *
anno_review_all_new (AnnoDifferenceList *list, void (*changed) (gpointer data), gpointer data)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (list) && changed != NULL, NULL);

  AnnoReviewAll *self = g_new0 (AnnoReviewAll, 1);
  self->list = list;
  self->changed = changed;
  self->data = data;
  return self;
}

void
anno_review_all_free (AnnoReviewAll *self)
{
  if (self == NULL)
    return;
  anno_review_all_set_review (self, NULL);
  g_free (self);
}

/* What is read is kept only while somebody looks at it. */
static void
follow (AnnoReviewAll *self)
{
  gboolean reads = self->is_on && self->review != NULL && anno_review_get_active (self->review);

  if (self->review == NULL)
    return;
  anno_survey_follow_set_on (self->follow, reads);
  if (reads)
    anno_difference_list_follow (
        self->list, self->survey,
        anno_corpus_get_tagset (anno_session_get_corpus (anno_review_get_session (self->review))));
  else
    anno_difference_list_follow (self->list, NULL, NULL);
}

static void
counted_cb (AnnoReviewAll *self)
{
  if (self->is_on)
    self->changed (self->data);
}

void
anno_review_all_set_review (AnnoReviewAll *self, AnnoReview *review)
{
  g_return_if_fail (self != NULL && (review == NULL || ANNO_IS_REVIEW (review)));

  if (self->review != NULL)
    {
      anno_difference_list_follow (self->list, NULL, NULL);
      g_clear_signal_handler (&self->active_handler, self->review);
      g_signal_handlers_disconnect_by_data (self->survey, self);
      g_clear_pointer (&self->follow, anno_survey_follow_free);
      g_clear_object (&self->survey);
      g_clear_object (&self->review);
    }
  if (review == NULL)
    return;
  self->review = g_object_ref (review);
  self->survey = anno_review_survey_new ();
  self->follow = anno_survey_follow_new (review, self->survey);
  g_signal_connect_swapped (self->survey, "counted", G_CALLBACK (counted_cb), self);
  self->active_handler
      = g_signal_connect_swapped (review, "notify::active", G_CALLBACK (follow), self);
  follow (self);
}

void
anno_review_all_set_on (AnnoReviewAll *self, gboolean on)
{
  g_return_if_fail (self != NULL);

  if (self->is_on == on)
    return;
  self->is_on = on;
  follow (self);
}

gboolean
anno_review_all_is_on (AnnoReviewAll *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_on;
}

AnnoReviewSurvey *
anno_review_all_get_survey (AnnoReviewAll *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->survey;
}

void
anno_review_all_again (AnnoReviewAll *self)
{
  g_return_if_fail (self != NULL && self->follow != NULL);

  anno_survey_follow_set_on (self->follow, FALSE);
  follow (self);
}

void
anno_review_all_check (AnnoReviewAll *self)
{
  g_return_if_fail (self != NULL);

  if (self->follow != NULL)
    anno_survey_follow_check (self->follow);
}

static const char *
article_of (AnnoReviewEntry *entry)
{
  return anno_review_entry_get (entry)->article;
}

gboolean
anno_review_all_is_in_hand (AnnoReviewAll *self, AnnoReviewEntry *entry)
{
  g_return_val_if_fail (self != NULL, FALSE);

  const AnnoReviewReading *reading
      = self->review != NULL ? anno_review_get_reading (self->review) : NULL;
  return entry != NULL && reading != NULL
         && g_str_equal (article_of (entry), anno_review_reading_get_article (reading));
}

/* Whether it is what the session has in hand, or reads. */
static gboolean
is_wanted (AnnoReviewAll *self, AnnoReviewEntry *entry)
{
  return entry != NULL
         && g_strcmp0 (anno_session_get_path (anno_review_get_session (self->review)),
                       article_of (entry))
                == 0;
}

gboolean
anno_review_all_is_coming (AnnoReviewAll *self, AnnoReviewEntry *entry)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->review != NULL && is_wanted (self, entry)
         && !anno_review_all_is_in_hand (self, entry);
}

void
anno_review_all_open (AnnoReviewAll *self, AnnoReviewEntry *entry)
{
  g_return_if_fail (self != NULL && ANNO_IS_REVIEW_ENTRY (entry) && self->review != NULL);

  if (!is_wanted (self, entry))
    anno_session_open (anno_review_get_session (self->review), article_of (entry));
}

void
anno_review_all_arrive (AnnoReviewAll *self, gboolean anew)
{
  g_return_if_fail (self != NULL && self->review != NULL);

  const AnnoReviewReading *reading = anno_review_get_reading (self->review);
  if (reading == NULL || !anew)
    return;
  anno_review_survey_take (self->survey, reading);
  AnnoReviewEntry *selected = anno_difference_list_get_selected (self->list);
  if (anno_review_all_is_in_hand (self, selected))
    anno_difference_list_renew (self->list);
  else if (!is_wanted (self, selected)
           && !anno_difference_list_enter (self->list, anno_review_reading_get_article (reading)))
    anno_difference_list_unselect (self->list);
}
