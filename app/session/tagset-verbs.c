#include "session/tagset-verbs.h"

#include "files/file-error.h"
#include "session/documents-load.h"
#include "session/layout.h"
#include "session/loss-gesture.h"
#include "session/tagset-words.h"

/* What was read, with what to expect of its file. */
typedef struct
{
  char *root;
  AnnoTagset *tagset;
  AnnoFileIdentity identity;
} Reading;

static void
reading_free (Reading *self)
{
  g_free (self->root);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_free (self);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *self = data;
  GError *error = NULL;

  self->tagset = anno_tagset_store_read (self->root, &self->identity, &error);
  if (self->tagset != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_tagset_verbs_read_async (AnnoCorpus *corpus, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus));

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Reading *self = g_new0 (Reading, 1);
  self->root = g_strdup (anno_corpus_get_root (corpus));
  g_task_set_source_tag (task, anno_tagset_verbs_read_async);
  g_task_set_task_data (task, self, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_thread);
}

AnnoTagset *
anno_tagset_verbs_read_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoFileIdentity *identity,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL) && identity != NULL, NULL);

  Reading *self = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *identity = self->identity;
  return anno_tagset_ref (self->tagset);
}

/* The order, and what lies in the file when it is done. */
typedef struct
{
  AnnoTagsetOrder *order;
  AnnoTagset *there;
  AnnoFileIdentity identity;
} Saving;

static void
saving_free (Saving *self)
{
  anno_tagset_order_free (self->order);
  g_clear_pointer (&self->there, anno_tagset_unref);
  g_free (self);
}

/* Read again, because it may be the other version: and because what is in use is for showing. */
static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *self = data;
  GError *error = NULL;

  if (anno_tagset_store_write (self->order, &error))
    self->there = anno_tagset_store_read (self->order->root, &self->identity, &error);
  if (self->there != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Saving *self = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_autoptr (AnnoTagset) shown = anno_tagset_words_translate (g_steal_pointer (&self->there));
  anno_corpus_set_tagset (g_task_get_source_object (task), shown, &self->identity);
  g_task_return_pointer (task, g_steal_pointer (&self->order->copy_path), g_free);
}

void
anno_tagset_verbs_save_async (AnnoCorpus *corpus, AnnoTagsetOrder *order,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && order != NULL);

  GTask *outer = g_task_new (corpus, NULL, callback, data);
  g_task_set_source_tag (outer, anno_tagset_verbs_save_async);
  /* The corpus is not this one's source: the thread might let go of it last. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, saved_cb, outer);
  Saving *self = g_new0 (Saving, 1);
  self->order = order;
  g_task_set_task_data (task, self, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
anno_tagset_verbs_save_finish (AnnoCorpus *corpus, GAsyncResult *result, char **copy_path,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus), FALSE);

  GError *problem = NULL;
  g_autofree char *copy = g_task_propagate_pointer (G_TASK (result), &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (copy_path != NULL)
    *copy_path = g_steal_pointer (&copy);
  return TRUE;
}

/* A look at the file, and what is there where it is another one. */
typedef struct
{
  char *root;
  const AnnoTagset *in_use; /* when it began; only to be compared */
  AnnoFileIdentity expected;
  AnnoFileIdentity now;
  AnnoTagset *there; /* NULL: it is unchanged, or can't be read */
} Look;

static void
look_free (Look *self)
{
  g_free (self->root);
  g_clear_pointer (&self->there, anno_tagset_unref);
  g_free (self);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *self = data;
  g_autofree char *file = anno_layout_tagset_file (self->root);
  g_autoptr (GError) other = NULL;
  GError *error = NULL;

  self->now = self->expected;
  if (!anno_file_identity_check (&self->expected, file, ANNO_FILE_DEPTH_QUICK, &self->now, &other)
      && g_error_matches (other, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED))
    self->there = anno_tagset_store_read (self->root, &self->now, &error);
  if (error == NULL)
    g_task_return_boolean (task, self->there != NULL);
  else
    g_task_return_error (task, error);
}

/* What can't be read is said once: its identity is known then. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Look *self = g_task_get_task_data (G_TASK (result));
  AnnoCorpus *corpus = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean changed = g_task_propagate_boolean (G_TASK (result), &error);

  if (anno_corpus_get_tagset (corpus) != self->in_use)
    changed = FALSE; /* it was saved here meanwhile */
  else if (self->there != NULL)
    {
      g_autoptr (AnnoTagset) shown = anno_tagset_words_translate (g_steal_pointer (&self->there));
      anno_corpus_set_tagset (corpus, shown, &self->now);
    }
  else
    anno_corpus_set_tagset (corpus, anno_corpus_get_tagset (corpus), &self->now);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, changed);
}

void
anno_tagset_verbs_follow_async (AnnoCorpus *corpus, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus));

  GTask *outer = g_task_new (corpus, NULL, callback, data);
  g_task_set_source_tag (outer, anno_tagset_verbs_follow_async);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, looked_cb, outer);
  Look *self = g_new0 (Look, 1);
  self->root = g_strdup (anno_corpus_get_root (corpus));
  self->in_use = anno_corpus_get_tagset (corpus);
  self->expected = *anno_corpus_get_tagset_identity (corpus);
  g_task_set_task_data (task, self, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_thread);
}

gboolean
anno_tagset_verbs_follow_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  GPtrArray *losses;
  AnnoTagset *before;
} Settling;

static void
settling_free (Settling *self)
{
  g_ptr_array_unref (self->losses);
  anno_tagset_unref (self->before);
  g_free (self);
}

/* @documents: of AnnoDocument. */
static AnnoStep *
make_step (AnnoCorpus *corpus, const Settling *self, const GPtrArray *documents)
{
  g_autoptr (GArray) gestures = g_array_new (FALSE, FALSE, sizeof (AnnoGesture));
  AnnoTagset *after = anno_corpus_get_tagset (corpus);

  for (guint i = 0; i < documents->len; i++)
    {
      AnnoGesture gesture = { .layer = anno_document_get_layer (documents->pdata[i]),
                              .tagset = after,
                              .article = anno_document_get_path (documents->pdata[i]) };
      g_array_append_val (gestures, gesture);
    }
  return anno_loss_gesture (self->losses, self->before, after, gestures);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AnnoCorpus *corpus = ANNO_CORPUS (source);
  GError *error = NULL;
  g_autoptr (GPtrArray) documents = anno_documents_load_finish (corpus, result, &error);
  g_autoptr (AnnoStep) step
      = documents != NULL ? make_step (corpus, g_task_get_task_data (task), documents) : NULL;

  if (documents == NULL || (step != NULL && !anno_corpus_do (corpus, step, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_int (task, step != NULL ? (gssize) anno_step_get_edits (step)->len : 0);
}

void
anno_tagset_verbs_settle_async (AnnoCorpus *corpus, GPtrArray *losses, AnnoTagset *before,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && losses != NULL && before != NULL);

  GTask *task = g_task_new (corpus, cancellable, callback, data);
  Settling *self = g_new0 (Settling, 1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  self->losses = g_ptr_array_ref (losses);
  self->before = anno_tagset_ref (before);
  for (guint i = 0; i < losses->len; i++)
    {
      const AnnoTagsetLoss *loss = losses->pdata[i];
      if (loss->answer != ANNO_LOSS_KEEP)
        g_ptr_array_extend (paths, loss->articles, NULL, NULL);
    }
  g_ptr_array_add (paths, NULL);
  g_task_set_source_tag (task, anno_tagset_verbs_settle_async);
  g_task_set_task_data (task, self, (GDestroyNotify) settling_free);
  anno_documents_load_async (corpus, (const char *const *) paths->pdata, cancellable, loaded_cb,
                             task);
}

guint
anno_tagset_verbs_settle_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus), 0);

  gssize n = g_task_propagate_int (G_TASK (result), error);
  return n > 0 ? (guint) n : 0;
}
