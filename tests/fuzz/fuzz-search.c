/* Fuzzes what is typed to search against a text: whatever it is, the full text understands it, and
 * finds what the matcher finds, in the bytes and in the words. The first line is typed, the rest is
 * the text. */
#include "index/matcher.h"
#include "index/search-plan.h"
#include "index/words.h"

#include "formats/tagset-file.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static AnnoIndexStore *
get_store (void)
{
  static AnnoIndexStore *store = NULL;

  if (store == NULL)
    store = anno_index_store_open_in_memory ("/nowhere", NULL);
  g_assert_nonnull (store);
  return store;
}

/* The text alone in the full text. */
static void
put_text (AnnoIndexStore *store, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  anno_words_add (words, text, strlen (text));
  g_assert_true (anno_index_store_exec (
      store, "INSERT INTO article_words (article_words) VALUES ('delete-all')", NULL));
  sqlite3_stmt *put = anno_index_store_get (
      store, "INSERT INTO article_words (rowid, words) VALUES (1, ?)", NULL);
  sqlite3_bind_text (put, 1, words->str, (int) words->len, SQLITE_STATIC);
  g_assert_true (anno_index_store_run (store, put, NULL));
}

static gboolean
is_found (AnnoIndexStore *store, const char *expression)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT rowid FROM article_words WHERE article_words MATCH ?", &error);

  anno_index_bind_text (get, 1, expression);
  gboolean found = anno_index_store_step (store, get, &error);
  g_assert_no_error (error);
  sqlite3_reset (get);
  return found;
}

static void
check_words (AnnoIndexStore *store, const AnnoQuery *query, const AnnoSearchPlan *plan,
             const char *text)
{
  g_autoptr (AnnoMatcher) matcher = anno_matcher_new (query);
  gboolean expected = (plan->wanted == NULL || is_found (store, plan->wanted))
                      && (plan->unwanted == NULL || !is_found (store, plan->unwanted));

  g_assert_cmpint (anno_matcher_matches (matcher, text, strlen (text), NULL), ==, expected);
  g_assert_cmpint (anno_matcher_matches (matcher, text, strlen (text), ""), ==, expected);
  g_autoptr (GArray) found = anno_matcher_find (matcher, text, strlen (text), 100);
  for (guint i = 0; i < found->len; i++)
    {
      AnnoRange range = g_array_index (found, AnnoRange, i);
      g_assert_cmpuint (range.start, <, range.end);
      g_assert_cmpuint (range.end, <=, g_utf8_strlen (text, -1));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  const char *line_end = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize n = line_end != NULL ? (gsize) (line_end - (const char *) data) : size;
  g_autofree char *raw = g_strndup ((const char *) data, n);
  g_autofree char *rest = g_strndup ((const char *) data + n, size - n);
  g_autofree char *text = g_utf8_make_valid (rest, -1);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoQuery) query = anno_query_new (raw, tagset);
  g_autoptr (GError) error = NULL;
  AnnoIndexStore *store = get_store ();

  g_autoptr (AnnoSearchPlan) plan = anno_search_plan_new (store, query, &error);
  g_assert_no_error (error);
  put_text (store, text);
  if (plan->wanted != NULL)
    is_found (store, plan->wanted);
  if (anno_query_is_words (query) && !anno_query_is_empty (query))
    check_words (store, query, plan, text);
  return 0;
}
