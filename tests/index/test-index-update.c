#include "index/article-facts.h"
#include "index/index-rows.h"
#include "index/index-scene.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define TEXT_A                                                                                     \
  "Deal is off\n\nBy Ann Writer\n\nFriday, July 21, 2017\n\n"                                      \
  "{speaker|person=urn:g|#s:Lindsey Graham} {cue:said} {claim|said-by=@s:it is over}.\n"

#define assert_update(scene, words)                                                                \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *told = index_scene_update (scene);                                          \
      g_assert_cmpstr (told, ==, words);                                                           \
    }                                                                                              \
  while (0)

/* "a.txt|Deal is off|2017-07-21|ann:3:done" */
static char *
rows_in_words (IndexScene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoIndexRows) rows
      = anno_index_rows_read (index_scene_store (scene), NULL, 0, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < anno_index_rows_get_n (rows); i++)
    {
      const AnnoIndexRow *row = anno_index_rows_get (rows, i);
      g_string_append_printf (words, "%s%s%s", i > 0 ? " " : "", row->path,
                              row->missing           ? "!"
                              : row->problem != NULL ? "?"
                                                     : "");
      if (row->title != NULL)
        g_string_append_printf (words, "|%s", row->title);
      if (row->date != NULL)
        g_string_append_printf (words, "|%s", row->date);
      for (guint k = 0; k < row->n_layers; k++)
        g_string_append_printf (words, "|%s:%u:%s", row->layers[k].slug, row->layers[k].n_spans,
                                row->layers[k].unreadable ? "?" : row->layers[k].state);
    }
  return g_string_free (words, FALSE);
}

#define assert_rows(scene, expected)                                                               \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *found = rows_in_words (scene);                                              \
      g_assert_cmpstr (found, ==, expected);                                                       \
    }                                                                                              \
  while (0)

static void
test_rows (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);

  index_scene_mark (&scene, "ann", "a.txt", TEXT_A);
  index_scene_mark_as (&scene, "ben", "a.txt", TEXT_A, "done", NULL);
  index_scene_write (&scene, "sub/b.txt", "Only words here.\n");
  index_scene_write (&scene, "B.txt", "Big.\n");
  index_scene_write (&scene, "bad.txt", "\xff\n");
  index_scene_write (&scene, "notes.md", "no article\n");
  index_scene_write (&scene, "sub/b.meta.json", "{\"title\":\"A title\",\"date\":\"2017-07-20\"}");
  index_scene_write (&scene, "annotations/ann/bad.txt.json", "{");
  index_scene_mark (&scene, "ann", "gone.txt", "{cue:a}");
  index_scene_remove (&scene, "gone.txt");
  assert_update (&scene, "people +a.txt +B.txt +bad.txt +gone.txt +sub/b.txt");
  assert_rows (&scene, "a.txt|Deal is off|2017-07-21|ann:3:in-progress|ben:3:done B.txt "
                       "bad.txt?|ann:0:? gone.txt!|ann:1:in-progress sub/b.txt|A title|2017-07-20");
  assert_update (&scene, "");
}

/* One change touches one row. */
static void
test_changes (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);

  index_scene_mark (&scene, "ann", "a.txt", TEXT_A);
  index_scene_write (&scene, "b.txt", "One.\n");
  assert_update (&scene, "people +a.txt +b.txt");
  index_scene_write (&scene, "b.txt", "Two.\n");
  assert_update (&scene, "+b.txt");
  index_scene_mark (&scene, "ann", "b.txt", "{cue:Two}.\n");
  assert_update (&scene, "+b.txt");
  g_assert_cmpint (index_scene_count (&scene, "SELECT n FROM total WHERE key = 'cue'"), ==, 2);
  index_scene_mark_as (&scene, "ann", "b.txt", "{cue:Two}.\n", "done", "2001-02-03");
  assert_update (&scene, "+b.txt");
  assert_rows (&scene, "a.txt|Deal is off|2017-07-21|ann:3:in-progress b.txt|ann:1:done");
  index_scene_write (&scene, "b.meta.json", "{\"title\":\"T\"}");
  assert_update (&scene, "+b.txt");
  index_scene_remove (&scene, "b.meta.json");
  assert_update (&scene, "+b.txt");
  index_scene_remove (&scene, "annotations/ann/b.txt.json");
  assert_update (&scene, "+b.txt");
  g_assert_cmpint (index_scene_count (&scene, "SELECT n FROM total WHERE key = 'cue'"), ==, 1);
  index_scene_remove (&scene, "b.txt");
  assert_update (&scene, "-b.txt");
  assert_rows (&scene, "a.txt|Deal is off|2017-07-21|ann:3:in-progress");
  index_scene_remove (&scene, "a.txt");
  assert_update (&scene, "+a.txt");
  assert_rows (&scene, "a.txt!|ann:3:in-progress");
  index_scene_remove (&scene, "annotations/ann/a.txt.json");
  assert_update (&scene, "-a.txt");
  g_assert_cmpint (index_scene_count (&scene, "SELECT count(*) FROM span"), ==, 0);
  g_assert_cmpint (index_scene_count (&scene, "SELECT count(*) FROM total"), ==, 0);
  g_assert_cmpint (index_scene_count (&scene, "SELECT count(*) FROM tally"), ==, 0);
}

/* An article keeps who it is; a colleague's layer stays where it was. */
static void
test_moved (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);

  index_scene_mark (&scene, "ann", "a.txt", TEXT_A);
  index_scene_mark (&scene, "ben", "a.txt", TEXT_A);
  index_scene_write (&scene, "b.txt", "Other.\n");
  assert_update (&scene, "people +a.txt +b.txt");
  gint64 id = index_scene_count (&scene, "SELECT id FROM article WHERE path = x'612e747874'");
  gint64 next = index_scene_count (&scene, "SELECT value FROM about WHERE key = 'next-doc'");
  index_scene_rename (&scene, "a.txt", "sub/c.txt");
  index_scene_rename (&scene, "annotations/ann/a.txt.json", "annotations/ann/sub/c.txt.json");
  index_scene_remove (&scene, "annotations/ben/a.txt.json");
  assert_update (&scene, "a.txt>sub/c.txt +sub/c.txt");
  assert_rows (&scene, "b.txt sub/c.txt|Deal is off|2017-07-21|ann:3:in-progress");
  g_assert_cmpint (index_scene_count (&scene, "SELECT id FROM article WHERE title = 'Deal is off'"),
                   ==, id);
  g_assert_cmpint (index_scene_count (&scene, "SELECT value FROM about WHERE key = 'next-doc'"), ==,
                   next);
}

/* What is only a copy, and not moved, is another article. */
static void
test_copied (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);

  index_scene_write (&scene, "a.txt", "Same words.\n");
  assert_update (&scene, "+a.txt");
  index_scene_write (&scene, "b.txt", "Same words.\n");
  assert_update (&scene, "+b.txt");
  index_scene_remove (&scene, "a.txt");
  index_scene_write (&scene, "c.txt", "Same words, not quite.\n");
  assert_update (&scene, "+c.txt -a.txt");
  assert_rows (&scene, "b.txt c.txt");
}

static void
test_people (void)
{
  static const char *const before[] = { "urn:g=Lindsey Graham;Graham", NULL };
  static const char *const after[] = { "urn:g=Lindsey O. Graham", "urn:h=Helen", NULL };
  g_auto (IndexScene) scene;
  index_scene_init (&scene);

  index_scene_people (&scene, "ann", before);
  index_scene_mark (&scene, "ann", "a.txt", TEXT_A);
  assert_update (&scene, "people +a.txt");
  g_assert_cmpint (index_scene_count (&scene, "SELECT count(*) FROM person"), ==, 1);
  index_scene_people (&scene, "ann", after);
  assert_update (&scene, "people");
  g_assert_cmpint (index_scene_count (&scene, "SELECT count(*) FROM person"), ==, 2);
  g_assert_cmpint (
      index_scene_count (&scene, "SELECT count(*) FROM person WHERE names LIKE '% o %'"), ==, 1);
}

/* A file that was written at the moment when it was read is read once more. */
static void
test_young (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autofree char *file = g_build_filename (scene.root, "a.txt", NULL);

  g_assert_true (g_file_set_contents (file, "Young.\n", -1, NULL));
  assert_update (&scene, "+a.txt");
  assert_update (&scene, "+a.txt");
  index_scene_write (&scene, "a.txt", "Old.\n");
  assert_update (&scene, "+a.txt");
  assert_update (&scene, "");
}

/* Who may not be entered is not gone. */
static void
test_closed_folder (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autofree char *folder = g_build_filename (scene.root, "sub", NULL);

  index_scene_write (&scene, "sub/a.txt", "A.\n");
  index_scene_write (&scene, "b.txt", "B.\n");
  assert_update (&scene, "+b.txt +sub/a.txt");
  if (g_chmod (folder, 0) != 0 || g_access (folder, R_OK) == 0)
    {
      g_chmod (folder, 0700);
      g_test_message ("every folder can be entered by this user");
      return;
    }
  index_scene_remove (&scene, "b.txt");
  assert_update (&scene, "");
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  assert_update (&scene, "-b.txt");
}

static void
test_touch (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  index_scene_mark (&scene, "ann", "a.txt", TEXT_A);
  index_scene_write (&scene, "b.txt", "B.\n");
  assert_update (&scene, "people +a.txt +b.txt");
  index_scene_mark_as (&scene, "ann", "a.txt", TEXT_A, "done", NULL);
  index_scene_remove (&scene, "b.txt");
  g_hash_table_add (paths, (gpointer) "a.txt");
  g_hash_table_add (paths, (gpointer) "b.txt");
  g_hash_table_add (paths, (gpointer) "../outside.txt");
  anno_index_update_these (index_scene_store (&scene), paths, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_rows (&scene, "a.txt|Deal is off|2017-07-21|ann:3:done");
  assert_update (&scene, "");
}

/* Names of any bytes come back as they are. */
static void
test_hostile_names (void)
{
  static const char *const names[] = { "\x1b[31mred.txt",
                                       "two\nlines.txt",
                                       "a\ttab.txt",
                                       "caf\xe9.txt",
                                       "'; DROP TABLE article; --.txt",
                                       "%s%n.txt",
                                       "a\xe2\x80\xae"
                                       "cod.txt" };
  g_auto (IndexScene) scene;
  index_scene_init (&scene);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    index_scene_write (&scene, names[i], "Words \x1b[1m of <b>evil</b> \"quotes\" AND NEAR(*)\n");
  g_autofree char *first = index_scene_update (&scene);
  g_autoptr (AnnoIndexRows) rows = anno_index_rows_read (index_scene_store (&scene), NULL, 0, NULL);
  g_assert_cmpuint (anno_index_rows_get_n (rows), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean found = FALSE;
      for (guint k = 0; k < anno_index_rows_get_n (rows); k++)
        found = found || g_str_equal (anno_index_rows_get (rows, k)->path, names[i]);
      g_assert_true (found);
    }
  assert_update (&scene, "");
}

/* Spans over all of a long text, and one that links to all: what is kept of them stays within
 * bounds. */
static void
test_overlapping (void)
{
  enum
  {
    N = 2000
  };
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GString) marked = g_string_new (NULL), links = g_string_new ("{claim");
  g_autoptr (GPtrArray) slugs = g_ptr_array_new ();

  for (guint i = 0; i < N; i++)
    {
      g_string_append_printf (marked, "{speaker|#s%u", i);
      for (guint k = 0; k < 20; k++)
        g_string_append_printf (marked, "|person=urn:somebody:with:a:long:name:%u:%u", i, k);
      g_string_append (marked, ":");
      g_string_append_printf (links, "|said-by=@s%u", i);
    }
  for (guint i = 0; i < 4000; i++)
    g_string_append (marked, "word ");
  for (guint i = 0; i < N; i++)
    g_string_append_c (marked, '}');
  g_string_append_printf (marked, "%s: it}", links->str);
  index_scene_mark (&scene, "ann", "a.txt", marked->str);
  g_autoptr (AnnoArticleSigns) signs = anno_article_signs_take (scene.root, "a.txt");
  g_ptr_array_add (slugs, (gpointer) g_intern_string ("ann"));
  g_autoptr (AnnoArticleFacts) facts = anno_article_facts_read (scene.root, signs, slugs);
  const AnnoLayerFacts *layer = facts->layers->pdata[0];
  g_assert_cmpstr (layer->problem, ==, NULL);
  g_assert_cmpuint (layer->n, ==, N + 1);
  g_assert_cmpuint (layer->words->len, <, 40 * 1024 * 1024);
  for (guint i = 0; i < layer->spans->len; i++)
    g_assert_cmpuint (g_array_index (layer->spans, AnnoSpanFacts, i).n_words, <, 1024 * 1024);
}

/* What is gone is counted, because the full text keeps it; where it is most, all is made anew. */
static void
test_waste (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GError) error = NULL;

  index_scene_mark (&scene, "ann", "a.txt", TEXT_A);
  assert_update (&scene, "people +a.txt");
  index_scene_mark_as (&scene, "ann", "a.txt", TEXT_A, "done", NULL);
  assert_update (&scene, "+a.txt");
  g_assert_cmpint (anno_index_store_get_number (scene.store, "dead-spans", 0), ==, 3);
  index_scene_write (&scene, "a.txt", "Other.\n");
  assert_update (&scene, "+a.txt");
  g_assert_cmpint (anno_index_store_get_number (scene.store, "dead-spans", 0), ==, 6);
  g_assert_cmpint (anno_index_store_get_number (scene.store, "dead-docs", 0), ==, 1);
  g_assert_true (anno_index_store_set_number (scene.store, "dead-spans", 1000000, &error));
  g_assert_false (anno_index_update_run (scene.store, NULL, NULL, NULL, &error));
  g_assert_true (anno_index_error_is_damage (error));
}

static void
test_cancelled (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  index_scene_write (&scene, "a.txt", "A.\n");
  g_cancellable_cancel (cancellable);
  g_assert_false (
      anno_index_update_run (index_scene_store (&scene), NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (anno_index_is_complete (index_scene_store (&scene)));
  assert_update (&scene, "+a.txt");
  g_assert_true (anno_index_is_complete (index_scene_store (&scene)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/index-update/rows", test_rows);
  g_test_add_func ("/index-update/changes", test_changes);
  g_test_add_func ("/index-update/moved", test_moved);
  g_test_add_func ("/index-update/copied", test_copied);
  g_test_add_func ("/index-update/people", test_people);
  g_test_add_func ("/index-update/young", test_young);
  g_test_add_func ("/index-update/closed-folder", test_closed_folder);
  g_test_add_func ("/index-update/touch", test_touch);
  g_test_add_func ("/index-update/hostile-names", test_hostile_names);
  g_test_add_func ("/index-update/overlapping", test_overlapping);
  g_test_add_func ("/index-update/waste", test_waste);
  g_test_add_func ("/index-update/cancelled", test_cancelled);
  return g_test_run ();
}
