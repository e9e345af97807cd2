/* Proves text/article: what is refused, where lines begin, what the head of a page is. */
#include "text/article.h"

#include <string.h>

static AnnoArticle *
article_of (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));
  return anno_article_new (bytes, error);
}

static void
test_refuses (void)
{
  g_autoptr (GError) bad = NULL;
  g_assert_null (article_of ("Caf\xE9", -1, &bad));
  g_assert_error (bad, ANNO_ARTICLE_ERROR, ANNO_ARTICLE_ERROR_NOT_UTF8);
  g_assert_nonnull (strstr (bad->message, "byte 3"));

  g_autoptr (GError) nul = NULL;
  g_assert_null (article_of ("ab\0c", 4, &nul));
  g_assert_error (nul, ANNO_ARTICLE_ERROR, ANNO_ARTICLE_ERROR_NUL);
  g_assert_nonnull (strstr (nul->message, "byte 2"));
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoArticle) article = article_of ("", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (anno_article_get_length (article), ==, 0);
  g_assert_cmpuint (anno_article_get_n_lines (article), ==, 1);
  g_assert_cmpstr (anno_article_get_sha256 (article), ==,
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_lines (void)
{
  g_autoptr (AnnoArticle) article = article_of ("a\r\nbé\rc\u2029d\u2028e\n", -1, NULL);
  const char *const expected[] = { "a", "bé", "c", "d\u2028e" };

  g_assert_cmpuint (anno_article_get_n_lines (article), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      AnnoRange line = anno_article_get_line (article, i);
      g_autofree char *words = anno_article_slice (article, line.start, line.end);
      g_assert_cmpstr (words, ==, expected[i]);
      g_assert_cmpuint (anno_article_line_at (article, line.start), ==, i);
      g_assert_cmpuint (anno_article_line_at (article, line.end), ==, i);
    }
}

typedef struct
{
  const char *text;
  const char *headline;
  const char *byline;
  const char *dateline;
} Head;

static const Head heads[] = {
  { "Headline\n\nBody of it.\n", "Headline", "", "" },
  { "Headline\n\nFriday, July 21, 2017\n\nBody.\n", "Headline", "", "Friday, July 21, 2017" },
  { "Headline\nBy Ann Lee\n\nBody.\n", "Headline", "By Ann Lee", "" },
  { "Headline\n\nBy Ann Lee\n\n9 July 2017\n\nBody.\n", "Headline", "By Ann Lee", "9 July 2017" },
  { "Headline\nFriday, July 21, 2017\n\nBody.\n", "Headline", "", "Friday, July 21, 2017" },
  { "Headline\r\n9 July 2017 \r\n\r\nBody.\r\n", "Headline", "", "9 July 2017 " },
  { "Headline\nBy Ann Lee\n9 July 2017\n\nBody.\n", "Headline", "By Ann Lee", "9 July 2017" },
  { "The bridge was opened\nin the year 1998.\n\nIt fell.\n", "", "", "" },
  { "Nobody was there.\nIt rained in 1998\n\nIt fell.\n", "", "", "" },
  { "Headline\n9 July 2017\nBody of it.\n", "", "", "" },
  { "No head, just words\nin two lines.\n", "", "", "" },
  { "One line", "", "", "" },
  { "Headline\n\nIn 2017 the city of Lisbon, with all its inhabitants, was not yet what it is.\n",
    "Headline", "", "" },
};

static void
assert_range (AnnoArticle *article, AnnoRange range, const char *expected)
{
  g_autofree char *words = anno_article_slice (article, range.start, range.end);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_heads (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (AnnoArticle) article = article_of (heads[i].text, -1, NULL);
      g_test_message ("%s", heads[i].text);
      assert_range (article, anno_article_get_headline (article), heads[i].headline);
      assert_range (article, anno_article_get_byline (article), heads[i].byline);
      assert_range (article, anno_article_get_dateline (article), heads[i].dateline);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/refuses", test_refuses);
  g_test_add_func ("/article/empty", test_empty);
  g_test_add_func ("/article/lines", test_lines);
  g_test_add_func ("/article/heads", test_heads);
  return g_test_run ();
}
