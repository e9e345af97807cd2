#include "view/over-painter.h"

#include <math.h>

#define AFTER_INITIALS 3.0f
#define SHORTEST_LINE 10.0f /* that is left beside the name of the tag */
#define THICKNESS 2.0f
#define KNOB 4.0f

struct _AnnoOverPainter
{
  PangoContext *context;
  GHashTable *layouts; /* words → PangoLayout; the initials are bold */
  GStrv initials;
  GArray *marks; /* of guint */
  AnnoSpanMetrics metrics;
};

/* Strokes and blanks by turns, in units; all of them a line of one thickness. */
static const struct
{
  guint n;
  float lengths[4];
  gboolean twofold; /* two thin lines */
  gboolean ticked;  /* a thin line with ticks */
} patterns[ANNO_OVER_PATTERNS] = {
  { 0, { 0 }, FALSE, FALSE },
  { 2, { 2, 2 }, FALSE, FALSE },
  { 2, { 8, 4 }, FALSE, FALSE },
  { 0, { 0 }, TRUE, FALSE },
  { 4, { 8, 2, 2, 2 }, FALSE, FALSE },
  { 0, { 0 }, FALSE, TRUE },
};

AnnoOverPainter *
anno_over_painter_new (PangoContext *context)
{
  AnnoOverPainter *self = g_new0 (AnnoOverPainter, 1);

  self->context = g_object_ref (context);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->initials = g_new0 (char *, 1);
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->metrics = anno_span_metrics_of (17, 1);
  return self;
}

void
anno_over_painter_free (AnnoOverPainter *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->layouts);
  g_object_unref (self->context);
  g_strfreev (self->initials);
  g_array_unref (self->marks);
  g_free (self);
}

void
anno_over_painter_set_makers (AnnoOverPainter *self, const char *const *initials,
                              const guint *marks)
{
  g_return_if_fail (self != NULL && initials != NULL);

  g_strfreev (self->initials);
  self->initials = g_strdupv ((GStrv) initials);
  g_array_set_size (self->marks, 0);
  if (marks != NULL)
    g_array_append_vals (self->marks, marks, g_strv_length (self->initials));
  g_hash_table_remove_all (self->layouts);
}

void
anno_over_painter_set_style (AnnoOverPainter *self, const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (self != NULL && metrics != NULL);

  self->metrics = *metrics;
  g_hash_table_remove_all (self->layouts);
}

static PangoLayout *
make_layout (AnnoOverPainter *self, const char *words, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (bold ? PANGO_WEIGHT_BOLD
                                                                  : PANGO_WEIGHT_NORMAL));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (self->metrics.small));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, words, -1);
  return layout;
}

static PangoLayout *
find_layout (AnnoOverPainter *self, const char *words, gboolean bold)
{
  g_autofree char *key = g_strconcat (bold ? "b" : "n", words, NULL);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout == NULL)
    {
      layout = make_layout (self, words, bold);
      g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
    }
  return layout;
}

static void
add (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, float width, float height)
{
  if (width > 0)
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
strokes (GtkSnapshot *snapshot, const GdkRGBA *colour, const graphene_rect_t *line, float unit,
         const float *lengths, guint n)
{
  float end = line->origin.x + line->size.width, x = line->origin.x;

  for (guint i = 0; x < end; i = (i + 1) % n)
    {
      float length = roundf (MAX (1, lengths[i] * unit));
      if (i % 2 == 0)
        add (snapshot, colour, x, line->origin.y, MIN (length, end - x), line->size.height);
      x += length;
    }
}

static void
ticks (GtkSnapshot *snapshot, const GdkRGBA *colour, const graphene_rect_t *area, float y,
       float unit)
{
  const float every[2] = { 1, 5 };
  float height = MIN (area->size.height, roundf (5 * unit));
  graphene_rect_t row = { { area->origin.x, y - floorf (height / 2) }, { area->size.width, height } };

  strokes (snapshot, colour, &row, unit, every, 2);
  add (snapshot, colour, area->origin.x, y, area->size.width, 1);
}

void
anno_over_pattern_paint (GtkSnapshot *snapshot, guint mark, const graphene_rect_t *area,
                         const GdkRGBA *colour, float unit, gboolean rtl)
{
  g_return_if_fail (snapshot != NULL && area != NULL && colour != NULL);

  guint n = mark % ANNO_OVER_PATTERNS;
  float thick = MAX (1.5f, roundf (THICKNESS * unit)), left = area->origin.x;
  float middle = floorf (area->origin.y + area->size.height / 2), width = area->size.width;
  graphene_rect_t line = { { left, middle - floorf (thick / 2) }, { width, thick } };

  if (patterns[n].ticked)
    ticks (snapshot, colour, area, middle, unit);
  else if (patterns[n].twofold)
    {
      add (snapshot, colour, left, middle - 1, width, 1);
      add (snapshot, colour, left, middle + roundf (unit), width, 1);
    }
  else if (patterns[n].n > 0)
    strokes (snapshot, colour, &line, unit, patterns[n].lengths, patterns[n].n);
  else
    add (snapshot, colour, left, line.origin.y, width, thick);
  if (mark >= ANNO_OVER_PATTERNS)
    add (snapshot, colour, rtl ? left + width - KNOB * unit : left, middle - KNOB * unit / 2,
         MIN (KNOB * unit, width), KNOB * unit);
}

/* Puts a layout at the start of what is left of the lane, which gets shorter by it; FALSE where it
 * doesn't fit beside @rest. */
static gboolean
put (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *colour, gboolean rtl, float rest,
     graphene_rect_t *lane)
{
  int width = 0, height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  if ((float) width + rest > lane->size.width)
    return FALSE;
  float x = rtl ? lane->origin.x + lane->size.width - (float) width : lane->origin.x;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, floorf (lane->origin.y
                                                                     + (lane->size.height
                                                                        - (float) height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
  float taken = MIN ((float) width + AFTER_INITIALS, lane->size.width);
  lane->origin.x += rtl ? 0 : taken;
  lane->size.width -= taken;
  return TRUE;
}

static void
paint_initials (AnnoOverPainter *self, GtkSnapshot *snapshot, AnnoSpanPainter *painter,
                const AnnoSpanRun *run, const AnnoColours *colours, graphene_rect_t *lane)
{
  const char *initials = self->initials[run->owner - 1];
  g_autofree char *unsure = anno_span_get_unsure (run->span) ? g_strconcat (initials, "?", NULL)
                                                             : NULL;
  gboolean rtl = (run->flags & ANNO_RUN_RTL) != 0;

  if (put (snapshot, find_layout (self, unsure != NULL ? unsure : initials, TRUE), &colours->label,
           rtl, 0, lane)
      && run->flags & ANNO_RUN_START)
    put (snapshot,
         find_layout (self, anno_span_painter_find_name (painter, anno_span_get_tag (run->span)),
                      FALSE),
         &colours->label, rtl, SHORTEST_LINE * self->metrics.unit, lane);
}

static void
paint_run (AnnoOverPainter *self, GtkSnapshot *snapshot, AnnoSpanPainter *painter,
           const AnnoSpanRun *run)
{
  const AnnoColours *colours = anno_span_painter_find_colours (painter, anno_span_get_tag (run->span));
  graphene_rect_t lane = { { run->words.origin.x, run->line_y },
                           { run->words.size.width, run->depth } };
  float unit = self->metrics.unit;
  const float dots[2] = { 1, 4 };

  if (run->flags & ANNO_RUN_GAP)
    {
      graphene_rect_t line = { { lane.origin.x, floorf (lane.origin.y + lane.size.height / 2) },
                               { lane.size.width, MAX (1, unit) } };
      strokes (snapshot, &colours->line, &line, unit, dots, 2);
      return;
    }
  if (run->flags & ANNO_RUN_LABEL)
    paint_initials (self, snapshot, painter, run, colours, &lane);
  anno_over_pattern_paint (snapshot, g_array_index (self->marks, guint, run->owner - 1), &lane,
                           &colours->line, unit, (run->flags & ANNO_RUN_RTL) != 0);
}

void
anno_over_painter_paint (AnnoOverPainter *self, GtkSnapshot *snapshot, AnnoSpanPainter *painter,
                         const GArray *runs)
{
  g_return_if_fail (self != NULL && snapshot != NULL && painter != NULL && runs != NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const AnnoSpanRun *run = &g_array_index (runs, AnnoSpanRun, i);
      if (run->flags & ANNO_RUN_OVER && run->owner > 0 && run->owner <= self->marks->len)
        paint_run (self, snapshot, painter, run);
    }
}
