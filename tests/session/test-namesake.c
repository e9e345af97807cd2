/* Proves session/namesake: who counts as another annotator of one's own name, and who doesn't. */
#include "session/namesake.h"

#include "formats/annotator-file.h"
#include "session/layout.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

#define MINE "urn:uuid:11111111-1111-4111-8111-111111111111"
#define THEIRS "urn:uuid:22222222-2222-4222-8222-222222222222"
#define THIRD "urn:uuid:33333333-3333-4333-8333-333333333333"

static int
remove_cb (const char *path, const struct stat *status, int type, struct FTW *place)
{
  return remove (path);
}

static char *
make_root (void)
{
  char *root = g_dir_make_tmp ("annotator-namesake-XXXXXX", NULL);
  g_assert_nonnull (root);
  return root;
}

static void
remove_root (char *root)
{
  g_assert_cmpint (nftw (root, remove_cb, 16, FTW_DEPTH | FTW_PHYS), ==, 0);
  g_free (root);
}

static void
write_owner (const char *root, const char *slug, const char *contents, gssize length)
{
  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

static void
add_annotator (const char *root, const char *slug, const char *id, const char *name)
{
  g_autoptr (GBytes) bytes = anno_annotator_file_write (id, name);
  gsize length = 0;
  const char *contents = g_bytes_get_data (bytes, &length);

  write_owner (root, slug, contents, (gssize) length);
}

static void
assert_found (const char *root, const char *name, const char *expected)
{
  g_autofree char *found = anno_namesake_find (root, MINE, name);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_nobody (void)
{
  char *root = make_root ();

  assert_found (root, "Ann", NULL);
  add_annotator (root, "ben", THEIRS, "Ben");
  assert_found (root, "Ann", NULL);
  remove_root (root);
}

/* The name counts, not the folder's. */
static void
test_same_name (void)
{
  char *root = make_root ();

  add_annotator (root, "somewhere-else", THEIRS, "Ann");
  assert_found (root, "Ann", THEIRS);
  assert_found (root, "ann", NULL);
  assert_found (root, "Anna", NULL);
  remove_root (root);
}

/* Who has a folder there has been told apart already, whatever its order among the others. */
static void
test_known (void)
{
  static const char *const slugs[] = { "ann-1", "ann-3" };

  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      char *root = make_root ();
      add_annotator (root, "ann-2", THEIRS, "Ann");
      add_annotator (root, slugs[i], MINE, "Ann");
      assert_found (root, "Ann", NULL);
      remove_root (root);
    }
}

/* Of several, the first one by folder: the same answer each time. */
static void
test_several (void)
{
  char *root = make_root ();

  add_annotator (root, "b", THIRD, "Ann");
  add_annotator (root, "a", THEIRS, "Ann");
  assert_found (root, "Ann", THEIRS);
  remove_root (root);
}

/* A file that can't be read belongs to nobody that could be asked about. */
static void
test_broken (void)
{
  char *root = make_root ();
  g_autofree char *huge = g_strnfill (128 * 1024, ' ');

  write_owner (root, "a", "{\"format\":1,\"id\":\"" THIRD "\",\"name\":\"Ann\"", -1);
  write_owner (root, "b", huge, -1);
  assert_found (root, "Ann", NULL);
  add_annotator (root, "c", THEIRS, "Ann");
  assert_found (root, "Ann", THEIRS);
  remove_root (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/namesake/nobody", test_nobody);
  g_test_add_func ("/session/namesake/same-name", test_same_name);
  g_test_add_func ("/session/namesake/known", test_known);
  g_test_add_func ("/session/namesake/several", test_several);
  g_test_add_func ("/session/namesake/broken", test_broken);
  return g_test_run ();
}
