#include "session/reload.h"

#include "session/document-loader.h"
#include "session/layout.h"

/* What is read anew, and is to be taken over unless work came in meanwhile. */
typedef struct
{
  AnnoWork *work;
  AnnoDocument *document;
  guint64 revision;
} Reload;

static void
reload_free (Reload *self)
{
  g_clear_pointer (&self->work, anno_work_unref);
  g_clear_object (&self->document);
  g_free (self);
}

static void
mark_saved (Reload *self)
{
  AnnoWork *work = self->work;

  anno_work_mark_saved (work, anno_document_get_path (self->document),
                        anno_work_get_last_act (work));
  anno_document_shelf_hold_dirty (work->shelf, self->document);
}

static AnnoReloadOutcome
take_layer (Reload *self, AnnoDocument *fresh)
{
  if (anno_document_get_revision (self->document) != self->revision)
    return anno_document_is_dirty (self->document) ? ANNO_RELOAD_UNSAVED : ANNO_RELOAD_OVERTAKEN;
  anno_document_reload (self->document, fresh);
  mark_saved (self);
  return ANNO_RELOAD_SETTLED;
}

/* The article was changed as well: nothing of ours is unsaved, so the next look reads both anew. */
static AnnoReloadOutcome
leave_to_text_keeper (Reload *self)
{
  if (anno_document_get_revision (self->document) != self->revision)
    return ANNO_RELOAD_PUT_OFF;
  anno_document_set_saved (self->document, self->revision);
  mark_saved (self);
  return ANNO_RELOAD_SETTLED;
}

static void
layer_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Reload *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (AnnoDocument) fresh = anno_document_load_finish (result, &error);

  if (fresh == NULL)
    g_task_return_error (task, error);
  else if (anno_document_has_text_of (self->document, fresh))
    g_task_return_int (task, take_layer (self, fresh));
  else
    g_task_return_int (task, leave_to_text_keeper (self));
}

void
anno_reload_layer_async (AnnoWork *work, AnnoDocument *document, guint64 revision,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (work != NULL && ANNO_IS_DOCUMENT (document));

  GTask *task = g_task_new (NULL, NULL, callback, data);
  Reload *self = g_new0 (Reload, 1);
  self->work = anno_work_ref (work);
  self->document = g_object_ref (document);
  self->revision = revision;
  g_task_set_source_tag (task, anno_reload_layer_async);
  g_task_set_task_data (task, self, (GDestroyNotify) reload_free);
  anno_document_load_async (work->root, anno_document_get_path (document), work->annotator, NULL,
                            layer_read_cb, task);
}

AnnoReloadOutcome
anno_reload_layer_finish (GAsyncResult *result, AnnoDocument **document, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_reload_layer_async),
                        ANNO_RELOAD_FAILED);
  g_return_val_if_fail (document != NULL, ANNO_RELOAD_FAILED);

  *document = ((Reload *) g_task_get_task_data (G_TASK (result)))->document;
  gssize outcome = g_task_propagate_int (G_TASK (result), error);
  return outcome < 0 ? ANNO_RELOAD_FAILED : (AnnoReloadOutcome) outcome;
}

static void
read_people_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnnoPeopleKeeper *theirs = g_new0 (AnnoPeopleKeeper, 1);
  anno_people_keeper_init (theirs, data);
  g_task_return_pointer (task, theirs, NULL);
}

void
anno_reload_people_async (AnnoWork *work, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (work != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (task, anno_reload_people_async);
  g_task_set_task_data (task, anno_layout_people_file (work->root, work->annotator->slug), g_free);
  g_task_run_in_thread (task, read_people_thread);
}

guint
anno_reload_people_finish (AnnoWork *work, GAsyncResult *result, char **problem)
{
  g_return_val_if_fail (work != NULL && problem != NULL, 0);
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_reload_people_async), 0);

  g_autofree AnnoPeopleKeeper *theirs = g_task_propagate_pointer (G_TASK (result), NULL);
  guint n_both = anno_people_keeper_merge (&work->people, theirs);
  *problem = g_steal_pointer (&theirs->locked_reason);
  anno_people_keeper_clear (theirs);
  return n_both;
}
