/* Proves text/fold: what is the same to somebody who types plain letters is folded to the same, each
 * byte knows its place, and folding twice changes nothing. */
#include "text/fold.h"

#include <string.h>

#define LOOSE (ANNO_FOLD_CASE | ANNO_FOLD_MARKS)

static const struct
{
  const char *text;
  AnnoFoldFlags flags;
  const char *folded;
} cases[] = {
  { "Lindsey Graham", LOOSE, "lindsey graham" },
  { "Lindsey Graham", 0, "Lindsey Graham" },
  { "“It’s”", 0, "\"It's\"" },
  { "na\u00EFve \u00C9lan", LOOSE, "naive elan" },
  { "na\u00EFve", ANNO_FOLD_CASE, "nai\u0308ve" },
  { "nai\u0308ve", ANNO_FOLD_CASE, "nai\u0308ve" },
  { "Erdo\u011Fan, \u0141\u00F3d\u017A, K\u00F8benhavn", LOOSE, "erdogan, lodz, kobenhavn" },
  { "Stra\u00DFe STRASSE", LOOSE, "strasse strasse" },
  { "\u039F\u03B4\u03CC\u03C2", LOOSE, "\u03BF\u03B4\u03BF\u03C3" },
  { "a\u00A0 \t b\r\nc", 0, "a b c" },
  { "a\x1C\xC2\x85" "b\x1D" "c\x1E" "d", 0, "a b c d" },
  { "one.\n\nTwo.\r\n \r\nThree", ANNO_FOLD_CASE, "one.\ntwo.\nthree" },
  { "co\u00ADop\u200Ber\uFEFFate", 0, "cooperate" },
  { "2017\u201318 \u2014 so", 0, "2017-18 - so" },
  { "\uFB01ne \uFF21\uFF22", LOOSE, "fine ab" },
  { "\u0645\u064E\u0631\u0652\u062D\u0640\u0628\u0627", LOOSE, "\u0645\u0631\u062D\u0628\u0627" },
  { "\u0623\u062D\u0645\u062F", ANNO_FOLD_MARKS, "\u0627\u062D\u0645\u062F" },
  { "\u0915\u094D\u0937", LOOSE, "\u0915\u094D\u0937" },
  { "\U0001F600 ok", LOOSE, "\U0001F600 ok" },
  { "", LOOSE, "" },
};

static char *
fold_of (const char *text, AnnoFoldFlags flags)
{
  g_autoptr (AnnoFold) fold = anno_fold_new (text, strlen (text), flags);
  gsize length = 0;
  const char *folded = anno_fold_get_text (fold, &length);

  g_assert_cmpuint (length, ==, strlen (folded));
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  return g_strdup (folded);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = fold_of (cases[i].text, cases[i].flags);
      g_assert_cmpstr (got, ==, cases[i].folded);
      g_autofree char *again = fold_of (got, cases[i].flags);
      if (strchr (got, '\n') == NULL) /* alone, it is only the end of a line */
        g_assert_cmpstr (again, ==, got);
    }
}

/* Each folded character says where it comes from, an accent that is dropped counts to its letter. */
static void
test_places (void)
{
  const char *text = "A\u00DFe\u0301  \u2026z";
  g_autoptr (AnnoFold) fold = anno_fold_new (text, strlen (text), LOOSE);
  static const guint starts[] = { 0, 1, 1, 2, 4, 6, 6, 6, 7 };
  static const guint ends[] = { 1, 2, 2, 4, 6, 7, 7, 7, 8 };

  g_assert_cmpstr (anno_fold_get_text (fold, NULL), ==, "asse ...z");
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_assert_cmpuint (anno_fold_get_start (fold, i), ==, starts[i]);
      g_assert_cmpuint (anno_fold_get_end (fold, i + 1), ==, ends[i]);
    }
}

static gunichar
random_character (GRand *random)
{
  static const gunichar some[] = { 'a', 'B', ' ', '\n', 0xE9, 0x301, 0x2019, 0x130, 0xDF, 0x1E9E, 0x4E2D,
                                   0x1F600, 0x200B, 0x3000, 0xD55C, 0xFB03, 0x3C2, 0x2029, 0xA0 };

  return some[g_rand_int_range (random, 0, G_N_ELEMENTS (some))];
}

/* Whatever the text: places never go back, and never leave it. */
static void
test_any (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20170710);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (random, 0, 12);
      for (guint i = 0; i < n; i++)
        g_string_append_unichar (text, random_character (random));
      g_autoptr (AnnoFold) fold = anno_fold_new (text->str, text->len,
                                                 (AnnoFoldFlags) g_rand_int_range (random, 0, 4));
      gsize length = 0;
      g_assert_true (g_utf8_validate (anno_fold_get_text (fold, &length), -1, NULL));
      for (gsize i = 0; i < length; i++)
        {
          g_assert_cmpuint (anno_fold_get_start (fold, i), <, anno_fold_get_end (fold, i + 1));
          g_assert_cmpuint (anno_fold_get_end (fold, i + 1), <=, n);
          if (i > 0)
            g_assert_cmpuint (anno_fold_get_start (fold, i), >=, anno_fold_get_start (fold, i - 1));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/cases", test_cases);
  g_test_add_func ("/fold/places", test_places);
  g_test_add_func ("/fold/any", test_any);
  return g_test_run ();
}
