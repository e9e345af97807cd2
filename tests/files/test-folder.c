/* Proves files/folder: missing folders are made and made to last, and nothing is made outside. */
#include "files/folder.h"

#include "files/file-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *top;
static guint n_folders_synced;
static guint n_made;
static int sync_cause;

static int
no_openat2 (int folder, const char *path, int flags, guint64 resolve)
{
  errno = ENOSYS;
  return -1;
}

static int
counting_mkdirat (int folder, const char *name, mode_t mode)
{
  n_made++;
  return mkdirat (folder, name, mode);
}

static int
counting_fsync (int fd)
{
  n_folders_synced++;
  errno = sync_cause;
  return sync_cause != 0 ? -1 : fsync (fd);
}

/* With the system's help, and by walking. */
static AnnoFileOps
ops_of (gboolean walks)
{
  AnnoFileOps ops = anno_file_ops_system;

  ops.mkdirat = counting_mkdirat;
  ops.fsync = counting_fsync;
  if (walks)
    ops.openat2 = no_openat2;
  n_made = n_folders_synced = sync_cause = 0;
  return ops;
}

static char *
new_root (void)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("root-%u", n++);
  char *root = g_build_filename (top, name, NULL);

  g_assert_cmpint (g_mkdir (root, 0755), ==, 0);
  return root;
}

static gboolean
is_folder (const char *root, const char *relative)
{
  g_autofree char *path = g_build_filename (root, relative, NULL);

  return g_file_test (path, G_FILE_TEST_IS_DIR);
}

static void
test_makes (void)
{
  for (int walks = 0; walks < 2; walks++)
    {
      g_autofree char *root = new_root ();
      g_autoptr (GError) error = NULL;
      AnnoFileOps ops = ops_of (walks);

      g_assert_true (anno_folder_make_below_with (&ops, root, "a/./b//c", &error));
      g_assert_no_error (error);
      g_assert_true (is_folder (root, "a/b/c"));
      g_assert_cmpuint (n_made, ==, 3);
      g_assert_cmpuint (n_folders_synced, ==, 3);
      g_assert_true (anno_folder_make_below_with (&ops, root, "a/b/c", &error));
      g_assert_true (anno_folder_make_below_with (&ops, root, "a/b/d", &error));
      g_assert_cmpuint (n_made, ==, 4);
      g_assert_cmpuint (n_folders_synced, ==, 4);
    }
}

static void
test_refuses (void)
{
  g_autofree char *outside = new_root ();
  static const struct
  {
    const char *relative;
    AnnoFileErrorCode code;
  } cases[] = {
    { "", ANNO_FILE_ERROR_BAD_NAME },          { "../x", ANNO_FILE_ERROR_BAD_NAME },
    { "a/../../x", ANNO_FILE_ERROR_BAD_NAME }, { "/x", ANNO_FILE_ERROR_BAD_NAME },
    { "out/x", ANNO_FILE_ERROR_OUTSIDE },      { "up/x", ANNO_FILE_ERROR_OUTSIDE },
    { "dead/x", ANNO_FILE_ERROR_OUTSIDE },     { "dead", ANNO_FILE_ERROR_OUTSIDE },
    { "out", ANNO_FILE_ERROR_OUTSIDE },        { "file/x", ANNO_FILE_ERROR_NOT_FOUND },
  };

  for (int walks = 0; walks < 2; walks++)
    {
      g_autofree char *root = new_root ();
      g_autofree char *out = g_build_filename (root, "out", NULL);
      g_autofree char *up = g_build_filename (root, "up", NULL);
      g_autofree char *dead = g_build_filename (root, "dead", NULL);
      g_autofree char *file = g_build_filename (root, "file", NULL);
      AnnoFileOps ops = ops_of (walks);
      g_assert_cmpint (symlink (outside, out), ==, 0);
      g_assert_cmpint (symlink ("..", up), ==, 0);
      g_assert_cmpint (symlink ("nothing", dead), ==, 0);
      g_assert_true (g_file_set_contents (file, "x", 1, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autoptr (GError) error = NULL;
          g_assert_false (anno_folder_make_below_with (&ops, root, cases[i].relative, &error));
          g_assert_error (error, ANNO_FILE_ERROR, (int) cases[i].code);
        }
      g_assert_false (is_folder (outside, "x"));
      g_assert_false (is_folder (top, "x"));
    }
}

/* A link that stays inside is followed with the system's help, and refused without. */
static void
test_inner_link (void)
{
  for (int walks = 0; walks < 2; walks++)
    {
      g_autofree char *root = new_root ();
      g_autofree char *inner = g_build_filename (root, "inner", NULL);
      g_autofree char *real = g_build_filename (root, "real", NULL);
      AnnoFileOps ops = ops_of (walks);
      g_assert_cmpint (g_mkdir (real, 0755), ==, 0);
      g_assert_cmpint (symlink ("real", inner), ==, 0);
      gboolean made = anno_folder_make_below_with (&ops, root, "inner/x", NULL);
      g_assert_cmpint (is_folder (root, "real/x"), ==, made);
      if (walks)
        g_assert_false (made);
    }
}

/* A folder that can't be made to last is not left as if it were. */
static void
test_sync_fails (void)
{
  g_autofree char *root = new_root ();
  g_autoptr (GError) error = NULL;
  AnnoFileOps ops = ops_of (FALSE);

  sync_cause = EIO;
  g_assert_false (anno_folder_make_below_with (&ops, root, "a/b", &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, g_strerror (EIO)));
  g_assert_false (is_folder (root, "a"));
  sync_cause = EINVAL; /* a mount that has no such thing */
  g_assert_true (anno_folder_make_below_with (&ops, root, "a/b", NULL));
}

/* Another process makes the folder in between. */
static int
too_late_mkdirat (int folder, const char *name, mode_t mode)
{
  g_assert_cmpint (mkdirat (folder, name, mode), ==, 0);
  errno = EEXIST;
  return -1;
}

static void
test_quicker (void)
{
  g_autofree char *root = new_root ();
  AnnoFileOps ops = ops_of (FALSE);

  ops.mkdirat = too_late_mkdirat;
  g_assert_true (anno_folder_make_below_with (&ops, root, "a/b", NULL));
  g_assert_true (is_folder (root, "a/b"));
}

static void
test_no_root (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_folder_make_below ("/nowhere/at/all", "a", &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND);
}

static void
remove_all (const char *path)
{
  gboolean is_link = g_file_test (path, G_FILE_TEST_IS_SYMLINK);
  g_autoptr (GDir) dir = is_link ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_all (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  top = g_dir_make_tmp ("annotator-folder-XXXXXX", NULL);
  g_test_add_func ("/folder/makes", test_makes);
  g_test_add_func ("/folder/refuses", test_refuses);
  g_test_add_func ("/folder/inner-link", test_inner_link);
  g_test_add_func ("/folder/sync-fails", test_sync_fails);
  g_test_add_func ("/folder/quicker", test_quicker);
  g_test_add_func ("/folder/no-root", test_no_root);
  int result = g_test_run ();
  remove_all (top);
  g_free (top);
  return result;
}
