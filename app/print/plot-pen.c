#include "print/plot-pen.h"

#include <math.h>

static const AnnoPlotInk inks[] = {
  [ANNO_PLOT_LIGHT] = { 0xffffff, 0x1e1e1e, 0x5a5a5a, 0xc8c8c8, 0x8fc1ea, 0x005a9c, 0x855300 },
  [ANNO_PLOT_DARK] = { 0x242424, 0xf6f6f6, 0xbdbdbd, 0x5a5a5a, 0x1f5688, 0x8cc1ff, 0xf4bd62 },
  [ANNO_PLOT_PRINT] = { 0xffffff, 0x1e1e1e, 0x5a5a5a, 0xc8c8c8, 0x8fc1ea, 0x005a9c, 0x855300 },
};

const AnnoPlotInk *
anno_plot_ink (AnnoPlotScheme scheme)
{
  g_return_val_if_fail (scheme < G_N_ELEMENTS (inks), &inks[ANNO_PLOT_PRINT]);
  return &inks[scheme];
}

/* Fonts are found once a thread: a matrix asks for the sizes of a thousand words. */
static PangoContext *
shared_context (void)
{
  static GPrivate contexts = G_PRIVATE_INIT (g_object_unref);

  if (g_private_get (&contexts) == NULL)
    g_private_set (&contexts, anno_page_text_context (NULL));
  return g_private_get (&contexts);
}

void
anno_plot_pen_init (AnnoPlotPen *self, cairo_t *cr, AnnoPlotScheme scheme, double width,
                    double height)
{
  g_return_if_fail (self != NULL && cr != NULL);

  *self = (AnnoPlotPen){ cr, anno_plot_ink (scheme), g_object_ref (shared_context ()) };
  if (scheme != ANNO_PLOT_PRINT)
    return;
  anno_plot_colour (self, self->ink->page);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

void
anno_plot_pen_clear (AnnoPlotPen *self)
{
  g_clear_object (&self->context);
}

static PangoLayout *
make_layout (PangoContext *context, const char *words, AnnoFace face, double width, gboolean wraps)
{
  PangoLayout *layout = anno_page_text_layout (context, face, width);
  g_autofree char *clean = anno_page_text_clean (words);

  if (!wraps)
    {
      g_strdelimit (clean, "\n", ' ');
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, width >= 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    }
  pango_layout_set_text (layout, clean, -1);
  return layout;
}

static void
size_of (PangoLayout *layout, PangoRectangle *logical)
{
  pango_layout_get_extents (layout, NULL, logical);
}

void
anno_plot_words_size (const char *words, AnnoFace face, double width, gboolean wraps,
                      double *across, double *down)
{
  g_return_if_fail (words != NULL);

  g_autoptr (PangoLayout) layout = make_layout (shared_context (), words, face, width, wraps);
  PangoRectangle logical;

  size_of (layout, &logical);
  if (across != NULL)
    *across = pango_units_to_double (logical.width);
  if (down != NULL)
    *down = pango_units_to_double (logical.height);
}

double
anno_plot_words (AnnoPlotPen *self, const char *words, double x, double y,
                 const AnnoPlotWords *how)
{
  g_return_val_if_fail (self != NULL && words != NULL && how != NULL, 0);

  g_autoptr (PangoLayout) layout
      = make_layout (self->context, words, how->face, how->width, how->wraps);
  PangoRectangle logical;
  size_of (layout, &logical);
  double across = pango_units_to_double (logical.width);
  double down = pango_units_to_double (logical.height);

  cairo_save (self->cr);
  anno_plot_colour (self, how->colour);
  cairo_translate (self->cr, x, y);
  if (how->turned)
    cairo_rotate (self->cr, -G_PI / 4);
  cairo_move_to (self->cr, -how->align * across - pango_units_to_double (logical.x),
                 how->turned ? -down / 2 : 0);
  pango_cairo_show_layout (self->cr, layout);
  cairo_restore (self->cr);
  cairo_new_path (self->cr);
  return down;
}

static double
part_of (guint32 colour, guint shift)
{
  return ((colour >> shift) & 0xff) / 255.0;
}

void
anno_plot_colour (AnnoPlotPen *self, guint32 colour)
{
  cairo_set_source_rgb (self->cr, part_of (colour, 16), part_of (colour, 8), part_of (colour, 0));
}

static double
blend (guint32 from, guint32 to, guint shift, double share)
{
  /* Whole steps, so that a file says the same on every machine. */
  return round ((part_of (from, shift) * (1 - share) + part_of (to, shift) * share) * 255) / 255;
}

void
anno_plot_shade (AnnoPlotPen *self, double share)
{
  const guint32 from = self->ink->page, to = self->ink->ground;

  share = CLAMP (share, 0, 1);
  cairo_set_source_rgb (self->cr, blend (from, to, 16, share), blend (from, to, 8, share),
                        blend (from, to, 0, share));
}

void
anno_plot_line (AnnoPlotPen *self, double x1, double y1, double x2, double y2, double thickness)
{
  cairo_set_line_width (self->cr, thickness);
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  cairo_stroke (self->cr);
}

double
anno_plot_words_height (const char *words, AnnoFace face, double width)
{
  double height = 0;

  if (words != NULL)
    anno_plot_words_size (words, face, width, TRUE, NULL, &height);
  return height;
}
