/* Proves panels/article-item: what a row says, that all rows of one width are of one height,
 * whatever they say, and that what finds no room is in the tooltip. */
#include "panels/widgets.h"

#include "panels/article-item.h"

#define WIDTH 240

static AnnoArticleRow *
make_row (const char *title, const char *problem, guint n_spans)
{
  AnnoArticleRow *row = anno_article_row_new ("some/path.txt");
  AnnoArticleDetails details
      = { g_strdup (title), g_strdup ("2017-07-09"), NULL, g_strdup (problem), n_spans };

  anno_article_row_take_details (row, &details);
  return row;
}

static GtkWidget *
make_item (AnnoArticleRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *item = anno_article_item_new ();

  gtk_box_append (GTK_BOX (box), item);
  anno_article_item_set_row (ANNO_ARTICLE_ITEM (item), row);
  return item;
}

static void
assert_says (GtkWidget *item, const char *words)
{
  g_autofree char *difference = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (item)), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_says (void)
{
  g_autoptr (AnnoArticleRow) row = make_row ("Graham Warns", NULL, 0);
  g_autoptr (AnnoArticleRow) other = make_row (NULL, "It can’t be read.", 0);
  GtkWidget *item = make_item (row);
  GtkWindow *window = widgets_show (gtk_widget_get_parent (item), WIDTH, 200);

  assert_says (item, "Graham Warns, 9 Jul 2017 · new");
  anno_article_row_set_progress (row, NULL, 3);
  widgets_settle ();
  assert_says (item, "Graham Warns, 9 Jul 2017 · in progress · 3 marked");
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (AnnoRowTag));
  const AnnoRowTag counts[] = { { g_intern_string ("other"), 1 }, { g_intern_string ("claim"), 2 } };
  g_array_append_vals (tags, counts, G_N_ELEMENTS (counts));
  anno_article_row_set_tags (row, tags);
  widgets_settle ();
  assert_says (item, "Graham Warns, 9 Jul 2017 · in progress · 2 claim, 1 other");
  anno_article_item_set_row (ANNO_ARTICLE_ITEM (item), other);
  assert_says (item, "path.txt, It can’t be read.");
  anno_article_row_set_progress (row, "done", 4);
  widgets_settle ();
  assert_says (item, "path.txt, It can’t be read.");
  gtk_window_destroy (window);
}

/* What the index knows beside: who else, where from; and whether the article is there at all. */
static void
test_says_more (void)
{
  g_autoptr (AnnoArticleRow) row = anno_article_row_new ("a.txt");
  AnnoArticleDetails details = { .title = g_strdup ("Graham Warns"), .n_spans = 4, .gone = TRUE,
                                 .source = g_strdup ("Agency"), .problem = g_strdup ("Missing.") };
  AnnoRowLayer layers[] = { { g_intern_string ("ann"), ANNO_PROGRESS_DONE, 4 },
                            { g_intern_string ("ben"), ANNO_PROGRESS_NEW, 0 } };
  details.layers = g_array_new (FALSE, FALSE, sizeof (AnnoRowLayer));
  g_array_append_vals (details.layers, layers, G_N_ELEMENTS (layers));
  anno_article_row_take_details (row, &details);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *item = anno_article_item_new ();

  gtk_box_append (GTK_BOX (box), item);
  anno_article_item_set_reader (ANNO_ARTICLE_ITEM (item), NULL, "ann", NULL);
  anno_article_item_set_row (ANNO_ARTICLE_ITEM (item), row);
  assert_says (item, "Graham Warns, gone · in progress · 4 marked · ben · Agency");

  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (names, (gpointer) "ben", (gpointer) "Ben Okafor");
  const AnnoCorpusFacts facts = { NULL };
  g_autoptr (AnnoAssignments) assignments = anno_assignments_new (&facts, names);
  anno_article_item_set_reader (ANNO_ARTICLE_ITEM (item), NULL, "ann", assignments);
  anno_article_item_set_row (ANNO_ARTICLE_ITEM (item), NULL);
  anno_article_item_set_row (ANNO_ARTICLE_ITEM (item), row);
  assert_says (item, "Graham Warns, gone · in progress · 4 marked · Ben Okafor · Agency");
  g_object_ref_sink (box);
  g_object_unref (box);
}

static int
height_at (GtkWidget *item, int width)
{
  int height = 0;
  gtk_widget_measure (item, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

#define LONG "A headline that is far too long for a list beside an article, and goes on and on"

static void
test_heights (void)
{
  static const struct
  {
    const char *title;
    const char *problem;
  } rows[] = {
    { "A", NULL }, { LONG, NULL }, { "日本の見出し", NULL }, { "عنوان", NULL }, { LONG, LONG }
  };
  int narrow = 0, normal = 0, wide = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnoArticleRow) row = make_row (rows[i].title, rows[i].problem, 5);
      GtkWidget *item = make_item (row);
      GtkWindow *window = widgets_show (gtk_widget_get_parent (item), WIDTH, 200);
      if (i == 0)
        {
          narrow = height_at (item, WIDTH / 2);
          normal = height_at (item, WIDTH);
          wide = height_at (item, WIDTH * 4);
          g_assert_cmpint (narrow, >, normal);
          g_assert_cmpint (normal, >, wide);
        }
      g_assert_cmpint (height_at (item, WIDTH / 2), ==, narrow);
      g_assert_cmpint (height_at (item, WIDTH), ==, normal);
      g_assert_cmpint (height_at (item, WIDTH * 4), ==, wide);
      gtk_window_destroy (window);
    }
}

static gboolean
asks_for_tooltip (AnnoArticleRow *row)
{
  GtkWidget *item = make_item (row);
  GtkWindow *window = widgets_show (gtk_widget_get_parent (item), WIDTH, 200);
  g_autoptr (GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (item, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  gtk_window_destroy (window);
  return shown;
}

static void
test_tooltip (void)
{
  g_autoptr (AnnoArticleRow) brief = make_row ("Graham Warns", NULL, 5);
  g_autoptr (AnnoArticleRow) two_lines = make_row ("Graham warns of what is to come", NULL, 5);
  g_autoptr (AnnoArticleRow) longer = make_row (LONG, NULL, 5);
  g_autoptr (AnnoArticleRow) broken = make_row ("Graham Warns", LONG LONG, 5);

  g_assert_false (asks_for_tooltip (brief));
  g_assert_false (asks_for_tooltip (two_lines));
  g_assert_true (asks_for_tooltip (longer));
  g_assert_true (asks_for_tooltip (broken));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/article-item/says", test_says);
  g_test_add_func ("/panels/article-item/says-more", test_says_more);
  g_test_add_func ("/panels/article-item/heights", test_heights);
  g_test_add_func ("/panels/article-item/tooltip", test_tooltip);
  return g_test_run ();
}
