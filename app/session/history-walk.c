#include "session/history-walk.h"

#include "session/documents-load.h"
#include "session/review-keeper.h"

#include <glib/gi18n-lib.h>

/* One of the two ways through the history. */
typedef struct
{
  AnnoStep *(*peek) (AnnoHistory *history);
  gboolean (*move) (AnnoCorpus *corpus, GError **error);
  char *(*describe) (AnnoStep *step);
} Way;

/* A move that waits for the articles it changes. */
typedef struct
{
  AnnoSession *session;
  const Way *way;
  AnnoStep *step;
} Waiting;

static AnnoStep *
peek (AnnoSession *session, const Way *way)
{
  return way->peek (anno_corpus_get_history (anno_session_get_corpus (session)));
}

static void
move (AnnoSession *session, const Way *way)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = way->describe (peek (session, way));

  if (way->move (anno_session_get_corpus (session), &error))
    anno_session_say (session, said);
  else
    anno_session_say (session, error->message);
}

static void
others_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents
      = anno_documents_load_finish (ANNO_CORPUS (source), result, &error);

  if (documents == NULL)
    anno_session_say (loading->session, error->message);
  else if (peek (loading->session, loading->way) == loading->step)
    move (loading->session, loading->way);
  g_object_unref (loading->session);
  anno_step_unref (loading->step);
  g_free (loading);
}

/* A step on several articles needs all of them in memory, of which one is shown. */
static void
move_with_all (AnnoSession *session, const Way *way, AnnoStep *step)
{
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  g_auto (GStrv) missing = anno_documents_list_missing (corpus, step);

  if (*missing == NULL)
    {
      move (session, way);
      return;
    }
  Waiting *loading = g_new0 (Waiting, 1);
  loading->session = g_object_ref (session);
  loading->way = way;
  loading->step = anno_step_ref (step);
  anno_documents_load_async (corpus, (const char *const *) missing, NULL, others_loaded_cb, loading);
}

static gboolean
is_shown (AnnoSession *session, const char *article)
{
  AnnoDocument *document = anno_session_get_document (session);
  return document != NULL && anno_session_get_colleague (session) == NULL
         && g_str_equal (anno_document_get_path (document), article);
}

static void
stop_waiting (Waiting *waiting)
{
  g_signal_handlers_disconnect_by_data (waiting->session, waiting);
  g_object_unref (waiting->session);
  anno_step_unref (waiting->step);
  g_free (waiting);
}

static void
shown_cb (AnnoSession *session, GParamSpec *pspec, gpointer data)
{
  Waiting *waiting = data;

  if (is_shown (session, anno_step_get_article (waiting->step))
      && peek (session, waiting->way) == waiting->step)
    move_with_all (session, waiting->way, waiting->step);
  stop_waiting (waiting);
}

static void
failed_cb (AnnoSession *session, const char *message, gpointer data)
{
  stop_waiting (data);
}

/* Another article may have been asked for, even the one that is shown still. */
static void
loading_cb (AnnoSession *session, GParamSpec *pspec, gpointer data)
{
  const Waiting *waiting = data;
  const char *wanted = anno_session_get_path (session);

  if (g_strcmp0 (wanted, anno_step_get_article (waiting->step)) != 0)
    stop_waiting (data);
}

static void
move_once_shown (AnnoSession *session, const Way *way, AnnoStep *step)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->session = g_object_ref (session);
  waiting->way = way;
  waiting->step = anno_step_ref (step);
  g_signal_connect (session, "notify::document", G_CALLBACK (shown_cb), waiting);
  g_signal_connect (session, "notify::loading", G_CALLBACK (loading_cb), waiting);
  g_signal_connect (session, "failed", G_CALLBACK (failed_cb), waiting);
  anno_session_look_at (session, NULL);
  anno_session_open (session, anno_step_get_article (step));
}

static void walk (AnnoSession *session, const Way *way);

/* What a person said in a review and is on its way to the disk is a step in a moment: that one is
 * meant. */
typedef struct
{
  AnnoSession *session;
  AnnoReviewKeeper *keeper;
  const Way *way;
} Resting;

static void
rested_cb (AnnoReviewKeeper *keeper, gpointer data)
{
  Resting *resting = data;

  g_signal_handlers_disconnect_by_data (keeper, resting);
  walk (resting->session, resting->way);
  g_object_unref (resting->session);
  g_object_unref (resting->keeper);
  g_free (resting);
}

static gboolean
rest_first (AnnoSession *session, const Way *way)
{
  AnnoReviewKeeper *keeper = anno_review_keeper_get (anno_session_get_corpus (session));

  if (!anno_review_keeper_is_busy (keeper))
    return FALSE;
  Resting *resting = g_new0 (Resting, 1);
  resting->session = g_object_ref (session);
  resting->keeper = g_object_ref (keeper);
  resting->way = way;
  g_signal_connect (keeper, "rested", G_CALLBACK (rested_cb), resting);
  return TRUE;
}

static void
walk (AnnoSession *session, const Way *way)
{
  if (rest_first (session, way))
    return;
  AnnoStep *step = peek (session, way);
  if (step == NULL)
    return;
  const char *article = anno_step_get_article (step);
  if (article == NULL || is_shown (session, article))
    move_with_all (session, way, step);
  else
    move_once_shown (session, way, step);
}

static char *
describe_undo (AnnoStep *step)
{
  /* Translators: what was undone, as in "Undone: Mark as Claim". */
  return g_strdup_printf (_("Undone: %s"), anno_step_get_label (step));
}

static char *
describe_redo (AnnoStep *step)
{
  /* Translators: what was done again, as in "Done again: Mark as Claim". */
  return g_strdup_printf (_("Redone: %s"), anno_step_get_label (step));
}

void
anno_history_walk_undo (AnnoSession *session)
{
  static const Way back = { anno_history_peek_undo, anno_corpus_undo, describe_undo };

  g_return_if_fail (ANNO_IS_SESSION (session));
  walk (session, &back);
}

void
anno_history_walk_redo (AnnoSession *session)
{
  static const Way forth = { anno_history_peek_redo, anno_corpus_redo, describe_redo };

  g_return_if_fail (ANNO_IS_SESSION (session));
  walk (session, &forth);
}
