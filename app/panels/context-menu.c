#include "panels/context-menu.h"

#include "model/span-quote.h"
#include "panels/menu-label.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define LINK_WORDS 32
#define MAX_LINKS 12

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action,
                                           target != NULL ? g_variant_new_string (target) : NULL);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_tags (AnnoTagset *tagset, AnnoSpan *span)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_autofree char *label = anno_menu_label_escape (tag->name);
      if (tag->id != anno_tagset_id_of (tagset, anno_span_get_tag (span)))
        append (menu, label, "session.tag", tag->id);
    }
  return G_MENU_MODEL (menu);
}

static void
append_link (GMenu *menu, AnnoSession *session, AnnoSpan *target)
{
  AnnoArticle *article = anno_document_get_article (anno_session_get_document (session));
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (target));
  g_autofree char *words = anno_span_quote (article, target, LINK_WORDS);
  g_autofree char *isolated = anno_isolate (words);
  /* Translators: a tag's name and the words that are marked with it. */
  g_autofree char *plain = g_strdup_printf (_("%s “%s”"), tag != NULL ? tag->name : anno_span_get_tag (target),
                                            isolated);
  g_autofree char *label = anno_menu_label_escape (plain);

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) < MAX_LINKS)
    append (menu, label, "session.choose", anno_span_get_id (target));
}

/* What it links to, in the order of its fields, then what links to it. */
static GMenuModel *
make_links (AnnoSession *session, AnnoSpan *span)
{
  AnnoLayer *layer = anno_document_get_layer (anno_session_get_document (session));
  const GPtrArray *sources = anno_layer_find_links_to (layer, anno_span_get_id (span));
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      AnnoSpan *target = value->kind == ANNO_VALUE_LINK ? anno_layer_find (layer, value->text) : NULL;
      if (target != NULL)
        append_link (menu, session, target);
    }
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    append_link (menu, session, sources->pdata[i]);
  return G_MENU_MODEL (menu);
}

GMenuModel *
anno_context_menu_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoSpan *span = anno_session_get_chosen (session);
  if (span == NULL)
    return NULL;

  AnnoDocument *document = anno_session_get_document (session);
  gboolean locked = anno_document_get_locked_reason (document) != NULL;
  g_autoptr (GMenuModel) tags = make_tags (anno_corpus_get_tagset (anno_session_get_corpus (session)), span);
  g_autoptr (GMenuModel) links = make_links (session, span);
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) go = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  GMenu *menu = g_menu_new ();

  if (!locked && g_menu_model_get_n_items (tags) > 0)
    g_menu_append_submenu (change, _("Change _Tag To"), tags);
  if (!locked)
    append (change,
            anno_span_get_unsure (span) ? _("Remove the _Unsure Flag") : _("Flag as _Unsure"),
            "session.unsure", NULL);
  if (!locked)
    {
      append (change, _("_Copy the Fields of Another…"), "menu.copy-fields", NULL);
      append (change, _("_Join with the Next of Its Type"), "session.join-next", NULL);
    }
  append (go, _("_Find All of These…"), "find.like-chosen", NULL);
  if (g_menu_model_get_n_items (links) > 0)
    g_menu_append_submenu (go, _("_Go to Linked Span"), links);
  if (!locked)
    append (last, _("_Delete"), "session.delete", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}
