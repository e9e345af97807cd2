#include "session/todo-decisions.h"

#include "review/review-wish.h"
#include "review/span-overlap.h"
#include "session/todo-terms.h"
#include "session/todo-words.h"

/* A wish as it stands in one's own layer now. */
typedef struct
{
  AnnoTodoLooking *looking;
  const AnnoReviewWish *wish;
  AnnoLayer *layer;
  AnnoSpan *now; /* one's own span; NULL where it is gone, or there was none */
  GPtrArray *wanted; /* of AnnoSpan, in one's own terms */
  GPtrArray *people; /* of AnnoPerson */
  guint n_left;
} Weighing;

/* Whether one's own is as it was judged, but for what it is linked to. */
static gboolean
is_as_judged (const Weighing *self)
{
  return self->now != NULL
         && anno_review_wish_is_like (self->looking->order->tagset, self->now, self->wish->own);
}

typedef struct
{
  const Weighing *weighing;
  const AnnoSpan *wanted;
  gboolean found;
} Since;

static gboolean
look_cb (const AnnoFragment *fragment, gpointer data)
{
  Since *self = data;
  AnnoSpan *span = fragment->span;

  self->found = anno_span_get_created (span) > self->weighing->wish->decision->created
                && anno_tagset_is_one (self->weighing->looking->order->tagset,
                                       anno_span_get_tag (span), anno_span_get_tag (self->wanted))
                && anno_span_overlap_count (span, self->wanted) > 0;
  return !self->found;
}

/* Whether one has marked about that since. */
static gboolean
was_marked_since (const Weighing *self, const AnnoSpan *wanted)
{
  Since since = { self, wanted, FALSE };

  anno_layer_foreach (self->layer, anno_span_get_start (wanted), anno_span_get_end (wanted),
                      look_cb, &since);
  return since.found;
}

static AnnoSpan *
find (const Weighing *self, const AnnoSpan *wanted)
{
  return anno_review_wish_find (self->looking->order->tagset, self->layer, wanted, NULL);
}

/* What one lacked and has marked by now, in whatever way, isn't wanted any more. */
static void
drop_what_is_there (Weighing *self)
{
  for (guint i = self->wanted->len; i > 0; i--)
    {
      const AnnoSpan *wanted = self->wanted->pdata[i - 1];
      if (find (self, wanted) != NULL || was_marked_since (self, wanted))
        g_ptr_array_remove_index (self->wanted, i - 1);
    }
}

static gboolean
is_met (const Weighing *self)
{
  for (guint i = 0; i < self->wanted->len; i++)
    {
      AnnoSpan *there = find (self, self->wanted->pdata[i]);
      if (there == NULL
          || !anno_review_wish_is_same (self->looking->order->tagset, there,
                                        self->wanted->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_answered (const Weighing *self)
{
  const GPtrArray *records = self->looking->in_force;

  for (guint i = 0; i < records->len; i++)
    {
      const AnnoReviewRecord *record = records->pdata[i];
      if (record->reply_to != NULL && g_str_equal (record->reply_to, self->wish->decision->id)
          && g_str_equal (record->creator_id, self->looking->order->annotator->id))
        return TRUE;
    }
  return FALSE;
}

/* FALSE where one's own layer can't be compared. */
static gboolean
translate (Weighing *self)
{
  const AnnoReviewWish *wish = self->wish;

  for (guint i = 0; i < wish->wanted->len; i++)
    {
      AnnoSpan *span = wish->wanted->pdata[i];
      if (!anno_todo_terms_matter (span))
        {
          g_ptr_array_add (self->wanted, anno_span_ref (span));
          continue;
        }
      AnnoReviewCase *one = anno_todo_looking_get_case (self->looking);
      AnnoSpan *said = one != NULL ? anno_todo_terms_say (
                           one, self->looking->order->annotator->id, wish->whose->pdata[i], span,
                           self->people, &self->n_left)
                                   : NULL;
      if (said == NULL)
        return FALSE;
      g_ptr_array_add (self->wanted, said);
    }
  return TRUE;
}

/* Whether there is something to be done; the wanted spans are those that are left. */
static gboolean
is_open (Weighing *self)
{
  if (is_answered (self) || (self->wish->own != NULL && !is_as_judged (self)) || !translate (self))
    return FALSE;
  if (self->wish->own == NULL)
    {
      drop_what_is_there (self);
      return self->wanted->len > 0;
    }
  return self->wanted->len == 0 || !is_met (self) || self->n_left > 0;
}

/* What can't be led may be all that there is to do. */
static gboolean
can_apply (const Weighing *self)
{
  return self->wish->own == NULL || self->wanted->len == 0 || !is_met (self);
}

static void
add_item (Weighing *self, GPtrArray *items)
{
  AnnoTodoLooking *looking = self->looking;
  const AnnoReviewRecord *decision = self->wish->decision;
  g_auto (AnnoTodoFacts) facts = { 0 };

  if (!anno_todo_looking_begin (looking, &facts, ANNO_TODO_DECISION, decision, decision))
    return;
  anno_todo_looking_place (looking, &facts,
                           self->now != NULL ? self->now : self->wanted->pdata[0]);
  facts.own = self->now != NULL ? g_strdup (anno_span_get_id (self->now)) : NULL;
  g_free (facts.who);
  facts.who = anno_todo_words_deciders (self->wish->deciders);
  facts.words = anno_todo_words_decision (looking, self->wish, self->now, self->wanted);
  facts.wanted = g_ptr_array_ref (self->wanted);
  facts.people = g_ptr_array_ref (self->people);
  facts.n_left = self->n_left;
  facts.acts = ANNO_TODO_CAN_ANSWER | (can_apply (self) ? ANNO_TODO_CAN_APPLY : 0);
  g_ptr_array_add (items, anno_todo_item_new (&facts));
}

static void
weigh (AnnoTodoLooking *looking, const AnnoReviewWish *wish, GPtrArray *items)
{
  g_autoptr (GPtrArray) wanted
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  AnnoLayer *layer = anno_document_get_layer (looking->document);
  AnnoSpan *now = wish->own != NULL ? anno_layer_find (layer, anno_span_get_id (wish->own)) : NULL;
  Weighing self = { looking, wish, layer, now, wanted, people, 0 };

  if (is_open (&self))
    add_item (&self, items);
}

void
anno_todo_find_decisions (AnnoTodoLooking *self, GPtrArray *items)
{
  g_return_if_fail (self != NULL && items != NULL);

  if (!self->is_own)
    return;
  g_autoptr (GPtrArray) wishes = anno_review_wishes_new (
      self->in_force, self->order->annotator->id, self->order->tagset);
  if (wishes->len == 0 || anno_todo_looking_read (self) == NULL)
    return;
  for (guint i = 0; i < wishes->len; i++)
    weigh (self, wishes->pdata[i], items);
}
