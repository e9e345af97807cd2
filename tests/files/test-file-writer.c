/* Proves files/file-writer where the disk works: what a save keeps, and whom it lets read the
 * text meanwhile. */
#include "writer-scene.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/xattr.h>
#include <unistd.h>

static gboolean
save (Scene *scene,
      const AnnoFileOps *ops,
      AnnoFileIdentity *now,
      AnnoFileWriterNotes *notes,
      GError **error)
{
  g_autoptr (GBytes) text = scene_new_text ();

  return anno_file_writer_replace_with (ops, scene->path, text, &scene->expected,
                                        ANNO_FILE_WRITER_NONE, now, notes, error);
}

static GStatBuf
stat_of (const char *path)
{
  GStatBuf stat;

  g_assert_cmpint (g_lstat (path, &stat), ==, 0);
  return stat;
}

static GBytes *
list_of (Scene *scene)
{
  char list[256];
  ssize_t size = getxattr (scene->target, "system.posix_acl_access", list, sizeof list);

  return g_bytes_new (list, MAX (size, 0));
}

static void
check_kept (Scene *scene, GStatBuf before, GBytes *list)
{
  GStatBuf after = stat_of (scene->target);
  g_autoptr (GBytes) list_after = list_of (scene);
  char origin[16];

  g_assert_cmpuint (after.st_mode, ==, before.st_mode);
  g_assert_cmpuint (after.st_gid, ==, before.st_gid);
  g_assert_cmpuint (after.st_uid, ==, before.st_uid);
  g_assert_cmpuint (after.st_ino, !=, before.st_ino);
  g_assert_true (g_bytes_equal (list, list_after));
  if (!scene->has_list)
    return;
  g_assert_cmpuint (g_bytes_get_size (list), >, 0);
  g_assert_cmpint (getxattr (scene->target, "user.origin", origin, 16), ==, 4);
  g_assert_cmpmem (origin, 4, "wire", 4);
}

static void
test_keeps (void)
{
  for (int state = SCENE_PLAIN; state < SCENE_READ_ONLY; state++)
    {
      g_autoptr (Scene) scene = scene_new (state);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) list = list_of (scene);
      GStatBuf before = stat_of (scene->target);
      AnnoFileIdentity now, seen;
      AnnoFileWriterNotes notes;

      g_assert_true (save (scene, &anno_file_ops_system, &now, &notes, &error));
      g_assert_no_error (error);
      g_assert_true (scene_is_new (scene));
      check_kept (scene, before, list);
      g_assert_cmpint (notes, ==,
                       state == SCENE_HARD_LINK ? ANNO_FILE_WRITER_NOTE_HARD_LINK
                                                : ANNO_FILE_WRITER_NOTE_NOTHING);
      g_assert_true (anno_file_identity_take (&seen, scene->path, ANNO_FILE_DEPTH_FULL, &error));
      g_assert_true (anno_file_identity_same_signs (&now, &seen));
      g_assert_true (anno_file_identity_same_bytes (&now, &seen));
    }
}

static void
test_hard_link_keeps_old (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_HARD_LINK);
  g_autofree char *second = g_build_filename (scene->root, "second.json", NULL);
  g_autofree char *text = NULL;

  g_assert_true (save (scene, &anno_file_ops_system, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (second, &text, NULL, NULL));
  g_assert_cmpint (text[0], ==, 'o');
}

/* A rule that must hold before every call: nobody sees more of the text than of the old one. */
static void
check_closed (const char *call, gpointer data)
{
  Scene *scene = data;
  g_autoptr (GDir) dir = g_dir_open (scene->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (scene->folder, name, NULL);
      GStatBuf stat = stat_of (path);
      if (scene->state == SCENE_PRIVATE)
        g_assert_cmpuint (stat.st_mode & 0777, ==, 0600);
      if (scene->state == SCENE_GROUP && (stat.st_mode & 0070) != 0)
        g_assert_cmpuint (stat.st_gid, ==, scene->group);
      if (scene->has_list && (stat.st_mode & 0070) != 0)
        g_assert_cmpint (getxattr (path, "system.posix_acl_access", NULL, 0), >, 0);
      g_assert_cmpuint (stat.st_mode & 0007, <=, scene->state == SCENE_PLAIN ? 04 : 0);
    }
}

static void
test_never_wider (void)
{
  static const SceneState states[] = { SCENE_PLAIN, SCENE_PRIVATE, SCENE_GROUP, SCENE_LIST };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (Scene) scene = scene_new (states[i]);
      Fault watch = { FAULT_NONE, .before = check_closed, .data = scene };
      g_assert_true (save (scene, fault_set (watch), NULL, NULL, NULL));
      g_assert_cmpuint (fault_calls (), >, 10);
    }
}

/* The folder's own list must not end up on a file that had none. */
static void
test_folder_list (void)
{
  static const guint32 list[]
      = { 2,           0x00060001, G_MAXUINT32, 0x00060002, 1,          0x00040004,
          G_MAXUINT32, 0x00060010, G_MAXUINT32, 0x00040020, G_MAXUINT32 };
  g_autoptr (Scene) scene = scene_new (SCENE_PRIVATE);

  if (setxattr (scene->folder, "system.posix_acl_default", list, sizeof list, 0) != 0)
    {
      g_assert_cmpint (errno, ==, EOPNOTSUPP);
      g_test_message ("This file system has no access lists.");
      return;
    }
  g_assert_true (save (scene, &anno_file_ops_system, NULL, NULL, NULL));
  g_assert_cmpint (getxattr (scene->target, "system.posix_acl_access", NULL, 0), ==, -1);
  g_assert_cmpuint (stat_of (scene->target).st_mode & 0777, ==, 0600);
}

static int
refuse_owner (int fd, uid_t owner, gid_t group)
{
  errno = EPERM;
  return -1;
}

/* The old file, known by its mode, belongs to a group that isn't ours. */
static int
foreign_group (int fd, struct stat *out)
{
  int result = fstat (fd, out);

  if ((out->st_mode & 0777) == 0640)
    out->st_gid = getegid () + 1;
  return result;
}

/* Where the group can't be given, what it could do is not done by another group. */
static void
test_group_lost (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_GROUP);
  AnnoFileOps ops = anno_file_ops_system;
  AnnoFileWriterNotes notes;

  ops.fchown = refuse_owner;
  ops.fstat = foreign_group;
  g_assert_true (save (scene, &ops, NULL, &notes, NULL));
  g_assert_cmpint (notes, ==, ANNO_FILE_WRITER_NOTE_LOST_GROUP);
  g_assert_cmpuint (stat_of (scene->target).st_mode & 0777, ==, 0600);
}

/* A limit on the size of files is an error like any other, if its signal is ignored. */
static void
test_size_limit (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 30000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (save (scene, &anno_file_ops_system, NULL, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_TOO_LARGE);
  g_assert_false (scene_is_new (scene));
}

static void
test_new_modes (void)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (Scene) scene = scene_new (SCENE_NEW);
      g_autoptr (GBytes) text = scene_new_text ();
      mode_t mask = umask (0027);

      g_assert_true (anno_file_writer_replace (scene->path, text, NULL,
                                               i ? ANNO_FILE_WRITER_PRIVATE : ANNO_FILE_WRITER_NONE,
                                               NULL, NULL, NULL));
      umask (mask);
      g_assert_cmpuint (stat_of (scene->path).st_mode & 0777, ==, i ? 0600 : 0640);
    }
}

/* Whoever guesses the name of the temporary file and puts a link there gains nothing by it. */
static guint n_traps;

static int
trapped_openat (int folder, const char *name, int flags, mode_t mode)
{
  if (g_str_has_prefix (name, ".annotator-") && n_traps++ == 0)
    g_assert_cmpint (symlinkat ("../victim", folder, name), ==, 0);
  return openat (folder, name, flags, mode);
}

static void
test_trap (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  g_autofree char *victim = g_build_filename (scene->root, "victim", NULL);
  AnnoFileOps ops = anno_file_ops_system;

  ops.openat = trapped_openat;
  g_assert_true (save (scene, &ops, NULL, NULL, NULL));
  g_assert_true (scene_is_new (scene));
  g_assert_cmpuint (n_traps, ==, 2);
  g_assert_false (g_file_test (victim, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (scene_count_temp (scene), ==, 1); /* the link: not ours, and not removed */
  g_autoptr (GDir) dir = g_dir_open (scene->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_suffix (name, ".tmp"))
      {
        g_autofree char *path = g_build_filename (scene->folder, name, NULL);
        g_assert_cmpint (g_remove (path), ==, 0);
      }
}

/* Rights that the system refuses to give are noted; a disk that fails them fails the save. */
static int
full_setxattr (int fd, const char *name, const void *value, size_t n, int flags)
{
  errno = ENOSPC;
  return -1;
}

static void
test_no_space_for_rights (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_LIST);
  g_autoptr (GError) error = NULL;
  AnnoFileOps ops = anno_file_ops_system;

  ops.fsetxattr = full_setxattr;
  if (!scene->has_list)
    return;
  g_assert_false (save (scene, &ops, NULL, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NO_SPACE);
  g_assert_false (scene_is_new (scene));
}

static void
test_not_writable (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (scene->target, 0444), ==, 0);
  g_assert_false (save (scene, &anno_file_ops_system, NULL, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NO_RIGHT);
  g_assert_false (scene_is_new (scene));
}

static void
test_longest_name (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_NEW);
  g_autofree char *name = g_strnfill (255, 'a');

  g_free (scene->target);
  scene->target = g_build_filename (scene->folder, name, NULL);
  g_free (scene->path);
  scene->path = g_strdup (scene->target);
  g_assert_true (save (scene, &anno_file_ops_system, &scene->expected, NULL, NULL));
  g_assert_true (save (scene, &anno_file_ops_system, NULL, NULL, NULL));
  g_assert_true (scene_is_new (scene));
}

/* A mount that knows no syncing of folders is no error, but no secret. */
static int
no_folder_sync (int fd)
{
  struct stat stat;

  g_assert_cmpint (fstat (fd, &stat), ==, 0);
  if (!S_ISDIR (stat.st_mode))
    return fsync (fd);
  errno = EINVAL;
  return -1;
}

static void
test_no_folder_sync (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  AnnoFileOps ops = anno_file_ops_system;
  AnnoFileWriterNotes notes;

  ops.fsync = no_folder_sync;
  g_assert_true (save (scene, &ops, NULL, &notes, NULL));
  g_assert_cmpint (notes, ==, ANNO_FILE_WRITER_NOTE_NO_FOLDER_SYNC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_drop_root ();
  g_test_add_func ("/file-writer/keeps", test_keeps);
  g_test_add_func ("/file-writer/hard-link-keeps-old", test_hard_link_keeps_old);
  g_test_add_func ("/file-writer/never-wider", test_never_wider);
  g_test_add_func ("/file-writer/folder-list", test_folder_list);
  g_test_add_func ("/file-writer/group-lost", test_group_lost);
  g_test_add_func ("/file-writer/size-limit", test_size_limit);
  g_test_add_func ("/file-writer/new-modes", test_new_modes);
  g_test_add_func ("/file-writer/trap", test_trap);
  g_test_add_func ("/file-writer/no-space-for-rights", test_no_space_for_rights);
  g_test_add_func ("/file-writer/not-writable", test_not_writable);
  g_test_add_func ("/file-writer/longest-name", test_longest_name);
  g_test_add_func ("/file-writer/no-folder-sync", test_no_folder_sync);
  return g_test_run ();
}
