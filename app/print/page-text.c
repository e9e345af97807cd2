#include "print/page-text.h"

#include "text/plain.h"

static const char *const faces[] = {
  [ANNO_FACE_TEXT] = "Noto Serif,Source Serif 4,Serif 10.5",
  [ANNO_FACE_HEADLINE] = "Noto Serif,Source Serif 4,Serif Bold 21",
  [ANNO_FACE_BYLINE] = "Noto Serif,Source Serif 4,Serif Italic 10.5",
  [ANNO_FACE_HEADING] = "Noto Sans,Cantarell,Sans Bold 11",
  [ANNO_FACE_SMALL] = "Noto Sans,Cantarell,Sans 8",
  [ANNO_FACE_STRONG] = "Noto Sans,Cantarell,Sans Bold 8",
  [ANNO_FACE_LABEL] = "Noto Sans,Cantarell,Sans Bold 5.2",
  [ANNO_FACE_LANE] = "Noto Sans,Cantarell,Sans 6",
  [ANNO_FACE_BADGE] = "Noto Sans,Cantarell,Sans Bold 6.5",
};

PangoContext *
anno_page_text_context (const char *language)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  if (language != NULL)
    pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

char *
anno_page_text_clean (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  char *clean = g_strdup (words);
  anno_plain_blank_separators (clean);
  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && *p != '\n' && *p != '\t')
      *p = ' ';
  return clean;
}

PangoLayout *
anno_page_text_layout (PangoContext *context, AnnoFace face, double width)
{
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (faces[face]);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

GArray *
anno_page_text_lines (PangoLayout *layout)
{
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), NULL);

  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AnnoPageLine));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle area;
      pango_layout_iter_get_line_extents (iter, NULL, &area);
      const AnnoPageLine line = {
        .line = pango_layout_iter_get_line_readonly (iter),
        .x = pango_units_to_double (area.x),
        .width = pango_units_to_double (area.width),
        .height = pango_units_to_double (area.height),
        .baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter) - area.y),
      };
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return lines;
}
