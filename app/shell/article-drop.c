#include "shell/article-drop.h"

#include "panels/span-drag.h"

/* The smallest span there, of one's own. */
static char *
span_at (GtkWidget *view, double x, double y, gpointer data)
{
  AnnoPageLayers *layers = anno_article_view_get_layers (ANNO_ARTICLE_VIEW (view));
  g_autoptr (GPtrArray) found = anno_article_view_pick (ANNO_ARTICLE_VIEW (view), x, y);

  if (found->len == 0 || anno_page_layers_find_layer (layers, found->pdata[0])
                             != anno_page_layers_get_own (layers))
    return NULL;
  return g_strdup (anno_span_get_id (found->pdata[0]));
}

void
anno_article_drop_add (AnnoArticleView *view)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (view));
  anno_span_drop_add (GTK_WIDGET (view), span_at, NULL);
}
