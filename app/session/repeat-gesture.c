#include "session/repeat-gesture.h"

#include "session/gesture.h"
#include "session/twin.h"

#include <glib/gi18n-lib.h>

/* What came or went was meant; spans that only lost or got a link to it followed. */
static guint
weigh (const AnnoEdit *edit)
{
  return edit->kind != ANNO_EDIT_SPAN ? 0 : edit->before == NULL ? 3 : edit->after == NULL ? 2 : 1;
}

/* The edit of a span that the step is about, or NULL. */
static const AnnoEdit *
find_act (const AnnoStep *step)
{
  const GPtrArray *edits = anno_step_get_edits (step);
  const AnnoEdit *act = NULL;

  for (guint i = 0; i < edits->len; i++)
    if (weigh (edits->pdata[i]) > (act != NULL ? weigh (act) : 0))
      act = edits->pdata[i];
  return act;
}

static gboolean
is_repeated (const AnnoValue *value)
{
  return value->kind != ANNO_VALUE_LINK;
}

static gboolean
same_values (AnnoSpan *a, AnnoSpan *b, const char *field)
{
  guint i = 0, k = 0, n = anno_span_get_n_values (a), m = anno_span_get_n_values (b);

  for (;;)
    {
      while (i < n && anno_span_get_value (a, i)->field != field)
        i++;
      while (k < m && anno_span_get_value (b, k)->field != field)
        k++;
      if (i == n || k == m)
        return i == n && k == m;
      if (!anno_value_equal (anno_span_get_value (a, i++), anno_span_get_value (b, k++)))
        return FALSE;
    }
}

static void
copy_field (AnnoSpanDraft *draft, AnnoSpan *from, const char *field)
{
  anno_span_draft_clear_field (draft, field);
  for (guint i = 0; i < anno_span_get_n_values (from); i++)
    if (anno_span_get_value (from, i)->field == field)
      anno_span_draft_add_value (draft, anno_value_copy (anno_span_get_value (from, i)));
}

/* Copies the fields that differ between the two, and that @span of that type has, from @after. */
static void
repeat_fields (AnnoSpanDraft *draft, const AnnoTag *tag, AnnoSpan *before, AnnoSpan *after)
{
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->kind != ANNO_FIELD_LINK && !same_values (before, after, field->id))
        copy_field (draft, after, field->id);
    }
}

static void
retag (AnnoStepDraft *step, AnnoSpan *span, const AnnoTag *tag)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  g_ptr_array_add (alone, span);
  anno_step_draft_retag (step, alone, tag);
}

static AnnoStep *
repeat_change (const AnnoGesture *self, const AnnoStep *last, const AnnoEdit *act, AnnoSpan *chosen)
{
  AnnoSpan *before = act->before, *after = act->after;
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (after));
  gboolean other_tag = !anno_tagset_is_one (self->tagset, anno_span_get_tag (before),
                                            anno_span_get_tag (after));
  AnnoStepDraft *step = anno_step_draft_new (self);

  if (other_tag && tag != NULL)
    retag (step, chosen, tag);
  AnnoSpanDraft *draft = anno_step_draft_change (step, chosen);
  if (!other_tag && tag != NULL && anno_tagset_find (self->tagset, anno_span_get_tag (chosen)) == tag)
    repeat_fields (draft, tag, before, after);
  if (anno_span_get_unsure (before) != anno_span_get_unsure (after))
    anno_span_draft_set_unsure (draft, anno_span_get_unsure (after));
  if (g_strcmp0 (anno_span_get_note (before), anno_span_get_note (after)) != 0)
    anno_span_draft_set_note (draft, anno_span_get_note (after));
  return anno_step_draft_finish (step, anno_step_get_label (last));
}

/* What was marked is what @chosen is to be, too. */
static AnnoStep *
repeat_mark_on (const AnnoGesture *self, AnnoSpan *like, AnnoSpan *chosen)
{
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (like));
  AnnoStepDraft *step = anno_step_draft_new (self);

  if (tag != NULL)
    retag (step, chosen, tag);
  AnnoSpanDraft *draft = anno_step_draft_change (step, chosen);
  for (guint i = 0; tag != NULL && i < anno_span_get_n_values (like); i++)
    if (is_repeated (anno_span_get_value (like, i)))
      copy_field (draft, like, anno_span_get_value (like, i)->field);
  g_autofree char *label = g_strdup_printf (_("Mark as %s"), tag != NULL ? tag->name : anno_span_get_tag (like));
  return anno_step_draft_finish (step, label);
}

static AnnoSpan *
mark_like (const AnnoGesture *self, AnnoSpan *like, const GArray *segments)
{
  AnnoSpanDraft *draft = anno_span_draft_new (anno_tagset_id_of (self->tagset, anno_span_get_tag (like)));
  gint64 time = anno_gesture_now ();

  for (guint i = 0; i < segments->len; i++)
    {
      const AnnoSegment *segment = &g_array_index (segments, AnnoSegment, i);
      anno_span_draft_add_segment (draft, segment->start, segment->end);
    }
  for (guint i = 0; i < anno_span_get_n_values (like); i++)
    if (is_repeated (anno_span_get_value (like, i)))
      anno_span_draft_add_value (draft, anno_value_copy (anno_span_get_value (like, i)));
  anno_span_draft_set_created (draft, time);
  anno_span_draft_set_modified (draft, time);
  return anno_span_draft_finish (draft);
}

static AnnoStep *
repeat_mark (const AnnoGesture *self, AnnoSpan *like, const GArray *segments, char **marked)
{
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (like));
  g_autoptr (AnnoSpan) span = mark_like (self, like, segments);

  if (span == NULL || anno_twin_find (self->layer, self->tagset, span) != NULL)
    return NULL;
  AnnoStepDraft *step = anno_step_draft_new (self);
  g_autofree char *label = g_strdup_printf (_("Mark as %s"), tag != NULL ? tag->name : anno_span_get_tag (like));
  anno_step_draft_add (step, span);
  if (marked != NULL)
    *marked = g_strdup (anno_span_get_id (span));
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_repeat_gesture (const AnnoGesture *self, const AnnoStep *last, AnnoSpan *chosen,
                     const GArray *segments, char **marked)
{
  g_return_val_if_fail (self != NULL && last != NULL, NULL);

  const AnnoEdit *act = find_act (last);
  if (act == NULL)
    return NULL;
  AnnoSpan *now = anno_layer_find (self->layer, anno_edit_get_id (act));
  AnnoSpan *like = now != NULL ? now : act->after;
  if (segments != NULL && segments->len > 0)
    return like != NULL ? repeat_mark (self, like, segments, marked) : NULL;
  if (chosen == NULL)
    return NULL;
  if (act->after == NULL)
    return anno_gesture_delete (self, chosen);
  return act->before == NULL ? repeat_mark_on (self, like, chosen)
                             : repeat_change (self, last, act, chosen);
}
