#include "print/strip.h"

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

static void
draw_shape (cairo_t *cr, const AnnoStripShape *shape)
{
  static const double dashes[] = { 3, 1.8 }, dots[] = { 0.1, 1.6 };

  set_colour (cr, shape->colour, shape->opacity);
  if (shape->stroke == ANNO_STROKE_NONE)
    {
      cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
      cairo_fill (cr);
      return;
    }
  cairo_save (cr);
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
