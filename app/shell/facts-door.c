#include "shell/facts-door.h"

#include "shell/article-facts-window.h"
#include "shell/toast.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define FACTS "article-facts"
#define UNDO "undo-article-facts"

#define DOOR "anno-facts-door"

/* The window's, which outlives it. */
typedef struct
{
  GtkWindow *window;
  AdwToastOverlay *toasts; /* in the window */
  AnnoSession *session;    /* or NULL */
  AnnoMetaOrder *undo;     /* what brings back what was there before the last save; or NULL */
} Door;

static void
door_free (Door *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->undo, anno_meta_order_free);
  g_free (self);
}

static Door *
door_of (gpointer window)
{
  return g_object_get_data (G_OBJECT (window), DOOR);
}

static void
set_enabled (Door *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), name);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* @undo: transfer full; NULL for none. */
static void
set_undo (Door *self, AnnoMetaOrder *undo)
{
  g_clear_pointer (&self->undo, anno_meta_order_free);
  self->undo = undo;
  set_enabled (self, UNDO, undo != NULL);
}

static char *
title_of (Door *self, const char *article)
{
  AnnoDocument *document = anno_session_get_document (self->session);
  gboolean is_in_hand
      = document != NULL && g_str_equal (anno_document_get_path (document), article);
  g_autofree char *name = g_filename_display_basename (article);

  return anno_isolate (is_in_hand ? anno_document_get_title (document) : name);
}

static gboolean
is_of_session (Door *self, const AnnoMetaOrder *order)
{
  AnnoCorpus *corpus = self->session != NULL ? anno_session_get_corpus (self->session) : NULL;

  return corpus != NULL && g_str_equal (order->root, anno_corpus_get_root (corpus));
}

static void
saved_cb (AnnoMetaOrder *undo, gpointer data)
{
  Door *self = data;

  if (!is_of_session (self, undo))
    {
      anno_meta_order_free (undo);
      return;
    }
  g_autofree char *title = title_of (self, undo->article);
  /* Translators: the title of an article. */
  g_autofree char *message = g_strdup_printf (_("Changed what is known of “%s”"), title);
  set_undo (self, undo);
  anno_toast_offer (self->toasts, message, "win." UNDO);
}

static void
facts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Door *self = data;

  if (self->session != NULL && anno_session_get_document (self->session) != NULL)
    gtk_window_present (
        GTK_WINDOW (anno_article_facts_window_new (self->window, self->session, saved_cb, self)));
}

/* What is being taken back. */
typedef struct
{
  GtkWindow *window;
  char *article;
  AnnoMeta meta;
} Undoing;

static void
undoing_free (Undoing *self)
{
  g_object_unref (self->window);
  g_free (self->article);
  anno_meta_clear (&self->meta);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undoing, undoing_free)

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Undoing) undoing = data;
  Door *self = door_of (undoing->window);
  AnnoFileIdentity now = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean saved = anno_meta_verbs_save_finish (ANNO_CORPUS (source), result, &now, &error);

  if (self->session == NULL || anno_session_get_corpus (self->session) != ANNO_CORPUS (source))
    return;
  if (!saved)
    {
      anno_toast (self->toasts, error->message, FALSE);
      return;
    }
  anno_article_facts_show (self->session, undoing->article, &undoing->meta, &now);
  g_autofree char *title = title_of (self, undoing->article);
  /* Translators: the title of an article. */
  g_autofree char *message = g_strdup_printf (_("“%s” is known as it was before"), title);
  anno_toast (self->toasts, message, FALSE);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Door *self = data;
  AnnoMetaOrder *order = g_steal_pointer (&self->undo);

  set_undo (self, NULL);
  if (order == NULL)
    return;
  Undoing *undoing = g_new0 (Undoing, 1);
  undoing->window = g_object_ref (self->window);
  undoing->article = g_strdup (order->article);
  anno_meta_copy (&undoing->meta, &order->meta);
  anno_meta_verbs_save_async (anno_session_get_corpus (self->session), order, undone_cb, undoing);
}

static Door *
ensure_door (GtkWindow *window, AdwToastOverlay *toasts)
{
  static const GActionEntry entries[] = { { FACTS, facts_cb }, { UNDO, undo_cb } };
  Door *self = door_of (window);

  if (self != NULL)
    return self;
  self = g_new0 (Door, 1);
  self->window = window;
  self->toasts = toasts;
  g_object_set_data_full (G_OBJECT (window), DOOR, self, (GDestroyNotify) door_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  return self;
}

static void
document_changed_cb (GtkWindow *window)
{
  Door *self = door_of (window);

  set_enabled (self, FACTS,
               self->session != NULL && anno_session_get_document (self->session) != NULL);
}

void
anno_facts_door_set_session (GtkWindow *window, AnnoSession *session, AdwToastOverlay *toasts)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  Door *self = ensure_door (window, toasts);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, document_changed_cb, window);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), window,
                             G_CONNECT_SWAPPED);
  set_undo (self, NULL);
  document_changed_cb (window);
}
