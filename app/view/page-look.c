#include "view/page-look.h"

/* In characters of average width. Real text runs narrower than the average, which counts capitals as
 * often as small letters. */
#define COLUMN 72
#define MIN_MARGIN 22

double
anno_page_look_get_size (GtkWidget *view)
{
  g_return_val_if_fail (GTK_IS_WIDGET (view), 0);

  const PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (view));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  return pango_font_description_get_size_is_absolute (font) ? size : size * 96 / 72;
}

static int
column_of (GtkWidget *view)
{
  PangoContext *context = gtk_widget_get_pango_context (view);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int column = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics) * COLUMN);

  pango_font_metrics_unref (metrics);
  return column;
}

void
anno_page_look_set_column (GtkTextView *view, int width)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  int margin = MAX (MIN_MARGIN, (width - column_of (GTK_WIDGET (view))) / 2);
  /* To set even the same margin would lay out all of the text again. */
  if (gtk_text_view_get_left_margin (view) == margin)
    return;
  gtk_text_view_set_left_margin (view, margin);
  gtk_text_view_set_right_margin (view, margin);
}

gboolean
anno_page_look_is_dark (GtkWidget *view)
{
  GdkRGBA colour;

  g_return_val_if_fail (GTK_IS_WIDGET (view), FALSE);

  gtk_style_context_get_color (gtk_widget_get_style_context (view), &colour);
  return 0.2126f * colour.red + 0.7152f * colour.green + 0.0722f * colour.blue > 0.5f;
}
