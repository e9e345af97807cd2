#include "session/save-job.h"

#include "files/file-pump.h"
#include "files/file-reader.h"
#include "files/file-writer.h"
#include "files/folder-lock.h"
#include "files/folder.h"
#include "formats/json-scan.h"
#include "session/annotator-folder.h"
#include "session/layout.h"



AnnoSaveJob *
anno_save_job_new (const char *root, const AnnoAnnotator *annotator, const char *article)
{
  g_return_val_if_fail (root != NULL && annotator != NULL, NULL);

  AnnoSaveJob *self = g_new0 (AnnoSaveJob, 1);
  self->root = g_strdup (root);
  self->annotator = anno_annotator_copy (annotator);
  self->article = g_strdup (article);
  return self;
}

void
anno_save_job_free (AnnoSaveJob *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_free (self->article);
  g_clear_pointer (&self->snapshot, anno_layer_snapshot_free);
  g_clear_pointer (&self->before, anno_layer_lines_unref);
  g_clear_pointer (&self->lines, anno_layer_lines_unref);
  g_clear_object (&self->text);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_free (self->slug);
  g_free (self->copy_path);
  g_clear_error (&self->error);
  g_free (self);
}

static char *
target_of (const AnnoSaveJob *self)
{
  return self->article != NULL ? anno_layout_layer_file (self->root, self->slug, self->article)
                               : anno_layout_people_file (self->root, self->slug);
}

/* The folder of an article's layer mirrors that of the article. What a killed program left there is
 * cleared away at the first save; that this fails hinders nobody. */
static gboolean
make_folder (AnnoSaveJob *self)
{
  g_autofree char *target = target_of (self);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autoptr (GError) error = NULL;

  if (!anno_folder_make_below (self->root, anno_layout_below (self->root, folder), &self->error))
    return FALSE;
  if (!self->is_tidy && !anno_file_writer_remove_leftovers (folder, NULL, &error))
    g_debug ("%s", error->message);
  return TRUE;
}

static gboolean
take_lock (AnnoSaveJob *self, AnnoFolderLock **lock)
{
  g_autofree char *folder = anno_layout_annotator_folder (self->root, self->slug);

  return anno_folder_lock_take (folder, lock, &self->error);
}

/* A new file while it is filled: printed by one thread, and written by another. */
typedef struct
{
  AnnoFileSink *sink;
  AnnoFilePump *pump;
  AnnoFileSource *old;
} Filling;

static gboolean
add_cb (const char *bytes, gsize n, gpointer data)
{
  Filling *filling = data;
  return anno_file_pump_add (filling->pump, bytes, n);
}

static gboolean
copy_cb (gsize offset, gsize n, gpointer data)
{
  Filling *filling = data;
  return anno_file_pump_drain (filling->pump)
         && anno_file_source_copy (filling->old, offset, n, filling->sink);
}

static gboolean
fill_with_layer (AnnoSaveJob *self, AnnoFileSink *sink, AnnoFileSource *old)
{
  static const AnnoLayerOutput output = { add_cb, copy_cb };
  Filling filling = { sink, anno_file_pump_new (sink), old };
  g_autofree char *below = anno_layout_layer_below (self->slug, self->article);

  g_clear_pointer (&self->lines, anno_layer_lines_unref);
  self->lines
      = anno_layer_writer_print (self->snapshot, self->text, self->tagset, self->article, below,
                                 old != NULL ? self->before : NULL, &output, &filling);
  gboolean written = anno_file_pump_free (filling.pump);
  return written && self->lines != NULL;
}

static gboolean
fill (AnnoFileSink *sink, AnnoFileSource *old, gpointer data)
{
  AnnoSaveJob *self = data;

  if (self->bytes == NULL)
    return fill_with_layer (self, sink, old);
  return anno_file_sink_add (sink, g_bytes_get_data (self->bytes, NULL),
                             g_bytes_get_size (self->bytes));
}

static gboolean
note_copy (AnnoSaveJob *self, gboolean kept, char *path)
{
  g_autofree char *owned = path;
  if (kept)
    self->copy_path = g_steal_pointer (&owned);
  return kept;
}

static gboolean
keep_theirs_beside (AnnoSaveJob *self, const char *target, GBytes *theirs)
{
  char *path = anno_layout_copy_file (target);
  return note_copy (self,
                    anno_file_writer_replace (path, theirs, NULL, ANNO_FILE_WRITER_NONE, NULL, NULL,
                                              &self->error),
                    path);
}

static gboolean
keep_ours_beside (AnnoSaveJob *self, const char *target)
{
  char *path = anno_layout_copy_file (target);
  return note_copy (self, anno_file_writer_fill (path, fill, self, NULL, NULL, &self->error), path);
}

/* What is there now becomes what is expected, once it is safe beside. */
static gboolean
keep_theirs (AnnoSaveJob *self, const char *target)
{
  AnnoFileIdentity found = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) theirs = anno_file_reader_read (target, ANNO_JSON_MAX_LAYER, &found, &error);

  if (theirs == NULL && !g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    {
      g_propagate_error (&self->error, g_steal_pointer (&error));
      return FALSE;
    }
  self->expected = found;
  g_clear_pointer (&self->before, anno_layer_lines_unref);
  return theirs == NULL || keep_theirs_beside (self, target, theirs);
}

static void
write_file (AnnoSaveJob *self)
{
  g_autofree char *target = target_of (self);

  self->now = self->expected;
  if (self->mode == ANNO_SAVE_COPY_ONLY)
    keep_ours_beside (self, target);
  else if (self->mode == ANNO_SAVE_IF_UNCHANGED || keep_theirs (self, target))
    anno_file_writer_fill (target, fill, self, &self->expected, &self->now, &self->error);
}

void
anno_save_job_run (AnnoSaveJob *self)
{
  g_return_if_fail (self != NULL && (self->bytes != NULL || self->snapshot != NULL));

  AnnoFolderLock *lock = NULL;
  self->slug = anno_annotator_folder_claim (self->root, self->annotator, &self->error);
  if (self->slug == NULL || !make_folder (self) || !take_lock (self, &lock))
    return;
  write_file (self);
  g_clear_pointer (&lock, anno_folder_lock_free);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *jobs = data;

  for (guint i = 0; i < jobs->len; i++)
    anno_save_job_run (jobs->pdata[i]);
  g_task_return_pointer (task, g_ptr_array_ref (jobs), (GDestroyNotify) g_ptr_array_unref);
}

void
anno_save_jobs_run_async (GPtrArray *jobs, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (jobs != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (task, anno_save_jobs_run_async);
  g_task_set_task_data (task, jobs, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, run_thread);
}

GPtrArray *
anno_save_jobs_run_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
