#include "model/span-lanes.h"

static int
compare_sizes_cb (gconstpointer a, gconstpointer b)
{
  const AnnoLaneItem *first = *(AnnoLaneItem *const *) a, *second = *(AnnoLaneItem *const *) b;

  if (first->size != second->size)
    return first->size < second->size ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first < second ? -1 : first > second;
}

static gboolean
overlap (const AnnoLaneItem *a, const AnnoLaneItem *b)
{
  return a->start < b->end && b->start < a->end;
}

/* The lowest number that none of the items before @i of @order which overlap it has. @taken is room
 * for as many lanes as there are items. */
static guint
free_lane (AnnoLaneItem **order, guint i, guint *taken)
{
  for (guint k = 0; k < i; k++)
    if (overlap (order[k], order[i]))
      taken[order[k]->lane] = i;

  guint lane = 0;
  while (taken[lane] == i)
    lane++;
  return lane;
}

static guint
assign_shortest_first (AnnoLaneItem *items, guint n)
{
  g_autofree AnnoLaneItem **order = g_new (AnnoLaneItem *, n);
  g_autofree guint *taken = g_new0 (guint, n + 1);
  guint n_lanes = 0;

  for (guint i = 0; i < n; i++)
    order[i] = &items[i];
  qsort (order, n, sizeof *order, compare_sizes_cb);
  order[0]->lane = 0;
  for (guint i = 1; i < n; i++)
    order[i]->lane = free_lane (order, i, taken);
  for (guint i = 0; i < n; i++)
    n_lanes = MAX (n_lanes, items[i].lane + 1);
  return n_lanes;
}

static guint
assign_in_reading_order (AnnoLaneItem *items, guint n)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      guint lane = 0;
      while (lane < ends->len && g_array_index (ends, guint, lane) > items[i].start)
        lane++;
      if (lane == ends->len)
        g_array_set_size (ends, lane + 1);
      g_array_index (ends, guint, lane) = items[i].end;
      items[i].lane = lane;
    }
  return ends->len;
}

guint
anno_span_lanes_assign (AnnoLaneItem *items, guint n)
{
  guint n_lanes = 0;

  g_return_val_if_fail (items != NULL || n == 0, 0);

  for (guint first = 0, next; first < n; first = next)
    {
      guint end = items[first].end;
      for (next = first + 1; next < n && items[next].start < end; next++)
        end = MAX (end, items[next].end);
      guint found = next - first <= ANNO_SPAN_LANES_CLUSTER
                        ? assign_shortest_first (items + first, next - first)
                        : assign_in_reading_order (items + first, next - first);
      n_lanes = MAX (n_lanes, found);
    }
  return n_lanes;
}

void
anno_lane_plan_init (AnnoLanePlan *self)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (AnnoLanePiece));
  self->layers = g_ptr_array_new ();
  self->n_lanes = self->n_over = 0;
}

void
anno_lane_plan_clear (AnnoLanePlan *self)
{
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  self->n_lanes = self->n_over = 0;
}

void
anno_lane_plan_empty (AnnoLanePlan *self)
{
  g_return_if_fail (self != NULL && self->pieces != NULL);

  g_array_set_size (self->pieces, 0);
  g_ptr_array_set_size (self->layers, 0);
  self->n_lanes = self->n_over = 0;
}

/* The pieces as they are found: segments in reading order, each with the number of its item in
 * place of a lane, and each gap before the segment that ends it. */
typedef struct
{
  GArray *pieces;
  GArray *items;     /* of AnnoLaneItem */
  GHashTable *known; /* AnnoSpan → number of its item + 1 */
  guint owner;
} Gathering;

static guint
item_of (Gathering *self, const AnnoFragment *fragment)
{
  gpointer known = NULL;
  if (anno_span_get_n_segments (fragment->span) > 1)
    known = g_hash_table_lookup (self->known, fragment->span);
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;

  AnnoLaneItem item = { fragment->start, fragment->end, anno_span_get_size (fragment->span), 0 };
  g_array_append_val (self->items, item);
  if (anno_span_get_n_segments (fragment->span) > 1)
    g_hash_table_insert (self->known, fragment->span, GUINT_TO_POINTER (self->items->len));
  return self->items->len - 1;
}

static gboolean
gather_cb (const AnnoFragment *fragment, gpointer data)
{
  Gathering *self = data;
  guint n = item_of (self, fragment);
  AnnoLaneItem *item = &g_array_index (self->items, AnnoLaneItem, n);
  AnnoLanePiece piece = { fragment->start, fragment->end,   fragment->span, fragment->part, n,
                          FALSE,           self->owner };

  if (fragment->start > item->end)
    {
      AnnoLanePiece gap = { item->end, fragment->start, fragment->span, fragment->part, n, TRUE,
                            self->owner };
      g_array_append_val (self->pieces, gap);
    }
  g_array_append_val (self->pieces, piece);
  item->end = MAX (item->end, fragment->end);
  return TRUE;
}

/* Plans one layer, in lanes from @base on; returns how many it needs. */
static guint
plan_layer (AnnoLanePlan *self, AnnoLayer *layer, guint start, guint end, guint base)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AnnoLaneItem));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  Gathering gathering = { self->pieces, items, known, self->layers->len };
  guint first = self->pieces->len;

  g_ptr_array_add (self->layers, layer);
  anno_layer_foreach (layer, start, end, gather_cb, &gathering);
  guint n_lanes = anno_span_lanes_assign ((AnnoLaneItem *) (void *) items->data, items->len);
  for (guint i = first; i < self->pieces->len; i++)
    {
      AnnoLanePiece *piece = &g_array_index (self->pieces, AnnoLanePiece, i);
      piece->lane = base + g_array_index (items, AnnoLaneItem, piece->lane).lane;
    }
  return n_lanes;
}

void
anno_lane_plan_make (AnnoLanePlan *self, AnnoLayer *layer, guint start, guint end)
{
  g_return_if_fail (self != NULL && self->pieces != NULL && start <= end);

  anno_lane_plan_empty (self);
  self->n_lanes = plan_layer (self, layer, start, end, 0);
}

void
anno_lane_plan_add (AnnoLanePlan *self, AnnoLayer *layer, guint start, guint end)
{
  g_return_if_fail (self != NULL && self->pieces != NULL && start <= end);
  self->n_over += plan_layer (self, layer, start, end, self->n_lanes + self->n_over);
}
