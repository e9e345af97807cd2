/* The list of 50,000 articles out of a warm index (P10): first rows, all rows with their counts, and how
 * long the main loop is kept at a time; then another order, and one change. */
#include "bench/measure.h"

#include "index/index-update.h"
#include "session/article-listing.h"
#include "session/row-index.h"

#include <glib/gstdio.h>
#include <string.h>

#define ARTICLES 50000
#define SPANS 7
#define MOST_FIRST 50.0 /* ms */
#define MOST_ALL 300.0
#define MOST_TURN 16.0
#define SLUG "ann"

static void
write_file (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static char *
make_layer (void)
{
  g_autoptr (GString) layer = g_string_new (
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:uuid:1\","
      "\"type\":\"AnnotationCollection\",\"creator\":{\"id\":\"urn:uuid:2\",\"type\":\"Person\","
      "\"name\":\"Ann\"},\"format\":1,\"article\":{\"state\":\"in-progress\"},\"first\":{\"id\":"
      "\"urn:uuid:1#page\",\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[\n");

  for (guint i = 0; i < SPANS; i++)
    g_string_append_printf (
        layer,
        "%s{\"id\":\"urn:uuid:00000000-0000-4000-8000-%012u\",\"type\":\"Annotation\","
        "\"motivation\":\"tagging\",\"created\":\"2017-07-10T09:00:00Z\",\"body\":[{\"type\":"
        "\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"claim\"}],\"target\":{\"source\":\"x\","
        "\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":%u,\"end\":%u}]}}\n",
        i > 0 ? "," : "", i, i, i + 2);
  g_string_append (layer, "]}}\n");
  return g_string_free (g_steal_pointer (&layer), FALSE);
}

static void
make_corpus (const char *root)
{
  g_autofree char *layer = make_layer ();

  for (guint i = 0; i < ARTICLES; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%02u/%05u.txt", root, i / 1000, i);
      g_autofree char *file
          = g_strdup_printf ("%s/annotations/" SLUG "/%02u/%05u.txt.json", root, i / 1000, i);
      g_autofree char *text
          = g_strdup_printf ("Headline %05u of the day\n\nMonday, July 10, 2017\n\nSome words.\n",
                             i * 7919 % ARTICLES);
      write_file (path, text);
      write_file (file, layer);
    }
}

typedef struct
{
  AnnoArticleList *list;
  AnnoArticleListing *listing;
  guint n_many;
} Scene;

static void
filled_cb (AnnoArticleRow *row, gpointer data)
{
}

static void
many_cb (gpointer data)
{
  Scene *scene = data;
  scene->n_many++;
  anno_article_listing_changed (scene->listing, NULL);
}

/* Turns of the main loop until there are @n items, and nothing is left to be done; the longest one, as
 * this thread worked. */
static double
turn_until (Scene *scene, guint n, double *first)
{
  double longest = 0, begun = measure_wall ();

  while (g_list_model_get_n_items (G_LIST_MODEL (scene->listing)) < n
         || anno_article_listing_is_busy (scene->listing) || scene->n_many < 2)
    {
      double before = measure_thread ();
      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, measure_thread () - before);
      if (*first < 0 && g_list_model_get_n_items (G_LIST_MODEL (scene->listing)) > 0)
        *first = measure_wall () - begun;
    }
  return longest;
}

static void
measure_list (const char *root)
{
  static const AnnoRowIndexEvents events = { filled_cb, many_cb, filled_cb };
  g_autoptr (AnnoCorpusIndex) index = anno_corpus_index_new (root);
  Scene scene = { anno_article_list_new (), anno_article_listing_new (), 0 };
  double begun = measure_wall (), first = -1;

  measure_section ("%u articles", ARTICLES);
  anno_article_listing_set_rows (scene.listing, anno_article_list_get_model (scene.list), NULL, SLUG);
  AnnoRowIndex *rows = anno_row_index_new (index, scene.list, SLUG, &events, &scene);
  double turn = turn_until (&scene, ARTICLES, &first);
  measure_gate ("first rows, on the wall", first, MOST_FIRST, "ms");
  measure_gate ("all rows with counts, on the wall", measure_wall () - begun, MOST_ALL, "ms");
  measure_gate ("longest turn of the main loop", turn, MOST_TURN, "ms");

  AnnoArticleWish wish = { .sort = ANNO_SORT_TITLE, .group = ANNO_GROUP_FOLDER };
  begun = measure_wall ();
  anno_article_listing_set_wish (scene.listing, &wish);
  turn = turn_until (&scene, ARTICLES + ARTICLES / 1000, &first);
  measure_note ("another order, on the wall", measure_wall () - begun, "ms");
  measure_gate ("longest turn of the main loop meanwhile", turn, MOST_TURN, "ms");

  g_autoptr (AnnoArticleRow) row = g_list_model_get_item (
      anno_article_list_get_model (scene.list), ARTICLES / 2);
  anno_article_row_set_progress (row, "done", SPANS);
  anno_article_listing_changed (scene.listing, row);
  turn = turn_until (&scene, ARTICLES, &first);
  measure_gate ("one change", turn, MOST_TURN, "ms");

  anno_row_index_free (rows);
  g_object_unref (scene.listing);
  anno_article_list_free (scene.list);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anno-bench-XXXXXX", NULL);
  g_autofree char *root = g_build_filename (folder, "corpus", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf %s", folder);
  g_autoptr (GError) error = NULL;

  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  make_corpus (root);
  g_autoptr (AnnoIndexStore) store = anno_index_store_open (root, &error);
  g_assert_no_error (error);
  g_assert_true (anno_index_update_run (store, NULL, NULL, NULL, &error));
  g_clear_pointer (&store, anno_index_store_close);
  measure_list (root);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  return measure_result ();
}
