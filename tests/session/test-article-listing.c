/* Proves session/article-listing: order, headings and filters, in a small corpus and in one that is
 * looked at a few rows at a time; that it tells of every change as a list must, and that the article
 * in hand stays where it is. */
#include "list-replay.h"
#include "session/article-list.h"
#include "session/article-listing.h"

#define MANY 5000

static void
fill (AnnoArticleRow *row, const char *title, const char *date, const char *state, guint n_spans)
{
  AnnoArticleDetails details
      = { g_strdup (title), g_strdup (date), g_strdup (state), NULL, n_spans };
  anno_article_row_take_details (row, &details);
}

static AnnoArticleList *
make_list (void)
{
  static const char *const paths[] = { "a.txt", "b.txt", "sub/c.txt", "sub/d.txt" };
  AnnoArticleList *list = anno_article_list_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_ptr_array_add (found, (gpointer) paths[i]);
  anno_article_list_append (list, found);
  fill (anno_article_list_find (list, "a.txt"), "Zebra", "2017-07-09", "done", 3);
  fill (anno_article_list_find (list, "b.txt"), "apple", "2017-06-01", NULL, 9);
  fill (anno_article_list_find (list, "sub/c.txt"), "Mango", NULL, NULL, 0);
  fill (anno_article_list_find (list, "sub/d.txt"), "Banana", "2017-07-01", "needs-changes", 1);
  return list;
}

static void
settle (AnnoArticleListing *listing)
{
  while (anno_article_listing_is_busy (listing))
    g_main_context_iteration (NULL, TRUE);
}

/* "[heading n] path path …" */
static char *
read_all (AnnoArticleListing *listing)
{
  GString *out = g_string_new (NULL);

  settle (listing);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (listing)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (listing), i);
      g_string_append (out, i > 0 ? " " : "");
      if (ANNO_IS_ARTICLE_ROW (item))
        g_string_append (out, anno_article_row_get_path (ANNO_ARTICLE_ROW (item)));
      else
        g_string_append_printf (out, "[%s %u]",
                                anno_article_heading_get_group (ANNO_ARTICLE_HEADING (item)),
                                anno_article_heading_get_n (ANNO_ARTICLE_HEADING (item)));
    }
  return g_string_free (out, FALSE);
}

static void
assert_all (AnnoArticleListing *listing, const char *expected)
{
  g_autofree char *all = read_all (listing);
  g_assert_cmpstr (all, ==, expected);
}

static void
test_orders (void)
{
  static const struct
  {
    AnnoArticleWish wish;
    const char *expected;
  } cases[] = {
    { { 0 }, "a.txt b.txt sub/c.txt sub/d.txt" },
    { { .descending = TRUE }, "a.txt b.txt sub/c.txt sub/d.txt" },
    { { .sort = ANNO_SORT_TITLE }, "b.txt sub/d.txt sub/c.txt a.txt" },
    { { .sort = ANNO_SORT_TITLE, .descending = TRUE }, "a.txt sub/c.txt sub/d.txt b.txt" },
    { { .sort = ANNO_SORT_DATE }, "b.txt sub/d.txt a.txt sub/c.txt" },
    { { .sort = ANNO_SORT_DATE, .descending = TRUE }, "a.txt sub/d.txt b.txt sub/c.txt" },
    { { .sort = ANNO_SORT_STATE }, "sub/c.txt b.txt sub/d.txt a.txt" },
    { { .sort = ANNO_SORT_SPANS, .descending = TRUE }, "b.txt a.txt sub/d.txt sub/c.txt" },
    { { .group = ANNO_GROUP_FOLDER }, "[. 2] a.txt b.txt [sub 2] sub/c.txt sub/d.txt" },
    { { .group = ANNO_GROUP_MONTH },
      "[2017-06 1] b.txt [2017-07 2] a.txt sub/d.txt [ 1] sub/c.txt" },
    { { .group = ANNO_GROUP_MONTH, .descending = TRUE, .sort = ANNO_SORT_DATE },
      "[2017-07 2] a.txt sub/d.txt [2017-06 1] b.txt [ 1] sub/c.txt" },
    { { .group = ANNO_GROUP_STATE, .states = 1u << ANNO_PROGRESS_DONE }, "[3 1] a.txt" },
    { { .words = (char *) "an", .sort = ANNO_SORT_TITLE }, "sub/d.txt sub/c.txt" },
    { { .words = (char *) "nothing" }, "" },
  };
  AnnoArticleList *list = make_list ();
  g_autoptr (AnnoArticleListing) listing = anno_article_listing_new ();
  g_autoptr (ListReplay) replay = list_replay_new (G_LIST_MODEL (listing), NULL);

  anno_article_listing_set_rows (listing, anno_article_list_get_model (list), NULL, "ann");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      anno_article_listing_set_wish (listing, &cases[i].wish);
      assert_all (listing, cases[i].expected);
      list_replay_n_signals (replay);
    }
  anno_article_list_free (list);
}

static void
test_counts (void)
{
  AnnoArticleList *list = make_list ();
  g_autoptr (AnnoArticleListing) listing = anno_article_listing_new ();
  AnnoArticleRow *row = anno_article_list_find (list, "b.txt");
  AnnoArticleWish wish = { .states = 1u << ANNO_PROGRESS_IN_PROGRESS };
  guint counts[ANNO_N_PROGRESS];

  anno_article_listing_set_rows (listing, anno_article_list_get_model (list), NULL, "ann");
  g_assert_cmpuint (anno_article_listing_count (listing, counts), ==, 4);
  g_assert_cmpuint (counts[ANNO_PROGRESS_DONE], ==, 1);
  g_assert_cmpuint (counts[ANNO_PROGRESS_IN_PROGRESS], ==, 1);
  anno_article_row_set_progress (row, "done", 9);
  anno_article_listing_changed (listing, row);
  settle (listing);
  anno_article_listing_count (listing, counts);
  g_assert_cmpuint (counts[ANNO_PROGRESS_DONE], ==, 2);

  /* What is in hand stays, though it is no longer what is wished for, until another one is. */
  anno_article_row_set_progress (row, NULL, 9);
  anno_article_listing_changed (listing, NULL);
  anno_article_listing_set_wish (listing, &wish);
  assert_all (listing, "b.txt");
  anno_article_listing_hold (listing, "b.txt");
  anno_article_row_set_progress (row, "done", 9);
  anno_article_listing_changed (listing, row);
  assert_all (listing, "b.txt");
  anno_article_listing_count (listing, counts);
  g_assert_cmpuint (counts[ANNO_PROGRESS_DONE], ==, 1);
  anno_article_listing_hold (listing, "a.txt");
  assert_all (listing, "");
  anno_article_list_free (list);
}

static void
assert_goes (AnnoArticleListing *listing, const char *from, int by, gboolean unfinished,
             const char *expected)
{
  g_autoptr (AnnoArticleRow) row = anno_article_listing_go (listing, from, by, unfinished);
  g_assert_cmpstr (row != NULL ? anno_article_row_get_path (row) : NULL, ==, expected);
}

static void
test_goes (void)
{
  AnnoArticleList *list = make_list ();
  g_autoptr (AnnoArticleListing) listing = anno_article_listing_new ();
  AnnoArticleWish wish = { .group = ANNO_GROUP_MONTH };

  anno_article_listing_set_rows (listing, anno_article_list_get_model (list), NULL, "ann");
  anno_article_listing_set_wish (listing, &wish);
  assert_goes (listing, NULL, 1, FALSE, "b.txt");
  assert_goes (listing, "b.txt", 1, FALSE, "a.txt");
  assert_goes (listing, "b.txt", 1, TRUE, "sub/d.txt");
  assert_goes (listing, "sub/c.txt", 1, FALSE, NULL);
  assert_goes (listing, "sub/c.txt", -1, FALSE, "sub/d.txt");
  assert_goes (listing, NULL, -1, FALSE, "sub/c.txt");
  assert_goes (listing, "elsewhere.txt", 1, FALSE, "b.txt");
  anno_article_list_free (list);
}

/* Rows that come in batches, change and go, in a corpus too large to be looked at at once. */
static void
test_many (void)
{
  AnnoArticleList *list = anno_article_list_new ();
  g_autoptr (AnnoArticleListing) listing = anno_article_listing_new ();
  g_autoptr (ListReplay) replay = list_replay_new (G_LIST_MODEL (listing), NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  AnnoArticleWish wish = { .sort = ANNO_SORT_SPANS, .descending = TRUE };

  anno_article_listing_set_rows (listing, anno_article_list_get_model (list), NULL, "ann");
  for (guint i = 0; i < MANY; i += 500)
    {
      g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
      for (guint k = i; k < i + 500; k++)
        g_ptr_array_add (paths, g_strdup_printf ("%05u.txt", k));
      anno_article_list_append (list, paths);
      list_replay_n_signals (replay);
      if (i == 2000)
        anno_article_listing_set_wish (listing, &wish);
      for (guint k = 0; k < 20; k++)
        {
          g_autofree char *path = g_strdup_printf ("%05u.txt", (guint) g_rand_int_range (rand, 0, (int) i + 500));
          AnnoArticleRow *row = anno_article_list_find (list, path);
          anno_article_row_set_progress (row, NULL, (guint) g_rand_int_range (rand, 0, 50));
          anno_article_listing_changed (listing, row);
          g_main_context_iteration (NULL, FALSE);
        }
    }
  anno_article_list_remove (list, "00007.txt");
  settle (listing);
  list_replay_n_signals (replay);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (listing)), ==, MANY - 1);
  guint last = G_MAXUINT;
  for (guint i = 0; i < MANY - 1; i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (G_LIST_MODEL (listing), i);
      g_assert_cmpuint (anno_article_row_get_n_spans (row), <=, last);
      last = anno_article_row_get_n_spans (row);
    }
  anno_article_list_free (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-listing/orders", test_orders);
  g_test_add_func ("/article-listing/counts", test_counts);
  g_test_add_func ("/article-listing/goes", test_goes);
  g_test_add_func ("/article-listing/many", test_many);
  return g_test_run ();
}
