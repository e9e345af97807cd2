#include "panels/settled-dialog.h"

#include "files/safe-name.h"
#include "panels/mnemonic-name.h"
#include "panels/settled-options.h"
#include "panels/settled-summary.h"
#include "session/corpus-save.h"
#include "session/settled-name.h"
#include "session/settled-work.h"

#include <glib/gi18n-lib.h>

#define TICK 100 /* ms between two looks at how far it is */

struct _AnnoSettledDialog
{
  AdwWindow parent_instance;
  AnnoSession *session; /* NULL once it is closed */
  GStrv without;
  GCancellable *cancellable; /* of what is done now; NULL for nothing */
  AnnoSettledWork *work;     /* likewise, where it is told how far that is */
  AnnoSettledWish *wish;     /* what is shown was compared by; or NULL */
  AnnoSettledSums sums;      /* of it */
  guint tick_id;
  gboolean writes;
  gboolean is_stale; /* it is to be looked at again once the window is */
  GtkWidget *publish_button;
  GtkWidget *stop_button;
  AnnoSettledOptions *options;
  GtkStack *line; /* the bar, or what holds its place */
  GtkWidget *bar;
  GtkLabel *done;
  AnnoSettledSummary *summary;
  GtkWidget *buttons;
  GtkLabel *copied;
};

enum
{
  VISIT,
  SHOW_SET,
  HELP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoSettledDialog, anno_settled_dialog, ADW_TYPE_WINDOW)

static AnnoCorpus *
corpus_of (AnnoSettledDialog *self)
{
  return anno_session_get_corpus (self->session);
}

static gboolean
is_blind (AnnoSettledDialog *self)
{
  return anno_over_layers_get_blind (anno_session_get_over_layers (self->session));
}

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

/* Whether something of the set is on the disk. */
static gboolean
is_there (const AnnoSettledSums *sums)
{
  return sums->fates[ANNO_SETTLED_SAME] + sums->fates[ANNO_SETTLED_DIFFERS]
             + sums->fates[ANNO_SETTLED_TOUCHED] + sums->fates[ANNO_SETTLED_SURPLUS]
         > 0;
}

static gboolean
can_publish (AnnoSettledDialog *self)
{
  AnnoSettledStanding standing = self->sums.standing;

  if (self->wish == NULL || self->writes)
    return FALSE;
  return standing == ANNO_STANDING_NEW || standing == ANNO_STANDING_GROWS
         || (standing == ANNO_STANDING_OTHER && anno_settled_summary_get_replace (self->summary));
}

/* A command names people. */
static gboolean
can_copy (AnnoSettledDialog *self)
{
  return self->wish != NULL && self->sums.standing != ANNO_STANDING_NOTHING
         && !(is_blind (self) && (self->wish->slugs != NULL || self->wish->reviewers != NULL));
}

static gboolean
tick_cb (gpointer data)
{
  AnnoSettledDialog *self = data;
  double fraction = self->work != NULL ? anno_settled_work_get_fraction (self->work) : -1;

  if (fraction < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), fraction);
  return G_SOURCE_CONTINUE;
}

static void
set_enabled (AnnoSettledDialog *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
show_state (AnnoSettledDialog *self)
{
  if (self->cancellable == NULL)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  else if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK, tick_cb, self);
  gtk_stack_set_visible_child_name (self->line, self->cancellable != NULL ? "busy" : "idle");
  gtk_widget_set_visible (self->stop_button, self->writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->options), !self->writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->summary), !self->writes);
  gtk_widget_set_visible (self->buttons, self->wish != NULL);
  set_enabled (self, "settled.publish", can_publish (self));
  set_enabled (self, "settled.stop", self->writes);
  set_enabled (self, "settled.show", self->wish != NULL && is_there (&self->sums));
  set_enabled (self, "settled.copy", can_copy (self));
}

/* Ends what is going on, of which nobody will hear any more, and begins something else. */
static void
begin (AnnoSettledDialog *self, AnnoSettledWork *work)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->work, anno_settled_work_unref);
  self->cancellable = g_cancellable_new ();
  self->work = work;
  set_words (self->copied, NULL);
}

static void
end (AnnoSettledDialog *self)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->work, anno_settled_work_unref);
  self->writes = FALSE;
}

/* Nothing can be made; @words say why. */
static void
show_problem (AnnoSettledDialog *self, const char *words)
{
  g_clear_pointer (&self->wish, anno_settled_wish_free);
  anno_settled_summary_say (self->summary, words);
  show_state (self);
}

static void
show_report (AnnoSettledDialog *self, const AnnoSettledWish *wish, const AnnoSettledReport *report)
{
  g_clear_pointer (&self->wish, anno_settled_wish_free);
  self->wish = anno_settled_wish_copy (wish);
  self->sums = anno_settled_sums (report);
  anno_settled_summary_show (self->summary, report, &self->sums, is_blind (self));
}

/* Whether @result is of what is going on, and the window still is. */
static gboolean
is_current (AnnoSettledDialog *self, GAsyncResult *result)
{
  return self->session != NULL && self->cancellable != NULL
         && g_task_get_cancellable (G_TASK (result)) == self->cancellable;
}

/* What had the keyboard while a set was written couldn't be used then. */
static void
give_focus (AnnoSettledDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_sensitive (focus) || !gtk_widget_get_mapped (focus))
    gtk_widget_child_focus (GTK_WIDGET (self->buttons), GTK_DIR_TAB_FORWARD);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSettledDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSettledReport) report = anno_settled_work_run_finish (result, NULL, &error);

  if (!is_current (self, result))
    return; /* something else was asked for meanwhile */
  if (report != NULL)
    show_report (self, anno_settled_work_get_wish (self->work), report);
  end (self);
  if (report == NULL)
    show_problem (self, error->message);
  else
    show_state (self);
  give_focus (self);
}

/* What was seen stays until there is something else to see. */
static void
look (AnnoSettledDialog *self)
{
  g_autofree char *why = NULL;
  g_autoptr (AnnoSettledWish) wish = anno_settled_options_make_wish (self->options, &why);

  self->is_stale = FALSE;
  if (wish == NULL)
    {
      if (self->cancellable != NULL)
        g_cancellable_cancel (self->cancellable);
      end (self);
      show_problem (self, why);
      return;
    }
  begin (self, anno_settled_work_new (wish, ANNO_SETTLED_CHECK));
  show_state (self);
  anno_settled_work_run_async (self->work, self->cancellable, looked_cb, g_object_ref (self));
}

static void
changed_cb (AnnoSettledDialog *self)
{
  if (self->session == NULL || self->writes)
    return;
  /* What was chosen to be replaced was something else. */
  anno_settled_summary_forget_replace (self->summary);
  g_clear_pointer (&self->wish, anno_settled_wish_free);
  set_words (self->done, NULL);
  look (self);
}

static void
replace_cb (AnnoSettledDialog *self)
{
  show_state (self);
}

static void
visit_cb (AnnoSettledDialog *self, const char *path, guint start, guint end)
{
  g_signal_emit (self, signals[VISIT], 0, path, start, end);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSettledDialog) self = data;
  g_autoptr (GError) error = NULL;
  AnnoSettledChoices *choices = anno_settled_choices_new_finish (result, &error);

  if (!is_current (self, result))
    {
      anno_settled_choices_free (choices);
      return;
    }
  end (self);
  if (choices == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->options)))
    anno_settled_options_renew (self->options, choices);
  else
    {
      anno_settled_options_fill (self->options, self->session, choices,
                                 (const char *const *) self->without);
      gtk_widget_set_visible (GTK_WIDGET (self->options), TRUE);
      gtk_widget_child_focus (GTK_WIDGET (self->options), GTK_DIR_TAB_FORWARD);
    }
  look (self);
}

/* Reads what there is to choose from, and looks again. */
static void
read_choices (AnnoSettledDialog *self)
{
  begin (self, NULL);
  show_state (self);
  anno_settled_choices_new_async (anno_corpus_get_root (corpus_of (self)), self->cancellable,
                                  chosen_cb, g_object_ref (self));
}

/* What is published is what is on the disk: the last steps are to be there. Where they can't be
 * saved, the main window says so all the time. */
static void
saved_first_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSettledDialog) self = data;

  anno_corpus_save_finish (ANNO_CORPUS (source), result, NULL);
  if (self->session != NULL)
    read_choices (self);
}

static char *
describe_done (const AnnoSettledWish *wish, const AnnoSettledReport *report)
{
  AnnoSettledSums sums = anno_settled_sums (report);
  g_autofree char *folder = anno_safe_name_display (report->slug);
  g_autofree char *name = anno_safe_name_display (wish->name);
  guint n = sums.fates[ANNO_SETTLED_MADE] + sums.fates[ANNO_SETTLED_REPLACED]
            + sums.fates[ANNO_SETTLED_REMOVED];

  return g_strdup_printf (
      /* Translators: the name of a set, how many files, and the name of a folder. */
      ngettext ("“%s” was published: %u article was written, in annotations/%s.",
                "“%s” was published: %u articles were written, in annotations/%s.", n),
      name, n, folder);
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSettledDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSettledReport) report = anno_settled_work_run_finish (result, NULL, &error);

  if (!is_current (self, result))
    return;
  g_autofree char *words
      = report != NULL ? describe_done (anno_settled_work_get_wish (self->work), report)
        : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
            ? g_strdup (_ ("It was stopped. The articles that were published until then are whole; "
                           "publish again for the others."))
            : g_strdup (error->message);
  set_words (self->done, words);
  anno_settled_summary_forget_replace (self->summary);
  end (self);
  read_choices (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSettledDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = anno_corpus_save_finish (ANNO_CORPUS (source), result, &error);

  if (self->session == NULL || !self->writes)
    return; /* closed, or called off, meanwhile */
  if (!saved)
    {
      end (self);
      set_words (self->done, error->message);
      show_state (self);
      return;
    }
  anno_settled_work_run_async (self->work, self->cancellable, published_cb, g_object_ref (self));
}

static void
publish_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoSettledDialog *self = ANNO_SETTLED_DIALOG (widget);

  if (!can_publish (self))
    return;
  begin (self, anno_settled_work_new (self->wish, self->sums.standing == ANNO_STANDING_OTHER
                                                      ? ANNO_SETTLED_REPLACE
                                                      : ANNO_SETTLED_NEW));
  self->writes = TRUE;
  set_words (self->done, NULL);
  show_state (self);
  anno_corpus_save_async (corpus_of (self), saved_cb, g_object_ref (self));
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoSettledDialog *self = ANNO_SETTLED_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoSettledDialog *self = ANNO_SETTLED_DIALOG (widget);

  if (self->wish == NULL)
    return;
  g_autofree char *slug = anno_settled_name_slug (self->wish->name);
  g_signal_emit (self, signals[SHOW_SET], 0, slug);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoSettledDialog *self = ANNO_SETTLED_DIALOG (widget);

  if (!can_copy (self))
    return;
  g_autofree char *command = anno_settled_wish_command (self->wish);
  if (!g_utf8_validate (command, -1, NULL))
    {
      set_words (self->copied, _ ("A folder’s name isn’t UTF-8, so the command can’t be copied."));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), command);
  set_words (self->copied, _ ("The command was copied. With --check behind it, it says whether the "
                              "set is still the same."));
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[HELP], 0);
}

/* Somebody may have decided something meanwhile, in the window behind this one. */
static void
active_cb (AnnoSettledDialog *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    self->is_stale = self->wish != NULL;
  else if (self->is_stale && self->session != NULL && self->cancellable == NULL)
    {
      set_words (self->done, NULL);
      anno_corpus_save_async (corpus_of (self), saved_first_cb, g_object_ref (self));
    }
}

static void
anno_settled_dialog_dispose (GObject *object)
{
  AnnoSettledDialog *self = ANNO_SETTLED_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->work, anno_settled_work_unref);
  g_clear_pointer (&self->wish, anno_settled_wish_free);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->without, g_strfreev);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_settled_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (ANNO_TYPE_SETTLED_OPTIONS);
  g_type_ensure (ANNO_TYPE_SETTLED_SUMMARY);
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/example/Annotator/ui/settled-dialog.ui");
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, publish_button);
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, stop_button);
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, options);
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, line);
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, bar);
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, done);
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, summary);
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, buttons);
  gtk_widget_class_bind_template_child (klass, AnnoSettledDialog, copied);
  gtk_widget_class_bind_template_callback (klass, changed_cb);
  gtk_widget_class_bind_template_callback (klass, replace_cb);
  gtk_widget_class_bind_template_callback (klass, visit_cb);
}

static void
anno_settled_dialog_class_init (AnnoSettledDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_settled_dialog_dispose;
  signals[VISIT]
      = g_signal_new ("visit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  signals[SHOW_SET] = g_signal_new ("show-set", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[HELP] = g_signal_new ("help", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "settled.publish", NULL, publish_cb);
  gtk_widget_class_install_action (widget_class, "settled.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "settled.show", NULL, show_cb);
  gtk_widget_class_install_action (widget_class, "settled.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close", NULL);
  bind_template (widget_class);
}

static void
anno_settled_dialog_init (AnnoSettledDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->publish_button);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

GtkWidget *
anno_settled_dialog_new (GtkWindow *parent, AnnoSession *session, const char *const *without)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session), NULL);

  AnnoSettledDialog *self
      = g_object_new (ANNO_TYPE_SETTLED_DIALOG, "transient-for", parent, "destroy-with-parent",
                      TRUE, "application", gtk_window_get_application (parent), NULL);
  self->session = g_object_ref (session);
  self->without = g_strdupv ((GStrv) without);
  show_state (self);
  anno_corpus_save_async (corpus_of (self), saved_first_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
