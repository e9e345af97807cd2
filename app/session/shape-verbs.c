#include "session/shape-verbs.h"

#include "model/span-quote.h"
#include "session/copy-gesture.h"
#include "session/repeat-gesture.h"
#include "session/split-gesture.h"
#include "text/boundaries.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define SAID 40 /* code points of a quote in a message */

static AnnoArticle *
article_of (AnnoSession *session)
{
  return anno_document_get_article (anno_session_get_document (session));
}

/* The chosen span, where it may be changed; else says what is missing. */
static AnnoSpan *
find_chosen (AnnoSession *session, AnnoGesture *gesture)
{
  AnnoSpan *chosen = anno_session_get_chosen (session);

  if (!anno_session_may_mark (session, gesture))
    return NULL;
  if (chosen == NULL)
    anno_session_say (session, _("Choose a span first."));
  return chosen;
}

/* A caret that a click left inside a word means the cut before that word; or behind it, where nothing of the
 * span is before. */
static guint
snap_cut (AnnoArticle *article, AnnoSpan *span, guint place)
{
  AnnoRange word = anno_boundaries_word (article, place);

  if (place <= word.start || place >= word.end)
    return place;
  return word.start > anno_span_get_start (span) ? word.start : word.end;
}

static void
split_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  AnnoGesture gesture;
  AnnoSpan *chosen = find_chosen (session, &gesture);
  g_autofree char *second = NULL;

  if (chosen == NULL)
    return;
  guint place = snap_cut (article_of (session), chosen, g_variant_get_uint32 (parameter));
  AnnoStep *step = anno_split_gesture (&gesture, article_of (session), chosen, place, &second);
  if (step == NULL)
    anno_session_say (session, _("Put the caret inside the span, where it is to be cut."));
  else if (anno_session_do (session, step))
    anno_session_choose (session, second, FALSE);
}

static void
join (AnnoSession *session, gboolean backwards)
{
  AnnoGesture gesture;
  AnnoSpan *chosen = find_chosen (session, &gesture);
  AnnoSpan *other = chosen != NULL ? anno_join_gesture_find (&gesture, chosen, backwards) : NULL;

  if (chosen == NULL)
    return;
  if (other == NULL)
    {
      anno_session_say (session, backwards ? _("No span of this type comes before it.")
                                           : _("No span of this type comes after it."));
      return;
    }
  g_autofree char *quote = anno_span_quote (article_of (session), other, SAID);
  g_autofree char *isolated = anno_isolate (quote);
  /* Translators: the words of the span that was joined to the chosen one. */
  g_autofree char *said = g_strdup_printf (_("Joined with “%s”"), isolated);
  if (anno_session_do (session, anno_join_gesture (&gesture, article_of (session), chosen, other)))
    anno_session_say_done (session, said);
}

static void
join_next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  join (data, FALSE);
}

static void
join_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  join (data, TRUE);
}

static void
copy_fields_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  AnnoGesture gesture;
  AnnoSpan *chosen = find_chosen (session, &gesture);
  AnnoSpan *other = chosen != NULL
                        ? anno_layer_find (gesture.layer, g_variant_get_string (parameter, NULL))
                        : NULL;

  if (other != NULL && other != chosen
      && anno_tagset_is_one (gesture.tagset, anno_span_get_tag (other), anno_span_get_tag (chosen)))
    anno_session_do (session, anno_copy_gesture (&gesture, chosen, other));
}

static void
repeat_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  AnnoHistory *history = anno_corpus_get_history (anno_session_get_corpus (session));
  AnnoStep *last = anno_history_peek_undo (history);
  g_autofree char *marked = NULL;
  AnnoGesture gesture;

  if (!anno_session_may_mark (session, &gesture))
    return;
  AnnoStep *step = last != NULL ? anno_repeat_gesture (&gesture, last, anno_session_get_chosen (session),
                                                       anno_session_get_selection (session), &marked)
                                : NULL;
  if (step == NULL)
    anno_session_say (session, _("There is nothing to repeat here."));
  else if (anno_session_do (session, step) && marked != NULL)
    anno_session_choose (session, marked, FALSE);
}

static const GActionEntry entries[] = {
  { "split", split_cb, "u" },
  { "join-next", join_next_cb },
  { "join-previous", join_previous_cb },
  { "copy-fields", copy_fields_cb, "s" },
  { "repeat", repeat_cb },
};

void
anno_shape_verbs_add (GActionMap *actions, AnnoSession *session)
{
  g_return_if_fail (G_IS_ACTION_MAP (actions) && ANNO_IS_SESSION (session));
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
}
