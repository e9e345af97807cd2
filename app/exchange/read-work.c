#include "exchange/read-work.h"

#include "files/file-error.h"
#include "files/folder-lock.h"
#include "intake/article-writer.h"
#include "session/layout.h"

#include <errno.h>
#include <glib/gstdio.h>

/* A copy of an order, for a thread. */
typedef struct
{
  AnnoReadOrder order;
  char *root;
  char *path;
  char *article;
  char *annotator;
  AnnoTypeMap *map;
  AnnoReadFault fault; /* once it has ended */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;
  anno_foreign_source_free (self->order.source);
  g_free (self->root);
  g_free (self->path);
  g_free (self->article);
  g_free (self->annotator);
  g_clear_pointer (&self->map, anno_type_map_free);
  g_clear_pointer (&self->order.progress, anno_set_progress_unref);
  g_free (self);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  AnnoReadReport *report = anno_set_read (&job->order, &job->fault, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) anno_read_report_free);
  else
    g_task_return_error (task, error);
}

void
anno_set_read_async (const AnnoReadOrder *order, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (order != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);
  job->root = g_strdup (order->root);
  job->path = g_strdup (order->path);
  job->article = g_strdup (order->article);
  job->annotator = g_strdup (order->annotator);
  job->map = order->map != NULL ? anno_type_map_copy (order->map) : NULL;
  job->order = *order;
  job->order.root = job->root;
  job->order.path = job->path;
  job->order.article = job->article;
  job->order.annotator = job->annotator;
  job->order.map = job->map;
  if (order->progress != NULL)
    anno_set_progress_ref (order->progress);
  g_task_set_source_tag (task, anno_set_read_async);
  g_task_set_check_cancellable (task, FALSE); /* what was written before is there */
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_thread);
}

AnnoReadReport *
anno_set_read_finish (GAsyncResult *result, AnnoReadFault *fault, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_set_read_async), NULL);

  const Job *job = g_task_get_task_data (G_TASK (result));
  if (fault != NULL)
    *fault = job->fault;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Only the file that was written, and nobody has changed. */
static gboolean
remove_layer (const char *root, const AnnoReadLayer *layer, GError **error)
{
  g_autofree char *file = anno_layout_layer_file (root, layer->slug, layer->article);
  g_autofree char *folder = anno_layout_annotator_folder (root, layer->slug);
  AnnoFolderLock *lock = NULL;

  if (!layer->written.exists || !anno_folder_lock_take (folder, &lock, error))
    return FALSE;
  gboolean done
      = anno_file_identity_check (&layer->written, file, ANNO_FILE_DEPTH_FULL, NULL, error);
  if (done && g_unlink (file) != 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_SAVE, file, errno);
      done = FALSE;
    }
  g_clear_pointer (&lock, anno_folder_lock_free);
  return done;
}

gboolean
anno_set_read_take_back (const char *root, const AnnoReadReport *report, guint *n, GError **error)
{
  g_autoptr (GError) first = NULL;

  g_return_val_if_fail (root != NULL && report != NULL && n != NULL, FALSE);

  *n = 0;
  for (guint i = 0; i < report->layers->len; i++)
    *n += remove_layer (root, report->layers->pdata[i], first == NULL ? &first : NULL);
  for (guint i = 0; i < report->layers->len; i++)
    {
      const AnnoReadLayer *layer = report->layers->pdata[i];
      if (layer->is_new_article)
        anno_article_take_back (root, layer->article, first == NULL ? &first : NULL);
    }
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/* What is to be taken back, and how much was. */
typedef struct
{
  char *root;
  AnnoReadReport *report;
  guint n;
} Back;

static void
back_free (gpointer data)
{
  Back *self = data;
  g_free (self->root);
  anno_read_report_free (self->report);
  g_free (self);
}

static void
back_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Back *self = data;
  GError *error = NULL;

  if (anno_set_read_take_back (self->root, self->report, &self->n, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_set_read_take_back_async (const char *root, AnnoReadReport *report,
                               GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && report != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Back *self = g_new0 (Back, 1);
  self->root = g_strdup (root);
  self->report = report;
  g_task_set_source_tag (task, anno_set_read_take_back_async);
  g_task_set_task_data (task, self, back_free);
  g_task_run_in_thread (task, back_thread);
}

gboolean
anno_set_read_take_back_finish (GAsyncResult *result, guint *n, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_set_read_take_back_async), FALSE);

  *n = ((const Back *) g_task_get_task_data (G_TASK (result)))->n;
  return g_task_propagate_boolean (G_TASK (result), error);
}
