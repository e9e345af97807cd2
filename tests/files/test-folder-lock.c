/* Proves files/folder-lock: one holder at a time, within a process and across two; and with it,
 * that two writers of one file lose nothing in silence. */
#include "files/folder-lock.h"

#include "files/file-reader.h"
#include "files/file-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define EDITS 300 /* of each writer */
#define A_MINUTE (60 * 1000)

static char *folder;
static int lock_cause;
static guint n_calls;

static void
test_one_holder (void)
{
  g_autoptr (GError) error = NULL;
  AnnoFolderLock *first = anno_folder_lock_try (folder, &error);

  g_assert_no_error (error);
  g_assert_null (anno_folder_lock_try (folder, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);
  g_assert_null (anno_folder_lock_wait (folder, 5, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_LOCKED);
  anno_folder_lock_free (first);
  anno_folder_lock_free (anno_folder_lock_wait (folder, 5, NULL, NULL));

  g_autoptr (AnnoFolderLock) again = anno_folder_lock_try (folder, NULL);
  g_assert_nonnull (again);
}

/* Nothing is left in the folder, by the lock or after it. */
static void
test_no_file (void)
{
  g_autoptr (AnnoFolderLock) lock = anno_folder_lock_try (folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_null (g_dir_read_name (dir));
}

/* The lock of a process ends with it. */
static void
test_killed_holder (void)
{
  int ready[2];
  char byte;
  g_assert_cmpint (pipe (ready), ==, 0);
  pid_t child = fork ();

  if (child == 0)
    {
      AnnoFolderLock *lock = anno_folder_lock_try (folder, NULL);
      if (write (ready[1], lock != NULL ? "y" : "n", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'y');
  g_assert_null (anno_folder_lock_try (folder, NULL));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  close (ready[0]);
  close (ready[1]);
  g_autoptr (AnnoFolderLock) lock = anno_folder_lock_wait (folder, A_MINUTE, NULL, NULL);
  g_assert_nonnull (lock);
}

static int
faulty_flock (int fd, int operation)
{
  n_calls++;
  errno = n_calls <= 3 && lock_cause == EINTR ? EINTR : lock_cause;
  return lock_cause == EINTR && n_calls > 3 ? 0 : -1;
}

static void
test_causes (void)
{
  static const struct
  {
    int cause;
    AnnoFileErrorCode code;
  } cases[] = { { ENOLCK, ANNO_FILE_ERROR_NO_LOCKS }, { EOPNOTSUPP, ANNO_FILE_ERROR_NO_LOCKS },
                { ENOSYS, ANNO_FILE_ERROR_NO_LOCKS }, { EBADF, ANNO_FILE_ERROR_NO_LOCKS },
                { EIO, ANNO_FILE_ERROR_IO },          { EWOULDBLOCK, ANNO_FILE_ERROR_LOCKED } };
  AnnoFileOps ops = anno_file_ops_system;

  ops.flock = faulty_flock;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      lock_cause = cases[i].cause;
      g_assert_null (anno_folder_lock_wait_with (&ops, folder, 0, NULL, &error));
      g_assert_error (error, ANNO_FILE_ERROR, (int) cases[i].code);
    }
  lock_cause = EINTR;
  n_calls = 0;
  g_autoptr (AnnoFolderLock) lock = anno_folder_lock_wait_with (&ops, folder, 0, NULL, NULL);
  g_assert_nonnull (lock);
  g_assert_cmpuint (n_calls, ==, 4);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anno_folder_lock_try ("/nowhere/at/all", &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND);
}

/* To save: what can't be locked at all is told, what is free is held. */
static void
test_take (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoFolderLock) lock = NULL, other = NULL;

  g_assert_false (anno_folder_lock_take ("/nowhere/at/all", &lock, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND);
  g_assert_null (lock);
  g_assert_true (anno_folder_lock_take (folder, &lock, NULL));
  g_assert_nonnull (lock);
  other = anno_folder_lock_try (folder, NULL);
  g_assert_null (other);
}

/* The locking is what is looked at, not the disk's lasting. */
static int
no_sync (int fd)
{
  return 0;
}

static GBytes *
add_line (GBytes *text, char writer, guint number)
{
  GString *longer = g_string_new_len (g_bytes_get_data (text, NULL), g_bytes_get_size (text));

  g_string_append_printf (longer, "%c%u\n", writer, number);
  return g_string_free_to_bytes (longer);
}

/* Returns whether the edit was kept; if not, it was refused with a visible conflict. */
static gboolean
edit (const char *path, char writer, guint number)
{
  AnnoFileOps ops = anno_file_ops_system;
  AnnoFileIdentity identity;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoFolderLock) lock = anno_folder_lock_wait (folder, A_MINUTE, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) text = anno_file_reader_read (path, 1 << 20, &identity, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) longer = add_line (text, writer, number);

  ops.fsync = no_sync;
  if (anno_file_writer_replace_with (&ops, path, longer, &identity, ANNO_FILE_WRITER_NONE, NULL,
                                     NULL, &error))
    return TRUE;
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  return FALSE;
}

static pid_t
start_writer (const char *path, char writer, int report)
{
  pid_t child = fork ();
  if (child != 0)
    return child;

  guint n_refused = 0;
  for (guint i = 0; i < EDITS; i++)
    n_refused += !edit (path, writer, i);
  _exit (write (report, &n_refused, sizeof n_refused) == sizeof n_refused ? 0 : 1);
}

static guint
count_lines (const char *path)
{
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    n++;
  return n;
}

static void
test_two_writers (void)
{
  g_autofree char *path = g_build_filename (folder, "layer.json", NULL);
  int report[2], status;
  guint n_refused[2];

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (pipe (report), ==, 0);
  pid_t first = start_writer (path, 'a', report[1]);
  pid_t second = start_writer (path, 'b', report[1]);
  g_assert_cmpint (waitpid (first, &status, 0), ==, first);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (waitpid (second, &status, 0), ==, second);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (read (report[0], n_refused, sizeof n_refused), ==, sizeof n_refused);
  close (report[0]);
  close (report[1]);

  g_test_message ("%u kept, %u refused", count_lines (path), n_refused[0] + n_refused[1]);
  g_assert_cmpuint (count_lines (path) + n_refused[0] + n_refused[1], ==, 2 * EDITS);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("annotator-lock-XXXXXX", NULL);
  g_test_add_func ("/folder-lock/one-holder", test_one_holder);
  g_test_add_func ("/folder-lock/no-file", test_no_file);
  g_test_add_func ("/folder-lock/killed-holder", test_killed_holder);
  g_test_add_func ("/folder-lock/causes", test_causes);
  g_test_add_func ("/folder-lock/no-folder", test_no_folder);
  g_test_add_func ("/folder-lock/take", test_take);
  g_test_add_func ("/folder-lock/two-writers", test_two_writers);
  int result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return result;
}
