#include "review/overlap-edges.h"

typedef struct
{
  const GPtrArray *spans[2];
  guint next[2];   /* the first that hasn't come yet */
  GArray *open[2]; /* of indices: those that have come; the dead are dropped when met */
  AnnoOverlapRule rule;
  GArray *edges;
} Sweep;

static const AnnoRatedSpan *
span_at (const Sweep *self, guint side, guint index)
{
  return self->spans[side]->pdata[index];
}

/* Whose span comes next. Of spans that begin and end together both sides' come in turn, so that
 * those that are the same are near each other however many there are. */
static guint
next_side (const Sweep *self)
{
  if (self->next[0] == self->spans[0]->len || self->next[1] == self->spans[1]->len)
    return self->next[0] == self->spans[0]->len;

  const AnnoRatedSpan *a = span_at (self, 0, self->next[0]);
  const AnnoRatedSpan *b = span_at (self, 1, self->next[1]);
  if (a->start != b->start)
    return b->start < a->start;
  if (a->end != b->end)
    return b->end < a->end;
  return self->open[1]->len < self->open[0]->len;
}

static void
compare_two (Sweep *self, guint a, guint b)
{
  const AnnoRatedSpan *first = span_at (self, 0, a);
  const AnnoRatedSpan *second = span_at (self, 1, b);
  gboolean same = first->category == second->category;

  if (!same && (self->rule & ANNO_OVERLAP_SAME_CATEGORY) != 0)
    return;
  guint shared = anno_rated_span_shared (first, second);
  guint64 either = (guint64) first->size + second->size - shared;
  if (shared == 0 || ((self->rule & ANNO_OVERLAP_HALF) != 0 && 2 * (guint64) shared < either))
    return;
  const AnnoOverlapEdge edge = { a, b, 2 * shared + (same ? 1 : 0) };
  g_array_append_val (self->edges, edge);
}

/* Takes the dead out from the top of @open, as deep as is looked, and leaves the indices of those
 * that live in @living, the latest first. */
static guint
list_living (Sweep *self, guint side, guint place, guint living[ANNO_OVERLAP_DEPTH])
{
  GArray *open = self->open[side];
  guint n = 0;
  guint depth = open->len;

  while (depth > 0 && n < ANNO_OVERLAP_DEPTH)
    {
      guint index = g_array_index (open, guint, --depth);
      if (span_at (self, side, index)->end > place)
        living[n++] = index;
    }
  g_array_set_size (open, depth);
  for (guint i = n; i > 0; i--)
    g_array_append_val (open, living[i - 1]);
  return n;
}

GArray *
anno_overlap_edges_new (const GPtrArray *a, const GPtrArray *b, AnnoOverlapRule rule)
{
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  Sweep self = { .spans = { a, b }, .rule = rule };
  guint living[ANNO_OVERLAP_DEPTH];

  self.edges = g_array_new (FALSE, FALSE, sizeof (AnnoOverlapEdge));
  for (guint i = 0; i < 2; i++)
    self.open[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  while (self.next[0] < a->len || self.next[1] < b->len)
    {
      guint side = next_side (&self);
      guint index = self.next[side]++;
      guint n = list_living (&self, 1 - side, span_at (&self, side, index)->start, living);
      for (guint i = 0; i < n; i++)
        compare_two (&self, side == 0 ? index : living[i], side == 0 ? living[i] : index);
      g_array_append_val (self.open[side], index);
    }
  g_array_unref (self.open[0]);
  g_array_unref (self.open[1]);
  return self.edges;
}
