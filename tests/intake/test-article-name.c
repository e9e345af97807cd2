/* Proves intake/article-name: names that every system knows, cut at a word, never one of ours. */
#include "intake/article-name.h"

#include "files/safe-name.h"

#include <string.h>

static void
test_stems (void)
{
  static const char *const cases[][3] = {
    { "Trump “walks back” cyber unit", "x.xml", "trump-walks-back-cyber-unit" },
    { NULL, "Ünïted Nations.nitf.xml", "united-nations-nitf" },
    { "", "report", "report" },
    { "今日のニュース", "page 7.html", "page-7" },
    { "今日", "今日.html", "article" },
    { NULL, NULL, "article" },
    { "…/../etc/passwd", NULL, "etc-passwd" },
    { "Con", NULL, "article-con" },
    { NULL, ".hidden", "hidden" },
    { NULL, ".hidden.txt", "hidden" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = anno_article_name_stem (cases[i][0], cases[i][1]);
      g_assert_cmpstr (stem, ==, cases[i][2]);
    }
}

static void
test_long (void)
{
  g_autofree char *words = anno_article_name_stem (
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen", NULL);
  g_assert_cmpstr (words, ==, "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve");

  g_autofree char *letters = g_strnfill (300, 'a');
  g_autofree char *word = anno_article_name_stem (letters, NULL);
  g_assert_cmpuint (strlen (word), ==, ANNO_SAFE_NAME_SLUG_MAX);
}

static void
test_folders (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "a/b", "a/b" },
    { "/Ämter//July 2017/./", "amter/july-2017" },
    { "../x", "folder/x" },
    { "annotations/ann", "articles-annotations/ann" },
    { "Reviews", "articles-reviews" },
    { "a/annotations", "a/annotations" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = anno_article_name_folder (cases[i][0]);
      g_assert_cmpstr (folder, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-name/stems", test_stems);
  g_test_add_func ("/article-name/long", test_long);
  g_test_add_func ("/article-name/folders", test_folders);
  return g_test_run ();
}
