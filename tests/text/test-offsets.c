/* Proves text/offsets: the three counts agree with a plain walk, at every place of every text. */
#include "text/offsets.h"

#include <string.h>

static const char *const texts[] = {
  "",
  "plain",
  "“Putin & I discussed …”",
  "👩‍👩‍👧 Graham 🇺🇸 said",
  "e\u0301 and \u00e9",
  "قال الرئيس يوم الأحد",
  "特朗普总统周日上午",
  "a\r\nb\u2028c",
};

static void
check_every_place (const char *text)
{
  gsize n_bytes = strlen (text);
  g_autoptr (AnnoOffsets) offsets = anno_offsets_new (text, n_bytes);
  guint place = 0, unit = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize byte = p - text;
      gsize size = g_utf8_next_char (p) - p;
      guint units = g_utf8_get_char (p) > 0xFFFF ? 2 : 1;

      g_assert_cmpuint (anno_offsets_to_byte (offsets, place), ==, byte);
      g_assert_cmpuint (anno_offsets_to_utf16 (offsets, place), ==, unit);
      for (gsize inside = 0; inside < size; inside++)
        g_assert_cmpuint (anno_offsets_from_byte (offsets, byte + inside), ==, place);
      for (guint inside = 0; inside < units; inside++)
        g_assert_cmpuint (anno_offsets_from_utf16 (offsets, unit + inside), ==, place);
      place++;
      unit += units;
    }
  g_assert_cmpuint (anno_offsets_get_length (offsets), ==, place);
  g_assert_cmpuint (anno_offsets_get_utf16_length (offsets), ==, unit);
  g_assert_cmpuint (anno_offsets_to_byte (offsets, place + 7), ==, n_bytes);
  g_assert_cmpuint (anno_offsets_from_byte (offsets, n_bytes + 7), ==, place);
  g_assert_cmpuint (anno_offsets_from_utf16 (offsets, unit + 7), ==, place);
}

static void
test_every_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_every_place (texts[i]);
}

/* Longer than several strides, so that the marks are used and not only the walk. */
static void
test_long_texts (void)
{
  for (guint i = 1; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      while (text->len < 6 * ANNO_OFFSETS_STRIDE)
        g_string_append (text, texts[i]);
      check_every_place (text->str);
    }
}

/* Stretches in which all counts go along, next to some in which they don't. */
static void
test_single_characters (void)
{
  static const char *const odd[] = { "\u00e9", "\u2019", "😀" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint at = 0; at < 2 * ANNO_OFFSETS_STRIDE + 2; at++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        for (guint n = 0; n < 3 * ANNO_OFFSETS_STRIDE + 5; n++)
          g_string_append (text, n == at ? odd[i] : "a");
        check_every_place (text->str);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offsets/every-place", test_every_place);
  g_test_add_func ("/offsets/long-texts", test_long_texts);
  g_test_add_func ("/offsets/single-characters", test_single_characters);
  return g_test_run ();
}
