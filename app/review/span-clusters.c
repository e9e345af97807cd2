#include "review/span-clusters.h"

#include "review/span-overlap.h"
#include "review/variant-graph.h"

#include <stdlib.h>
#include <string.h>

/* A mark on its way into a variant. */
typedef struct
{
  AnnoMark mark;
  const char *tag;
  guint nth; /* of those alike in its layer, from 0 */
} Entry;

static int
compare_entries (const Entry *a, const Entry *b)
{
  int order = anno_span_overlap_compare (a->mark.span, b->mark.span);
  return order != 0 || a->tag == b->tag ? order : strcmp (a->tag, b->tag);
}

static int
compare_found_cb (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;
  int order = compare_entries (first, second);

  if (order != 0)
    return order;
  if (first->mark.layer != second->mark.layer)
    return first->mark.layer < second->mark.layer ? -1 : 1;
  return strcmp (anno_span_get_id (first->mark.span), anno_span_get_id (second->mark.span));
}

static int
compare_counted_cb (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;

  if (first->nth != second->nth)
    return first->nth < second->nth ? -1 : 1;
  return first->mark.layer < second->mark.layer ? -1 : first->mark.layer > second->mark.layer;
}

static GArray *
list_entries (AnnoClusters *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->n_layers; i++)
    {
      g_autoptr (AnnoSpanOrder) order = anno_layer_fork_order (self->layers[i]);
      AnnoSpanOrderIter iter;
      AnnoSpan *span;
      anno_span_order_iter_init (&iter, order);
      while ((span = anno_span_order_iter_next (&iter)) != NULL)
        {
          Entry entry = { { i, anno_span_ref (span) },
                          anno_tagset_id_of (self->tagset, anno_span_get_tag (span)),
                          0 };
          g_array_append_val (entries, entry);
        }
    }
  g_array_sort (entries, compare_found_cb);
  return entries;
}

/* The entries of [first, end) have one place and tag. */
static void
count_alike (Entry *entries, guint first, guint end)
{
  gboolean several = FALSE;

  for (guint i = first + 1; i < end; i++)
    if (entries[i].mark.layer == entries[i - 1].mark.layer)
      {
        entries[i].nth = entries[i - 1].nth + 1;
        several = TRUE;
      }
  if (several)
    qsort (entries + first, end - first, sizeof *entries, compare_counted_cb);
}

/* Sorts the entries so that those of one variant are together; gives where each variant begins. */
static GArray *
cut_variants (GArray *entries)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  Entry *all = (Entry *) (void *) entries->data;

  for (guint first = 0, end; first < entries->len; first = end)
    {
      for (end = first + 1; end < entries->len && compare_entries (&all[first], &all[end]) == 0;)
        end++;
      count_alike (all, first, end);
      for (guint i = first; i < end; i++)
        if (i == first || all[i].nth != all[i - 1].nth)
          g_array_append_val (starts, i);
    }
  return starts;
}

static guint
end_of (const GArray *entries, const GArray *starts, guint variant)
{
  return variant + 1 < starts->len ? g_array_index (starts, guint, variant + 1) : entries->len;
}

static void
fill_graph (AnnoVariantGraph *graph, const GArray *entries, const GArray *starts)
{
  for (guint i = 0; i < starts->len; i++)
    {
      guint first = g_array_index (starts, guint, i), end = end_of (entries, starts, i);
      const Entry *entry = &g_array_index (entries, Entry, first);
      graph->nodes[i].span = entry->mark.span;
      graph->nodes[i].tag = entry->tag;
      graph->nodes[i].n_marks = end - first;
      for (guint k = first; k < end; k++)
        {
          guint layer = g_array_index (entries, Entry, k).mark.layer;
          graph->layers[(gsize) i * graph->n_words + layer / 64] |= G_GUINT64_CONSTANT (1)
                                                                    << (layer % 64);
        }
    }
}

static void
add_variant (AnnoClusters *self, const GArray *entries, guint first, guint end)
{
  AnnoVariant variant
      = { g_array_index (entries, Entry, first).tag, self->marks->len, end - first };

  for (guint i = first; i < end; i++)
    g_array_append_val (self->marks, g_array_index (entries, Entry, i).mark);
  g_array_append_val (self->variants, variant);
}

static int
compare_nodes_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoVariantNode *nodes = data;
  guint first = *(const guint *) a, second = *(const guint *) b;

  if (nodes[first].n_marks != nodes[second].n_marks)
    return nodes[first].n_marks > nodes[second].n_marks ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* @members: numbers of nodes; put into order here. */
static void
add_cluster (AnnoClusters *self, const AnnoVariantGraph *graph, GArray *members,
             const GArray *entries, const GArray *starts)
{
  AnnoCluster cluster = { self->variants->len, members->len, self->marks->len, 0 };

  if (members->len > 1)
    g_array_sort_with_data (members, compare_nodes_cb, graph->nodes);
  for (guint i = 0; i < members->len; i++)
    {
      guint node = g_array_index (members, guint, i);
      add_variant (self, entries, g_array_index (starts, guint, node),
                   end_of (entries, starts, node));
    }
  cluster.n_marks = self->marks->len - cluster.first_mark;
  g_array_append_val (self->clusters, cluster);
}

/* A cluster comes where the first of its nodes in reading order is met. */
static void
add_clusters (AnnoClusters *self, const AnnoVariantGraph *graph, const GArray *entries,
              const GArray *starts)
{
  g_autofree gboolean *done = g_new0 (gboolean, graph->n_nodes + 1);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      guint cluster = graph->nodes[i].cluster;
      if (done[cluster])
        continue;
      done[cluster] = TRUE;
      g_array_set_size (members, 0);
      for (guint k = cluster; k != G_MAXUINT; k = graph->nodes[k].next)
        g_array_append_val (members, k);
      add_cluster (self, graph, members, entries, starts);
    }
}

static void
unref_mark (AnnoMark *mark)
{
  anno_span_unref (mark->span);
}

static AnnoClusters *
make_empty (AnnoLayer *const *layers, guint n_layers, AnnoTagset *tagset)
{
  AnnoClusters *self = g_new0 (AnnoClusters, 1);

  self->n_layers = n_layers;
  self->tagset = anno_tagset_ref (tagset);
  self->layers = g_new0 (AnnoLayer *, n_layers + 1);
  self->known = g_new0 (GHashTable *, n_layers + 1);
  for (guint i = 0; i < n_layers; i++)
    self->layers[i] = g_object_ref (layers[i]);
  self->clusters = g_array_new (FALSE, FALSE, sizeof (AnnoCluster));
  self->variants = g_array_new (FALSE, FALSE, sizeof (AnnoVariant));
  self->marks = g_array_new (FALSE, FALSE, sizeof (AnnoMark));
  g_array_set_clear_func (self->marks, (GDestroyNotify) unref_mark);
  return self;
}

AnnoClusters *
anno_clusters_new (AnnoLayer *const *layers, guint n_layers, AnnoTagset *tagset)
{
  g_return_val_if_fail ((layers != NULL || n_layers == 0) && tagset != NULL, NULL);

  AnnoClusters *self = make_empty (layers, n_layers, tagset);
  g_autoptr (GArray) entries = list_entries (self);
  g_autoptr (GArray) starts = cut_variants (entries);
  g_auto (AnnoVariantGraph) graph = { 0 };

  anno_variant_graph_init (&graph, starts->len, n_layers);
  fill_graph (&graph, entries, starts);
  anno_variant_graph_join (&graph);
  self->n_looks = graph.n_looks;
  add_clusters (self, &graph, entries, starts);
  return self;
}

void
anno_clusters_free (AnnoClusters *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_layers; i++)
    {
      g_object_unref (self->layers[i]);
      g_clear_pointer (&self->known[i], g_hash_table_unref);
    }
  g_free (self->layers);
  g_free (self->known);
  g_array_unref (self->clusters);
  g_array_unref (self->variants);
  g_array_unref (self->marks);
  anno_tagset_unref (self->tagset);
  g_free (self);
}

guint
anno_clusters_get_n (const AnnoClusters *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->clusters->len;
}

const AnnoCluster *
anno_clusters_get (const AnnoClusters *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->clusters->len, NULL);
  return &g_array_index (self->clusters, AnnoCluster, n);
}

const AnnoVariant *
anno_clusters_get_variant (const AnnoClusters *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->variants->len, NULL);
  return &g_array_index (self->variants, AnnoVariant, n);
}

const AnnoMark *
anno_clusters_get_mark (const AnnoClusters *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->marks->len, NULL);
  return &g_array_index (self->marks, AnnoMark, n);
}

const char *
anno_clusters_tag_of (const AnnoClusters *self, const AnnoMark *mark)
{
  g_return_val_if_fail (self != NULL && mark != NULL, NULL);
  return anno_tagset_id_of (self->tagset, anno_span_get_tag (mark->span));
}

const AnnoMark *
anno_clusters_find_mark (const AnnoClusters *self, guint n, guint layer)
{
  const AnnoCluster *cluster = anno_clusters_get (self, n);

  for (guint i = 0; cluster != NULL && i < cluster->n_marks; i++)
    {
      const AnnoMark *mark = anno_clusters_get_mark (self, cluster->first_mark + i);
      if (mark->layer == layer)
        return mark;
    }
  return NULL;
}

const char *
anno_clusters_whose (const AnnoClusters *self, guint layer)
{
  g_return_val_if_fail (self != NULL && layer < self->n_layers, NULL);

  const AnnoLayerHeader *header = anno_layer_get_header (self->layers[layer]);
  return header->creator_id != NULL ? header->creator_id : header->id;
}

int
anno_clusters_compare_marks (const AnnoClusters *self, const AnnoMark *a, const AnnoMark *b)
{
  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, 0);

  int order = strcmp (anno_span_get_id (a->span), anno_span_get_id (b->span));
  if (order == 0)
    order = g_strcmp0 (anno_clusters_whose (self, a->layer), anno_clusters_whose (self, b->layer));
  if (order == 0)
    order = g_strcmp0 (anno_layer_get_header (self->layers[a->layer])->id,
                       anno_layer_get_header (self->layers[b->layer])->id);
  return order;
}

static GHashTable *
list_known (const AnnoClusters *self, guint layer)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->clusters->len; i++)
    {
      const AnnoMark *mark = anno_clusters_find_mark (self, i, layer);
      if (mark != NULL)
        g_hash_table_insert (known, (char *) anno_span_get_id (mark->span),
                             GUINT_TO_POINTER (i + 1));
    }
  return known;
}

guint
anno_clusters_find (const AnnoClusters *self, guint layer, const char *id)
{
  g_return_val_if_fail (self != NULL && layer < self->n_layers && id != NULL, G_MAXUINT);

  if (self->known[layer] == NULL)
    self->known[layer] = list_known (self, layer);
  gpointer found = g_hash_table_lookup (self->known[layer], id);
  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : G_MAXUINT;
}
