#include "review/review-requests.h"

#include "review/review-fit.h"

typedef struct
{
  const AnnoFieldCompare *compare;
  const AnnoReviewState *state;
  const char *whose;
  AnnoLayer *layer;
  GPtrArray *list;
} Gathering;

static AnnoLayer *
find_layer (const AnnoFieldCompare *compare, const char *whose)
{
  const AnnoClusters *clusters = compare->clusters;

  for (guint i = 0; i < clusters->n_layers; i++)
    if (g_str_equal (anno_clusters_whose (clusters, i), whose))
      return clusters->layers[i];
  return NULL;
}

static gboolean
is_own (const Gathering *self, const AnnoReviewRecord *record)
{
  return g_str_equal (record->creator_id, self->whose);
}

static AnnoRequestStatus
status_of (const Gathering *self, const AnnoReviewThread *thread)
{
  guint n = thread->replies->len;

  if (thread->resolved_by != NULL)
    return ANNO_REQUEST_DONE;
  return n > 0 && is_own (self, thread->replies->pdata[n - 1]) ? ANNO_REQUEST_ANSWERED
                                                               : ANNO_REQUEST_OPEN;
}

static void
add_thread (const Gathering *self, const AnnoReviewThread *thread)
{
  const AnnoReviewRecord *comment = thread->comment;

  if (is_own (self, comment)
      || (comment->judged->len > 0 && anno_review_record_find (comment, self->whose) == NULL))
    return;
  g_autoptr (GArray) clusters = anno_review_fit_list_clusters (self->compare, comment);
  AnnoReviewRequest *request = g_new0 (AnnoReviewRequest, 1);
  request->record = comment;
  request->thread = thread;
  request->cluster = clusters->len > 0 ? g_array_index (clusters, guint, 0) : G_MAXUINT;
  request->status = status_of (self, thread);
  g_ptr_array_add (self->list, request);
}

static gboolean
has_changed_since (const Gathering *self, gint64 when)
{
  for (guint i = 0; i < anno_layer_get_n_spans (self->layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (self->layer, i);
      if (MAX (anno_span_get_created (span), anno_span_get_modified (span)) > when)
        return TRUE;
    }
  return FALSE;
}

static void
add_verdict (const Gathering *self, const AnnoReviewRecord *verdict)
{
  if (verdict->verdict != ANNO_VERDICT_CHANGES || is_own (self, verdict))
    return;
  AnnoReviewRequest *request = g_new0 (AnnoReviewRequest, 1);
  request->record = verdict;
  request->cluster = G_MAXUINT;
  request->status
      = has_changed_since (self, verdict->created) ? ANNO_REQUEST_ANSWERED : ANNO_REQUEST_OPEN;
  g_ptr_array_add (self->list, request);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return anno_review_record_compare ((*(const AnnoReviewRequest *const *) a)->record,
                                     (*(const AnnoReviewRequest *const *) b)->record);
}

GPtrArray *
anno_review_requests_new (const AnnoFieldCompare *compare, const AnnoReviewState *state,
                          const char *whose)
{
  g_return_val_if_fail (compare != NULL && state != NULL && whose != NULL, NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const Gathering self = { compare, state, whose, find_layer (compare, whose), list };
  if (self.layer == NULL)
    return list;
  for (guint i = 0; i < state->threads->len; i++)
    add_thread (&self, state->threads->pdata[i]);
  for (guint i = 0; i < state->verdicts->len; i++)
    add_verdict (&self, state->verdicts->pdata[i]);
  g_ptr_array_sort (list, compare_cb);
  return list;
}

const char *
anno_request_status_id (AnnoRequestStatus status)
{
  static const char *const ids[] = {
    [ANNO_REQUEST_OPEN] = "open", [ANNO_REQUEST_ANSWERED] = "answered", [ANNO_REQUEST_DONE] = "done"
  };

  g_return_val_if_fail (status < G_N_ELEMENTS (ids), NULL);
  return ids[status];
}
