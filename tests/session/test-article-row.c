/* Proves session/article-row: it tells of what has changed, and of nothing else; what has no
 * headline is called as its file. */
#include "session/article-row.h"

static void
notify_cb (GObject *row, GParamSpec *pspec, GString *log)
{
  g_string_append_printf (log, "[%s]", pspec->name);
}

static void
take (AnnoArticleRow *row, const char *title, const char *date, const char *state,
      const char *problem, guint n_spans)
{
  AnnoArticleDetails details
      = { g_strdup (title), g_strdup (date), g_strdup (state), g_strdup (problem), n_spans };

  anno_article_row_take_details (row, &details);
  g_assert_null (details.title);
}

static void
assert_told (GString *log, const char *expected)
{
  g_assert_cmpstr (log->str, ==, expected);
  g_string_truncate (log, 0);
}

static void
test_tells (void)
{
  g_autoptr (AnnoArticleRow) row = anno_article_row_new ("sub/a.txt");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (row, "notify", G_CALLBACK (notify_cb), log);
  take (row, NULL, NULL, NULL, NULL, 0);
  assert_told (log, "");
  take (row, "Headline", "2017-07-09", NULL, NULL, 0);
  assert_told (log, "[title][date]");
  take (row, "Headline", "2017-07-09", "done", NULL, 3);
  assert_told (log, "[state][n-spans]");
  take (row, "Headline", "2017-07-09", "done", NULL, 3);
  assert_told (log, "");
  anno_article_row_set_progress (row, "done", 4);
  assert_told (log, "[n-spans]");
  take (row, "Headline", NULL, "done", "It can’t be read.", 4);
  assert_told (log, "[date][problem]");
  g_assert_cmpstr (anno_article_row_get_problem (row), ==, "It can’t be read.");
}

static void
test_title (void)
{
  g_autoptr (AnnoArticleRow) row = anno_article_row_new ("sub/a\n.txt");
  g_autofree char *title = NULL;

  g_assert_cmpstr (anno_article_row_get_title (row), ==, "a\\u{000A}.txt");
  take (row, "Headline", NULL, NULL, NULL, 0);
  g_assert_cmpstr (anno_article_row_get_title (row), ==, "Headline");
  take (row, "", NULL, NULL, NULL, 0);
  g_object_get (row, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "a\\u{000A}.txt");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/article-row/tells", test_tells);
  g_test_add_func ("/session/article-row/title", test_title);
  return g_test_run ();
}
