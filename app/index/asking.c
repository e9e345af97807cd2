#include "index/asking.h"

#include "index/scan.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *root;
  AnnoQuery *query;
  AnnoSearchWish wish;
  char *scope;
} SearchQuestion;

static void
search_question_free (gpointer data)
{
  SearchQuestion *self = data;
  g_free (self->root);
  g_free (self->scope);
  anno_query_unref (self->query);
  g_free (self);
}

static gpointer
search (AnnoIndexStore *store, gpointer question, GCancellable *cancellable, GError **error)
{
  const SearchQuestion *self = question;

  if (store == NULL)
    return anno_scan_run (self->root, self->query, &self->wish, cancellable, error);
  const AnnoIndexMap *map = anno_index_map_get (store, error);
  return map != NULL ? anno_search_run (store, map, self->query, &self->wish, error) : NULL;
}

void
anno_corpus_index_search_async (AnnoCorpusIndex *self, AnnoQuery *query, const AnnoSearchWish *wish,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self) && query != NULL && wish != NULL);

  SearchQuestion *question = g_new0 (SearchQuestion, 1);
  question->root = g_strdup (anno_corpus_index_get_root (self));
  question->query = anno_query_ref (query);
  question->wish = *wish;
  question->wish.scope = question->scope = g_strdup (wish->scope);
  anno_corpus_index_ask_async (self, search, question, search_question_free,
                               (GDestroyNotify) anno_search_results_free, cancellable, callback,
                               data);
}

AnnoSearchResults *
anno_corpus_index_search_finish (AnnoCorpusIndex *self, GAsyncResult *result, GError **error)
{
  return anno_corpus_index_ask_finish (self, result, error);
}

typedef struct
{
  char *text;
  guint caret;
  AnnoTagset *tagset;
  guint limit;
} CompleteQuestion;

static void
complete_question_free (gpointer data)
{
  CompleteQuestion *self = data;
  g_free (self->text);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_free (self);
}

static gpointer
complete (AnnoIndexStore *store, gpointer question, GCancellable *cancellable, GError **error)
{
  const CompleteQuestion *self = question;
  return anno_query_complete (store, self->text, self->caret, self->tagset, self->limit);
}

void
anno_corpus_index_complete_async (AnnoCorpusIndex *self, const char *text, guint caret,
                                  AnnoTagset *tagset, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self) && text != NULL);

  CompleteQuestion *question = g_new0 (CompleteQuestion, 1);
  question->text = g_strdup (text);
  question->caret = caret;
  question->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
  question->limit = limit;
  anno_corpus_index_ask_async (self, complete, question, complete_question_free,
                               (GDestroyNotify) anno_completions_free, cancellable, callback, data);
}

AnnoCompletions *
anno_corpus_index_complete_finish (AnnoCorpusIndex *self, GAsyncResult *result, GError **error)
{
  return anno_corpus_index_ask_finish (self, result, error);
}

static gpointer
stats (AnnoIndexStore *store, gpointer question, GCancellable *cancellable, GError **error)
{
  if (store != NULL)
    return anno_index_stats_read (store, error);
  g_set_error_literal (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_UNAVAILABLE,
                       _("There is no index of the corpus."));
  return NULL;
}

void
anno_corpus_index_stats_async (AnnoCorpusIndex *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self));
  anno_corpus_index_ask_async (self, stats, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                               cancellable, callback, data);
}

GPtrArray *
anno_corpus_index_stats_finish (AnnoCorpusIndex *self, GAsyncResult *result, GError **error)
{
  return anno_corpus_index_ask_finish (self, result, error);
}
