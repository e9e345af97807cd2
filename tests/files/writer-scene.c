#include "writer-scene.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/xattr.h>
#include <unistd.h>

#define OTHER_GROUP 1234
#define OLD_SIZE 20000
#define NEW_SIZE 60000

const char *const scene_names[N_SCENES]
    = { "new", "plain", "private", "link", "hard-link", "group", "list", "read-only" };

/* A list that lets user 1 read what group and others may not, in the kernel's own form. */
static const struct
{
  guint32 version;
  struct
  {
    guint16 tag, rights;
    guint32 id;
  } entries[5];
} list = { 2,
           { { 0x01, 6, G_MAXUINT32 },
             { 0x02, 4, 1 },
             { 0x04, 0, G_MAXUINT32 },
             { 0x10, 4, G_MAXUINT32 },
             { 0x20, 0, G_MAXUINT32 } } };

void
scene_drop_root (void)
{
  gid_t groups[] = { OTHER_GROUP };

  if (geteuid () != 0)
    return;
  g_assert_cmpint (setgroups (1, groups), ==, 0);
  g_assert_cmpint (setresgid (SCENE_NOBODY, SCENE_NOBODY, SCENE_NOBODY), ==, 0);
  g_assert_cmpint (setresuid (SCENE_NOBODY, SCENE_NOBODY, SCENE_NOBODY), ==, 0);
  prctl (PR_SET_DUMPABLE, 1); /* the leak checker looks at its own process */
}

static char *
text_of (char letter, gsize size)
{
  char *text = g_malloc (size + 1);

  memset (text, letter, size);
  text[size] = '\0';
  return text;
}

static gid_t
another_group (void)
{
  gid_t groups[64];
  int n = getgroups (G_N_ELEMENTS (groups), groups);

  for (int i = 0; i < n; i++)
    if (groups[i] != getegid ())
      return groups[i];
  return getegid ();
}

static void
set_state (Scene *self)
{
  switch (self->state)
    {
    case SCENE_PRIVATE:
      g_assert_cmpint (g_chmod (self->target, 0600), ==, 0);
      break;
    case SCENE_LINK:
      g_clear_pointer (&self->path, g_free);
      self->path = g_build_filename (self->root, "link.json", NULL);
      g_assert_cmpint (symlink ("folder/layer.json", self->path), ==, 0);
      break;
    case SCENE_HARD_LINK:
      {
        g_autofree char *second = g_build_filename (self->root, "second.json", NULL);
        g_assert_cmpint (link (self->target, second), ==, 0);
        break;
      }
    case SCENE_GROUP:
      self->group = another_group ();
      g_assert_cmpint (chown (self->target, -1, self->group), ==, 0);
      g_assert_cmpint (g_chmod (self->target, 0640), ==, 0);
      break;
    case SCENE_LIST:
      self->has_list
          = setxattr (self->target, "system.posix_acl_access", &list, sizeof list, 0) == 0
            && setxattr (self->target, "user.origin", "wire", 4, 0) == 0;
      break;
    case SCENE_READ_ONLY:
      g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
      break;
    case SCENE_NEW:
    case SCENE_PLAIN:
    case N_SCENES:
    default:
      break;
    }
}

Scene *
scene_new (SceneState state)
{
  g_autoptr (GError) error = NULL;
  Scene *self = g_new0 (Scene, 1);

  self->state = state;
  self->root = g_dir_make_tmp ("annotator-scene-XXXXXX", &error);
  g_assert_no_error (error);
  self->folder = g_build_filename (self->root, "folder", NULL);
  self->target = g_build_filename (self->folder, "layer.json", NULL);
  self->path = g_strdup (self->target);
  g_assert_cmpint (g_mkdir (self->folder, 0755), ==, 0);
  if (state != SCENE_NEW)
    {
      g_autofree char *text = text_of ('o', OLD_SIZE);
      g_file_set_contents_full (self->target, text, OLD_SIZE, G_FILE_SET_CONTENTS_NONE, 0644,
                                &error);
      g_assert_no_error (error);
    }
  set_state (self);
  anno_file_identity_take (&self->expected, self->path, ANNO_FILE_DEPTH_FULL, &error);
  g_assert_no_error (error);
  return self;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir
      = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_all (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
scene_free (Scene *self)
{
  g_chmod (self->folder, 0755);
  g_assert_cmpuint (scene_count_temp (self), ==, 0);
  remove_all (self->root);
  g_free (self->root);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->target);
  g_free (self);
}

GBytes *
scene_new_text (void)
{
  return g_bytes_new_take (text_of ('n', NEW_SIZE), NEW_SIZE);
}

gboolean
scene_is_new (Scene *self)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (self->target, &text, &length, NULL))
    {
      g_assert_cmpint (self->state, ==, SCENE_NEW);
      g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
      return FALSE;
    }
  gboolean is_new = length > 0 && text[0] == 'n';
  g_autofree char *whole = is_new ? text_of ('n', NEW_SIZE) : text_of ('o', OLD_SIZE);
  g_assert_cmpmem (text, length, whole, strlen (whole));
  if (self->state == SCENE_LINK)
    g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
  if (self->state == SCENE_NEW)
    g_assert_true (is_new);
  return is_new;
}

static guint
count (const char *folder, const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

guint
scene_count_temp (Scene *self)
{
  return count (self->folder, ".tmp") + count (self->root, ".tmp");
}

guint
scene_count_open (void)
{
  return count ("/proc/self/fd", "");
}

/* The faulty disk. */

static Fault fault;
static guint n_calls;
static const char *last_fault;
static GPtrArray *names; /* of const char: literals */

/* Returns TRUE if this call has to fail, with errno set. */
static gboolean
gate (const char *call)
{
  n_calls++;
  g_ptr_array_add (names, (gpointer) call);
  if (fault.before != NULL)
    fault.before (call, fault.data);
  gboolean hit = n_calls == fault.at
                 || (fault.for_good && last_fault != NULL && strcmp (call, last_fault) == 0);
  if (!hit || fault.kind == FAULT_NONE)
    return FALSE;
  if (fault.kind == FAULT_KILL)
    raise (SIGKILL);
  last_fault = call;
  errno = fault.cause;
  return TRUE;
}

#define GATED(type, name, parameters, arguments)                                                   \
  static type faulty_##name parameters                                                             \
  {                                                                                                \
    return gate (#name) ? (type) -1 : anno_file_ops_system.name arguments;                         \
  }

GATED (int, openat, (int d, const char *n, int f, mode_t m), (d, n, f, m))
GATED (int, openat2, (int d, const char *n, int f, guint64 r), (d, n, f, r))
GATED (int, fstat, (int fd, struct stat *s), (fd, s))
GATED (int, fstatat, (int d, const char *n, struct stat *s, int f), (d, n, s, f))
GATED (int, faccessat, (int d, const char *n, int m, int f), (d, n, m, f))
GATED (ssize_t, read, (int fd, void *b, size_t n), (fd, b, n))
GATED (int, sync_file_range, (int fd, off_t o, off_t n, unsigned int f), (fd, o, n, f))
GATED (int, fsync, (int fd), (fd))
GATED (int, syncfs, (int fd), (fd))
GATED (int, fchown, (int fd, uid_t u, gid_t g), (fd, u, g))
GATED (int, fchmod, (int fd, mode_t m), (fd, m))
GATED (ssize_t, flistxattr, (int fd, char *b, size_t n), (fd, b, n))
GATED (ssize_t, fgetxattr, (int fd, const char *a, void *b, size_t n), (fd, a, b, n))
GATED (int, fsetxattr, (int fd, const char *a, const void *b, size_t n, int f), (fd, a, b, n, f))
GATED (int, fremovexattr, (int fd, const char *a), (fd, a))
GATED (int, renameat2, (int d, const char *n, int e, const char *m, guint f), (d, n, e, m, f))
GATED (int, linkat, (int d, const char *n, int e, const char *m, int f), (d, n, e, m, f))
GATED (int, unlinkat, (int d, const char *n, int f), (d, n, f))
GATED (int, mkdirat, (int d, const char *n, mode_t m), (d, n, m))
GATED (int, flock, (int fd, int o), (fd, o))

static char *
faulty_realpath (const char *path)
{
  return gate ("realpath") ? NULL : anno_file_ops_system.realpath (path);
}

static ssize_t
faulty_write (int fd, const void *buffer, size_t n)
{
  if (!gate ("write"))
    return write (fd, buffer, n);
  return fault.kind == FAULT_SHORT ? write (fd, buffer, (n + 1) / 2) : -1;
}

/* A close that reports an error has closed all the same. */
static int
faulty_close (int fd)
{
  gboolean fails = gate ("close");
  int cause = errno;
  int result = close (fd);

  if (fails)
    errno = cause;
  return fails ? -1 : result;
}

static const AnnoFileOps faulty = {
  .realpath = faulty_realpath,
  .openat = faulty_openat,
  .openat2 = faulty_openat2,
  .fstat = faulty_fstat,
  .fstatat = faulty_fstatat,
  .faccessat = faulty_faccessat,
  .read = faulty_read,
  .write = faulty_write,
  .sync_file_range = faulty_sync_file_range,
  .fsync = faulty_fsync,
  .syncfs = faulty_syncfs,
  .close = faulty_close,
  .fchown = faulty_fchown,
  .fchmod = faulty_fchmod,
  .flistxattr = faulty_flistxattr,
  .fgetxattr = faulty_fgetxattr,
  .fsetxattr = faulty_fsetxattr,
  .fremovexattr = faulty_fremovexattr,
  .renameat2 = faulty_renameat2,
  .linkat = faulty_linkat,
  .unlinkat = faulty_unlinkat,
  .mkdirat = faulty_mkdirat,
  .flock = faulty_flock,
};

const AnnoFileOps *
fault_set (Fault wanted)
{
  static GPtrArray *kept;

  if (kept == NULL)
    kept = g_ptr_array_new ();
  names = kept;
  g_ptr_array_set_size (names, 0);
  fault = wanted;
  n_calls = 0;
  last_fault = NULL;
  return &faulty;
}

guint
fault_calls (void)
{
  return n_calls;
}

const char *
fault_name (guint at)
{
  return g_ptr_array_index (names, at - 1);
}
