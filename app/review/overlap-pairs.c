#include "review/overlap-pairs.h"

#include "review/assignment.h"
#include "review/overlap-groups.h"
#include "review/overlap-growth.h"

typedef struct
{
  guint *of_a;
  guint *of_b;
  guint *place_a; /* of each span in its group */
  guint *place_b;
  guint *seen_b; /* scratch for growth */
} Pairing;

static guint *
new_filled (guint n)
{
  guint *values = g_new (guint, n + 1);

  for (guint i = 0; i <= n; i++)
    values[i] = ANNO_OVERLAP_ALONE;
  return values;
}

/* Numbers the spans of a group, each once; how many there are on each side. */
static void
number_spans (Pairing *self, const AnnoOverlapEdge *edges, guint n_edges, guint *n_a, guint *n_b)
{
  for (guint i = 0; i < n_edges; i++)
    {
      if (self->place_a[edges[i].a] == ANNO_OVERLAP_ALONE)
        self->place_a[edges[i].a] = (*n_a)++;
      if (self->place_b[edges[i].b] == ANNO_OVERLAP_ALONE)
        self->place_b[edges[i].b] = (*n_b)++;
    }
}

/* What each pair gains: so much for being one that no sum of overlaps makes up for it, and its
 * weight, where the overlap counts so much that no sum of equal categories makes up for it. */
static gint64 *
make_gains (const Pairing *self, const AnnoOverlapEdge *edges, guint n_edges, gboolean turned,
            guint n_rows, guint n_columns)
{
  gint64 *gains = g_new0 (gint64, (gsize) n_rows * n_columns);
  gint64 most = 0;

  for (guint i = 0; i < n_edges; i++)
    most = MAX (most, edges[i].weight / 2);
  gint64 unit = (gint64) n_rows + 1;
  for (guint i = 0; i < n_edges; i++)
    {
      guint a = self->place_a[edges[i].a];
      guint b = self->place_b[edges[i].b];
      gsize cell = (gsize) (turned ? b : a) * n_columns + (turned ? a : b);
      gains[cell] = (most + 1) * unit * unit + edges[i].weight / 2 * unit + edges[i].weight % 2;
    }
  return gains;
}

static void
solve_group (Pairing *self, const AnnoOverlapEdge *edges, guint n_edges, guint n_a, guint n_b)
{
  gboolean turned = n_b < n_a;
  g_autofree gint64 *gains
      = make_gains (self, edges, n_edges, turned, MIN (n_a, n_b), MAX (n_a, n_b));
  g_autofree guint *columns = anno_assignment_solve (gains, MIN (n_a, n_b), MAX (n_a, n_b));

  for (guint i = 0; i < n_edges; i++)
    {
      guint a = self->place_a[edges[i].a];
      guint b = self->place_b[edges[i].b];
      if (columns[turned ? b : a] != (turned ? a : b))
        continue;
      self->of_a[edges[i].a] = edges[i].b;
      self->of_b[edges[i].b] = edges[i].a;
    }
}

static void
pair_group_cb (const AnnoOverlapEdge *edges, guint n_edges, gpointer data)
{
  Pairing *self = data;
  guint n_a = 0;
  guint n_b = 0;

  if (n_edges == 1)
    {
      self->of_a[edges->a] = edges->b;
      self->of_b[edges->b] = edges->a;
      return;
    }
  number_spans (self, edges, n_edges, &n_a, &n_b);
  guint64 rows = MIN (n_a, n_b);
  if (rows * rows * MAX (n_a, n_b) <= ANNO_OVERLAP_EXACT)
    solve_group (self, edges, n_edges, n_a, n_b);
  else
    {
      const AnnoOverlapGrowth growth = { self->of_a, self->of_b, self->place_a, self->seen_b };
      anno_overlap_growth_run (&growth, edges, n_edges);
    }
}

guint *
anno_overlap_pairs_new (const GPtrArray *a, const GPtrArray *b, AnnoOverlapRule rule,
                        guint *n_pairs)
{
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  g_autoptr (GArray) edges = anno_overlap_edges_new (a, b, rule);
  Pairing self = {
    .of_a = new_filled (a->len),
    .of_b = new_filled (b->len),
    .place_a = new_filled (a->len),
    .place_b = new_filled (b->len),
    .seen_b = g_new0 (guint, (gsize) b->len + 1),
  };

  anno_overlap_groups_foreach (edges, a->len, b->len, pair_group_cb, &self);
  if (n_pairs != NULL)
    *n_pairs = 0;
  for (guint i = 0; i < a->len && n_pairs != NULL; i++)
    *n_pairs += self.of_a[i] != ANNO_OVERLAP_ALONE ? 1 : 0;
  g_free (self.of_b);
  g_free (self.place_a);
  g_free (self.place_b);
  g_free (self.seen_b);
  return self.of_a;
}
