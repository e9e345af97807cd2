#include "panels/widgets.h"

#include "panels/name-dialog.h"
#include "panels/question.h"

static void
named_cb (const char *name, gpointer data)
{
  g_string_append_printf (data, "[%s]", name != NULL ? name : "NULL");
}

static void
give (GtkWindow *dialog, const char *answer)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), answer);
  widgets_settle ();
}

static void
test_name (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWindow *parent = widgets_show (gtk_label_new ("Parent"), 400, 300);
  GtkWindow *dialog = anno_name_dialog_ask (parent, named_cb, log);
  GtkEditable *entry = widgets_find_named (GTK_WIDGET (dialog), "Your Name");

  /* There is something to begin with, and nothing that would be no name is taken. */
  g_assert_cmpstr (gtk_editable_get_text (entry), !=, "");
  gtk_editable_set_text (entry, "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go-on"));
  gtk_editable_set_text (entry, " Ann <b>& Co ");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go-on"));
  give (dialog, "go-on");
  g_assert_cmpstr (log->str, ==, "[Ann <b>& Co]");

  give (anno_name_dialog_ask (parent, named_cb, log), "cancel");
  g_assert_cmpstr (log->str, ==, "[Ann <b>& Co][NULL]");

  /* A dialog that goes without an answer has one too. */
  gtk_window_destroy (anno_name_dialog_ask (parent, named_cb, log));
  widgets_settle ();
  g_assert_cmpstr (log->str, ==, "[Ann <b>& Co][NULL][NULL]");
  gtk_window_destroy (parent);
}

static void
test_question (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWindow *parent = widgets_show (gtk_label_new ("Parent"), 400, 300);
  const char *heading = "Are you R&D <Ann>?", *body = "<span size='99999'>Plain</span>";
  GtkWindow *dialog = anno_question_ask (parent, heading, body, "other", "_Someone Else", "me",
                                         "That Is _Me", named_cb, log);

  g_assert_nonnull (widgets_find_label (GTK_WIDGET (dialog), heading));
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (dialog), body));
  give (dialog, "other");
  g_assert_cmpstr (log->str, ==, "[other]");
  dialog = anno_question_ask (parent, heading, NULL, NULL, NULL, "me", "That Is _Me", named_cb, log);
  give (dialog, "me");
  g_assert_cmpstr (log->str, ==, "[other][me]");
  dialog = anno_question_ask (parent, heading, NULL, NULL, NULL, "me", "That Is _Me", named_cb, log);
  gtk_window_close (dialog);
  widgets_settle ();
  g_assert_cmpstr (log->str, ==, "[other][me][NULL]");
  gtk_window_destroy (parent);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/name-dialog/name", test_name);
  g_test_add_func ("/panels/name-dialog/question", test_question);
  return g_test_run ();
}
