#include "shell/sheet-job.h"

#include <glib/gi18n-lib.h>

AnnoSheetJob *
anno_sheet_job_new (GtkWindow *parent, AnnoSession *session, const char *const *slugs,
                    gboolean hide_names)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session), NULL);

  AnnoDocument *document = anno_session_get_document (session);
  if (document == NULL)
    return NULL;
  AnnoSheetJob *self = g_atomic_rc_box_new0 (AnnoSheetJob);
  g_set_weak_pointer (&self->parent, parent);
  self->session = g_object_ref (session);
  self->article = g_strdup (anno_document_get_path (document));
  self->slugs = g_strdupv ((char **) slugs);
  self->hide_names = hide_names;
  return self;
}

AnnoSheetJob *
anno_sheet_job_ref (AnnoSheetJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (AnnoSheetJob *self)
{
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->session);
  g_clear_pointer (&self->pages, anno_review_pages_free);
  g_clear_pointer (&self->sheet, anno_loaded_sheet_free);
  g_clear_pointer (&self->source, anno_sheet_source_free);
  g_strfreev (self->slugs);
  g_free (self->article);
}

void
anno_sheet_job_unref (AnnoSheetJob *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

const char *
anno_sheet_job_get_root (const AnnoSheetJob *self)
{
  return anno_corpus_get_root (anno_session_get_corpus (self->session));
}

void
anno_sheet_job_say_error (AnnoSheetJob *self, const GError *error)
{
  g_return_if_fail (self != NULL && error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  anno_session_say (self->session,
                    g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                        ? _("A review sheet needs two people who have annotated this article.")
                        : error->message);
}

/* What the thread needs, so that it asks no object of the main thread. */
typedef struct
{
  AnnoSheetJob *job;
  char *root;
  AnnoPaper paper;
} Task;

static void
task_free (gpointer data)
{
  Task *self = data;
  anno_sheet_job_unref (self->job);
  g_free (self->root);
  g_free (self);
}

static GTask *
task_new (AnnoSheetJob *job, const AnnoPaper *paper, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, NULL, callback, data);
  Task *what = g_new0 (Task, 1);

  what->job = anno_sheet_job_ref (job);
  what->root = g_strdup (anno_sheet_job_get_root (job));
  if (paper != NULL)
    what->paper = *paper;
  g_task_set_task_data (task, what, task_free);
  return task;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Task *what = data;
  AnnoSheetJob *self = what->job;
  GError *error = NULL;

  self->source = anno_sheet_source_new (what->root, self->article,
                                        (const char *const *) self->slugs, cancellable, &error);
  if (self->source != NULL && anno_sheet_source_get_n (self->source) > 0)
    self->sheet = anno_loaded_sheet_new (self->source, 0, self->hide_names);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (self->sheet == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", self->article);
  else
    g_task_return_boolean (task, TRUE);
}

void
anno_sheet_job_load_async (AnnoSheetJob *self, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (self != NULL);

  g_autoptr (GTask) task = task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, anno_sheet_job_load_async);
  g_task_run_in_thread (task, load_thread);
}

gboolean
anno_sheet_job_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_sheet_job_load_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lay_out_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Task *what = data;

  g_task_return_pointer (
      task, anno_review_pages_new (anno_loaded_sheet_get (what->job->sheet), &what->paper, 1),
      (GDestroyNotify) anno_review_pages_free);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSheetJob) self = data;

  g_clear_pointer (&self->pages, anno_review_pages_free);
  self->pages = g_task_propagate_pointer (G_TASK (result), NULL);
}

void
anno_sheet_job_lay_out (AnnoSheetJob *self, const AnnoPaper *paper)
{
  g_return_if_fail (self != NULL && self->sheet != NULL && paper != NULL);

  g_autoptr (GTask) task = task_new (self, paper, laid_out_cb, anno_sheet_job_ref (self));
  g_clear_pointer (&self->pages, anno_review_pages_free);
  g_task_run_in_thread (task, lay_out_thread);
}
