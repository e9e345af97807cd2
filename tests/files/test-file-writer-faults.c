/* Proves files/file-writer on a disk that fails: whatever call goes wrong, the old or the new
 * text is there whole, nothing is left behind, and the message says which file and why. */
#include "writer-scene.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const struct
{
  const char *call;
  int causes[6];
} kinds[] = {
  { "realpath", { EACCES, EIO, ELOOP } },
  { "openat", { ENOSPC, EACCES, EMFILE, EIO, EINTR, EROFS } },
  { "fstat", { EIO } },
  { "fstatat", { EIO, EACCES } },
  { "faccessat", { EACCES, EROFS } },
  { "read", { EIO, EINTR } },
  { "write", { ENOSPC, EIO, EDQUOT, EINTR, EFBIG } },
  { "fsync", { EIO, ENOSPC, EINTR, EINVAL } },
  { "close", { EIO, EDQUOT, EINTR } },
  { "fchown", { EPERM, EIO } },
  { "fchmod", { EPERM, EIO } },
  { "flistxattr", { EOPNOTSUPP, EIO } },
  { "fgetxattr", { EOPNOTSUPP, EIO, ENODATA } },
  { "fsetxattr", { EPERM, ENOSPC, EOPNOTSUPP } },
  { "fremovexattr", { EPERM, EIO } },
  { "renameat2", { EACCES, EIO, ENOSYS, EINVAL, EPERM, EEXIST } },
};

static guint n_injected;

static gboolean
save (Scene *scene,
      const AnnoFileOps *ops,
      const AnnoFileIdentity *expected,
      AnnoFileIdentity *now,
      GError **error)
{
  g_autoptr (GBytes) text = scene_new_text ();

  return anno_file_writer_replace_with (ops, scene->path, text, expected, ANNO_FILE_WRITER_NONE,
                                        now, NULL, error);
}

/* After a save, whatever came of it. */
static void
check_outcome (Scene *scene, gboolean saved, int cause, const GError *error)
{
  gboolean placed = saved || g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_DURABLE);

  g_assert_cmpint (scene_is_new (scene), ==, placed);
  g_assert_cmpuint (scene_count_temp (scene), ==, 0);
  g_assert_true (saved == (error == NULL));
  if (saved)
    return;
  g_autofree char *name = g_path_get_basename (scene->path);
  g_assert_cmpint (error->domain, ==, ANNO_FILE_ERROR);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (
      strstr (error->message, g_strerror (cause)) != NULL
      || (scene->state == SCENE_READ_ONLY && strstr (error->message, g_strerror (EACCES)) != NULL));
}

/* Where the disk works again, the next save succeeds. */
static void
check_next_save (Scene *scene, const AnnoFileIdentity *expected)
{
  g_autoptr (GError) error = NULL;

  if (scene->state == SCENE_READ_ONLY)
    return;
  g_assert_true (save (scene, &anno_file_ops_system, expected, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (scene_is_new (scene));
}

static void
inject (SceneState state, Fault fault)
{
  g_autoptr (Scene) scene = scene_new (state);
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity now = scene->expected;
  guint n_open = scene_count_open ();

  gboolean saved = save (scene, fault_set (fault), &scene->expected, &now, &error);
  n_injected++;
  if (g_test_verbose ())
    g_test_message ("%s: call %u %s: %s -> %s", scene_names[state], fault.at, fault_name (fault.at),
                    g_strerror (fault.cause), saved ? "saved" : error->message);
  g_assert_cmpuint (scene_count_open (), ==, n_open);
  check_outcome (scene, saved, fault.cause, error);
  if (state == SCENE_READ_ONLY) /* where the fault is overcome, the folder still isn't */
    g_assert_false (saved);
  else if (fault.kind == FAULT_SHORT || fault.cause == EINTR) /* no fault at all */
    g_assert_true (saved);
  check_next_save (scene, &now);
}

/* Each cause, once, and for all later calls of that name; an interruption for ever is none. */
static void
inject_all_causes (SceneState state, guint at, const char *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; strcmp (kinds[i].call, call) == 0 && j < 6 && kinds[i].causes[j] != 0; j++)
      {
        inject (state, (Fault){ FAULT_ERROR, at, kinds[i].causes[j] });
        if (kinds[i].causes[j] != EINTR)
          inject (state, (Fault){ FAULT_ERROR, at, kinds[i].causes[j], .for_good = TRUE });
      }
  if (strcmp (call, "write") == 0)
    {
      inject (state, (Fault){ FAULT_SHORT, at });
      inject (state, (Fault){ FAULT_SHORT, at, .for_good = TRUE });
    }
}

static void
test_state (gconstpointer data)
{
  SceneState state = GPOINTER_TO_INT (data);
  g_autoptr (Scene) scene = scene_new (state);
  g_autoptr (GPtrArray) calls = g_ptr_array_new ();

  g_assert_cmpint (save (scene, fault_set ((Fault){ FAULT_NONE }), &scene->expected, NULL, NULL),
                   ==, state != SCENE_READ_ONLY);
  for (guint at = 1; at <= fault_calls (); at++)
    g_ptr_array_add (calls, (gpointer) fault_name (at));
  for (guint at = 1; at <= calls->len; at++)
    inject_all_causes (state, at, g_ptr_array_index (calls, at - 1));
}

static void
test_enough (void)
{
  g_test_message ("%u faults", n_injected);
  g_assert_cmpuint (n_injected, >=, 150);
}

/* A file system that has neither the one step nor second names: a last look, then a rename. */
static int
no_renameat2 (int from_folder, const char *from, int to_folder, const char *to, guint flags)
{
  if (flags == 0)
    return anno_file_ops_system.renameat2 (from_folder, from, to_folder, to, 0);
  errno = EINVAL;
  return -1;
}

static int
no_linkat (int from_folder, const char *from, int to_folder, const char *to, int flags)
{
  errno = EPERM;
  return -1;
}

static void
test_plain_file_system (void)
{
  AnnoFileOps ops = anno_file_ops_system;
  ops.renameat2 = no_renameat2;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Scene) scene = scene_new (SCENE_NEW);
      g_autoptr (GError) error = NULL;
      g_assert_true (save (scene, &ops, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (scene_is_new (scene));
      g_assert_cmpuint (scene_count_temp (scene), ==, 0);
      ops.linkat = no_linkat;
    }
}

/* Someone else makes the file after the last look and before the step. */
static void
make_rival (const char *call, gpointer data)
{
  Scene *scene = data;

  if (strcmp (call, "renameat2") == 0 && !g_file_test (scene->target, G_FILE_TEST_EXISTS))
    g_assert_true (g_file_set_contents (scene->target, "rival", -1, NULL));
}

static void
test_rival (void)
{
  static const int causes[] = { 0, EINVAL, EINVAL }; /* in one step; by a second name; by a look */

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autoptr (Scene) scene = scene_new (SCENE_NEW);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      AnnoFileIdentity now;
      Fault fault = { FAULT_NONE, .before = make_rival, .data = scene };

      (void) save (scene, fault_set (fault), NULL, NULL, NULL);
      guint step = 0;
      for (guint at = 1; at <= fault_calls () && step == 0; at++)
        if (strcmp (fault_name (at), "renameat2") == 0)
          step = at;
      g_assert_cmpint (remove (scene->target), ==, 0);

      if (causes[i] != 0)
        fault = (Fault){ FAULT_ERROR, step, causes[i], .before = make_rival, .data = scene };
      AnnoFileOps ops = *fault_set (fault);
      if (i == 2)
        ops.linkat = no_linkat;
      g_assert_false (save (scene, &ops, NULL, &now, &error));
      g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
      g_assert_true (now.exists);
      g_assert_cmpuint (now.size, ==, 5);
      g_assert_true (g_file_get_contents (scene->target, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "rival");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_drop_root ();
  for (int state = 0; state < N_SCENES; state++)
    {
      g_autofree char *name = g_strdup_printf ("/file-writer-faults/%s", scene_names[state]);
      g_test_add_data_func (name, GINT_TO_POINTER (state), test_state);
    }
  g_test_add_func ("/file-writer-faults/enough", test_enough);
  g_test_add_func ("/file-writer-faults/plain-file-system", test_plain_file_system);
  g_test_add_func ("/file-writer-faults/rival", test_rival);
  return g_test_run ();
}
