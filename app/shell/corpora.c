#include "shell/corpora.h"

#include "shell/identity.h"
#include "shell/memory-care.h"

struct _AnnoCorpora
{
  GObject parent_instance;
  GSettings *settings;
  char *name_override;
  GHashTable *open; /* root → AnnoCorpus, not owned: it is as long open as a window shows it */
};

G_DEFINE_FINAL_TYPE (AnnoCorpora, anno_corpora, G_TYPE_OBJECT)

static void
gone_cb (gpointer data, GObject *gone)
{
  AnnoCorpora *self = data;
  GHashTableIter iter;
  gpointer corpus = NULL;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &corpus))
    if (corpus == (gpointer) gone)
      g_hash_table_iter_remove (&iter);
}

/* The corpus at @root as it is open; NULL where it isn't. The reference is the caller's. */
static AnnoCorpus *
find (AnnoCorpora *self, const char *root)
{
  AnnoCorpus *corpus = g_hash_table_lookup (self->open, root);
  return corpus != NULL ? g_object_ref (corpus) : NULL;
}

/* Reading articles into the index takes far more memory than it leaves. */
static void
updating_cb (AnnoCorpusIndex *index)
{
  if (!anno_corpus_index_is_updating (index))
    anno_memory_care_rest ();
}

static void
remember (AnnoCorpora *self, AnnoCorpus *corpus)
{
  g_signal_connect (anno_corpus_get_index (corpus), "notify::updating", G_CALLBACK (updating_cb),
                    NULL);
  g_hash_table_insert (self->open, g_strdup (anno_corpus_get_root (corpus)), corpus);
  g_object_weak_ref (G_OBJECT (corpus), gone_cb, self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AnnoCorpora *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (AnnoCorpus) corpus = anno_corpus_open_finish (result, &error);

  if (corpus == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Two windows may have asked at once: the first one's corpus is everybody's. */
  AnnoCorpus *first = find (self, anno_corpus_get_root (corpus));
  if (first == NULL)
    remember (self, corpus);
  g_task_return_pointer (task, first != NULL ? first : g_steal_pointer (&corpus), g_object_unref);
}

static void
identified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (AnnoAnnotator) annotator = anno_identity_find_finish (result, &error);
  const char *root = g_task_get_task_data (task);

  if (annotator == NULL)
    g_task_return_error (task, error);
  else
    anno_corpus_open_async (root, annotator, NULL, opened_cb, g_steal_pointer (&task));
}

static void
anno_corpora_finalize (GObject *object)
{
  AnnoCorpora *self = ANNO_CORPORA (object);
  GHashTableIter iter;
  gpointer corpus = NULL;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &corpus))
    g_object_weak_unref (corpus, gone_cb, self);
  g_hash_table_unref (self->open);
  g_object_unref (self->settings);
  g_free (self->name_override);
  G_OBJECT_CLASS (anno_corpora_parent_class)->finalize (object);
}

static void
anno_corpora_class_init (AnnoCorporaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_corpora_finalize;
}

static void
anno_corpora_init (AnnoCorpora *self)
{
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AnnoCorpora *
anno_corpora_new (GSettings *settings, const char *name_override)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  AnnoCorpora *self = g_object_new (ANNO_TYPE_CORPORA, NULL);
  self->settings = g_object_ref (settings);
  self->name_override = g_strdup (name_override);
  return self;
}

void
anno_corpora_open_async (AnnoCorpora *self, const char *root, GtkWindow *parent,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPORA (self) && root != NULL && GTK_IS_WINDOW (parent));

  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  AnnoCorpus *corpus = find (self, root);
  g_task_set_source_tag (task, anno_corpora_open_async);
  g_task_set_task_data (task, g_strdup (root), g_free);
  if (corpus != NULL)
    g_task_return_pointer (task, corpus, g_object_unref);
  else
    anno_identity_find_async (parent, self->settings, root, self->name_override, identified_cb,
                              g_steal_pointer (&task));
}

AnnoCorpus *
anno_corpora_open_finish (AnnoCorpora *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
