/* Proves session/example: who is shown somebody else's annotations first, and whose. */
#include "session/example.h"

#include "formats/json-scan.h"
#include "session/annotator-folder.h"
#include "session/layout.h"

#include <glib/gstdio.h>

static const AnnoAnnotator ann = { (char *) "urn:uuid:0a7c4a54-6f0a-4c1b-8d3e-5f6071829301",
                                   (char *) "Ann Meyer", (char *) "ann-meyer" };

static char *
make_root (const char *corpus_json)
{
  g_autoptr (GError) error = NULL;
  char *root = g_dir_make_tmp ("anno-example-XXXXXX", &error);

  g_assert_no_error (error);
  g_autofree char *slug = anno_annotator_folder_claim (root, &ann, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (slug, ==, "ann-meyer");
  g_autofree char *path = anno_layout_corpus_file (root);
  if (corpus_json != NULL)
    g_assert_true (g_file_set_contents (path, corpus_json, -1, NULL));
  return root;
}

static void
remove_root (char *root)
{
  g_autofree char *file = anno_layout_annotator_file (root, "ann-meyer");
  g_autofree char *folder = anno_layout_annotator_folder (root, "ann-meyer");
  g_autofree char *all = g_path_get_dirname (folder);
  g_autofree char *corpus = anno_layout_corpus_file (root);

  g_unlink (file);
  g_rmdir (folder);
  g_rmdir (all);
  g_unlink (corpus);
  g_assert_cmpint (g_rmdir (root), ==, 0);
  g_free (root);
}

static void
test_found (void)
{
  g_autoptr (GError) error = NULL;
  char *root = make_root ("{\"format\":1,\"example\":\"ann-meyer\"}");
  g_autoptr (AnnoAnnotator) example = anno_example_find (root, "somebody", &error);

  g_assert_no_error (error);
  g_assert_nonnull (example);
  g_assert_cmpstr (example->id, ==, ann.id);
  g_assert_cmpstr (example->name, ==, "Ann Meyer");
  g_assert_cmpstr (example->slug, ==, "ann-meyer");
  remove_root (root);
}

static void
test_nobody (void)
{
  static const struct
  {
    const char *corpus_json;
    const char *own_slug;
  } cases[] = {
    { NULL, "somebody" },
    { "{\"format\":1}", "somebody" },
    { "{\"format\":1,\"example\":\"gone\"}", "somebody" },
    { "{\"format\":1,\"example\":\"ann-meyer\"}", "ann-meyer" }, /* who has begun sees their own */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      char *root = make_root (cases[i].corpus_json);
      g_assert_null (anno_example_find (root, cases[i].own_slug, &error));
      g_assert_no_error (error);
      remove_root (root);
    }
}

static void
test_broken (void)
{
  g_autoptr (GError) error = NULL;
  char *root = make_root ("{\"format\":1,\"example\":\"../../x\"}");

  g_assert_null (anno_example_find (root, "somebody", &error));
  g_assert_true (error != NULL && error->domain == ANNO_JSON_ERROR);
  remove_root (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/example/found", test_found);
  g_test_add_func ("/example/nobody", test_nobody);
  g_test_add_func ("/example/broken", test_broken);
  return g_test_run ();
}
