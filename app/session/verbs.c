#include "session/verbs.h"

#include "session/chosen-acts.h"
#include "session/corpus-save.h"
#include "session/edge.h"
#include "session/frame-gesture.h"
#include "session/history-walk.h"
#include "session/link-gesture.h"
#include "session/list-verbs.h"
#include "session/own-version.h"
#include "session/proposal.h"
#include "session/shape-verbs.h"
#include "session/span-in-hand.h"

#include <glib/gi18n-lib.h>

static G_DEFINE_QUARK (anno-verbs, anno_verbs)

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
  AnnoStep *step = anno_frame_gesture_mark (gesture, anno_session_get_frame (session), tag,
                                            anno_session_get_selection (session), &span);

  if ((step != NULL && !anno_session_do (session, step)) || span == NULL)
    return;
  anno_session_enter_frame (session, span);
  anno_session_choose (session, anno_span_get_id (span), FALSE);
}

static void
tag_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  const AnnoTag *tag = find_tag (session, parameter);
  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;

  if (tag != NULL && anno_own_version_take (session, tag))
    return;
  if (tag == NULL || !anno_session_may_mark (session, &gesture))
    return;
  if (anno_session_has_selection (session))
    mark_selection (session, &gesture, tag);
  else if (chosen != NULL)
    anno_chosen_retag (session, tag);
  else
    anno_session_say (session, _("Select some words first, or click a span to change its tag."));
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
  anno_chosen_delete (data);
}

static void
unsure_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSpan *chosen = anno_session_get_chosen (data);

  if (chosen != NULL)
    anno_chosen_set_unsure (data, !anno_span_get_unsure (chosen));
}

static void
accept_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;

  if (chosen == NULL || !anno_session_may_mark (session, &gesture))
    return;
  AnnoStep *step
      = anno_proposal_accept (&gesture, anno_session_get_document (session),
                              anno_corpus_get_people (anno_session_get_corpus (session)), chosen);
  if (step != NULL)
    anno_session_do (session, step);
  else
    anno_session_say (session, _("Nothing is proposed for this span."));
}

static void
link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;
  AnnoLink link;

  if (chosen == NULL || !anno_session_get_gesture (session, &gesture))
    return;
  AnnoSpan *other = anno_layer_find (gesture.layer, g_variant_get_string (parameter, NULL));
  if (other != NULL && anno_link_gesture_find (&gesture, chosen, other, &link))
    anno_session_do (session, anno_link_gesture_toggle (&gesture, &link));
}

/* As one drops one on the other: a link that is there already stays. */
static void
link_two_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  const char *from, *to;
  AnnoGesture gesture;
  AnnoLink link;

  if (!anno_session_may_mark (session, &gesture))
    return;
  g_variant_get (parameter, "(&s&s)", &from, &to);
  AnnoSpan *span = anno_layer_find (gesture.layer, from), *other = anno_layer_find (gesture.layer, to);
  if (span == NULL || other == NULL || !anno_link_gesture_find (&gesture, span, other, &link))
    anno_session_say (session, _("These two can’t be linked."));
  else if (link.linked)
    anno_session_say (session, _("These two are linked already."));
  else if (anno_session_do (session, anno_link_gesture_toggle (&gesture, &link)))
    anno_session_choose (session, anno_span_get_id (link.owner), FALSE);
}

/* A further part of the chosen span, without a mouse. */
static void
add_segment_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoSession *session = data;
  AnnoSpan *chosen = anno_session_get_chosen (session);
  const GArray *selection = anno_session_get_selection (session);

  if (chosen == NULL || selection->len == 0)
    {
      anno_session_say (session, _("Choose a span, then select the words that are to be a part of it."));
      return;
    }
  AnnoSegment last = g_array_index (selection, AnnoSegment, selection->len - 1);
  anno_session_select_further (session, last.start, last.end);
  anno_session_select (session, 0, 0);
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
  guint place = grow ? anno_edge_grow (article, segment, end, by_word)
                     : anno_edge_shrink (article, segment, end, by_word);
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

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_history_walk_undo (data);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_history_walk_redo (data);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSession) session = data;
  g_autoptr (GError) error = NULL;

  if (anno_corpus_save_finish (ANNO_CORPUS (source), result, &error))
    anno_session_say (session, _("Everything is saved"));
  else
    anno_session_say (session, error->message);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_corpus_save_async (anno_session_get_corpus (data), saved_cb, g_object_ref (data));
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
    {
      anno_session_close_frame (session);
      anno_span_in_hand_choose (session, NULL, NULL);
    }
}

static const GActionEntry entries[] = {
  { "tag", tag_cb, "s" },
  { "arm", arm_cb, "s" },
  { "delete", delete_cb },
  { "unsure", unsure_cb },
  { "accept", accept_cb },
  { "link", link_cb, "s" },
  { "link-two", link_two_cb, "(ss)" },
  { "add-segment", add_segment_cb },
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
  { "escape", escape_cb },
};

static void
bind_enabled (GSimpleActionGroup *group, const char *name, gpointer source, const char *property)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), name);
  g_object_bind_property (source, property, action, "enabled", G_BINDING_SYNC_CREATE);
}

static GActionGroup *
make_actions (AnnoSession *session)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  AnnoHistory *history = anno_corpus_get_history (anno_session_get_corpus (session));
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), session);
  anno_shape_verbs_add (G_ACTION_MAP (group), session);
  anno_list_verbs_add (G_ACTION_MAP (group), session);
  bind_enabled (group, "undo", history, "can-undo");
  bind_enabled (group, "redo", history, "can-redo");
  return G_ACTION_GROUP (group);
}

GActionGroup *
anno_verbs_get (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  GActionGroup *group = g_object_get_qdata (G_OBJECT (session), anno_verbs_quark ());
  if (group != NULL)
    return group;
  group = make_actions (session);
  g_object_set_qdata_full (G_OBJECT (session), anno_verbs_quark (), group, g_object_unref);
  return group;
}
