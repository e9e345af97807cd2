#include "panels/file-picker.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AnnoFilesPicked picked;
  gpointer data;
  GDestroyNotify destroy;
} Picking;

static void
response_cb (GtkNativeDialog *dialog, int response, Picking *self)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  self->picked (files != NULL && g_list_model_get_n_items (files) > 0 ? files : NULL, self->data);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* The dialog belongs to nobody but itself until it is answered. */
static GtkFileChooser *
make_dialog (GtkWindow *parent, const char *title, GtkFileChooserAction action,
             AnnoFilesPicked picked, gpointer data, GDestroyNotify destroy)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, _("_Open"),
                                                              _("_Cancel"));
  Picking *picking = g_new0 (Picking, 1);

  picking->picked = picked;
  picking->data = data;
  picking->destroy = destroy;
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
anno_file_picker_pick_folder (GtkWindow *parent, AnnoFilesPicked picked, gpointer data,
                              GDestroyNotify destroy)
{
  g_return_if_fail (picked != NULL);

  GtkFileChooser *dialog = make_dialog (parent, _("Open a Folder of Articles"),
                                        GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, picked, data, destroy);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
anno_file_picker_pick_articles (GtkWindow *parent, AnnoFilesPicked picked, gpointer data,
                                GDestroyNotify destroy)
{
  g_return_if_fail (picked != NULL);

  GtkFileChooser *dialog = make_dialog (parent, _("Open Articles"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                        picked, data, destroy);
  gtk_file_chooser_set_select_multiple (dialog, TRUE);
  add_filter (dialog, _("Articles (plain text)"), "text/plain", "*.txt");
  add_filter (dialog, _("All files"), NULL, "*");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
