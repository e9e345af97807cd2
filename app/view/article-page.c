#include "view/article-page.h"

#include "view/over-painter.h"
#include "view/paragraph.h"
#include "view/selection-painter.h"
#include "view/span-picker.h"

#include <math.h>

/* More paragraphs than any screen shows. */
#define KEPT 256

struct _AnnoArticlePage
{
  GtkTextView *view;
  AnnoArticleBuffer *map;
  AnnoPageLayers *layers;
  AnnoPageLanes *lanes;
  AnnoSpanPainter *painter;
  AnnoOverPainter *over;
  AnnoSpanMetrics metrics;
  AnnoScheme scheme;
  GHashTable *paragraphs; /* number of a line → AnnoParagraph */
  AnnoEmphasis *emphasis;
  AnnoCompared *compared;
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

/* Whether there is anything to draw. */
static gboolean
has_layer (AnnoArticlePage *self)
{
  return self->map != NULL && anno_page_layers_get_own (self->layers) != NULL;
}

static void
forget_line (gpointer page, guint line)
{
  g_hash_table_remove (((AnnoArticlePage *) page)->paragraphs, GUINT_TO_POINTER (line));
}

static void
change (gpointer page, AnnoSpan *before, AnnoSpan *after)
{
  anno_article_page_change (page, before, after);
}

static void
refill (gpointer page)
{
  anno_article_page_forget (page);
  anno_page_lanes_lead (((AnnoArticlePage *) page)->lanes);
}

static const AnnoPageLayersHeard heard = { change, refill };

AnnoArticlePage *
anno_article_page_new (GtkTextView *view)
{
  AnnoArticlePage *self = g_new0 (AnnoArticlePage, 1);

  self->view = view;
  self->layers = anno_page_layers_new (&heard, self);
  self->lanes = anno_page_lanes_new (view, self->layers, &self->work, forget_line, self);
  self->painter = anno_span_painter_new (gtk_widget_get_pango_context (GTK_WIDGET (view)));
  self->over = anno_over_painter_new (gtk_widget_get_pango_context (GTK_WIDGET (view)));
  self->metrics = anno_span_metrics_of (17, 1);
  self->paragraphs = g_hash_table_new_full (NULL, NULL, NULL,
                                            (GDestroyNotify) anno_paragraph_free);
  self->emphasis = anno_emphasis_new ();
  self->compared = anno_compared_new ();
  return self;
}

void
anno_article_page_free (AnnoArticlePage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lanes, anno_page_lanes_free);
  g_clear_pointer (&self->layers, anno_page_layers_free);
  g_clear_pointer (&self->paragraphs, g_hash_table_unref);
  g_clear_pointer (&self->painter, anno_span_painter_free);
  g_clear_pointer (&self->over, anno_over_painter_free);
  g_clear_pointer (&self->emphasis, anno_emphasis_free);
  g_clear_pointer (&self->compared, anno_compared_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_free (self);
}

void
anno_article_page_show (AnnoArticlePage *self, AnnoArticleBuffer *map, AnnoLayer *layer,
                        AnnoTagset *tagset)
{
  g_return_if_fail (self != NULL && (map != NULL || layer == NULL));

  self->map = map;
  anno_page_layers_set_own (self->layers, layer);
  g_clear_pointer (&self->hits, g_array_unref);
  anno_compared_set (self->compared, NULL, 0, NULL);
  anno_span_painter_set_tagset (self->painter, tagset);
  anno_page_lanes_show (self->lanes, map);
  refill (self);
}

void
anno_article_page_set_overlays (AnnoArticlePage *self, GPtrArray *overlays)
{
  g_return_if_fail (self != NULL && overlays != NULL);

  g_autoptr (GPtrArray) initials = g_ptr_array_new ();
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < overlays->len; i++)
    {
      const AnnoOverlay *overlay = overlays->pdata[i];
      g_ptr_array_add (initials, overlay->initials);
      g_array_append_val (marks, overlay->mark);
    }
  g_ptr_array_add (initials, NULL);
  anno_over_painter_set_makers (self->over, (const char *const *) initials->pdata,
                                (const guint *) (void *) marks->data);
  anno_page_layers_set_overlays (self->layers, overlays);
  refill (self);
}

AnnoPageLayers *
anno_article_page_get_layers (AnnoArticlePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->layers;
}

void
anno_article_page_set_compared (AnnoArticlePage *self, const AnnoComparedSpan *spans, guint n,
                                const GArray *disputed)
{
  g_return_if_fail (self != NULL);

  anno_compared_set (self->compared, spans, n, disputed);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
anno_article_page_set_style (AnnoArticlePage *self, AnnoScheme scheme,
                             const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (self != NULL && metrics != NULL);

  self->scheme = scheme;
  self->metrics = *metrics;
  anno_span_painter_set_style (self->painter, scheme, metrics);
  anno_over_painter_set_style (self->over, metrics);
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

static guint
line_of (AnnoArticlePage *self, guint place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter,
                                      (int) anno_article_buffer_to_offset (self->map, place));
  return (guint) gtk_text_iter_get_line (&iter);
}

static void
touch_lines (AnnoArticlePage *self, AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      guint first = line_of (self, segments[i].start), last = line_of (self, segments[i].end - 1);
      if (!anno_page_lanes_touch (self->lanes, first, last))
        anno_article_page_forget (self);
      else
        for (guint line = first; line <= last; line++)
          forget_line (self, line);
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
  g_return_if_fail (self != NULL && has_layer (self) && (before != NULL || after != NULL));

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
anno_article_page_set_hovered (AnnoArticlePage *self, AnnoLayer *layer, const char *id)
{
  g_return_if_fail (self != NULL);

  anno_emphasis_set_hovered (self->emphasis, layer, id);
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
anno_article_page_set_chosen (AnnoArticlePage *self, AnnoLayer *layer, const char *id,
                              gboolean grips)
{
  g_return_if_fail (self != NULL);

  gboolean own = layer == anno_page_layers_get_own (self->layers);
  anno_emphasis_set_chosen (self->emphasis, layer, id, grips && own);
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
      found = anno_paragraph_new ((float) sight->top, sight->height);
      anno_paragraph_draw (found, self->view, &sight->start, self->map,
                           anno_page_lanes_plan (self->lanes, &sight->start), self->painter,
                           self->over, &self->metrics);
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

static void
draw_compared (AnnoArticlePage *self, const Sight *sight, gpointer data)
{
  AnnoParagraph *paragraph = find_paragraph (self, sight);
  GdkRGBA ink = anno_palette_get_text (self->scheme);

  anno_compared_draw (self->compared, data, paragraph->runs, paragraph->top, &ink, &self->metrics);
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

/* Where @stretches are, as far as they are in sight. */
static GArray *
find_areas (AnnoArticlePage *self, const GArray *stretches)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  Stretches wanted = { stretches, areas };

  foreach_in_sight (self, find_selected, &wanted);
  return areas;
}

static void
draw_selected (AnnoArticlePage *self, GtkSnapshot *snapshot, const GArray *selected,
               const GdkRGBA *colour)
{
  g_autoptr (GArray) areas = find_areas (self, selected);
  anno_selection_paint (snapshot, areas, colour, &self->metrics);
}

static void
draw_difference (AnnoArticlePage *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) areas = find_areas (self, anno_compared_get_disputed (self->compared));
  GdkRGBA ink = anno_palette_get_text (self->scheme);

  anno_compared_hatch (snapshot, areas, &ink, &self->metrics);
  foreach_in_sight (self, draw_compared, snapshot);
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

  if (!has_layer (self))
    return;

  self->work.frames++;
  foreach_in_sight (self, draw_spans, snapshot);
  if (anno_emphasis_begin (self->emphasis))
    foreach_in_sight (self, draw_emphasis, snapshot);
  if (!anno_compared_is_empty (self->compared))
    draw_difference (self, snapshot);
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

  if (!has_layer (self))
    return TRUE;
  page = anno_palette_get_page (self->scheme);
  anno_emphasis_draw_grips (self->emphasis, snapshot, self->painter,
                            anno_page_layers_get_own (self->layers), &page, &self->metrics);
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
  anno_span_picker_pick (paragraph->runs, pick->x, pick->y - paragraph->top, pick->found);
}

GPtrArray *
anno_article_page_pick (AnnoArticlePage *self, float x, float y)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  if (has_layer (self))
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
