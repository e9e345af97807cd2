#include "session/list-verbs.h"

#include <glib/gi18n-lib.h>

static void
go (AnnoSession *session, int by, gboolean unfinished)
{
  g_autoptr (AnnoArticleRow) row = anno_article_listing_go (
      anno_session_get_articles (session), anno_session_get_path (session), by, unfinished);

  if (row != NULL)
    anno_session_open (session, anno_article_row_get_path (row));
  else if (unfinished)
    anno_session_say (session, _("No unfinished article comes after this one."));
  else
    anno_session_say (session, by > 0 ? _("That was the last article.")
                                      : _("This is the first article."));
}

static void
next_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, 1, FALSE);
}

static void
previous_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, -1, FALSE);
}

static void
next_unfinished_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, 1, TRUE);
}

/* FALSE where it can't be set. One that is so already is. */
static gboolean
set_state (AnnoSession *session, const char *state)
{
  AnnoGesture gesture;

  if (!anno_session_may_mark (session, &gesture))
    return FALSE;
  AnnoStep *step = anno_gesture_set_state (&gesture, state);
  return step == NULL || anno_session_do (session, step);
}

static void
state_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_state (data, g_variant_get_string (parameter, NULL));
}

static void
done_next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (anno_session_get_document (data) != NULL && set_state (data, "done"))
    go (data, 1, TRUE);
}

/* An article that is to be read first. */
typedef struct
{
  AnnoSession *session;
  char *state;
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_object_unref (self->session);
  g_free (self->state);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static void
say_done (AnnoSession *session, AnnoDocument *document)
{
  /* Translators: %s is the title of an article whose working state was changed. */
  g_autofree char *message
      = g_strdup_printf (_("The state of “%s” is changed"), anno_document_get_title (document));
  anno_session_say_done (session, message);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wanted) wanted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoDocument) document
      = anno_corpus_load_finish (ANNO_CORPUS (source), result, &error);
  const char *reason = document != NULL ? anno_document_get_locked_reason (document) : NULL;

  if (document == NULL || reason != NULL)
    {
      anno_session_say (wanted->session, reason != NULL ? reason : error->message);
      return;
    }
  AnnoGesture gesture = { .layer = anno_document_get_layer (document),
                          .tagset = anno_corpus_get_tagset (ANNO_CORPUS (source)),
                          .article = anno_document_get_path (document) };
  AnnoStep *step = anno_gesture_set_state (&gesture, wanted->state);
  if (step != NULL && anno_session_do (wanted->session, step))
    say_done (wanted->session, document);
}

static void
state_of_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *escaped, *state;

  g_variant_get (parameter, "(&s&s)", &escaped, &state);
  g_autofree char *path = g_uri_unescape_string (escaped, NULL);
  if (path == NULL)
    return;
  Wanted *wanted = g_new0 (Wanted, 1);
  wanted->session = g_object_ref (data);
  wanted->state = g_strdup (state);
  anno_corpus_load_async (anno_session_get_corpus (data), path, NULL, loaded_cb, wanted);
}

void
anno_list_verbs_add (GActionMap *map, AnnoSession *session)
{
  g_return_if_fail (G_IS_ACTION_MAP (map) && ANNO_IS_SESSION (session));

  static const GActionEntry entries[] = {
    { "next-article", next_article_cb },
    { "previous-article", previous_article_cb },
    { "next-unfinished", next_unfinished_cb },
    { "state", state_cb, "s" },
    { "state-of", state_of_cb, "(ss)" },
    { "done-next", done_next_cb },
  };
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), session);
}

GVariant *
anno_list_verbs_target (const char *path, const char *state)
{
  g_return_val_if_fail (path != NULL && state != NULL, NULL);

  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  return g_variant_new ("(ss)", escaped, state);
}
