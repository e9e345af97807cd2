#include "session/article-list.h"

struct _AnnoArticleList
{
  GObject parent_instance;
  GPtrArray *rows;
  GHashTable *by_path; /* the row's path → AnnoArticleRow, borrowed from rows */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoArticleList, anno_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ANNO_TYPE_ARTICLE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return ANNO_ARTICLE_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnoArticleList *self = ANNO_ARTICLE_LIST (model);
  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
anno_article_list_finalize (GObject *object)
{
  AnnoArticleList *self = ANNO_ARTICLE_LIST (object);

  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (anno_article_list_parent_class)->finalize (object);
}

static void
anno_article_list_class_init (AnnoArticleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_article_list_finalize;
}

static void
anno_article_list_init (AnnoArticleList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
}

AnnoArticleList *
anno_article_list_new (void)
{
  return g_object_new (ANNO_TYPE_ARTICLE_LIST, NULL);
}

void
anno_article_list_append (AnnoArticleList *self, const GPtrArray *paths)
{
  g_return_if_fail (ANNO_IS_ARTICLE_LIST (self) && paths != NULL);

  guint before = self->rows->len;
  for (guint i = 0; i < paths->len; i++)
    {
      if (anno_article_list_find (self, paths->pdata[i]) != NULL)
        continue;
      AnnoArticleRow *row = anno_article_row_new (paths->pdata[i]);
      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (self->by_path, (gpointer) anno_article_row_get_path (row), row);
    }
  if (self->rows->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->rows->len - before);
}

static gboolean
is_among (AnnoArticleList *self, guint n, GHashTable *paths)
{
  return g_hash_table_contains (paths, anno_article_row_get_path (self->rows->pdata[n]));
}

/* From the end, and a run at a time, so that what is before keeps its place. */
void
anno_article_list_retain (AnnoArticleList *self, GHashTable *paths)
{
  g_return_if_fail (ANNO_IS_ARTICLE_LIST (self) && paths != NULL);

  for (guint end = self->rows->len; end > 0;)
    {
      guint start = end;
      while (start > 0 && !is_among (self, start - 1, paths))
        g_hash_table_remove (self->by_path, anno_article_row_get_path (self->rows->pdata[--start]));
      if (start < end)
        {
          g_ptr_array_remove_range (self->rows, start, end - start);
          g_list_model_items_changed (G_LIST_MODEL (self), start, end - start, 0);
        }
      end = start > 0 ? start - 1 : 0;
    }
}

AnnoArticleRow *
anno_article_list_find (AnnoArticleList *self, const char *path)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_LIST (self) && path != NULL, NULL);
  return g_hash_table_lookup (self->by_path, path);
}
