#include "shell/article-drop.h"

#include "panels/span-drag.h"

/* The smallest span there. */
static char *
span_at (GtkWidget *view, double x, double y, gpointer data)
{
  g_autoptr (GPtrArray) found = anno_article_view_pick (ANNO_ARTICLE_VIEW (view), x, y);

  return found->len > 0 ? g_strdup (anno_span_get_id (found->pdata[0])) : NULL;
}

void
anno_article_drop_add (AnnoArticleView *view)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (view));
  anno_span_drop_add (GTK_WIDGET (view), span_at, NULL);
}
