#include "shell/people-door.h"

#include "shell/people-window.h"

static G_DEFINE_QUARK (anno - people - door, anno_people_door)

    /* The window's, which outlives it. */
    typedef struct
{
  GtkWindow *window;
  AnnoSession *session;
  GtkWindow *people; /* weak; NULL where none is open */
} Door;

static void
close_people (Door *self)
{
  if (self->people != NULL)
    gtk_window_close (self->people);
  if (self->people != NULL)
    gtk_window_destroy (self->people);
}

static void
door_free (Door *self)
{
  g_clear_weak_pointer (&self->people);
  g_clear_object (&self->session);
  g_free (self);
}

static void
open_people (Door *self, const char *id)
{
  if (self->session == NULL)
    return;
  if (self->people == NULL)
    {
      GtkWidget *people = anno_people_window_new (self->window, self->session);
      g_set_weak_pointer (&self->people, GTK_WINDOW (people));
    }
  /* First, because a window that comes up moves the keyboard on from where it was put. */
  gtk_window_present (self->people);
  anno_people_window_show (ANNO_PEOPLE_WINDOW (self->people), id);
}

static void
people_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_people (data, NULL);
}

static void
edit_person_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_people (data, g_variant_get_string (parameter, NULL));
}

static gboolean
close_request_cb (Door *self)
{
  close_people (self);
  return FALSE;
}

static Door *
door_of (GtkWindow *window)
{
  static const GActionEntry entries[] = {
    { "people", people_cb },
    { "edit-person", edit_person_cb, "s" },
  };
  Door *self = g_object_get_qdata (G_OBJECT (window), anno_people_door_quark ());

  if (self != NULL)
    return self;
  self = g_new0 (Door, 1);
  self->window = window;
  g_object_set_qdata_full (G_OBJECT (window), anno_people_door_quark (), self,
                           (GDestroyNotify) door_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (close_request_cb), self);
  return self;
}

void
anno_people_door_set_session (GtkWindow *window, AnnoSession *session)
{
  static const char *const names[] = { "people", "edit-person" };

  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));

  Door *self = door_of (window);
  close_people (self);
  g_set_object (&self->session, session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), names[i])),
        session != NULL);
}
