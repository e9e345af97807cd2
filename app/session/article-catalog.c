#include "session/article-catalog.h"

#include "session/row-details.h"
#include "session/row-index.h"

#include <string.h>

struct _AnnoArticleCatalog
{
  AnnoWork *work;
  AnnoArticleList *list;
  AnnoArticleFinder *finder;
  AnnoRowDetails *details;
  AnnoCopyWatch *copies;
  AnnoRowIndex *index;
  AnnoArticleCatalogEvents events;
  gpointer data;
  GHashTable *told; /* of path to AnnoArticleRow: those that have details from the disk */
};

/* What is in memory goes before what was read. */
static void
filled_cb (AnnoArticleRow *row, gpointer data)
{
  AnnoArticleCatalog *self = data;

  anno_article_catalog_refresh (self, anno_article_row_get_path (row));
  self->events.changed (row, self->data);
}

static void
many_cb (gpointer data)
{
  AnnoArticleCatalog *self = data;
  g_autoptr (GPtrArray) documents = anno_document_shelf_list (self->work->shelf);

  for (guint i = 0; i < documents->len; i++)
    anno_article_catalog_refresh (self, anno_document_get_path (documents->pdata[i]));
  self->events.changed (NULL, self->data);
}

static void
unknown_cb (AnnoArticleRow *row, gpointer data)
{
  AnnoArticleCatalog *self = data;
  anno_row_details_want (self->details, self->work->annotator->slug, row);
}

/* The disk says less than the index: what that has said meanwhile stays. */
static void
details_ready_cb (AnnoArticleRow *row, AnnoArticleDetails *details, gpointer data)
{
  AnnoArticleCatalog *self = data;

  if (!anno_article_row_is_indexed (row))
    anno_article_row_take_details (row, details);
  g_hash_table_replace (self->told, (gpointer) anno_article_row_get_path (row), g_object_ref (row));
  filled_cb (row, data);
}

static void
problem_cb (const char *message, gpointer data)
{
  AnnoArticleCatalog *self = data;
  self->events.problem (message, self->data);
}

static void
ended_cb (gpointer data)
{
  AnnoArticleCatalog *self = data;

  anno_copy_watch_look (self->copies);
  self->events.ended (self->data);
}

AnnoArticleCatalog *
anno_article_catalog_new (AnnoWork *work, AnnoCorpusIndex *index,
                          const AnnoArticleCatalogEvents *events, gpointer data)
{
  g_return_val_if_fail (work != NULL && ANNO_IS_CORPUS_INDEX (index) && events != NULL, NULL);

  static const AnnoRowIndexEvents told = { filled_cb, many_cb, unknown_cb };
  AnnoArticleCatalog *self = g_new0 (AnnoArticleCatalog, 1);
  self->work = anno_work_ref (work);
  self->events = *events;
  self->data = data;
  self->list = anno_article_list_new ();
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->details = anno_row_details_new (work->root, details_ready_cb, self);
  self->copies = anno_copy_watch_new (work->root);
  self->index = anno_row_index_new (index, self->list, work->annotator->slug, &told, self);
  self->finder = anno_article_finder_new (work->root, self->list, problem_cb, ended_cb, self);
  return self;
}

void
anno_article_catalog_free (AnnoArticleCatalog *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->finder, anno_article_finder_free);
  g_clear_pointer (&self->index, anno_row_index_free);
  g_clear_pointer (&self->details, anno_row_details_free);
  g_clear_object (&self->copies);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->list, anno_article_list_free);
  g_clear_pointer (&self->work, anno_work_unref);
  g_free (self);
}

GListModel *
anno_article_catalog_get_model (AnnoArticleCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return anno_article_list_get_model (self->list);
}

gboolean
anno_article_catalog_is_scanning (AnnoArticleCatalog *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return anno_article_finder_is_first (self->finder);
}

AnnoCopyWatch *
anno_article_catalog_get_copies (AnnoArticleCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->copies;
}

/* Gone, or in the list as another row: nobody sees it any more. */
static gboolean
is_gone_cb (gpointer path, gpointer row, gpointer data)
{
  return anno_article_list_find (data, path) != row;
}

void
anno_article_catalog_look (AnnoArticleCatalog *self)
{
  g_return_if_fail (self != NULL);

  GHashTableIter iter;
  gpointer row;
  anno_article_finder_look (self->finder);
  anno_copy_watch_look (self->copies);
  g_hash_table_foreach_remove (self->told, is_gone_cb, self->list);
  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    anno_row_details_look (self->details, self->work->annotator->slug, row);
}

void
anno_article_catalog_want (AnnoArticleCatalog *self, AnnoArticleRow *row)
{
  g_return_if_fail (self != NULL && ANNO_IS_ARTICLE_ROW (row));

  if (!anno_article_row_claim_details (row))
    anno_row_index_want (self->index, row);
}

void
anno_article_catalog_renew (AnnoArticleCatalog *self, const char *article)
{
  g_return_if_fail (self != NULL && article != NULL);

  AnnoArticleRow *row = anno_article_list_find (self->list, article);
  anno_row_index_touch (self->index, article);
  if (row != NULL)
    anno_row_details_want (self->details, self->work->annotator->slug, row);
}

/* As the index has them. */
static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const AnnoRowTag *one = a, *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return strcmp (one->tag, other->tag);
}

static GArray *
count_tags (AnnoLayer *layer)
{
  g_autoptr (GPtrArray) tags = anno_layer_list_tags (layer);
  GArray *counts = g_array_sized_new (FALSE, FALSE, sizeof (AnnoRowTag), tags->len);

  for (guint i = 0; i < tags->len; i++)
    {
      AnnoRowTag count = { tags->pdata[i], anno_layer_count_tag (layer, tags->pdata[i]) };
      g_array_append_val (counts, count);
    }
  g_array_sort (counts, compare_tags);
  return counts;
}

static void
show_progress (AnnoArticleCatalog *self, AnnoDocument *document)
{
  AnnoArticleRow *row = anno_article_list_find (self->list, anno_document_get_path (document));
  AnnoLayer *layer = anno_document_get_layer (document);

  if (row == NULL)
    return;
  anno_article_row_set_progress (row, anno_document_get_state (document),
                                 anno_layer_get_n_spans (layer));
  anno_article_row_set_tags (row, count_tags (layer));
}

void
anno_article_catalog_refresh (AnnoArticleCatalog *self, const char *article)
{
  g_return_if_fail (self != NULL && article != NULL);

  AnnoDocument *document = anno_document_shelf_find (self->work->shelf, article);
  if (document == NULL)
    return;
  show_progress (self, document);
  anno_copy_watch_meet (self->copies, document, self->work->annotator->slug);
}

/* Of an act, in the frame that shows it: nothing but what is in memory. */
static void
tell (AnnoArticleCatalog *self, const char *article)
{
  AnnoDocument *document = anno_document_shelf_find (self->work->shelf, article);
  AnnoArticleRow *row = anno_article_list_find (self->list, article);

  if (document != NULL)
    show_progress (self, document);
  if (row != NULL)
    self->events.changed (row, self->data);
}

void
anno_article_catalog_follow (AnnoArticleCatalog *self, AnnoStep *step)
{
  g_return_if_fail (self != NULL && step != NULL);

  const GPtrArray *edits = anno_step_get_edits (step);
  const char *last = NULL;
  for (guint i = 0; i < edits->len; i++)
    {
      const char *article = anno_edit_get_layer (edits->pdata[i]);
      if (article != NULL && g_strcmp0 (article, last) != 0)
        tell (self, article);
      last = article;
    }
}
