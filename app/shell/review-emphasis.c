#include "shell/review-emphasis.h"

static const char *
own_slug (AnnoReview *review)
{
  AnnoSession *session = anno_review_get_session (review);
  return anno_corpus_get_annotator (anno_session_get_corpus (session))->slug;
}

void
anno_review_emphasis_show_layers (AnnoReview *review)
{
  g_return_if_fail (ANNO_IS_REVIEW (review));

  AnnoReviewReading *reading = anno_review_get_reading (review);
  AnnoSession *session = anno_review_get_session (review);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (reading == NULL)
    return;
  const GPtrArray *everybody = anno_review_reading_get_everybody (reading);
  for (guint i = 0; i < everybody->len; i++)
    {
      const AnnoReviewer *one = everybody->pdata[i];
      if (one->is_compared && g_strcmp0 (one->slug, own_slug (review)) != 0)
        g_strv_builder_add (builder, one->slug);
    }
  g_auto (GStrv) slugs = g_strv_builder_end (builder);
  anno_over_layers_set_shown (anno_session_get_over_layers (session),
                              (const char *const *) slugs);
}

/* The layer of @slug as it is on the page; NULL where it isn't there. */
static AnnoLayer *
find_layer (AnnoReview *review, const char *slug)
{
  AnnoSession *session = anno_review_get_session (review);
  AnnoDocument *document = anno_session_get_document (session);

  if (g_strcmp0 (slug, own_slug (review)) == 0)
    return document != NULL ? anno_document_get_layer (document) : NULL;
  AnnoOverLayer *over = anno_over_layers_find (anno_session_get_over_layers (session), slug);
  return over != NULL ? anno_over_layer_get_layer (over) : NULL;
}

static void
add_marks (AnnoReview *review, AnnoReviewReading *reading, guint cluster, GArray *spans)
{
  AnnoReviewCase *one = anno_review_reading_get_case (reading);

  for (guint i = 0; i < one->sides->len; i++)
    {
      const AnnoMark *mark = anno_clusters_find_mark (one->clusters, cluster, i);
      AnnoLayer *layer
          = mark != NULL ? find_layer (review, anno_review_case_get (one, i)->slug) : NULL;
      if (layer == NULL)
        continue;
      const AnnoComparedSpan span = { layer, anno_span_get_id (mark->span) };
      g_array_append_val (spans, span);
    }
}

/* One that was made of another reading may not be: that is told soon. */
static gboolean
is_of (AnnoReviewReading *reading, AnnoReviewEntry *entry)
{
  AnnoReviewCase *one = anno_review_reading_get_case (reading);
  const AnnoReviewFacts *facts = anno_review_entry_get (entry);

  return one != NULL && g_str_equal (facts->article, anno_review_reading_get_article (reading))
         && facts->cluster < anno_clusters_get_n (one->clusters);
}

void
anno_review_emphasis_show (AnnoReview *review, AnnoArticleView *view, AnnoReviewEntry *entry)
{
  g_return_if_fail (ANNO_IS_REVIEW (review) && ANNO_IS_ARTICLE_VIEW (view));

  AnnoReviewReading *reading = anno_review_get_reading (review);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AnnoComparedSpan));

  if (entry == NULL || reading == NULL || !is_of (reading, entry))
    {
      anno_article_view_set_compared (view, NULL, 0, NULL, 0);
      return;
    }
  const AnnoReviewFacts *facts = anno_review_entry_get (entry);
  const GArray *disputed = facts->disputed;
  add_marks (review, reading, facts->cluster, spans);
  anno_article_view_set_compared (
      view, (const AnnoComparedSpan *) (gpointer) spans->data, spans->len,
      disputed != NULL ? (const AnnoRange *) (gpointer) disputed->data : NULL,
      disputed != NULL ? disputed->len : 0);
}
