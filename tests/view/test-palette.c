/* Proves view/palette: what is written in a colour can be read, and what lies on one too; and no two
 * colours look alike, also to those who see fewer of them. */
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

/* What an eye sees that lacks one kind of cones, in linear light (Machado, Oliveira and Fernandes 2009);
 * the first one lacks none. */
static const struct
{
  const char *name;
  double matrix[3][3];
} eyes[] = {
  { "all colours", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protanopia", { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia", { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } },
  { "tritanopia", { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } },
};

typedef struct
{
  double l, a, b;
} Lab;

/* OKLab (Ottosson 2020), in which a distance is about what is seen of it. */
static Lab
seen_by (guint eye, const GdkRGBA *colour)
{
  const double light[3] = { channel (colour->red), channel (colour->green), channel (colour->blue) };
  double c[3];

  for (guint i = 0; i < 3; i++)
    {
      const double *row = eyes[eye].matrix[i];
      c[i] = CLAMP (row[0] * light[0] + row[1] * light[1] + row[2] * light[2], 0, 1);
    }
  double l = cbrt (0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
  double m = cbrt (0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
  double s = cbrt (0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
  return (Lab) { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

static double
distance (guint eye, const GdkRGBA *one, const GdkRGBA *other)
{
  Lab p = seen_by (eye, one), q = seen_by (eye, other);
  return sqrt ((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) + (p.b - q.b) * (p.b - q.b));
}

/* About 0.02 can just be told apart side by side; twice that where words lie between. */
#define APART 0.045

static void
test_apart (void)
{
  const AnnoScheme schemes[] = { ANNO_SCHEME_LIGHT, ANNO_SCHEME_DARK };
  guint n = 0;

  for (guint s = 0; s < G_N_ELEMENTS (schemes); s++)
    for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
      for (guint i = 0; i < ANNO_N_COLOURS; i++)
        for (guint k = 0; k < i; k++, n++)
          {
            const char *one = anno_palette_get_name (i), *other = anno_palette_get_name (k);
            double apart = distance (eye, &anno_palette_find (schemes[s], one)->line,
                                     &anno_palette_find (schemes[s], other)->line);
            if (apart < APART)
              g_test_message ("%s, %s, for %s: %.3f", one, other, eyes[eye].name, apart);
            g_assert_cmpfloat (apart, >=, APART);
          }
  g_assert_cmpuint (n, ==, 2 * 4 * 28);
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
  g_test_add_func ("/palette/apart", test_apart);
  g_test_add_func ("/palette/names", test_names);
  return g_test_run ();
}
