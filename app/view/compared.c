#include "view/compared.h"

#define BAR 2.0f
#define FOOT 5.0f
#define BAND 0.12f   /* how strong the ink is in the lane */
#define HATCHING 0.4f
#define DISTANCE 5.0 /* between two strokes */

struct _AnnoCompared
{
  GArray *spans;    /* of AnnoComparedSpan */
  GArray *disputed; /* of AnnoRange */
};

static void
clear_span (gpointer data)
{
  AnnoComparedSpan *span = data;

  g_object_unref (span->layer);
  g_free ((char *) span->id);
}

AnnoCompared *
anno_compared_new (void)
{
  AnnoCompared *self = g_new0 (AnnoCompared, 1);

  self->spans = g_array_new (FALSE, FALSE, sizeof (AnnoComparedSpan));
  g_array_set_clear_func (self->spans, clear_span);
  self->disputed = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  return self;
}

void
anno_compared_free (AnnoCompared *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->spans);
  g_array_unref (self->disputed);
  g_free (self);
}

void
anno_compared_set (AnnoCompared *self, const AnnoComparedSpan *spans, guint n,
                   const GArray *disputed)
{
  g_return_if_fail (self != NULL && (spans != NULL || n == 0));

  g_array_set_size (self->spans, 0);
  g_array_set_size (self->disputed, 0);
  for (guint i = 0; i < n; i++)
    {
      AnnoComparedSpan copy = { g_object_ref (spans[i].layer), g_strdup (spans[i].id) };
      g_array_append_val (self->spans, copy);
    }
  if (disputed != NULL)
    g_array_append_vals (self->disputed, disputed->data, disputed->len);
}

gboolean
anno_compared_is_empty (const AnnoCompared *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return self->spans->len == 0 && self->disputed->len == 0;
}

const GArray *
anno_compared_get_disputed (const AnnoCompared *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->disputed;
}

static gboolean
is_meant (const AnnoCompared *self, const AnnoSpanRun *run)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const AnnoComparedSpan *span = &g_array_index (self->spans, AnnoComparedSpan, i);
      if (span->layer == run->layer && g_str_equal (span->id, anno_span_get_id (run->span)))
        return TRUE;
    }
  return FALSE;
}

/* An edge of the words, with feet that point to them. */
static void
bracket (GtkSnapshot *snapshot, const graphene_rect_t *words, gboolean right, const GdkRGBA *ink,
         float unit)
{
  float bar = MAX (1.5f, BAR * unit), foot = MIN (FOOT * unit, words->size.width);
  float edge = right ? words->origin.x + words->size.width : words->origin.x;
  float under = words->origin.y + words->size.height, feet = right ? edge - foot : edge;

  gtk_snapshot_append_color (snapshot, ink,
                             &GRAPHENE_RECT_INIT (right ? edge : edge - bar, words->origin.y, bar,
                                                  words->size.height));
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (feet, words->origin.y, foot, bar));
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (feet, under - bar, foot, bar));
}

static void
draw_run (GtkSnapshot *snapshot, const AnnoSpanRun *run, const GdkRGBA *ink, float unit)
{
  GdkRGBA band = { ink->red, ink->green, ink->blue, BAND };
  gboolean rtl = (run->flags & ANNO_RUN_RTL) != 0;

  if (run->flags & ANNO_RUN_GAP)
    return;
  gtk_snapshot_append_color (snapshot, &band,
                             &GRAPHENE_RECT_INIT (run->words.origin.x, run->line_y,
                                                  run->words.size.width, run->depth));
  if (run->flags & ANNO_RUN_START)
    bracket (snapshot, &run->words, rtl, ink, unit);
  if (run->flags & ANNO_RUN_END)
    bracket (snapshot, &run->words, !rtl, ink, unit);
}

void
anno_compared_draw (const AnnoCompared *self, GtkSnapshot *snapshot, const GArray *runs, float top,
                    const GdkRGBA *ink, const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (self != NULL && snapshot != NULL && runs != NULL && ink != NULL);

  if (self->spans->len == 0)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, top));
  for (guint i = 0; i < runs->len; i++)
    {
      const AnnoSpanRun *run = &g_array_index (runs, AnnoSpanRun, i);
      if (is_meant (self, run))
        draw_run (snapshot, run, ink, metrics->unit);
    }
  gtk_snapshot_restore (snapshot);
}

static void
hatch (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *ink, double unit)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);
  double left = area->origin.x, top = area->origin.y, height = area->size.height;
  double right = left + area->size.width, step = MAX (4, DISTANCE * unit);

  gdk_cairo_set_source_rgba (cr, ink);
  cairo_rectangle (cr, left, top, area->size.width, height);
  cairo_clip_preserve (cr);
  cairo_set_line_width (cr, MAX (1, unit));
  cairo_stroke (cr);
  /* All strokes of the page are on one grid, so that those of two areas meet. */
  for (double x = step * (int) ((left + top) / step); x < right + top + height; x += step)
    {
      cairo_move_to (cr, x - top, top);
      cairo_line_to (cr, x - top - height, top + height);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
anno_compared_hatch (GtkSnapshot *snapshot, const GArray *areas, const GdkRGBA *ink,
                     const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (snapshot != NULL && areas != NULL && ink != NULL && metrics != NULL);

  GdkRGBA faint = { ink->red, ink->green, ink->blue, HATCHING };
  for (guint i = 0; i < areas->len; i++)
    hatch (snapshot, &g_array_index (areas, graphene_rect_t, i), &faint, metrics->unit);
}
