#include "session/documents-load.h"

/* The order of a load, and how far it has come. */
typedef struct
{
  GStrv paths;
  guint at;
  GPtrArray *documents;
} Load;

static void
load_free (Load *self)
{
  g_strfreev (self->paths);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}

static void go_on (GTask *task);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Load *self = g_task_get_task_data (task);
  GError *error = NULL;
  AnnoDocument *document = anno_corpus_load_finish (ANNO_CORPUS (source), result, &error);

  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (self->documents, document);
  go_on (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
go_on (GTask *task)
{
  Load *self = g_task_get_task_data (task);
  const char *path = self->paths[self->at];

  if (path != NULL)
    {
      self->at++;
      anno_corpus_load_async (g_task_get_source_object (task), path, g_task_get_cancellable (task),
                              loaded_cb, task);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&self->documents),
                         (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static GStrv
each_once (const char *const *paths)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; paths[i] != NULL; i++)
    if (g_hash_table_add (seen, (gpointer) paths[i]))
      g_strv_builder_add (builder, paths[i]);
  return g_strv_builder_end (builder);
}

void
anno_documents_load_async (AnnoCorpus *corpus, const char *const *paths, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && paths != NULL);

  GTask *task = g_task_new (corpus, cancellable, callback, data);
  Load *load = g_new0 (Load, 1);
  load->paths = each_once (paths);
  load->documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, anno_documents_load_async);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  go_on (task);
}

GPtrArray *
anno_documents_load_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

GStrv
anno_documents_list_missing (AnnoCorpus *corpus, const AnnoStep *step)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus) && step != NULL, NULL);

  const GPtrArray *edits = anno_step_get_edits (step);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < edits->len; i++)
    {
      const char *article = anno_edit_get_layer (edits->pdata[i]);
      if (article != NULL && g_hash_table_add (seen, (gpointer) article)
          && anno_corpus_find_document (corpus, article) == NULL)
        g_strv_builder_add (builder, article);
    }
  return g_strv_builder_end (builder);
}
