#include "shell/first-article.h"

#include "shell/window-memory.h"

static void
open_first_cb (AnnoSession *session, guint position, guint removed, guint added,
               GListModel *articles)
{
  if (anno_session_get_path (session) != NULL || g_list_model_get_n_items (articles) == 0)
    return;
  g_autoptr (AnnoArticleRow) row = g_list_model_get_item (articles, 0);
  anno_session_open (session, anno_article_row_get_path (row));
}

void
anno_first_article_open (AnnoSession *session, GSettings *settings, const char *wanted)
{
  g_return_if_fail (ANNO_IS_SESSION (session) && G_IS_SETTINGS (settings));

  AnnoCorpus *corpus = anno_session_get_corpus (session);
  GListModel *articles = anno_corpus_get_articles (corpus);
  g_autofree char *place
      = wanted != NULL ? g_strdup (wanted)
                       : anno_window_memory_find_place (settings, anno_corpus_get_root (corpus));
  if (place != NULL)
    anno_session_open (session, place);
  g_signal_connect_object (articles, "items-changed", G_CALLBACK (open_first_cb), session,
                           G_CONNECT_SWAPPED);
  open_first_cb (session, 0, 0, 0, articles);
}
