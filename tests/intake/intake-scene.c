#include "intake/intake-scene.h"

#include <glib/gstdio.h>

IntakeScene *
intake_scene_new (void)
{
  IntakeScene *self = g_new0 (IntakeScene, 1);

  self->folder = g_dir_make_tmp ("anno-intake-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->sources = g_build_filename (self->folder, "sources", NULL);
  self->corpus = g_build_filename (self->folder, "corpus", NULL);
  g_assert_no_errno (g_mkdir (self->sources, 0700));
  g_assert_no_errno (g_mkdir (self->corpus, 0700));
  return self;
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
intake_scene_free (IntakeScene *self)
{
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->sources);
  g_free (self->corpus);
  g_free (self);
}

void
intake_scene_write (IntakeScene *self, const char *path, const char *text)
{
  g_autofree char *file = g_build_filename (self->folder, path, NULL);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
}

char *
intake_scene_read (IntakeScene *self, const char *path)
{
  g_autofree char *file = g_build_filename (self->folder, path, NULL);
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, NULL);
  return text;
}

AnnoIntakeReport *
intake_scene_import (IntakeScene *self, const AnnoIntakeWish *wish)
{
  g_autoptr (AnnoIntakeSources) sources = anno_intake_sources_new ();
  g_autoptr (AnnoIntakeWish) usual = anno_intake_wish_new ();
  g_autoptr (GError) error = NULL;

  anno_intake_sources_add_path (sources, self->sources);
  AnnoIntakeReport *report
      = anno_intake_run (self->corpus, sources, wish != NULL ? wish : usual, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}
