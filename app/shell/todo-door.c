#include "shell/todo-door.h"

#include "panels/todo-panel.h"
#include "session/todo-list.h"
#include "shell/column.h"
#include "shell/todo-notice.h"
#include "view/article-view.h"

#include <glib/gi18n-lib.h>

#define PAGE "todo"

static G_DEFINE_QUARK (anno-todo-door, anno_todo_door)

    /* The window's, which outlives it. */
    typedef struct
{
  GtkWindow *window;
  AnnoTodoPlaces places;
  AnnoTodoNotice *notice;
  AnnoTodoPanel *panel; /* NULL until it is asked for */
  AnnoSession *session; /* NULL for none */
  AnnoTodoItem *item;   /* in hand; NULL for none */
  gboolean keeps_pane;  /* the article that is being opened is no reason to fold the list away */
} Door;

static Door *
door_of (GtkWindow *window)
{
  return g_object_get_qdata (G_OBJECT (window), anno_todo_door_quark ());
}

static AnnoArticleView *
view_of (Door *self)
{
  return ANNO_ARTICLE_VIEW (anno_reader_get_view (self->places.reader));
}

static gboolean
is_open (Door *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->places.stack)), PAGE) == 0;
}

static gboolean
is_shown (Door *self, const AnnoTodoFacts *facts)
{
  AnnoDocument *document = anno_session_get_document (self->session);

  return document != NULL && anno_session_get_colleague (self->session) == NULL
         && g_str_equal (anno_document_get_path (document), facts->article);
}

/* One's own annotation, or the words where there is none, are set off. */
static void
emphasise (Door *self, const AnnoTodoFacts *facts, AnnoSpan *own)
{
  AnnoLayer *layer = anno_document_get_layer (anno_session_get_document (self->session));
  const AnnoComparedSpan span = { layer, facts->own };
  const AnnoRange range = { facts->start, facts->end };

  anno_article_view_set_compared (view_of (self), &span, own != NULL ? 1 : 0, &range,
                                  own == NULL && facts->end > facts->start ? 1 : 0);
}

/* What is about all of the article leaves the page where it is. */
static void
reveal (Door *self)
{
  const AnnoTodoFacts *facts = anno_todo_item_get (self->item);
  AnnoLayer *layer = anno_document_get_layer (anno_session_get_document (self->session));
  AnnoSpan *own = facts->own != NULL ? anno_layer_find (layer, facts->own) : NULL;

  anno_session_choose (self->session, own != NULL ? facts->own : NULL, own != NULL);
  emphasise (self, facts, own);
  if (own == NULL && facts->end > facts->start)
    g_signal_emit_by_name (self->session, "reveal", facts->start, facts->end);
}

static void
shown_cb (Door *self, AnnoTodoItem *item)
{
  g_set_object (&self->item, item);
  if (self->session == NULL || !is_open (self))
    return;
  anno_article_view_set_compared (view_of (self), NULL, 0, NULL, 0);
  if (item == NULL)
    return;
  if (is_shown (self, anno_todo_item_get (item)))
    {
      reveal (self);
      return;
    }
  self->keeps_pane = TRUE;
  anno_session_look_at (self->session, NULL);
  anno_session_open (self->session, anno_todo_item_get (item)->article);
}

/* A narrow window goes to the article that was opened; who goes through the list stays there. */
static void
document_cb (Door *self)
{
  gboolean keeps = self->keeps_pane;

  self->keeps_pane = FALSE;
  if (!is_open (self) || self->item == NULL || !is_shown (self, anno_todo_item_get (self->item)))
    return;
  reveal (self);
  if (keeps && !gtk_widget_get_mapped (GTK_WIDGET (self->panel)))
    {
      g_object_set (self->places.panes, "inspector-shown", TRUE, NULL);
      anno_todo_panel_focus (self->panel);
    }
}

static void
go_to_article (Door *self)
{
  anno_panes_show_middle (self->places.panes);
  anno_reader_focus (self->places.reader);
}

static void
set_open (Door *self, gboolean open)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->window), "todo",
                                      g_variant_new_boolean (open));
}

static void
closed_cb (Door *self)
{
  set_open (self, FALSE);
  anno_reader_focus (self->places.reader);
}

static void
make_panel (Door *self)
{
  self->panel = ANNO_TODO_PANEL (anno_todo_panel_new ());
  gtk_stack_add_named (GTK_STACK (self->places.stack),
                       anno_column_new (GTK_WIDGET (self->panel)), PAGE);
  g_signal_connect_swapped (self->panel, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->panel, "activated", G_CALLBACK (go_to_article), self);
  g_signal_connect_swapped (self->panel, "closed", G_CALLBACK (closed_cb), self);
}

static void
enter (Door *self)
{
  if (self->panel == NULL)
    make_panel (self);
  g_action_group_change_action_state (G_ACTION_GROUP (self->window), "review",
                                      g_variant_new_boolean (FALSE));
  anno_session_look_at (self->session, NULL);
  anno_todo_panel_set_session (self->panel, self->session);
  g_object_set (self->places.panes, "inspector-shown", TRUE, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->places.stack), PAGE);
  anno_todo_list_look (anno_todo_list_get (anno_session_get_corpus (self->session)));
  anno_todo_panel_begin (self->panel);
  anno_todo_panel_focus (self->panel);
}

/* Who was in the list is in the article then. */
static void
leave (Door *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);
  gboolean was_in = focus != NULL && self->panel != NULL
                    && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panel));

  if (!is_open (self))
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->places.stack), "inspector");
  if (was_in)
    anno_reader_focus (self->places.reader);
}

/* The review may have come in its place. */
static void
page_cb (Door *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), "todo");
  gboolean open = is_open (self);

  anno_todo_notice_set_open (self->notice, open);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (open));
  if (!open && self->item != NULL)
    {
      g_clear_object (&self->item);
      anno_article_view_set_compared (view_of (self), NULL, 0, NULL, 0);
    }
}

static void
todo_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  Door *self = data;
  gboolean wanted = g_variant_get_boolean (value);

  if (self->session == NULL || wanted == is_open (self))
    return;
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
      set_open (self, TRUE);
      return;
    }
  g_object_set (self->places.panes, "inspector-shown", TRUE, NULL);
  if (!anno_todo_panel_go (self->panel, by))
    anno_session_say (self->session, by > 0 ? _("Nothing further is asked of you.")
                                            : _("This is the first thing that is asked of you."));
  anno_todo_panel_focus (self->panel);
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

static const GActionEntry entries[] = {
  { "todo", NULL, NULL, "false", todo_cb },
  { "next-todo", next_cb },
  { "previous-todo", previous_cb },
};

/* Names that are hidden over the text are hidden here. */
static void
hide_names (Door *self)
{
  AnnoOverLayers *over = anno_session_get_over_layers (self->session);

  anno_todo_list_set_blind (anno_todo_list_get (anno_session_get_corpus (self->session)),
                            anno_over_layers_get_blind (over));
}

static void
connect_session (Door *self)
{
  AnnoOverLayers *over = anno_session_get_over_layers (self->session);

  g_signal_connect_swapped (self->session, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect_swapped (over, "notify::blind", G_CALLBACK (hide_names), self);
  hide_names (self);
}

static void
disconnect_session (Door *self)
{
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (anno_session_get_over_layers (self->session), self);
}

static void
door_free (Door *self)
{
  anno_todo_notice_free (self->notice);
  if (self->session != NULL)
    disconnect_session (self);
  g_clear_object (&self->session);
  g_clear_object (&self->item);
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

static void
folded_cb (Door *self)
{
  gboolean folded;

  g_object_get (self->places.panes, "folded", &folded, NULL);
  anno_todo_notice_set_narrow (self->notice, folded);
}

/* Who comes back may have been sent something by others meanwhile. */
static void
active_cb (Door *self)
{
  if (self->session != NULL && gtk_window_is_active (self->window))
    anno_todo_list_look (anno_todo_list_get (anno_session_get_corpus (self->session)));
}

void
anno_todo_door_add (GtkWindow *window, const AnnoTodoPlaces *places)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));
  g_return_if_fail (places != NULL && GTK_IS_STACK (places->stack));

  Door *self = g_new0 (Door, 1);
  self->window = window;
  self->places = *places;
  self->notice = anno_todo_notice_new (window, places->notice, places->button, places->menu);
  g_object_set_qdata_full (G_OBJECT (window), anno_todo_door_quark (), self,
                           (GDestroyNotify) door_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  allow (window, FALSE);
  g_signal_connect_swapped (places->stack, "notify::visible-child-name", G_CALLBACK (page_cb),
                            self);
  g_signal_connect_swapped (places->panes, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (window, "notify::is-active", G_CALLBACK (active_cb), self);
}

void
anno_todo_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && (session == NULL || ANNO_IS_SESSION (session)));

  Door *self = door_of (window);
  leave (self);
  if (self->panel != NULL)
    anno_todo_panel_set_session (self->panel, NULL);
  if (self->session != NULL)
    disconnect_session (self);
  g_set_object (&self->session, session);
  if (session != NULL)
    connect_session (self);
  anno_todo_notice_set_corpus (self->notice,
                               session != NULL ? anno_session_get_corpus (session) : NULL);
  allow (window, session != NULL);
}
