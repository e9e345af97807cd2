#include "session/todo-acts.h"

#include "review/review-acts.h"
#include "session/review-keeper.h"
#include "session/todo-gesture.h"
#include "session/todo-list.h"

#include <glib/gi18n-lib.h>

/* An act that waits for its article. */
typedef struct
{
  AnnoSession *session;
  AnnoTodoItem *item;
} Waiting;

static gboolean
can (AnnoTodoItem *item, AnnoTodoActs act)
{
  return (anno_todo_item_get (item)->acts & act) != 0;
}

static void
drop (AnnoSession *session, AnnoTodoItem *item)
{
  anno_todo_list_drop (anno_todo_list_get (anno_session_get_corpus (session)), item);
}

static char *
describe_applied (guint n_left)
{
  if (n_left == 0)
    return g_strdup (_("Decision applied"));
  return g_strdup_printf (ngettext ("Decision applied, but for %u link to what you haven’t marked",
                                    "Decision applied, but for %u links to what you haven’t marked",
                                    n_left),
                          n_left);
}

static void
apply (AnnoSession *session, AnnoTodoItem *item)
{
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  AnnoDocument *document = anno_session_get_document (session);
  AnnoGesture gesture;
  guint n_left = 0;

  if (!anno_session_may_mark (session, &gesture))
    return;
  guint length = anno_article_get_length (anno_document_get_article (document));
  AnnoStep *step = anno_todo_gesture_apply (&gesture, length, anno_corpus_get_people (corpus),
                                            anno_todo_item_get (item), &n_left);
  if (step == NULL)
    {
      anno_session_say (session, _("Your annotation isn’t what it was when that was decided."));
      return;
    }
  if (!anno_session_do (session, step))
    return;
  g_autofree char *message = describe_applied (n_left);
  drop (session, item);
  anno_session_say_done (session, message);
}

static gboolean
is_shown (AnnoSession *session, AnnoTodoItem *item)
{
  AnnoDocument *document = anno_session_get_document (session);

  return document != NULL && anno_session_get_colleague (session) == NULL
         && g_str_equal (anno_document_get_path (document), anno_todo_item_get (item)->article);
}

static void
stop_waiting (Waiting *self)
{
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_object_unref (self->session);
  g_object_unref (self->item);
  g_free (self);
}

static void
shown_cb (AnnoSession *session, GParamSpec *pspec, Waiting *waiting)
{
  if (is_shown (session, waiting->item))
    apply (session, waiting->item);
  stop_waiting (waiting);
}

static void
failed_cb (AnnoSession *session, const char *message, Waiting *waiting)
{
  stop_waiting (waiting);
}

/* Another article may have been asked for meanwhile. */
static void
loading_cb (AnnoSession *session, GParamSpec *pspec, Waiting *waiting)
{
  if (g_strcmp0 (anno_session_get_path (session), anno_todo_item_get (waiting->item)->article) != 0)
    stop_waiting (waiting);
}

static void
apply_once_shown (AnnoSession *session, AnnoTodoItem *item)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->session = g_object_ref (session);
  waiting->item = g_object_ref (item);
  g_signal_connect (session, "notify::document", G_CALLBACK (shown_cb), waiting);
  g_signal_connect (session, "notify::loading", G_CALLBACK (loading_cb), waiting);
  g_signal_connect (session, "failed", G_CALLBACK (failed_cb), waiting);
  anno_session_look_at (session, NULL);
  anno_session_open (session, anno_todo_item_get (item)->article);
}

void
anno_todo_acts_apply (AnnoSession *session, AnnoTodoItem *item)
{
  g_return_if_fail (ANNO_IS_SESSION (session) && ANNO_IS_TODO_ITEM (item));

  if (!can (item, ANNO_TODO_CAN_APPLY))
    return;
  if (is_shown (session, item))
    apply (session, item);
  else
    apply_once_shown (session, item);
}

/* @words: NULL closes it. NULL where that can't be. */
static AnnoReviewRecord *
make_record (AnnoTodoItem *item, const AnnoAnnotator *by, const char *words)
{
  const AnnoTodoFacts *facts = anno_todo_item_get (item);
  const AnnoReviewDesk desk = { .creator_id = by->id, .creator_name = by->name };
  const AnnoReviewThread thread = { .comment = facts->record, .last = facts->last };
  AnnoReviewRecord *record = NULL;

  if (!can (item, words != NULL ? ANNO_TODO_CAN_ANSWER : ANNO_TODO_CAN_RESOLVE))
    return NULL;
  if (facts->kind == ANNO_TODO_CHANGES)
    record = anno_review_act_answer_verdict (&desk, facts->record, words);
  else if (facts->kind == ANNO_TODO_DECISION)
    record = words != NULL ? anno_review_act_answer_decision (&desk, facts->record, words) : NULL;
  else
    record = words != NULL ? anno_review_act_reply (&desk, &thread, words)
                           : anno_review_act_resolve (&desk, &thread, TRUE, NULL);
  if (record != NULL) /* a clock may be slow */
    record->created = MAX (record->created, facts->last->created + 1);
  return record;
}

static gboolean
say (AnnoSession *session, AnnoTodoItem *item, const char *words, const char *label)
{
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  const AnnoTodoFacts *facts = anno_todo_item_get (item);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  AnnoReviewRecord *record = make_record (item, anno_corpus_get_annotator (corpus), words);

  if (record == NULL)
    return FALSE;
  g_ptr_array_add (records, record);
  drop (session, item);
  anno_review_keeper_say (anno_review_keeper_get (corpus), facts->article, facts->sha256, records,
                          label);
  return TRUE;
}

gboolean
anno_todo_acts_answer (AnnoSession *session, AnnoTodoItem *item, const char *words)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && ANNO_IS_TODO_ITEM (item), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  g_autofree char *said = g_strstrip (g_strdup (words));
  if (*said == '\0' || !say (session, item, said, C_ ("step", "Answer")))
    return FALSE;
  anno_session_say (session, _("Answered"));
  return TRUE;
}

gboolean
anno_todo_acts_resolve (AnnoSession *session, AnnoTodoItem *item)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && ANNO_IS_TODO_ITEM (item), FALSE);

  gboolean changes = anno_todo_item_get (item)->kind == ANNO_TODO_CHANGES;
  if (!say (session, item, NULL, changes ? C_ ("step", "Say It Is Done") : C_ ("step", "Resolve")))
    return FALSE;
  anno_session_say (session, changes ? _("The reviewer is asked to look again.") : _("Resolved"));
  return TRUE;
}
