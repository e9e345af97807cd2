#include "shell/agreement-window.h"

#include "panels/compare-options.h"
#include "panels/mnemonic-name.h"
#include "panels/places-list.h"
#include "session/corpus-save.h"
#include "shell/agreement-pages.h"
#include "shell/help.h"
#include "shell/search-door.h"

#include <glib/gi18n-lib.h>

#define TICK 100   /* ms between two looks at how far it is */
#define PAUSE 400  /* ms after a choice: there may be several */

struct _AnnoAgreementWindow
{
  AdwWindow parent_instance;
  AnnoSession *session;
  AnnoAgreementWork *order; /* what is computed, or was */
  GCancellable *work;       /* what computes it; NULL for nothing */
  GCancellable *search;     /* what looks for places, or NULL */
  gboolean is_gamma;        /* what is computed */
  guint tick_id;
  guint pause_id;
  AnnoAgreementQuestion question; /* what is behind it is shown; the title is the list's */
  char *asked_article;            /* what the question points at, copied, or NULL */
  char *asked_tag;
  char *asked_field;
  GtkWidget *back_button;
  GtkWidget *compute_button;
  GtkWidget *stop_button;
  GtkStack *stack;
  AnnoCompareOptions *options;
  GtkWidget *bar;
  GtkWidget *state;
  AnnoAgreementPages *pages;
  AnnoPlacesList *places;
};

G_DEFINE_FINAL_TYPE (AnnoAgreementWindow, anno_agreement_window, ADW_TYPE_WINDOW)

static void
say (AnnoAgreementWindow *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->state), words);
  gtk_widget_set_visible (self->state, *words != '\0');
}

/* All is read, and the measures themselves are computed: nobody knows how long that takes. */
static void
show_progress (AnnoAgreementWindow *self)
{
  const guint n = (guint) g_atomic_int_get (&self->order->progress.n);
  const guint n_all = (guint) g_atomic_int_get (&self->order->progress.n_all);
  GtkProgressBar *bar = GTK_PROGRESS_BAR (self->bar);

  if (n_all > 0 && n == n_all)
    gtk_progress_bar_set_text (bar, self->is_gamma ? _ ("Computing gamma …") : _ ("Computing …"));
  if (n_all == 0 || n == n_all)
    {
      gtk_progress_bar_pulse (bar);
      return;
    }
  g_autofree char *words
      = g_strdup_printf (ngettext ("%'u of %'u article", "%'u of %'u articles", n_all), n, n_all);
  gtk_progress_bar_set_fraction (bar, (double) n / n_all);
  gtk_progress_bar_set_text (bar, words);
}

static gboolean
tick_cb (gpointer data)
{
  show_progress (data);
  return G_SOURCE_CONTINUE;
}

static void
show_state (AnnoAgreementWindow *self)
{
  const gboolean busy = self->work != NULL;
  const gboolean places = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "places") == 0;

  if (!busy)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  else if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK, tick_cb, self);
  gtk_widget_set_visible (self->bar, busy);
  gtk_widget_set_visible (self->stop_button, busy && !places);
  gtk_widget_set_visible (self->compute_button, !busy && !places);
  gtk_widget_set_visible (self->back_button, places);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agreement.gamma",
                                 !busy && anno_agreement_pages_get_report (self->pages) != NULL);
}

static void
show_result (AnnoAgreementWindow *self, AnnoAgreementResult *result)
{
  if (self->is_gamma)
    {
      anno_agreement_pages_add_gamma (self->pages, result);
      anno_agreement_result_free (result);
      return;
    }
  anno_agreement_pages_show (self->pages, result);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (AnnoAgreementWindow) self = data;
  g_autoptr (GError) error = NULL;
  AnnoAgreementResult *result = anno_agreement_work_run_finish (async, &error);

  if (self->session == NULL || g_task_get_cancellable (G_TASK (async)) != self->work)
    {
      anno_agreement_result_free (result); /* something else was asked for meanwhile */
      return;
    }
  g_clear_object (&self->work);
  if (result != NULL)
    show_result (self, result);
  else
    say (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                   ? _ ("It was stopped. What is shown is from before.")
                   : error->message);
  show_state (self);
}

static void
stop_work (AnnoAgreementWindow *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
}

static void
run (AnnoAgreementWindow *self, gboolean is_gamma)
{
  g_autoptr (AnnoAgreementWork) order = anno_compare_options_make_work (self->options);

  stop_work (self);
  self->work = g_cancellable_new ();
  self->is_gamma = is_gamma;
  if (is_gamma)
    {
      order->measures = 1u << ANNO_AGREEMENT_GAMMA;
      order->ofs = 1u << ANNO_AGREEMENT_OF_ALL;
      order->pictures = FALSE;
    }
  g_clear_pointer (&self->order, anno_agreement_work_unref);
  self->order = anno_agreement_work_ref (order);
  say (self, "");
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), NULL);
  anno_agreement_work_run_async (order, self->work, done_cb, g_object_ref (self));
  show_state (self);
}

/* What is compared is what is on the disk: the last steps are to be there. Where they can't be
 * saved, the main window says so all the time. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoAgreementWindow) self = data;

  anno_corpus_save_finish (ANNO_CORPUS (source), result, NULL);
  if (self->session != NULL)
    run (self, FALSE);
}

static void
compute (AnnoAgreementWindow *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  anno_corpus_save_async (anno_session_get_corpus (self->session), saved_cb, g_object_ref (self));
}

static gboolean
pause_cb (gpointer data)
{
  AnnoAgreementWindow *self = data;

  self->pause_id = 0;
  compute (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnnoAgreementWindow *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE, pause_cb, self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoAgreementWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoAgreementPlaces) places = anno_agreement_work_find_finish (result, &error);

  if (self->session == NULL || g_task_get_cancellable (G_TASK (result)) != self->search)
    return;
  g_clear_object (&self->search);
  if (places != NULL)
    anno_places_list_show (self->places, places,
                           anno_corpus_get_tagset (anno_session_get_corpus (self->session)));
  else
    anno_places_list_say (self->places, error->message);
}

static void
stop_search (AnnoAgreementWindow *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

/* The same words with NULL after them, borrowed: …_copy would free them as well. */
static GPtrArray *
terminate (const GPtrArray *words)
{
  GPtrArray *all = g_ptr_array_sized_new (words->len + 1);

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (all, words->pdata[i]);
  g_ptr_array_add (all, NULL);
  return all;
}

/* The people and articles of the report, and not those that are chosen by now. */
static void
search (AnnoAgreementWindow *self)
{
  const AnnoAgreementReport *report = anno_agreement_pages_get_report (self->pages);
  const AnnoAgreementQuestion *question = &self->question;
  const char *only[] = { self->asked_article, NULL };

  if (report == NULL)
    return;
  g_autoptr (GPtrArray) slugs = terminate (report->folders);
  g_autoptr (GPtrArray) articles = terminate (report->articles);
  const AnnoAgreementPlacesWish wish = {
    .root = anno_corpus_get_root (anno_session_get_corpus (self->session)),
    .slugs = (const char *const *) slugs->pdata,
    .articles = self->asked_article != NULL ? only : (const char *const *) articles->pdata,
    .first = question->first,
    .second = question->second,
    .tag = self->asked_tag,
    .field = self->asked_field,
    .row = question->row,
    .column = question->column,
    .same = anno_places_list_wants_same (self->places),
  };
  stop_search (self);
  self->search = g_cancellable_new ();
  anno_places_list_say (self->places, _ ("Looking …"));
  anno_agreement_work_find_async (&wish, self->search, found_cb, g_object_ref (self));
}

static void
asked_cb (AnnoAgreementWindow *self, const AnnoAgreementQuestion *question)
{
  self->question = *question;
  g_free (self->asked_article);
  g_free (self->asked_tag);
  g_free (self->asked_field);
  self->asked_article = g_strdup (question->article);
  self->asked_tag = g_strdup (question->tag);
  self->asked_field = g_strdup (question->field);
  anno_places_list_begin (self->places, question->title, question->row < 0);
  gtk_stack_set_visible_child_name (self->stack, "places");
  show_state (self);
  search (self);
}

/* The place is shown in the main window, which is beside this one; it comes to the front only for
 * who wants to go there. */
static void
shown_cb (AnnoAgreementWindow *self, AnnoHitItem *item)
{
  anno_search_door_visit (gtk_window_get_transient_for (GTK_WINDOW (self)), item, FALSE);
}

static void
activated_cb (AnnoAgreementWindow *self, AnnoHitItem *item)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  anno_search_door_visit (parent, item, TRUE);
  gtk_window_present (parent);
}

static void
back (AnnoAgreementWindow *self)
{
  stop_search (self);
  gtk_stack_set_visible_child_name (self->stack, "numbers");
  show_state (self);
  gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
compute_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  compute (ANNO_AGREEMENT_WINDOW (widget));
}

static void
gamma_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (ANNO_AGREEMENT_WINDOW (widget), TRUE);
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoAgreementWindow *self = ANNO_AGREEMENT_WINDOW (widget);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  back (ANNO_AGREEMENT_WINDOW (widget));
}

static void
escape_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoAgreementWindow *self = ANNO_AGREEMENT_WINDOW (widget);

  if (gtk_widget_get_visible (self->back_button))
    back (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_show (GTK_WINDOW (widget), "agreement");
}

static void
anno_agreement_window_dispose (GObject *object)
{
  AnnoAgreementWindow *self = ANNO_AGREEMENT_WINDOW (object);

  stop_work (self);
  stop_search (self);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->order, anno_agreement_work_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_agreement_window_parent_class)->dispose (object);
}

static void
anno_agreement_window_finalize (GObject *object)
{
  AnnoAgreementWindow *self = ANNO_AGREEMENT_WINDOW (object);

  g_free (self->asked_article);
  g_free (self->asked_tag);
  g_free (self->asked_field);
  G_OBJECT_CLASS (anno_agreement_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "agreement.compute", NULL, compute_cb);
  gtk_widget_class_install_action (widget_class, "agreement.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "agreement.gamma", NULL, gamma_cb);
  gtk_widget_class_install_action (widget_class, "agreement.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "agreement.escape", NULL, escape_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "agreement.escape", NULL);
}

static void
anno_agreement_window_class_init (AnnoAgreementWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_agreement_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_agreement_window_finalize;
  g_type_ensure (ANNO_TYPE_AGREEMENT_PAGES);
  g_type_ensure (ANNO_TYPE_COMPARE_OPTIONS);
  g_type_ensure (ANNO_TYPE_PLACES_LIST);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/agreement-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, compute_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, options);
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, state);
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AnnoAgreementWindow, places);
}

static void
connect (AnnoAgreementWindow *self)
{
  g_signal_connect_object (self->options, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "turned", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "escaped", G_CALLBACK (back), self, G_CONNECT_SWAPPED);
}

static void
anno_agreement_window_init (AnnoAgreementWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->pages), FALSE);
}

GtkWidget *
anno_agreement_window_new (GtkWindow *parent, AnnoSession *session)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session), NULL);

  AnnoAgreementWindow *self
      = g_object_new (ANNO_TYPE_AGREEMENT_WINDOW, "transient-for", parent, "destroy-with-parent",
                      TRUE, "application", gtk_window_get_application (parent), NULL);
  self->session = g_object_ref (session);
  anno_compare_options_set_session (self->options, session);
  connect (self);
  show_state (self);
  compute (self);
  return GTK_WIDGET (self);
}
