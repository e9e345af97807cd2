#include "shell/search-door.h"

#include "panels/search-panel.h"
#include "shell/column.h"
#include "shell/hit-visit.h"

#include <glib/gi18n-lib.h>

static G_DEFINE_QUARK (anno - search - door, anno_search_door)

    /* The window's, which outlives it. */
    typedef struct
{
  AnnoPanes *panes;
  AnnoReader *reader;
  GtkWidget *stack;       /* the list, or the search */
  AnnoSearchPanel *panel; /* NULL until it is asked for */
  AnnoSession *session;
  AnnoHitVisit *visit; /* NULL without a session */
} Door;

static Door *
door_of (GtkWindow *window)
{
  return g_object_get_qdata (G_OBJECT (window), anno_search_door_quark ());
}

static gboolean
is_open (Door *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "search") == 0;
}

static gboolean
is_narrow (Door *self)
{
  gboolean folded = FALSE;
  g_object_get (self->panes, "folded", &folded, NULL);
  return folded;
}

static void
go_to (Door *self, AnnoHitItem *item, gboolean focus)
{
  if (self->visit == NULL)
    return;
  anno_panes_show_middle (self->panes);
  anno_hit_visit_go (self->visit, item, focus);
}

/* Where there is room for one pane, the article would take the place of the hits. */
static void
shown_cb (Door *self, AnnoHitItem *item, gboolean by_key)
{
  if (!by_key || !is_narrow (self))
    go_to (self, item, is_narrow (self));
}

static void
activated_cb (Door *self, AnnoHitItem *item)
{
  go_to (self, item, TRUE);
}

static void
leave (Door *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  if (self->panel != NULL)
    anno_search_panel_rest (self->panel);
}

static void
closed_cb (Door *self)
{
  leave (self);
  anno_panes_show_middle (self->panes);
  anno_reader_focus (self->reader);
}

static void
make_panel (Door *self)
{
  self->panel = ANNO_SEARCH_PANEL (anno_search_panel_new ());
  gtk_stack_add_named (GTK_STACK (self->stack), anno_column_new (GTK_WIDGET (self->panel)),
                       "search");
  g_signal_connect_swapped (self->panel, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->panel, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->panel, "closed", G_CALLBACK (closed_cb), self);
  anno_search_panel_set_session (self->panel, self->session);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Door *self = data;

  if (self->panel == NULL)
    make_panel (self);
  g_object_set (self->panes, "list-shown", TRUE, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "search");
  anno_search_panel_open (self->panel, NULL);
}

static void
step (Door *self, int by)
{
  AnnoHitItem *item = is_open (self) ? anno_search_panel_go (self->panel, by) : NULL;

  if (item != NULL)
    go_to (self, item, FALSE);
  else if (!is_open (self))
    search_cb (NULL, NULL, self);
  else
    anno_session_say (self->session,
                      by > 0 ? _ ("There is no further hit.") : _ ("There is no hit before."));
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
  { "search-articles", search_cb },
  { "next-hit", next_cb },
  { "previous-hit", previous_cb },
};

static void
door_free (Door *self)
{
  g_clear_pointer (&self->visit, anno_hit_visit_free);
  g_clear_object (&self->session);
  g_free (self);
}

static GtkWidget *
make_stack (GtkWidget *list)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_named (GTK_STACK (stack), anno_column_new (list), "list");
  return stack;
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
anno_search_door_add (GtkWindow *window, AnnoPanes *panes, GtkWidget *list, AnnoReader *reader)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window), NULL);
  g_return_val_if_fail (ANNO_IS_PANES (panes) && GTK_IS_WIDGET (list) && ANNO_IS_READER (reader),
                        NULL);

  Door *self = g_new0 (Door, 1);
  self->panes = panes;
  self->reader = reader;
  self->stack = make_stack (list);
  g_object_set_qdata_full (G_OBJECT (window), anno_search_door_quark (), self,
                           (GDestroyNotify) door_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  allow (window, FALSE);
  return self->stack;
}

void
anno_search_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && (session == NULL || ANNO_IS_SESSION (session)));

  Door *self = door_of (window);
  g_clear_pointer (&self->visit, anno_hit_visit_free);
  g_set_object (&self->session, session);
  if (self->panel != NULL)
    anno_search_panel_set_session (self->panel, session);
  allow (window, session != NULL);
  if (session == NULL)
    anno_search_door_leave (window);
  else
    self->visit
        = anno_hit_visit_new (session, ANNO_ARTICLE_VIEW (anno_reader_get_view (self->reader)));
}

void
anno_search_door_leave (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  leave (door_of (window));
}

void
anno_search_door_visit (GtkWindow *window, AnnoHitItem *item, gboolean focus)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && ANNO_IS_HIT_ITEM (item));
  go_to (door_of (window), item, focus);
}
