#include "session/meta-keeper.h"

#include "session/meta-store.h"

struct _AnnoMetaKeeper
{
  AnnoWork *work;
  AnnoMetaKeeperRead read;
  gpointer data;
  GCancellable *ended;
};

/* A file that is read anew for a document. */
typedef struct
{
  AnnoMetaKeeper *owner; /* not to be looked into once the task is cancelled */
  char *root;
  char *article;
  AnnoFileIdentity before; /* as it was looked at */
  AnnoMeta meta;
  AnnoFileIdentity now;
} Errand;

static void
errand_free (Errand *self)
{
  g_free (self->root);
  g_free (self->article);
  anno_meta_clear (&self->meta);
  g_free (self);
}

AnnoMetaKeeper *
anno_meta_keeper_new (AnnoWork *work, AnnoMetaKeeperRead read, gpointer data)
{
  g_return_val_if_fail (work != NULL && read != NULL, NULL);

  AnnoMetaKeeper *self = g_new0 (AnnoMetaKeeper, 1);
  self->work = anno_work_ref (work);
  self->read = read;
  self->data = data;
  self->ended = g_cancellable_new ();
  return self;
}

void
anno_meta_keeper_free (AnnoMetaKeeper *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->ended);
  g_clear_object (&self->ended);
  g_clear_pointer (&self->work, anno_work_unref);
  g_free (self);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;

  if (anno_meta_store_read (errand->root, errand->article, &errand->meta, &errand->now, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The document that is meant, unless it knows more by now. */
static AnnoDocument *
find_document (AnnoMetaKeeper *self, const char *article, const AnnoFileIdentity *before)
{
  AnnoDocument *document = anno_document_shelf_find (self->work->shelf, article);

  return document != NULL
                 && anno_file_identity_same_signs (anno_document_get_meta_identity (document),
                                                   before)
             ? document
             : NULL;
}

static void
take (AnnoMetaKeeper *self, const Errand *errand, const GError *problem)
{
  AnnoDocument *document = find_document (self, errand->article, &errand->before);
  const AnnoMeta *meta = problem == NULL ? &errand->meta : NULL;
  g_autofree char *message
      = problem != NULL ? anno_meta_store_explain (errand->root, errand->article, problem) : NULL;

  if (document == NULL)
    return;
  g_autoptr (AnnoDocument) held = g_object_ref (document);
  anno_document_set_meta (held, meta != NULL ? meta : anno_document_get_meta (held), &errand->now);
  self->read (held, message, self->data);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (task, &error);
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    take (errand->owner, errand, error);
}

void
anno_meta_keeper_take (AnnoMetaKeeper *self, const AnnoDiskItem *item)
{
  g_return_if_fail (self != NULL && item != NULL && item->meta);

  if (!item->changed || find_document (self, item->article, &item->expected) == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (NULL, self->ended, read_cb, NULL);
  Errand *errand = g_new0 (Errand, 1);
  errand->owner = self;
  errand->root = g_strdup (self->work->root);
  errand->article = g_strdup (item->article);
  errand->before = item->expected;
  g_task_set_source_tag (task, anno_meta_keeper_take);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  g_task_run_in_thread (task, read_thread);
}
