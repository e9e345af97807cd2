#include "shell/export-window.h"

#include "exchange/set-formats.h"
#include "exchange/set-save.h"
#include "panels/drop-down-name.h"
#include "panels/file-picker.h"
#include "panels/mnemonic-name.h"
#include "session/corpus-save.h"
#include "session/layout.h"
#include "shell/help.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

#define PULSE 100 /* ms */

/* Rows of the choice of whose, before those for each annotator. */
enum
{
  EVERYBODY,
  MINE,
  N_BEFORE,
};

struct _AnnoExportWindow
{
  AdwWindow parent_instance;
  AnnoSession *session;
  GCancellable *work; /* what is looked for, or written; NULL for nothing */
  gboolean writes;
  guint pulse_id;
  AnnoSetProgress *progress;
  GStrv slugs; /* of the annotators, as the choice has them */
  GtkWidget *export_button;
  GtkWidget *stop_button;
  GtkDropDown *form;
  GtkDropDown *whose;
  GtkDropDown *what;
  GtkWidget *bar;
  GtkLabel *sums;
  GtkBox *losses;
};

G_DEFINE_FINAL_TYPE (AnnoExportWindow, anno_export_window, ADW_TYPE_WINDOW)

static AnnoCorpus *
corpus_of (AnnoExportWindow *self)
{
  return anno_session_get_corpus (self->session);
}

static const AnnoSetFormat *
chosen_format (AnnoExportWindow *self)
{
  guint n = 0;
  const AnnoSetFormat *const *formats = anno_set_formats (&n);
  return formats[MIN (gtk_drop_down_get_selected (self->form), n - 1)];
}

static AnnoSetChoice *
make_choice (AnnoExportWindow *self)
{
  AnnoSetChoice *choice = anno_set_choice_new ();
  guint whose = gtk_drop_down_get_selected (self->whose);
  AnnoDocument *document = anno_session_get_document (self->session);

  if (whose == MINE)
    anno_set_choice_add_slug (choice, anno_corpus_get_annotator (corpus_of (self))->slug);
  else if (whose >= N_BEFORE && whose != GTK_INVALID_LIST_POSITION)
    anno_set_choice_add_slug (choice, self->slugs[whose - N_BEFORE]);
  if (gtk_drop_down_get_selected (self->what) == 1 && document != NULL)
    {
      g_free (choice->scope);
      choice->scope = g_strdup (anno_document_get_path (document));
    }
  return choice;
}

static gboolean
pulse_cb (gpointer data)
{
  AnnoExportWindow *self = data;

  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static void
show_state (AnnoExportWindow *self)
{
  if (self->work == NULL)
    g_clear_handle_id (&self->pulse_id, g_source_remove);
  else if (self->pulse_id == 0)
    self->pulse_id = g_timeout_add (PULSE, pulse_cb, self);
  gtk_widget_set_visible (self->bar, self->work != NULL);
  gtk_widget_set_visible (self->stop_button, self->writes);
  gtk_widget_set_visible (self->export_button, !self->writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !self->writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->whose), !self->writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->what), !self->writes);
}

static void
clear_losses (AnnoExportWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->losses))) != NULL)
    gtk_box_remove (self->losses, child);
}

static void
add_loss (AnnoExportWindow *self, const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->losses, row);
}

static char *
describe (AnnoExportWindow *self, const AnnoSetReport *report)
{
  guint n = report->n.spans;

  if (self->writes)
    return g_strdup_printf (ngettext ("%u span was exported.", "%u spans were exported.", n), n);
  if (n == 0)
    return g_strdup (_("Nothing is marked there."));
  return anno_losses_get_n (report->losses) > 0
             ? g_strdup_printf (
                 ngettext ("%u span can be exported. This form can’t hold all of it:",
                           "%u spans can be exported. This form can’t hold all of them:", n),
                 n)
             : g_strdup_printf (ngettext ("%u span can be exported, without a loss.",
                                          "%u spans can be exported, without a loss.", n),
                                n);
}

static void
show_report (AnnoExportWindow *self, const AnnoSetReport *report)
{
  g_autofree char *words = describe (self, report);

  clear_losses (self);
  gtk_label_set_text (self->sums, words);
  for (guint kind = 0; kind < ANNO_N_LOSSES; kind++)
    if (report->losses->n[kind] > 0)
      {
        g_autofree char *loss = anno_loss_describe ((AnnoLossKind) kind, report->losses->n[kind]);
        add_loss (self, loss);
      }
  for (guint i = 0; i < report->problems->len; i++)
    add_loss (self, report->problems->pdata[i]);
  gtk_widget_set_sensitive (self->export_button, report->n.spans > 0);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoExportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSetReport) report = anno_set_save_finish (result, NULL, &error);
  GCancellable *work = g_task_get_cancellable (G_TASK (result));

  if (self->session == NULL || work != self->work)
    return; /* something else was asked for meanwhile */
  g_clear_object (&self->work);
  if (report != NULL)
    show_report (self, report);
  else
    {
      clear_losses (self);
      gtk_label_set_text (self->sums, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                          ? _("Nothing was written.")
                                          : error->message);
    }
  self->writes = FALSE;
  show_state (self);
}

/* @path: NULL only to look. */
static void
begin (AnnoExportWindow *self, const char *path)
{
  g_autoptr (AnnoSetChoice) choice = make_choice (self);
  const AnnoSetOrder order
      = { .wish = { anno_corpus_get_root (corpus_of (self)), chosen_format (self), choice,
                    anno_corpus_get_tagset (corpus_of (self)), self->progress },
          .path = path,
          .replace = TRUE /* the dialog has asked */ };

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  self->work = g_cancellable_new ();
  self->writes = path != NULL;
  anno_set_save_async (&order, self->work, done_cb, g_object_ref (self));
  show_state (self);
}

static void
changed_cb (AnnoExportWindow *self)
{
  if (self->session != NULL && !self->writes)
    begin (self, NULL);
}

/* What goes out is what is on the disk: the last steps are to be there. Where they can't be saved,
 * the window says so all the time. */
static void
saved_first_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoExportWindow) self = data;

  anno_corpus_save_finish (ANNO_CORPUS (source), result, NULL);
  changed_cb (self);
}

static void
picked_cb (GPtrArray *files, gpointer data)
{
  g_autoptr (AnnoExportWindow) self = data;
  const char *path = files != NULL ? g_file_peek_path (files->pdata[0]) : NULL;

  if (path != NULL && self->session != NULL)
    begin (self, path);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoExportWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = anno_corpus_save_finish (ANNO_CORPUS (source), result, &error);

  if (self->session == NULL)
    return; /* closed meanwhile */
  if (!saved)
    {
      gtk_label_set_text (self->sums, error->message);
      return;
    }
  const AnnoSetFormat *format = chosen_format (self);
  g_autofree char *base = g_path_get_basename (anno_corpus_get_root (corpus_of (self)));
  g_autofree char *name = format->extension != NULL
                              ? g_strdup_printf ("%s.%s", base, format->extension)
                              : g_strdup_printf ("%s-%s", base, format->id);
  anno_file_picker_save (GTK_WINDOW (self), _("Export Annotations"), name, picked_cb,
                         g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoExportWindow *self = ANNO_EXPORT_WINDOW (widget);

  if (!self->writes && gtk_widget_get_sensitive (self->export_button))
    anno_corpus_save_async (corpus_of (self), saved_cb, g_object_ref (self));
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoExportWindow *self = ANNO_EXPORT_WINDOW (widget);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_show (GTK_WINDOW (widget), "export");
}

static void
fill_forms (AnnoExportWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = 0;
  const AnnoSetFormat *const *formats = anno_set_formats (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _ (formats[i]->name));
  gtk_drop_down_set_model (self->form, G_LIST_MODEL (names));
}

static void
fill_whose (AnnoExportWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Everybody’s"));
  gtk_string_list_append (names, _("Mine"));
  for (guint i = 0; self->slugs[i] != NULL; i++)
    {
      g_autofree char *name = anno_plain_show (self->slugs[i]);
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->whose, G_LIST_MODEL (names));
}

static void
fill_what (AnnoExportWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All articles"));
  if (anno_session_get_document (self->session) != NULL)
    gtk_string_list_append (names, _("This article"));
  gtk_drop_down_set_model (self->what, G_LIST_MODEL (names));
}

static void
anno_export_window_dispose (GObject *object)
{
  AnnoExportWindow *self = ANNO_EXPORT_WINDOW (object);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->slugs, g_strfreev);
  G_OBJECT_CLASS (anno_export_window_parent_class)->dispose (object);
}

static void
anno_export_window_class_init (AnnoExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_export_window_dispose;
  gtk_widget_class_install_action (widget_class, "export.run", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "export.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, form);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, whose);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, what);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, sums);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, losses);
}

static void
anno_export_window_init (AnnoExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
  anno_drop_down_name (self->form, _("Form"));
  anno_drop_down_name (self->whose, _("Whose"));
  anno_drop_down_name (self->what, _("Of"));
}

GtkWidget *
anno_export_window_new (GtkWindow *parent, AnnoSession *session)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session), NULL);

  AnnoExportWindow *self = g_object_new (ANNO_TYPE_EXPORT_WINDOW, "transient-for", parent,
                                         "destroy-with-parent", TRUE, NULL);
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  self->session = g_object_ref (session);
  self->slugs = anno_layout_list_annotators (anno_corpus_get_root (corpus), NULL);
  if (self->slugs == NULL)
    self->slugs = g_new0 (char *, 1);
  fill_forms (self);
  fill_whose (self);
  fill_what (self);
  g_signal_connect_swapped (self->form, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->whose, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (changed_cb), self);
  show_state (self);
  anno_corpus_save_async (corpus, saved_first_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
