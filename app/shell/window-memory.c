#include "shell/window-memory.h"

#include "session/layout.h"

int
anno_window_memory_restore_size (GtkWindow *window, GSettings *settings)
{
  int width = 0, height = 0;

  g_return_val_if_fail (GTK_IS_WINDOW (window) && G_IS_SETTINGS (settings), 0);

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (window, width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
  return width;
}

void
anno_window_memory_keep_size (GtkWindow *window, GSettings *settings)
{
  int width = 0, height = 0;

  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_SETTINGS (settings));

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}

void
anno_window_memory_keep_place (GSettings *settings, const char *root, const char *article)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && root != NULL);

  g_settings_set_value (settings, "last-corpus", g_variant_new_bytestring (root));
  g_settings_set_value (settings, "last-article",
                        g_variant_new_bytestring (article != NULL ? article : ""));
}

char *
anno_window_memory_find_place (GSettings *settings, const char *root)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings) && root != NULL, NULL);

  g_autoptr (GVariant) corpus = g_settings_get_value (settings, "last-corpus");
  g_autoptr (GVariant) article = g_settings_get_value (settings, "last-article");
  const char *path = g_variant_get_bytestring (article);

  if (*path == '\0' || g_strcmp0 (g_variant_get_bytestring (corpus), root) != 0)
    return NULL;
  g_autofree char *file = anno_layout_article_file (root, path);
  return g_file_test (file, G_FILE_TEST_IS_REGULAR) ? g_strdup (path) : NULL;
}

void
anno_window_memory_add_recent (const char *root)
{
  g_return_if_fail (root != NULL);

  g_autofree char *uri = g_filename_to_uri (root, NULL, NULL);
  GtkRecentData data = {
    .mime_type = (char *) "inode/directory",
    .app_name = (char *) "Annotator",
    .app_exec = (char *) "annotator %u",
  };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
