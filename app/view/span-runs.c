#include "view/span-runs.h"

#define LABEL_GAP 5.0f
/* In dense paragraphs only this many lanes have a background: more would be mud. */
#define DENSE_SOFT 2

typedef struct
{
  GtkTextView *view;
  const AnnoArticleBuffer *map;
  AnnoSpanPainter *painter;
  const AnnoSpanMetrics *metrics;
  const AnnoLanePlan *plan;
  GArray *items;       /* of LineItem: of one layer on the line in hand */
  GHashTable *numbers; /* AnnoSpan → number of its item, then its lane on the line, both + 1 */
  guint base;          /* the line's lane from which those of the layer in hand count */
  guint own;           /* how many lanes of one's own the line has */
  GArray *ranges;      /* of AnnoTextRange */
  GArray *runs;
  GArray *more;
} Builder;

/* The piece on that line, in offsets; FALSE where it doesn't reach it. */
static gboolean
clip_to_line (const Builder *self, const AnnoLanePiece *piece, const AnnoTextLine *line,
              guint *start, guint *end)
{
  *start = anno_article_buffer_to_offset (self->map, piece->start);
  *end = anno_article_buffer_to_offset (self->map, piece->end - 1) + 1;
  return MAX (*start, line->start) < MIN (*end, line->end);
}

/* One span on the line in hand, with all its parts and gaps there. */
typedef struct
{
  AnnoSpan *span;
  guint start;
  guint end;
  guint planned; /* the paragraph's lane */
  guint lane;    /* the line's */
} LineItem;

static int
compare_planned_cb (gconstpointer a, gconstpointer b)
{
  const LineItem *first = a, *second = b;

  if (first->planned != second->planned)
    return first->planned < second->planned ? -1 : 1;
  return first->start < second->start ? -1 : first->start > second->start;
}

/* Those of plan->pieces from @first to @last are of one layer. */
static void
gather_items (Builder *self, const AnnoTextLine *line, guint first, guint last)
{
  guint start, end;

  g_array_set_size (self->items, 0);
  g_hash_table_remove_all (self->numbers);
  for (guint i = first; i < last; i++)
    {
      const AnnoLanePiece *piece = &g_array_index (self->plan->pieces, AnnoLanePiece, i);
      if (!clip_to_line (self, piece, line, &start, &end))
        continue;
      LineItem fresh = { piece->span, start, end, piece->lane, 0 };
      gpointer known = g_hash_table_lookup (self->numbers, piece->span);
      if (known == NULL)
        {
          g_array_append_val (self->items, fresh);
          g_hash_table_insert (self->numbers, piece->span, GUINT_TO_POINTER (self->items->len));
          continue;
        }
      LineItem *item = &g_array_index (self->items, LineItem, GPOINTER_TO_UINT (known) - 1);
      item->start = MIN (item->start, start);
      item->end = MAX (item->end, end);
    }
}

/* Moves each span as near to the words as what lies above it on this line lets it: a lane that the
 * paragraph needs elsewhere is not left empty here. Returns how many lanes there are. */
static guint
place_lanes (Builder *self, const AnnoTextLine *line, guint first, guint last)
{
  guint used = 0;

  gather_items (self, line, first, last);
  g_array_sort (self->items, compare_planned_cb);
  for (guint i = 0; i < self->items->len; i++)
    {
      LineItem *item = &g_array_index (self->items, LineItem, i);
      /* Those in the plan's same lane don't overlap; what lies in a higher one keeps its order. */
      for (guint k = 0; k < i; k++)
        {
          const LineItem *above = &g_array_index (self->items, LineItem, k);
          if (above->planned < item->planned && above->start < item->end
              && item->start < above->end)
            item->lane = MAX (item->lane, above->lane + 1);
        }
      used = MAX (used, item->lane + 1);
      g_hash_table_insert (self->numbers, item->span, GUINT_TO_POINTER (item->lane + 1));
    }
  return used;
}

/* The lane on the line, from that of the kind in hand: one's own, or those of colleagues. */
static guint
lane_of (Builder *self, const AnnoLanePiece *piece)
{
  return self->base + GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, piece->span)) - 1;
}

static guint
lanes_drawn (const AnnoLanePiece *piece)
{
  return piece->owner == 0 ? ANNO_LANES_DRAWN : ANNO_OVER_DRAWN;
}

/* From the words' lower edge. */
static float
depth_of (const Builder *self, const AnnoLanePiece *piece, guint lane)
{
  guint own = MIN (self->own, ANNO_LANES_DRAWN);

  if (piece->owner == 0)
    return anno_span_metrics_lane (self->metrics, self->plan->n_lanes, lane);
  return anno_span_metrics_lane (self->metrics, self->plan->n_lanes, own)
         + anno_span_metrics_pitch_over (self->metrics, self->plan->n_over) * (float) lane;
}

static AnnoRunFlags
flags_of (const Builder *self, const AnnoLanePiece *piece, const AnnoTextLine *line,
          const AnnoTextRange *range, guint start, guint end, guint lane)
{
  AnnoRunFlags flags = range->rtl ? ANNO_RUN_RTL : 0;
  gboolean over = piece->owner > 0;
  gboolean labelled = over ? self->plan->n_over <= ANNO_OVER_LABELLED
                           : self->plan->n_lanes <= ANNO_LANES_LABELLED;

  flags |= over ? ANNO_RUN_OVER : 0;
  if (piece->gap)
    return flags | ANNO_RUN_GAP;
  if (range->starts && start >= line->start)
    flags |= ANNO_RUN_START | (labelled ? ANNO_RUN_LABEL : 0);
  /* One's own is known by its background; a colleague's line is to be known on each line. */
  if (over && labelled && range->starts)
    flags |= ANNO_RUN_LABEL;
  if (range->ends && end <= line->next)
    flags |= ANNO_RUN_END;
  if (!over && (labelled || lane < DENSE_SOFT))
    flags |= ANNO_RUN_SOFT;
  return flags;
}

static void
add_piece (Builder *self, const AnnoLanePiece *piece, const AnnoTextLine *line)
{
  guint start, end;

  if (!clip_to_line (self, piece, line, &start, &end))
    return;
  guint lane = lane_of (self, piece);
  if (lane >= lanes_drawn (piece))
    return;
  g_array_set_size (self->ranges, 0);
  anno_text_line_find (self->view, line, start, end, self->ranges);
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const AnnoTextRange *range = &g_array_index (self->ranges, AnnoTextRange, i);
      AnnoSpanRun run = {
        .words = GRAPHENE_RECT_INIT (range->x, line->words.origin.y, range->width,
                                     line->words.size.height),
        .line_y = line->words.origin.y + line->words.size.height + depth_of (self, piece, lane),
        .depth = piece->owner == 0
                     ? anno_span_metrics_pitch (self->metrics, self->plan->n_lanes)
                     : anno_span_metrics_pitch_over (self->metrics, self->plan->n_over),
        .lane = lane,
        .flags = flags_of (self, piece, line, range, start, end, lane),
        .span = anno_span_ref (piece->span),
        .part = piece->part,
        .layer = self->plan->layers->pdata[piece->owner],
        .owner = piece->owner,
      };
      g_array_append_val (self->runs, run);
    }
}

/* A label may be wider than its span, as long as its lane is free. */
static void
give_room (Builder *self, guint first, float left, float right)
{
  for (guint i = first; i < self->runs->len; i++)
    {
      AnnoSpanRun *run = &g_array_index (self->runs, AnnoSpanRun, i);
      gboolean rtl = (run->flags & ANNO_RUN_RTL) != 0;
      float x = run->words.origin.x, x1 = x + run->words.size.width, edge = rtl ? left : right;
      if (!(run->flags & ANNO_RUN_LABEL) || run->flags & ANNO_RUN_OVER)
        continue;
      for (guint k = first; k < self->runs->len; k++)
        {
          const AnnoSpanRun *other = &g_array_index (self->runs, AnnoSpanRun, k);
          float ox = other->words.origin.x, ox1 = ox + other->words.size.width;
          /* A connection is no obstacle: its thin line is above the letters. */
          if (other->span == run->span || other->lane != run->lane
              || (other->flags & (ANNO_RUN_GAP | ANNO_RUN_OVER)))
            continue;
          if (!rtl && ox >= x1)
            edge = MIN (edge, ox - LABEL_GAP);
          else if (rtl && ox1 <= x)
            edge = MAX (edge, ox1 + LABEL_GAP);
        }
      float room = rtl ? x1 - edge : edge - x;
      run->room = MIN (MAX (room, run->words.size.width),
                       anno_span_painter_measure_label (self->painter, run->span, run->part));
    }
}

static void
count_hidden (Builder *self, const AnnoTextLine *line, guint first, guint last, AnnoMore *more)
{
  guint start, end;

  for (guint i = first; i < last; i++)
    {
      const AnnoLanePiece *piece = &g_array_index (self->plan->pieces, AnnoLanePiece, i);
      if (!piece->gap && clip_to_line (self, piece, line, &start, &end)
          && lane_of (self, piece) >= lanes_drawn (piece))
        more->n++;
    }
}

/* The pieces of one layer from @first on, on that line; returns the first of the next layer. */
static guint
add_layer (Builder *self, const AnnoTextLine *line, guint first, AnnoMore *more)
{
  const GArray *pieces = self->plan->pieces;
  guint owner = g_array_index (pieces, AnnoLanePiece, first).owner, last = first;

  while (last < pieces->len && g_array_index (pieces, AnnoLanePiece, last).owner == owner)
    last++;
  guint used = place_lanes (self, line, first, last);
  for (guint i = first; i < last; i++)
    add_piece (self, &g_array_index (pieces, AnnoLanePiece, i), line);
  if (self->base + used > lanes_drawn (&g_array_index (pieces, AnnoLanePiece, first)))
    count_hidden (self, line, first, last, more);
  if (owner == 0)
    self->own = used;
  else
    self->base += used;
  return last;
}

void
anno_span_runs_build (GtkTextView *view, const AnnoArticleBuffer *map, AnnoSpanPainter *painter,
                      const AnnoSpanMetrics *metrics, const AnnoLanePlan *plan,
                      const GArray *lines, GArray *runs, GArray *more)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (LineItem));
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoTextRange));
  Builder self = { view, map, painter, metrics, plan, items, numbers, 0, 0, ranges, runs, more };
  float right = (float) (gtk_widget_get_width (GTK_WIDGET (view)));

  for (guint n = 0; n < lines->len; n++)
    {
      const AnnoTextLine *line = &g_array_index (lines, AnnoTextLine, n);
      AnnoMore hidden = { line->words, 0 };
      guint first = runs->len;
      self.base = self.own = 0;
      for (guint i = 0; i < plan->pieces->len;)
        i = add_layer (&self, line, i, &hidden);
      give_room (&self, first, 0, right);
      if (hidden.n > 0)
        g_array_append_val (more, hidden);
    }
}
