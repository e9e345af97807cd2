#include "panels/name-dialog.h"

#include "panels/question.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *entry; /* owned by the dialog */
  GtkWindow *dialog;
  AnnoNameEntered entered;
  AnnoSamePersonAnswered same;
  gpointer data;
  GDestroyNotify destroy;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_clear_object (&self->entry);
  g_free (self);
}

static char *
get_name (Asking *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
changed_cb (Asking *self)
{
  g_autofree char *name = get_name (self);

  if (self->dialog != NULL)
    anno_question_set_enabled (self->dialog, "go-on", *name != '\0');
}

static void
answered_cb (const char *answer, gpointer data)
{
  Asking *self = data;
  g_autofree char *name = get_name (self);

  self->entered (g_str_equal (answer, "go-on") && *name != '\0' ? name : NULL, self->data);
}

static void
same_answered_cb (const char *answer, gpointer data)
{
  Asking *self = data;

  if (g_str_equal (answer, "yes"))
    self->same (ANNO_SAME_PERSON_YES, self->data);
  else if (g_str_equal (answer, "no"))
    self->same (ANNO_SAME_PERSON_NO, self->data);
  else
    self->same (ANNO_SAME_PERSON_CANCEL, self->data);
}

GtkWindow *
anno_name_dialog_ask (GtkWindow *parent, const char *preset, AnnoNameEntered entered, gpointer data,
                      GDestroyNotify destroy)
{
  g_return_val_if_fail (entered != NULL, NULL);

  const AnnoAnswer answers[] = {
    { "cancel", _("_Cancel"), ANNO_ANSWER_PLAIN },
    { "go-on", _("_Continue"), ANNO_ANSWER_SUGGESTED },
    { NULL },
  };
  Asking *asking = g_new0 (Asking, 1);
  asking->entered = entered;
  asking->data = data;
  asking->destroy = destroy;
  asking->entry = g_object_ref_sink (gtk_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (asking->entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (asking->entry),
                         preset != NULL ? preset : anno_name_dialog_get_preset ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Your Name"), -1);

  AnnoQuestion question = {
    .heading = _("Who is annotating?"),
    .body = _("Your annotations are kept in a folder with your name, beside the articles, so that "
              "colleagues can tell whose they are."),
    .answers = answers,
    .default_answer = "go-on",
    .close_answer = "cancel",
    .extra = asking->entry,
  };
  GtkWindow *dialog = anno_question_ask (parent, &question, answered_cb, asking, asking_free);
  asking->dialog = dialog;
  g_signal_connect_swapped (asking->entry, "changed", G_CALLBACK (changed_cb), asking);
  changed_cb (asking);
  gtk_widget_grab_focus (asking->entry);
  return dialog;
}

GtkWindow *
anno_name_dialog_ask_same (GtkWindow *parent, const char *name, AnnoSamePersonAnswered answered,
                           gpointer data, GDestroyNotify destroy)
{
  g_return_val_if_fail (name != NULL && answered != NULL, NULL);

  g_autofree char *isolated = anno_isolate (name);
  g_autofree char *body = g_strdup_printf (
      _("There are annotations by “%s” here already, made on another computer or by somebody of the "
        "same name. If they are yours, you go on with them. If not, yours get a folder of their own."),
      isolated);
  const AnnoAnswer answers[] = {
    { "cancel", _("_Cancel"), ANNO_ANSWER_PLAIN },
    { "no", _("_Somebody Else"), ANNO_ANSWER_PLAIN },
    { "yes", _("_That Is Me"), ANNO_ANSWER_SUGGESTED },
    { NULL },
  };
  AnnoQuestion question = {
    .heading = _("Is this you?"),
    .body = body,
    .answers = answers,
    .close_answer = "cancel",
  };
  Asking *asking = g_new0 (Asking, 1);
  asking->same = answered;
  asking->data = data;
  asking->destroy = destroy;
  return anno_question_ask (parent, &question, same_answered_cb, asking, asking_free);
}

const char *
anno_name_dialog_get_preset (void)
{
  const char *name = g_get_real_name ();

  /* What GLib says where the account has none. */
  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    return g_get_user_name ();
  return name;
}
