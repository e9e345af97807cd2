/* Proves text/plain, character by character. */
#include "text/plain.h"

static gboolean
must_be_refused (gunichar c)
{
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F
         || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void
test_every_character (void)
{
  for (gunichar c = 1; c < 0x3000; c++)
    {
      char text[7] = "";
      g_unichar_to_utf8 (c, text);
      g_assert_cmpint (anno_plain_is_char (c), ==, !must_be_refused (c));
      g_assert_cmpint (anno_plain_is_text (text), ==, !must_be_refused (c));
    }
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    gboolean plain;
  } cases[] = {
    { "", TRUE },
    { "Lindsey Graham", TRUE },
    { "المسؤولون", TRUE },
    { "👩\u200d👧 é\u00A0", TRUE },
    { "at the end\n", FALSE },
    { "gpj\u202Eexe", FALSE },
    { "cut \xe2\x80", FALSE },
    { "\xed\xa0\x80", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (anno_plain_is_text (cases[i].text), ==, cases[i].plain);
}

static void
test_clean (void)
{
  static const char *const cases[][2] = {
    { "Lindsey Graham", "Lindsey Graham" },
    { "  two\nlines\t", "two lines" },
    { "gpj\u202Eexe", "gpjexe" },
    { "\u200Fالرئيس\u200F", "الرئيس" },
    { "a\xff\xe2\x80z", "az" },
    { "\x1b\xc2\x85", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = anno_plain_clean (cases[i][0]);
      g_assert_cmpstr (clean, ==, cases[i][1]);
      g_assert_true (anno_plain_is_text (clean));
    }
}

static void
test_show (void)
{
  static const char *const cases[][2] = {
    { "“It’s <b>close</b> &amp;”\n\tthen", "“It’s <b>close</b> &amp;”\n\tthen" },
    { "gpj\u202Eexe\u202C", "gpjexe" },
    { "\u2066\u2067\u2068a\u2069\u202A\u202B\u202Db", "ab" },
    { "\x1b[31m\r\x7f\xc2\x85", " [31m   " },
    { "\u200Fالرئيس\u200E \u061C", "\u200Fالرئيس\u200E \u061C" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = anno_plain_show (cases[i][0]);
      g_assert_cmpstr (shown, ==, cases[i][1]);
    }
}

static void
test_escape (void)
{
  static const char *const cases[][2] = {
    { "“It’s” قال 👩\u200d👧 \\u", "“It’s” قال 👩\u200d👧 \\u" },
    { "\x1b[31m\r\n\t\x7f\xc2\x85", "\\u{001B}[31m\\u{000D}\\u{000A}\\u{0009}\\u{007F}\\u{0085}" },
    { "gpj\u202Eexe\u2068\u200F\u061C", "gpj\\u{202E}exe\\u{2068}\\u{200F}\\u{061C}" },
    { "a\u2028b\u2029", "a\\u{2028}b\\u{2029}" },
    { "caf\xe9 \xe2\x80", "caf\\xE9 \\xE2\\x80" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = anno_plain_escape (cases[i][0]);
      g_assert_cmpstr (escaped, ==, cases[i][1]);
      g_assert_true (anno_plain_is_text (escaped));
    }
}

static void
test_separators (void)
{
  static const struct
  {
    const char *text, *blanked;
    gboolean has;
  } cases[] = {
    { "a\x1C" "b\x1D" "c\x1E" "d\xC2\x85" "é", "a b c d\u00A0é", TRUE },
    { "\xC2\x85\xC2\x85\x1E", "\u00A0\u00A0 ", TRUE },
    { "\xC2\x84\xC2\x86\u00C5 \u0145 \x1B\x1F\u2028\u2029\n", NULL, FALSE }, /* bytes 85 elsewhere */
    { "\u00A0", NULL, FALSE },
    { "", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup (cases[i].text);
      g_assert_cmpint (anno_plain_has_separator (text), ==, cases[i].has);
      anno_plain_blank_separators (text);
      g_assert_cmpstr (text, ==, cases[i].has ? cases[i].blanked : cases[i].text);
    }
  for (gunichar c = 0; c <= 0x10FFFF; c++)
    g_assert_cmpint (anno_plain_is_separator (c), ==,
                     c == 0x1C || c == 0x1D || c == 0x1E || c == 0x85);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain/every-character", test_every_character);
  g_test_add_func ("/plain/texts", test_texts);
  g_test_add_func ("/plain/clean", test_clean);
  g_test_add_func ("/plain/show", test_show);
  g_test_add_func ("/plain/escape", test_escape);
  g_test_add_func ("/plain/separators", test_separators);
  return g_test_run ();
}
