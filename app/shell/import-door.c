#include "shell/import-door.h"

#include "files/folder-scan.h"
#include "shell/import-window.h"

/* The action holds the session: whoever has the window's actions has it. */
static AnnoImportWindow *
open_window (GSimpleAction *action, gpointer window)
{
  AnnoSession *session = g_object_get_data (G_OBJECT (action), "session");
  GtkWidget *import = anno_import_window_new (GTK_WINDOW (window), session);

  gtk_window_present (GTK_WINDOW (import));
  return ANNO_IMPORT_WINDOW (import);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_window (action, data);
}

/* One of @window that still takes more. */
static AnnoImportWindow *
find_window (GtkWindow *window)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);
      if (ANNO_IS_IMPORT_WINDOW (other) && gtk_window_get_transient_for (other) == window
          && anno_import_window_can_add (ANNO_IMPORT_WINDOW (other)))
        return ANNO_IMPORT_WINDOW (other);
    }
  return NULL;
}

static void
import_files_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoImportWindow *window = find_window (data);
  g_autofree const char **paths = g_variant_get_bytestring_array (parameter, NULL);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    window = open_window (action, data);
  for (guint i = 0; paths[i] != NULL; i++)
    anno_import_window_add_path (window, paths[i]);
}

static void
import_clipboard_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_import_window_paste (open_window (action, data));
}

static void
add_action (GtkWindow *window, AnnoSession *session, const char *name, const char *type,
            GCallback activate)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new (name, type != NULL ? G_VARIANT_TYPE (type) : NULL);

  g_simple_action_set_enabled (action, session != NULL);
  if (session != NULL)
    g_object_set_data_full (G_OBJECT (action), "session", g_object_ref (session), g_object_unref);
  g_signal_connect (action, "activate", activate, window);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
}

void
anno_import_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));

  add_action (window, session, "import", NULL, G_CALLBACK (import_cb));
  add_action (window, session, "import-files", "aay", G_CALLBACK (import_files_cb));
  add_action (window, session, "import-clipboard", NULL, G_CALLBACK (import_clipboard_cb));
}

void
anno_import_door_offer (GtkWindow *window, GPtrArray *paths)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && paths != NULL);

  GActionGroup *actions = G_ACTION_GROUP (window);
  if (paths->len == 0 || !g_action_group_get_action_enabled (actions, "import-files"))
    return;
  g_action_group_activate_action (
      actions, "import-files",
      g_variant_new_bytestring_array ((const char *const *) paths->pdata, paths->len));
  g_ptr_array_set_size (paths, 0);
}

gboolean
anno_import_door_is_source (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autofree char *name = g_path_get_basename (path);
  return !anno_folder_scan_is_article (name) && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}
