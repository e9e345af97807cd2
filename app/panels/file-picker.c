#include "panels/file-picker.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AnnoFilesPicked picked;
  gpointer data;
} Picking;

static GPtrArray *
files_of (GtkFileChooser *dialog)
{
  g_autoptr (GListModel) model = gtk_file_chooser_get_files (dialog);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (files, g_list_model_get_item (model, i));
  return files;
}

/* The dialog belongs to nobody but itself until it is answered, here. */
static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autofree Picking *self = data;
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GPtrArray) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = files_of (GTK_FILE_CHOOSER (dialog));
  self->picked (files != NULL && files->len > 0 ? files : NULL, self->data);
  gtk_native_dialog_destroy (dialog);
}

static GtkFileChooser *
make_dialog (GtkWindow *parent, const char *title, GtkFileChooserAction action,
             AnnoFilesPicked picked, gpointer data)
{
  const char *accept = action == GTK_FILE_CHOOSER_ACTION_SAVE ? _("_Export") : _("_Open");
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, parent, action, accept, _("_Cancel"));
  Picking *picking = g_new0 (Picking, 1);

  picking->picked = picked;
  picking->data = data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), picking);
  return GTK_FILE_CHOOSER (dialog);
}

static void
add_filter (GtkFileChooser *dialog, const char *name, const char *mime_type, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (mime_type != NULL)
    gtk_file_filter_add_mime_type (filter, mime_type);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (dialog, filter);
}

void
anno_file_picker_pick_folder (GtkWindow *parent, AnnoFilesPicked picked, gpointer data)
{
  g_return_if_fail (picked != NULL);

  GtkFileChooser *dialog = make_dialog (parent, _("Open a Folder of Articles"),
                                        GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, picked, data);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
anno_file_picker_pick_files (GtkWindow *parent, AnnoFilesPicked picked, gpointer data)
{
  g_return_if_fail (picked != NULL);

  GtkFileChooser *dialog = make_dialog (parent, _("Open Articles"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                        picked, data);
  gtk_file_chooser_set_select_multiple (dialog, TRUE);
  add_filter (dialog, _("Articles (plain text)"), "text/plain", "*.txt");
  add_filter (dialog, _("All files"), NULL, "*");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
anno_file_picker_pick_sources (GtkWindow *parent, AnnoFilesPicked picked, gpointer data)
{
  g_return_if_fail (picked != NULL);

  GtkFileChooser *dialog = make_dialog (parent, _("Import Articles"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                        picked, data);
  gtk_file_chooser_set_select_multiple (dialog, TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
anno_file_picker_save (GtkWindow *parent, const char *title, const char *name,
                       AnnoFilesPicked picked, gpointer data)
{
  g_return_if_fail (title != NULL && name != NULL && picked != NULL);

  GtkFileChooser *dialog = make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, picked, data);
  gtk_file_chooser_set_current_name (dialog, name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
