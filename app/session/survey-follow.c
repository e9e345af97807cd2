#include "session/survey-follow.h"

#include "session/review-keeper.h"

struct _AnnoSurveyFollow
{
  AnnoReview *review;
  AnnoReviewSurvey *survey;
  GObject *handle; /* what signals are connected to, as long as this is there */
  gboolean is_on;
};

static AnnoSession *
session_of (const AnnoSurveyFollow *self)
{
  return anno_review_get_session (self->review);
}

static AnnoCorpus *
corpus_of (const AnnoSurveyFollow *self)
{
  return anno_session_get_corpus (session_of (self));
}

static void
add_rows (GListModel *rows, GHashTable *seen, GPtrArray *articles)
{
  guint n = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);
      if (!ANNO_IS_ARTICLE_ROW (item) || anno_article_row_is_gone (ANNO_ARTICLE_ROW (item)))
        continue;
      const char *path = anno_article_row_get_path (ANNO_ARTICLE_ROW (item));
      if (g_hash_table_add (seen, (gpointer) path))
        g_ptr_array_add (articles, g_strdup (path));
    }
}

GStrv
anno_survey_follow_list_articles (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *articles = g_ptr_array_new ();
  add_rows (G_LIST_MODEL (anno_session_get_articles (session)), seen, articles);
  add_rows (anno_corpus_get_articles (anno_session_get_corpus (session)), seen, articles);
  g_ptr_array_add (articles, NULL);
  return (GStrv) g_ptr_array_free (articles, FALSE);
}

/* Whether what is in hand is to be told soon. */
static gboolean
is_loading (const AnnoSurveyFollow *self)
{
  gboolean loading = FALSE;

  g_object_get (self->review, "loading", &loading, NULL);
  return loading;
}

static void
take_in_hand (AnnoSurveyFollow *self)
{
  anno_review_survey_take (self->survey, anno_review_get_reading (self->review));
}

static void
begin (AnnoSurveyFollow *self)
{
  g_autoptr (AnnoReviewOrder) order = anno_review_make_order (self->review, NULL);
  g_auto (GStrv) articles = anno_survey_follow_list_articles (session_of (self));

  anno_review_survey_begin (self->survey, order, (const char *const *) articles,
                            anno_review_get_visit (self->review));
  if (!is_loading (self))
    take_in_hand (self);
}

static void
changed_cb (AnnoSurveyFollow *self)
{
  if (self->is_on)
    take_in_hand (self);
}

static void
begin_cb (AnnoSurveyFollow *self)
{
  if (self->is_on)
    begin (self);
}

/* Of the article in hand the review tells. */
static void
said_cb (AnnoSurveyFollow *self, const char *article)
{
  const char *const articles[] = { article, NULL };

  if (self->is_on)
    anno_review_survey_refresh (self->survey, articles);
}

static void
files_changed_cb (AnnoSurveyFollow *self, GStrv paths)
{
  if (self->is_on)
    anno_review_survey_refresh (self->survey, (const char *const *) paths);
}

static void
files_removed_cb (AnnoSurveyFollow *self, GStrv paths)
{
  for (guint i = 0; self->is_on && paths[i] != NULL; i++)
    anno_review_survey_forget (self->survey, paths[i]);
}

static void
file_moved_cb (AnnoSurveyFollow *self, const char *from, const char *to)
{
  if (self->is_on)
    anno_review_survey_forget (self->survey, from);
}

static void
scanned_cb (AnnoSurveyFollow *self)
{
  if (self->is_on && !anno_corpus_is_scanning (corpus_of (self)))
    begin (self);
}

/* Handlers go with the handle. */
static void
connect_to (AnnoSurveyFollow *self, gpointer object, const char *signal, GCallback callback)
{
  GClosure *closure = g_cclosure_new_swap (callback, self, NULL);

  g_object_watch_closure (self->handle, closure);
  g_signal_connect_closure (object, signal, closure, FALSE);
}

AnnoSurveyFollow *
anno_survey_follow_new (AnnoReview *review, AnnoReviewSurvey *survey)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (review) && ANNO_IS_REVIEW_SURVEY (survey), NULL);

  AnnoSurveyFollow *self = g_new0 (AnnoSurveyFollow, 1);
  self->review = g_object_ref (review);
  self->survey = g_object_ref (survey);
  self->handle = g_object_new (G_TYPE_OBJECT, NULL);
  AnnoCorpus *corpus = corpus_of (self);
  AnnoCorpusIndex *index = anno_corpus_get_index (corpus);
  connect_to (self, review, "changed", G_CALLBACK (changed_cb));
  connect_to (self, review, "asked-otherwise", G_CALLBACK (begin_cb));
  connect_to (self, corpus, "notify::tagset", G_CALLBACK (begin_cb));
  connect_to (self, corpus, "notify::scanning", G_CALLBACK (scanned_cb));
  connect_to (self, anno_review_keeper_get (corpus), "said", G_CALLBACK (said_cb));
  connect_to (self, index, "changed", G_CALLBACK (files_changed_cb));
  connect_to (self, index, "removed", G_CALLBACK (files_removed_cb));
  connect_to (self, index, "moved", G_CALLBACK (file_moved_cb));
  return self;
}

void
anno_survey_follow_free (AnnoSurveyFollow *self)
{
  if (self == NULL)
    return;
  anno_survey_follow_set_on (self, FALSE);
  g_object_unref (self->handle);
  g_object_unref (self->survey);
  g_object_unref (self->review);
  g_free (self);
}

void
anno_survey_follow_set_on (AnnoSurveyFollow *self, gboolean on)
{
  g_return_if_fail (self != NULL);

  if (self->is_on == on)
    return;
  self->is_on = on;
  if (on)
    begin (self);
  else
    anno_review_survey_clear (self->survey);
}

void
anno_survey_follow_check (AnnoSurveyFollow *self)
{
  g_return_if_fail (self != NULL);

  if (self->is_on)
    anno_review_survey_refresh (self->survey, NULL);
}
