#include "review/overlap-growth.h"

#define ALONE G_MAXUINT

/* A span of the first side, and where its overlaps are. */
typedef struct
{
  guint a;
  guint first;
  guint end;
} Row;

/* A row on the path that is being looked for, and the next of its overlaps to try. */
typedef struct
{
  guint row;
  guint next;
} Step;

typedef struct
{
  const AnnoOverlapGrowth *spans;
  const AnnoOverlapEdge *edges;
  guint round;  /* what `seen_b` says of those that a search of this round has come by */
  GArray *rows; /* of Row, by the place of `a` */
  GArray *path; /* of Step */
} Growth;

static int
compare_weight_cb (gconstpointer a, gconstpointer b)
{
  const AnnoOverlapEdge *first = *(const AnnoOverlapEdge *const *) a;
  const AnnoOverlapEdge *second = *(const AnnoOverlapEdge *const *) b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return first < second ? -1 : first > second;
}

static void
take_largest (const Growth *self, guint n_edges)
{
  guint *of_a = self->spans->of_a;
  guint *of_b = self->spans->of_b;
  g_autofree const AnnoOverlapEdge **order = g_new (const AnnoOverlapEdge *, n_edges);

  for (guint i = 0; i < n_edges; i++)
    order[i] = &self->edges[i];
  qsort (order, n_edges, sizeof *order, compare_weight_cb);
  for (guint i = 0; i < n_edges; i++)
    if (of_a[order[i]->a] == ALONE && of_b[order[i]->b] == ALONE)
      {
        of_a[order[i]->a] = order[i]->b;
        of_b[order[i]->b] = order[i]->a;
      }
}

static void
push (Growth *self, guint row)
{
  const Step step = { row, g_array_index (self->rows, Row, row).first };
  g_array_append_val (self->path, step);
}

/* Each row of the path takes the overlap it tried last. */
static void
turn_path (Growth *self)
{
  for (guint i = self->path->len; i > 0; i--)
    {
      const Step *step = &g_array_index (self->path, Step, i - 1);
      const AnnoOverlapEdge *edge = &self->edges[step->next - 1];
      self->spans->of_a[edge->a] = edge->b;
      self->spans->of_b[edge->b] = edge->a;
    }
}

/* Looks for a path from @row to a span that is alone. The path is a list, as it may be as long as
 * the group. */
static gboolean
grow_from (Growth *self, guint row)
{
  g_array_set_size (self->path, 0);
  push (self, row);
  while (self->path->len > 0)
    {
      Step *step = &g_array_index (self->path, Step, self->path->len - 1);
      if (step->next == g_array_index (self->rows, Row, step->row).end)
        {
          g_array_set_size (self->path, self->path->len - 1);
          continue;
        }
      guint b = self->edges[step->next++].b;
      if (self->spans->seen_b[b] == self->round)
        continue;
      self->spans->seen_b[b] = self->round;
      if (self->spans->of_b[b] == ALONE)
        {
          turn_path (self);
          return TRUE;
        }
      push (self, self->spans->place_a[self->spans->of_b[b]]);
    }
  return FALSE;
}

static void
list_rows (Growth *self, guint n_edges)
{
  for (guint first = 0, end = 0; first < n_edges; first = end)
    {
      while (end < n_edges && self->edges[end].a == self->edges[first].a)
        end++;
      const Row row = { self->edges[first].a, first, end };
      g_array_append_val (self->rows, row);
    }
}

/* A round tries all that are alone and sees each span once; when none of a round has found a path,
 * there is none. */
static void
grow (Growth *self)
{
  gboolean grown = TRUE;

  while (grown)
    {
      grown = FALSE;
      self->round++;
      for (guint i = 0; i < self->rows->len; i++)
        if (self->spans->of_a[g_array_index (self->rows, Row, i).a] == ALONE && grow_from (self, i))
          grown = TRUE;
    }
}

void
anno_overlap_growth_run (const AnnoOverlapGrowth *self, const AnnoOverlapEdge *edges, guint n_edges)
{
  g_return_if_fail (self != NULL && edges != NULL);

  Growth growth = { .spans = self, .edges = edges };

  take_largest (&growth, n_edges);
  growth.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  growth.path = g_array_new (FALSE, FALSE, sizeof (Step));
  list_rows (&growth, n_edges);
  grow (&growth);
  g_array_unref (growth.rows);
  g_array_unref (growth.path);
}
