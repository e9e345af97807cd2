#include "panels/review-panel.h"

#include "panels/check-menu.h"
#include "panels/difference-card.h"
#include "panels/difference-list.h"
#include "panels/list-keys.h"
#include "panels/review-all.h"
#include "panels/review-bulk-dialog.h"
#include "panels/review-progress.h"
#include "panels/review-words.h"
#include "panels/reviewer-choice.h"
#include "panels/undone-place.h"
#include "panels/verdict-bar.h"
#include "session/review-bulk.h"

#include <glib/gi18n-lib.h>

struct _AnnoReviewPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  AnnoCheckMenu *people;
  GtkWidget *more;
  AnnoReviewProgress *progress;
  GtkWidget *stack;
  GtkWidget *empty_label;
  AnnoDifferenceList *list;
  AnnoDifferenceCard *card;
  GtkWidget *card_scroller;
  AnnoVerdictBar *verdict;
  AnnoReview *review;
  AnnoReviewAll *all;
  AnnoReviewerChoice *reviewers;
  AnnoUndonePlace *undone; /* NULL without a review */
  GSimpleActionGroup *actions;
};

enum
{
  SHOWN,
  ACTIVATED,
  OWN_WANTED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoReviewPanel, anno_review_panel, GTK_TYPE_WIDGET)

static AnnoReviewReading *
reading_of (AnnoReviewPanel *self)
{
  return self->review != NULL ? anno_review_get_reading (self->review) : NULL;
}

/* Shows what is selected, and tells of it. */
static void
show_selected (AnnoReviewPanel *self)
{
  AnnoReviewEntry *entry = anno_difference_list_get_selected (self->list);

  if (!anno_review_all_is_in_hand (self->all, entry))
    entry = NULL; /* its article is on the way */
  anno_difference_card_show (self->card, self->review, entry);
  gtk_widget_set_visible (self->card_scroller, entry != NULL);
  g_signal_emit (self, signals[SHOWN], 0, entry);
}

static void
shown_cb (AnnoReviewPanel *self, AnnoReviewEntry *entry)
{
  anno_review_all_open (self->all, entry);
  show_selected (self);
}

static void
activated_cb (AnnoReviewPanel *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
decided_cb (AnnoReviewPanel *self)
{
  if (!anno_review_panel_go_open (self))
    anno_session_say (anno_review_get_session (self->review),
                      anno_review_all_is_on (self->all)
                          ? _("All differences that were read are decided.")
                          : _("All differences in this article are decided."));
}

static void
own_cb (AnnoReviewPanel *self)
{
  AnnoReviewEntry *entry = anno_difference_list_get_selected (self->list);
  g_autofree char *why = anno_difference_card_take_why (self->card);

  if (entry != NULL)
    g_signal_emit (self, signals[OWN_WANTED], 0, entry, why);
}

static void
close_cb (AnnoReviewPanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
people_cb (AnnoReviewPanel *self)
{
  if (self->review != NULL)
    anno_reviewer_choice_take (self->reviewers, self->review);
}

static gboolean
are_names_hidden (AnnoReviewPanel *self)
{
  return anno_over_layers_get_blind (
      anno_session_get_over_layers (anno_review_get_session (self->review)));
}

static void
show_empty (AnnoReviewPanel *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->empty_label), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
fill_list (AnnoReviewPanel *self, AnnoReviewReading *reading)
{
  const AnnoReviewCase *one = anno_review_reading_get_case (reading);
  const char *names[] = { NULL, NULL, NULL };

  if (one != NULL && one->sides->len == 2)
    for (guint i = 0; i < 2; i++)
      names[i] = anno_review_reading_get_name (reading, i);
  anno_difference_list_fill (self->list, anno_review_reading_get_entries (reading),
                             one != NULL ? one->tagset : NULL, names[0] != NULL ? names : NULL);
}

static gboolean
is_only_new (AnnoReviewPanel *self)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "only-new");
  return g_variant_get_boolean (state);
}

static AnnoReviewShown
get_shown (AnnoReviewPanel *self)
{
  return (AnnoReviewShown){ anno_difference_list_is_empty (self->list), is_only_new (self) };
}

static void
show_list (AnnoReviewPanel *self, const char *empty)
{
  if (empty != NULL)
    show_empty (self, empty);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
}

static void
show_one (AnnoReviewPanel *self, AnnoReviewReading *reading, gboolean anew)
{
  const AnnoReviewState *state = anno_review_reading_get_state (reading);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), state != NULL);
  if (anew)
    {
      anno_reviewer_choice_fill (self->reviewers, anno_review_reading_get_everybody (reading));
      fill_list (self, reading);
    }
  else
    anno_difference_list_update (self->list, anno_review_reading_get_entries (reading));
  anno_review_progress_tell (self->progress, anno_review_reading_get_problems (reading),
                             are_names_hidden (self));
  if (state != NULL)
    anno_review_progress_show (self->progress, state);
  show_list (self, anno_review_explain (reading, get_shown (self)));
}

/* Letters mean somebody else in each article, so that those of the article in hand can be chosen
 * from alone. */
static void
fill_everybody (AnnoReviewPanel *self)
{
  g_autoptr (GPtrArray) everybody
      = anno_review_survey_list_everybody (anno_review_all_get_survey (self->all));
  AnnoReviewReading *reading = reading_of (self);

  if (!are_names_hidden (self))
    anno_reviewer_choice_fill (self->reviewers, everybody);
  else if (reading != NULL)
    anno_reviewer_choice_fill (self->reviewers, anno_review_reading_get_everybody (reading));
}

/* All articles together; again and again while they are read. */
static void
show_survey (gpointer data)
{
  AnnoReviewPanel *self = data;
  AnnoReviewSurvey *survey = anno_review_all_get_survey (self->all);
  guint n, n_all;

  if (survey == NULL || self->box == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  anno_review_progress_show_survey (self->progress, survey);
  if (!anno_review_survey_get_progress (survey, &n, &n_all))
    {
      g_autoptr (GPtrArray) problems = anno_review_survey_list_problems (survey);
      anno_review_progress_tell (self->progress, problems, are_names_hidden (self));
      fill_everybody (self);
    }
  show_list (self, anno_review_explain_all (survey, get_shown (self)));
}

/* What was undone is in hand again. */
static void
go_to_undone (AnnoReviewPanel *self, AnnoReviewReading *reading)
{
  AnnoReviewEntry *entry
      = self->undone != NULL ? anno_undone_place_look (self->undone, reading) : NULL;

  if (entry != NULL)
    anno_difference_list_find (self->list, anno_review_entry_get (entry)->article,
                               anno_review_entry_get (entry)->cluster);
}

static void
show_reading (AnnoReviewPanel *self, gboolean anew)
{
  AnnoReviewReading *reading = reading_of (self);

  anno_verdict_bar_show (self->verdict, self->review);
  if (self->review != NULL && anno_review_all_is_on (self->all))
    {
      anno_review_all_arrive (self->all, anew);
      show_survey (self);
    }
  else if (reading != NULL)
    show_one (self, reading, anew);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
      show_empty (self, "");
    }
  go_to_undone (self, reading);
  show_selected (self);
}

static void
changed_cb (AnnoReviewPanel *self, gboolean anew)
{
  show_reading (self, anew);
}

static void
failed_cb (AnnoReviewPanel *self, const char *message)
{
  anno_session_say (anno_review_get_session (self->review), message);
}

/* From this article to all, and back. */
static void
turn_scope (AnnoReviewPanel *self)
{
  g_action_group_change_action_state (
      G_ACTION_GROUP (self->actions), "scope",
      g_variant_new_string (anno_review_all_is_on (self->all) ? "one" : "all"));
}

static gboolean
act (AnnoReviewPanel *self, guint key)
{
  if (gdk_keyval_to_lower (key) != GDK_KEY_a)
    return anno_difference_card_press (self->card, key);
  turn_scope (self);
  return GDK_EVENT_STOP;
}

static gboolean
pressed_cb (AnnoReviewPanel *self, guint key, guint code, GdkModifierType modifiers)
{
  switch (anno_list_keys_sort (GTK_WIDGET (self), key, modifiers))
    {
    case ANNO_LIST_KEY_BACK:
      anno_difference_list_focus (self->list);
      return GDK_EVENT_STOP;
    case ANNO_LIST_KEY_LEAVE:
      g_signal_emit (self, signals[ACTIVATED], 0);
      return GDK_EVENT_STOP;
    case ANNO_LIST_KEY_ACT:
      return act (self, key);
    case ANNO_LIST_KEY_OTHER:
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
scope_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AnnoReviewPanel *self = data;
  gboolean has_keyboard = gtk_widget_get_focus_child (self->box) != NULL;

  g_simple_action_set_state (action, value);
  anno_review_all_set_on (self->all, g_str_equal (g_variant_get_string (value, NULL), "all"));
  show_reading (self, TRUE);
  if (has_keyboard && gtk_widget_get_focus_child (self->box) == NULL)
    anno_review_panel_focus (self);
}

/* A visit begins when the review does. */
static void
follow_visit (AnnoReviewPanel *self)
{
  anno_difference_list_set_visit (self->list, is_only_new (self) && self->review != NULL
                                                  ? anno_review_get_visit (self->review)
                                                  : NULL);
}

static void
only_new_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AnnoReviewPanel *self = data;

  g_simple_action_set_state (action, value);
  follow_visit (self);
  if (reading_of (self) != NULL)
    show_reading (self, FALSE);
}

static void
stopped_cb (AnnoReviewPanel *self)
{
  anno_review_survey_stop (anno_review_all_get_survey (self->all));
}

static void
wanted_cb (AnnoReviewPanel *self)
{
  anno_review_all_again (self->all);
  show_reading (self, TRUE);
}

static void
hide_decided_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_simple_action_set_state (action, value);
  anno_difference_list_set_hide_decided (ANNO_REVIEW_PANEL (data)->list,
                                         g_variant_get_boolean (value));
  if (reading_of (data) != NULL)
    show_reading (data, FALSE);
}

static void
show_agreed_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_simple_action_set_state (action, value);
  anno_difference_list_set_show_agreed (ANNO_REVIEW_PANEL (data)->list,
                                        g_variant_get_boolean (value));
  if (reading_of (data) != NULL)
    show_reading (data, TRUE);
}

static void
blind_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AnnoReviewPanel *self = data;

  g_simple_action_set_state (action, value);
  if (self->review != NULL)
    anno_over_layers_set_blind (
        anno_session_get_over_layers (anno_review_get_session (self->review)),
        g_variant_get_boolean (value));
}

static void
majority_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoReviewPanel *self = data;

  if (self->review != NULL)
    anno_review_bulk_dialog_ask_majority (
        GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW)), self->review);
}

static void
many_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoReviewPanel *self = data;

  if (self->review != NULL)
    anno_review_bulk_dialog_ask_many (
        GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW)), self->review);
}

static void
add_actions (AnnoReviewPanel *self)
{
  static const GActionEntry entries[] = {
    { "accept-majority", majority_cb },
    { "accept-many", many_cb },
    { "scope", NULL, "s", "'one'", scope_cb },
    { "only-new", NULL, NULL, "false", only_new_cb },
    { "hide-decided", NULL, NULL, "false", hide_decided_cb },
    { "show-agreed", NULL, NULL, "false", show_agreed_cb },
    { "blind", NULL, NULL, "false", blind_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "review", G_ACTION_GROUP (self->actions));
}

static void
anno_review_panel_dispose (GObject *object)
{
  AnnoReviewPanel *self = ANNO_REVIEW_PANEL (object);

  anno_review_panel_set_review (self, NULL);
  g_clear_pointer (&self->all, anno_review_all_free);
  g_clear_pointer (&self->reviewers, anno_reviewer_choice_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (anno_review_panel_parent_class)->dispose (object);
}

static guint
new_signal (const char *name, guint n, GType first, GType second)
{
  return g_signal_new (name, ANNO_TYPE_REVIEW_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, first, second);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (ANNO_TYPE_CHECK_MENU);
  g_type_ensure (ANNO_TYPE_DIFFERENCE_LIST);
  g_type_ensure (ANNO_TYPE_DIFFERENCE_CARD);
  g_type_ensure (ANNO_TYPE_REVIEW_PROGRESS);
  g_type_ensure (ANNO_TYPE_VERDICT_BAR);
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/example/Annotator/ui/review-panel.ui");
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, box);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, people);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, more);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, progress);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, stack);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, empty_label);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, list);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, card);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, card_scroller);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, verdict);
  gtk_widget_class_bind_template_callback (klass, people_cb);
  gtk_widget_class_bind_template_callback (klass, close_cb);
  gtk_widget_class_bind_template_callback (klass, shown_cb);
  gtk_widget_class_bind_template_callback (klass, activated_cb);
  gtk_widget_class_bind_template_callback (klass, decided_cb);
  gtk_widget_class_bind_template_callback (klass, own_cb);
  gtk_widget_class_bind_template_callback (klass, stopped_cb);
  gtk_widget_class_bind_template_callback (klass, wanted_cb);
}

static void
anno_review_panel_class_init (AnnoReviewPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_review_panel_dispose;
  signals[SHOWN] = new_signal ("shown", 1, ANNO_TYPE_REVIEW_ENTRY, 0);
  signals[ACTIVATED] = new_signal ("activated", 0, 0, 0);
  signals[OWN_WANTED] = new_signal ("own-wanted", 2, ANNO_TYPE_REVIEW_ENTRY, G_TYPE_STRING);
  signals[CLOSED] = new_signal ("closed", 0, 0, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
anno_review_panel_init (AnnoReviewPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->all = anno_review_all_new (self->list, show_survey, self);
  self->reviewers = anno_reviewer_choice_new (self->people);
  gtk_widget_add_css_class (GTK_WIDGET (self), "review-panel");
  /* It stands at the edge of the window. */
  gtk_widget_set_halign (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->more))),
                         GTK_ALIGN_END);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_actions (self);
}

GtkWidget *
anno_review_panel_new (void)
{
  return g_object_new (ANNO_TYPE_REVIEW_PANEL, NULL);
}

void
anno_review_panel_set_review (AnnoReviewPanel *self, AnnoReview *review)
{
  g_return_if_fail (ANNO_IS_REVIEW_PANEL (self) && (review == NULL || ANNO_IS_REVIEW (review)));

  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_set_object (&self->review, review);
  g_clear_pointer (&self->undone, anno_undone_place_free);
  if (self->all == NULL)
    return;
  anno_review_all_set_review (self->all, review);
  if (review != NULL)
    {
      self->undone = anno_undone_place_new (anno_corpus_get_history (
          anno_session_get_corpus (anno_review_get_session (review))));
      g_signal_connect_object (review, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (review, "notify::active", G_CALLBACK (follow_visit), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (review, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
    }
  show_reading (self, TRUE);
}

gboolean
anno_review_panel_go (AnnoReviewPanel *self, int by)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_PANEL (self), FALSE);
  return anno_difference_list_go (self->list, by);
}

gboolean
anno_review_panel_go_open (AnnoReviewPanel *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_PANEL (self), FALSE);
  return anno_difference_list_go_open (self->list);
}

gboolean
anno_review_panel_is_led (AnnoReviewPanel *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_PANEL (self), FALSE);

  AnnoReviewEntry *entry = anno_difference_list_get_selected (self->list);
  return anno_review_all_is_on (self->all) && anno_review_all_is_coming (self->all, entry);
}

void
anno_review_panel_enter (AnnoReviewPanel *self)
{
  g_return_if_fail (ANNO_IS_REVIEW_PANEL (self));

  AnnoReviewReading *reading = reading_of (self);
  if (reading != NULL
      && anno_difference_list_enter (self->list, anno_review_reading_get_article (reading)))
    show_selected (self);
}

void
anno_review_panel_check (AnnoReviewPanel *self)
{
  g_return_if_fail (ANNO_IS_REVIEW_PANEL (self));
  anno_review_all_check (self->all);
}

gboolean
anno_review_panel_go_to (AnnoReviewPanel *self, guint start, guint end)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_PANEL (self), FALSE);

  AnnoReviewReading *reading = reading_of (self);
  if (reading == NULL
      || !anno_difference_list_select (self->list, anno_review_reading_get_article (reading), start,
                                       end))
    return FALSE;
  show_selected (self);
  return TRUE;
}

void
anno_review_panel_focus (AnnoReviewPanel *self)
{
  g_return_if_fail (ANNO_IS_REVIEW_PANEL (self));

  if (!anno_difference_list_focus (self->list))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
