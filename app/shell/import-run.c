#include "shell/import-run.h"

#define POLL 100 /* ms */

struct _AnnoImportRun
{
  GCancellable *cancellable;
  AnnoIntakeProgress progress;
  guint poll_id;
  AnnoImportRunTold told;
  AnnoImportRunEnded ended; /* NULL once nobody wants to hear it */
  gpointer data;
};

static void
run_free (AnnoImportRun *self)
{
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
tell (AnnoImportRun *self)
{
  guint n = (guint) g_atomic_int_get (&self->progress.n_articles);

  self->told (n, g_atomic_int_get (&self->progress.permille) / 1000.0, self->data);
}

static gboolean
poll_cb (gpointer data)
{
  tell (data);
  return G_SOURCE_CONTINUE;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnnoImportRun *self = data;
  g_autoptr (GError) error = NULL;
  AnnoIntakeReport *report = anno_intake_run_finish (result, &error);
  AnnoImportRunEnded ended = self->ended;
  gpointer owner = self->data;

  run_free (self);
  if (ended != NULL)
    ended (report, error, owner);
  else
    g_clear_pointer (&report, anno_intake_report_free);
}

AnnoImportRun *
anno_import_run_new (const char *root, AnnoIntakeSources *sources, const AnnoIntakeWish *wish,
                     AnnoImportRunTold told, AnnoImportRunEnded ended, gpointer data)
{
  g_return_val_if_fail (root != NULL && sources != NULL && wish != NULL, NULL);
  g_return_val_if_fail (told != NULL && ended != NULL, NULL);

  AnnoImportRun *self = g_new0 (AnnoImportRun, 1);
  self->cancellable = g_cancellable_new ();
  self->told = told;
  self->ended = ended;
  self->data = data;
  self->poll_id = g_timeout_add (POLL, poll_cb, self);
  anno_intake_run_async (root, sources, wish, &self->progress, self->cancellable, ended_cb, self);
  tell (self);
  return self;
}

void
anno_import_run_stop (AnnoImportRun *self)
{
  g_return_if_fail (self != NULL);
  g_cancellable_cancel (self->cancellable);
}

void
anno_import_run_leave (AnnoImportRun *self)
{
  g_return_if_fail (self != NULL);

  self->ended = NULL;
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}
