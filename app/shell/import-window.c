#include "shell/import-window.h"

#include "intake/take-back.h"
#include "panels/file-picker.h"
#include "panels/intake-list.h"
#include "panels/intake-options.h"
#include "panels/mnemonic-name.h"
#include "shell/help.h"
#include "shell/import-run.h"
#include "shell/preview-page.h"

#include <glib/gi18n-lib.h>

#define DELAY 300 /* ms: a switch that is flicked twice, or a word that is typed, asks once */

typedef enum
{
  STATE_PREVIEW, /* shows what would come in, or looks for it */
  STATE_IMPORT,
  STATE_DONE,
} State;

struct _AnnoImportWindow
{
  AdwWindow parent_instance;
  AnnoSession *session;
  AnnoIntakeSources *sources;
  State state;
  AnnoImportRun *run; /* what is under way, or NULL */
  guint delay_id;
  const AnnoIntakeEntry *shown; /* of the list's report: the article that is looked at; or NULL */
  GtkWidget *stack;
  GtkWidget *list_button;
  GtkWidget *add_button;
  GtkWidget *import_button;
  GtkWidget *files_button;
  GtkWidget *options_button;
  AnnoIntakeOptions *options;
  GtkWidget *head;
  GtkLabel *sums;
  GtkWidget *bar;
  AnnoIntakeList *list;
  AnnoPreviewPage *preview;
  GtkWidget *bottom;
  GtkWidget *stop_button;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (AnnoImportWindow, anno_import_window, ADW_TYPE_WINDOW)

static const char *
root_of (AnnoImportWindow *self)
{
  return anno_corpus_get_root (anno_session_get_corpus (self->session));
}

static guint
n_to_come (AnnoImportWindow *self)
{
  const AnnoIntakeReport *report = anno_intake_list_get_report (self->list);
  return report != NULL ? report->n[ANNO_INTAKE_IMPORTED] : 0;
}

/* Whether the article that is looked at is one of a list. */
static gboolean
has_list (AnnoImportWindow *self)
{
  const AnnoIntakeReport *report = anno_intake_list_get_report (self->list);
  return report != NULL && report->entries->len > 1;
}

static const char *
choose_page (AnnoImportWindow *self)
{
  if (anno_intake_sources_get_n (self->sources) == 0)
    return "empty";
  return self->shown != NULL ? "article" : "list";
}

static void
set_enabled (AnnoImportWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
show_state (AnnoImportWindow *self)
{
  gboolean empty = anno_intake_sources_get_n (self->sources) == 0;
  gboolean preview = self->state == STATE_PREVIEW, running = self->run != NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), choose_page (self));
  gtk_widget_set_visible (self->head, !empty);
  gtk_widget_set_visible (self->list_button, self->shown != NULL && has_list (self));
  gtk_widget_set_visible (self->add_button, preview && !empty);
  gtk_widget_set_visible (self->import_button, preview && !empty);
  gtk_widget_set_visible (self->options_button, preview && !empty);
  gtk_widget_set_visible (self->bar, running);
  gtk_widget_set_visible (self->stop_button, running && !preview);
  gtk_widget_set_visible (self->back_button, self->state == STATE_DONE && n_to_come (self) > 0);
  gtk_widget_set_visible (self->bottom, self->state != STATE_PREVIEW);
  set_enabled (self, "import.run", preview && !running && n_to_come (self) > 0);
}

static void
progress_cb (guint n, double part, gpointer data)
{
  AnnoImportWindow *self = data;
  g_autofree char *words
      = self->state == STATE_PREVIEW
            ? g_strdup_printf (
                ngettext ("Looking: %u article so far", "Looking: %u articles so far", n), n)
            : g_strdup_printf (
                ngettext ("Importing: %u article so far", "Importing: %u articles so far", n), n);

  gtk_label_set_text (self->sums, words);
  if (part > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), part);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
}

/* What would come in, or came in, in a sentence. */
static char *
describe (AnnoImportWindow *self, const AnnoIntakeReport *report)
{
  guint n = report->n[ANNO_INTAKE_IMPORTED];

  if (self->state == STATE_DONE)
    return anno_intake_report_describe (report);
  if (n == 0)
    return g_strdup (_("There is nothing to import."));
  return g_strdup_printf (
      ngettext ("%u article can be imported.", "%u articles can be imported.", n), n);
}

static void
show_article (AnnoImportWindow *self, const AnnoIntakeEntry *entry)
{
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);

  self->shown = entry;
  anno_preview_page_show (self->preview, entry, anno_corpus_get_tagset (corpus));
}

static void
show_report (AnnoImportWindow *self, AnnoIntakeReport *report, gboolean done)
{
  self->shown = NULL;
  anno_intake_list_show (self->list, report, done);
}

/* The only thing that the sources hold is shown at once. */
static void
show_only (AnnoImportWindow *self)
{
  const AnnoIntakeReport *report = anno_intake_list_get_report (self->list);
  const AnnoIntakeEntry *only = report->entries->len == 1 ? report->entries->pdata[0] : NULL;

  if (only != NULL && only->preview != NULL)
    show_article (self, only);
}

static void
take_report (AnnoImportWindow *self, AnnoIntakeReport *report)
{
  if (self->state == STATE_IMPORT)
    self->state = STATE_DONE;
  g_autofree char *words = describe (self, report);
  gtk_label_set_text (self->sums, words);
  show_report (self, report, self->state == STATE_DONE);
  if (self->state == STATE_DONE)
    anno_corpus_check_disk (anno_session_get_corpus (self->session));
  else
    show_only (self);
}

/* Enter does what comes next. Whoever is in the options stays there. */
static void
focus_button (AnnoImportWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->options)))
    return;
  if (self->state == STATE_PREVIEW && gtk_widget_get_sensitive (self->import_button))
    gtk_widget_grab_focus (self->import_button);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
ended_cb (AnnoIntakeReport *report, const GError *error, gpointer data)
{
  AnnoImportWindow *self = data;

  self->run = NULL;
  if (report != NULL)
    take_report (self, report);
  else
    {
      self->state = STATE_PREVIEW;
      gtk_label_set_text (self->sums, error->message);
    }
  show_state (self);
  focus_button (self);
}

static void
run (AnnoImportWindow *self, State state)
{
  g_autoptr (AnnoIntakeWish) wish = anno_intake_options_get_wish (self->options);

  g_clear_pointer (&self->run, anno_import_run_leave);
  g_clear_handle_id (&self->delay_id, g_source_remove); /* it would call an import off */
  self->state = state;
  wish->is_dry = wish->previews = state == STATE_PREVIEW;
  if (state == STATE_IMPORT)
    show_report (self, NULL, FALSE);
  self->run
      = anno_import_run_new (root_of (self), self->sources, wish, progress_cb, ended_cb, self);
  show_state (self);
}

static gboolean
delayed_cb (gpointer data)
{
  AnnoImportWindow *self = data;

  self->delay_id = 0;
  run (self, STATE_PREVIEW);
  return G_SOURCE_REMOVE;
}

static void
look_again (AnnoImportWindow *self)
{
  if (self->state != STATE_PREVIEW || anno_intake_sources_get_n (self->sources) == 0)
    return;
  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->delay_id = g_timeout_add (DELAY, delayed_cb, self);
}

gboolean
anno_import_window_can_add (AnnoImportWindow *self)
{
  g_return_val_if_fail (ANNO_IS_IMPORT_WINDOW (self), FALSE);
  return self->session != NULL && self->state == STATE_PREVIEW;
}

/* A run that has begun keeps the sources that it was given. */
static AnnoIntakeSources *
own_sources (AnnoImportWindow *self)
{
  g_clear_pointer (&self->run, anno_import_run_leave);
  AnnoIntakeSources *more = anno_intake_sources_copy (self->sources);
  anno_intake_sources_unref (self->sources);
  self->sources = more;
  return more;
}

void
anno_import_window_add_path (AnnoImportWindow *self, const char *path)
{
  g_return_if_fail (ANNO_IS_IMPORT_WINDOW (self) && path != NULL);

  if (!anno_import_window_can_add (self))
    return;
  anno_intake_sources_add_path (own_sources (self), path);
  show_state (self);
  look_again (self);
}

static void
add_bytes (AnnoImportWindow *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  anno_intake_sources_add_bytes (own_sources (self), bytes, "clipboard");
  show_state (self);
  look_again (self);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoImportWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (!anno_import_window_can_add (self))
    return;
  if (text != NULL && *text != '\0')
    add_bytes (self, text);
  else
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
}

void
anno_import_window_paste (AnnoImportWindow *self)
{
  g_return_if_fail (ANNO_IS_IMPORT_WINDOW (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 g_object_ref (self));
}

static void
picked_cb (GPtrArray *files, gpointer data)
{
  g_autoptr (AnnoImportWindow) self = data;

  for (guint i = 0; files != NULL && i < files->len; i++)
    if (g_file_peek_path (files->pdata[i]) != NULL)
      anno_import_window_add_path (self, g_file_peek_path (files->pdata[i]));
}

static void
choose_files_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_file_picker_pick_sources (GTK_WINDOW (widget), picked_cb, g_object_ref (widget));
}

static void
choose_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_file_picker_pick_folder (GTK_WINDOW (widget), picked_cb, g_object_ref (widget));
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_import_window_paste (ANNO_IMPORT_WINDOW (widget));
}

static void
run_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (ANNO_IMPORT_WINDOW (widget), STATE_IMPORT);
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoImportWindow *self = ANNO_IMPORT_WINDOW (widget);

  if (self->run != NULL)
    anno_import_run_stop (self->run);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoImportWindow) self = data;
  guint n_left = 0;
  guint n = anno_take_back_finish (result, &n_left);

  if (self->session == NULL)
    return;
  g_autofree char *gone = g_strdup_printf (
      ngettext ("%u article was taken away again.", "%u articles were taken away again.", n), n);
  g_autofree char *left
      = n_left > 0 ? g_strdup_printf (ngettext ("%u stays, because it was worked on.",
                                                "%u stay, because they were worked on.", n_left),
                                      n_left)
                   : g_strdup ("");
  g_autofree char *words = g_strstrip (g_strconcat (gone, " ", left, NULL));
  show_report (self, NULL, TRUE);
  gtk_label_set_text (self->sums, words);
  anno_corpus_check_disk (anno_session_get_corpus (self->session));
  show_state (self);
}

static void
take_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoImportWindow *self = ANNO_IMPORT_WINDOW (widget);
  const AnnoIntakeReport *report = anno_intake_list_get_report (self->list);

  if (self->state != STATE_DONE || report == NULL)
    return;
  gtk_widget_set_visible (self->back_button, FALSE);
  anno_take_back_async (root_of (self), report, taken_back_cb, g_object_ref (self));
}

static void
activated_cb (AnnoImportWindow *self, const AnnoIntakeEntry *entry)
{
  if (self->state == STATE_PREVIEW)
    {
      show_article (self, entry);
      show_state (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->preview));
      return;
    }
  anno_session_open (self->session, entry->article);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_list_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoImportWindow *self = ANNO_IMPORT_WINDOW (widget);

  self->shown = NULL;
  show_state (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, AnnoImportWindow *self)
{
  gboolean taken = FALSE;

  for (GSList *link = gdk_file_list_get_files (g_value_get_boxed (value)); link != NULL;
       link = link->next)
    if (g_file_peek_path (link->data) != NULL && anno_import_window_can_add (self))
      {
        anno_import_window_add_path (self, g_file_peek_path (link->data));
        taken = TRUE;
      }
  return taken;
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoImportWindow *self = ANNO_IMPORT_WINDOW (widget);

  if (self->shown != NULL && has_list (self))
    show_list_cb (widget, NULL, NULL);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_show (GTK_WINDOW (widget), "import");
}

static void
anno_import_window_dispose (GObject *object)
{
  AnnoImportWindow *self = ANNO_IMPORT_WINDOW (object);

  g_clear_pointer (&self->run, anno_import_run_leave);
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->sources, anno_intake_sources_unref);
  G_OBJECT_CLASS (anno_import_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.choose-files", NULL, choose_files_cb);
  gtk_widget_class_install_action (widget_class, "import.choose-folder", NULL, choose_folder_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_cb);
  gtk_widget_class_install_action (widget_class, "import.show-list", NULL, show_list_cb);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "import.take-back", NULL, take_back_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close", NULL);
}

static void
anno_import_window_class_init (AnnoImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_import_window_dispose;
  install_actions (widget_class);
  g_type_ensure (ANNO_TYPE_INTAKE_LIST);
  g_type_ensure (ANNO_TYPE_INTAKE_OPTIONS);
  g_type_ensure (ANNO_TYPE_PREVIEW_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, list_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, head);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, files_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, options_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, options);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, sums);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, list);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, bottom);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoImportWindow, back_button);
}

static void
anno_import_window_init (AnnoImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->sources = anno_intake_sources_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
  g_signal_connect_object (self->options, "changed", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_window_set_focus (GTK_WINDOW (self), self->files_button);
  show_state (self);
}

GtkWidget *
anno_import_window_new (GtkWindow *parent, AnnoSession *session)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session), NULL);

  AnnoImportWindow *self = g_object_new (ANNO_TYPE_IMPORT_WINDOW, "transient-for", parent,
                                         "destroy-with-parent", TRUE, "application",
                                         gtk_window_get_application (parent), NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
