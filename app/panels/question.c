#include "panels/question.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define CANCEL "cancel"

typedef struct
{
  AnnoQuestionAnswer answered; /* NULL once it was called */
  gpointer data;
} Waiting;

static void
give (Waiting *self, const char *answer)
{
  AnnoQuestionAnswer answered = g_steal_pointer (&self->answered);

  if (answered != NULL)
    answered (answer, self->data);
}

/* A dialog that goes with its window was not answered either. */
static void
waiting_free (gpointer data, GClosure *closure)
{
  give (data, NULL);
  g_free (data);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  give (data, g_str_equal (response, CANCEL) ? NULL : response);
}

/* A button with a mnemonic is named by its label, and by the same with the underscore. */
static void
name_buttons_once (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons_once (child);
}

GtkWindow *
anno_question_ask (GtkWindow *parent, const char *heading, const char *body, const char *first,
                   const char *first_label, const char *second, const char *second_label,
                   AnnoQuestionAnswer answered, gpointer data)
{
  g_return_val_if_fail (heading != NULL && second != NULL && answered != NULL, NULL);

  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, NULL));
  Waiting *waiting = g_new0 (Waiting, 1);
  waiting->answered = answered;
  waiting->data = data;

  adw_message_dialog_set_heading_use_markup (dialog, FALSE);
  adw_message_dialog_set_body_use_markup (dialog, FALSE);
  adw_message_dialog_set_heading (dialog, heading);
  adw_message_dialog_set_body (dialog, body != NULL ? body : "");
  adw_message_dialog_add_response (dialog, CANCEL, _("_Cancel"));
  if (first != NULL)
    adw_message_dialog_add_response (dialog, first, first_label);
  adw_message_dialog_add_response (dialog, second, second_label);
  adw_message_dialog_set_response_appearance (dialog, second, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, CANCEL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), waiting, waiting_free, 0);
  name_buttons_once (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

void
anno_question_set_extra (GtkWindow *dialog, GtkWidget *extra, const char *answer)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog) && GTK_IS_WIDGET (extra));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), answer);
}

void
anno_question_set_enabled (GtkWindow *dialog, const char *answer, gboolean enabled)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog) && answer != NULL);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), answer, enabled);
}

void
anno_question_set_words (GtkWindow *dialog, const char *heading, const char *body)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog) && heading != NULL && body != NULL);

  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}
