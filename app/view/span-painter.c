#include "view/span-painter.h"

#include <math.h>

#define NORMAL_TEXT 17.0
#define SMALLEST_LABEL 8.0
#define THINNING 0.75f
#define RADIUS 4.0f
#define SMOOTH 1.5f /* above this, steps of a pixel would be seen at the corners */
#define BLEED 2.0f /* how far a background reaches beyond the words, where the part begins or ends */

struct _AnnoSpanPainter
{
  PangoContext *context;
  GHashTable *labels; /* text → PangoLayout */
  AnnoTagset *tagset;
  AnnoScheme scheme;
  AnnoSpanMetrics metrics;
};

AnnoSpanMetrics
anno_span_metrics_of (double size, int scale)
{
  double unit = MAX (size, 1) / NORMAL_TEXT, label = MAX (SMALLEST_LABEL, 9.0 * unit);

  return (AnnoSpanMetrics) {
    .unit = (float) unit,
    .scale = (float) MAX (scale, 1),
    .pitch = (float) round (label + 3.5 * unit),
    .dense = (float) MAX (3.0, round (4.0 * unit)),
    .over = (float) round (MAX (SMALLEST_LABEL, 8.0 * unit) + 2.0 * unit),
    .over_dense = (float) MAX (4.0, round (5.0 * unit)),
    .line = (float) MAX (1.5, round (4.0 * unit) / 2.0),
    .grip = (float) (4.5 * MAX (unit, 0.8)),
    .label = (int) (label * PANGO_SCALE),
    .small = (int) (MAX (SMALLEST_LABEL, 8.0 * unit) * PANGO_SCALE),
  };
}

int
anno_span_metrics_room (const AnnoSpanMetrics *self, guint n_lanes)
{
  guint drawn = CLAMP (n_lanes, 1, ANNO_LANES_DRAWN);
  float lanes = n_lanes <= ANNO_LANES_LABELLED ? self->pitch * (float) drawn
                                               : self->dense * (float) drawn + self->dense;
  return (int) ceilf (lanes + 1.5f * self->unit);
}

float
anno_span_metrics_lane (const AnnoSpanMetrics *self, guint n_lanes, guint lane)
{
  return anno_span_metrics_pitch (self, n_lanes) * (float) lane;
}

float
anno_span_metrics_pitch (const AnnoSpanMetrics *self, guint n_lanes)
{
  return n_lanes <= ANNO_LANES_LABELLED ? self->pitch : self->dense;
}

float
anno_span_metrics_pitch_over (const AnnoSpanMetrics *self, guint n_over)
{
  return n_over <= ANNO_OVER_LABELLED ? self->over : self->over_dense;
}

int
anno_span_metrics_room_over (const AnnoSpanMetrics *self, guint n_lanes, guint n_over)
{
  int own = anno_span_metrics_room (self, n_lanes);
  float over = anno_span_metrics_pitch_over (self, n_over) * (float) MIN (n_over, ANNO_OVER_DRAWN);

  if (n_over == 0)
    return own;
  /* A little more, so that the last lane isn't taken for one above the next words. */
  int all = (n_lanes > 0 ? own : 0) + (int) ceilf (over + 3.0f * self->unit);
  return MAX (own, all);
}

static void
clear_run (gpointer data)
{
  AnnoSpanRun *run = data;
  g_clear_pointer (&run->span, anno_span_unref);
}

GArray *
anno_span_runs_new (void)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (AnnoSpanRun));
  g_array_set_clear_func (runs, clear_run);
  return runs;
}

AnnoSpanPainter *
anno_span_painter_new (PangoContext *context)
{
  AnnoSpanPainter *self = g_new0 (AnnoSpanPainter, 1);
  self->context = g_object_ref (context);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->metrics = anno_span_metrics_of (NORMAL_TEXT, 1);
  return self;
}

void
anno_span_painter_free (AnnoSpanPainter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_object (&self->context);
  g_free (self);
}

void
anno_span_painter_set_style (AnnoSpanPainter *self, AnnoScheme scheme,
                             const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (self != NULL && metrics != NULL);

  self->scheme = scheme;
  self->metrics = *metrics;
  g_hash_table_remove_all (self->labels);
}

void
anno_span_painter_set_tagset (AnnoSpanPainter *self, AnnoTagset *tagset)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->tagset, anno_tagset_unref);
  self->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
  g_hash_table_remove_all (self->labels);
}

static const AnnoTag *
find_tag (AnnoSpanPainter *self, const char *id)
{
  return self->tagset != NULL && id != NULL ? anno_tagset_find (self->tagset, id) : NULL;
}

const AnnoColours *
anno_span_painter_find_colours (AnnoSpanPainter *self, const char *tag)
{
  g_return_val_if_fail (self != NULL, anno_palette_find (ANNO_SCHEME_LIGHT, NULL));

  const AnnoTag *found = find_tag (self, tag);
  return anno_palette_find (self->scheme, found != NULL ? found->colour : NULL);
}

const char *
anno_span_painter_find_name (AnnoSpanPainter *self, const char *tag)
{
  g_return_val_if_fail (self != NULL && tag != NULL, tag);

  const AnnoTag *found = find_tag (self, tag);
  return found != NULL ? found->name : tag;
}

static PangoLayout *
make_layout (AnnoSpanPainter *self, const char *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (self->metrics.label));
  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (self->metrics.label / 24));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static PangoLayout *
find_label (AnnoSpanPainter *self, const AnnoSpan *span, guint part)
{
  const AnnoTag *tag = find_tag (self, anno_span_get_tag (span));
  g_autofree char *name = g_utf8_strup (tag != NULL ? tag->name : anno_span_get_tag (span), -1);
  g_autofree char *text = part == 0 ? g_steal_pointer (&name)
                                    : g_strdup_printf ("%s ⋯%u", name, part + 1);
  PangoLayout *layout = g_hash_table_lookup (self->labels, text);

  if (layout == NULL)
    {
      layout = make_layout (self, text);
      g_hash_table_insert (self->labels, g_steal_pointer (&text), layout);
    }
  return layout;
}

float
anno_span_painter_measure_label (AnnoSpanPainter *self, const AnnoSpan *span, guint part)
{
  int width = 0;

  g_return_val_if_fail (self != NULL && span != NULL, 0);
  pango_layout_get_pixel_size (find_label (self, span, part), &width, NULL);
  return (float) width;
}

/* The words with a little air, round where the part begins and ends, square where it goes on. */
static GskRoundedRect
shape_of (AnnoSpanPainter *self, const AnnoSpanRun *run)
{
  gboolean rtl = (run->flags & ANNO_RUN_RTL) != 0;
  gboolean left = (run->flags & (rtl ? ANNO_RUN_END : ANNO_RUN_START)) != 0;
  gboolean right = (run->flags & (rtl ? ANNO_RUN_START : ANNO_RUN_END)) != 0;
  float air = roundf (BLEED * self->metrics.unit), radius = roundf (RADIUS * self->metrics.unit);
  graphene_size_t round = { radius, radius }, square = { 0, 0 };
  graphene_rect_t area = run->words;
  GskRoundedRect shape;

  area.origin.x -= left ? air : 0;
  area.size.width += (left ? air : 0) + (right ? air : 0);
  gsk_rounded_rect_init (&shape, &area, left ? &round : &square, right ? &round : &square,
                         right ? &round : &square, left ? &round : &square);
  return shape;
}

/* A border as wide as the shape is high fills it: for software renderers that is one path to fill,
 * where a rounded clip would be a mask for each. */
void
anno_span_painter_fill (GtkSnapshot *snapshot, const GskRoundedRect *shape, const GdkRGBA *colour)
{
  const float widths[4] = { shape->bounds.size.height, 0, 0, 0 };
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };

  if (gsk_rounded_rect_is_rectilinear (shape))
    gtk_snapshot_append_color (snapshot, colour, &shape->bounds);
  else
    gtk_snapshot_append_border (snapshot, shape, widths, colours);
}

/* A row of @shape, @row pixels from its upper or lower edge, as far in as a circle would be. */
static float
inset_of (float radius, float row)
{
  float up = radius - row - 0.5f;
  return row >= radius ? 0 : roundf (radius - sqrtf (radius * radius - up * up));
}

/* The same in whole pixels, where these are small and the colour is faint, and there are a hundred
 * shapes on the page: a software renderer fills rectangles many times faster than curves. */
static void
fill_in_steps (GtkSnapshot *snapshot, const GskRoundedRect *shape, const GdkRGBA *colour)
{
  const graphene_rect_t *all = &shape->bounds;
  float left = shape->corner[GSK_CORNER_TOP_LEFT].width;
  float right = shape->corner[GSK_CORNER_TOP_RIGHT].width, radius = MAX (left, right), row = 0;

  for (; row < radius && (inset_of (left, row) > 0 || inset_of (right, row) > 0); row++)
    {
      float in = inset_of (left, row), width = all->size.width - in - inset_of (right, row);
      float y = all->origin.y + row, under = all->origin.y + all->size.height - row - 1;
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT (all->origin.x + in, y, width, 1));
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT (all->origin.x + in, under, width, 1));
    }
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (all->origin.x, all->origin.y + row,
                                                  all->size.width, all->size.height - 2 * row));
}

static void
strokes (GtkSnapshot *snapshot, const GdkRGBA *colour, const graphene_rect_t *line, float dash,
         float blank)
{
  float end = line->origin.x + line->size.width;

  for (float x = line->origin.x; x < end; x += dash + blank)
    {
      graphene_rect_t piece = { { x, line->origin.y }, { MIN (dash, end - x), line->size.height } };
      gtk_snapshot_append_color (snapshot, colour, &piece);
    }
}

static void
underline (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run, float thickness)
{
  const AnnoColours *colours = anno_span_painter_find_colours (self, anno_span_get_tag (run->span));
  float unit = self->metrics.unit;
  graphene_rect_t line = { { run->words.origin.x, run->line_y },
                           { run->words.size.width, thickness } };

  if (run->flags & ANNO_RUN_GAP)
    {
      line.origin.y += 0.5f * unit;
      line.size.height = MAX (1.0f, 1.2f * unit);
      strokes (snapshot, &colours->line, &line, line.size.height, 3.0f * unit);
    }
  else if (anno_span_get_unsure (run->span))
    strokes (snapshot, &colours->line, &line, 5.0f * unit, 3.0f * unit);
  else
    gtk_snapshot_append_color (snapshot, &colours->line, &line);
}

static void
label (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run)
{
  const AnnoColours *colours = anno_span_painter_find_colours (self, anno_span_get_tag (run->span));
  PangoLayout *layout = find_label (self, run->span, run->part);
  int width = 0, height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  float shown = MIN ((float) width, run->room);
  float x = run->words.origin.x;
  if (run->flags & ANNO_RUN_RTL)
    x += run->words.size.width - shown;

  /* The letters' box has air above them; they are to hang right under the line. */
  float y = run->line_y + self->metrics.line + (self->metrics.pitch - self->metrics.line) / 2.0f
            - (float) height / 2.0f;
  graphene_rect_t clip = { { x, y }, { shown, (float) height } };
  gboolean cut = shown < (float) width;
  if (cut)
    gtk_snapshot_push_clip (snapshot, &clip);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &clip.origin);
  gtk_snapshot_append_layout (snapshot, layout, &colours->label);
  gtk_snapshot_restore (snapshot);
  if (cut)
    gtk_snapshot_pop (snapshot);
}

static guint
deepest_lane (const GArray *runs)
{
  guint deepest = 0;

  for (guint i = 0; i < runs->len; i++)
    if (!(g_array_index (runs, AnnoSpanRun, i).flags & ANNO_RUN_OVER))
      deepest = MAX (deepest, g_array_index (runs, AnnoSpanRun, i).lane);
  return deepest;
}

static void
fill_soft (AnnoSpanPainter *self, GtkSnapshot *snapshot, const GskRoundedRect *shape,
           const GdkRGBA *colour)
{
  if (self->metrics.unit * self->metrics.scale > SMOOTH)
    anno_span_painter_fill (snapshot, shape, colour);
  else
    fill_in_steps (snapshot, shape, colour);
}

/* Two soft colours on each other can make a grey that is neither: what lies below is thinned. */
static void
soften (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run, guint deepest)
{
  GskRoundedRect shape = shape_of (self, run);
  GdkRGBA page = anno_palette_get_page (self->scheme);

  page.alpha = THINNING;
  if (run->lane < deepest)
    fill_soft (self, snapshot, &shape, &page);
  fill_soft (self, snapshot, &shape,
             &anno_span_painter_find_colours (self, anno_span_get_tag (run->span))->soft);
}

void
anno_span_painter_paint (AnnoSpanPainter *self, GtkSnapshot *snapshot, const GArray *runs)
{
  g_return_if_fail (self != NULL && snapshot != NULL && runs != NULL);

  guint deepest = deepest_lane (runs);
  for (guint lane = deepest + 1; lane-- > 0;)
    for (guint i = 0; i < runs->len; i++)
      {
        const AnnoSpanRun *run = &g_array_index (runs, AnnoSpanRun, i);
        if (run->lane == lane && (run->flags & ANNO_RUN_SOFT) && !(run->flags & ANNO_RUN_OVER))
          soften (self, snapshot, run, deepest);
      }
  for (guint i = 0; i < runs->len; i++)
    {
      const AnnoSpanRun *run = &g_array_index (runs, AnnoSpanRun, i);
      if (run->flags & ANNO_RUN_OVER)
        continue;
      underline (self, snapshot, run, self->metrics.line);
      if (run->flags & ANNO_RUN_LABEL)
        label (self, snapshot, run);
    }
}

static void
emphasize (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run,
           const GdkRGBA *colour, float extra)
{
  GskRoundedRect shape = shape_of (self, run);

  if (!(run->flags & ANNO_RUN_GAP))
    anno_span_painter_fill (snapshot, &shape, colour);
  if (run->flags & ANNO_RUN_OVER)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT (run->words.origin.x, run->line_y,
                                                    run->words.size.width, run->depth));
  else
    underline (self, snapshot, run, self->metrics.line + extra * self->metrics.unit);
}

void
anno_span_painter_hover (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run)
{
  g_return_if_fail (self != NULL && snapshot != NULL && run != NULL);
  emphasize (self, snapshot, run,
             &anno_span_painter_find_colours (self, anno_span_get_tag (run->span))->hover, 0.5f);
}

/* A line around the run, open where the span goes on in another line. */
static void
outline (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run,
         const GdkRGBA *colour)
{
  if (run->flags & ANNO_RUN_GAP)
    return;

  GskRoundedRect shape = shape_of (self, run);
  float w = MAX (1.0f, 1.2f * self->metrics.unit);
  gboolean rtl = (run->flags & ANNO_RUN_RTL) != 0;
  float left = run->flags & (rtl ? ANNO_RUN_END : ANNO_RUN_START) ? w : 0;
  float right = run->flags & (rtl ? ANNO_RUN_START : ANNO_RUN_END) ? w : 0;
  const float widths[4] = { w, right, w, left };
  const GdkRGBA lines[4] = { *colour, *colour, *colour, *colour };
  gtk_snapshot_append_border (snapshot, &shape, widths, lines);
}

/* A broken line above the words and at the span's ends, so that the shape tells it from an attribution. */
static void
dash_around (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run,
             const GdkRGBA *colour)
{
  GskRoundedRect shape = shape_of (self, run);
  const graphene_rect_t *area = &shape.bounds;
  float w = MAX (1.0f, 1.2f * self->metrics.unit), dash = 3.0f * self->metrics.unit;
  float right = area->origin.x + area->size.width - w, under = area->origin.y + area->size.height;
  gboolean rtl = (run->flags & ANNO_RUN_RTL) != 0;

  strokes (snapshot, colour, &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y, area->size.width, w),
           dash, dash);
  for (float y = area->origin.y; y < under; y += 2 * dash)
    {
      float height = MIN (dash, under - y);
      if (run->flags & (rtl ? ANNO_RUN_END : ANNO_RUN_START))
        gtk_snapshot_append_color (snapshot, colour,
                                   &GRAPHENE_RECT_INIT (area->origin.x, y, w, height));
      if (run->flags & (rtl ? ANNO_RUN_START : ANNO_RUN_END))
        gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (right, y, w, height));
    }
}

void
anno_span_painter_echo (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run)
{
  g_return_if_fail (self != NULL && snapshot != NULL && run != NULL);

  const AnnoColours *colours = anno_span_painter_find_colours (self, anno_span_get_tag (run->span));
  emphasize (self, snapshot, run, &colours->hover, 0);
  if (!(run->flags & ANNO_RUN_GAP))
    dash_around (self, snapshot, run, &colours->line);
}

void
anno_span_painter_join (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run)
{
  g_return_if_fail (self != NULL && snapshot != NULL && run != NULL);
  outline (self, snapshot, run,
           &anno_span_painter_find_colours (self, anno_span_get_tag (run->span))->line);
}

void
anno_span_painter_choose (AnnoSpanPainter *self, GtkSnapshot *snapshot, const AnnoSpanRun *run)
{
  g_return_if_fail (self != NULL && snapshot != NULL && run != NULL);

  const AnnoColours *colours = anno_span_painter_find_colours (self, anno_span_get_tag (run->span));
  emphasize (self, snapshot, run, &colours->strong, 1.0f);
  outline (self, snapshot, run, &colours->line);
}

void
anno_span_painter_more (AnnoSpanPainter *self, GtkSnapshot *snapshot, guint n, float x, float y)
{
  g_return_if_fail (self != NULL && snapshot != NULL);

  g_autofree char *text = g_strdup_printf ("+%u", n);
  g_autoptr (PangoLayout) layout = make_layout (self, text);
  int width = 0, height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x - (float) width, y - (float) height));
  gtk_snapshot_append_layout (snapshot, layout, &anno_palette_find (self->scheme, NULL)->label);
  gtk_snapshot_restore (snapshot);
}
