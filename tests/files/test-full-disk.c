/* Proves files/file-writer on a disk that is really full: a small one of memory, which this
 * program mounts for itself alone. Without the right to mount it is skipped. */
#include "files/file-writer.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>

#define OLD_SIZE 20000
#define NEW_SIZE 60000 /* too large beside the old one on 64 KiB */
#define FILLER_SIZE 30000

static char *disk;
static char *path;

static gboolean
mount_disk (void)
{
  return unshare (CLONE_NEWNS) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("tmpfs", disk, "tmpfs", 0, "size=64k") == 0;
}

static GBytes *
new_text (char letter, gsize size)
{
  return g_bytes_new_take (g_strnfill (size, letter), size);
}

static void
check_text (GBytes *text)
{
  g_autofree char *found = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &found, &length, NULL));
  g_assert_cmpmem (found, length, g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (disk, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
save (GBytes *text, AnnoFileIdentity *identity, gboolean fits)
{
  g_autoptr (GError) error = NULL;

  gboolean saved = anno_file_writer_replace (path, text, identity, ANNO_FILE_WRITER_NONE, identity,
                                             NULL, &error);
  g_assert_cmpint (saved, ==, fits);
  if (fits)
    return;
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "layer.json"));
}

static void
test_full_disk (void)
{
  g_autoptr (GBytes) old = new_text ('o', OLD_SIZE);
  g_autoptr (GBytes) large = new_text ('l', NEW_SIZE);
  g_autoptr (GBytes) fits = new_text ('f', OLD_SIZE + 1);
  g_autofree char *filler = g_build_filename (disk, "filler", NULL);
  g_autofree char *filling = g_strnfill (FILLER_SIZE, 'x');
  AnnoFileIdentity identity = { 0 };

  if (!mount_disk ())
    {
      g_test_skip ("mounting needs root");
      return;
    }
  save (old, &identity, TRUE);
  save (large, &identity, FALSE);
  check_text (old);
  g_assert_cmpuint (count_files (), ==, 1);

  g_assert_true (g_file_set_contents (filler, filling, FILLER_SIZE, NULL));
  save (fits, &identity, FALSE);
  check_text (old);
  g_assert_cmpuint (count_files (), ==, 2);

  g_assert_cmpint (g_remove (filler), ==, 0);
  save (fits, &identity, TRUE);
  check_text (fits);
  g_assert_cmpuint (count_files (), ==, 1);
  g_assert_cmpint (umount (disk), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  disk = g_dir_make_tmp ("annotator-disk-XXXXXX", NULL);
  path = g_build_filename (disk, "layer.json", NULL);
  g_test_add_func ("/full-disk", test_full_disk);
  int result = g_test_run ();
  g_rmdir (disk);
  g_free (path);
  g_free (disk);
  return result;
}
