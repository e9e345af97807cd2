#include "session/verbs.h"

#include "session/session.h"
#include "text/boundaries.h"

#include <glib/gi18n-lib.h>

static void
say (AnnoSession *session, const char *message)
{
  g_signal_emit_by_name (session, "toast", message, FALSE);
}

static const AnnoTag *
find_tag (AnnoSession *session, GVariant *parameter)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  return anno_tagset_find (tagset, g_variant_get_string (parameter, NULL));
}

static void
mark_selection (AnnoSession *session, const AnnoGesture *gesture, const AnnoTag *tag)
{
  g_autoptr (AnnoSpan) span = NULL;
  AnnoStep *step = anno_gesture_mark (gesture, tag, anno_session_get_selection (session), &span);

  if (step != NULL && !anno_session_do (session, step))
    return;
  if (span != NULL)
    anno_session_choose (session, anno_span_get_id (span), FALSE);
}

static void
tag_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  const AnnoTag *tag = find_tag (session, parameter);
  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;

  if (tag == NULL || !anno_session_get_gesture (session, &gesture))
    return;
  if (anno_session_has_selection (session))
    mark_selection (session, &gesture, tag);
  else if (chosen != NULL)
    anno_session_do (session, anno_gesture_retag (&gesture, chosen, tag));
  else
    say (session, _("Select some words first, or click a span to change its tag."));
}

static void
arm_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  const AnnoTag *tag = find_tag (session, parameter);

  gboolean armed = tag != NULL && tag->id == anno_session_get_armed (session);
  anno_session_arm (session, tag != NULL && !armed ? tag->id : NULL);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;

  if (chosen != NULL && anno_session_get_gesture (session, &gesture))
    anno_session_do (session, anno_gesture_delete (&gesture, chosen));
}

static void
unsure_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;

  if (chosen != NULL && anno_session_get_gesture (session, &gesture))
    anno_session_do (session, anno_gesture_set_unsure (&gesture, chosen,
                                                       !anno_span_get_unsure (chosen)));
}

static void
choose_nth (AnnoSession *session, AnnoLayer *layer, guint n)
{
  AnnoSpan *span = anno_layer_nth (layer, n);
  if (span != NULL)
    anno_session_choose (session, anno_span_get_id (span), TRUE);
}

/* Walks the spans in reading order, from the chosen one, else from the caret's side of the text. */
static void
step_through (AnnoSession *session, int by)
{
  AnnoDocument *document = anno_session_get_document (session);
  AnnoSpan *chosen = anno_session_get_chosen (session);

  if (document == NULL)
    return;
  AnnoLayer *layer = anno_document_get_layer (document);
  guint n = anno_layer_get_n_spans (layer);
  if (n == 0)
    return;
  if (chosen == NULL)
    choose_nth (session, layer, by > 0 ? 0 : n - 1);
  else
    choose_nth (session, layer, (guint) CLAMP ((gint64) anno_layer_rank (layer, chosen) + by, 0,
                                               (gint64) n - 1));
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_session_choose (data, g_variant_get_string (parameter, NULL), TRUE);
}

static void
next_span_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_through (data, 1);
}

static void
previous_span_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_through (data, -1);
}

/* Where an edge lies one word, or one character, further along or back. */
static guint
moved (AnnoArticle *article, guint place, gboolean forwards, gboolean by_word)
{
  guint length = anno_article_get_length (article);

  if (by_word)
    return forwards ? anno_boundaries_next_word_end (article, place)
                    : anno_boundaries_previous_word_start (article, place);
  if (forwards ? place >= length : place == 0)
    return place;
  AnnoRange step = forwards ? (AnnoRange) { place, place + 1 } : (AnnoRange) { place - 1, place };
  step = anno_boundaries_whole (article, step);
  return forwards ? step.end : step.start;
}

/* Shrinking by a word goes to the next word's start, or the end of the word before: the edge of a
 * span never rests on a blank. */
static guint
shrunk_by_word (AnnoArticle *article, AnnoSegment segment, gboolean end)
{
  if (end)
    {
      guint start = anno_boundaries_previous_word_start (article, segment.end);
      return anno_boundaries_snap (article, (AnnoRange) { segment.start, MAX (start, segment.start) }).end;
    }
  guint after = anno_boundaries_next_word_end (article, segment.start);
  AnnoRange rest = { MIN (after, segment.end), segment.end };
  while (rest.start < rest.end
         && anno_boundaries_word (article, rest.start).start != rest.start)
    rest.start++;
  return rest.start;
}

static void
move_edge (AnnoSession *session, GVariant *parameter, gboolean end, gboolean grow)
{
  AnnoSpan *chosen = anno_session_get_chosen (session);
  gboolean by_word = g_str_equal (g_variant_get_string (parameter, NULL), "word");
  AnnoGesture gesture;

  if (chosen == NULL || !anno_session_get_gesture (session, &gesture))
    return;

  AnnoArticle *article = anno_document_get_article (anno_session_get_document (session));
  guint part = end ? anno_span_get_n_segments (chosen) - 1 : 0;
  AnnoSegment segment = anno_span_get_segments (chosen)[part];
  guint place = by_word && !grow ? shrunk_by_word (article, segment, end)
                                 : moved (article, end ? segment.end : segment.start, end == grow, by_word);
  anno_session_do (session, anno_gesture_move_edge (&gesture, chosen, part, end, place));
}

static void
grow_start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_edge (data, parameter, FALSE, TRUE);
}

static void
shrink_start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_edge (data, parameter, FALSE, FALSE);
}

static void
grow_end_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_edge (data, parameter, TRUE, TRUE);
}

static void
shrink_end_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_edge (data, parameter, TRUE, FALSE);
}

typedef gboolean (*HistoryMove) (AnnoCorpus *corpus, GError **error);

/* What a move through the history waits for: the article it changes, to be shown first. */
typedef struct
{
  AnnoSession *session;
  HistoryMove move;
  char *article;
  char *label;
} Waiting;

static void
waiting_free (Waiting *self)
{
  g_object_unref (self->session);
  g_free (self->article);
  g_free (self->label);
  g_free (self);
}

static void
run_move (AnnoSession *session, HistoryMove move, const char *label)
{
  g_autoptr (GError) error = NULL;

  if (move (anno_session_get_corpus (session), &error))
    say (session, label);
  else
    say (session, error->message);
}

static void
stop_waiting (Waiting *waiting)
{
  g_signal_handlers_disconnect_by_data (waiting->session, waiting);
  waiting_free (waiting);
}

/* Another article may have been asked for meanwhile: then the move is off. */
static void
shown_cb (AnnoSession *session, GParamSpec *pspec, gpointer data)
{
  Waiting *waiting = data;
  AnnoDocument *document = anno_session_get_document (session);

  if (document != NULL && g_str_equal (anno_document_get_path (document), waiting->article))
    run_move (session, waiting->move, waiting->label);
  stop_waiting (waiting);
}

static void
failed_cb (AnnoSession *session, const char *message, gpointer data)
{
  stop_waiting (data);
}

/* @label: transfer full. */
static void
move_history (AnnoSession *session, AnnoStep *step, HistoryMove move, char *label)
{
  g_autofree char *owned = label;
  const char *article = anno_step_get_article (step);
  AnnoDocument *document = anno_session_get_document (session);

  if (article == NULL
      || (document != NULL && g_str_equal (article, anno_document_get_path (document))))
    {
      run_move (session, move, label);
      return;
    }
  Waiting *waiting = g_new0 (Waiting, 1);
  waiting->session = g_object_ref (session);
  waiting->move = move;
  waiting->article = g_strdup (article);
  waiting->label = g_steal_pointer (&owned);
  g_signal_connect (session, "notify::document", G_CALLBACK (shown_cb), waiting);
  g_signal_connect (session, "failed", G_CALLBACK (failed_cb), waiting);
  anno_session_open (session, article);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoStep *step
      = anno_history_peek_undo (anno_corpus_get_history (anno_session_get_corpus (data)));

  if (step != NULL)
    move_history (data, step, anno_corpus_undo,
                  /* Translators: what was undone, as in "Undone: Mark as Claim". */
                  g_strdup_printf (_ ("Undone: %s"), anno_step_get_label (step)));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoStep *step
      = anno_history_peek_redo (anno_corpus_get_history (anno_session_get_corpus (data)));

  if (step != NULL)
    move_history (data, step, anno_corpus_redo,
                  /* Translators: what was done again, as in "Done again: Mark as Claim". */
                  g_strdup_printf (_ ("Done again: %s"), anno_step_get_label (step)));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSession) session = data;
  g_autoptr (GError) error = NULL;

  if (anno_corpus_save_finish (ANNO_CORPUS (source), result, &error))
    say (session, _("All is saved"));
  else
    say (session, error->message);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_corpus_save_async (anno_session_get_corpus (data), saved_cb, g_object_ref (data));
}

/* Opens the article @by rows further that @wanted likes, if there is one. */
static void
open_neighbour (AnnoSession *session, int by, gboolean unfinished)
{
  GListModel *list = G_LIST_MODEL (anno_corpus_get_articles (anno_session_get_corpus (session)));
  const char *path = anno_session_get_path (session);
  gint64 n = g_list_model_get_n_items (list), at = by > 0 ? -1 : n;

  for (gint64 i = 0; path != NULL && i < n; i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (list, (guint) i);
      if (g_str_equal (anno_article_row_get_path (row), path))
        at = i;
    }
  for (at += by; at >= 0 && at < n; at += by)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (list, (guint) at);
      if (unfinished && g_strcmp0 (anno_article_row_get_state (row), "done") == 0)
        continue;
      anno_session_open (session, anno_article_row_get_path (row));
      return;
    }
  say (session, by > 0 ? _("That was the last article.") : _("This is the first article."));
}

static void
next_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_neighbour (data, 1, FALSE);
}

static void
previous_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_neighbour (data, -1, FALSE);
}

static void
next_unfinished_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_neighbour (data, 1, TRUE);
}

static void
state_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoGesture gesture;

  if (anno_session_get_gesture (data, &gesture))
    anno_session_do (data, anno_gesture_set_state (&gesture, g_variant_get_string (parameter, NULL)));
}

static void
escape_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;

  if (anno_session_has_selection (session))
    anno_session_select (session, 0, 0);
  else if (anno_session_get_armed (session) != NULL)
    anno_session_arm (session, NULL);
  else
    anno_session_choose (session, NULL, FALSE);
}

static const GActionEntry entries[] = {
  { "tag", tag_cb, "s" },
  { "arm", arm_cb, "s" },
  { "delete", delete_cb },
  { "unsure", unsure_cb },
  { "choose", choose_cb, "s" },
  { "next-span", next_span_cb },
  { "previous-span", previous_span_cb },
  { "grow-start", grow_start_cb, "s" },
  { "shrink-start", shrink_start_cb, "s" },
  { "grow-end", grow_end_cb, "s" },
  { "shrink-end", shrink_end_cb, "s" },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "save", save_cb },
  { "next-article", next_article_cb },
  { "previous-article", previous_article_cb },
  { "next-unfinished", next_unfinished_cb },
  { "state", state_cb },
  { "escape", escape_cb },
};

static void
bind_enabled (GSimpleActionGroup *group, const char *name, gpointer source, const char *property)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), name);
  g_object_bind_property (source, property, action, "enabled", G_BINDING_SYNC_CREATE);
}

GActionGroup *
anno_verbs_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  GSimpleActionGroup *group = g_simple_action_group_new ();
  AnnoHistory *history = anno_corpus_get_history (anno_session_get_corpus (session));
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), session);
  bind_enabled (group, "undo", history, "can-undo");
  bind_enabled (group, "redo", history, "can-redo");
  return G_ACTION_GROUP (group);
}
