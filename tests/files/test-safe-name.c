/* Proves files/safe-name: whatever a person or a file calls itself, the name on disk is tame,
 * and nothing hidden is shown as plain. */
#include "files/safe-name.h"

#include "text/plain.h"

#include <string.h>

#define SLUG "abcdefghijklmnopqrstuvwxyz0123456789-"

static void
test_slugs (void)
{
  static const char *const cases[][2] = {
    { "Jürgen Groß", "jurgen-gross" },
    { "Łukasz Żółć", "lukasz-zolc" },
    { "Ann O’Neil", "ann-o-neil" },
    { "e\u0301lise", "elise" },
    { "  R&D <Ann>  ", "r-d-ann" },
    { "--a--b--", "a-b" },
    { "../../etc/passwd", "etc-passwd" },
    { "..", "annotator" },
    { ".", "annotator" },
    { "", "annotator" },
    { "李明", "annotator" },
    { "\xff\xfe", "annotator" },
    { "a\xff"
      "b",
      "a-b" },
    { "CON", "annotator-con" },
    { "com7", "annotator-com7" },
    { "command", "command" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = anno_safe_name_slug (cases[i][0]);
      g_assert_cmpstr (slug, ==, cases[i][1]);
    }
}

static char *
random_bytes (guint most)
{
  guint n = g_test_rand_int_range (0, most);
  char *bytes = g_malloc (n + 1);

  for (guint i = 0; i < n; i++)
    bytes[i] = (char) (g_test_rand_bit () ? g_test_rand_int_range (1, 256)
                                          : SLUG[g_test_rand_int_range (0, strlen (SLUG))]);
  bytes[n] = '\0';
  return bytes;
}

static void
check_slug (const char *slug)
{
  gsize length = strlen (slug);

  g_assert_cmpuint (length, >=, 1);
  g_assert_cmpuint (length, <=, ANNO_SAFE_NAME_SLUG_MAX);
  g_assert_cmpuint (strspn (slug, SLUG), ==, length);
  g_assert_cmpint (slug[0], !=, '-');
  g_assert_cmpint (slug[length - 1], !=, '-');
}

static void
test_any_slug (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *name = random_bytes (200);
      g_autofree char *slug = anno_safe_name_slug (name);
      g_autofree char *again = anno_safe_name_slug (slug);
      g_autofree char *second = anno_safe_name_slug_numbered (slug, 2);
      g_autofree char *last = anno_safe_name_slug_numbered (slug, G_MAXUINT);
      check_slug (slug);
      check_slug (second);
      check_slug (last);
      g_assert_cmpstr (again, ==, slug);
      g_assert_true (g_str_has_suffix (second, "-2"));
      g_assert_true (g_str_has_suffix (last, "-4294967295"));
    }
}

static void
test_numbered (void)
{
  g_autofree char *long_slug = g_strnfill (ANNO_SAFE_NAME_SLUG_MAX, 'a');
  g_autofree char *first = anno_safe_name_slug_numbered ("ann", 1);
  g_autofree char *third = anno_safe_name_slug_numbered ("ann", 3);
  g_autofree char *long_second = anno_safe_name_slug_numbered (long_slug, 2);

  g_assert_cmpstr (first, ==, "ann");
  g_assert_cmpstr (third, ==, "ann-3");
  g_assert_cmpuint (strlen (long_second), ==, ANNO_SAFE_NAME_SLUG_MAX);
}

static void
test_display (void)
{
  static const char *const cases[][2] = {
    { "plain “é” 👩‍👧.txt", NULL },
    { "قال", NULL },
    { "a\xffz", "a\\xFFz" },
    { "cut\xe2\x80", "cut\\xE2\\x80" },
    { "\x1b[31mred", "\\u{001B}[31mred" },
    { "a\nb\tc", "a\\u{000A}b\\u{0009}c" },
    { "gpj\u202Eexe.txt", "gpj\\u{202E}exe.txt" },
    { "\u2066a\u2069\u200E\u200F\u061C", "\\u{2066}a\\u{2069}\\u{200E}\\u{200F}\\u{061C}" },
    { "\xc2\x85\x7f", "\\u{0085}\\u{007F}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = anno_safe_name_display (cases[i][0]);
      g_assert_cmpstr (shown, ==, cases[i][1] ? cases[i][1] : cases[i][0]);
      g_assert_cmpint (anno_plain_is_text (cases[i][0]), ==, cases[i][1] == NULL);
      g_assert_true (anno_plain_is_text (shown));
    }
}

static void
test_any_display (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *name = random_bytes (60);
      g_autofree char *shown = anno_safe_name_display (name);
      g_assert_true (anno_plain_is_text (shown));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safe-name/slugs", test_slugs);
  g_test_add_func ("/safe-name/any-slug", test_any_slug);
  g_test_add_func ("/safe-name/numbered", test_numbered);
  g_test_add_func ("/safe-name/display", test_display);
  g_test_add_func ("/safe-name/any-display", test_any_display);
  return g_test_run ();
}
