#include "shell/stats-door.h"

#include "shell/stats-window.h"

static G_DEFINE_QUARK (anno - stats - door, anno_stats_door)

    /* The window's, which outlives it. */
    typedef struct
{
  GtkWindow *window;
  AnnoSession *session;
  GtkWindow *statistics; /* weak; NULL where none is open */
} Door;

static void
close_statistics (Door *self)
{
  if (self->statistics != NULL)
    gtk_window_destroy (self->statistics);
}

static void
door_free (Door *self)
{
  g_clear_weak_pointer (&self->statistics);
  g_clear_object (&self->session);
  g_free (self);
}

static void
statistics_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Door *self = data;

  if (self->session == NULL)
    return;
  if (self->statistics == NULL)
    g_set_weak_pointer (&self->statistics,
                        GTK_WINDOW (anno_stats_window_new (self->window, self->session)));
  gtk_window_present (self->statistics);
}

static Door *
door_of (GtkWindow *window)
{
  static const GActionEntry entry = { "statistics", statistics_cb };
  Door *self = g_object_get_qdata (G_OBJECT (window), anno_stats_door_quark ());

  if (self != NULL)
    return self;
  self = g_new0 (Door, 1);
  self->window = window;
  g_object_set_qdata_full (G_OBJECT (window), anno_stats_door_quark (), self,
                           (GDestroyNotify) door_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), &entry, 1, self);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (close_statistics), self);
  return self;
}

void
anno_stats_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));

  Door *self = door_of (window);
  close_statistics (self);
  g_set_object (&self->session, session);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "statistics")),
      session != NULL);
}
