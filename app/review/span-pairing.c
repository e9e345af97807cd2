#include "review/span-pairing.h"

#include "review/span-overlap.h"

static AnnoPairKind
kind_of (const AnnoClusters *clusters, const AnnoCluster *cluster, const AnnoSpanPair *pair)
{
  if (pair->a == NULL || pair->b == NULL)
    return ANNO_PAIR_ALONE;
  if (cluster->n_variants == 1)
    return ANNO_PAIR_EXACT;
  if (anno_span_overlap_is_same (pair->a, pair->b))
    return ANNO_PAIR_TAG;
  return anno_clusters_get_variant (clusters, cluster->first_variant)->tag
                 == anno_clusters_get_variant (clusters, cluster->first_variant + 1)->tag
             ? ANNO_PAIR_BOUNDARY
             : ANNO_PAIR_BOTH;
}

void
anno_span_pairing_read (const AnnoClusters *clusters, guint n, AnnoSpanPair *pair)
{
  g_return_if_fail (clusters != NULL && clusters->n_layers == 2 && pair != NULL);

  const AnnoMark *a = anno_clusters_find_mark (clusters, n, 0);
  const AnnoMark *b = anno_clusters_find_mark (clusters, n, 1);
  *pair = (AnnoSpanPair){ ANNO_PAIR_ALONE, a != NULL ? a->span : NULL, b != NULL ? b->span : NULL,
                          0 };
  pair->kind = kind_of (clusters, anno_clusters_get (clusters, n), pair);
  if (a != NULL && b != NULL)
    pair->shared = anno_span_overlap_count (a->span, b->span);
}

static void
clear_pair (AnnoSpanPair *pair)
{
  g_clear_pointer (&pair->a, anno_span_unref);
  g_clear_pointer (&pair->b, anno_span_unref);
}

GArray *
anno_span_pairing_make (AnnoLayer *a, AnnoLayer *b, AnnoTagset *tagset)
{
  g_return_val_if_fail (ANNO_IS_LAYER (a) && ANNO_IS_LAYER (b) && tagset != NULL, NULL);

  AnnoLayer *layers[] = { a, b };
  g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, 2, tagset);
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (AnnoSpanPair), clusters->clusters->len);
  g_array_set_clear_func (pairs, (GDestroyNotify) clear_pair);
  for (guint i = 0; i < clusters->clusters->len; i++)
    {
      AnnoSpanPair pair;
      anno_span_pairing_read (clusters, i, &pair);
      if (pair.a != NULL)
        anno_span_ref (pair.a);
      if (pair.b != NULL)
        anno_span_ref (pair.b);
      g_array_append_val (pairs, pair);
    }
  return pairs;
}
