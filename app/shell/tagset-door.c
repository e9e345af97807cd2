#include "shell/tagset-door.h"

#include "session/tagset-verbs.h"
#include "shell/tagset-window.h"

#include <glib/gi18n-lib.h>

/* The action holds the session: whoever has the window's actions has it. */
static void
tagset_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = g_object_get_data (G_OBJECT (action), "session");

  if (session != NULL)
    gtk_window_present (GTK_WINDOW (anno_tagset_window_new (GTK_WINDOW (data), session)));
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSession) session = data;
  g_autoptr (GError) error = NULL;

  if (anno_tagset_verbs_follow_finish (ANNO_CORPUS (source), result, &error))
    anno_session_say (session, _ ("Somebody else has changed the tagset"));
  else if (error != NULL)
    anno_session_say (session, error->message);
}

/* Another hand's work is looked for when one comes back to the window. */
static void
active_changed_cb (GSimpleAction *action, GParamSpec *pspec, GtkWindow *window)
{
  AnnoSession *session = g_object_get_data (G_OBJECT (action), "session");

  if (gtk_window_is_active (window) && session != NULL)
    anno_tagset_verbs_follow_async (anno_session_get_corpus (session), followed_cb,
                                    g_object_ref (session));
}

void
anno_tagset_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));

  g_autoptr (GSimpleAction) action = g_simple_action_new ("tagset", NULL);
  g_simple_action_set_enabled (action, session != NULL);
  if (session != NULL)
    g_object_set_data_full (G_OBJECT (action), "session", g_object_ref (session), g_object_unref);
  g_signal_connect (action, "activate", G_CALLBACK (tagset_cb), window);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_changed_cb), action,
                           G_CONNECT_SWAPPED);
}
