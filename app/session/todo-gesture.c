#include "session/todo-gesture.h"

#include "review/review-wish.h"
#include "review/span-overlap.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const AnnoGesture *gesture;
  AnnoStepDraft *draft;
  guint n_left;
} Applying;

/* Whether what @value refers to is marked, or it refers to nothing. */
static gboolean
leads_somewhere (const Applying *self, const AnnoValue *value)
{
  return value->kind != ANNO_VALUE_LINK
         || anno_layer_find (self->gesture->layer, value->text) != NULL;
}

static void
add_values (Applying *self, AnnoSpanDraft *draft, const AnnoSpan *wanted)
{
  for (guint i = 0; i < anno_span_get_n_values (wanted); i++)
    {
      const AnnoValue *value = anno_span_get_value (wanted, i);
      if (leads_somewhere (self, value))
        anno_span_draft_add_value (draft, anno_value_copy (value));
      else
        self->n_left++;
    }
}

static void
add_place (AnnoSpanDraft *draft, const AnnoSpan *wanted)
{
  const AnnoSegment *segments = anno_span_get_segments (wanted);

  for (guint i = 0; i < anno_span_get_n_segments (wanted); i++)
    anno_span_draft_add_segment (draft, segments[i].start, segments[i].end);
}

static void
set_tag (Applying *self, AnnoSpan *own, const char *wanted)
{
  const AnnoTag *tag = anno_tagset_find (self->gesture->tagset, wanted);
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();

  g_ptr_array_add (spans, own);
  if (tag != NULL && !anno_tagset_is_one (self->gesture->tagset, anno_span_get_tag (own), wanted))
    anno_step_draft_retag (self->draft, spans, tag);
  else if (tag == NULL)
    anno_span_draft_set_tag (anno_step_draft_change (self->draft, own), wanted);
}

/* What its fields say already stays as it is said. */
static void
become (Applying *self, AnnoSpan *own, const AnnoSpan *wanted)
{
  set_tag (self, own, anno_span_get_tag (wanted));
  AnnoSpanDraft *draft = anno_step_draft_change (self->draft, own);
  if (!anno_span_overlap_is_same (own, wanted))
    {
      anno_span_draft_cut (draft, anno_span_get_start (own), anno_span_get_end (own));
      add_place (draft, wanted);
    }
  for (guint i = 0; i < anno_span_get_n_values (own); i++)
    anno_span_draft_clear_field (draft, anno_span_get_value (own, i)->field);
  add_values (self, draft, wanted);
}

static void
add (Applying *self, const AnnoSpan *wanted)
{
  AnnoSpanDraft *draft = anno_span_draft_new (anno_span_get_tag (wanted));

  add_place (draft, wanted);
  add_values (self, draft, wanted);
  anno_span_draft_set_created (draft, anno_gesture_now ());
  anno_span_draft_set_modified (draft, anno_gesture_now ());
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  if (span != NULL)
    anno_step_draft_add (self->draft, span);
}

/* Which of several one's own becomes: one with its tag, else the first. */
static guint
choose (const Applying *self, const AnnoSpan *own, const GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if (anno_tagset_is_one (self->gesture->tagset, anno_span_get_tag (wanted->pdata[i]),
                            anno_span_get_tag (own))
        && anno_span_overlap_count (wanted->pdata[i], own) > 0)
      return i;
  return 0;
}

static void
take_out (Applying *self, AnnoSpan *own)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();

  g_ptr_array_add (spans, own);
  anno_step_draft_delete (self->draft, spans);
}

/* Of several wanted, one may be there already as another annotation of one's own. */
static void
add_all (Applying *self, const GPtrArray *wanted, guint but, const AnnoSpan *own)
{
  for (guint i = 0; i < wanted->len; i++)
    if (i != but
        && anno_review_wish_find (self->gesture->tagset, self->gesture->layer, wanted->pdata[i],
                                  own)
               == NULL)
      add (self, wanted->pdata[i]);
}

/* Whom the new values name. */
static void
add_people (AnnoPeople *people, const GPtrArray *wanted, GPtrArray *edits)
{
  for (guint i = 0; wanted != NULL && i < wanted->len; i++)
    if (anno_people_find (people, anno_person_get_id (wanted->pdata[i])) == NULL)
      g_ptr_array_add (edits, anno_edit_new_person (NULL, wanted->pdata[i]));
}

static gboolean
fits_text (const GPtrArray *wanted, guint length)
{
  for (guint i = 0; i < wanted->len; i++)
    if (anno_span_get_end (wanted->pdata[i]) > length)
      return FALSE;
  return TRUE;
}

AnnoStep *
anno_todo_gesture_apply (const AnnoGesture *self, guint length, AnnoPeople *people,
                         const AnnoTodoFacts *facts, guint *n_left)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_PEOPLE (people) && facts != NULL, NULL);

  AnnoSpan *own = facts->own != NULL ? anno_layer_find (self->layer, facts->own) : NULL;
  if (facts->wanted == NULL || !fits_text (facts->wanted, length)
      || (facts->own != NULL && own == NULL))
    return NULL;
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  Applying applying = { self, anno_step_draft_new (self), facts->n_left };
  guint first = G_MAXUINT;
  if (own != NULL && facts->wanted->len == 0)
    take_out (&applying, own);
  else if (own != NULL)
    become (&applying, own, facts->wanted->pdata[first = choose (&applying, own, facts->wanted)]);
  add_all (&applying, facts->wanted, first, own);
  add_people (people, facts->people, edits);
  guint n_people = edits->len;
  anno_step_draft_finish_into (applying.draft, edits);
  if (n_left != NULL)
    *n_left = applying.n_left;
  return edits->len > n_people ? anno_step_new (C_ ("step", "Apply Decision"),
                                                g_steal_pointer (&edits), anno_gesture_now ())
                               : NULL;
}
