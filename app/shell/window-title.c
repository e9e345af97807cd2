#include "shell/window-title.h"

#include "panels/later.h"

#include <glib/gi18n-lib.h>

#define FOLLOWER "anno-window-title"

/* What one title follows. */
typedef struct
{
  AnnoSession *session;  /* or NULL */
  GSignalGroup *told;    /* by the session */
  GSignalGroup *renamed; /* by its document */
  AnnoLater *later;
} Follower;

static void
follower_free (Follower *self)
{
  g_clear_object (&self->told);
  g_clear_object (&self->renamed);
  g_clear_object (&self->session);
  g_clear_pointer (&self->later, anno_later_free);
  g_free (self);
}

static Follower *
follower_of (gpointer title)
{
  return g_object_get_data (G_OBJECT (title), FOLLOWER);
}

static void
show (gpointer title)
{
  Follower *self = follower_of (title);
  GtkRoot *window = gtk_widget_get_root (title);

  if (self->session == NULL)
    return;
  AnnoDocument *document = anno_session_get_document (self->session);
  const char *folder = anno_corpus_get_name (anno_session_get_corpus (self->session));
  const char *words = document != NULL ? anno_document_get_title (document) : folder;
  adw_window_title_set_title (title, words);
  adw_window_title_set_subtitle (title, document != NULL ? folder : "");
  if (GTK_IS_WINDOW (window))
    gtk_window_set_title (GTK_WINDOW (window), words);
}

static void
renamed_cb (AdwWindowTitle *title)
{
  anno_later_ask (follower_of (title)->later);
}

static void
document_changed_cb (AdwWindowTitle *title)
{
  Follower *self = follower_of (title);

  g_signal_group_set_target (self->renamed, anno_session_get_document (self->session));
  anno_later_ask (self->later);
}

static Follower *
ensure_follower (AdwWindowTitle *title)
{
  Follower *self = follower_of (title);

  if (self != NULL)
    return self;
  self = g_new0 (Follower, 1);
  self->later = anno_later_new (GTK_WIDGET (title), show);
  self->told = g_signal_group_new (ANNO_TYPE_SESSION);
  self->renamed = g_signal_group_new (ANNO_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->told, "notify::document", G_CALLBACK (document_changed_cb),
                                  title);
  g_signal_group_connect_swapped (self->renamed, "notify::title", G_CALLBACK (renamed_cb), title);
  g_object_set_data_full (G_OBJECT (title), FOLLOWER, self, (GDestroyNotify) follower_free);
  return self;
}

void
anno_window_title_set_session (AdwWindowTitle *title, AnnoSession *session)
{
  g_return_if_fail (ADW_IS_WINDOW_TITLE (title));
  g_return_if_fail (session == NULL || ANNO_IS_SESSION (session));

  Follower *self = ensure_follower (title);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->told, session);
  g_signal_group_set_target (self->renamed,
                             session != NULL ? anno_session_get_document (session) : NULL);
  show (title);
}
