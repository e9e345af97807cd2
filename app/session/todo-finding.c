#include "session/todo-finding.h"

#include "review/review-threads.h"
#include "review/review-verdicts.h"

#include <glib/gi18n-lib.h>

static const char *
own_id (const AnnoTodoLooking *self)
{
  return self->order->annotator->id;
}

static gboolean
is_own (const AnnoTodoLooking *self, const AnnoReviewRecord *record)
{
  return g_str_equal (record->creator_id, own_id (self));
}

/* One's own span as it is now, else what was judged of it, else of anybody; NULL for none. */
static const AnnoSpan *
find_place (AnnoTodoLooking *self, const AnnoReviewRecord *record, char **own)
{
  const AnnoJudged *judged = anno_review_record_find (record, own_id (self));
  const AnnoSpan *span = judged != NULL ? judged->span : NULL;
  AnnoSpan *now = span != NULL ? anno_layer_find (anno_document_get_layer (self->document),
                                                  anno_span_get_id (span))
                               : NULL;

  if (now != NULL)
    *own = g_strdup (anno_span_get_id (now));
  for (guint i = 0; span == NULL && i < record->judged->len; i++)
    span = ((const AnnoJudged *) record->judged->pdata[i])->span;
  return now != NULL ? now : span;
}

/* Whether the thread is any of the annotator's business. */
static gboolean
concerns (const AnnoTodoLooking *self, const AnnoReviewThread *thread)
{
  const AnnoReviewRecord *comment = thread->comment;

  if (thread->resolved_by != NULL || is_own (self, thread->last))
    return FALSE;
  if (is_own (self, comment))
    return TRUE;
  return comment->judged->len > 0 ? anno_review_record_find (comment, own_id (self)) != NULL
                                  : self->is_own;
}

static void
add_thread (AnnoTodoLooking *self, const AnnoReviewThread *thread, GPtrArray *items)
{
  const AnnoReviewRecord *comment = thread->comment;
  g_auto (AnnoTodoFacts) facts = { 0 };

  if (!anno_todo_looking_begin (self, &facts, ANNO_TODO_COMMENT, comment, thread->last))
    return;
  const AnnoSpan *span = find_place (self, comment, &facts.own);
  if (span != NULL)
    anno_todo_looking_place (self, &facts, span);
  facts.words = g_strdup (thread->last->why);
  if (thread->last != comment)
    facts.about = g_strdup (comment->why);
  if (facts.words == NULL)
    facts.words = g_strdup (thread->last->kind == ANNO_REVIEW_REOPEN ? _("Opened this again.")
                                                                     : _("Said nothing in words."));
  facts.acts = ANNO_TODO_CAN_ANSWER | ANNO_TODO_CAN_RESOLVE;
  g_ptr_array_add (items, anno_todo_item_new (&facts));
}

void
anno_todo_find_threads (AnnoTodoLooking *self, GPtrArray *items)
{
  g_return_if_fail (self != NULL && items != NULL);

  g_autoptr (GPtrArray) threads = anno_review_threads_new (self->in_force);
  for (guint i = 0; i < threads->len; i++)
    if (concerns (self, threads->pdata[i]))
      add_thread (self, threads->pdata[i], items);
}

/* Times of spans are of whole seconds: what was changed within that of the verdict counts. */
static guint
count_changed (AnnoTodoLooking *self, gint64 since)
{
  AnnoLayer *layer = anno_document_get_layer (self->document);
  guint n = 0;

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      gint64 time = MAX (anno_span_get_created (span), anno_span_get_modified (span));
      n += time >= since - since % G_USEC_PER_SEC ? 1 : 0;
    }
  return n;
}

static void
add_changes (AnnoTodoLooking *self, const AnnoReviewRecord *verdict, GPtrArray *items)
{
  g_auto (AnnoTodoFacts) facts = { 0 };

  if (!anno_todo_looking_begin (self, &facts, ANNO_TODO_CHANGES, verdict, verdict))
    return;
  facts.words = g_strdup (verdict->why != NULL ? verdict->why
                                               : _("Asks for changes in this article."));
  facts.n_changed = count_changed (self, verdict->created);
  facts.acts = ANNO_TODO_CAN_ANSWER | ANNO_TODO_CAN_RESOLVE;
  g_ptr_array_add (items, anno_todo_item_new (&facts));
}

static void
add_again (AnnoTodoLooking *self, const AnnoReviewRecord *verdict, const AnnoReviewRecord *answer,
           GPtrArray *items)
{
  g_auto (AnnoTodoFacts) facts = { 0 };

  if (!anno_todo_looking_begin (self, &facts, ANNO_TODO_AGAIN, verdict, answer))
    return;
  facts.words = g_strdup (answer->why != NULL ? answer->why : _("Done, please look again."));
  facts.about = g_strdup (verdict->why);
  g_ptr_array_add (items, anno_todo_item_new (&facts));
}

void
anno_todo_find_verdicts (AnnoTodoLooking *self, GPtrArray *items)
{
  g_return_if_fail (self != NULL && items != NULL);

  g_autoptr (GPtrArray) verdicts = anno_review_verdicts_new (self->in_force);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const AnnoReviewRecord *verdict = verdicts->pdata[i];
      const AnnoReviewRecord *answer = anno_review_verdict_find_answer (verdict, self->in_force);
      if (verdict->verdict != ANNO_VERDICT_CHANGES)
        continue;
      if (is_own (self, verdict) && answer != NULL)
        add_again (self, verdict, answer, items);
      else if (!is_own (self, verdict) && self->is_own
               && !anno_review_verdict_is_answered (verdict, self->in_force, own_id (self)))
        add_changes (self, verdict, items);
    }
}
