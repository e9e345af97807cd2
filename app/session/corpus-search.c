#include "session/corpus-search.h"

#include "session/document-loader.h"

/* All that the thread needs, shared with nobody but the pattern. */
typedef struct
{
  char *root;
  GPtrArray *paths; /* of char */
  AnnoPattern *pattern;
  gint *n_done;
  char *after; /* where only the next article is looked for: behind which one */
  AnnoCorpusHits *found;
} Job;

static void
job_free (Job *self)
{
  g_free (self->root);
  g_free (self->after);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  anno_pattern_unref (self->pattern);
  anno_corpus_hits_free (self->found);
  g_free (self);
}

static void
article_hits_free (AnnoArticleHits *self)
{
  g_free (self->article);
  g_free (self->sha256);
  g_array_unref (self->hits);
  g_free (self);
}

static AnnoCorpusHits *
hits_new (void)
{
  AnnoCorpusHits *self = g_new0 (AnnoCorpusHits, 1);

  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) article_hits_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_corpus_hits_free (AnnoCorpusHits *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static GPtrArray *
list_paths (AnnoCorpus *corpus)
{
  GListModel *list = G_LIST_MODEL (anno_corpus_get_articles (corpus));
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (list, i);
      g_ptr_array_add (paths, g_strdup (anno_article_row_get_path (row)));
    }
  return paths;
}

static gboolean
search_article (Job *self, const char *path, AnnoArticle *article, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GArray) hits
      = anno_pattern_find (self->pattern, article, ANNO_CORPUS_SEARCH_MAX, cancellable, error);

  if (hits == NULL)
    return FALSE;
  if (hits->len == 0)
    return TRUE;
  AnnoArticleHits *found = g_new0 (AnnoArticleHits, 1);
  found->article = g_strdup (path);
  found->sha256 = g_strdup (anno_article_get_sha256 (article));
  self->found->n += hits->len;
  found->hits = g_steal_pointer (&hits);
  g_ptr_array_add (self->found->articles, found);
  return TRUE;
}

/* One that can't be read is told, and doesn't keep the others from being searched. */
static gboolean
search (Job *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AnnoDocument) document
      = anno_document_load (self->root, path, NULL, cancellable, &problem);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (document == NULL)
    {
      g_ptr_array_add (self->found->problems, g_strdup (problem->message));
      return TRUE;
    }
  return search_article (self, path, anno_document_get_article (document), cancellable, error);
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *self = data;
  GError *error = NULL;

  for (guint i = 0; i < self->paths->len; i++)
    {
      if (!search (self, self->paths->pdata[i], cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      if (self->n_done != NULL)
        g_atomic_int_inc (self->n_done);
    }
  g_task_return_pointer (task, g_steal_pointer (&self->found), (GDestroyNotify) anno_corpus_hits_free);
}

/* The place in the list behind @path; the start of it where that isn't there. */
static guint
place_behind (const GPtrArray *paths, const char *path)
{
  guint at = 0;

  return g_ptr_array_find_with_equal_func ((GPtrArray *) paths, path, g_str_equal, &at) ? at + 1 : 0;
}

static void
next_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *self = data;
  GError *error = NULL;

  for (guint i = place_behind (self->paths, self->after);
       i < self->paths->len && self->found->articles->len == 0; i++)
    if (!search (self, self->paths->pdata[i], cancellable, &error))
      {
        g_task_return_error (task, error);
        return;
      }
  const AnnoArticleHits *first
      = self->found->articles->len > 0 ? self->found->articles->pdata[0] : NULL;
  g_task_return_pointer (task, first != NULL ? g_strdup (first->article) : NULL, g_free);
}

/* Takes @task over. */
static void
start (AnnoCorpus *corpus, GTask *task)
{
  Job *job = g_task_get_task_data (task);

  job->paths = list_paths (corpus);
  g_task_run_in_thread (task, job->after != NULL ? next_thread : search_thread);
  g_object_unref (task);
}

static void
scanned_cb (AnnoCorpus *corpus, GParamSpec *pspec, GTask *task)
{
  if (anno_corpus_is_scanning (corpus))
    return;
  g_signal_handlers_disconnect_by_func (corpus, scanned_cb, task);
  start (corpus, task);
}

static Job *
job_new (AnnoCorpus *corpus, AnnoPattern *pattern)
{
  Job *job = g_new0 (Job, 1);

  job->root = g_strdup (anno_corpus_get_root (corpus));
  job->pattern = anno_pattern_ref (pattern);
  job->found = hits_new ();
  return job;
}

/* Takes @task and @job over. */
static void
start_once_scanned (AnnoCorpus *corpus, GTask *task, Job *job)
{
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  if (anno_corpus_is_scanning (corpus))
    g_signal_connect (corpus, "notify::scanning", G_CALLBACK (scanned_cb), task);
  else
    start (corpus, task);
}

void
anno_corpus_search_async (AnnoCorpus *corpus, AnnoPattern *pattern, gint *n_done,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && pattern != NULL);

  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Job *job = job_new (corpus, pattern);
  job->n_done = n_done;
  g_task_set_source_tag (task, anno_corpus_search_async);
  start_once_scanned (corpus, task, job);
}

AnnoCorpusHits *
anno_corpus_search_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_corpus_search_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
anno_corpus_search_next_async (AnnoCorpus *corpus, AnnoPattern *pattern, const char *after,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && pattern != NULL && after != NULL);

  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Job *job = job_new (corpus, pattern);
  job->after = g_strdup (after);
  g_task_set_source_tag (task, anno_corpus_search_next_async);
  start_once_scanned (corpus, task, job);
}

char *
anno_corpus_search_next_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_corpus_search_next_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
