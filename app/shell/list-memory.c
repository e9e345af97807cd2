#include "shell/list-memory.h"

#define KEY "list-views"
#define MAX_CORPORA 50 /* more are forgotten, in no order */

static char *
name_of (AnnoSession *session)
{
  const char *root = anno_corpus_get_root (anno_session_get_corpus (session));
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, root, -1);
}

static void
keep (GSettings *settings, AnnoSession *session)
{
  const AnnoArticleWish *wish = anno_article_listing_get_wish (anno_session_get_articles (session));
  g_autofree char *name = name_of (session);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sa{sv}}"));
  GVariantIter iter;
  const char *other;
  GVariant *value;
  guint n = 1;

  g_variant_builder_add (&builder, "{s@a{sv}}", name, anno_article_wish_to_variant (wish));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s@a{sv}}", &other, &value))
    {
      if (!g_str_equal (other, name) && n++ < MAX_CORPORA)
        g_variant_builder_add (&builder, "{s@a{sv}}", other, value);
      g_variant_unref (value);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

static void
changed_cb (GSettings *settings, AnnoArticlePanel *panel)
{
  AnnoSession *session = anno_article_panel_get_session (panel);

  if (session != NULL)
    keep (settings, session);
}

void
anno_list_memory_restore (GSettings *settings, AnnoSession *session)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && ANNO_IS_SESSION (session));

  g_auto (AnnoArticleWish) wish = { 0 };
  g_autofree char *name = name_of (session);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_autoptr (GVariant) kept = g_variant_lookup_value (all, name, G_VARIANT_TYPE_VARDICT);
  if (kept != NULL)
    anno_article_wish_from_variant (&wish, kept);
  anno_article_listing_set_wish (anno_session_get_articles (session), &wish);
}

void
anno_list_memory_watch (GSettings *settings, AnnoArticlePanel *panel)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && ANNO_IS_ARTICLE_PANEL (panel));
  g_signal_connect_object (panel, "wish-changed", G_CALLBACK (changed_cb), settings,
                           G_CONNECT_SWAPPED);
}
