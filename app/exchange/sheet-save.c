#include "exchange/sheet-save.h"

#include "exchange/sheet-source.h"
#include "files/file-error.h"
#include "files/file-writer.h"
#include "foreign/foreign-names.h"
#include "foreign/set-folder.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const AnnoSheetOrder *order;
  GCancellable *cancellable;
  AnnoSheetReport *report;
  AnnoSetFolder *folder; /* where there is a file for each */
  AnnoFileSink *sink;
  GError *error; /* why nothing could be made; not why it couldn't be written */
} Save;

void
anno_sheet_report_free (AnnoSheetReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
count (Save *self, const AnnoReviewSheet *sheet, guint n_pages)
{
  self->report->n_articles++;
  self->report->n_pages += n_pages;
  self->report->n_differences += sheet->state->n_differences;
  self->report->n_decided += sheet->state->n_decided;
}

static gboolean
append_cb (const char *bytes, gsize n, gpointer data)
{
  g_string_append_len (data, bytes, (gssize) n);
  return TRUE;
}

/* A file of its own for the article at @path. */
static gboolean
add_file (Save *self, const AnnoReviewSheet *sheet, const char *path)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (AnnoSheetPdf) pdf = anno_sheet_pdf_new (&self->order->paper, append_cb, bytes);
  g_autofree char *file = anno_foreign_names_file (NULL, path, "pdf");

  count (self, sheet, anno_sheet_pdf_add (pdf, sheet));
  if (!anno_sheet_pdf_finish (pdf, &self->error))
    return FALSE;
  anno_set_folder_add (self->folder, file, bytes->str, bytes->len);
  return TRUE;
}

static gboolean
add_sheet (Save *self, AnnoSheetSource *source, guint n, AnnoSheetPdf *pdf)
{
  const char *path = ((const AnnoSurveyEntry *) source->entries->pdata[n])->article;
  g_autoptr (AnnoLoadedSheet) loaded = anno_loaded_sheet_new (source, n, self->order->hide_names);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  if (loaded == NULL)
    return TRUE;
  const AnnoReviewSheet *sheet = anno_loaded_sheet_get (loaded);
  if (pdf == NULL)
    return add_file (self, sheet, path);
  count (self, sheet, anno_sheet_pdf_add (pdf, sheet));
  return TRUE;
}

static void
take_problems (Save *self, AnnoSheetSource *source)
{
  g_ptr_array_extend_and_steal (self->report->problems, source->problems);
  source->problems = g_ptr_array_new_with_free_func (g_free);
}

/* @take: NULL where there is a folder. FALSE with `error` where it couldn't be made, and without
 * where it couldn't be handed on. */
static gboolean
make (Save *self, AnnoSheetTake take, gpointer data)
{
  const AnnoSheetOrder *order = self->order;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSheetPdf) pdf
      = take != NULL ? anno_sheet_pdf_new (&order->paper, take, data) : NULL;
  g_autoptr (AnnoSheetSource) source = anno_sheet_source_new (
      order->root, order->scope, order->slugs, self->cancellable, &self->error);

  if (source == NULL)
    return FALSE;
  for (guint i = 0; i < anno_sheet_source_get_n (source) && self->error == NULL; i++)
    add_sheet (self, source, i, pdf);
  take_problems (self, source);
  if (self->error != NULL)
    return FALSE;
  if (self->report->n_articles == 0)
    {
      g_set_error_literal (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("No article here can be compared: none has annotations of two of "
                             "these annotators that can be read."));
      return FALSE;
    }
  if (pdf == NULL || anno_sheet_pdf_finish (pdf, &error))
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    self->error = g_steal_pointer (&error);
  return FALSE;
}

static gboolean
sink_cb (const char *bytes, gsize n, gpointer data)
{
  return anno_file_sink_add (((Save *) data)->sink, bytes, n);
}

static gboolean
fill_cb (AnnoFileSink *sink, AnnoFileSource *old, gpointer data)
{
  Save *self = data;

  self->sink = sink;
  return make (self, sink_cb, self);
}

/* Another file in the way is left alone, unless it is to be replaced. */
static AnnoSetFault
write_file (Save *self, GError **error)
{
  const AnnoSheetOrder *order = self->order;
  AnnoFileIdentity before = { 0 };
  g_autoptr (GError) problem = NULL;

  if (order->replace
      && !anno_file_identity_take (&before, order->path, ANNO_FILE_DEPTH_FULL, error))
    return ANNO_SET_FAULT_DISK;
  if (anno_file_writer_fill (order->path, fill_cb, self, order->replace ? &before : NULL, NULL,
                             &problem))
    return ANNO_SET_FAULT_NONE;
  if (self->error != NULL)
    return ANNO_SET_FAULT_CORPUS;
  gboolean exists = g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  g_autofree char *shown = g_filename_display_name (order->path);
  if (exists && !order->replace)
    g_set_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED, _("“%s” is there already."),
                 shown);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return exists ? ANNO_SET_FAULT_EXISTS : ANNO_SET_FAULT_DISK;
}

static AnnoSetFault
write_folder (Save *self, GError **error)
{
  g_autoptr (AnnoSetFolder) folder = anno_set_folder_new (self->order->path);
  g_autoptr (GError) problem = NULL;

  self->folder = folder;
  if (!make (self, NULL, NULL))
    return ANNO_SET_FAULT_CORPUS;
  if (anno_set_folder_finish (folder, &problem))
    return ANNO_SET_FAULT_NONE;
  gboolean exists = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_propagate_error (error, g_steal_pointer (&problem));
  return exists ? ANNO_SET_FAULT_EXISTS : ANNO_SET_FAULT_DISK;
}

static AnnoSetFault
hand_on (Save *self, GError **error)
{
  if (make (self, self->order->take, self->order->data))
    return ANNO_SET_FAULT_NONE;
  if (self->error != NULL)
    return ANNO_SET_FAULT_CORPUS;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The PDF could not be written."));
  return ANNO_SET_FAULT_DISK;
}

AnnoSheetReport *
anno_sheet_save (const AnnoSheetOrder *order, AnnoSetFault *fault, GPtrArray *problems,
                 GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (order != NULL && fault != NULL, NULL);
  g_return_val_if_fail (order->path != NULL || order->take != NULL, NULL);

  g_autoptr (AnnoSheetReport) report = g_new0 (AnnoSheetReport, 1);
  Save self = { .order = order, .cancellable = cancellable, .report = report };
  report->problems = g_ptr_array_new_with_free_func (g_free);
  *fault = order->path == NULL ? hand_on (&self, error)
           : order->each       ? write_folder (&self, error)
                               : write_file (&self, error);
  if (*fault == ANNO_SET_FAULT_CORPUS)
    g_propagate_error (error, g_steal_pointer (&self.error));
  g_clear_error (&self.error);
  if (*fault == ANNO_SET_FAULT_NONE)
    return g_steal_pointer (&report);
  if (problems != NULL)
    {
      g_ptr_array_extend_and_steal (problems, report->problems);
      report->problems = g_ptr_array_new_with_free_func (g_free);
    }
  return NULL;
}

/* A copy of an order, for a thread. */
typedef struct
{
  AnnoSheetOrder order;
  char *root;
  char *scope;
  char *path;
  char **slugs;
} Job;

static void
job_free (Job *self)
{
  g_free (self->root);
  g_free (self->scope);
  g_free (self->path);
  g_strfreev (self->slugs);
  g_free (self);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  AnnoSetFault fault = ANNO_SET_FAULT_NONE;
  GError *error = NULL;
  AnnoSheetReport *report = anno_sheet_save (&job->order, &fault, NULL, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) anno_sheet_report_free);
  else
    g_task_return_error (task, error);
}

void
anno_sheet_save_async (const AnnoSheetOrder *order, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (order != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);
  job->order = *order;
  job->order.root = job->root = g_strdup (order->root);
  job->order.scope = job->scope = g_strdup (order->scope);
  job->order.path = job->path = g_strdup (order->path);
  job->slugs = g_strdupv ((char **) order->slugs);
  job->order.slugs = (const char *const *) job->slugs;
  g_task_set_source_tag (task, anno_sheet_save_async);
  g_task_set_check_cancellable (task, FALSE); /* what was written before is there */
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, save_thread);
}

AnnoSheetReport *
anno_sheet_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_sheet_save_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
