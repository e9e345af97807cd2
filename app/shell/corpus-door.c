#include "shell/corpus-door.h"

/* The window's, which outlives it. */
typedef struct
{
  GtkWindow *window;
  AnnoMakeWindow make;
  AnnoSession *session; /* or NULL */
  GtkWindow *other;     /* weak; NULL where none is open */
} Door;

static void
close_other (Door *self)
{
  if (self->other != NULL)
    gtk_window_destroy (self->other);
}

static void
door_free (Door *self)
{
  g_clear_weak_pointer (&self->other);
  g_clear_object (&self->session);
  g_free (self);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Door *self = data;

  if (self->session == NULL)
    return;
  if (self->other == NULL)
    g_set_weak_pointer (&self->other, GTK_WINDOW (self->make (self->window, self->session)));
  gtk_window_present (self->other);
}

static gboolean
close_request_cb (Door *self)
{
  close_other (self);
  return FALSE;
}

static Door *
door_of (GtkWindow *window, const char *action, AnnoMakeWindow make)
{
  const GActionEntry entry = { action, open_cb };
  g_autofree char *key = g_strconcat ("anno-corpus-door-", action, NULL);
  Door *self = g_object_get_data (G_OBJECT (window), key);

  if (self != NULL)
    return self;
  self = g_new0 (Door, 1);
  self->window = window;
  self->make = make;
  g_object_set_data_full (G_OBJECT (window), key, self, (GDestroyNotify) door_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), &entry, 1, self);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (close_request_cb), self);
  return self;
}

void
anno_corpus_door_set_session (GtkWindow *window, const char *action, AnnoMakeWindow make,
                              AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));
  g_return_if_fail (action != NULL && make != NULL);

  Door *self = door_of (window, action, make);
  close_other (self);
  g_set_object (&self->session, session);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), action)),
      session != NULL);
}
