#include "shell/read-window.h"

#include "exchange/read-work.h"
#include "foreign/set-formats.h"
#include "panels/drop-down-name.h"
#include "panels/file-picker.h"
#include "panels/message-list.h"
#include "panels/mnemonic-name.h"
#include "panels/type-list.h"
#include "session/tagset-verbs.h"
#include "shell/help.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

#define TICK 100       /* ms between two looks at how far it is */
#define TYPING_REST 400 /* ms */

struct _AnnoReadWindow
{
  AdwWindow parent_instance;
  AnnoSession *session;
  char *path;          /* what is read; NULL for nothing yet */
  GCancellable *work;  /* that is under way, or NULL */
  AnnoSetProgress *progress;
  gboolean writes;
  gboolean shows;      /* choices are being filled in */
  AnnoReadReport *done; /* what was taken in, and can be taken back; or NULL */
  guint tick_id;
  guint typing_id;
  GPtrArray *formats;  /* of AnnoSetFormat: those of the choice, after “as found” */
  GtkStack *stack;
  GtkWidget *read_button;
  GtkWidget *stop_button;
  GtkWidget *back_button;
  GtkWidget *other_button;
  GtkWidget *files_button;
  GtkLabel *name;
  GtkDropDown *form;
  GtkEditable *whose;
  GtkDropDown *about;
  GtkWidget *bar;
  GtkLabel *sums;
  AnnoTypeList *types;
  GtkBox *findings;
};

G_DEFINE_FINAL_TYPE (AnnoReadWindow, anno_read_window, ADW_TYPE_WINDOW)

static AnnoCorpus *
corpus_of (AnnoReadWindow *self)
{
  return anno_session_get_corpus (self->session);
}

static const AnnoSetFormat *
chosen_format (AnnoReadWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->form);
  return chosen > 0 && chosen <= self->formats->len ? self->formats->pdata[chosen - 1] : NULL;
}

static const char *
chosen_article (AnnoReadWindow *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);
  return gtk_drop_down_get_selected (self->about) == 1 && document != NULL
             ? anno_document_get_path (document)
             : NULL;
}

static void
show_progress (AnnoReadWindow *self)
{
  guint n, n_all;

  if (!anno_set_progress_get (self->progress, &n, &n_all))
    {
      gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
      return;
    }
  g_autofree char *words = g_strdup_printf (_("%u of %u documents"), n, n_all);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), (double) n / (double) n_all);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), words);
}

static gboolean
tick_cb (gpointer data)
{
  show_progress (data);
  return G_SOURCE_CONTINUE;
}

static void
show_state (AnnoReadWindow *self)
{
  gboolean busy = self->work != NULL;

  if (!busy)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  else if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK, tick_cb, self);
  gtk_stack_set_visible_child_name (self->stack, self->path != NULL ? "plan" : "empty");
  gtk_widget_set_visible (self->bar, busy);
  gtk_widget_set_visible (self->stop_button, busy);
  gtk_widget_set_visible (self->back_button, self->done != NULL && !busy);
  gtk_widget_set_visible (self->read_button, self->path != NULL && self->done == NULL);
  gtk_widget_set_visible (self->other_button, self->path != NULL && !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !self->writes && self->done == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->whose), !self->writes && self->done == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->about), !self->writes && self->done == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->types), !self->writes && self->done == NULL);
}

/* "12 annotations by 2 people on 3 articles". */
static char *
count_all (const AnnoReadReport *report)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < report->layers->len; i++)
    {
      const AnnoReadLayer *layer = report->layers->pdata[i];
      g_hash_table_add (people, layer->slug);
      g_hash_table_add (articles, layer->article);
    }
  guint n_people = g_hash_table_size (people), n_articles = g_hash_table_size (articles);
  g_autofree char *spans = g_strdup_printf (
      ngettext ("%u annotation", "%u annotations", report->n_spans), report->n_spans);
  g_autofree char *makers
      = g_strdup_printf (ngettext ("%u person", "%u people", n_people), n_people);
  g_autofree char *texts
      = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  /* Translators: “12 annotations”, “2 people”, “3 articles”. */
  return g_strdup_printf (_("%s by %s on %s"), spans, makers, texts);
}

static char *
describe (AnnoReadWindow *self, const AnnoReadReport *report)
{
  g_autofree char *counts = count_all (report);

  if (self->done != NULL)
    /* Translators: “12 annotations by 2 people on 3 articles”. */
    return g_strdup_printf (_("Read: %s."), counts);
  if (report->layers->len == 0)
    return g_strdup (_("There is nothing in it that can be read here."));
  return g_strdup_printf (_("%s can be read (%s)."), counts, _(report->format->name));
}

static void
show_findings (AnnoReadWindow *self, const AnnoReadReport *report)
{
  guint n = MIN (report->findings->len, ANNO_MESSAGE_LIST_MAX);

  anno_message_list_clear (self->findings);
  for (guint i = 0; i < n; i++)
    {
      const AnnoReadFinding *finding = report->findings->pdata[i];
      g_autofree char *file = anno_plain_show (finding->file);
      g_autofree char *words
          = finding->place != NULL
                ? g_strdup_printf ("%s, %s: %s", file, finding->place, finding->message)
                : g_strdup_printf ("%s: %s", file, finding->message);
      anno_message_list_add (self->findings, words);
    }
  anno_message_list_close (self->findings, report->n_findings);
}

/* What isn't as it may seem is said in a sentence more. */
static char *
describe_more (const AnnoReadReport *report)
{
  GString *words = g_string_new (NULL);

  if (report->n_articles > 0)
    g_string_append_printf (words,
                            ngettext (" %u article comes in with them.",
                                      " %u articles come in with them.", report->n_articles),
                            report->n_articles);
  if (report->layers->len > 0)
    {
      g_autofree char *unit = anno_read_layer_describe_unit (report->layers->pdata[0]);
      g_string_append_printf (words, " %s", unit);
    }
  return g_string_free (words, FALSE);
}

static void
show_report (AnnoReadWindow *self, const AnnoReadReport *report)
{
  g_autofree char *words = describe (self, report);
  g_autofree char *more = describe_more (report);
  g_autofree char *all = g_strconcat (words, more, NULL);

  gtk_label_set_text (self->sums, all);
  self->shows = TRUE;
  anno_type_list_show (self->types, report, anno_corpus_get_tagset (corpus_of (self)));
  self->shows = FALSE;
  show_findings (self, report);
  gtk_widget_set_sensitive (self->read_button, report->layers->len > 0);
}

static void
show_error (AnnoReadWindow *self, const GError *error)
{
  anno_message_list_clear (self->findings);
  gtk_label_set_text (self->sums, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                      ? _("Stopped. What was read until then is there.")
                                      : error->message);
  gtk_widget_set_sensitive (self->read_button, FALSE);
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  /* Why it can't be read is told where the tagset is. */
  anno_tagset_verbs_follow_finish (ANNO_CORPUS (source), result, NULL);
}

/* New files are there, and perhaps a tagset with more in it. */
static void
follow (AnnoReadWindow *self)
{
  anno_corpus_check_disk (corpus_of (self));
  anno_tagset_verbs_follow_async (corpus_of (self), followed_cb, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoReadWindow) self = data;
  g_autoptr (GError) error = NULL;
  AnnoReadFault fault = ANNO_READ_FAULT_NONE;
  g_autoptr (AnnoReadReport) report = anno_set_read_finish (result, &fault, &error);
  GCancellable *work = g_task_get_cancellable (G_TASK (result));

  if (self->session == NULL)
    return;
  if (self->writes)
    follow (self);
  if (work != self->work)
    return; /* something else was asked for meanwhile */
  g_clear_object (&self->work);
  if (report != NULL && self->writes)
    self->done = report;
  if (report != NULL)
    show_report (self, report);
  else
    show_error (self, error);
  if (self->done == report)
    g_steal_pointer (&report);
  self->writes = FALSE;
  show_state (self);
  if (fault == ANNO_READ_FAULT_NOBODY)
    gtk_widget_grab_focus (GTK_WIDGET (self->whose));
}

static void
begin (AnnoReadWindow *self, gboolean writes)
{
  g_autoptr (AnnoTypeMap) map = anno_type_list_make_map (self->types);
  const char *whose = gtk_editable_get_text (self->whose);
  g_autofree char *name = g_strstrip (g_strdup (whose));
  const AnnoReadOrder order = { .root = anno_corpus_get_root (corpus_of (self)),
                                .path = self->path,
                                .format = chosen_format (self),
                                .article = chosen_article (self),
                                .annotator = *name != '\0' ? name : NULL,
                                .map = map,
                                .unit = ANNO_N_UNITS,
                                .grows = TRUE,
                                .only_look = !writes,
                                .progress = self->progress };

  g_clear_handle_id (&self->typing_id, g_source_remove);
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  self->work = g_cancellable_new ();
  self->writes = writes;
  anno_set_progress_begin (self->progress, 0);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), NULL);
  anno_set_read_async (&order, self->work, read_cb, g_object_ref (self));
  show_state (self);
}

static void
look_again (AnnoReadWindow *self)
{
  if (self->session != NULL && self->path != NULL && !self->writes && !self->shows
      && self->done == NULL)
    begin (self, FALSE);
}

static gboolean
typed_cb (gpointer data)
{
  AnnoReadWindow *self = data;

  self->typing_id = 0;
  look_again (self);
  return G_SOURCE_REMOVE;
}

static void
whose_changed_cb (AnnoReadWindow *self)
{
  g_clear_handle_id (&self->typing_id, g_source_remove);
  self->typing_id = g_timeout_add (TYPING_REST, typed_cb, self);
}

void
anno_read_window_set_path (AnnoReadWindow *self, const char *path)
{
  g_return_if_fail (ANNO_IS_READ_WINDOW (self) && path != NULL);

  if (self->writes)
    return;
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *copy = g_strdup (path);
  g_free (self->path);
  self->path = g_steal_pointer (&copy);
  g_clear_pointer (&self->done, anno_read_report_free);
  anno_type_list_show (self->types, NULL, anno_corpus_get_tagset (corpus_of (self)));
  gtk_label_set_text (self->name, shown);
  gtk_label_set_text (self->sums, "");
  begin (self, FALSE);
}

static void
picked_cb (GPtrArray *files, gpointer data)
{
  g_autoptr (AnnoReadWindow) self = data;
  const char *path = files != NULL ? g_file_peek_path (files->pdata[0]) : NULL;

  if (path != NULL && self->session != NULL)
    anno_read_window_set_path (self, path);
}

static void
choose_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_file_picker_pick_sources (GTK_WINDOW (widget), picked_cb, g_object_ref (widget));
}

static void
choose_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_file_picker_pick_folder (GTK_WINDOW (widget), picked_cb, g_object_ref (widget));
}

static void
run_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoReadWindow *self = ANNO_READ_WINDOW (widget);

  if (self->path != NULL && !self->writes && self->done == NULL
      && gtk_widget_get_sensitive (self->read_button))
    begin (self, TRUE);
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoReadWindow *self = ANNO_READ_WINDOW (widget);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoReadWindow) self = data;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (self->session == NULL)
    return;
  anno_set_read_take_back_finish (result, &n, &error);
  follow (self);
  anno_message_list_clear (self->findings);
  g_autofree char *words
      = g_strdup_printf (ngettext ("The annotations on %u article were taken away again.",
                                   "The annotations on %u articles were taken away again.", n),
                         n);
  gtk_label_set_text (self->sums, words);
  if (error != NULL)
    anno_message_list_add (self->findings, error->message);
  show_state (self);
}

static void
take_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoReadWindow *self = ANNO_READ_WINDOW (widget);

  if (self->done == NULL)
    return;
  anno_set_read_take_back_async (anno_corpus_get_root (corpus_of (self)),
                                 g_steal_pointer (&self->done), taken_back_cb,
                                 g_object_ref (self));
  show_state (self);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, AnnoReadWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  const char *path = files != NULL ? g_file_peek_path (files->data) : NULL;

  if (path != NULL)
    anno_read_window_set_path (self, path);
  return path != NULL;
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_show (GTK_WINDOW (widget), "read");
}

static void
fill_forms (AnnoReadWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = 0;
  const AnnoSetFormat *const *formats = anno_set_formats (&n);

  gtk_string_list_append (names, _("Found by looking"));
  for (guint i = 0; i < n; i++)
    if (formats[i]->read != NULL)
      {
        gtk_string_list_append (names, _ (formats[i]->name));
        g_ptr_array_add (self->formats, (gpointer) formats[i]);
      }
  gtk_drop_down_set_model (self->form, G_LIST_MODEL (names));
}

static void
fill_about (AnnoReadWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("The articles that it names"));
  if (anno_session_get_document (self->session) != NULL)
    gtk_string_list_append (names, _("This article"));
  gtk_drop_down_set_model (self->about, G_LIST_MODEL (names));
}

static void
anno_read_window_dispose (GObject *object)
{
  AnnoReadWindow *self = ANNO_READ_WINDOW (object);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->typing_id, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_read_window_parent_class)->dispose (object);
}

static void
anno_read_window_finalize (GObject *object)
{
  AnnoReadWindow *self = ANNO_READ_WINDOW (object);

  g_free (self->path);
  g_clear_pointer (&self->done, anno_read_report_free);
  g_clear_pointer (&self->progress, anno_set_progress_unref);
  g_ptr_array_unref (self->formats);
  G_OBJECT_CLASS (anno_read_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "read.choose-file", NULL, choose_file_cb);
  gtk_widget_class_install_action (widget_class, "read.choose-folder", NULL, choose_folder_cb);
  gtk_widget_class_install_action (widget_class, "read.run", NULL, run_cb);
  gtk_widget_class_install_action (widget_class, "read.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "read.take-back", NULL, take_back_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close", NULL);
}

static void
anno_read_window_class_init (AnnoReadWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_read_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_read_window_finalize;
  install_actions (widget_class);
  g_type_ensure (ANNO_TYPE_TYPE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/read-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, read_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, other_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, files_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, name);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, form);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, whose);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, about);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, sums);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, types);
  gtk_widget_class_bind_template_child (widget_class, AnnoReadWindow, findings);
}

static void
anno_read_window_init (AnnoReadWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->formats = g_ptr_array_new ();
  self->progress = anno_set_progress_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
  anno_drop_down_name (self->form, _("Form"));
  anno_drop_down_name (self->about, _("About"));
  g_signal_connect_object (self->types, "changed", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_window_set_focus (GTK_WINDOW (self), self->files_button);
}

GtkWidget *
anno_read_window_new (GtkWindow *parent, AnnoSession *session)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session), NULL);

  AnnoReadWindow *self = g_object_new (ANNO_TYPE_READ_WINDOW, "transient-for", parent,
                                       "destroy-with-parent", TRUE, "application",
                                       gtk_window_get_application (parent), NULL);
  self->session = g_object_ref (session);
  fill_forms (self);
  fill_about (self);
  g_signal_connect_object (self->form, "notify::selected", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->about, "notify::selected", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->whose, "changed", G_CALLBACK (whose_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}
