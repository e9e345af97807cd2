/* Proves session/layout: which file is whose, and where the root of a corpus is. */
#include "session/layout.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define assert_path(made, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *path_ = (made);                                                               \
    g_assert_cmpstr (path_, ==, (expected));                                                       \
  }                                                                                                \
  G_STMT_END

static void
test_paths (void)
{
  assert_path (anno_layout_annotator_folder ("/c", "ann"), "/c/annotations/ann");
  assert_path (anno_layout_layer_file ("/c", "ann", "a/b.txt"), "/c/annotations/ann/a/b.txt.json");
  assert_path (anno_layout_layer_below ("ann", "a/b.txt"), "annotations/ann/a/b.txt.json");
  assert_path (anno_layout_people_file ("/c", "ann"), "/c/annotations/ann/people.json");
  assert_path (anno_layout_annotator_file ("/c", "ann"), "/c/annotations/ann/annotator.json");
  assert_path (anno_layout_reviewer_folder ("/c", "ann"), "/c/reviews/ann");
  assert_path (anno_layout_review_file ("/c", "ann", "a/b.txt"), "/c/reviews/ann/a/b.txt.json");
  assert_path (anno_layout_review_below ("ann", "a/b.txt"), "reviews/ann/a/b.txt.json");
  assert_path (anno_layout_tagset_file ("/c"), "/c/tagset.json");
  assert_path (anno_layout_article_file ("/c", "a/b.txt"), "/c/a/b.txt");
  g_assert_cmpstr (anno_layout_below ("/c", "/c/a/b.txt"), ==, "a/b.txt");
  g_assert_cmpstr (anno_layout_below ("/", "/a"), ==, "a");
  g_assert_cmpstr (anno_layout_below ("/c", "/c"), ==, "");
}

static void
test_meta (void)
{
  static const char *const table[][2] = {
    { "b.txt", "/c/b.meta.json" },
    { "a/b.TXT", "/c/a/b.meta.json" },
    { "a.txt.txt", "/c/a.txt.meta.json" },
    { ".txt", "/c/.txt.meta.json" },
    { "caf\xe9.txt", "/c/caf\xe9.meta.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    assert_path (anno_layout_meta_file ("/c", table[i][0]), table[i][1]);
}

static void
test_copies (void)
{
  g_autofree char *layer = anno_layout_copy_file ("/c/annotations/ann/a.txt.json");
  g_autofree char *people = anno_layout_copy_file ("/c/annotations/ann/people.json");

  g_assert_true (g_str_has_prefix (layer, "/c/annotations/ann/a.txt.2"));
  g_assert_true (anno_layout_is_copy (layer));
  g_assert_true (anno_layout_is_copy (people));
  g_assert_false (anno_layout_is_copy ("a.txt.json"));
  g_assert_false (anno_layout_is_copy ("conflict.json"));
}

static char *
make_folder (const char *root, const char *below)
{
  char *path = g_build_filename (root, below, NULL);
  g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
  return path;
}

static void
make_file (const char *root, const char *below)
{
  g_autofree char *path = g_build_filename (root, below, NULL);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
remove_all (const char *root)
{
  const char *argv[] = { "rm", "-rf", root, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

static void
test_annotators (void)
{
  g_autofree char *root = g_dir_make_tmp ("layout-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  g_auto (GStrv) none = anno_layout_list_annotators (root, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (none), ==, 0);

  g_autofree char *b = make_folder (root, "annotations/b/deep");
  g_autofree char *a = make_folder (root, "annotations/a");
  g_autofree char *hidden = make_folder (root, "annotations/.git");
  make_file (root, "annotations/notes.txt");
  g_auto (GStrv) both = anno_layout_list_annotators (root, &error);
  g_assert_no_error (error);
  const char *expected[] = { "a", "b", NULL };
  g_assert_cmpstrv (both, expected);
  remove_all (root);
}

static void
test_root (void)
{
  g_autofree char *root = g_dir_make_tmp ("layout-XXXXXX", NULL);
  g_autofree char *deep = make_folder (root, "x/y/z");
  g_autofree char *x = g_build_filename (root, "x", NULL);
  g_autofree char *y = g_build_filename (root, "x/y", NULL);
  g_autofree char *file = g_build_filename (deep, "a.txt", NULL);
  make_file (deep, "a.txt");

  assert_path (anno_layout_find_root (deep), deep);
  assert_path (anno_layout_find_root (file), deep);
  make_file (x, "corpus.json");
  assert_path (anno_layout_find_root (file), x);
  make_file (y, "annotations"); /* a file of that name says nothing */
  assert_path (anno_layout_find_root (file), x);
  make_file (y, "tagset.json");
  assert_path (anno_layout_find_root (file), y);
  g_autofree char *annotations = make_folder (deep, "annotations");
  assert_path (anno_layout_find_root (file), deep);
  assert_path (anno_layout_find_root (x), x);
  remove_all (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/paths", test_paths);
  g_test_add_func ("/layout/copies", test_copies);
  g_test_add_func ("/layout/meta", test_meta);
  g_test_add_func ("/layout/annotators", test_annotators);
  g_test_add_func ("/layout/root", test_root);
  return g_test_run ();
}
