#include "shell/export-window.h"

#include "exchange/set-save.h"
#include "index/asking.h"
#include "panels/export-options.h"
#include "panels/file-picker.h"
#include "panels/message-list.h"
#include "panels/mnemonic-name.h"
#include "session/corpus-save.h"
#include "shell/help.h"

#include <glib/gi18n-lib.h>

#define PLACES_MAX 20 /* of a loss that are listed: the command line lists more */
#define TICK 100 /* ms between two looks at how far it is */

struct _AnnoExportWindow
{
  AdwWindow parent_instance;
  AnnoSession *session;
  GCancellable *work; /* what is looked for, or written; NULL for nothing */
  AnnoSetProgress *progress;
  gboolean writes;
  guint tick_id;
  char *wanted;      /* the span that is to be shown once its article is, … */
  char *wanted_path; /* … and that article; or NULL */
  char *path; /* to be written once the articles are found; NULL only to look */
  GtkWidget *export_button;
  GtkWidget *stop_button;
  AnnoExportOptions *options;
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

static void
show_progress (AnnoExportWindow *self)
{
  guint n, n_all;

  if (!anno_set_progress_get (self->progress, &n, &n_all))
    {
      gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
      return;
    }
  g_autofree char *words
      = g_strdup_printf (ngettext ("%u of %u article", "%u of %u articles", n_all), n, n_all);
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
show_state (AnnoExportWindow *self)
{
  if (self->work == NULL)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  else if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK, tick_cb, self);
  gtk_widget_set_visible (self->bar, self->work != NULL);
  gtk_widget_set_visible (self->stop_button, self->writes);
  gtk_widget_set_visible (self->export_button, !self->writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->options), !self->writes);
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
show_flaws (AnnoExportWindow *self, const GPtrArray *flaws)
{
  for (guint i = 0; i < MIN (flaws->len, ANNO_MESSAGE_LIST_MAX); i++)
    {
      const AnnoSetFlaw *flaw = flaws->pdata[i];
      g_autofree char *words = anno_set_flaw_describe (flaw);
      g_autofree char *all = g_strdup_printf ("%s: %s", flaw->article, words);
      anno_message_list_add (self->losses, all);
    }
  anno_message_list_close (self->losses, flaws->len);
}

/* A place that is shown when it is pressed. */
typedef struct
{
  AnnoExportWindow *window; /* which has the row */
  char *path;
  char *id;
} Place;

static void
place_free (gpointer data, GClosure *closure)
{
  Place *self = data;
  g_free (self->path);
  g_free (self->id);
  g_free (self);
}

/* Once its article is there: the span is chosen, where it is one's own. */
static void
reach_place (AnnoExportWindow *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);

  if (self->wanted == NULL || document == NULL
      || g_strcmp0 (anno_document_get_path (document), self->wanted_path) != 0)
    return;
  g_autofree char *id = g_steal_pointer (&self->wanted);
  g_clear_pointer (&self->wanted_path, g_free);
  if (anno_layer_find (anno_document_get_layer (document), id) != NULL)
    anno_session_choose (self->session, id, TRUE);
}

static void
show_place (Place *place)
{
  AnnoExportWindow *self = place->window;

  g_free (self->wanted);
  g_free (self->wanted_path);
  self->wanted = g_strdup (place->id);
  self->wanted_path = g_strdup (place->path);
  anno_session_open (self->session, place->path);
  reach_place (self);
  gtk_window_present (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
add_place (AnnoExportWindow *self, GtkBox *rows, const AnnoLoss *loss)
{
  Place *place = g_new0 (Place, 1);
  g_autofree char *words
      /* Translators: an article, an annotator, and words of the article. */
      = g_strdup_printf (_("%s, %s: “%s”"), loss->article, loss->slug, loss->words);

  place->window = self;
  place->path = g_strdup (loss->path);
  place->id = g_strdup (loss->id);
  anno_message_list_add_link (rows, words, G_CALLBACK (show_place), place, place_free);
}

static void
show_loss (AnnoExportWindow *self, const AnnoLosses *losses, AnnoLossKind kind)
{
  g_autofree char *words = anno_loss_describe (kind, losses->n[kind]);
  GtkBox *rows = anno_message_list_add_parent (self->losses, words);
  guint n = 0;

  for (guint i = 0; i < losses->places->len && n < PLACES_MAX; i++)
    {
      const AnnoLoss *loss = losses->places->pdata[i];
      if (loss->kind != kind)
        continue;
      add_place (self, rows, loss);
      n++;
    }
  anno_message_list_count_rest (rows, losses->n[kind] - n);
}

static void
show_report (AnnoExportWindow *self, const AnnoSetReport *report)
{
  g_autofree char *words = describe (self, report);

  anno_message_list_clear (self->losses);
  gtk_label_set_text (self->sums, words);
  for (guint kind = 0; kind < ANNO_N_LOSSES; kind++)
    if (report->losses->n[kind] > 0)
      show_loss (self, report->losses, (AnnoLossKind) kind);
  for (guint i = 0; i < report->problems->len; i++)
    anno_message_list_add (self->losses, report->problems->pdata[i]);
  show_flaws (self, report->flaws);
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
      anno_message_list_clear (self->losses);
      gtk_label_set_text (self->sums, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                          ? _("Nothing was written.")
                                          : error->message);
    }
  self->writes = FALSE;
  show_state (self);
}

static void
run (AnnoExportWindow *self, const AnnoSetChoice *choice)
{
  const AnnoSetOrder order
      = { .wish = { anno_corpus_get_root (corpus_of (self)),
                    anno_export_options_get_format (self->options), choice,
                    anno_corpus_get_tagset (corpus_of (self)), self->progress },
          .path = self->path,
          .replace = TRUE /* the dialog has asked */,
          .each = anno_export_options_get_each (self->options) };

  anno_set_save_async (&order, self->work, done_cb, g_object_ref (self));
}

static void
show_problem (AnnoExportWindow *self, const char *words)
{
  anno_message_list_clear (self->losses);
  gtk_label_set_text (self->sums, words);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  g_clear_object (&self->work);
  self->writes = FALSE;
  show_state (self);
}

/* A find is of an article, or of a span in one. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoExportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSearchResults) results
      = anno_corpus_index_search_finish (ANNO_CORPUS_INDEX (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* whoever called it off has asked again */
  if (results == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_autoptr (AnnoSetChoice) choice = anno_export_options_make_choice (self->options);
  anno_set_choice_add_article (choice, "/"); /* nothing found isn't all of them */
  for (guint i = 0; i < results->hits->len; i++)
    anno_set_choice_add_article (choice, ((const AnnoHit *) results->hits->pdata[i])->path);
  run (self, choice);
}

static void
search (AnnoExportWindow *self, const char *words)
{
  g_autofree char *whole = g_strconcat (words, " ", NULL); /* no word goes on */
  g_autoptr (AnnoQuery) query
      = anno_query_new (whole, anno_corpus_get_tagset (corpus_of (self)));
  const AnnoSearchWish wish
      = { .order = ANNO_SEARCH_BY_DATE, .scope = "", .count = TRUE, .limit = G_MAXUINT };

  if (anno_query_is_empty (query))
    show_problem (self, _("Type what the articles are to be found by."));
  else
    anno_corpus_index_search_async (anno_corpus_get_index (corpus_of (self)), query, &wish,
                                    self->work, found_cb, g_object_ref (self));
}

/* @path: NULL only to look. */
static void
begin (AnnoExportWindow *self, const char *path)
{
  g_autofree char *query = anno_export_options_make_query (self->options);
  g_autoptr (AnnoSetChoice) choice = anno_export_options_make_choice (self->options);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  self->work = g_cancellable_new ();
  self->writes = path != NULL;
  g_free (self->path);
  self->path = g_strdup (path);
  anno_set_progress_begin (self->progress, 0);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), NULL);
  show_state (self);
  if (query != NULL)
    search (self, query);
  else
    run (self, choice);
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

/* What is proposed: "corpus.csv", "corpus-brat", "corpus-brat.zip". */
static char *
make_name (AnnoExportWindow *self)
{
  const AnnoSetFormat *format = anno_export_options_get_format (self->options);
  g_autofree char *base = g_path_get_basename (anno_corpus_get_root (corpus_of (self)));

  if (anno_export_options_get_archive (self->options))
    return g_strdup_printf ("%s-%s.zip", base, format->id);
  if (format->extension == NULL || anno_export_options_get_each (self->options))
    return g_strdup_printf ("%s-%s", base, format->id);
  return g_strdup_printf ("%s.%s", base, format->extension);
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
  g_autofree char *name = make_name (self);
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
anno_export_window_dispose (GObject *object)
{
  AnnoExportWindow *self = ANNO_EXPORT_WINDOW (object);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_export_window_parent_class)->dispose (object);
}

static void
anno_export_window_finalize (GObject *object)
{
  AnnoExportWindow *self = ANNO_EXPORT_WINDOW (object);

  anno_set_progress_unref (self->progress);
  g_free (self->path);
  g_free (self->wanted);
  g_free (self->wanted_path);
  G_OBJECT_CLASS (anno_export_window_parent_class)->finalize (object);
}

static void
anno_export_window_class_init (AnnoExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_export_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_export_window_finalize;
  g_type_ensure (ANNO_TYPE_EXPORT_OPTIONS);
  gtk_widget_class_install_action (widget_class, "export.run", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "export.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, options);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, sums);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportWindow, losses);
}

static void
anno_export_window_init (AnnoExportWindow *self)
{
  self->progress = anno_set_progress_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
}

GtkWidget *
anno_export_window_new (GtkWindow *parent, AnnoSession *session)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session), NULL);

  AnnoExportWindow *self = g_object_new (ANNO_TYPE_EXPORT_WINDOW, "transient-for", parent,
                                         "destroy-with-parent", TRUE, "application",
                                         gtk_window_get_application (parent), NULL);
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  self->session = g_object_ref (session);
  anno_export_options_set_session (self->options, session);
  g_signal_connect_object (self->options, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (reach_place), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  anno_corpus_save_async (corpus, saved_first_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
