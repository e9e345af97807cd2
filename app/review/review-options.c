#include "review/review-options.h"

static void
option_free (AnnoReviewOption *self)
{
  g_array_unref (self->layers);
  g_free (self);
}

/* The option of @found, from @first on, that @mark belongs to; a new one where there is none. */
static AnnoReviewOption *
find (const AnnoFieldCompare *compare, GPtrArray *found, guint first, const AnnoMark *mark)
{
  for (guint i = first; i < found->len; i++)
    {
      AnnoReviewOption *option = found->pdata[i];
      if (anno_field_compare_is_all_same (compare, option->mark, mark))
        return option;
    }
  AnnoReviewOption *option = g_new0 (AnnoReviewOption, 1);
  option->mark = mark;
  option->layers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (found, option);
  return option;
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const AnnoReviewOption *first = *(AnnoReviewOption *const *) a;
  const AnnoReviewOption *second = *(AnnoReviewOption *const *) b;
  guint one = g_array_index (first->layers, guint, 0);
  guint other = g_array_index (second->layers, guint, 0);

  if (first->layers->len != second->layers->len)
    return first->layers->len > second->layers->len ? -1 : 1;
  return (one > other) - (one < other);
}

GPtrArray *
anno_review_options_new (const AnnoFieldCompare *compare, guint cluster)
{
  g_return_val_if_fail (compare != NULL, NULL);
  g_return_val_if_fail (cluster < anno_clusters_get_n (compare->clusters), NULL);

  const AnnoCluster *meant = anno_clusters_get (compare->clusters, cluster);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);

  for (guint i = 0; i < meant->n_variants; i++)
    {
      const AnnoVariant *variant
          = anno_clusters_get_variant (compare->clusters, meant->first_variant + i);
      guint first = found->len;
      for (guint k = 0; k < variant->n_marks; k++)
        {
          const AnnoMark *mark
              = anno_clusters_get_mark (compare->clusters, variant->first_mark + k);
          g_array_append_val (find (compare, found, first, mark)->layers, mark->layer);
        }
    }
  g_ptr_array_sort (found, compare_sizes);
  return found;
}
