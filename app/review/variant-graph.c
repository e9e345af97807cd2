#include "review/variant-graph.h"

#include "review/span-overlap.h"

#include <stdlib.h>

/* Two nodes that could be one thing: the lower, the sooner. */
typedef struct
{
  gboolean other_tag;
  guint shared;  /* code points */
  guint apart;   /* code points that only one of them has */
  guint n_marks; /* of both */
  guint a;       /* the lower number */
  guint b;
} Candidate;

void
anno_variant_graph_init (AnnoVariantGraph *self, guint n_nodes, guint n_layers)
{
  self->n_nodes = n_nodes;
  self->n_layers = n_layers;
  self->n_words = (n_layers + 63) / 64;
  self->nodes = g_new0 (AnnoVariantNode, n_nodes);
  self->layers = g_new0 (guint64, (gsize) n_nodes * self->n_words);
  for (guint i = 0; i < n_nodes; i++)
    {
      self->nodes[i].cluster = self->nodes[i].last = i;
      self->nodes[i].next = G_MAXUINT;
    }
}

void
anno_variant_graph_clear (AnnoVariantGraph *self)
{
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->layers, g_free);
}

static gboolean
are_apart (const AnnoVariantGraph *self, guint a, guint b)
{
  for (guint i = 0; i < self->n_words; i++)
    if ((self->layers[(gsize) a * self->n_words + i] & self->layers[(gsize) b * self->n_words + i])
        != 0)
      return FALSE;
  return TRUE;
}

/* Whether every layer has a mark in the cluster. */
static gboolean
is_full (const AnnoVariantGraph *self, guint cluster)
{
  guint n = 0;

  for (guint i = 0; i < self->n_words; i++)
    for (guint64 word = self->layers[(gsize) cluster * self->n_words + i]; word != 0;
         word &= word - 1)
      n++;
  return n == self->n_layers;
}

/* Puts the cluster @b into the cluster @a. */
static void
join (AnnoVariantGraph *self, guint a, guint b)
{
  AnnoVariantNode *nodes = self->nodes;

  for (guint i = b; i != G_MAXUINT; i = nodes[i].next)
    nodes[i].cluster = a;
  nodes[nodes[a].last].next = b;
  nodes[a].last = nodes[b].last;
  for (guint i = 0; i < self->n_words; i++)
    self->layers[(gsize) a * self->n_words + i] |= self->layers[(gsize) b * self->n_words + i];
}

static gboolean
get_candidate (const AnnoVariantGraph *self, guint a, guint b, Candidate *candidate)
{
  const AnnoVariantNode *first = &self->nodes[MIN (a, b)], *second = &self->nodes[MAX (a, b)];
  guint shared = anno_span_overlap_count (first->span, second->span);
  guint apart = anno_span_get_size (first->span) + anno_span_get_size (second->span) - 2 * shared;

  *candidate = (Candidate){ first->tag != second->tag,        shared,     apart,
                            first->n_marks + second->n_marks, MIN (a, b), MAX (a, b) };
  return shared > 0 && (!candidate->other_tag || shared >= apart);
}

/* Whether every node of the one cluster could go with every node of the other. */
static gboolean
fit (AnnoVariantGraph *self, guint a, guint b)
{
  Candidate unused;

  for (guint i = a; i != G_MAXUINT; i = self->nodes[i].next)
    for (guint k = b; k != G_MAXUINT; k = self->nodes[k].next)
      {
        self->n_looks++;
        if (!get_candidate (self, i, k, &unused))
          return FALSE;
      }
  return TRUE;
}

static void
join_where_they_fit (AnnoVariantGraph *self, guint a, guint b)
{
  guint first = self->nodes[a].cluster, second = self->nodes[b].cluster;

  if (first != second && are_apart (self, first, second) && fit (self, first, second))
    join (self, first, second);
}

static int
compare_marks_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoVariantNode *nodes = data;
  guint first = *(const guint *) a, second = *(const guint *) b;

  if (nodes[first].n_marks != nodes[second].n_marks)
    return nodes[first].n_marks > nodes[second].n_marks ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* The nodes of [first, end) are all at one place. */
static void
join_place (AnnoVariantGraph *self, guint first, guint end)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = first; i < end; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_marks_cb, self->nodes);
  for (guint i = 1; i < order->len; i++)
    {
      guint node = g_array_index (order, guint, i);
      guint before = i > ANNO_VARIANT_DEPTH ? i - ANNO_VARIANT_DEPTH : 0;
      for (guint k = before; k < i && self->nodes[node].cluster == node; k++)
        {
          guint cluster = self->nodes[g_array_index (order, guint, k)].cluster;
          self->n_looks++;
          if (self->nodes[g_array_index (order, guint, k)].tag != self->nodes[node].tag
              && are_apart (self, cluster, node))
            join (self, cluster, node);
        }
    }
}

static void
join_places (AnnoVariantGraph *self)
{
  for (guint first = 0, end; first < self->n_nodes; first = end)
    {
      for (end = first + 1; end < self->n_nodes; end++)
        if (!anno_span_overlap_is_same (self->nodes[first].span, self->nodes[end].span))
          break;
      if (end > first + 1)
        join_place (self, first, end);
    }
}

/* Adds what @node makes together with those that began before it and haven't ended, of which
 * @open has the numbers. Those that have ended and are come across are taken out. */
static void
add_candidates (AnnoVariantGraph *self, guint node, GArray *open, GArray *candidates)
{
  guint start = anno_span_get_start (self->nodes[node].span), n_seen = 0;
  guint at = open->len, kept = open->len;
  Candidate candidate;

  while (at > 0 && n_seen < ANNO_VARIANT_DEPTH)
    {
      guint other = g_array_index (open, guint, --at);
      if (anno_span_get_end (self->nodes[other].span) <= start)
        continue;
      g_array_index (open, guint, --kept) = other;
      n_seen++;
      self->n_looks++;
      if (are_apart (self, self->nodes[other].cluster, self->nodes[node].cluster)
          && get_candidate (self, other, node, &candidate))
        g_array_append_val (candidates, candidate);
    }
  if (kept > at)
    g_array_remove_range (open, at, kept - at);
  g_array_append_val (open, node);
}

static GArray *
list_candidates (AnnoVariantGraph *self)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < self->n_nodes; i++)
    if (!is_full (self, self->nodes[i].cluster))
      add_candidates (self, i, open, candidates);
  return candidates;
}

static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->other_tag != second->other_tag)
    return first->other_tag ? 1 : -1;
  if (first->shared != second->shared)
    return first->shared > second->shared ? -1 : 1;
  if (first->apart != second->apart)
    return first->apart < second->apart ? -1 : 1;
  if (first->n_marks != second->n_marks)
    return first->n_marks > second->n_marks ? -1 : 1;
  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;
  return first->b < second->b ? -1 : first->b > second->b;
}

void
anno_variant_graph_join (AnnoVariantGraph *self)
{
  g_return_if_fail (self != NULL);

  join_places (self);
  g_autoptr (GArray) candidates = list_candidates (self);
  g_array_sort (candidates, compare_candidates_cb);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      join_where_they_fit (self, candidate->a, candidate->b);
    }
}
