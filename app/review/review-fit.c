#include "review/review-fit.h"

#include "review/span-overlap.h"

static guint
layer_of (const AnnoClusters *clusters, const char *whose)
{
  for (guint i = 0; i < clusters->n_layers; i++)
    if (g_str_equal (anno_clusters_whose (clusters, i), whose))
      return i;
  return G_MAXUINT;
}

static int
compare_numbers_cb (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  return (first > second) - (first < second);
}

GArray *
anno_review_fit_list_clusters (const AnnoFieldCompare *compare, const AnnoReviewRecord *record)
{
  g_return_val_if_fail (compare != NULL && record != NULL, NULL);

  const AnnoClusters *clusters = compare->clusters;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      guint layer = judged->span != NULL ? layer_of (clusters, judged->whose) : G_MAXUINT;
      guint cluster = layer != G_MAXUINT
                          ? anno_clusters_find (clusters, layer, anno_span_get_id (judged->span))
                          : G_MAXUINT;
      if (cluster != G_MAXUINT)
        g_array_append_val (list, cluster);
    }
  g_array_sort (list, compare_numbers_cb);
  for (guint i = list->len; i > 1; i--)
    if (g_array_index (list, guint, i - 1) == g_array_index (list, guint, i - 2))
      g_array_remove_index (list, i - 1);
  return list;
}

/* Whether the two say the same of the text, in one layer. */
static gboolean
is_same_span (const AnnoFieldCompare *compare, const AnnoMark *a, const AnnoMark *b)
{
  return anno_clusters_tag_of (compare->clusters, a) == anno_clusters_tag_of (compare->clusters, b)
         && anno_span_overlap_is_same (a->span, b->span)
         && anno_field_compare_is_all_same (compare, a, b);
}

/* @judged: NULL where that layer wasn't there yet. */
static gboolean
is_side_current (const AnnoFieldCompare *compare, guint layer, const AnnoJudged *judged,
                 const AnnoMark *mark)
{
  if (judged == NULL || judged->span == NULL || mark == NULL)
    return mark == NULL && (judged == NULL || judged->span == NULL);

  const AnnoMark then = { layer, judged->span };
  return g_str_equal (anno_span_get_id (judged->span), anno_span_get_id (mark->span))
         && is_same_span (compare, &then, mark);
}

/* What is accepted must be among the layers. */
static gboolean
has_accepted (const AnnoFieldCompare *compare, const AnnoReviewRecord *record)
{
  for (guint i = 0; i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      if (judged->accepted && layer_of (compare->clusters, judged->whose) == G_MAXUINT)
        return FALSE;
    }
  return TRUE;
}

gboolean
anno_review_fit_is_current (const AnnoFieldCompare *compare, guint cluster,
                            const AnnoReviewRecord *record)
{
  g_return_val_if_fail (compare != NULL && record != NULL, FALSE);

  for (guint i = 0; i < compare->clusters->n_layers; i++)
    {
      const AnnoJudged *judged
          = anno_review_record_find (record, anno_clusters_whose (compare->clusters, i));
      const AnnoMark *mark = anno_clusters_find_mark (compare->clusters, cluster, i);
      if (!is_side_current (compare, i, judged, mark))
        return FALSE;
    }
  return has_accepted (compare, record);
}

GPtrArray *
anno_review_fit_list_accepted (const AnnoFieldCompare *compare, guint cluster,
                               const AnnoReviewRecord *record)
{
  g_return_val_if_fail (compare != NULL && record != NULL, NULL);

  const AnnoClusters *clusters = compare->clusters;
  GPtrArray *accepted = g_ptr_array_new ();
  for (guint i = 0; i < clusters->n_layers; i++)
    {
      const AnnoJudged *judged
          = anno_review_record_find (record, anno_clusters_whose (clusters, i));
      const AnnoMark *mark = anno_clusters_find_mark (clusters, cluster, i);
      guint place = 0;
      if (judged == NULL || !judged->accepted || mark == NULL)
        continue;
      while (place < accepted->len
             && anno_clusters_compare_marks (clusters, accepted->pdata[place], mark) < 0)
        place++;
      g_ptr_array_insert (accepted, (int) place, (AnnoMark *) mark);
    }
  return accepted;
}

/* Whether all that @a accepts is accepted by @b. */
static gboolean
accepts_all_of (const AnnoReviewRecord *b, const AnnoReviewRecord *a)
{
  for (guint i = 0; i < a->judged->len; i++)
    {
      const AnnoJudged *judged = a->judged->pdata[i];
      const AnnoJudged *other = anno_review_record_find (b, judged->whose);
      if (judged->accepted && (other == NULL || !other->accepted))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keeps_what_is_there (const AnnoReviewRecord *record)
{
  return record->decision == ANNO_DECISION_ACCEPT || record->decision == ANNO_DECISION_BOTH;
}

gboolean
anno_review_fit_is_one (const AnnoFieldCompare *compare, const AnnoReviewRecord *a,
                        const AnnoReviewRecord *b)
{
  g_return_val_if_fail (compare != NULL && a != NULL && b != NULL, FALSE);

  if (keeps_what_is_there (a) && keeps_what_is_there (b))
    return accepts_all_of (a, b) && accepts_all_of (b, a);
  if (a->decision != b->decision)
    return FALSE;
  if (a->decision != ANNO_DECISION_REPLACE)
    return TRUE;
  const AnnoMark first = { 0, a->replacement }, second = { 0, b->replacement };
  return is_same_span (compare, &first, &second);
}
