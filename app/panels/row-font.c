#include "panels/row-font.h"

#include <adwaita.h>

#define SMALL PANGO_SCALE_SMALL /* of the words' size */
#define DIM 0.55f
#define DIM_CONTRAST 0.9f

static PangoFontDescription *
font_of_size (PangoContext *context, AnnoRowSize which)
{
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (context));
  int size = pango_font_description_get_size (font);

  if (which == ANNO_ROW_WORDS)
    return font;
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size * SMALL);
  else
    pango_font_description_set_size (font, (int) (size * SMALL));
  return font;
}

static AnnoRowFont
ask_font (PangoContext *context)
{
  AnnoRowFont answer = { 0 };

  for (guint i = 0; i < ANNO_ROW_N_SIZES; i++)
    {
      g_autoptr (PangoFontDescription) font = font_of_size (context, i);
      PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
      answer.ascent[i] = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics));
      answer.height[i]
          = answer.ascent[i] + PANGO_PIXELS_CEIL (pango_font_metrics_get_descent (metrics));
      if (i == ANNO_ROW_WORDS)
        answer.letter = pango_font_metrics_get_approximate_char_width (metrics);
      pango_font_metrics_unref (metrics);
    }
  return answer;
}

AnnoRowFont
anno_row_font_of (GtkWidget *row)
{
  static PangoFontDescription *asked; /* about this font */
  static double resolution;
  static guint serial;
  static AnnoRowFont answer;
  PangoContext *context = gtk_widget_get_pango_context (row);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMap *map = pango_context_get_font_map (context);
  double dpi = pango_cairo_context_get_resolution (context);

  if (asked != NULL && pango_font_description_equal (asked, font) && dpi == resolution
      && pango_font_map_get_serial (map) == serial)
    return answer;
  g_clear_pointer (&asked, pango_font_description_free);
  asked = pango_font_description_copy (font);
  resolution = dpi;
  answer = ask_font (context);
  serial = pango_font_map_get_serial (map);
  return answer;
}

PangoLayout *
anno_row_font_layout (GtkWidget *row, AnnoRowSize size, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (row, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  AnnoRowFont font = anno_row_font_of (row);

  if (size == ANNO_ROW_SMALL)
    pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute (font.height[size] * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

GdkRGBA
anno_row_font_colour (GtkWidget *row, AnnoRowSize size)
{
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (row), &colour);
  if (size == ANNO_ROW_SMALL)
    colour.alpha *= contrast ? DIM_CONTRAST : DIM;
  return colour;
}
