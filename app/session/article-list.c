#include "session/article-list.h"

struct _AnnoArticleList
{
  GListStore *rows;
  GHashTable *by_path; /* the row's path → AnnoArticleRow, borrowed from rows */
  guint walk;          /* which one is under way, or was the last; from 1 */
  guint n_found;       /* rows that it has found */
};

AnnoArticleList *
anno_article_list_new (void)
{
  AnnoArticleList *self = g_new0 (AnnoArticleList, 1);

  self->rows = g_list_store_new (ANNO_TYPE_ARTICLE_ROW);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->walk = 1;
  return self;
}

void
anno_article_list_free (AnnoArticleList *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_object (&self->rows);
  g_free (self);
}

GListModel *
anno_article_list_get_model (AnnoArticleList *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return G_LIST_MODEL (self->rows);
}

static guint
count (AnnoArticleList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

void
anno_article_list_begin_walk (AnnoArticleList *self)
{
  g_return_if_fail (self != NULL);

  self->walk++;
  self->n_found = 0;
}

static void
note (AnnoArticleList *self, AnnoArticleRow *row)
{
  self->n_found += anno_article_row_note_walk (row, self->walk);
}

void
anno_article_list_append (AnnoArticleList *self, const GPtrArray *paths)
{
  g_return_if_fail (self != NULL && paths != NULL);

  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < paths->len; i++)
    {
      AnnoArticleRow *row = anno_article_list_find (self, paths->pdata[i]);
      if (row == NULL)
        {
          row = anno_article_row_new (paths->pdata[i]);
          g_ptr_array_add (rows, row);
          g_hash_table_insert (self->by_path, (gpointer) anno_article_row_get_path (row), row);
        }
      note (self, row);
    }
  if (rows->len > 0)
    g_list_store_splice (self->rows, count (self), 0, rows->pdata, rows->len);
}

void
anno_article_list_add (AnnoArticleList *self, const GPtrArray *rows)
{
  g_return_if_fail (self != NULL && rows != NULL);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (self->by_path, (gpointer) anno_article_row_get_path (rows->pdata[i]),
                         rows->pdata[i]);
  if (rows->len > 0)
    g_list_store_splice (self->rows, count (self), 0, rows->pdata, rows->len);
}

/* Whether the @n-th row is to go. */
static gboolean
goes (AnnoArticleList *self, guint n)
{
  g_autoptr (AnnoArticleRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), n);

  if (anno_article_row_get_walk (row) == self->walk || anno_article_row_is_gone (row))
    return FALSE;
  g_hash_table_remove (self->by_path, anno_article_row_get_path (row));
  return TRUE;
}

/* From the end, and a run at a time, so that what is before keeps its place. Where all was found,
 * which is how it is nearly always, nothing has to be gone through. */
void
anno_article_list_end_walk (AnnoArticleList *self)
{
  g_return_if_fail (self != NULL);

  for (guint end = self->n_found < count (self) ? count (self) : 0; end > 0;)
    {
      guint start = end;
      while (start > 0 && goes (self, start - 1))
        start--;
      if (start < end)
        g_list_store_splice (self->rows, start, end - start, NULL, 0);
      end = start > 0 ? start - 1 : 0;
    }
}

void
anno_article_list_remove (AnnoArticleList *self, const char *path)
{
  g_return_if_fail (self != NULL && path != NULL);

  AnnoArticleRow *row = anno_article_list_find (self, path);
  guint at = 0;
  if (row == NULL || !g_list_store_find (self->rows, row, &at))
    return;
  self->n_found -= anno_article_row_get_walk (row) == self->walk;
  g_hash_table_remove (self->by_path, path);
  g_list_store_remove (self->rows, at);
}

AnnoArticleRow *
anno_article_list_find (AnnoArticleList *self, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, NULL);
  return g_hash_table_lookup (self->by_path, path);
}
