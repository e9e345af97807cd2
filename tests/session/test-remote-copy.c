/* Proves session/remote-copy with a place that has no path: a folder that GLib shows as a resource.
 * What is there can be read, and not be changed. */
#include "session/remote-copy.h"

#include "intake/intake.h"
#include "session/document-loader.h"
#include "session/layout.h"
#include "session/people-keeper.h"

#include <string.h>

/* See remote-news.gresource.xml. */
#define URI "resource:///org/example/news"

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static char *
bring (const char *uri, gint *n_files, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GAsyncResult) result = NULL;

  anno_remote_copy_async (file, n_files, NULL, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return anno_remote_copy_finish (result, error);
}

static void
test_folder (void)
{
  gint n_files = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *root = bring (URI, &n_files, &error);

  g_assert_no_error (error);
  g_assert_cmpint (n_files, ==, 4);
  g_assert_true (g_str_has_suffix (root, "/news"));
  g_autofree char *why = anno_remote_copy_explain (root);
  g_assert_nonnull (strstr (why, URI));
  g_autofree char *again = bring (URI, &n_files, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, root);
}

static void
test_article (void)
{
  gint n_files = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bring (URI "/vote.txt", &n_files, &error);
  g_autofree char *root = anno_layout_find_root (path);
  AnnoAnnotator annotator
      = { .name = (char *) "Ann", .id = (char *) "urn:g:Ann", .slug = (char *) "ann" };

  g_assert_no_error (error);
  g_autoptr (AnnoDocument) document
      = anno_document_load (root, "vote.txt", &annotator, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (anno_document_get_locked_reason (document), URI));

  g_autofree char *file = g_build_filename (root, "people.json", NULL);
  AnnoPeopleKeeper people;
  anno_people_keeper_init (&people, file);
  g_assert_nonnull (strstr (people.locked_reason, URI));
  anno_people_keeper_clear (&people);
}

/* One in a folder below opens with all of its corpus. */
static void
test_below (void)
{
  gint n_files = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bring (URI "/sub/other.txt", &n_files, &error);
  g_autofree char *root = anno_layout_find_root (path);

  g_assert_no_error (error);
  g_assert_cmpint (n_files, ==, 4);
  g_assert_true (g_str_has_suffix (root, "/news"));
  g_assert_true (g_str_has_suffix (path, "/news/sub/other.txt"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Nothing comes in, neither. */
static void
test_import (void)
{
  gint n_files = 0;
  g_autoptr (GError) error = NULL, refused = NULL;
  g_autofree char *root = bring (URI, &n_files, &error);
  g_autoptr (AnnoIntakeSources) sources = anno_intake_sources_new ();
  g_autoptr (AnnoIntakeWish) wish = anno_intake_wish_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("News\n\nOne.\n", 11);

  g_assert_no_error (error);
  anno_intake_sources_add_bytes (sources, bytes, "clipboard");
  g_assert_null (anno_intake_run (root, sources, wish, NULL, NULL, &refused));
  g_assert_error (refused, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
}

static void
test_nowhere (void)
{
  gint n_files = 0;
  g_autoptr (GError) error = NULL;

  g_assert_null (bring ("resource:///org/example/nowhere", &n_files, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (anno_remote_copy_explain ("/srv/news"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remote-copy/folder", test_folder);
  g_test_add_func ("/remote-copy/article", test_article);
  g_test_add_func ("/remote-copy/below", test_below);
  g_test_add_func ("/remote-copy/import", test_import);
  g_test_add_func ("/remote-copy/nowhere", test_nowhere);
  return g_test_run ();
}
