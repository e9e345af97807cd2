#include "review/review-news.h"

static gboolean
is_by (const AnnoReviewRecord *record, const char *who)
{
  return who != NULL && g_str_equal (record->creator_id, who);
}

gint64
anno_review_news_last_act (const GPtrArray *records, const char *who)
{
  g_return_val_if_fail (records != NULL && who != NULL, 0);

  gint64 last = 0;
  for (guint i = 0; i < records->len; i++)
    if (is_by (records->pdata[i], who))
      last = MAX (last, ((const AnnoReviewRecord *) records->pdata[i])->created);
  return last;
}

static gint64
time_of (const AnnoReviewRecord *record, const char *who)
{
  return record != NULL && !is_by (record, who) ? record->created : 0;
}

gint64
anno_review_news_of_thread (const AnnoReviewThread *thread, const char *who)
{
  g_return_val_if_fail (thread != NULL, 0);

  gint64 last = MAX (time_of (thread->comment, who), time_of (thread->last, who));
  for (guint i = 0; i < thread->replies->len; i++)
    last = MAX (last, time_of (thread->replies->pdata[i], who));
  return last;
}

/* The last moment of the second in which that was marked or changed. */
static gint64
time_of_span (const AnnoSpan *span)
{
  gint64 time = MAX (anno_span_get_created (span), anno_span_get_modified (span));

  return time > 0 ? time - time % G_USEC_PER_SEC + G_USEC_PER_SEC - 1 : 0;
}

gint64
anno_review_news_of_cluster (const AnnoFieldCompare *compare, const AnnoReviewState *state,
                             guint cluster, const char *who)
{
  g_return_val_if_fail (compare != NULL && state != NULL, 0);

  const AnnoReviewItem *item = anno_review_state_get (state, cluster);
  const AnnoCluster *it = anno_clusters_get (compare->clusters, cluster);
  gint64 last = 0;

  if (item->status == ANNO_STATUS_OUTDATED)
    return G_MAXINT64;
  for (guint i = 0; i < it->n_marks; i++)
    last = MAX (
        last, time_of_span (anno_clusters_get_mark (compare->clusters, it->first_mark + i)->span));
  for (guint i = 0; i < item->decisions->len; i++)
    last = MAX (last, time_of (item->decisions->pdata[i], who));
  for (guint i = 0; i < item->threads->len; i++)
    last = MAX (last, anno_review_news_of_thread (item->threads->pdata[i], who));
  return last;
}
