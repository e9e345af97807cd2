#include "shell/over-view.h"

static gboolean
is_in_hand (AnnoSession *session, AnnoOverLayer *entry)
{
  const AnnoAnnotator *colleague = anno_session_get_colleague (session);

  return colleague != NULL && g_str_equal (colleague->slug, anno_over_layer_get_slug (entry));
}

static gboolean
is_shown (const GPtrArray *shown, const GPtrArray *overlays)
{
  gboolean same = shown->len == overlays->len;

  for (guint i = 0; same && i < shown->len; i++)
    {
      const AnnoOverlay *a = shown->pdata[i], *b = overlays->pdata[i];
      same = a->layer == b->layer && a->mark == b->mark && g_str_equal (a->name, b->name)
             && g_str_equal (a->initials, b->initials);
    }
  return same;
}

void
anno_over_view_show (AnnoArticleView *view, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (view));

  g_autoptr (GPtrArray) overlays
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_overlay_free);
  GListModel *over = session != NULL ? G_LIST_MODEL (anno_session_get_over_layers (session)) : NULL;
  guint n = over != NULL ? g_list_model_get_n_items (over) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnoOverLayer) entry = g_list_model_get_item (over, i);
      if (!is_in_hand (session, entry))
        g_ptr_array_add (overlays, anno_overlay_new (anno_over_layer_get_layer (entry),
                                                     anno_over_layer_get_name (entry),
                                                     anno_over_layer_get_initials (entry),
                                                     anno_over_layer_get_mark (entry)));
    }
  if (!is_shown (anno_page_layers_get_overlays (anno_article_view_get_layers (view)), overlays))
    anno_article_view_set_overlays (view, overlays);
}
