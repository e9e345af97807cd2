/* Proves panels/breakable: words as they were, but for what could turn them, and with places to
 * break them where there is none. */
#include "panels/widgets.h"

#include "panels/breakable.h"

#include <string.h>

static void
test_as_they_are (void)
{
  static const char *const words[] = { "", "A few words.", "Two\nlines",
                                       "d\303\251j\303\240 <b> & %s", "\344\275\240\345\245\275" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *shown = anno_breakable (words[i], 100);
      g_assert_cmpstr (shown, ==, words[i]);
    }
}

static void
test_turning (void)
{
  g_autofree char *shown = anno_breakable ("a\342\200\256b\302\205c\034d", 0);
  g_assert_cmpstr (shown, ==, "ab c d");
}

static void
test_cut (void)
{
  g_autofree char *words = g_strnfill (30, 'x');
  g_autofree char *cut = anno_breakable (words, 20);
  g_autofree char *just = anno_breakable (words, 30);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 20);
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_cmpstr (just, ==, words);
}

/* No piece is longer than half a line, nothing is lost, and no mark is parted from its letter. */
static void
test_long (void)
{
  g_autoptr (GString) words = g_string_new ("before ");
  for (guint i = 0; i < 5000; i++)
    g_string_append (words, "e\314\201");
  g_string_append (words, " after");
  g_autofree char *shown = anno_breakable (words->str, 0);
  g_auto (GStrv) pieces = g_strsplit (shown, "\342\200\213", -1);
  g_autofree char *joined = g_strjoinv ("", pieces);

  g_assert_cmpstr (joined, ==, words->str);
  g_assert_cmpuint (g_strv_length (pieces), >, 100);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_assert_cmpint (g_utf8_strlen (pieces[i], -1), <=, 40);
      g_assert_false (g_unichar_ismark (g_utf8_get_char (pieces[i])));
    }
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/breakable/as-they-are", test_as_they_are);
  g_test_add_func ("/panels/breakable/turning", test_turning);
  g_test_add_func ("/panels/breakable/cut", test_cut);
  g_test_add_func ("/panels/breakable/long", test_long);
  return g_test_run ();
}
