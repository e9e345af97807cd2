#include "review/review-choice.h"

static gboolean
is_free (const AnnoReviewItem *item)
{
  return item->status == ANNO_STATUS_OPEN || item->status == ANNO_STATUS_SKIPPED
         || item->status == ANNO_STATUS_OUTDATED;
}

GArray *
anno_review_choice_list_agreed (const AnnoReviewState *state)
{
  g_return_val_if_fail (state != NULL, NULL);

  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < state->items->len; i++)
    {
      const AnnoReviewItem *item = anno_review_state_get (state, i);
      if (item->agreed && is_free (item))
        g_array_append_val (list, i);
    }
  return list;
}

GArray *
anno_review_choice_list_marked (const AnnoFieldCompare *compare, const AnnoReviewState *state,
                                guint layer, const char *tag)
{
  g_return_val_if_fail (compare != NULL && state != NULL, NULL);
  g_return_val_if_fail (layer < compare->clusters->n_layers, NULL);

  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < state->items->len; i++)
    {
      const AnnoReviewItem *item = anno_review_state_get (state, i);
      const AnnoMark *mark = anno_clusters_find_mark (compare->clusters, i, layer);
      if (mark != NULL && !item->agreed && is_free (item)
          && (tag == NULL || anno_clusters_tag_of (compare->clusters, mark) == tag))
        g_array_append_val (list, i);
    }
  return list;
}
