#include "panels/name-dialog.h"

#include "panels/question.h"

#include <glib/gi18n-lib.h>

#define GO_ON "go-on"

typedef struct
{
  GtkWidget *entry;
  AnnoNameEntered entered;
  gpointer data;
} Asking;

/* The account's real name, else its user name. */
static const char *
get_preset (void)
{
  const char *name = g_get_real_name ();

  /* What GLib says where the account has none. */
  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    return g_get_user_name ();
  return name;
}

static char *
get_name (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
changed_cb (GtkWindow *dialog, GtkWidget *entry)
{
  g_autofree char *name = get_name (entry);
  anno_question_set_enabled (dialog, GO_ON, *name != '\0');
}

static void
answered_cb (const char *answer, gpointer data)
{
  g_autofree Asking *self = data;
  g_autoptr (GtkWidget) entry = self->entry;
  g_autofree char *name = get_name (entry);

  self->entered (answer != NULL && *name != '\0' ? name : NULL, self->data);
}

GtkWindow *
anno_name_dialog_ask (GtkWindow *parent, AnnoNameEntered entered, gpointer data)
{
  g_return_val_if_fail (entered != NULL, NULL);

  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *entry = gtk_entry_new ();
  asking->entry = g_object_ref_sink (entry);
  asking->entered = entered;
  asking->data = data;
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), get_preset ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Your Name"), -1);

  GtkWindow *dialog = anno_question_ask (
      parent, _("Who is annotating?"),
      _("Your annotations are kept in a folder with your name, beside the articles, so that "
        "colleagues can tell whose they are."),
      NULL, NULL, GO_ON, _("C_ontinue"), answered_cb, asking);
  anno_question_set_extra (dialog, entry, GO_ON);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  changed_cb (dialog, entry);
  gtk_widget_grab_focus (entry);
  return dialog;
}
