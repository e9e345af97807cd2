#include "shell/review-next.h"

#include "session/open-article.h"
#include "session/survey-follow.h"

#include <glib/gi18n-lib.h>

#define PATIENCE 700 /* milliseconds until it is said that it takes a while */

struct _AnnoReviewNext
{
  AnnoReview *review;
  void (*came) (const char *article, gpointer data);
  gpointer data;
  GCancellable *looking; /* NULL where nothing is under way */
  guint patience;        /* the source that says so */
  char *from;            /* the article in hand when it began */
  gulong handler;
  gulong scan_handler;
  gboolean is_waiting; /* until it is known which articles there are */
};

static AnnoSession *
session_of (AnnoReviewNext *self)
{
  return anno_review_get_session (self->review);
}

static void
call_off (AnnoReviewNext *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->is_waiting = FALSE;
}

/* That other annotations of it are looked at is no reason. */
static void
document_cb (AnnoReviewNext *self)
{
  if (g_strcmp0 (anno_session_get_path (session_of (self)), self->from) != 0)
    call_off (self);
}

static void
scanned_cb (AnnoReviewNext *self)
{
  if (self->is_waiting && !anno_corpus_is_scanning (anno_session_get_corpus (session_of (self))))
    anno_review_next_look (self);
}

AnnoReviewNext *
anno_review_next_new (AnnoReview *review, void (*came) (const char *article, gpointer data),
                      gpointer data)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (review) && came != NULL, NULL);

  AnnoReviewNext *self = g_new0 (AnnoReviewNext, 1);
  self->review = g_object_ref (review);
  self->came = came;
  self->data = data;
  self->handler = g_signal_connect_swapped (session_of (self), "notify::document",
                                            G_CALLBACK (document_cb), self);
  self->scan_handler = g_signal_connect_swapped (anno_session_get_corpus (session_of (self)),
                                                 "notify::scanning", G_CALLBACK (scanned_cb), self);
  return self;
}

void
anno_review_next_free (AnnoReviewNext *self)
{
  if (self == NULL)
    return;
  call_off (self);
  g_clear_signal_handler (&self->handler, session_of (self));
  g_clear_signal_handler (&self->scan_handler, anno_session_get_corpus (session_of (self)));
  g_object_unref (self->review);
  g_free (self->from);
  g_free (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *article = anno_open_article_find_finish (result, &error);

  if (error != NULL)
    return; /* called off: @data may be gone */
  AnnoReviewNext *self = data;
  call_off (self);
  if (article == NULL)
    {
      anno_session_say (session_of (self), _("No other article has open differences."));
      return;
    }
  anno_session_open (session_of (self), article);
  self->came (article, self->data);
}

static gboolean
patience_cb (gpointer data)
{
  AnnoReviewNext *self = data;

  self->patience = 0;
  anno_session_say (session_of (self), _("Looking for an article with open differences…"));
  return G_SOURCE_REMOVE;
}

void
anno_review_next_look (AnnoReviewNext *self)
{
  g_return_if_fail (self != NULL);

  g_autoptr (AnnoReviewOrder) order = anno_review_make_order (self->review, NULL);
  g_auto (GStrv) articles = anno_survey_follow_list_articles (session_of (self));

  call_off (self);
  g_free (self->from);
  self->from = g_strdup (anno_session_get_path (session_of (self)));
  self->patience = g_timeout_add (PATIENCE, patience_cb, self);
  self->is_waiting = anno_corpus_is_scanning (anno_session_get_corpus (session_of (self)));
  if (self->is_waiting)
    return;
  self->looking = g_cancellable_new ();
  anno_open_article_find_async (order, (const char *const *) articles, self->from, self->looking,
                                found_cb, self);
}
