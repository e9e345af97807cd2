/* Proves session/article-wish: what it lets through, and that it is the same out of the settings. */
#include "session/article-wish.h"

static AnnoArticleRow *
make_row (void)
{
  AnnoArticleRow *row = anno_article_row_new ("news/Über.txt");
  AnnoRowLayer layer = { g_intern_string ("ben"), ANNO_PROGRESS_DONE, 3 };
  AnnoArticleDetails details = { .title = g_strdup ("Graham Warns"), .source = g_strdup ("Agency") };

  details.layers = g_array_new (FALSE, FALSE, sizeof (AnnoRowLayer));
  g_array_append_val (details.layers, layer);
  anno_article_row_take_details (row, &details);
  return row;
}

static void
test_lets (void)
{
  static const struct
  {
    AnnoArticleWish wish;
    gboolean lets;
  } cases[] = {
    { { 0 }, TRUE },
    { { .words = (char *) "GRAHAM w" }, TRUE },
    { { .words = (char *) "über" }, TRUE },
    { { .words = (char *) "cleo" }, FALSE },
    { { .states = 1u << ANNO_PROGRESS_NEW }, TRUE },
    { { .states = 1u << ANNO_PROGRESS_DONE }, FALSE },
    { { .states = 1u << ANNO_PROGRESS_DONE | 1u << ANNO_PROGRESS_NEW }, TRUE },
    { { .source = (char *) "Agency" }, TRUE },
    { { .source = (char *) "" }, FALSE },
    { { .annotator = (char *) "ben" }, TRUE },
    { { .annotator = (char *) "ann" }, FALSE },
    { { .unmarked = TRUE }, FALSE },
    { { .mine = TRUE }, TRUE },
  };
  g_autoptr (AnnoArticleRow) row = make_row ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = anno_article_wish_fold (cases[i].wish.words);
      g_test_message ("%u", i);
      g_assert_cmpint (anno_article_wish_lets (&cases[i].wish, words, row, NULL, "ann"), ==,
                       cases[i].lets);
    }
}

static void
test_kept (void)
{
  AnnoArticleWish wish = { .sort = ANNO_SORT_CHANGED, .descending = TRUE, .group = ANNO_GROUP_MONTH,
                           .states = 5, .source = (char *) "", .annotator = (char *) "ben",
                           .unmarked = TRUE, .mine = TRUE };
  g_auto (AnnoArticleWish) read = { .words = g_strdup ("gone") };
  g_autoptr (GVariant) kept = g_variant_ref_sink (anno_article_wish_to_variant (&wish));
  g_autoptr (GVariant) strange = g_variant_ref_sink (
      g_variant_new_parsed ("{'sort': <'colour'>, 'group': <7>, 'states': <uint32 255>, 'x': <1>}"));

  anno_article_wish_from_variant (&read, kept);
  g_assert_true (anno_article_wish_equal (&read, &wish));
  g_assert_true (anno_article_wish_filters (&read));
  anno_article_wish_from_variant (&read, strange);
  AnnoArticleWish plain = { .states = 15 };
  g_assert_true (anno_article_wish_equal (&read, &plain));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-wish/lets", test_lets);
  g_test_add_func ("/article-wish/kept", test_kept);
  return g_test_run ();
}
