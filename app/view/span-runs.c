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
  guint n_lanes;
  GArray *items;       /* of LineItem */
  GHashTable *numbers; /* AnnoSpan → number of its item, then its lane on the line, both + 1 */
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

static void
gather_items (Builder *self, const AnnoLanePlan *plan, const AnnoTextLine *line)
{
  guint start, end;

  g_array_set_size (self->items, 0);
  g_hash_table_remove_all (self->numbers);
  for (guint i = 0; i < plan->pieces->len; i++)
    {
      const AnnoLanePiece *piece = &g_array_index (plan->pieces, AnnoLanePiece, i);
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
place_lanes (Builder *self, const AnnoLanePlan *plan, const AnnoTextLine *line)
{
  guint used = 0;

  gather_items (self, plan, line);
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

static guint
lane_of (Builder *self, const AnnoLanePiece *piece)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, piece->span)) - 1;
}

static AnnoRunFlags
flags_of (const Builder *self, const AnnoLanePiece *piece, const AnnoTextLine *line,
          const AnnoTextRange *range, guint start, guint end, guint lane)
{
  AnnoRunFlags flags = range->rtl ? ANNO_RUN_RTL : 0;
  gboolean labelled = self->n_lanes <= ANNO_LANES_LABELLED;

  if (piece->gap)
    return flags | ANNO_RUN_GAP;
  if (range->starts && start >= line->start)
    flags |= ANNO_RUN_START | (labelled ? ANNO_RUN_LABEL : 0);
  if (range->ends && end <= line->next)
    flags |= ANNO_RUN_END;
  if (labelled || lane < DENSE_SOFT)
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
  if (lane >= ANNO_LANES_DRAWN)
    return;
  g_array_set_size (self->ranges, 0);
  anno_text_line_find (self->view, line, start, end, self->ranges);
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const AnnoTextRange *range = &g_array_index (self->ranges, AnnoTextRange, i);
      AnnoSpanRun run = {
        .words = GRAPHENE_RECT_INIT (range->x, line->words.origin.y, range->width,
                                     line->words.size.height),
        .line_y = line->words.origin.y + line->words.size.height
                  + anno_span_metrics_lane (self->metrics, self->n_lanes, lane),
        .lane = lane,
        .flags = flags_of (self, piece, line, range, start, end, lane),
        .span = anno_span_ref (piece->span),
        .part = piece->part,
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
      if (!(run->flags & ANNO_RUN_LABEL))
        continue;
      for (guint k = first; k < self->runs->len; k++)
        {
          const AnnoSpanRun *other = &g_array_index (self->runs, AnnoSpanRun, k);
          float ox = other->words.origin.x, ox1 = ox + other->words.size.width;
          /* A connection is no obstacle: its thin line is above the letters. */
          if (other->span == run->span || other->lane != run->lane
              || (other->flags & ANNO_RUN_GAP))
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
count_hidden (Builder *self, const AnnoLanePlan *plan, const AnnoTextLine *line)
{
  AnnoMore more = { line->words, 0 };
  guint start, end;

  for (guint i = 0; i < plan->pieces->len; i++)
    {
      const AnnoLanePiece *piece = &g_array_index (plan->pieces, AnnoLanePiece, i);
      if (!piece->gap && clip_to_line (self, piece, line, &start, &end)
          && lane_of (self, piece) >= ANNO_LANES_DRAWN)
        more.n++;
    }
  if (more.n > 0)
    g_array_append_val (self->more, more);
}

void
anno_span_runs_build (GtkTextView *view, const AnnoArticleBuffer *map, AnnoSpanPainter *painter,
                      const AnnoSpanMetrics *metrics, const AnnoLanePlan *plan,
                      const GArray *lines, GArray *runs, GArray *more)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (LineItem));
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoTextRange));
  Builder self = { view, map, painter, metrics, plan->n_lanes, items, numbers, ranges, runs, more };
  float right = (float) (gtk_widget_get_width (GTK_WIDGET (view)));

  for (guint n = 0; n < lines->len; n++)
    {
      const AnnoTextLine *line = &g_array_index (lines, AnnoTextLine, n);
      guint first = runs->len, used = place_lanes (&self, plan, line);
      for (guint i = 0; i < plan->pieces->len; i++)
        add_piece (&self, &g_array_index (plan->pieces, AnnoLanePiece, i), line);
      give_room (&self, first, 0, right);
      if (used > ANNO_LANES_DRAWN)
        count_hidden (&self, plan, line);
    }
}
