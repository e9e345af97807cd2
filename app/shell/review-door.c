#include "shell/review-door.h"

#include "panels/review-panel.h"
#include "review/review-options.h"
#include "session/own-version.h"
#include "shell/column.h"
#include "shell/review-emphasis.h"
#include "shell/review-next.h"
#include "view/article-view.h"

#include <glib/gi18n-lib.h>

static G_DEFINE_QUARK (anno-review-door, anno_review_door)

/* The window's, which outlives it. */
typedef struct
{
  GtkWindow *window;
  AnnoPanes *panes;
  AnnoReader *reader;
  GtkWidget *stack;       /* the inspector, or the review */
  AnnoReviewPanel *panel; /* NULL until it is asked for */
  AnnoSession *session;
  AnnoReview *review; /* NULL without a session */
  AnnoReviewNext *next;   /* likewise */
  char *awaited;          /* the article in which to come to what is open, once it is read */
  AnnoReviewEntry *entry; /* in hand, or NULL */
  GStrv shown_before; /* whose annotations were over the text before the review */
} Door;

static Door *
door_of (GtkWindow *window)
{
  return g_object_get_qdata (G_OBJECT (window), anno_review_door_quark ());
}

static AnnoArticleView *
view_of (Door *self)
{
  return ANNO_ARTICLE_VIEW (anno_reader_get_view (self->reader));
}

static void
changed_cb (Door *self, gboolean anew)
{
  if (anew)
    anno_review_emphasis_show_layers (self->review);
}

/* After the panel has taken it in. */
static void
arrived_cb (Door *self, gboolean anew)
{
  AnnoReviewReading *reading = anno_review_get_reading (self->review);

  if (!anew || reading == NULL || self->panel == NULL
      || g_strcmp0 (anno_review_reading_get_article (reading), self->awaited) != 0)
    return;
  g_clear_pointer (&self->awaited, g_free);
  g_object_set (self->panes, "inspector-shown", TRUE, NULL);
  anno_review_panel_enter (self->panel);
  anno_review_panel_focus (self->panel);
}

static void
emphasise (Door *self)
{
  anno_review_emphasis_show (self->review, view_of (self), self->entry);
}

/* One that only came to say something else leaves the page where it is. */
static void
shown_cb (Door *self, AnnoReviewEntry *entry)
{
  gboolean is_other
      = entry != NULL
        && (self->entry == NULL
            || !g_str_equal (anno_review_entry_get (entry)->article,
                             anno_review_entry_get (self->entry)->article)
            || anno_review_entry_get (entry)->start != anno_review_entry_get (self->entry)->start
            || anno_review_entry_get (entry)->end != anno_review_entry_get (self->entry)->end);

  g_set_object (&self->entry, entry);
  emphasise (self);
  if (!is_other)
    return;
  anno_own_version_end (self->session);
  anno_review_reveal (self->review, entry);
}

static void
activated_cb (Door *self)
{
  anno_panes_show_middle (self->panes);
  anno_reader_focus (self->reader);
}

/* The words that most of them marked are selected, to be changed by the keyboard or the pointer; a
 * tag then makes them one's own version. */
static void
own_wanted_cb (Door *self, AnnoReviewEntry *entry, const char *why)
{
  AnnoReviewReading *reading = anno_review_get_reading (self->review);
  const AnnoReviewFacts *facts = anno_review_entry_get (entry);
  g_autoptr (GPtrArray) options
      = anno_review_options_new (anno_review_reading_get_compare (reading), facts->cluster);
  AnnoSpan *like = ((const AnnoReviewOption *) options->pdata[0])->mark->span;

  anno_session_look_at (self->session, NULL);
  anno_session_choose (self->session, NULL, FALSE);
  anno_own_version_begin (self->review, facts->cluster, like, why);
  anno_session_select (self->session, anno_span_get_start (like), anno_span_get_end (like));
  anno_article_view_select (view_of (self), anno_span_get_start (like), anno_span_get_end (like));
  anno_session_say (self->session, _("Select what is right, and give it a tag: that decides."));
  activated_cb (self);
}

static gboolean
is_open (Door *self)
{
  return self->review != NULL && anno_review_get_active (self->review);
}

static void
leave (Door *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "inspector");
  if (self->review == NULL)
    return;
  anno_own_version_end (self->session);
  anno_review_set_active (self->review, FALSE);
  g_clear_object (&self->entry);
  emphasise (self);
  if (self->shown_before != NULL)
    anno_over_layers_set_shown (anno_session_get_over_layers (self->session),
                                (const char *const *) self->shown_before);
  g_clear_pointer (&self->shown_before, g_strfreev);
}

static void
closed_cb (Door *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->window), "review",
                                      g_variant_new_boolean (FALSE));
  anno_reader_focus (self->reader);
}

static void
make_panel (Door *self)
{
  self->panel = ANNO_REVIEW_PANEL (anno_review_panel_new ());
  gtk_stack_add_named (GTK_STACK (self->stack), anno_column_new (GTK_WIDGET (self->panel)),
                       "review");
  g_signal_connect_swapped (self->panel, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->panel, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->panel, "own-wanted", G_CALLBACK (own_wanted_cb), self);
  g_signal_connect_swapped (self->panel, "closed", G_CALLBACK (closed_cb), self);
}

static void
enter (Door *self)
{
  if (self->panel == NULL)
    make_panel (self);
  anno_review_panel_set_review (self->panel, self->review);
  self->shown_before = g_strdupv (
      (GStrv) anno_over_layers_get_shown (anno_session_get_over_layers (self->session)));
  anno_session_look_at (self->session, NULL);
  g_object_set (self->panes, "inspector-shown", TRUE, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "review");
  anno_review_set_active (self->review, TRUE);
  anno_review_panel_focus (self->panel);
}

static void
review_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  Door *self = data;
  gboolean wanted = g_variant_get_boolean (value);

  if (self->review == NULL || wanted == is_open (self))
    return;
  g_simple_action_set_state (action, value);
  if (wanted)
    enter (self);
  else
    leave (self);
}

static void
step (Door *self, int by)
{
  if (!is_open (self))
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self->window), "review",
                                          g_variant_new_boolean (TRUE));
      return;
    }
  g_object_set (self->panes, "inspector-shown", TRUE, NULL);
  if (!anno_review_panel_go (self->panel, by))
    anno_session_say (self->session, by > 0 ? _("There is no further difference.")
                                            : _("There is no difference before."));
  anno_review_panel_focus (self->panel);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

/* Its differences are in hand, as soon as they are read. */
static void
came_cb (const char *article, gpointer data)
{
  Door *self = data;

  g_free (self->awaited);
  self->awaited = g_strdup (article);
}

static void
next_open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Door *self = data;

  if (!is_open (self))
    g_action_group_change_action_state (G_ACTION_GROUP (self->window), "review",
                                        g_variant_new_boolean (TRUE));
  anno_review_next_look (self->next);
}

/* The window came to the front: others may have changed something. */
static void
active_cb (Door *self)
{
  if (is_open (self) && gtk_window_is_active (self->window))
    anno_review_panel_check (self->panel);
}

static const GActionEntry entries[] = {
  { "review", NULL, NULL, "false", review_cb },
  { "next-difference", next_cb },
  { "previous-difference", previous_cb },
  { "next-open-article", next_open_cb },
};

static void
door_free (Door *self)
{
  g_clear_pointer (&self->next, anno_review_next_free);
  g_clear_pointer (&self->awaited, g_free);
  g_clear_object (&self->review);
  g_clear_object (&self->session);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->shown_before, g_strfreev);
  g_free (self);
}

static void
allow (GtkWindow *window, gboolean allowed)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), entries[i].name)),
        allowed);
}

GtkWidget *
anno_review_door_add (GtkWindow *window, AnnoPanes *panes, GtkWidget *inspector, AnnoReader *reader)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window), NULL);
  g_return_val_if_fail (ANNO_IS_PANES (panes) && GTK_IS_WIDGET (inspector), NULL);
  g_return_val_if_fail (ANNO_IS_READER (reader), NULL);

  Door *self = g_new0 (Door, 1);
  self->window = window;
  self->panes = panes;
  self->reader = reader;
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), anno_column_new (inspector), "inspector");
  g_object_set_qdata_full (G_OBJECT (window), anno_review_door_quark (), self,
                           (GDestroyNotify) door_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  allow (window, FALSE);
  g_signal_connect_swapped (window, "notify::is-active", G_CALLBACK (active_cb), self);
  return self->stack;
}

/* A narrow window shows the article that is opened; who goes from one difference to the next stays
 * with the list. */
static void
document_cb (Door *self)
{
  if (!is_open (self) || !anno_review_panel_is_led (self->panel))
    return;
  g_object_set (self->panes, "inspector-shown", TRUE, NULL);
  anno_review_panel_focus (self->panel);
}

/* Whoever clicks a span while reviewing is shown what differs there. */
static void
chosen_cb (Door *self)
{
  AnnoSpan *span = anno_session_get_chosen (self->session);

  if (is_open (self) && span != NULL)
    anno_review_panel_go_to (self->panel, anno_span_get_start (span), anno_span_get_end (span));
}

/* Layers come in later than what is compared. */
static void
over_changed_cb (Door *self)
{
  if (is_open (self))
    emphasise (self);
}

static void
over_chosen_cb (Door *self)
{
  AnnoSpan *span
      = anno_over_layers_get_chosen (anno_session_get_over_layers (self->session), NULL);

  if (is_open (self) && span != NULL)
    anno_review_panel_go_to (self->panel, anno_span_get_start (span), anno_span_get_end (span));
}

static void
forget_session (Door *self)
{
  leave (self);
  g_clear_pointer (&self->next, anno_review_next_free);
  g_clear_pointer (&self->awaited, g_free);
  if (self->panel != NULL)
    anno_review_panel_set_review (self->panel, NULL);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (anno_session_get_over_layers (self->session), self);
    }
  g_clear_object (&self->review);
  g_clear_object (&self->session);
}

void
anno_review_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && (session == NULL || ANNO_IS_SESSION (session)));

  Door *self = door_of (window);
  forget_session (self);
  allow (window, session != NULL);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  self->review = anno_review_new (session);
  self->next = anno_review_next_new (self->review, came_cb, self);
  g_signal_connect_swapped (self->review, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_data (self->review, "changed", G_CALLBACK (arrived_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (session, "notify::chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect_swapped (anno_session_get_over_layers (session), "changed",
                            G_CALLBACK (over_changed_cb), self);
  g_signal_connect_swapped (anno_session_get_over_layers (session), "chosen-changed",
                            G_CALLBACK (over_chosen_cb), self);
}

AnnoReview *
anno_review_door_get_review (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  Door *self = door_of (window);
  return self != NULL ? self->review : NULL;
}
