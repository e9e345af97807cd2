#include "panels/span-menu.h"

#include "model/span-quote.h"
#include "panels/menu-label.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define WORDS 40

static char *
label_of (AnnoSession *session, AnnoSpan *span, guint digit)
{
  AnnoArticle *article = anno_document_get_article (anno_session_get_document (session));
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  g_autofree char *quote = anno_span_quote (article, span, WORDS);
  g_autofree char *isolated = anno_isolate (quote);
  g_autofree char *words = anno_menu_label_escape (isolated);
  g_autofree char *name = anno_menu_label_escape (tag != NULL ? tag->name : anno_span_get_tag (span));

  /* Translators: a row of a menu: its digit, which is its key, a tag's name, and the words that are marked. */
  return g_strdup_printf (_("_%u  %s “%s”"), digit, name, words);
}

void
anno_span_menu_append (GMenu *menu, AnnoSession *session, AnnoSpan *span, guint digit,
                       const char *action)
{
  g_return_if_fail (G_IS_MENU (menu) && ANNO_IS_SESSION (session) && span != NULL && action != NULL);

  g_autofree char *label = label_of (session, span, digit);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", anno_span_get_id (span));
  g_menu_append_item (menu, item);
}
