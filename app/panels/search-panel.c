#include "panels/search-panel.h"

#include "panels/completing.h"
#include "panels/drop-down-name.h"
#include "panels/hit-list.h"
#include "panels/hit-search.h"
#include "panels/search-examples.h"
#include "panels/search-words.h"

#include <glib/gi18n-lib.h>

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)

struct _AnnoSearchPanel
{
  GtkWidget parent_instance;
  AnnoSession *session;
  AnnoHitSearch *search; /* NULL without a session */
  gboolean goes_on;      /* Enter was pressed before the hits were there */
  AnnoCompleting *completing;
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

/* Goes to the hit that is selected, or to the first. */
static void
activate (AnnoSearchPanel *self)
{
  AnnoHitItem *item = NULL;

  anno_completing_hide (self->completing);
  self->goes_on = self->search != NULL && anno_hit_search_is_busy (self->search);
  if (self->goes_on)
    return;
  item = anno_hit_list_get_selected (self->hit_list);
  if (item == NULL)
    item = anno_hit_list_go (self->hit_list, 1);
  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static void
answered_cb (AnnoSearchPanel *self)
{
  show_state (self);
  anno_hit_list_rewind (self->hit_list);
  if (self->goes_on)
    activate (self);
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

/* The hits first: they are what is waited for. */
static void
text_changed_cb (AnnoSearchPanel *self)
{
  self->goes_on = FALSE;
  look (self);
  anno_completing_text_changed (self->completing);
}

static void
close_cb (AnnoSearchPanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
move (AnnoSearchPanel *self, int by)
{
  AnnoHitItem *item = anno_hit_list_go (self->hit_list, by);

  if (item != NULL)
    g_signal_emit (self, signals[SHOWN], 0, item, TRUE);
}

static gboolean
press (AnnoSearchPanel *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      activate (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      close_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
pressed_cb (AnnoSearchPanel *self, guint key, guint code, GdkModifierType state)
{
  if ((state & MODIFIERS) != 0)
    return GDK_EVENT_PROPAGATE;
  return anno_completing_press (self->completing, key) || press (self, key);
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
  anno_completing_hide (self->completing);
}

/* Rows show what they are by the tagset, so they are made anew. */
static void
tagset_changed_cb (AnnoSearchPanel *self)
{
  const char *own = anno_corpus_get_annotator (anno_session_get_corpus (self->session))->slug;

  anno_hit_list_set_tagset (self->hit_list, tagset_of (self), g_intern_string (own));
  anno_completing_set_index (self->completing, index_of (self), tagset_of (self));
  look (self);
}

static void
anno_search_panel_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ANNO_SEARCH_PANEL (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
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
      g_clear_pointer (&self->completing, anno_completing_free);
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

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
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
  self->completing
      = anno_completing_new (GTK_EDITABLE (self->entry), self->completions, GTK_WIDGET (self));
  anno_drop_down_name (GTK_DROP_DOWN (self->order), _ ("What Comes First"));
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
  anno_completing_set_index (self->completing, NULL, NULL);
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
  g_signal_connect_object (self->search, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
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

/* What isn't looked at needn't follow the index. */
void
anno_search_panel_rest (AnnoSearchPanel *self)
{
  g_return_if_fail (ANNO_IS_SEARCH_PANEL (self));

  self->goes_on = FALSE;
  anno_completing_hide (self->completing);
  if (self->search != NULL)
    anno_hit_search_look_for (self->search, NULL, ANNO_SEARCH_BY_RELEVANCE);
}

AnnoHitItem *
anno_search_panel_go (AnnoSearchPanel *self, int by)
{
  g_return_val_if_fail (ANNO_IS_SEARCH_PANEL (self), NULL);
  return anno_hit_list_go (self->hit_list, by);
}

AnnoCorpusIndex *
anno_search_panel_get_index (AnnoSearchPanel *self)
{
  g_return_val_if_fail (ANNO_IS_SEARCH_PANEL (self), NULL);
  return self->session != NULL ? index_of (self) : NULL;
}

gboolean
anno_search_panel_is_busy (AnnoSearchPanel *self)
{
  g_return_val_if_fail (ANNO_IS_SEARCH_PANEL (self), FALSE);
  return self->search != NULL && anno_hit_search_is_busy (self->search);
}
