/* Proves files/file-writer against other programs: a file that was changed, in whatever way and
 * at whatever moment of the save, is never replaced. */
#include "writer-scene.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

static gboolean
save (Scene *scene, const AnnoFileOps *ops, GError **error)
{
  g_autoptr (GBytes) text = scene_new_text ();

  return anno_file_writer_replace_with (ops, scene->path, text, &scene->expected,
                                        ANNO_FILE_WRITER_NONE, NULL, NULL, error);
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
check_intrusion (Scene *scene, guint change, guint at)
{
  g_autoptr (GError) error = NULL;
  Intrusion intrusion = { scene, change, at };
  Fault fault = { FAULT_NONE, .before = intrude, .data = &intrusion };

  g_assert_false (save (scene, fault_set (fault), &error));
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

/* The call that is the last look at the target, in a save of a file like @plain. */
static guint
find_last_look (Scene *plain)
{
  g_assert_true (save (plain, fault_set ((Fault){ FAULT_NONE }), NULL));
  guint last = find_call ("renameat2");
  while (strcmp (fault_name (last), "openat") != 0)
    last--;
  return last;
}

/* Before the save, and at every call up to the last look at the target. */
static void
test_changed (void)
{
  g_autoptr (Scene) plain = scene_new (SCENE_PLAIN);
  guint last = find_last_look (plain);

  for (guint change = 0; change < G_N_ELEMENTS (changes); change++)
    {
      g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
      g_autoptr (GError) error = NULL;
      changes[change](scene);
      g_autofree char *before = state_of (scene);
      g_assert_false (save (scene, &anno_file_ops_system, &error));
      g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
      g_autofree char *after = state_of (scene);
      g_assert_cmpstr (before, ==, after);
      for (guint at = 2; at <= last; at++)
        {
          g_autoptr (Scene) other = scene_new (SCENE_PLAIN);
          check_intrusion (other, change, at);
        }
    }
}

/* The same where the files have come to rest before, so that their signs are trusted at the end. */
static void
test_changed_at_rest (void)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) scene_free);
  const guint most = 40;

  for (guint i = 0; i <= G_N_ELEMENTS (changes) * most; i++)
    g_ptr_array_add (scenes, scene_new (SCENE_PLAIN));
  g_usleep (ANNO_FILE_IDENTITY_RESTS / 1000 + 100000);
  guint last = find_last_look (scenes->pdata[scenes->len - 1]);
  g_assert_cmpuint (last, <=, most);
  for (guint change = 0; change < G_N_ELEMENTS (changes); change++)
    for (guint at = 2; at <= last; at++)
      check_intrusion (scenes->pdata[change * most + at - 1], change, at);
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
  memcpy (changed.hash, scene->expected.hash, sizeof changed.hash);
  scene->expected = changed;
  scene->expected.at_rest = TRUE;
  g_assert_false (save (scene, &anno_file_ops_system, &error));
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
  g_assert_true (save (scene, &anno_file_ops_system, NULL));
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
  g_assert_false (save (scene, &anno_file_ops_system, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND);
  g_assert_true (g_file_test (scene->target, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_remove (scene->target), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_drop_root ();
  g_test_add_func ("/file-writer-conflicts/changed", test_changed);
  g_test_add_func ("/file-writer-conflicts/changed-at-rest", test_changed_at_rest);
  g_test_add_func ("/file-writer-conflicts/lying-signs", test_lying_signs);
  g_test_add_func ("/file-writer-conflicts/same-bytes-again", test_same_bytes_again);
  g_test_add_func ("/file-writer-conflicts/must-not-exist", test_must_not_exist);
  g_test_add_func ("/file-writer-conflicts/dead-link", test_dead_link);
  return g_test_run ();
}
