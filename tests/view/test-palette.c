/* Proves view/palette: what is written in a colour can be read, and what lies on one too. */
#include "view/palette.h"

#include <math.h>

static double
channel (float value)
{
  return value <= 0.04045f ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *colour)
{
  return 0.2126 * channel (colour->red) + 0.7152 * channel (colour->green)
         + 0.0722 * channel (colour->blue);
}

/* As WCAG 2 defines it. */
static double
contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double first = luminance (a) + 0.05, second = luminance (b) + 0.05;
  return MAX (first, second) / MIN (first, second);
}

static GdkRGBA
over (const GdkRGBA *upper, const GdkRGBA *lower)
{
  float a = upper->alpha;
  return (GdkRGBA) { upper->red * a + lower->red * (1 - a), upper->green * a + lower->green * (1 - a),
                     upper->blue * a + lower->blue * (1 - a), 1 };
}

static void
test_contrast (void)
{
  for (guint s = 0; s < ANNO_N_SCHEMES; s++)
    for (guint i = 0; i < ANNO_N_COLOURS; i++)
      {
        const AnnoColours *colours = anno_palette_find ((AnnoScheme) s, anno_palette_get_name (i));
        GdkRGBA page = anno_palette_get_page ((AnnoScheme) s), text = anno_palette_get_text ((AnnoScheme) s);
        GdkRGBA soft = over (&colours->soft, &page), hover = over (&colours->hover, &soft);
        GdkRGBA strong = over (&colours->strong, &soft);
        double least = s >= ANNO_SCHEME_LIGHT_CONTRAST ? 7.0 : 4.5;
        g_test_message ("scheme %u, %s: label %.1f line %.1f text %.1f %.1f %.1f", s,
                        anno_palette_get_name (i), contrast (&colours->label, &page),
                        contrast (&colours->line, &page), contrast (&text, &soft),
                        contrast (&text, &hover), contrast (&text, &strong));
        g_assert_cmpfloat (contrast (&colours->label, &page), >=, least);
        g_assert_cmpfloat (contrast (&colours->line, &page), >=, 3.0);
        g_assert_cmpfloat (contrast (&text, &soft), >=, 4.5);
        g_assert_cmpfloat (contrast (&text, &hover), >=, 4.5);
        g_assert_cmpfloat (contrast (&text, &strong), >=, 4.5);
      }
}

static void
test_names (void)
{
  for (guint i = 0; i < ANNO_N_COLOURS; i++)
    for (guint k = 0; k < i; k++)
      g_assert_true (anno_palette_find (ANNO_SCHEME_DARK, anno_palette_get_name (i))
                     != anno_palette_find (ANNO_SCHEME_DARK, anno_palette_get_name (k)));
  g_assert_true (anno_palette_find (ANNO_SCHEME_LIGHT, NULL)
                 == anno_palette_find (ANNO_SCHEME_LIGHT, "grey"));
  g_assert_true (anno_palette_find (ANNO_SCHEME_LIGHT, "no such colour")
                 == anno_palette_find (ANNO_SCHEME_LIGHT, "grey"));
  g_assert_cmpint (anno_scheme_of (TRUE, FALSE), ==, ANNO_SCHEME_DARK);
  g_assert_cmpint (anno_scheme_of (FALSE, TRUE), ==, ANNO_SCHEME_LIGHT_CONTRAST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/names", test_names);
  return g_test_run ();
}
