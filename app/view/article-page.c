#include "view/article-page.h"

#include "view/lane-leading.h"
#include "view/paragraph.h"
#include "view/selection-painter.h"
#include "view/span-picker.h"

#include <math.h>

/* More paragraphs than any screen shows. */
#define KEPT 256
/* Leading: what is set at once when a layer is shown, and in each slice after that. */
#define FIRST_SLICE 64
#define SLICE 200

struct _AnnoArticlePage
{
  GtkTextView *view;
  AnnoArticleBuffer *map;
  AnnoLayer *layer;
  AnnoSpanPainter *painter;
  AnnoSpanMetrics metrics;
  AnnoScheme scheme;
  GHashTable *paragraphs; /* number of a line → AnnoParagraph */
  GByteArray *lanes;      /* how many lanes each line has room for */
  guint next_leading;     /* the first line whose leading is still to be set */
  guint leading_id;
  AnnoLanePlan plan;      /* scratch */
  AnnoEmphasis *emphasis;
  GArray *hits;           /* of AnnoRange: where something was found; or NULL */
  AnnoPageWork work;
};

/* One paragraph in sight. */
typedef struct
{
  GtkTextIter start;
  guint line;
  int top;
  int height;
} Sight;

typedef void (*SightVisit) (AnnoArticlePage *self, const Sight *sight, gpointer data);

static void
foreach_in_sight (AnnoArticlePage *self, SightVisit visit, gpointer data)
{
  GdkRectangle visible;
  Sight sight;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &sight.start, visible.y, NULL);
  do
    {
      gtk_text_view_get_line_yrange (self->view, &sight.start, &sight.top, &sight.height);
      if (sight.top > visible.y + visible.height)
        break;
      sight.line = (guint) gtk_text_iter_get_line (&sight.start);
      visit (self, &sight, data);
    }
  while (gtk_text_iter_forward_line (&sight.start));
}

static guint
place_of (AnnoArticlePage *self, const GtkTextIter *iter)
{
  return anno_article_buffer_to_place (self->map, (guint) gtk_text_iter_get_offset (iter));
}

/* Looks up the spans of the paragraph that @start begins. */
static void
plan_paragraph (AnnoArticlePage *self, const GtkTextIter *start)
{
  GtkTextIter end = *start;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  guint from = place_of (self, start), to = place_of (self, &end);
  if (from < to)
    anno_lane_plan_make (&self->plan, self->layer, from, to);
  else
    {
      g_array_set_size (self->plan.pieces, 0);
      self->plan.n_lanes = 0;
    }
  self->work.planned++;
  self->work.pieces += self->plan.pieces->len;
}

/* Gives line @line the leading its spans need. */
static void
lead_line (AnnoArticlePage *self, guint line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  if (gtk_text_iter_ends_line (&start))
    {
      anno_lane_leading_close (buffer, &start);
      return;
    }
  if (self->layer == NULL)
    return;
  plan_paragraph (self, &start);
  guint lanes = MIN (self->plan.n_lanes, ANNO_LANES_DRAWN);
  if (anno_lane_leading_apply (buffer, line, self->lanes->data[line], lanes))
    {
      self->work.relaid++;
      g_hash_table_remove (self->paragraphs, GUINT_TO_POINTER (line));
    }
  self->lanes->data[line] = (guint8) lanes;
}

static gboolean
lead_slice (AnnoArticlePage *self, guint n)
{
  for (guint i = 0; i < n && self->next_leading < self->lanes->len; i++)
    lead_line (self, self->next_leading++);
  return self->next_leading < self->lanes->len;
}

static gboolean
lead_cb (gpointer data)
{
  AnnoArticlePage *self = data;

  if (lead_slice (self, SLICE))
    return G_SOURCE_CONTINUE;
  self->leading_id = 0;
  return G_SOURCE_REMOVE;
}

/* The rest is set before the view lays it out, but not before the first frame. */
static void
lead_all (AnnoArticlePage *self)
{
  g_clear_handle_id (&self->leading_id, g_source_remove);
  self->next_leading = 0;
  if (self->map != NULL && lead_slice (self, FIRST_SLICE))
    self->leading_id = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE - 1, lead_cb, self, NULL);
}

AnnoArticlePage *
anno_article_page_new (GtkTextView *view)
{
  AnnoArticlePage *self = g_new0 (AnnoArticlePage, 1);

  self->view = view;
  self->painter = anno_span_painter_new (gtk_widget_get_pango_context (GTK_WIDGET (view)));
  self->metrics = anno_span_metrics_of (17, 1);
  self->paragraphs = g_hash_table_new_full (NULL, NULL, NULL,
                                            (GDestroyNotify) anno_paragraph_free);
  self->lanes = g_byte_array_new ();
  self->emphasis = anno_emphasis_new ();
  anno_lane_plan_init (&self->plan);
  return self;
}

void
anno_article_page_free (AnnoArticlePage *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->leading_id, g_source_remove);
  g_clear_pointer (&self->paragraphs, g_hash_table_unref);
  g_clear_pointer (&self->painter, anno_span_painter_free);
  g_clear_pointer (&self->lanes, g_byte_array_unref);
  g_clear_pointer (&self->emphasis, anno_emphasis_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_object (&self->layer);
  anno_lane_plan_clear (&self->plan);
  g_free (self);
}

void
anno_article_page_show (AnnoArticlePage *self, AnnoArticleBuffer *map, AnnoLayer *layer,
                        AnnoTagset *tagset)
{
  g_return_if_fail (self != NULL && (map != NULL || layer == NULL));

  guint n_lines = (guint) gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (self->view));
  self->map = map;
  g_set_object (&self->layer, layer);
  g_clear_pointer (&self->hits, g_array_unref);
  anno_span_painter_set_tagset (self->painter, tagset);
  g_byte_array_set_size (self->lanes, n_lines);
  memset (self->lanes->data, 0, n_lines);
  anno_article_page_forget (self);
  lead_all (self);
}

void
anno_article_page_set_style (AnnoArticlePage *self, AnnoScheme scheme,
                             const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (self != NULL && metrics != NULL);

  self->scheme = scheme;
  self->metrics = *metrics;
  anno_span_painter_set_style (self->painter, scheme, metrics);
  anno_lane_leading_set_metrics (self->view, metrics);
  anno_article_page_forget (self);
}

void
anno_article_page_forget (AnnoArticlePage *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->paragraphs);
  anno_emphasis_begin (self->emphasis);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
anno_article_page_refill (AnnoArticlePage *self)
{
  g_return_if_fail (self != NULL);

  anno_article_page_forget (self);
  lead_all (self);
}

static guint
line_of (AnnoArticlePage *self, guint place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter,
                                      (int) anno_article_buffer_to_offset (self->map, place));
  return (guint) gtk_text_iter_get_line (&iter);
}

/* A span over half the article is led in slices, as when the layer came. */
static void
lead_from (AnnoArticlePage *self, guint line)
{
  self->next_leading = MIN (self->next_leading, line);
  anno_article_page_forget (self);
  if (self->leading_id == 0 && lead_slice (self, FIRST_SLICE))
    self->leading_id = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE - 1, lead_cb, self, NULL);
}

static void
touch_lines (AnnoArticlePage *self, AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      guint first = line_of (self, segments[i].start), last = line_of (self, segments[i].end - 1);
      if (last - first >= SLICE)
        lead_from (self, first);
      for (guint line = first; line <= last && last - first < SLICE; line++)
        {
          g_hash_table_remove (self->paragraphs, GUINT_TO_POINTER (line));
          /* Those further down are waiting for their slice anyway. */
          if (line < self->next_leading)
            lead_line (self, line);
        }
    }
}

/* Where the first part of @span ends, which is as a rule where the pointer is; FALSE where that is
 * out of sight. */
static gboolean
find_end (AnnoArticlePage *self, AnnoSpan *span, int *y)
{
  guint place = anno_span_get_segments (span)[0].end - 1;
  GdkRectangle visible, area;
  GtkTextIter iter;
  int top = 0, height = 0;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter,
                                      (int) anno_article_buffer_to_offset (self->map, place));
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
  if (top > visible.y + visible.height || top + height < visible.y)
    return FALSE;
  gtk_text_view_get_iter_location (self->view, &iter, &area);
  *y = area.y;
  return TRUE;
}

void
anno_article_page_change (AnnoArticlePage *self, AnnoSpan *before, AnnoSpan *after)
{
  g_return_if_fail (self != NULL && self->layer != NULL && (before != NULL || after != NULL));

  AnnoSpan *span = after != NULL ? after : before;
  guint64 relaid = self->work.relaid;
  int old_y = 0, new_y = 0;
  gboolean in_sight = find_end (self, span, &old_y);

  if (before != NULL)
    touch_lines (self, before);
  if (after != NULL)
    touch_lines (self, after);
  /* The paragraph may have grown, but the line that is being worked on stays where it is. */
  if (in_sight && relaid != self->work.relaid && find_end (self, span, &new_y) && old_y != new_y)
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + new_y - old_y);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
anno_article_page_set_hovered (AnnoArticlePage *self, const char *id)
{
  g_return_if_fail (self != NULL);

  anno_emphasis_set_hovered (self->emphasis, id);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
anno_article_page_set_joined (AnnoArticlePage *self, const char *const *ids,
                              const char *const *people)
{
  g_return_if_fail (self != NULL);

  anno_emphasis_set_joined (self->emphasis, ids);
  anno_emphasis_set_people (self->emphasis, people);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
anno_article_page_set_chosen (AnnoArticlePage *self, const char *id, gboolean grips)
{
  g_return_if_fail (self != NULL);

  anno_emphasis_set_chosen (self->emphasis, id, grips);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* The paragraph in sight, with its drawing at hand. */
static AnnoParagraph *
find_paragraph (AnnoArticlePage *self, const Sight *sight)
{
  gpointer key = GUINT_TO_POINTER (sight->line);
  AnnoParagraph *found = g_hash_table_lookup (self->paragraphs, key);

  if (found == NULL || found->height != sight->height)
    {
      plan_paragraph (self, &sight->start);
      found = anno_paragraph_new ((float) sight->top, sight->height);
      anno_paragraph_draw (found, self->view, &sight->start, self->map, &self->plan, self->painter,
                           &self->metrics);
      g_hash_table_replace (self->paragraphs, key, found);
      self->work.drawn++;
    }
  found->top = (float) sight->top;
  found->seen = self->work.frames;
  return found;
}

static void
draw_spans (AnnoArticlePage *self, const Sight *sight, gpointer data)
{
  AnnoParagraph *paragraph = find_paragraph (self, sight);
  GtkSnapshot *snapshot = data;

  if (paragraph->node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, paragraph->top));
  gtk_snapshot_append_node (snapshot, paragraph->node);
  gtk_snapshot_restore (snapshot);
}

static void
draw_emphasis (AnnoArticlePage *self, const Sight *sight, gpointer data)
{
  AnnoParagraph *paragraph = find_paragraph (self, sight);

  anno_emphasis_draw (self->emphasis, data, self->painter, paragraph->runs, paragraph->top);
}

/* The offsets of the paragraph, with its line end. */
static AnnoRange
extent_of (const Sight *sight)
{
  GtkTextIter next = sight->start;

  gtk_text_iter_forward_line (&next);
  return (AnnoRange) { (guint) gtk_text_iter_get_offset (&sight->start),
                       (guint) gtk_text_iter_get_offset (&next) };
}

typedef struct
{
  const GArray *stretches; /* of AnnoRange */
  GArray *areas;
} Stretches;

static void
find_selected (AnnoArticlePage *self, const Sight *sight, gpointer data)
{
  const Stretches *selected = data;
  AnnoRange extent = extent_of (sight);

  for (guint i = 0; i < selected->stretches->len; i++)
    {
      AnnoRange stretch = g_array_index (selected->stretches, AnnoRange, i);
      if (stretch.end > extent.start && stretch.start < extent.end)
        anno_paragraph_add_areas (find_paragraph (self, sight), self->view, &sight->start,
                                  stretch.start, stretch.end, selected->areas);
    }
}

static void
draw_selected (AnnoArticlePage *self, GtkSnapshot *snapshot, const GArray *selected,
               const GdkRGBA *colour)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  Stretches stretches = { selected, areas };

  foreach_in_sight (self, find_selected, &stretches);
  anno_selection_paint (snapshot, areas, colour, &self->metrics);
}

/* The first hit that ends after @offset. */
static guint
first_hit (const GArray *hits, guint offset)
{
  guint low = 0, high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (hits, AnnoRange, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
find_hits (AnnoArticlePage *self, const Sight *sight, gpointer data)
{
  AnnoRange extent = extent_of (sight);

  for (guint i = first_hit (self->hits, extent.start); i < self->hits->len; i++)
    {
      AnnoRange hit = g_array_index (self->hits, AnnoRange, i);
      if (hit.start >= extent.end)
        return;
      anno_paragraph_add_areas (find_paragraph (self, sight), self->view, &sight->start,
                                hit.start, hit.end, data);
    }
}

static void
draw_hits (AnnoArticlePage *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  foreach_in_sight (self, find_hits, areas);
  anno_selection_outline (snapshot, areas, &anno_palette_find (self->scheme, "yellow")->line,
                          &self->metrics);
}

void
anno_article_page_set_hits (AnnoArticlePage *self, GArray *hits)
{
  g_return_if_fail (self != NULL);

  if (hits == NULL && self->hits == NULL)
    return;
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = hits != NULL ? g_array_ref (hits) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

static gboolean
is_stale_cb (gpointer line, gpointer value, gpointer data)
{
  const AnnoParagraph *paragraph = value;
  AnnoArticlePage *self = data;

  return paragraph->seen != self->work.frames;
}

void
anno_article_page_snapshot_below (AnnoArticlePage *self, GtkSnapshot *snapshot,
                                  const GArray *selected, const GdkRGBA *selection)
{
  g_return_if_fail (self != NULL && snapshot != NULL);

  if (self->layer == NULL || self->map == NULL)
    return;

  self->work.frames++;
  foreach_in_sight (self, draw_spans, snapshot);
  if (anno_emphasis_begin (self->emphasis))
    foreach_in_sight (self, draw_emphasis, snapshot);
  if (self->hits != NULL)
    draw_hits (self, snapshot);
  if (selected->len > 0)
    draw_selected (self, snapshot, selected, selection);
  if (g_hash_table_size (self->paragraphs) > KEPT)
    g_hash_table_foreach_remove (self->paragraphs, is_stale_cb, self);
}

static void
check_place (AnnoArticlePage *self, const Sight *sight, gpointer data)
{
  const AnnoParagraph *paragraph = g_hash_table_lookup (self->paragraphs,
                                                        GUINT_TO_POINTER (sight->line));
  gboolean *right = data;

  if (paragraph == NULL || paragraph->height != sight->height
      || (int) paragraph->top != sight->top)
    *right = FALSE;
}

gboolean
anno_article_page_snapshot_above (AnnoArticlePage *self, GtkSnapshot *snapshot)
{
  gboolean right = TRUE;
  GdkRGBA page;

  g_return_val_if_fail (self != NULL && snapshot != NULL, TRUE);

  if (self->layer == NULL || self->map == NULL)
    return TRUE;
  page = anno_palette_get_page (self->scheme);
  anno_emphasis_draw_grips (self->emphasis, snapshot, self->painter, self->layer, &page,
                            &self->metrics);
  foreach_in_sight (self, check_place, &right);
  return right;
}

typedef struct
{
  float x;
  float y;
  GPtrArray *found;
} Pick;

static void
pick_in (AnnoArticlePage *self, const Sight *sight, gpointer data)
{
  const AnnoParagraph *paragraph = g_hash_table_lookup (self->paragraphs,
                                                        GUINT_TO_POINTER (sight->line));
  const Pick *pick = data;

  if (paragraph == NULL)
    return;
  float lane = self->lanes->data[sight->line] <= ANNO_LANES_LABELLED ? self->metrics.pitch
                                                                     : self->metrics.dense;
  anno_span_picker_pick (paragraph->runs, lane, pick->x, pick->y - paragraph->top, pick->found);
}

GPtrArray *
anno_article_page_pick (AnnoArticlePage *self, float x, float y)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  if (self->layer != NULL && self->map != NULL)
    {
      Pick pick = { x, y, found };
      foreach_in_sight (self, pick_in, &pick);
    }
  return found;
}

gboolean
anno_article_page_grip_at (AnnoArticlePage *self, float x, float y, AnnoGrip *grip)
{
  g_return_val_if_fail (self != NULL && grip != NULL, FALSE);
  return anno_emphasis_grip_at (self->emphasis, &self->metrics, x, y, grip);
}

const AnnoColours *
anno_article_page_find_colours (AnnoArticlePage *self, const char *tag)
{
  g_return_val_if_fail (self != NULL, NULL);
  return anno_span_painter_find_colours (self->painter, tag);
}

const AnnoPageWork *
anno_article_page_get_work (AnnoArticlePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->work;
}
