#include "session/article-catalog.h"

#include "session/row-details.h"

struct _AnnoArticleCatalog
{
  AnnoWork *work;
  AnnoArticleList *list;
  AnnoArticleFinder *finder;
  AnnoRowDetails *details;
  AnnoCopyWatch *copies;
  AnnoArticleFinderEnded ended;
  gpointer data; /* of it, and of the finder's problems */
  AnnoArticleFinderProblem problem;
  GHashTable *told; /* of path to AnnoArticleRow: those that have details */
};

static void
details_ready_cb (AnnoArticleRow *row, AnnoArticleDetails *details, gpointer data)
{
  AnnoArticleCatalog *self = data;

  anno_article_row_take_details (row, details);
  g_hash_table_replace (self->told, (gpointer) anno_article_row_get_path (row), g_object_ref (row));
  anno_article_catalog_refresh (data, anno_article_row_get_path (row));
}

static void
problem_cb (const char *message, gpointer data)
{
  AnnoArticleCatalog *self = data;
  self->problem (message, self->data);
}

static void
ended_cb (gpointer data)
{
  AnnoArticleCatalog *self = data;

  anno_copy_watch_look (self->copies);
  self->ended (self->data);
}

AnnoArticleCatalog *
anno_article_catalog_new (AnnoWork *work, AnnoArticleFinderProblem problem,
                          AnnoArticleFinderEnded ended, gpointer data)
{
  g_return_val_if_fail (work != NULL && problem != NULL && ended != NULL, NULL);

  AnnoArticleCatalog *self = g_new0 (AnnoArticleCatalog, 1);
  self->work = anno_work_ref (work);
  self->list = anno_article_list_new ();
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->details = anno_row_details_new (work->root, details_ready_cb, self);
  self->copies = anno_copy_watch_new (work->root);
  self->problem = problem;
  self->ended = ended;
  self->data = data;
  self->finder = anno_article_finder_new (work->root, self->list, problem_cb, ended_cb, self);
  return self;
}

void
anno_article_catalog_free (AnnoArticleCatalog *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->finder, anno_article_finder_free);
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
    anno_row_details_want (self->details, self->work->annotator->slug, row);
}

void
anno_article_catalog_renew (AnnoArticleCatalog *self, const char *article)
{
  g_return_if_fail (self != NULL && article != NULL);

  AnnoArticleRow *row = anno_article_list_find (self->list, article);
  if (row != NULL)
    anno_row_details_want (self->details, self->work->annotator->slug, row);
}

static void
show_progress (AnnoArticleCatalog *self, AnnoDocument *document)
{
  AnnoArticleRow *row = anno_article_list_find (self->list, anno_document_get_path (document));

  if (row != NULL)
    anno_article_row_set_progress (row, anno_document_get_state (document),
                                   anno_layer_get_n_spans (anno_document_get_layer (document)));
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

void
anno_article_catalog_follow (AnnoArticleCatalog *self, AnnoStep *step)
{
  g_return_if_fail (self != NULL && step != NULL);

  const GPtrArray *edits = anno_step_get_edits (step);
  const char *last = NULL;
  for (guint i = 0; i < edits->len; i++)
    {
      const char *article = ((AnnoEdit *) edits->pdata[i])->article;
      AnnoDocument *document = article != NULL && g_strcmp0 (article, last) != 0
                                   ? anno_document_shelf_find (self->work->shelf, article)
                                   : NULL;
      if (document != NULL)
        show_progress (self, document);
      last = article;
    }
}
