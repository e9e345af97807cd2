#include "shell/window-memory.h"

void
anno_window_memory_restore_size (GtkWindow *window, GSettings *settings)
{
  int width = 0, height = 0;

  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_SETTINGS (settings));

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (window, width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
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
