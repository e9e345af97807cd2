/* Proves session/file-writer where the disk works: what a save keeps, whom it lets read the text
 * meanwhile, and that it never replaces a file it doesn't know. */
#include "writer-scene.h"

#include "session/file-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utime.h>

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

/* Ways in which another program changes a file; each must be noticed. */

static void
rewrite_in_place (Scene *scene)
{
  g_autofree char *text = g_strnfill (20000, 'x'); /* the same size, and the times set back */
  struct utimbuf times = { 1000, 1000 };

  g_assert_true (
      g_file_set_contents_full (scene->target, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_cmpint (utime (scene->target, &times), ==, 0);
}

static void
rename_over (Scene *scene)
{
  g_autofree char *other = g_build_filename (scene->folder, "other", NULL);
  g_autofree char *text = g_strnfill (20000, 'x');

  g_assert_true (g_file_set_contents (other, text, -1, NULL));
  g_assert_cmpint (g_rename (other, scene->target), ==, 0);
}

static void
take_away (Scene *scene)
{
  g_assert_cmpint (g_remove (scene->target), ==, 0);
}

static void
put_link (Scene *scene)
{
  g_autofree char *other = g_build_filename (scene->root, "other", NULL);

  g_assert_true (g_file_set_contents (other, "elsewhere", -1, NULL));
  take_away (scene);
  g_assert_cmpint (symlink (other, scene->target), ==, 0);
}

static void
put_dead_link (Scene *scene)
{
  take_away (scene);
  g_assert_cmpint (symlink ("nothing", scene->target), ==, 0);
}

static void
append (Scene *scene)
{
  FILE *file = g_fopen (scene->target, "a");

  g_assert_cmpint (fputc ('x', file), ==, 'x');
  g_assert_cmpint (fclose (file), ==, 0);
}

static void (*const changes[]) (Scene *)
    = { rewrite_in_place, rename_over, take_away, put_link, put_dead_link, append };

static char *
state_of (Scene *scene)
{
  g_autofree char *text = NULL;
  GStatBuf stat = { 0 };

  (void) g_lstat (scene->target, &stat);
  (void) g_file_get_contents (scene->target, &text, NULL, NULL);
  return g_strdup_printf ("%lu %lo %s", (gulong) stat.st_ino, (gulong) stat.st_mode, text);
}

/* What happens in the middle of a save, before a given call. */
typedef struct
{
  Scene *scene;
  guint change;
  guint at;
  char *state;
} Intrusion;

static void
intrude (const char *call, gpointer data)
{
  Intrusion *self = data;

  if (fault_calls () != self->at)
    return;
  changes[self->change](self->scene);
  self->state = state_of (self->scene);
}

static void
check_intrusion (guint change, guint at)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  g_autoptr (GError) error = NULL;
  Intrusion intrusion = { scene, change, at };
  Fault fault = { FAULT_NONE, .before = intrude, .data = &intrusion };

  g_assert_false (save (scene, fault_set (fault), NULL, NULL, &error));
  g_assert_nonnull (intrusion.state);
  g_autofree char *before = intrusion.state;
  g_autofree char *after = state_of (scene);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (error->message, "layer.json"));
}

static guint
find_call (const char *name)
{
  for (guint at = fault_calls (); at > 0; at--)
    if (strcmp (fault_name (at), name) == 0)
      return at;
  g_assert_not_reached ();
}

/* Before the save, and at every call up to the last look at the target. */
static void
test_changed (void)
{
  g_autoptr (Scene) plain = scene_new (SCENE_PLAIN);
  g_assert_true (save (plain, fault_set ((Fault){ FAULT_NONE }), NULL, NULL, NULL));
  guint last = find_call ("renameat2");
  while (strcmp (fault_name (last), "openat") != 0)
    last--;

  for (guint change = 0; change < G_N_ELEMENTS (changes); change++)
    {
      g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
      g_autoptr (GError) error = NULL;
      changes[change](scene);
      g_autofree char *before = state_of (scene);
      g_assert_false (save (scene, &anno_file_ops_system, NULL, NULL, &error));
      g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
      g_autofree char *after = state_of (scene);
      g_assert_cmpstr (before, ==, after);
      for (guint at = 2; at <= last; at++)
        check_intrusion (change, at);
    }
}

/* A file system that makes up its times, so that the signs say "unchanged": the bytes don't. */
static void
test_lying_signs (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity changed;

  rename_over (scene);
  g_assert_true (anno_file_identity_take (&changed, scene->path, ANNO_FILE_DEPTH_QUICK, NULL));
  memcpy (changed.sha256, scene->expected.sha256, sizeof changed.sha256);
  scene->expected = changed;
  scene->expected.at_rest = TRUE;
  g_assert_false (save (scene, &anno_file_ops_system, NULL, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
}

static void
test_same_bytes_again (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  g_autofree char *other = g_build_filename (scene->folder, "other", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (scene->target, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (other, text, -1, NULL));
  g_assert_cmpint (g_rename (other, scene->target), ==, 0);
  g_assert_true (save (scene, &anno_file_ops_system, NULL, NULL, NULL));
}

static void
test_must_not_exist (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  g_autoptr (GBytes) text = scene_new_text ();
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_file_writer_replace (scene->path, text, NULL, ANNO_FILE_WRITER_NONE, NULL,
                                            NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  g_assert_false (scene_is_new (scene));
}

/* A new file isn't made through a link to nothing. */
static void
test_dead_link (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_NEW);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("nothing", scene->target), ==, 0);
  g_assert_false (save (scene, &anno_file_ops_system, NULL, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND);
  g_assert_true (g_file_test (scene->target, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_remove (scene->target), ==, 0);
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

static void
add_file (Scene *scene, const char *name, int age)
{
  g_autofree char *path = g_build_filename (scene->folder, name, NULL);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - age;
  struct utimbuf times = { then, then };

  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  g_assert_cmpint (utime (path, &times), ==, 0);
}

static gboolean
has_file (Scene *scene, const char *name)
{
  g_autofree char *path = g_build_filename (scene->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static pid_t
dead_process (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  return child;
}

static void
test_leftovers (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  AnnoFileTemp us, gone, rebooted, far;
  guint removed = 0;

  anno_file_temp_init (&us);
  gone = rebooted = far = us;
  gone.pid = dead_process ();
  strcpy (rebooted.boot, "00000000");
  strcpy (far.machine, "00000000");
  struct
  {
    char *name;
    int age;
    gboolean goes;
  } cases[] = {
    { anno_file_temp_name (&us), 10, FALSE },
    { anno_file_temp_name (&us), 4000, TRUE },
    { anno_file_temp_name (&gone), 0, TRUE },
    { anno_file_temp_name (&rebooted), 0, TRUE },
    { anno_file_temp_name (&far), 10, FALSE },
    { anno_file_temp_name (&far), 4000, TRUE },
    { g_strdup (".annotator-XXXXXX.tmp"), 4000, FALSE },
    { g_strdup (".goutputstream-ABCDEF"), 4000, FALSE },
    { g_strdup_printf ("%s.json", "layer-2"), 4000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_file (scene, cases[i].name, cases[i].age);
  g_assert_true (anno_file_writer_remove_leftovers (scene->folder, &removed, NULL));
  g_assert_cmpuint (removed, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (scene->folder, cases[i].name, NULL);
      g_assert_cmpint (has_file (scene, cases[i].name), ==, !cases[i].goes);
      (void) g_remove (path);
      g_free (cases[i].name);
    }
  g_assert_true (anno_file_writer_remove_leftovers ("/nowhere/at/all", NULL, NULL));
}

/* A folder of ours with a leftover of another user, if this is root: made before root is given up.
 */
static char *
make_foreign_leftover (void)
{
  AnnoFileTemp gone;
  char *folder = g_dir_make_tmp ("annotator-foreign-XXXXXX", NULL);

  anno_file_temp_init (&gone);
  gone.pid = dead_process ();
  g_autofree char *name = anno_file_temp_name (&gone);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  if (geteuid () == 0)
    g_assert_cmpint (chown (folder, SCENE_NOBODY, SCENE_NOBODY), ==, 0);
  return folder;
}

/* What a colleague's program left is the colleague's to remove. */
static void
test_foreign_leftover (gconstpointer data)
{
  const char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  gboolean ours = stat_of (path).st_uid == geteuid ();
  guint removed;

  g_assert_true (anno_file_writer_remove_leftovers (folder, &removed, NULL));
  g_assert_cmpuint (removed, ==, ours ? 1 : 0);
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, !ours);
  g_assert_cmpint (g_remove (path), ==, ours ? -1 : 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *foreign = make_foreign_leftover ();
  scene_drop_root ();
  g_test_add_func ("/file-writer/keeps", test_keeps);
  g_test_add_func ("/file-writer/hard-link-keeps-old", test_hard_link_keeps_old);
  g_test_add_func ("/file-writer/never-wider", test_never_wider);
  g_test_add_func ("/file-writer/folder-list", test_folder_list);
  g_test_add_func ("/file-writer/group-lost", test_group_lost);
  g_test_add_func ("/file-writer/new-modes", test_new_modes);
  g_test_add_func ("/file-writer/changed", test_changed);
  g_test_add_func ("/file-writer/lying-signs", test_lying_signs);
  g_test_add_func ("/file-writer/same-bytes-again", test_same_bytes_again);
  g_test_add_func ("/file-writer/must-not-exist", test_must_not_exist);
  g_test_add_func ("/file-writer/dead-link", test_dead_link);
  g_test_add_func ("/file-writer/trap", test_trap);
  g_test_add_func ("/file-writer/no-space-for-rights", test_no_space_for_rights);
  g_test_add_func ("/file-writer/not-writable", test_not_writable);
  g_test_add_func ("/file-writer/longest-name", test_longest_name);
  g_test_add_func ("/file-writer/no-folder-sync", test_no_folder_sync);
  g_test_add_func ("/file-writer/leftovers", test_leftovers);
  g_test_add_data_func ("/file-writer/foreign-leftover", foreign, test_foreign_leftover);
  return g_test_run ();
}
