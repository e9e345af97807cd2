#include "shell/over-memory.h"

#define KEY "colleagues-shown"
#define FORM "(aayb)"  /* slugs, and whether names are hidden */
#define MAX_CORPORA 50 /* more are forgotten, in no order */

static char *
name_of (AnnoSession *session)
{
  const char *root = anno_corpus_get_root (anno_session_get_corpus (session));
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, root, -1);
}

static GVariant *
to_variant (AnnoOverLayers *over)
{
  return g_variant_new ("(^aayb)", anno_over_layers_get_shown (over),
                        anno_over_layers_get_blind (over));
}

/* What is equal isn't written: it changes with each article. */
static void
keep (GSettings *settings, AnnoSession *session)
{
  g_autofree char *name = name_of (session);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_autoptr (GVariant) kept = g_variant_lookup_value (all, name, G_VARIANT_TYPE (FORM));
  g_autoptr (GVariant) now
      = g_variant_ref_sink (to_variant (anno_session_get_over_layers (session)));
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s" FORM "}"));
  GVariantIter iter;
  const char *other;
  GVariant *value;
  guint n = 1;

  if (kept != NULL && g_variant_equal (kept, now))
    return;
  g_variant_builder_add (&builder, "{s@" FORM "}", name, now);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s@" FORM "}", &other, &value))
    {
      if (!g_str_equal (other, name) && n++ < MAX_CORPORA)
        g_variant_builder_add (&builder, "{s@" FORM "}", other, value);
      g_variant_unref (value);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

static void
changed_cb (AnnoSession *session, AnnoOverLayers *over)
{
  keep (g_object_get_data (G_OBJECT (session), KEY), session);
}

void
anno_over_memory_follow (GSettings *settings, AnnoSession *session)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && ANNO_IS_SESSION (session));

  AnnoOverLayers *over = anno_session_get_over_layers (session);
  g_autofree char *name = name_of (session);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_autoptr (GVariant) kept = g_variant_lookup_value (all, name, G_VARIANT_TYPE (FORM));
  if (kept != NULL)
    {
      g_auto (GStrv) slugs = NULL;
      gboolean blind = FALSE;
      g_variant_get (kept, "(^aayb)", &slugs, &blind);
      anno_over_layers_set_blind (over, blind);
      anno_over_layers_set_shown (over, (const char *const *) slugs);
    }
  g_object_set_data_full (G_OBJECT (session), KEY, g_object_ref (settings), g_object_unref);
  g_signal_connect_object (over, "changed", G_CALLBACK (changed_cb), session, G_CONNECT_SWAPPED);
}
