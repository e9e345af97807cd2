#include "session/open-article.h"

typedef struct
{
  AnnoReviewOrder *order;
  GStrv articles;
  char *after;
} Search;

static void
search_free (Search *self)
{
  anno_review_order_free (self->order);
  g_strfreev (self->articles);
  g_free (self->after);
  g_free (self);
}

static gboolean
is_open (const AnnoReviewOrder *order, const char *article, GCancellable *cancellable)
{
  AnnoReviewOrder this_one = *order;

  this_one.article = (char *) article;
  this_one.names = NULL; /* of the article in hand */
  g_autoptr (AnnoReviewReading) reading = anno_review_reading_new (&this_one, cancellable, NULL);
  const AnnoReviewState *state = reading != NULL ? anno_review_reading_get_state (reading) : NULL;
  return state != NULL && state->n_decided < state->n_differences;
}

char *
anno_open_article_find (const AnnoReviewOrder *order, const char *const *articles,
                        const char *after, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (order != NULL && articles != NULL, NULL);

  guint n = g_strv_length ((GStrv) articles), from = 0;
  while (from < n && g_strcmp0 (articles[from], after) != 0)
    from++;
  from = from < n ? from + 1 : 0;
  for (guint i = 0; i < n; i++)
    {
      const char *article = articles[(from + i) % n];
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (g_strcmp0 (article, after) != 0 && is_open (order, article, cancellable))
        return g_strdup (article);
    }
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Search *search = data;
  GError *error = NULL;
  char *found = anno_open_article_find (search->order, (const char *const *) search->articles,
                                        search->after, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, g_free);
}

void
anno_open_article_find_async (const AnnoReviewOrder *order, const char *const *articles,
                              const char *after, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (order != NULL && articles != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Search *search = g_new0 (Search, 1);
  search->order = anno_review_order_copy (order);
  search->articles = g_strdupv ((GStrv) articles);
  search->after = g_strdup (after);
  g_task_set_source_tag (task, anno_open_article_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, find_thread);
}

char *
anno_open_article_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
