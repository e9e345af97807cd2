#include "shell/stats-window.h"

#include "index/asking.h"
#include "panels/escape.h"
#include "panels/stats-view.h"
#include "shell/help.h"

#include <glib/gi18n-lib.h>

#define WIDTH 620
#define HEIGHT 720
#define PAUSE 1500 /* milliseconds from a change of the index until it is asked again, at least */
#define REST 20    /* … times as long as that takes: searches wait for it */

struct _AnnoStatsWindow
{
  AdwWindow parent_instance;
  AnnoCorpus *corpus;
  GCancellable *asking; /* what is asked, or NULL */
  gboolean outdated;    /* what is being counted has changed */
  guint again;          /* the source that asks once more */
  gint64 asked;         /* when it was asked last */
  gint64 took;          /* how long that took, µs */
  GtkWidget *state;     /* what is to be said of the numbers */
  AnnoStatsView *view;
};

G_DEFINE_FINAL_TYPE (AnnoStatsWindow, anno_stats_window, ADW_TYPE_WINDOW)

static AnnoCorpusIndex *
index_of (AnnoStatsWindow *self)
{
  return anno_corpus_get_index (self->corpus);
}

static void
say (AnnoStatsWindow *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->state), words);
  gtk_widget_set_visible (self->state, *words != '\0');
}

static void
show_progress (AnnoStatsWindow *self)
{
  guint n_done = 0, n_all = 0;

  if (anno_corpus_index_is_complete (index_of (self)))
    {
      say (self, "");
      return;
    }
  anno_corpus_index_get_progress (index_of (self), &n_done, &n_all);
  g_autofree char *words
      = g_strdup_printf (_ ("So far: %'u of %'u articles are read."), n_done, n_all);
  say (self, words);
}

static gboolean count_cb (gpointer data);

/* While the index is made it changes all the time: then it is asked now and then. */
static void
changed_cb (AnnoStatsWindow *self)
{
  guint rest = (guint) MIN (REST * self->took / 1000, G_MAXINT);

  self->outdated = self->asking != NULL;
  if (self->again == 0 && self->asking == NULL && self->corpus != NULL)
    self->again = g_timeout_add (MAX (PAUSE, rest), count_cb, self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoStatsWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (self->corpus == NULL)
    return;
  g_autoptr (GPtrArray) stats = anno_corpus_index_stats_finish (index_of (self), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  self->took = g_get_monotonic_time () - self->asked;
  if (self->outdated)
    changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->view), stats != NULL);
  if (stats == NULL)
    {
      say (self, error->message);
      return;
    }
  anno_stats_view_show (self->view, stats, anno_corpus_get_tagset (self->corpus));
  show_progress (self);
}

static gboolean
count_cb (gpointer data)
{
  AnnoStatsWindow *self = data;

  self->again = 0;
  self->asking = g_cancellable_new ();
  self->asked = g_get_monotonic_time ();
  anno_corpus_index_stats_async (index_of (self), self->asking, counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_show (GTK_WINDOW (widget), "search");
}

static void
anno_stats_window_dispose (GObject *object)
{
  AnnoStatsWindow *self = ANNO_STATS_WINDOW (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->again, g_source_remove);
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (index_of (self), self);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (anno_stats_window_parent_class)->dispose (object);
}

static void
anno_stats_window_class_init (AnnoStatsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_stats_window_dispose;
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
}

static GtkWidget *
make_body (AnnoStatsWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->state = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->state), 0);
  gtk_label_set_wrap (GTK_LABEL (self->state), TRUE);
  gtk_widget_add_css_class (self->state, "dim-label");
  gtk_widget_set_visible (self->state, FALSE);
  self->view = ANNO_STATS_VIEW (anno_stats_view_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (box, "stats-page");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
anno_stats_window_init (AnnoStatsWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Statistics"));
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), make_body (self));
  adw_window_set_content (ADW_WINDOW (self), content);
  anno_escape_closes (GTK_WINDOW (self));
}

static void
follow (AnnoStatsWindow *self)
{
  static const char *const changes[]
      = { "changed", "removed", "people-changed", "progress", "notify::updating" };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (index_of (self), changes[i], G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corpus, "notify::tagset", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anno_stats_window_new (GtkWindow *parent, AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoStatsWindow *self = g_object_new (ANNO_TYPE_STATS_WINDOW, NULL);
  self->corpus = g_object_ref (anno_session_get_corpus (session));
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  /* For its keys: those that quit, and those of the actions above. */
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  follow (self);
  count_cb (self);
  return GTK_WIDGET (self);
}
