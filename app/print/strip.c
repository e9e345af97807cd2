#include "print/strip.h"

/* In points. */
#define THIN 0.6
#define HATCH 2.4
#define WAVE 2.4

static void
text_free (gpointer data)
{
  AnnoStripText *self = data;
  pango_layout_line_unref (self->line);
  g_object_unref (self->layout);
  g_free (self->dest);
  g_free (self->link);
  g_free (self);
}

AnnoStrip *
anno_strip_new (guint block, const char *tag)
{
  AnnoStrip *self = g_new0 (AnnoStrip, 1);
  self->block = block;
  self->tag = tag;
  self->shapes = g_array_new (FALSE, FALSE, sizeof (AnnoStripShape));
  self->texts = g_ptr_array_new_with_free_func (text_free);
  return self;
}

void
anno_strip_free (AnnoStrip *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->shapes);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

void
anno_strip_add_shape (AnnoStrip *self, const AnnoStripShape *shape)
{
  g_return_if_fail (self != NULL && shape != NULL);
  g_array_append_val (self->shapes, *shape);
}

AnnoStripText *
anno_strip_add_text (AnnoStrip *self, PangoLayoutLine *line, double x, double baseline,
                     guint32 colour)
{
  g_return_val_if_fail (self != NULL && line != NULL, NULL);

  AnnoStripText *text = g_new0 (AnnoStripText, 1);
  text->line = pango_layout_line_ref (line);
  text->layout = g_object_ref (line->layout);
  text->x = x;
  text->baseline = baseline;
  text->colour = colour;
  g_ptr_array_add (self->texts, text);
  return text;
}

static void
set_colour (cairo_t *cr, guint32 colour, double opacity)
{
  cairo_set_source_rgba (cr, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0, opacity);
}

/* Arcs of a fixed length, the last of them cut off. */
static void
draw_wave (cairo_t *cr, const AnnoStripShape *shape)
{
  double middle = shape->y + shape->height / 2, side = 1;

  cairo_rectangle (cr, shape->x, shape->y - 1, shape->width, shape->height + 2);
  cairo_clip (cr);
  cairo_move_to (cr, shape->x, middle);
  for (double x = 0; x < shape->width; x += WAVE, side = -side)
    cairo_rel_curve_to (cr, WAVE / 3, -side * shape->height, 2 * WAVE / 3, -side * shape->height,
                        WAVE, 0);
  cairo_set_line_width (cr, THIN);
  cairo_stroke (cr);
}

static void
draw_hatch (cairo_t *cr, const AnnoStripShape *shape)
{
  cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
  cairo_clip (cr);
  for (double x = -shape->height; x < shape->width; x += HATCH)
    {
      cairo_move_to (cr, shape->x + x, shape->y + shape->height);
      cairo_rel_line_to (cr, shape->height, -shape->height);
    }
  cairo_set_line_width (cr, THIN);
  cairo_stroke (cr);
}

static void
draw_badge (cairo_t *cr, const AnnoStripShape *shape)
{
  double radius = shape->height / 2, y = shape->y + radius;

  cairo_new_sub_path (cr);
  cairo_arc (cr, shape->x + shape->width - radius, y, radius, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, shape->x + radius, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_set_line_width (cr, THIN);
  if (shape->stroke == ANNO_STROKE_SEAL)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

static void
draw_area (cairo_t *cr, const AnnoStripShape *shape)
{
  cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
  cairo_set_line_width (cr, THIN);
  if (shape->stroke == ANNO_STROKE_NONE)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

static void
draw_line (cairo_t *cr, const AnnoStripShape *shape)
{
  static const double dashes[] = { 3, 1.8 }, dots[] = { 0.1, 1.6 };

  if (shape->stroke == ANNO_STROKE_DASHED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else if (shape->stroke == ANNO_STROKE_DOTTED)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_set_line_cap (cr, shape->stroke == ANNO_STROKE_DOTTED ? CAIRO_LINE_CAP_ROUND
                                                              : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, shape->height);
  cairo_move_to (cr, shape->x, shape->y + shape->height / 2);
  cairo_rel_line_to (cr, shape->width, 0);
  cairo_stroke (cr);
}

static void
draw_shape (cairo_t *cr, const AnnoStripShape *shape)
{
  static void (*const draws[]) (cairo_t * cr, const AnnoStripShape *shape) = {
    [ANNO_STROKE_NONE] = draw_area,   [ANNO_STROKE_SOLID] = draw_line,
    [ANNO_STROKE_DASHED] = draw_line, [ANNO_STROKE_DOTTED] = draw_line,
    [ANNO_STROKE_WAVY] = draw_wave,   [ANNO_STROKE_HATCH] = draw_hatch,
    [ANNO_STROKE_FRAME] = draw_area,  [ANNO_STROKE_BADGE] = draw_badge,
    [ANNO_STROKE_SEAL] = draw_badge,
  };

  cairo_save (cr);
  set_colour (cr, shape->colour, shape->opacity);
  draws[shape->stroke](cr, shape);
  cairo_restore (cr);
}

/* Both kinds of tags mean nothing to surfaces that aren't PDF. */
static void
draw_text (cairo_t *cr, const AnnoStripText *text)
{
  g_autofree char *dest = text->dest != NULL ? g_strdup_printf ("name='%s'", text->dest) : NULL;
  g_autofree char *link = text->link != NULL ? g_strdup_printf ("dest='%s'", text->link) : NULL;

  if (dest != NULL)
    cairo_tag_begin (cr, CAIRO_TAG_DEST, dest);
  if (link != NULL)
    cairo_tag_begin (cr, CAIRO_TAG_LINK, link);
  set_colour (cr, text->colour, 1);
  cairo_move_to (cr, text->x, text->baseline);
  pango_cairo_show_layout_line (cr, text->line);
  if (link != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  if (dest != NULL)
    cairo_tag_end (cr, CAIRO_TAG_DEST);
}

void
anno_strip_draw (const AnnoStrip *self, cairo_t *cr, double x, double y)
{
  g_return_if_fail (self != NULL && cr != NULL);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  for (guint i = 0; i < self->shapes->len; i++)
    draw_shape (cr, &g_array_index (self->shapes, AnnoStripShape, i));
  for (guint i = 0; i < self->texts->len; i++)
    draw_text (cr, self->texts->pdata[i]);
  cairo_restore (cr);
}

void
anno_strips_keep_pairs (GPtrArray *strips, guint first)
{
  g_return_if_fail (strips != NULL);

  for (guint i = first; i + 1 < strips->len; i++)
    if (i == first || i + 2 == strips->len)
      ((AnnoStrip *) strips->pdata[i])->keep = TRUE;
}
