#include "session/article-catalog.h"

#include "session/row-details.h"
#include "session/row-index.h"

struct _AnnoArticleCatalog
{
  AnnoWork *work;
  AnnoArticleList *list;
  AnnoArticleFinder *finder;
  AnnoRowDetails *details;
  AnnoRowIndex *index;
  AnnoArticleCatalogEvents events;
  gpointer data;
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
  if (!anno_article_row_is_indexed (row))
    anno_article_row_take_details (row, details);
  filled_cb (row, data);
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
  self->details = anno_row_details_new (work->root, details_ready_cb, self);
  self->index = anno_row_index_new (index, self->list, work->annotator->slug, &told, self);
  self->finder = anno_article_finder_new (work->root, self->list, events->problem, events->ended,
                                          data);
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

void
anno_article_catalog_look (AnnoArticleCatalog *self)
{
  g_return_if_fail (self != NULL);
  anno_article_finder_look (self->finder);
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

void
anno_article_catalog_refresh (AnnoArticleCatalog *self, const char *article)
{
  g_return_if_fail (self != NULL && article != NULL);

  AnnoDocument *document = anno_document_shelf_find (self->work->shelf, article);
  AnnoArticleRow *row = anno_article_list_find (self->list, article);
  if (document != NULL && row != NULL)
    anno_article_row_set_progress (row, anno_document_get_state (document),
                                   anno_layer_get_n_spans (anno_document_get_layer (document)));
}

static void
tell (AnnoArticleCatalog *self, const char *article)
{
  AnnoArticleRow *row = anno_article_list_find (self->list, article);

  if (row != NULL)
    filled_cb (row, self);
}

void
anno_article_catalog_follow (AnnoArticleCatalog *self, AnnoStep *step)
{
  g_return_if_fail (self != NULL && step != NULL);

  const GPtrArray *edits = anno_step_get_edits (step);
  const char *last = NULL;
  for (guint i = 0; i < edits->len; i++)
    {
      const char *article = ((AnnoEdit *) edits->pdata[i])->article;
      if (article != NULL && g_strcmp0 (article, last) != 0)
        tell (self, article);
      last = article;
    }
}
