#include "session/article-finder.h"

#include "files/folder-scan.h"

struct _AnnoArticleFinder
{
  char *root;
  AnnoArticleList *list;
  AnnoArticleFinderProblem problem;
  AnnoArticleFinderEnded ended;
  gpointer data;
  GCancellable *walk; /* while one is under way */
  gboolean whole;     /* whether it came everywhere */
  gboolean first;
};

static void
found_cb (GPtrArray *paths, GPtrArray *problems, gpointer data)
{
  AnnoArticleFinder *self = data;

  anno_article_list_append (self->list, paths);
  self->whole = self->whole && problems->len == 0;
  for (guint i = 0; self->first && i < problems->len; i++)
    self->problem (problems->pdata[i], self->data);
}

static void
walked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnnoArticleFinder *self = data; /* gone, where the walk was cancelled */
  g_autoptr (GError) error = NULL;
  gboolean ok = anno_folder_scan_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gboolean first = self->first;
  g_clear_object (&self->walk);
  /* What lies where the walk couldn't go isn't known to be gone. */
  if (ok && self->whole)
    anno_article_list_end_walk (self->list);
  self->first = FALSE;
  if (!ok && first)
    self->problem (error->message, self->data);
  if (first)
    self->ended (self->data);
}

void
anno_article_finder_look (AnnoArticleFinder *self)
{
  g_return_if_fail (self != NULL);

  if (self->walk != NULL)
    return;
  self->walk = g_cancellable_new ();
  self->whole = TRUE;
  anno_article_list_begin_walk (self->list);
  anno_folder_scan_async (self->root, found_cb, self, self->walk, walked_cb, self);
}

AnnoArticleFinder *
anno_article_finder_new (const char *root, AnnoArticleList *list, AnnoArticleFinderProblem problem,
                         AnnoArticleFinderEnded ended, gpointer data)
{
  g_return_val_if_fail (root != NULL && list != NULL, NULL);
  g_return_val_if_fail (problem != NULL && ended != NULL, NULL);

  AnnoArticleFinder *self = g_new0 (AnnoArticleFinder, 1);
  self->root = g_strdup (root);
  self->list = list;
  self->problem = problem;
  self->ended = ended;
  self->data = data;
  self->first = TRUE;
  anno_article_finder_look (self);
  return self;
}

void
anno_article_finder_free (AnnoArticleFinder *self)
{
  if (self == NULL)
    return;
  if (self->walk != NULL)
    g_cancellable_cancel (self->walk);
  g_clear_object (&self->walk);
  g_free (self->root);
  g_free (self);
}

gboolean
anno_article_finder_is_first (AnnoArticleFinder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->first;
}
