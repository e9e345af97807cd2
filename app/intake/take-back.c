#include "intake/take-back.h"

#include "intake/article-writer.h"

/* Articles to be taken back. */
typedef struct
{
  char *root;
  GPtrArray *articles; /* of char, in the order in which they came in */
  guint n_gone, n_left;
} TakeBack;

static void
take_back_free (TakeBack *self)
{
  g_free (self->root);
  g_ptr_array_unref (self->articles);
  g_free (self);
}

static GPtrArray *
list_articles (const AnnoIntakeReport *report)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->entries->len; i++)
    {
      const AnnoIntakeEntry *entry = report->entries->pdata[i];
      if (entry->outcome == ANNO_INTAKE_IMPORTED && entry->article != NULL)
        g_ptr_array_add (articles, g_strdup (entry->article));
    }
  return articles;
}

/* From the last one: a source that several share goes with the first. */
static void
take_back_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TakeBack *self = data;

  for (guint i = self->articles->len; i-- > 0;)
    if (anno_article_take_back (self->root, self->articles->pdata[i], NULL))
      self->n_gone++;
    else
      self->n_left++;
  g_task_return_boolean (task, TRUE);
}

void
anno_take_back_async (const char *root, const AnnoIntakeReport *report,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && report != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  TakeBack *back = g_new0 (TakeBack, 1);
  back->root = g_strdup (root);
  back->articles = list_articles (report);
  g_task_set_source_tag (task, anno_take_back_async);
  g_task_set_task_data (task, back, (GDestroyNotify) take_back_free);
  g_task_run_in_thread (task, take_back_thread);
}

guint
anno_take_back_finish (GAsyncResult *result, guint *n_left)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), 0);

  TakeBack *back = g_task_get_task_data (G_TASK (result));
  if (n_left != NULL)
    *n_left = back->n_left;
  return back->n_gone;
}
