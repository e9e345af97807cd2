#include "session/saver.h"

#include "files/file-error.h"
#include "files/safe-name.h"
#include "session/autosave.h"
#include "session/checkpoint.h"
#include "session/reload.h"

#include <glib/gi18n-lib.h>

struct _AnnoSaver
{
  GObject parent_instance;
  AnnoWork *work;
  AnnoAutosave *autosave;
  gboolean running;
  gboolean stopped;
  gboolean merging;
  GPtrArray *waiting;    /* of GTask: for the next save */
  GPtrArray *served;     /* of GTask: for the one that runs */
  GHashTable *conflicts; /* of path: nothing is written before a choice */
  GHashTable *over;      /* of path: the choice was ours, over a copy of theirs */
  gboolean people_over;  /* likewise, where both sides changed one person */
  char *error;           /* of the last save, or NULL */
  AnnoSaveState state;
  char *message;
};

enum
{
  CHANGED,
  SAVED,
  PROBLEM,
  CONFLICT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoSaver, anno_saver, G_TYPE_OBJECT)

static void start (AnnoSaver *self);

static void
say_problem (AnnoSaver *self, char *message)
{
  g_autofree char *owned = message;
  g_signal_emit (self, signals[PROBLEM], 0, owned);
}

static char *
explain_conflicts (AnnoSaver *self)
{
  guint n = g_hash_table_size (self->conflicts);
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("The annotations on %u article were changed by another program. "
                                    "Choose which to keep; both stay.",
                                    "The annotations on %u articles were changed by another "
                                    "program. Choose which to keep; both stay.",
                                    n),
                          n);
}

static void
refresh_state (AnnoSaver *self)
{
  g_autofree char *message = explain_conflicts (self);
  AnnoSaveState state = ANNO_SAVE_STATE_SAVED;

  if (message == NULL)
    message = g_strdup (self->error);
  if (message != NULL)
    state = ANNO_SAVE_STATE_FAILED;
  else if (self->running || !anno_work_is_saved (self->work))
    state = ANNO_SAVE_STATE_SAVING;
  if (state == self->state && g_strcmp0 (message, self->message) == 0)
    return;
  self->state = state;
  g_free (self->message);
  self->message = g_steal_pointer (&message);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
due_cb (gpointer data)
{
  start (data);
}

static void
anno_saver_finalize (GObject *object)
{
  AnnoSaver *self = ANNO_SAVER (object);

  g_clear_pointer (&self->autosave, anno_autosave_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->served, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_hash_table_unref);
  g_clear_pointer (&self->over, g_hash_table_unref);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->work, anno_work_unref);
  G_OBJECT_CLASS (anno_saver_parent_class)->finalize (object);
}

static void
anno_saver_class_init (AnnoSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_saver_finalize;

  signals[CHANGED] = g_signal_new ("changed", ANNO_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", ANNO_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PROBLEM] = g_signal_new ("problem", ANNO_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CONFLICT] = g_signal_new ("conflict", ANNO_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, ANNO_TYPE_DOCUMENT);
}

static void
anno_saver_init (AnnoSaver *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->served = g_ptr_array_new_with_free_func (g_object_unref);
  self->conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->over = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->autosave = anno_autosave_new (due_cb, self);
}

AnnoSaver *
anno_saver_new (AnnoWork *work)
{
  g_return_val_if_fail (work != NULL, NULL);

  AnnoSaver *self = g_object_new (ANNO_TYPE_SAVER, NULL);
  self->work = anno_work_ref (work);
  return self;
}

AnnoSaveState
anno_saver_get_state (AnnoSaver *self)
{
  g_return_val_if_fail (ANNO_IS_SAVER (self), ANNO_SAVE_STATE_FAILED);
  return self->state;
}

const char *
anno_saver_get_message (AnnoSaver *self)
{
  g_return_val_if_fail (ANNO_IS_SAVER (self), NULL);
  return self->message;
}

gboolean
anno_saver_is_running (AnnoSaver *self)
{
  g_return_val_if_fail (ANNO_IS_SAVER (self), FALSE);
  return self->running;
}

void
anno_saver_touch (AnnoSaver *self)
{
  g_return_if_fail (ANNO_IS_SAVER (self));
  if (!self->stopped)
    anno_autosave_touch (self->autosave);
  refresh_state (self);
}

void
anno_saver_stop (AnnoSaver *self)
{
  g_return_if_fail (ANNO_IS_SAVER (self));
  self->stopped = TRUE;
  anno_autosave_began (self->autosave);
}

static AnnoSaveMode
mode_when (gboolean over)
{
  return over ? ANNO_SAVE_OVER_COPY : ANNO_SAVE_IF_UNCHANGED;
}

static void
add_layer_job (AnnoSaver *self, AnnoDocument *document, GPtrArray *jobs)
{
  gboolean over = g_hash_table_contains (self->over, anno_document_get_path (document));

  g_ptr_array_add (jobs, anno_checkpoint_layer (self->work, document, mode_when (over)));
}

/* People first: a layer never names somebody whom no file knows. */
static GPtrArray *
gather_jobs (AnnoSaver *self)
{
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_save_job_free);
  g_autoptr (GPtrArray) dirty = anno_document_shelf_list_dirty (self->work->shelf);
  const AnnoPeopleKeeper *people = &self->work->people;

  if (anno_people_keeper_is_dirty (people) && people->locked_reason != NULL)
    self->error = g_strdup (people->locked_reason);
  else if (anno_people_keeper_is_dirty (people) && !self->merging)
    g_ptr_array_add (jobs, anno_checkpoint_people (self->work, mode_when (self->people_over)));
  for (guint i = 0; i < dirty->len; i++)
    if (!anno_saver_has_conflict (self, dirty->pdata[i]))
      add_layer_job (self, dirty->pdata[i], jobs);
  return jobs;
}

/* @message: NULL where all went well. */
static void
serve (AnnoSaver *self, const char *message)
{
  G_GNUC_UNUSED g_autoptr (GPtrArray) served = g_steal_pointer (&self->served);

  self->served = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < served->len; i++)
    if (message != NULL)
      g_task_return_new_error (served->pdata[i], ANNO_FILE_ERROR, ANNO_FILE_ERROR_IO, "%s",
                               message);
    else
      g_task_return_boolean (served->pdata[i], TRUE);
}

static void
say_copy (AnnoSaver *self, const AnnoSaveJob *job)
{
  if (job->copy_path == NULL)
    return;
  g_autofree char *shown = anno_safe_name_display (job->copy_path);
  say_problem (self, g_strdup_printf (_("The other version is kept as “%s”."), shown));
}

static void
take_error (AnnoSaver *self, AnnoSaveJob *job, AnnoDocument *document)
{
  gboolean changed = g_error_matches (job->error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);

  if (changed && document != NULL)
    anno_saver_add_conflict (self, document);
  else if (changed && job->article == NULL)
    anno_saver_merge_people (self);
  else if (self->error == NULL)
    self->error = g_strdup (job->error->message);
}

static void
take_outcome (AnnoSaver *self, AnnoSaveJob *job)
{
  g_autoptr (AnnoDocument) document = NULL;

  if (job->article != NULL)
    document = anno_document_shelf_find (self->work->shelf, job->article);
  if (document != NULL)
    g_object_ref (document);
  anno_checkpoint_settle (self->work, job);
  if (job->error != NULL)
    take_error (self, job, document);
  else if (document != NULL)
    {
      g_hash_table_remove (self->over, job->article);
      g_signal_emit (self, signals[SAVED], 0, job->article);
    }
  else if (job->article == NULL)
    self->people_over = FALSE;
  say_copy (self, job);
}

static void
shrink_journal (AnnoSaver *self)
{
  AnnoWork *work = self->work;
  if (work->journal != NULL && anno_journal_is_full (work->journal) && anno_work_is_saved (work))
    anno_journal_shrink (work->journal, work->history);
}

/* Whoever waits for a save waits for the merger too. */
static gboolean
waits_for_merger (AnnoSaver *self)
{
  if (!self->merging)
    return FALSE;
  g_ptr_array_extend_and_steal (self->waiting, g_steal_pointer (&self->served));
  self->served = g_ptr_array_new_with_free_func (g_object_unref);
  refresh_state (self);
  return TRUE;
}

static void
end (AnnoSaver *self)
{
  self->running = FALSE;
  if (waits_for_merger (self))
    return;
  if (self->error != NULL && !self->stopped)
    anno_autosave_failed (self->autosave);
  else if (self->error == NULL)
    anno_autosave_went_well (self->autosave);
  shrink_journal (self);
  refresh_state (self);
  serve (self, self->state == ANNO_SAVE_STATE_FAILED ? self->message : NULL);
  if (self->waiting->len > 0)
    start (self);
  else if (self->error == NULL && self->state == ANNO_SAVE_STATE_SAVING)
    anno_saver_touch (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSaver) self = data;
  g_autoptr (GPtrArray) jobs = anno_save_jobs_run_finish (result);

  for (guint i = 0; i < jobs->len; i++)
    take_outcome (self, jobs->pdata[i]);
  end (self);
}

static void
start (AnnoSaver *self)
{
  if (self->running)
    return;
  anno_autosave_began (self->autosave);
  g_clear_pointer (&self->error, g_free);
  G_GNUC_UNUSED g_autoptr (GPtrArray) served = g_steal_pointer (&self->served);
  self->served = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->running = TRUE;

  g_autoptr (GPtrArray) jobs = gather_jobs (self);
  if (jobs->len == 0)
    {
      end (self);
      return;
    }
  refresh_state (self);
  anno_save_jobs_run_async (g_steal_pointer (&jobs), saved_cb, g_object_ref (self));
}

void
anno_saver_save_async (AnnoSaver *self, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_SAVER (self));

  GTask *task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, anno_saver_save_async);
  g_ptr_array_add (self->waiting, task);
  start (self);
}

gboolean
anno_saver_save_finish (AnnoSaver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
anno_saver_add_conflict (AnnoSaver *self, AnnoDocument *document)
{
  g_return_if_fail (ANNO_IS_SAVER (self) && ANNO_IS_DOCUMENT (document));

  if (!g_hash_table_add (self->conflicts, g_strdup (anno_document_get_path (document))))
    return;
  refresh_state (self);
  g_signal_emit (self, signals[CONFLICT], 0, document);
}

gboolean
anno_saver_has_conflict (AnnoSaver *self, AnnoDocument *document)
{
  g_return_val_if_fail (ANNO_IS_SAVER (self) && ANNO_IS_DOCUMENT (document), FALSE);
  return g_hash_table_contains (self->conflicts, anno_document_get_path (document));
}

void
anno_saver_keep_mine (AnnoSaver *self, AnnoDocument *document)
{
  g_return_if_fail (ANNO_IS_SAVER (self) && ANNO_IS_DOCUMENT (document));

  if (!g_hash_table_remove (self->conflicts, anno_document_get_path (document)))
    return;
  g_hash_table_add (self->over, g_strdup (anno_document_get_path (document)));
  start (self);
  anno_saver_touch (self);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSaver) self = data;
  g_autoptr (GError) error = NULL;
  AnnoDocument *document;
  AnnoReloadOutcome outcome = anno_reload_layer_finish (result, &document, &error);
  const char *path = anno_document_get_path (document);

  if (outcome == ANNO_RELOAD_FAILED)
    say_problem (self, g_strdup (error->message));
  else if (outcome == ANNO_RELOAD_UNSAVED)
    anno_saver_add_conflict (self, document);
  else if (outcome == ANNO_RELOAD_OVERTAKEN)
    anno_saver_reload (self, document);
  else if (outcome == ANNO_RELOAD_SETTLED)
    {
      g_hash_table_remove (self->conflicts, path);
      g_signal_emit (self, signals[SAVED], 0, path);
    }
  refresh_state (self);
}

static void
reload_at (AnnoSaver *self, AnnoDocument *document, guint64 revision)
{
  anno_reload_layer_async (self->work, document, revision, reloaded_cb, g_object_ref (self));
}

void
anno_saver_reload (AnnoSaver *self, AnnoDocument *document)
{
  g_return_if_fail (ANNO_IS_SAVER (self) && ANNO_IS_DOCUMENT (document));

  if (!anno_document_is_dirty (document))
    reload_at (self, document, anno_document_get_revision (document));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSaver) self = data;
  g_autoptr (GPtrArray) jobs = anno_save_jobs_run_finish (result);
  AnnoSaveJob *job = jobs->pdata[0];
  AnnoDocument *document = anno_document_shelf_find (self->work->shelf, job->article);

  say_copy (self, job);
  if (job->error != NULL)
    say_problem (self, g_strdup (job->error->message));
  else if (document != NULL)
    reload_at (self, document, job->revision);
}

void
anno_saver_take_theirs (AnnoSaver *self, AnnoDocument *document)
{
  g_return_if_fail (ANNO_IS_SAVER (self) && ANNO_IS_DOCUMENT (document));

  if (!anno_saver_has_conflict (self, document))
    return;
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_save_job_free);
  g_ptr_array_add (jobs, anno_checkpoint_layer (self->work, document, ANNO_SAVE_COPY_ONLY));
  anno_save_jobs_run_async (jobs, kept_cb, g_object_ref (self));
}

static void
people_reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSaver) self = data;
  g_autofree char *problem = NULL;

  self->merging = FALSE;
  if (anno_reload_people_finish (self->work, result, &problem) > 0)
    self->people_over = TRUE;
  if (problem != NULL)
    say_problem (self, g_steal_pointer (&problem));
  if (self->waiting->len > 0)
    start (self);
  else
    anno_saver_touch (self);
}

void
anno_saver_merge_people (AnnoSaver *self)
{
  g_return_if_fail (ANNO_IS_SAVER (self));

  if (self->merging)
    return;
  self->merging = TRUE;
  anno_reload_people_async (self->work, people_reloaded_cb, g_object_ref (self));
}
