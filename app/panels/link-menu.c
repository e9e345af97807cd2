#include "panels/link-menu.h"

#include "session/link-gesture.h"
#include "session/span-words.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define MOST 9 /* a digit each */
#define WORDS 40

/* In the label of a menu an underscore marks the mnemonic; names from outside have none. */
static char *
escape (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  return g_strjoinv ("__", parts);
}

static char *
label_of (AnnoSession *session, AnnoSpan *span, guint digit)
{
  AnnoArticle *article = anno_document_get_article (anno_session_get_document (session));
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  g_autofree char *quote = anno_span_words_quote (article, span, WORDS);
  g_autofree char *isolated = anno_isolate (quote);
  g_autofree char *words = escape (isolated);
  g_autofree char *name = escape (tag != NULL ? tag->name : anno_span_get_tag (span));

  /* Translators: a row of a menu: its digit, which is its key, a tag's name, and the words that are marked. */
  return g_strdup_printf (_("_%u  %s “%s”"), digit, name, words);
}

static void
add (GMenu *menu, AnnoSession *session, AnnoSpan *span, guint digit)
{
  g_autofree char *label = label_of (session, span, digit);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "session.link", "s", anno_span_get_id (span));
  g_menu_append_item (menu, item);
}

GMenuModel *
anno_link_menu_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;
  guint digit = 0;
  if (chosen == NULL || !anno_session_get_gesture (session, &gesture))
    return NULL;

  g_autoptr (GPtrArray) near = anno_link_gesture_candidates (&gesture, chosen, MOST);
  g_autoptr (GMenu) link_to = g_menu_new ();
  g_autoptr (GMenu) unlink = g_menu_new ();
  for (guint i = 0; i < near->len; i++)
    {
      AnnoLink link;
      anno_link_gesture_find (&gesture, chosen, near->pdata[i], &link);
      add (link.linked ? unlink : link_to, session, near->pdata[i], ++digit);
    }
  if (digit == 0)
    return NULL;
  GMenu *menu = g_menu_new ();
  if (g_menu_model_get_n_items (G_MENU_MODEL (link_to)) > 0)
    g_menu_append_section (menu, _("Link To"), G_MENU_MODEL (link_to));
  if (g_menu_model_get_n_items (G_MENU_MODEL (unlink)) > 0)
    g_menu_append_section (menu, _("Take the Link Away From"), G_MENU_MODEL (unlink));
  return G_MENU_MODEL (menu);
}
