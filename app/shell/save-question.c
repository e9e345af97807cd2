#include "shell/save-question.h"

#include "panels/question.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow *window;
  AnnoSaveQuestionLeave leave;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
leave_idle (gpointer data)
{
  g_autoptr (Question) self = data;
  self->leave (self->window);
}

/* The question must be gone before the window that it is over. */
static void
answered_cb (const char *answer, gpointer data)
{
  g_autoptr (Question) self = data;

  if (answer == NULL)
    return;
  if (g_str_equal (answer, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  else
    g_idle_add_once (leave_idle, g_steal_pointer (&self));
}

void
anno_save_question_ask (GtkWindow *window, const char *heading, gboolean can_save,
                        AnnoSaveQuestionLeave leave)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && heading != NULL && leave != NULL);

  Question *self = g_new0 (Question, 1);
  self->window = g_object_ref (window);
  self->leave = leave;
  GtkWindow *dialog = anno_question_ask (
      window, heading, _("What you changed is lost otherwise."), "discard", _("_Discard"), "save",
      _("_Save"), answered_cb, self);
  anno_question_set_enabled (dialog, "save", can_save);
}
