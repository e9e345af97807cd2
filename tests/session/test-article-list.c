/* Proves session/article-list: it grows at its end, with one signal a batch, without doubles; what is gone
 * leaves it, and the rest stays in its order. */
#include "list-replay.h"
#include "session/article-list.h"

static GPtrArray *
paths_of (const char *const *names)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (paths, g_strdup (names[i]));
  return paths;
}

static void
append (AnnoArticleList *list, const char *const *names)
{
  g_autoptr (GPtrArray) paths = paths_of (names);
  anno_article_list_append (list, paths);
}

static void
test_batches (void)
{
  static const char *const first[] = { "b.txt", "a.txt", "b.txt", NULL };
  static const char *const second[] = { "a.txt", "sub/c.txt", "\xff.txt", NULL };
  static const char *const none[] = { NULL };
  static const char *const expected[] = { "b.txt", "a.txt", "sub/c.txt", "\xff.txt" };
  g_autoptr (AnnoArticleList) list = anno_article_list_new ();
  g_autoptr (ListReplay) replay = list_replay_new (anno_article_list_get_model (list), NULL);

  g_assert_true (g_list_model_get_item_type (anno_article_list_get_model (list)) == ANNO_TYPE_ARTICLE_ROW);
  append (list, first);
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 1);
  append (list, second);
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 1);
  append (list, second);
  append (list, none);
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 0);

  g_assert_cmpuint (g_list_model_get_n_items (anno_article_list_get_model (list)), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (anno_article_list_get_model (list), i);
      g_assert_cmpstr (anno_article_row_get_path (row), ==, expected[i]);
      g_assert_true (anno_article_list_find (list, expected[i]) == row);
    }
  g_assert_null (anno_article_list_find (list, "c.txt"));
}

static void
test_any_batches (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  g_autoptr (AnnoArticleList) list = anno_article_list_new ();
  g_autoptr (ListReplay) replay = list_replay_new (anno_article_list_get_model (list), NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
      guint n_before = g_hash_table_size (seen);
      for (int n = g_rand_int_range (rand, 0, 9); n > 0; n--)
        {
          char *path = g_strdup_printf ("%d.txt", g_rand_int_range (rand, 0, 500));
          g_ptr_array_add (paths, path);
          g_hash_table_add (seen, g_strdup (path));
        }
      anno_article_list_append (list, paths);
      g_assert_cmpuint (g_list_model_get_n_items (anno_article_list_get_model (list)), ==,
                        g_hash_table_size (seen));
      g_assert_cmpuint (list_replay_n_signals (replay), ==, g_hash_table_size (seen) > n_before);
    }
}

/* One that was found may go before the walk has ended. */
static void
forget_first (AnnoArticleList *list, GPtrArray *found, GHashTable *there)
{
  if (found->len == 0)
    return;
  anno_article_list_remove (list, found->pdata[0]);
  g_hash_table_remove (there, found->pdata[0]);
  g_ptr_array_remove_index (found, 0);
}

/* Against a plain walk over what was there. */
static void
test_walks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (AnnoArticleList) list = anno_article_list_new ();
      g_autoptr (ListReplay) replay = list_replay_new (anno_article_list_get_model (list), NULL);
      g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) expected = g_ptr_array_new ();
      g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
      for (int i = g_rand_int_range (rand, 0, 30); i > 0; i--)
        g_ptr_array_add (paths, g_strdup_printf ("%d.txt", i));
      for (guint i = 0; i < paths->len; i++)
        if (g_rand_boolean (rand))
          {
            g_hash_table_add (there, paths->pdata[i]);
            g_ptr_array_add (expected, paths->pdata[i]);
          }
      anno_article_list_append (list, paths);
      anno_article_list_end_walk (list); /* all of it was found */
      g_assert_cmpuint (g_list_model_get_n_items (anno_article_list_get_model (list)), ==,
                        paths->len);
      anno_article_list_begin_walk (list);
      anno_article_list_append (list, expected);
      anno_article_list_append (list, expected); /* twice is once */
      forget_first (list, expected, there);
      anno_article_list_end_walk (list);
      list_replay_n_signals (replay);

      g_assert_cmpuint (g_list_model_get_n_items (anno_article_list_get_model (list)), ==, expected->len);
      for (guint i = 0; i < expected->len; i++)
        {
          g_autoptr (AnnoArticleRow) row = g_list_model_get_item (anno_article_list_get_model (list), i);
          g_assert_cmpstr (anno_article_row_get_path (row), ==, expected->pdata[i]);
        }
      for (guint i = 0; i < paths->len; i++)
        g_assert_cmpint (anno_article_list_find (list, paths->pdata[i]) != NULL, ==,
                         g_hash_table_contains (there, paths->pdata[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-list/batches", test_batches);
  g_test_add_func ("/article-list/any-batches", test_any_batches);
  g_test_add_func ("/article-list/walks", test_walks);
  return g_test_run ();
}
