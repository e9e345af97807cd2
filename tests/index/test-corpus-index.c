#include "index/asking.h"
#include "index/index-scene.h"

#include <glib/gstdio.h>
#include <string.h>

static void
changed_cb (AnnoCorpusIndex *index, char **paths, GString *told)
{
  for (guint i = 0; paths[i] != NULL; i++)
    g_string_append_printf (told, "+%s ", paths[i]);
}

static void
removed_cb (AnnoCorpusIndex *index, char **paths, GString *told)
{
  for (guint i = 0; paths[i] != NULL; i++)
    g_string_append_printf (told, "-%s ", paths[i]);
}

static void
moved_cb (AnnoCorpusIndex *index, const char *from, const char *to, GString *told)
{
  g_string_append_printf (told, "%s>%s ", from, to);
}

static void
problem_cb (AnnoCorpusIndex *index, const char *message, GString *told)
{
  g_string_append (told, "problem ");
}

static AnnoCorpusIndex *
index_new (IndexScene *scene, GString *told)
{
  AnnoCorpusIndex *index = anno_corpus_index_new (scene->root);

  g_signal_connect (index, "changed", G_CALLBACK (changed_cb), told);
  g_signal_connect (index, "removed", G_CALLBACK (removed_cb), told);
  g_signal_connect (index, "moved", G_CALLBACK (moved_cb), told);
  g_signal_connect (index, "problem", G_CALLBACK (problem_cb), told);
  return index;
}

static void
settle (AnnoCorpusIndex *index)
{
  while (anno_corpus_index_is_updating (index))
    g_main_context_iteration (NULL, TRUE);
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static guint64
count (AnnoCorpusIndex *index, const char *text)
{
  g_autoptr (AnnoQuery) query = anno_query_new (text, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AnnoSearchWish wish = { .limit = 10 };

  anno_corpus_index_search_async (index, query, &wish, NULL, keep_cb, &result);
  g_autoptr (AnnoSearchResults) found
      = anno_corpus_index_search_finish (index, wait_for (&result), &error);
  g_assert_no_error (error);
  return found->n;
}

static void
test_life (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (AnnoCorpusIndex) index = index_new (&scene, told);

  index_scene_mark (&scene, "ann", "a.txt", "{claim:It is over}.\n");
  index_scene_write (&scene, "b.txt", "Nothing.\n");
  anno_corpus_index_look (index);
  g_assert_true (anno_corpus_index_is_updating (index));
  settle (index);
  g_assert_cmpstr (told->str, ==, "+a.txt +b.txt ");
  g_assert_true (anno_corpus_index_is_complete (index));
  g_assert_cmpuint (count (index, "over"), ==, 1);
  g_assert_cmpuint (count (index, "tag:claim"), ==, 1);

  g_string_truncate (told, 0);
  index_scene_mark (&scene, "ann", "a.txt", "{claim:It is} {cue:done}.\n");
  anno_corpus_index_touch (index, "a.txt");
  settle (index);
  g_assert_cmpstr (told->str, ==, "+a.txt ");
  g_assert_cmpuint (count (index, "over"), ==, 0);
  g_assert_cmpuint (count (index, "tag:cue done"), ==, 1);

  g_string_truncate (told, 0);
  index_scene_rename (&scene, "b.txt", "c.txt");
  index_scene_remove (&scene, "a.txt");
  index_scene_remove (&scene, "annotations/ann/a.txt.json");
  anno_corpus_index_look (index);
  settle (index);
  g_assert_cmpstr (told->str, ==, "b.txt>c.txt +c.txt -a.txt ");
  g_assert_cmpuint (count (index, "nothing"), ==, 1);
}

/* While it is held it reads nothing, and takes one look for all that were asked for. */
static void
test_held (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (AnnoCorpusIndex) index = index_new (&scene, told);

  index_scene_mark (&scene, "ann", "a.txt", "{claim:It is over}.\n");
  anno_corpus_index_hold (index);
  anno_corpus_index_hold (index);
  anno_corpus_index_look (index);
  anno_corpus_index_look (index);
  anno_corpus_index_release (index);
  g_assert_true (anno_corpus_index_is_updating (index));
  g_assert_cmpuint (count (index, "over"), ==, 0);
  g_assert_cmpstr (told->str, ==, "");
  anno_corpus_index_release (index);
  settle (index);
  g_assert_cmpstr (told->str, ==, "+a.txt ");
  g_assert_cmpuint (count (index, "over"), ==, 1);
  anno_corpus_index_hold (index);
  anno_corpus_index_release (index);
  g_assert_false (anno_corpus_index_is_updating (index));
}

static void
test_list (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (AnnoCorpusIndex) index = index_new (&scene, told);
  static const char *const wanted[] = { "c.txt", "nowhere.txt", "a.txt", NULL };
  g_autoptr (GAsyncResult) first = NULL, these = NULL;
  g_autoptr (GError) error = NULL;

  for (const char *name = "abcde"; *name != '\0'; name++)
    {
      g_autofree char *path = g_strdup_printf ("%c.txt", *name);
      index_scene_mark (&scene, "ann", path, "{cue:A} word.\n");
    }
  anno_corpus_index_look (index);
  settle (index);
  anno_corpus_index_list_async (index, "b.txt", 2, NULL, keep_cb, &first);
  g_autoptr (AnnoIndexRows) rows = anno_corpus_index_list_finish (index, wait_for (&first), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anno_index_rows_get_n (rows), ==, 2);
  g_assert_cmpstr (anno_index_rows_get (rows, 0)->path, ==, "c.txt");
  g_assert_cmpuint (anno_index_row_find_layer (anno_index_rows_get (rows, 1), "ann")->n_spans, ==,
                    1);
  anno_corpus_index_list_these_async (index, wanted, NULL, keep_cb, &these);
  g_autoptr (AnnoIndexRows) some = anno_corpus_index_list_finish (index, wait_for (&these), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anno_index_rows_get_n (some), ==, 2);
  g_assert_cmpstr (anno_index_rows_get (some, 1)->path, ==, "a.txt");
}

/* Each key calls off the question before. */
static void
test_called_off (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (AnnoCorpusIndex) index = index_new (&scene, told);
  guint n_called_off = 0;

  index_scene_write (&scene, "a.txt", "Some words.\n");
  anno_corpus_index_look (index);
  settle (index);
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (AnnoQuery) query = anno_query_new ("words", NULL);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      AnnoSearchWish wish = { .limit = 10 };
      anno_corpus_index_search_async (index, query, &wish, cancellable, keep_cb, &result);
      if (i % 2 == 0)
        g_usleep (100 * i);
      g_cancellable_cancel (cancellable);
      g_autoptr (AnnoSearchResults) found
          = anno_corpus_index_search_finish (index, wait_for (&result), &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      n_called_off++;
    }
  g_assert_cmpuint (count (index, "words"), ==, 1);
  g_assert_cmpuint (n_called_off, ==, 50);
}

/* Without an index, words are found all the same; and it is said, once. */
static void
test_without (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autofree char *folder = anno_index_store_folder (scene.root);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (AnnoCorpusIndex) index = index_new (&scene, told);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (above, 0700);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  index_scene_write (&scene, "a.txt", "Some words.\n");
  anno_corpus_index_look (index);
  settle (index);
  g_assert_cmpuint (count (index, "words"), ==, 1);
  anno_corpus_index_list_async (index, NULL, 0, NULL, keep_cb, &result);
  g_assert_null (anno_corpus_index_list_finish (index, wait_for (&result), &error));
  g_assert_error (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_UNAVAILABLE);
  anno_corpus_index_look (index);
  settle (index);
  g_assert_cmpstr (told->str, ==, "problem ");
  g_assert_cmpint (g_unlink (folder), ==, 0);
}

/* One that is spoilt is made anew, while it is open. */
static void
test_spoilt (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (AnnoCorpusIndex) index = index_new (&scene, told);
  g_autofree char *folder = anno_index_store_folder (scene.root);
  g_autofree char *file = g_build_filename (folder, "index.db", NULL);
  g_autofree char *garbage = g_malloc (65536);

  index_scene_mark (&scene, "ann", "a.txt", "{claim:It is over}.\n");
  anno_corpus_index_look (index);
  settle (index);
  g_assert_cmpuint (count (index, "over"), ==, 1);
  memset (garbage, 0x77, 65536);
  FILE *stream = g_fopen (file, "r+");
  g_assert_cmpuint (fwrite (garbage, 1, 65536, stream), ==, 65536);
  fclose (stream);
  index_scene_write (&scene, "b.txt", "Another one is over.\n");
  anno_corpus_index_look (index);
  settle (index);
  count (index, "over"); /* may come upon the damage */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  settle (index);
  g_assert_cmpuint (count (index, "over"), ==, 2);
  g_assert_cmpuint (count (index, "tag:claim"), ==, 1);
}

/* Who goes in the middle leaves nothing behind, and waits for nothing. */
static void
test_gone (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_auto (IndexScene) scene;
      index_scene_init (&scene);
      g_autoptr (GString) told = g_string_new (NULL);
      AnnoCorpusIndex *index = index_new (&scene, told);
      g_autoptr (GAsyncResult) result = NULL;
      for (guint k = 0; k < 30; k++)
        {
          g_autofree char *path = g_strdup_printf ("%u.txt", k);
          index_scene_write (&scene, path, "Some words.\n");
        }
      anno_corpus_index_look (index);
      anno_corpus_index_list_async (index, NULL, 0, NULL, keep_cb, &result);
      g_usleep (i * 200);
      g_object_unref (index);
      wait_for (&result);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (20000); /* lets the thread end before its folder goes */
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/corpus-index/life", test_life);
  g_test_add_func ("/corpus-index/held", test_held);
  g_test_add_func ("/corpus-index/list", test_list);
  g_test_add_func ("/corpus-index/called-off", test_called_off);
  g_test_add_func ("/corpus-index/without", test_without);
  g_test_add_func ("/corpus-index/spoilt", test_spoilt);
  g_test_add_func ("/corpus-index/gone", test_gone);
  return g_test_run ();
}
