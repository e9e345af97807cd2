#include "shell/sheet-door.h"

#include "shell/sheet-print.h"

#define PRINT "print-review-sheet"
#define SAVE "save-review-sheet"

#define DOOR "anno-sheet-door"

/* The window's, which outlives it. */
typedef struct
{
  GtkWindow *window;
  AnnoSession *session; /* or NULL */
} Door;

static void
door_free (Door *self)
{
  g_clear_object (&self->session);
  g_free (self);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Door *self = data;

  if (self->session != NULL)
    anno_sheet_print (self->window, self->session, NULL, FALSE);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Door *self = data;

  if (self->session != NULL)
    anno_sheet_print_to_file (self->window, self->session, NULL, FALSE);
}

static Door *
ensure_door (GtkWindow *window)
{
  static const GActionEntry entries[] = { { PRINT, print_cb }, { SAVE, save_cb } };
  Door *self = g_object_get_data (G_OBJECT (window), DOOR);

  if (self != NULL)
    return self;
  self = g_new0 (Door, 1);
  self->window = window;
  g_object_set_data_full (G_OBJECT (window), DOOR, self, (GDestroyNotify) door_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  return self;
}

static void
document_changed_cb (GtkWindow *window)
{
  const Door *self = g_object_get_data (G_OBJECT (window), DOOR);
  static const char *const names[] = { PRINT, SAVE };
  gboolean enabled = self->session != NULL && anno_session_get_document (self->session) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), names[i])), enabled);
}

void
anno_sheet_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));

  Door *self = ensure_door (window);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, document_changed_cb, window);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), window,
                             G_CONNECT_SWAPPED);
  document_changed_cb (window);
}
