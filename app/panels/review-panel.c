#include "panels/review-panel.h"

#include "panels/check-menu.h"
#include "panels/difference-card.h"
#include "panels/difference-list.h"
#include "panels/review-bulk-dialog.h"
#include "panels/verdict-bar.h"
#include "session/review-bulk.h"

#include <glib/gi18n-lib.h>

struct _AnnoReviewPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  AnnoCheckMenu *people;
  GtkWidget *progress_label;
  GtkWidget *progress_bar;
  GtkWidget *problem_label;
  GtkWidget *stack;
  GtkWidget *empty_label;
  AnnoDifferenceList *list;
  AnnoDifferenceCard *card;
  AnnoVerdictBar *verdict;
  AnnoReview *review;
  gboolean filling;
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

  anno_difference_card_show (self->card, self->review, entry);
  g_signal_emit (self, signals[SHOWN], 0, entry);
}

static void
shown_cb (AnnoReviewPanel *self)
{
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
  if (!anno_difference_list_go_open (self->list))
    anno_session_say (anno_review_get_session (self->review),
                      _("All differences in this article are decided."));
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
  AnnoReviewReading *reading = reading_of (self);
  g_autoptr (GStrvBuilder) without = g_strv_builder_new ();

  if (self->filling || reading == NULL)
    return;
  const GPtrArray *everybody = anno_review_reading_get_everybody (reading);
  for (guint i = 0; i < everybody->len; i++)
    if (!anno_check_menu_is_chosen (self->people, i))
      g_strv_builder_add (without, ((const AnnoReviewer *) everybody->pdata[i])->slug);
  g_auto (GStrv) slugs = g_strv_builder_end (without);
  anno_review_set_without (self->review, (const char *const *) slugs);
}

static void
fill_people (AnnoReviewPanel *self, AnnoReviewReading *reading)
{
  const GPtrArray *everybody = anno_review_reading_get_everybody (reading);
  g_autofree const char **names = g_new0 (const char *, everybody->len + 1);

  for (guint i = 0; i < everybody->len; i++)
    names[i] = ((const AnnoReviewer *) everybody->pdata[i])->name;
  self->filling = TRUE;
  anno_check_menu_fill (self->people, _("Annotators to Compare"), _("All annotators"), names);
  for (guint i = 0; i < everybody->len; i++)
    anno_check_menu_set_chosen (self->people, i,
                                ((const AnnoReviewer *) everybody->pdata[i])->is_compared);
  self->filling = FALSE;
}

static void
show_problems (AnnoReviewPanel *self, AnnoReviewReading *reading)
{
  const GPtrArray *problems = anno_review_reading_get_problems (reading);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *) problems->pdata[i]);
  gtk_label_set_text (GTK_LABEL (self->problem_label), words->str);
  gtk_widget_set_tooltip_text (self->problem_label, words->len > 0 ? words->str : NULL);
  gtk_widget_set_visible (self->problem_label, words->len > 0);
}

/* "3 of 12 differences decided · 2 outdated · 4 open comments" */
static char *
describe_progress (const AnnoReviewState *state)
{
  g_autofree char *decided = anno_review_state_describe (state);
  g_autoptr (GString) out = g_string_new (decided);

  if (state->n_outdated > 0)
    g_string_append_printf (
        out, ngettext (" · %u outdated", " · %u outdated", state->n_outdated), state->n_outdated);
  if (state->n_unresolved > 0)
    g_string_append_printf (
        out, ngettext (" · %u open comment", " · %u open comments", state->n_unresolved),
        state->n_unresolved);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
show_progress (AnnoReviewPanel *self, const AnnoReviewState *state)
{
  g_autofree char *words = describe_progress (state);

  gtk_label_set_text (GTK_LABEL (self->progress_label), words);
  gtk_progress_bar_set_fraction (
      GTK_PROGRESS_BAR (self->progress_bar),
      state->n_differences > 0 ? (double) state->n_decided / state->n_differences : 1);
}

static void
show_empty (AnnoReviewPanel *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->empty_label), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

/* What is seen where there is nothing to go through. */
static const char *
find_empty_words (AnnoReviewReading *reading)
{
  const GPtrArray *entries = anno_review_reading_get_entries (reading);
  const AnnoReviewCase *one = anno_review_reading_get_case (reading);

  if (one == NULL)
    return _("Nobody has annotated this article.");
  if (one->sides->len == 1 && entries->len > 0)
    return NULL;
  return entries->len == 0 ? _("Nobody has marked anything in this article.") : NULL;
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

static void
show_reading (AnnoReviewPanel *self, gboolean anew)
{
  AnnoReviewReading *reading = reading_of (self);
  const AnnoReviewState *state = reading != NULL ? anno_review_reading_get_state (reading) : NULL;

  gtk_widget_set_visible (gtk_widget_get_parent (self->progress_label), state != NULL);
  anno_verdict_bar_show (self->verdict, self->review);
  if (reading == NULL)
    {
      anno_difference_card_show (self->card, NULL, NULL);
      show_empty (self, "");
      return;
    }
  if (anew)
    {
      fill_people (self, reading);
      fill_list (self, reading);
    }
  else
    anno_difference_list_update (self->list, anno_review_reading_get_entries (reading));
  show_problems (self, reading);
  if (state != NULL)
    show_progress (self, state);
  const char *empty = find_empty_words (reading);
  if (empty != NULL)
    show_empty (self, empty);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
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

static gboolean
is_typing (AnnoReviewPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && GTK_IS_EDITABLE (focus);
}

static gboolean
pressed_cb (AnnoReviewPanel *self, guint key, guint code, GdkModifierType modifiers)
{
  const GdkModifierType all = gtk_accelerator_get_default_mod_mask ();

  if (is_typing (self))
    {
      if (key != GDK_KEY_Escape)
        return GDK_EVENT_PROPAGATE;
      anno_difference_list_focus (self->list);
      return GDK_EVENT_STOP;
    }
  if ((modifiers & all & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[ACTIVATED], 0);
      return GDK_EVENT_STOP;
    }
  return anno_difference_card_press (self->card, key);
}

static void
hide_decided_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_simple_action_set_state (action, value);
  anno_difference_list_set_hide_decided (ANNO_REVIEW_PANEL (data)->list,
                                         g_variant_get_boolean (value));
}

static void
show_agreed_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_simple_action_set_state (action, value);
  anno_difference_list_set_show_agreed (ANNO_REVIEW_PANEL (data)->list,
                                        g_variant_get_boolean (value));
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
    { "hide-decided", NULL, NULL, "false", hide_decided_cb },
    { "show-agreed", NULL, NULL, "false", show_agreed_cb },
    { "blind", NULL, NULL, "false", blind_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "review", G_ACTION_GROUP (group));
}

static void
anno_review_panel_dispose (GObject *object)
{
  AnnoReviewPanel *self = ANNO_REVIEW_PANEL (object);

  anno_review_panel_set_review (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
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
  g_type_ensure (ANNO_TYPE_VERDICT_BAR);
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/example/Annotator/ui/review-panel.ui");
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, box);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, people);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, progress_label);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, progress_bar);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, problem_label);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, stack);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, empty_label);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, list);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, card);
  gtk_widget_class_bind_template_child (klass, AnnoReviewPanel, verdict);
  gtk_widget_class_bind_template_callback (klass, people_cb);
  gtk_widget_class_bind_template_callback (klass, close_cb);
  gtk_widget_class_bind_template_callback (klass, shown_cb);
  gtk_widget_class_bind_template_callback (klass, activated_cb);
  gtk_widget_class_bind_template_callback (klass, decided_cb);
  gtk_widget_class_bind_template_callback (klass, own_cb);
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
  gtk_widget_add_css_class (GTK_WIDGET (self), "review-panel");
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
  if (self->box == NULL)
    return;
  if (review != NULL)
    {
      g_signal_connect_object (review, "changed", G_CALLBACK (changed_cb), self,
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
anno_review_panel_go_to (AnnoReviewPanel *self, guint start, guint end)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_PANEL (self), FALSE);

  if (!anno_difference_list_select (self->list, start, end))
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
