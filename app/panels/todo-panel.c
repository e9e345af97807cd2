#include "panels/todo-panel.h"

#include "panels/list-keys.h"
#include "panels/problem-words.h"
#include "panels/todo-card.h"
#include "panels/todo-rows.h"
#include "session/todo-list.h"

#include <glib/gi18n-lib.h>

struct _AnnoTodoPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *count_label;
  GtkWidget *problem_label;
  GtkWidget *here;
  GtkWidget *stack;
  GtkWidget *empty_label;
  AnnoTodoRows *rows;
  AnnoTodoCard *card;
  AnnoSession *session;
  AnnoTodoList *list; /* its corpus's */
  gboolean beginning; /* one is to be in hand as soon as there is one */
};

enum
{
  SHOWN,
  ACTIVATED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoTodoPanel, anno_todo_panel, GTK_TYPE_WIDGET)

static gboolean
is_here (AnnoTodoPanel *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->here));
}

static const char *
find_page (AnnoTodoPanel *self)
{
  if (anno_todo_rows_get_n (self->rows) > 0)
    return "list";
  return self->list != NULL && !anno_todo_list_is_read (self->list) ? "reading" : "empty";
}

static void
show_count (AnnoTodoPanel *self)
{
  guint n
      = self->list != NULL ? g_list_model_get_n_items (anno_todo_list_get_items (self->list)) : 0;
  g_autofree char *words
      = n > 0 ? g_strdup_printf (
            ngettext ("%u thing is asked of you", "%u things are asked of you", n), n)
              : g_strdup (_("Nothing is asked of you"));

  gtk_label_set_text (GTK_LABEL (self->count_label), words);
}

static void
show_problems (AnnoTodoPanel *self)
{
  const GPtrArray *problems = self->list != NULL ? anno_todo_list_get_problems (self->list) : NULL;
  g_autofree char *words
      = problems != NULL ? anno_problem_words (problems, anno_todo_list_get_blind (self->list))
                         : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->problem_label), words);
  gtk_widget_set_tooltip_text (self->problem_label, *words != '\0' ? words : NULL);
  gtk_widget_set_visible (self->problem_label, *words != '\0');
}

static void
show_page (AnnoTodoPanel *self)
{
  gtk_label_set_text (GTK_LABEL (self->empty_label),
                      is_here (self)
                          ? _("No reviewer waits for you in this article.")
                          : _("No reviewer waits for you. What they decide otherwise than you "
                              "marked it, comment on or want changed comes here."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), find_page (self));
  show_count (self);
}

static void
begin (AnnoTodoPanel *self)
{
  if (self->beginning
      && anno_todo_rows_go_first (self->rows, anno_session_get_path (self->session)))
    {
      self->beginning = FALSE;
      anno_todo_rows_focus (self->rows);
    }
}

static void
changed_cb (AnnoTodoPanel *self)
{
  show_problems (self);
  show_page (self);
  begin (self);
}

static void
failed_cb (AnnoTodoPanel *self, const char *message)
{
  anno_session_say (self->session, message);
  show_page (self);
}

static gboolean
had_keyboard (AnnoTodoPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (GTK_WIDGET (self))
         && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

/* A list that has become empty leaves the keyboard to what is left. */
static void
counted_cb (AnnoTodoPanel *self)
{
  gboolean had = had_keyboard (self);

  show_page (self);
  if (had && anno_todo_rows_get_n (self->rows) == 0)
    anno_todo_panel_focus (self);
}

static void
shown_cb (AnnoTodoPanel *self, AnnoTodoItem *item)
{
  anno_todo_card_show (self->card, self->session, item);
  g_signal_emit (self, signals[SHOWN], 0, item);
}

static void
activated_cb (AnnoTodoPanel *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
acted_cb (AnnoTodoPanel *self)
{
  anno_todo_rows_go_on (self->rows);
}

static void
close_cb (AnnoTodoPanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
follow_article (AnnoTodoPanel *self)
{
  if (self->session == NULL)
    return;
  const char *path = anno_session_get_path (self->session);
  anno_todo_rows_set_article (self->rows, is_here (self) ? (path != NULL ? path : "") : NULL);
  show_page (self);
}

static void
here_cb (AnnoTodoPanel *self)
{
  follow_article (self);
}

static gboolean
pressed_cb (AnnoTodoPanel *self, guint key, guint code, GdkModifierType modifiers)
{
  switch (anno_list_keys_sort (GTK_WIDGET (self), key, modifiers))
    {
    case ANNO_LIST_KEY_BACK:
      anno_todo_rows_focus (self->rows);
      return GDK_EVENT_STOP;
    case ANNO_LIST_KEY_LEAVE:
      g_signal_emit (self, signals[ACTIVATED], 0);
      return GDK_EVENT_STOP;
    case ANNO_LIST_KEY_ACT:
      return anno_todo_card_press (self->card, key);
    case ANNO_LIST_KEY_OTHER:
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
anno_todo_panel_dispose (GObject *object)
{
  AnnoTodoPanel *self = ANNO_TODO_PANEL (object);

  anno_todo_panel_set_session (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_todo_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (ANNO_TYPE_TODO_ROWS);
  g_type_ensure (ANNO_TYPE_TODO_CARD);
  gtk_widget_class_set_template_from_resource (klass, "/org/example/Annotator/ui/todo-panel.ui");
  gtk_widget_class_bind_template_child (klass, AnnoTodoPanel, box);
  gtk_widget_class_bind_template_child (klass, AnnoTodoPanel, count_label);
  gtk_widget_class_bind_template_child (klass, AnnoTodoPanel, problem_label);
  gtk_widget_class_bind_template_child (klass, AnnoTodoPanel, here);
  gtk_widget_class_bind_template_child (klass, AnnoTodoPanel, stack);
  gtk_widget_class_bind_template_child (klass, AnnoTodoPanel, empty_label);
  gtk_widget_class_bind_template_child (klass, AnnoTodoPanel, rows);
  gtk_widget_class_bind_template_child (klass, AnnoTodoPanel, card);
  gtk_widget_class_bind_template_callback (klass, close_cb);
  gtk_widget_class_bind_template_callback (klass, here_cb);
  gtk_widget_class_bind_template_callback (klass, shown_cb);
  gtk_widget_class_bind_template_callback (klass, activated_cb);
  gtk_widget_class_bind_template_callback (klass, counted_cb);
  gtk_widget_class_bind_template_callback (klass, acted_cb);
}

static void
anno_todo_panel_class_init (AnnoTodoPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = ANNO_TYPE_TODO_PANEL;

  G_OBJECT_CLASS (klass)->dispose = anno_todo_panel_dispose;
  signals[SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, ANNO_TYPE_TODO_ITEM);
  signals[ACTIVATED]
      = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED]
      = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
anno_todo_panel_init (AnnoTodoPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "review-panel");
  anno_todo_card_show (self->card, NULL, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
anno_todo_panel_new (void)
{
  return g_object_new (ANNO_TYPE_TODO_PANEL, NULL);
}

static void
connect_session (AnnoTodoPanel *self)
{
  self->list = g_object_ref (anno_todo_list_get (anno_session_get_corpus (self->session)));
  g_signal_connect_object (self->list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (follow_article), self,
                           G_CONNECT_SWAPPED);
  anno_todo_rows_set_items (self->rows, anno_todo_list_get_items (self->list));
  follow_article (self);
  changed_cb (self);
}

void
anno_todo_panel_set_session (AnnoTodoPanel *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_TODO_PANEL (self) && (session == NULL || ANNO_IS_SESSION (session)));

  if (session == self->session)
    return;
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (self->list, self);
      anno_todo_card_show (self->card, NULL, NULL);
      anno_todo_rows_set_items (self->rows, NULL);
    }
  g_clear_object (&self->list);
  self->beginning = FALSE;
  g_set_object (&self->session, session);
  if (session != NULL)
    connect_session (self);
}

void
anno_todo_panel_begin (AnnoTodoPanel *self)
{
  g_return_if_fail (ANNO_IS_TODO_PANEL (self) && self->session != NULL);

  AnnoTodoItem *item = anno_todo_rows_get_selected (self->rows);
  if (item != NULL)
    {
      shown_cb (self, item);
      return;
    }
  self->beginning = TRUE;
  begin (self);
}

gboolean
anno_todo_panel_go (AnnoTodoPanel *self, int by)
{
  g_return_val_if_fail (ANNO_IS_TODO_PANEL (self), FALSE);
  return anno_todo_rows_go (self->rows, by);
}

void
anno_todo_panel_focus (AnnoTodoPanel *self)
{
  g_return_if_fail (ANNO_IS_TODO_PANEL (self));

  if (!anno_todo_rows_focus (self->rows))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
