#include "review/overlap-groups.h"

#include <string.h>

/* The spans of both sides are nodes of a forest, the second side's after the first's; the root of
 * each tree is its least node. */
static guint
root_of (guint *parents, guint node)
{
  while (parents[node] != node)
    {
      parents[node] = parents[parents[node]];
      node = parents[node];
    }
  return node;
}

static void
join (guint *parents, guint a, guint b)
{
  guint first = root_of (parents, a);
  guint second = root_of (parents, b);

  parents[MAX (first, second)] = MIN (first, second);
}

/* Sorts @edges by key, those of one key in the order they had: the n-th edge has the key @keys[a],
 * or with @keys NULL its b. All keys are below @n_keys. */
static void
sort_by_key (GArray *edges, const guint *keys, guint n_keys)
{
  const AnnoOverlapEdge *all = (const AnnoOverlapEdge *) (gpointer) edges->data;
  g_autofree guint *places = g_new0 (guint, (gsize) n_keys + 1);
  AnnoOverlapEdge *sorted = g_new (AnnoOverlapEdge, edges->len);

  for (guint i = 0; i < edges->len; i++)
    places[(keys != NULL ? keys[all[i].a] : all[i].b) + 1]++;
  for (guint i = 0; i < n_keys; i++)
    places[i + 1] += places[i];
  for (guint i = 0; i < edges->len; i++)
    sorted[places[keys != NULL ? keys[all[i].a] : all[i].b]++] = all[i];
  memcpy (edges->data, sorted, edges->len * sizeof *sorted);
  g_free (sorted);
}

/* The place of each of the first side's spans when they are sorted by group. A group's root is its
 * first span, so all places of a group follow that of its root. */
static guint *
rank_spans (const guint *roots, guint n)
{
  g_autofree guint *next = g_new0 (guint, (gsize) n + 1);
  guint *ranks = g_new (guint, (gsize) n + 1);

  for (guint i = 0; i < n; i++)
    next[roots[i] + 1]++;
  for (guint i = 0; i < n; i++)
    next[i + 1] += next[i];
  for (guint i = 0; i < n; i++)
    ranks[i] = next[roots[i]]++;
  return ranks;
}

void
anno_overlap_groups_foreach (GArray *edges, guint n_a, guint n_b, AnnoOverlapVisit visit,
                             gpointer data)
{
  g_return_if_fail (edges != NULL && visit != NULL);

  const AnnoOverlapEdge *all = (const AnnoOverlapEdge *) (gpointer) edges->data;
  g_autofree guint *parents = g_new (guint, (gsize) n_a + n_b + 1);

  for (guint i = 0; i < n_a + n_b; i++)
    parents[i] = i;
  for (guint i = 0; i < edges->len; i++)
    join (parents, all[i].a, n_a + all[i].b);
  for (guint i = 0; i < n_a; i++)
    parents[i] = root_of (parents, i);
  if (edges->len == 0)
    return;
  g_autofree guint *ranks = rank_spans (parents, n_a);
  sort_by_key (edges, NULL, n_b);
  sort_by_key (edges, ranks, n_a);
  for (guint first = 0, end = 0; first < edges->len; first = end)
    {
      while (end < edges->len && parents[all[end].a] == parents[all[first].a])
        end++;
      visit (all + first, end - first, data);
    }
}
