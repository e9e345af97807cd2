/* Proves files/file-reader: the bytes and the identity belong together, what is no file is
 * refused at once, and a file that is being written is not taken half. */
#include "files/file-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *folder;
static char *path;
static AnnoFileOps ops;
static guint n_calls;
static guint n_changes;

static void
set_text (const char *text)
{
  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_cmpint (truncate (path, strlen (text)), ==, 0);
}

static void
test_reads (void)
{
  static const char *const texts[] = { "", "a", "“Putin & I discussed …”\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      AnnoFileIdentity identity, seen;
      gsize length;
      set_text (texts[i]);
      g_autoptr (GBytes) bytes = anno_file_reader_read (path, strlen (texts[i]), &identity, &error);
      g_assert_no_error (error);
      const char *data = g_bytes_get_data (bytes, &length);
      g_assert_cmpmem (data, length, texts[i], strlen (texts[i]));
      g_assert_true (anno_file_identity_take (&seen, path, ANNO_FILE_DEPTH_FULL, NULL));
      g_assert_true (anno_file_identity_same_signs (&identity, &seen));
      g_assert_true (anno_file_identity_same_bytes (&identity, &seen));
    }
}

static void
check_refused (const char *what, gsize limit, AnnoFileErrorCode code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anno_file_reader_read (what, limit, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, what));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refuses (void)
{
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *nothing = g_build_filename (folder, "nothing", NULL);
  g_autofree char *below_file = g_build_filename (path, "below", NULL);

  set_text ("0123456789");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  check_refused (path, 9, ANNO_FILE_ERROR_TOO_LARGE, "10");
  check_refused (path, 9, ANNO_FILE_ERROR_TOO_LARGE, "limit is 9");
  check_refused (pipe, 9, ANNO_FILE_ERROR_NOT_REGULAR, "pipe");
  check_refused (folder, 9, ANNO_FILE_ERROR_NOT_REGULAR, "folder");
  check_refused ("/dev/zero", 9, ANNO_FILE_ERROR_NOT_REGULAR, "device");
  check_refused (nothing, 9, ANNO_FILE_ERROR_NOT_FOUND, g_strerror (ENOENT));
  check_refused (below_file, 9, ANNO_FILE_ERROR_NOT_FOUND, g_strerror (ENOTDIR));
  g_assert_cmpint (g_remove (pipe), ==, 0);
}

/* A file that nobody may read; root, who may read all, is left for the moment. */
static void
test_no_right (void)
{
  uid_t user = geteuid ();

  set_text ("secret");
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (user == 0)
    {
      g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  check_refused (path, 99, ANNO_FILE_ERROR_NO_RIGHT, g_strerror (EACCES));
  if (user == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
}

/* Every call once with every fault: the same text or a message, and no descriptor stays open. */

static guint fault_at;
static int fault_cause;

static gboolean
hit (void)
{
  errno = fault_cause;
  return ++n_calls == fault_at;
}

static int
faulty_openat (int at, const char *name, int flags, mode_t mode)
{
  return hit () ? -1 : openat (at, name, flags, mode);
}

static int
faulty_fstat (int fd, struct stat *out)
{
  return hit () ? -1 : fstat (fd, out);
}

/* One byte at a time: short reads are the rule. */
static ssize_t
faulty_read (int fd, void *buffer, size_t n)
{
  return hit () ? -1 : read (fd, buffer, 1);
}

static void
test_faults (void)
{
  static const int causes[] = { EIO, EACCES, EMFILE, EINTR };
  ops.openat = faulty_openat;
  ops.fstat = faulty_fstat;
  ops.read = faulty_read;
  set_text ("abc");

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    for (fault_at = 1; n_calls = 0, fault_at <= 7; fault_at++)
      {
        g_autoptr (GError) error = NULL;
        fault_cause = causes[i];
        g_autoptr (GBytes) bytes = anno_file_reader_read_with (&ops, path, 99, NULL, &error);
        g_assert_true ((bytes == NULL) == (error != NULL));
        if (bytes != NULL)
          g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "abc", 3);
        else
          g_assert_nonnull (strstr (error->message, g_strerror (causes[i])));
        if (causes[i] != EINTR)
          g_assert_null (bytes);
      }
  ops = anno_file_ops_system;
}

/* Another program writes while the file is read, in the first n_changes tries. */
static ssize_t
disturbed_read (int fd, void *buffer, size_t n)
{
  ssize_t got = read (fd, buffer, n);

  if (lseek (fd, 0, SEEK_CUR) == got && n_calls++ < n_changes)
    {
      g_autofree char *text = g_strdup_printf ("longer by %u", n_calls + 1000);
      set_text (text);
    }
  return got;
}

static void
test_being_written (void)
{
  ops.read = disturbed_read;
  for (n_changes = 0; n_changes <= ANNO_FILE_READER_TRIES; n_changes++)
    {
      g_autoptr (GError) error = NULL;
      AnnoFileIdentity identity;
      n_calls = 0;
      set_text ("short");
      g_autoptr (GBytes) bytes = anno_file_reader_read_with (&ops, path, 99, &identity, &error);
      if (n_changes >= ANNO_FILE_READER_TRIES)
        {
          g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
          g_assert_null (bytes);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (identity.size, ==, g_bytes_get_size (bytes));
      g_assert_cmpuint (identity.size, ==, n_changes == 0 ? 5 : strlen ("longer by 1001"));
    }
  ops = anno_file_ops_system;
}

/* Opening and reading leaves no trace but perhaps the access time. */
static void
test_writes_nothing (void)
{
  struct stat before, after;

  set_text ("abc");
  g_assert_cmpint (stat (path, &before), ==, 0);
  g_bytes_unref (anno_file_reader_read (path, 99, NULL, NULL));
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  g_assert_cmpmem (&before.st_mtim, sizeof before.st_mtim, &after.st_mtim, sizeof after.st_mtim);
  g_assert_cmpmem (&before.st_ctim, sizeof before.st_ctim, &after.st_ctim, sizeof after.st_ctim);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ops = anno_file_ops_system;
  folder = g_dir_make_tmp ("annotator-reader-XXXXXX", NULL);
  path = g_build_filename (folder, "article.txt", NULL);
  g_test_add_func ("/file-reader/reads", test_reads);
  g_test_add_func ("/file-reader/refuses", test_refuses);
  g_test_add_func ("/file-reader/no-right", test_no_right);
  g_test_add_func ("/file-reader/faults", test_faults);
  g_test_add_func ("/file-reader/being-written", test_being_written);
  g_test_add_func ("/file-reader/writes-nothing", test_writes_nothing);
  int result = g_test_run ();
  g_remove (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
  return result;
}
