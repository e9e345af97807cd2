#include "session/todo-merge.h"

GPtrArray *
anno_todo_merge_article (const GPtrArray *all, const char *article, const GPtrArray *found)
{
  g_return_val_if_fail (all != NULL && article != NULL && found != NULL, NULL);

  GPtrArray *merged = g_ptr_array_new_with_free_func (g_object_unref);
  guint next = 0;
  for (guint i = 0; i < all->len; i++)
    {
      if (g_str_equal (anno_todo_item_get (all->pdata[i])->article, article))
        continue;
      while (next < found->len && anno_todo_item_compare (found->pdata[next], all->pdata[i]) < 0)
        g_ptr_array_add (merged, g_object_ref (found->pdata[next++]));
      g_ptr_array_add (merged, g_object_ref (all->pdata[i]));
    }
  for (; next < found->len; next++)
    g_ptr_array_add (merged, g_object_ref (found->pdata[next]));
  return merged;
}

static gboolean
want_the_same (const AnnoTodoFacts *a, const AnnoTodoFacts *b)
{
  guint n = a->wanted != NULL ? a->wanted->len : 0;

  if (n != (b->wanted != NULL ? b->wanted->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!anno_span_equal (a->wanted->pdata[i], b->wanted->pdata[i]))
      return FALSE;
  return (a->people != NULL ? a->people->len : 0) == (b->people != NULL ? b->people->len : 0);
}

/* The tagset's words, or a title, may be others. */
static gboolean
says_the_same (AnnoTodoItem *one, AnnoTodoItem *other)
{
  const AnnoTodoFacts *a = anno_todo_item_get (one), *b = anno_todo_item_get (other);

  return anno_todo_item_is_same (one, other) && a->start == b->start && a->end == b->end
         && a->acts == b->acts && a->n_changed == b->n_changed && a->n_left == b->n_left
         && g_str_equal (a->words, b->words) && g_str_equal (a->who, b->who)
         && g_strcmp0 (a->quote, b->quote) == 0 && g_strcmp0 (a->own, b->own) == 0
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->about, b->about) == 0
         && g_strcmp0 (a->sha256, b->sha256) == 0 && want_the_same (a, b);
}

static gboolean
is_at (GListModel *model, guint n, AnnoTodoItem *item)
{
  g_autoptr (AnnoTodoItem) there = g_list_model_get_item (model, n);
  return there == item || says_the_same (there, item);
}

void
anno_todo_merge_into (GListStore *store, const GPtrArray *items)
{
  g_return_if_fail (G_IS_LIST_STORE (store) && items != NULL);

  GListModel *model = G_LIST_MODEL (store);
  guint n = g_list_model_get_n_items (model), shorter = MIN (n, items->len);
  guint before = 0, after = 0;
  while (before < shorter && is_at (model, before, items->pdata[before]))
    before++;
  while (after < shorter - before
         && is_at (model, n - 1 - after, items->pdata[items->len - 1 - after]))
    after++;
  guint n_old = n - before - after, n_new = items->len - before - after;
  if (n_old > 0 || n_new > 0)
    g_list_store_splice (store, before, n_old, items->pdata + before, n_new);
}
