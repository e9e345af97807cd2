/* Proves session/widen: what a selection grows to, step by step. */
#include "session/widen.h"

#include <string.h>

static const char text[] = "First line.\n"
                           "It was late. “We go home,” said Eva. “Now.”\n";

static void
test_steps (void)
{
  static const char *const steps[] = {
    "go", "We go home,", "“We go home,”", "“We go home,” said Eva.",
    "It was late. “We go home,” said Eva. “Now.”", "It was late. “We go home,” said Eva. “Now.”",
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
  guint place = (guint) g_utf8_pointer_to_offset (text, strstr (text, "go")) + 1;
  AnnoRange range = { place, place };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      range = anno_widen (article, range);
      g_autofree char *words = anno_article_slice (article, range.start, range.end);
      g_assert_cmpstr (words, ==, steps[i]);
    }
}

/* Between words there is no word, and in an empty line nothing at all. */
static void
test_edges (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\n\nb", 4);
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
  AnnoRange range = anno_widen (article, (AnnoRange){ 2, 2 });

  g_assert_cmpuint (range.start, ==, 2);
  g_assert_cmpuint (range.end, ==, 2);
  range = anno_widen (article, (AnnoRange){ 0, 4 });
  g_assert_cmpuint (range.start, ==, 0);
  g_assert_cmpuint (range.end, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widen/steps", test_steps);
  g_test_add_func ("/widen/edges", test_edges);
  return g_test_run ();
}
