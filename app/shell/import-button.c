#include "shell/import-button.h"

#include "panels/mnemonic-name.h"

#include <glib/gi18n-lib.h>

GtkWidget *
anno_import_button_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  const char *path = anno_session_get_path (session);
  if (path == NULL)
    return NULL;
  const char *root = anno_corpus_get_root (anno_session_get_corpus (session));
  g_autofree char *file = g_build_filename (root, path, NULL);
  const char *paths[] = { file, NULL };
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Import It…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import-files");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new_bytestring_array (paths, -1));
  anno_mnemonic_name (button);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  return button;
}
