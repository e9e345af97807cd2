#include "panels/question.h"

#include <adwaita.h>

typedef struct
{
  AnnoQuestionAnswered answered;
  gpointer data;
  GDestroyNotify destroy;
} Waiting;

static void
waiting_free (gpointer data, GClosure *closure)
{
  Waiting *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Waiting *self = data;

  if (self->answered != NULL)
    self->answered (response, self->data);
}

static AdwResponseAppearance
appearance_of (AnnoAnswerLook look)
{
  switch (look)
    {
    case ANNO_ANSWER_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;
    case ANNO_ANSWER_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

GtkWindow *
anno_question_ask (GtkWindow *parent, const AnnoQuestion *question, AnnoQuestionAnswered answered,
                   gpointer data, GDestroyNotify destroy)
{
  g_return_val_if_fail (question != NULL && question->answers != NULL, NULL);
  g_return_val_if_fail (question->heading != NULL && question->close_answer != NULL, NULL);

  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, NULL));
  Waiting *waiting = g_new0 (Waiting, 1);
  waiting->answered = answered;
  waiting->data = data;
  waiting->destroy = destroy;

  adw_message_dialog_set_heading_use_markup (dialog, FALSE);
  adw_message_dialog_set_body_use_markup (dialog, FALSE);
  adw_message_dialog_set_heading (dialog, question->heading);
  adw_message_dialog_set_body (dialog, question->body != NULL ? question->body : "");
  for (const AnnoAnswer *answer = question->answers; answer->id != NULL; answer++)
    {
      adw_message_dialog_add_response (dialog, answer->id, answer->label);
      adw_message_dialog_set_response_appearance (dialog, answer->id, appearance_of (answer->look));
    }
  adw_message_dialog_set_default_response (dialog, question->default_answer);
  adw_message_dialog_set_close_response (dialog, question->close_answer);
  adw_message_dialog_set_extra_child (dialog, question->extra);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->heading, -1);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), waiting, waiting_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

void
anno_question_set_enabled (GtkWindow *dialog, const char *answer, gboolean enabled)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog) && answer != NULL);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), answer, enabled);
}

void
anno_question_give (GtkWindow *dialog, const char *answer)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog) && answer != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), answer);
}
