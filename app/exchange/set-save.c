#include "exchange/set-save.h"

#include "files/byte-digest.h"
#include "files/file-error.h"
#include "files/file-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE (256 * 1024) /* bytes */

typedef struct
{
  const AnnoSetOrder *order;
  GCancellable *cancellable;
  AnnoSetReport *report; /* once all was printed */
  GError *error;         /* why it wasn't */
  AnnoByteDigest digest; /* of what was printed */
  AnnoFileSink *sink;
} Save;

static gboolean
run (Save *self, const AnnoSetTarget *target)
{
  const AnnoSetOrder *order = self->order;

  self->report = anno_set_export_run (&order->wish, target, self->cancellable, &self->error);
  return self->report != NULL;
}

static gboolean
add_cb (const char *bytes, gsize n, gpointer data)
{
  Save *self = data;
  anno_byte_digest_add (&self->digest, bytes, n);
  return anno_file_sink_add (self->sink, bytes, n);
}

static gboolean
is_many (const AnnoSetOrder *order)
{
  return order->each || order->wish.format->extension == NULL;
}

/* Many files in one: the name says so. */
static gboolean
is_archive (const AnnoSetOrder *order)
{
  gsize n = strlen (order->path);
  return is_many (order) && n > 4 && g_ascii_strcasecmp (order->path + n - 4, ".zip") == 0;
}

static gboolean
run_archive (Save *self)
{
  g_autoptr (AnnoZipWriter) archive = anno_zip_writer_new (add_cb, self);
  g_autoptr (AnnoSetFolder) folder = anno_set_folder_new_in_archive (archive);
  const AnnoSetTarget target = { .folder = folder };

  return run (self, &target) && anno_zip_writer_finish (archive, &self->error);
}

static gboolean
fill_cb (AnnoFileSink *sink, AnnoFileSource *old, gpointer data)
{
  Save *self = data;
  const AnnoSetTarget target = { .take = add_cb, .data = self };

  self->sink = sink;
  anno_byte_digest_init (&self->digest);
  return is_archive (self->order) ? run_archive (self) : run (self, &target);
}

/* Whether the disk gives back what was printed. */
static gboolean
check_file (Save *self, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  g_autoptr (GFile) file = g_file_new_for_path (self->order->path);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, error);
  guint64 wanted[ANNO_BYTE_DIGEST_LANES], there[ANNO_BYTE_DIGEST_LANES];
  AnnoByteDigest digest;
  gssize n = input != NULL ? 1 : -1;

  anno_byte_digest_init (&digest);
  while (n > 0)
    {
      n = g_input_stream_read (G_INPUT_STREAM (input), piece, PIECE, NULL, error);
      if (n > 0)
        anno_byte_digest_add (&digest, piece, (gsize) n);
    }
  if (n < 0)
    return FALSE;
  anno_byte_digest_finish (&self->digest, wanted);
  anno_byte_digest_finish (&digest, there);
  if (memcmp (wanted, there, sizeof wanted) == 0)
    return TRUE;
  g_autofree char *shown = g_filename_display_name (self->order->path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” doesn’t hold what was written to it. The disk may be faulty."), shown);
  return FALSE;
}

/* Whether it failed because of the corpus, and not because nothing more could be written. */
static gboolean
is_corpus (const Save *self)
{
  return self->error != NULL && !g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* Another file in the way is left alone, unless it is to be replaced. */
static AnnoSetFault
write_file (Save *self, GError **error)
{
  AnnoFileIdentity before = { 0 };
  g_autoptr (GError) problem = NULL;

  if (self->order->replace
      && !anno_file_identity_take (&before, self->order->path, ANNO_FILE_DEPTH_FULL, error))
    return ANNO_SET_FAULT_DISK;
  if (anno_file_writer_fill (self->order->path, fill_cb, self,
                             self->order->replace ? &before : NULL, NULL, &problem))
    return check_file (self, error) ? ANNO_SET_FAULT_NONE : ANNO_SET_FAULT_DISK;
  if (is_corpus (self))
    return ANNO_SET_FAULT_CORPUS;
  gboolean exists = g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  g_autofree char *shown = g_filename_display_name (self->order->path);
  if (exists && !self->order->replace)
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
  const AnnoSetTarget target = { .folder = folder };
  g_autoptr (GError) problem = NULL;

  run (self, &target);
  if (is_corpus (self))
    return ANNO_SET_FAULT_CORPUS;
  if (anno_set_folder_finish (folder, &problem))
    return ANNO_SET_FAULT_NONE;
  gboolean exists = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_propagate_error (error, g_steal_pointer (&problem));
  return exists ? ANNO_SET_FAULT_EXISTS : ANNO_SET_FAULT_DISK;
}

static AnnoSetFault
save (Save *self, GError **error)
{
  if (self->order->path == NULL)
    return run (self, NULL) ? ANNO_SET_FAULT_NONE : ANNO_SET_FAULT_CORPUS;
  return is_many (self->order) && !is_archive (self->order) ? write_folder (self, error)
                                                            : write_file (self, error);
}

AnnoSetReport *
anno_set_save (const AnnoSetOrder *order, AnnoSetFault *fault, GCancellable *cancellable,
               GError **error)
{
  g_return_val_if_fail (order != NULL && fault != NULL, NULL);

  Save self = { .order = order, .cancellable = cancellable };
  *fault = save (&self, error);
  if (*fault == ANNO_SET_FAULT_CORPUS)
    g_propagate_error (error, g_steal_pointer (&self.error));
  g_clear_error (&self.error);
  if (*fault == ANNO_SET_FAULT_NONE)
    return self.report;
  g_clear_pointer (&self.report, anno_set_report_free);
  return NULL;
}

/* A copy of an order, for a thread. */
typedef struct
{
  AnnoSetOrder order;
  char *root;
  char *path;
  AnnoSetChoice *choice;
  AnnoSetFault fault; /* once it has ended */
} Job;

static void
job_free (Job *self)
{
  anno_tagset_unref (self->order.wish.tagset);
  g_clear_pointer (&self->order.wish.progress, anno_set_progress_unref);
  anno_set_choice_free (self->choice);
  g_free (self->root);
  g_free (self->path);
  g_free (self);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  AnnoSetReport *report = anno_set_save (&job->order, &job->fault, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) anno_set_report_free);
  else
    g_task_return_error (task, error);
}

void
anno_set_save_async (const AnnoSetOrder *order, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (order != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);
  job->root = g_strdup (order->wish.root);
  job->path = g_strdup (order->path);
  job->choice = anno_set_choice_copy (order->wish.choice);
  job->order = *order;
  job->order.path = job->path;
  job->order.wish.root = job->root;
  job->order.wish.choice = job->choice;
  anno_tagset_ref (order->wish.tagset);
  if (order->wish.progress != NULL)
    anno_set_progress_ref (order->wish.progress);
  g_task_set_source_tag (task, anno_set_save_async);
  g_task_set_check_cancellable (task, FALSE); /* what was written before is there */
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, save_thread);
}

AnnoSetReport *
anno_set_save_finish (GAsyncResult *result, AnnoSetFault *fault, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_set_save_async), NULL);

  const Job *job = g_task_get_task_data (G_TASK (result));
  if (fault != NULL)
    *fault = job->fault;
  return g_task_propagate_pointer (G_TASK (result), error);
}
