/* Proves files/file-identity: a changed file is told from an unchanged one, whatever its times
 * say, and the bytes are read only where the signs can lie. */
#include "files/file-identity.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;
static guint n_reads;

static ssize_t
counting_read (int fd, void *buffer, size_t n)
{
  n_reads++;
  return read (fd, buffer, n);
}

static char *
new_file (const char *text)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("file-%u", n++);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
write_in_place (const char *path, const char *text)
{
  FILE *file = g_fopen (path, "r+");

  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static AnnoFileIdentity
take (const char *path)
{
  AnnoFileIdentity self;
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_file_identity_take (&self, path, ANNO_FILE_DEPTH_FULL, &error));
  g_assert_no_error (error);
  return self;
}

static gboolean
check (const AnnoFileIdentity *self, const char *path, AnnoFileDepth depth)
{
  AnnoFileOps ops = anno_file_ops_system;
  AnnoFilePlace place = { &ops, ANNO_FILE_TASK_READ, AT_FDCWD, path, path };
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity now;

  ops.read = counting_read;
  n_reads = 0;
  gboolean same = anno_file_identity_check_at (self, &place, depth, &now, &error);
  if (!same)
    g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  else
    g_assert_true (anno_file_identity_same_bytes (self, &now));
  return same;
}

static void
test_values (void)
{
  g_autofree char *path = new_file ("abc");
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", NULL);
  g_autofree char *inside_file = g_build_filename (path, "child", NULL);
  AnnoFileIdentity self = take (path), nothing = take (nowhere), child = take (inside_file);

  g_assert_true (self.exists);
  g_assert_false (self.at_rest);
  g_assert_cmpuint (self.size, ==, 3);
  g_assert_true (self.is_hashed);
  g_assert_false (nothing.exists);
  g_assert_false (child.exists);
  g_assert_true (anno_file_identity_same_bytes (&nothing, &child));
  g_assert_false (anno_file_identity_same_bytes (&nothing, &self));
  g_assert_false (anno_file_identity_same_signs (&nothing, &self));
  g_assert_true (check (&nothing, nowhere, ANNO_FILE_DEPTH_QUICK));
  g_assert_false (check (&nothing, path, ANNO_FILE_DEPTH_QUICK));
  g_assert_false (check (&self, nowhere, ANNO_FILE_DEPTH_QUICK));
}

static void
test_not_regular (void)
{
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  const char *const paths[] = { folder, pipe, "/dev/null" };
  AnnoFileIdentity self;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (anno_file_identity_take (&self, paths[i], ANNO_FILE_DEPTH_FULL, &error));
      g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_REGULAR);
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
}

/* A young file's signs can lie: two writes within one tick of the disk's clock. */
static void
test_young (void)
{
  g_autofree char *path = new_file ("abc");
  AnnoFileIdentity self = take (path), lie;

  g_assert_true (check (&self, path, ANNO_FILE_DEPTH_QUICK));
  g_assert_cmpuint (n_reads, >, 0);
  write_in_place (path, "xyz");
  lie = take (path);
  memcpy (lie.hash, self.hash, sizeof lie.hash);
  g_assert_false (check (&lie, path, ANNO_FILE_DEPTH_QUICK));
}

/* At rest and all signs equal: no reading, but for a full check, which doesn't believe them. */
static void
test_at_rest (void)
{
  g_autofree char *path = new_file ("abc");
  AnnoFileIdentity self = take (path);

  self.at_rest = TRUE;
  g_assert_true (check (&self, path, ANNO_FILE_DEPTH_QUICK));
  g_assert_cmpuint (n_reads, ==, 0);
  g_assert_true (check (&self, path, ANNO_FILE_DEPTH_FULL));
  g_assert_cmpuint (n_reads, >, 0);
  self.hash[0] ^= 1;
  g_assert_false (check (&self, path, ANNO_FILE_DEPTH_FULL));
}

/* An identity that was taken without the bytes can't vouch for them. */
static void
test_without_hash (void)
{
  g_autofree char *path = new_file ("abc");
  AnnoFileIdentity self;

  g_assert_true (anno_file_identity_take (&self, path, ANNO_FILE_DEPTH_QUICK, NULL));
  g_assert_false (self.is_hashed);
  g_assert_false (check (&self, path, ANNO_FILE_DEPTH_QUICK));
}

static void
touch (const char *path, const char *other)
{
  struct timespec old[] = { { 1000, 0 }, { 1000, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, old, 0), ==, 0);
}

static void
older_text (const char *path, const char *other)
{
  write_in_place (path, "xyz");
  touch (path, other);
}

/* The same size, the same inode, and the time of the text exactly as it was. */
static void
time_set_back (const char *path, const char *other)
{
  struct stat before;

  g_assert_cmpint (stat (path, &before), ==, 0);
  struct timespec times[] = { before.st_atim, before.st_mtim };
  write_in_place (path, "xyz");
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
longer (const char *path, const char *other)
{
  write_in_place (path, "abcd");
}

static void
rename_other (const char *path, const char *other)
{
  write_in_place (other, "xyz");
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
rename_same (const char *path, const char *other)
{
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
take_away (const char *path, const char *other)
{
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
link_other (const char *path, const char *other)
{
  write_in_place (other, "xyz");
  take_away (path, other);
  g_assert_cmpint (symlink (other, path), ==, 0);
}

static void
test_changes (void)
{
  static const struct
  {
    void (*change) (const char *path, const char *other);
    gboolean same;
  } cases[] = {
    { older_text, FALSE }, { time_set_back, FALSE }, { longer, FALSE },     { rename_other, FALSE },
    { take_away, FALSE },  { link_other, FALSE },    { rename_same, TRUE }, { touch, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int depth = ANNO_FILE_DEPTH_QUICK; depth <= ANNO_FILE_DEPTH_FULL; depth++)
      {
        g_autofree char *path = new_file ("abc");
        g_autofree char *other = new_file ("abc");
        AnnoFileIdentity self = take (path);
        self.at_rest = i != 1; /* a ctime within the same tick would lie, hence the rule */
        cases[i].change (path, other);
        g_assert_cmpint (check (&self, path, depth), ==, cases[i].same);
      }
}

/* In a folder that is held, a link in the file's place is a change, wherever it leads. */
static void
test_link_in_folder (void)
{
  g_autofree char *path = new_file ("abc");
  g_autofree char *other = new_file ("abc");
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity self = take (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  AnnoFilePlace place = { &anno_file_ops_system, ANNO_FILE_TASK_SAVE, fd, name, path };

  take_away (path, other);
  g_assert_cmpint (symlink (other, path), ==, 0);
  g_assert_false (anno_file_identity_check_at (&self, &place, ANNO_FILE_DEPTH_FULL, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  close (fd);
}

/* Files at rest say so once their times are old enough. */
static void
test_rest (void)
{
  struct stat stat = { .st_mode = S_IFREG };
  AnnoFileIdentity self;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const struct
  {
    gint64 mtime, ctime;
    gboolean at_rest;
  } cases[] = { { now - 10, now - 10, TRUE },
                { now, now - 10, FALSE },
                { now - 10, now, FALSE },
                { now + 1000, now - 10, FALSE },
                { -5, now - 10, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      stat.st_mtim.tv_sec = cases[i].mtime;
      stat.st_ctim.tv_sec = cases[i].ctime;
      anno_file_identity_from_stat (&self, &stat);
      g_assert_cmpint (self.at_rest, ==, cases[i].at_rest);
      g_assert_cmpint (self.mtime, ==, cases[i].mtime * 1000000000);
    }
}

static void
test_signs (void)
{
  const AnnoFileIdentity self = { TRUE, TRUE, 1, 2, 3, 4, 5, TRUE, { 6 } };
  AnnoFileIdentity others[] = { self, self, self, self, self, self };

  others[0].exists = FALSE;
  others[1].device++;
  others[2].inode++;
  others[3].size++;
  others[4].mtime++;
  others[5].ctime++;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (anno_file_identity_same_signs (&self, &others[i]));
  others[0] = self;
  others[0].at_rest = FALSE;
  g_assert_true (anno_file_identity_same_signs (&self, &others[0]));
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("annotator-identity-XXXXXX", NULL);
  g_test_add_func ("/file-identity/values", test_values);
  g_test_add_func ("/file-identity/not-regular", test_not_regular);
  g_test_add_func ("/file-identity/young", test_young);
  g_test_add_func ("/file-identity/at-rest", test_at_rest);
  g_test_add_func ("/file-identity/without-hash", test_without_hash);
  g_test_add_func ("/file-identity/changes", test_changes);
  g_test_add_func ("/file-identity/link-in-folder", test_link_in_folder);
  g_test_add_func ("/file-identity/rest", test_rest);
  g_test_add_func ("/file-identity/signs", test_signs);
  int result = g_test_run ();
  remove_folder ();
  return result;
}
