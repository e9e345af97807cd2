#include "session/article-sort.h"

#include <string.h>

void
anno_article_entry_init (AnnoArticleEntry *self, AnnoArticleRow *row, const AnnoArticleWish *wish)
{
  g_return_if_fail (self != NULL && ANNO_IS_ARTICLE_ROW (row) && wish != NULL);

  self->row = g_object_ref (row);
  self->group = anno_article_wish_group_of (wish, row);
  self->key = anno_article_wish_key_of (wish, row, &self->number);
  self->place = anno_article_row_get_place (row);
  self->progress = anno_article_row_get_progress (row);
}

static void
entry_clear (gpointer data)
{
  AnnoArticleEntry *self = data;
  g_object_unref (self->row);
  g_free (self->group);
  g_free (self->key);
}

GArray *
anno_article_entries_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (AnnoArticleEntry));
  g_array_set_clear_func (self, entry_clear);
  return self;
}

/* What is empty comes after what isn't, whichever way round. */
static int
compare_texts (const char *a, const char *b, int turn)
{
  if (a == NULL || b == NULL)
    return 0;
  if (*a == '\0' || *b == '\0')
    return (*a == '\0') - (*b == '\0');
  return turn * strcmp (a, b);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoArticleEntry *x = a, *y = b;
  int turn = GPOINTER_TO_INT (data);
  int order = compare_texts (x->group, y->group, turn);

  if (order == 0)
    order = compare_texts (x->key, y->key, turn);
  if (order == 0 && x->number != y->number)
    order = x->number < y->number ? -turn : turn;
  if (order == 0)
    order = strcmp (x->place, y->place);
  return order;
}

static gpointer
turn_of (gboolean descending)
{
  return GINT_TO_POINTER (descending ? -1 : 1);
}

void
anno_article_entries_sort (GArray *self, gboolean descending)
{
  g_return_if_fail (self != NULL);
  g_array_sort_with_data (self, compare, turn_of (descending));
}

guint
anno_article_entries_insert (GArray *self, const AnnoArticleEntry *entry, gboolean descending)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL && entry != NULL, 0);

  high = self->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (compare (&g_array_index (self, AnnoArticleEntry, middle), entry, turn_of (descending)) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_array_insert_vals (self, low, entry, 1);
  return low;
}

typedef struct
{
  GArray *entries;
  gboolean descending;
} Work;

/* In the main thread: a task lets go of its data there, because it has a callback to call. */
static void
work_free (gpointer data)
{
  Work *self = data;
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self);
}

static void
sort_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  anno_article_entries_sort (work->entries, work->descending);
  g_task_return_boolean (task, TRUE);
}

void
anno_article_sort_async (GArray *entries, gboolean descending, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (entries != NULL && callback != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);
  work->entries = entries;
  work->descending = descending;
  g_task_set_source_tag (task, anno_article_sort_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, sort_thread);
}

GArray *
anno_article_sort_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  Work *work = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), NULL) ? g_steal_pointer (&work->entries) : NULL;
}
