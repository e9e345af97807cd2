#include "panels/search-panel.h"

#include "panels/completion-list.h"
#include "panels/drop-down-name.h"
#include "panels/hit-list.h"
#include "panels/hit-search.h"
#include "panels/search-examples.h"
#include "panels/search-words.h"

#include <glib/gi18n-lib.h>

#define COMPLETIONS 8
#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)

struct _AnnoSearchPanel
{
  GtkWidget parent_instance;
  AnnoSession *session;
  AnnoHitSearch *search;   /* NULL without a session */
  GCancellable *completing; /* what is asked for the box, or NULL */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *status;
  GtkWidget *count_label;
  GtkWidget *order;
  GtkWidget *doubt_label;
  GtkWidget *stack;
  AnnoSearchExamples *examples;
  AnnoHitList *hit_list;
  AnnoCompletionList *completions;
};

enum
{
  SHOWN,
  ACTIVATED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoSearchPanel, anno_search_panel, GTK_TYPE_WIDGET)

static const char *
text_of (AnnoSearchPanel *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static AnnoTagset *
tagset_of (AnnoSearchPanel *self)
{
  return anno_corpus_get_tagset (anno_session_get_corpus (self->session));
}

static AnnoCorpusIndex *
index_of (AnnoSearchPanel *self)
{
  return anno_corpus_get_index (anno_session_get_corpus (self->session));
}

static void
show_note (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL && *words != '\0');
}

/* What is said above the hits; what was found before stays until there is an answer. */
static void
show_state (AnnoSearchPanel *self)
{
  if (self->search == NULL || anno_hit_search_is_busy (self->search))
    return;
  gboolean asked = anno_hit_search_get_query (self->search) != NULL;
  const char *problem = anno_hit_search_get_problem (self->search);
  g_autofree char *count = anno_search_words_count (self->search);

  gtk_label_set_text (GTK_LABEL (self->count_label), problem != NULL ? problem : count);
  gtk_widget_set_visible (self->status, asked);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    asked || *text_of (self) != '\0' ? "hits" : "examples");
}

static void
answered_cb (AnnoSearchPanel *self)
{
  show_state (self);
  anno_hit_list_rewind (self->hit_list);
}

static void
look (AnnoSearchPanel *self)
{
  if (self->search == NULL)
    return;
  g_autoptr (AnnoQuery) query = anno_query_new (text_of (self), tagset_of (self));
  g_autofree char *doubt = anno_search_words_doubt (query);
  gboolean by_date = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order)) == 1;

  show_note (self->doubt_label, doubt);
  anno_hit_search_look_for (self->search, query,
                            by_date ? ANNO_SEARCH_BY_DATE : ANNO_SEARCH_BY_RELEVANCE);
}

static void
hide_completions (AnnoSearchPanel *self)
{
  if (self->completing != NULL)
    g_cancellable_cancel (self->completing);
  g_clear_object (&self->completing);
  anno_completion_list_hide (self->completions);
}

/* A value that is begun is chosen at once; a name of a filter may be meant as a word. */
static void
show_completions (AnnoSearchPanel *self, AnnoCompletions *completions)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->entry, GTK_WIDGET (self), &bounds)
      || !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    {
      anno_completions_free (completions);
      hide_completions (self);
      return;
    }
  GdkRectangle area = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                        (int) bounds.size.height };
  gboolean is_value = completions->end > completions->start
                      && memchr (text_of (self) + completions->start, ':',
                                 completions->end - completions->start) != NULL;
  anno_completion_list_show (self->completions, completions, &area, is_value);
}

/* What is asked, and for which text. */
typedef struct
{
  AnnoSearchPanel *panel;
  char *text;
} Asked;

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (AnnoSearchPanel) self = asked->panel;
  g_autofree char *text = asked->text;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  AnnoCompletions *completions
      = self->session != NULL ? anno_corpus_index_complete_finish (index_of (self), result, NULL) : NULL;

  g_free (asked);
  if (completions == NULL)
    return;
  if (cancellable != self->completing || !g_str_equal (text, text_of (self)))
    anno_completions_free (completions);
  else
    show_completions (self, completions);
}

static guint
caret_of (AnnoSearchPanel *self)
{
  const char *text = text_of (self);
  return (guint) (g_utf8_offset_to_pointer (text, gtk_editable_get_position (GTK_EDITABLE (self->entry)))
                  - text);
}

static void
complete (AnnoSearchPanel *self)
{
  if (self->completing != NULL)
    g_cancellable_cancel (self->completing);
  g_clear_object (&self->completing);
  if (self->session == NULL || *text_of (self) == '\0')
    {
      anno_completion_list_hide (self->completions);
      return;
    }
  Asked *asked = g_new (Asked, 1);
  *asked = (Asked) { g_object_ref (self), g_strdup (text_of (self)) };
  self->completing = g_cancellable_new ();
  anno_corpus_index_complete_async (index_of (self), asked->text, caret_of (self), tagset_of (self),
                                    COMPLETIONS, self->completing, completed_cb, asked);
}

/* The hits first: they are what is waited for. */
static void
text_changed_cb (AnnoSearchPanel *self)
{
  look (self);
  complete (self);
}

/* Somebody who goes elsewhere in what was typed wants no completion of it. */
static void
caret_moved_cb (AnnoSearchPanel *self)
{
  const AnnoCompletions *all = NULL;

  anno_completion_list_get_chosen (self->completions, &all);
  if (all != NULL && caret_of (self) != all->end)
    hide_completions (self);
}

/* Puts what is chosen in place of what was typed of it. */
static void
accept (AnnoSearchPanel *self)
{
  const AnnoCompletions *all = NULL;
  const AnnoCompletion *chosen = anno_completion_list_get_chosen (self->completions, &all);
  const char *text = text_of (self);

  if (chosen == NULL || all->end > strlen (text))
    return;
  gsize n = strlen (chosen->text);
  const char *rest = text + all->end;
  if (n > 0 && chosen->text[n - 1] == ' ' && *rest == ' ')
    rest++;
  g_autoptr (GString) whole = g_string_new_len (text, all->start);
  g_string_append (whole, chosen->text);
  int caret = (int) g_utf8_strlen (whole->str, -1);
  g_string_append (whole, rest);
  anno_completion_list_hide (self->completions);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), whole->str);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), caret);
  complete (self);
}

/* What isn't looked at needn't follow the index. */
static void
close_cb (AnnoSearchPanel *self)
{
  hide_completions (self);
  if (self->search != NULL)
    anno_hit_search_look_for (self->search, NULL, ANNO_SEARCH_BY_RELEVANCE);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
activate (AnnoSearchPanel *self)
{
  AnnoHitItem *item = anno_hit_list_get_selected (self->hit_list);

  if (item == NULL)
    item = anno_hit_list_go (self->hit_list, 1);
  hide_completions (self);
  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

/* The one above the first is none: the box itself. */
static void
move (AnnoSearchPanel *self, int by)
{
  if (anno_completion_list_is_open (self->completions))
    {
      anno_completion_list_move (self->completions, by);
      return;
    }
  AnnoHitItem *item = anno_hit_list_go (self->hit_list, by);
  if (item != NULL)
    g_signal_emit (self, signals[SHOWN], 0, item, TRUE);
}

static gboolean
press_tab (AnnoSearchPanel *self)
{
  const AnnoCompletions *all = NULL;

  if (!anno_completion_list_is_open (self->completions))
    return GDK_EVENT_PROPAGATE;
  if (anno_completion_list_get_chosen (self->completions, &all) == NULL)
    anno_completion_list_move (self->completions, 1);
  accept (self);
  return GDK_EVENT_STOP;
}

static void
press_enter (AnnoSearchPanel *self)
{
  const AnnoCompletions *all = NULL;

  if (anno_completion_list_get_chosen (self->completions, &all) != NULL)
    accept (self);
  else
    activate (self);
}

static void
press_escape (AnnoSearchPanel *self)
{
  if (anno_completion_list_is_open (self->completions))
    hide_completions (self);
  else
    close_cb (self);
}

static gboolean
pressed_cb (AnnoSearchPanel *self, guint key, guint code, GdkModifierType state)
{
  if ((state & MODIFIERS) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Down:
    case GDK_KEY_KP_Up:
      move (self, key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      return press_tab (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      press_enter (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      press_escape (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
hit_shown_cb (AnnoSearchPanel *self, AnnoHitItem *item, gboolean by_key)
{
  g_signal_emit (self, signals[SHOWN], 0, item, by_key);
}

static void
hit_activated_cb (AnnoSearchPanel *self, AnnoHitItem *item)
{
  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static void
near_end_cb (AnnoSearchPanel *self)
{
  if (self->search != NULL)
    anno_hit_search_more (self->search);
}

static void
example_cb (AnnoSearchPanel *self, const char *text)
{
  anno_search_panel_open (self, text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  hide_completions (self);
}

/* Rows show what they are by the tagset, so they are made anew. */
static void
tagset_changed_cb (AnnoSearchPanel *self)
{
  const char *own = anno_corpus_get_annotator (anno_session_get_corpus (self->session))->slug;

  anno_hit_list_set_tagset (self->hit_list, tagset_of (self), g_intern_string (own));
  look (self);
}

static void
anno_search_panel_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ANNO_SEARCH_PANEL (widget)->box, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
anno_search_panel_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnoSearchPanel *self = ANNO_SEARCH_PANEL (widget);
  const GtkAllocation all = { 0, 0, width, height };

  gtk_widget_size_allocate (self->box, &all, baseline);
  gtk_widget_size_allocate (GTK_WIDGET (self->completions), &all, -1);
}

static void
anno_search_panel_dispose (GObject *object)
{
  AnnoSearchPanel *self = ANNO_SEARCH_PANEL (object);

  if (self->completions != NULL)
    {
      anno_search_panel_set_session (self, NULL);
      gtk_widget_unparent (GTK_WIDGET (self->completions));
    }
  self->completions = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_search_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ANNO_TYPE_HIT_LIST);
  g_type_ensure (ANNO_TYPE_SEARCH_EXAMPLES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/search-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, box);
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, status);
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, order);
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, examples);
  gtk_widget_class_bind_template_child (widget_class, AnnoSearchPanel, hit_list);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, caret_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, look);
}

static guint
new_signal (const char *name, guint n)
{
  return g_signal_new (name, ANNO_TYPE_SEARCH_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, ANNO_TYPE_HIT_ITEM, G_TYPE_BOOLEAN);
}

static void
anno_search_panel_class_init (AnnoSearchPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_search_panel_dispose;
  widget_class->measure = anno_search_panel_measure;
  widget_class->size_allocate = anno_search_panel_size_allocate;
  signals[SHOWN] = new_signal ("shown", 2);
  signals[ACTIVATED] = new_signal ("activated", 1);
  signals[CLOSED] = new_signal ("closed", 0);
  bind_template (widget_class);
}

static void
connect_parts (AnnoSearchPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide_completions), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (self->completions, "accepted", G_CALLBACK (accept), self);
  g_signal_connect_swapped (self->examples, "chosen", G_CALLBACK (example_cb), self);
  g_signal_connect_swapped (self->hit_list, "shown", G_CALLBACK (hit_shown_cb), self);
  g_signal_connect_swapped (self->hit_list, "activated", G_CALLBACK (hit_activated_cb), self);
  g_signal_connect_swapped (self->hit_list, "near-end", G_CALLBACK (near_end_cb), self);
  g_signal_connect_swapped (self->hit_list, "escaped", G_CALLBACK (close_cb), self);
}

static void
anno_search_panel_init (AnnoSearchPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-panel");
  self->completions = ANNO_COMPLETION_LIST (anno_completion_list_new ());
  gtk_widget_insert_before (GTK_WIDGET (self->completions), GTK_WIDGET (self), NULL);
  anno_drop_down_name (GTK_DROP_DOWN (self->order), _("What Comes First"));
  connect_parts (self);
}

GtkWidget *
anno_search_panel_new (void)
{
  return g_object_new (ANNO_TYPE_SEARCH_PANEL, NULL);
}

static void
leave_session (AnnoSearchPanel *self)
{
  hide_completions (self);
  anno_hit_list_set_hits (self->hit_list, NULL);
  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (anno_session_get_corpus (self->session), self);
}

void
anno_search_panel_set_session (AnnoSearchPanel *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_SEARCH_PANEL (self));

  if (self->session == session)
    return;
  leave_session (self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  self->search = anno_hit_search_new (index_of (self));
  anno_hit_list_set_hits (self->hit_list, anno_hit_search_get_hits (self->search));
  g_signal_connect_object (self->search, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_session_get_corpus (session), "notify::tagset",
                           G_CALLBACK (tagset_changed_cb), self, G_CONNECT_SWAPPED);
  tagset_changed_cb (self);
}

void
anno_search_panel_open (AnnoSearchPanel *self, const char *text)
{
  g_return_if_fail (ANNO_IS_SEARCH_PANEL (self));

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  look (self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

AnnoHitItem *
anno_search_panel_go (AnnoSearchPanel *self, int by)
{
  g_return_val_if_fail (ANNO_IS_SEARCH_PANEL (self), NULL);
  return anno_hit_list_go (self->hit_list, by);
}
