#include "session/gesture.h"

#include "model/span-draft.h"
#include "session/twin.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
edits_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
}

static AnnoStep *
step_of (const char *label, GPtrArray *edits)
{
  return anno_step_new (label, edits, anno_gesture_now ());
}

AnnoStep *
anno_gesture_mark (const AnnoGesture *self, const AnnoTag *tag, const GArray *segments,
                   AnnoSpan **span)
{
  g_return_val_if_fail (self != NULL && tag != NULL && segments != NULL, NULL);

  AnnoSpanDraft *draft = anno_span_draft_new (tag->id);
  for (guint i = 0; i < segments->len; i++)
    {
      const AnnoSegment *segment = &g_array_index (segments, AnnoSegment, i);
      anno_span_draft_add_segment (draft, segment->start, segment->end);
    }
  gint64 time = anno_gesture_now ();
  anno_span_draft_set_created (draft, time);
  anno_span_draft_set_modified (draft, time);
  g_autoptr (AnnoSpan) marked = anno_span_draft_finish (draft);
  if (marked == NULL)
    return NULL;

  AnnoSpan *twin = anno_twin_find (self->layer, self->tagset, marked);
  if (span != NULL)
    *span = anno_span_ref (twin != NULL ? twin : marked);
  if (twin != NULL)
    return NULL;

  GPtrArray *edits = edits_new ();
  g_ptr_array_add (edits, anno_edit_new_span (self->article, NULL, marked));
  g_autofree char *label = g_strdup_printf (_("Mark as %s"), tag->name);
  return step_of (label, edits);
}

static GPtrArray *
alone (AnnoSpan *span)
{
  GPtrArray *spans = g_ptr_array_new ();
  g_ptr_array_add (spans, span);
  return spans;
}

AnnoStep *
anno_gesture_retag (const AnnoGesture *self, AnnoSpan *span, const AnnoTag *tag)
{
  g_return_val_if_fail (self != NULL && span != NULL && tag != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  g_autoptr (GPtrArray) spans = alone (span);
  g_autofree char *label
      = g_strdup_printf (_("Change %s to %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)), tag->name);
  anno_step_draft_retag (step, spans, tag);
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_gesture_delete (const AnnoGesture *self, AnnoSpan *span)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  g_autoptr (GPtrArray) spans = alone (span);
  g_autofree char *label = g_strdup_printf (_("Delete %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  anno_step_draft_delete (step, spans);
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_gesture_add_segment (const AnnoGesture *self, AnnoSpan *span, guint start, guint end)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  AnnoSpanDraft *draft = anno_step_draft_change (step, span);
  anno_span_draft_add_segment (draft, start, end);
  g_autofree char *label = g_strdup_printf (_("Extend %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  return anno_step_draft_finish (step, label);
}

/* An edge may run over further segments, which it swallows, but not over its own other edge. */
AnnoStep *
anno_gesture_move_edge (const AnnoGesture *self, AnnoSpan *span, guint part, gboolean end,
                        guint place)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);
  g_return_val_if_fail (part < anno_span_get_n_segments (span), NULL);

  AnnoSegment segment = anno_span_get_segments (span)[part];
  AnnoSegment moved = { end ? segment.start : place, end ? place : segment.end };
  if (moved.start >= moved.end)
    return NULL;

  AnnoStepDraft *step = anno_step_draft_new (self);
  AnnoSpanDraft *draft = anno_step_draft_change (step, span);
  anno_span_draft_cut (draft, segment.start, segment.end);
  anno_span_draft_add_segment (draft, moved.start, moved.end);
  g_autofree char *label = g_strdup_printf (_("Move the edge of %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_gesture_set_field (const AnnoGesture *self, AnnoSpan *span, const AnnoField *field,
                        const GPtrArray *values)
{
  g_return_val_if_fail (self != NULL && span != NULL && field != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  AnnoSpanDraft *draft = anno_step_draft_change (step, span);
  anno_span_draft_clear_field (draft, field->id);
  for (guint i = 0; values != NULL && i < values->len; i++)
    anno_span_draft_add_value (draft, anno_value_copy (values->pdata[i]));
  g_autofree char *label
      = g_strdup_printf (_("Set “%s” of %s"), field->name, anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_gesture_set_person (const AnnoGesture *self, AnnoSpan *span, const AnnoField *field,
                         AnnoPerson *person, gboolean add)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  if (person != NULL)
    g_ptr_array_add (values,
                     anno_value_new (ANNO_VALUE_PERSON, field->id, anno_person_get_id (person)));
  g_autoptr (AnnoStep) step = anno_gesture_set_field (self, span, field, values);
  if (step == NULL || person == NULL || !add)
    return g_steal_pointer (&step);

  const AnnoEdit *on_span = g_ptr_array_index (anno_step_get_edits (step), 0);
  GPtrArray *edits = edits_new ();
  g_ptr_array_add (edits, anno_edit_new_person (NULL, person));
  g_ptr_array_add (edits, anno_edit_new_span (self->article, on_span->before, on_span->after));
  return step_of (anno_step_get_label (step), edits);
}

AnnoStep *
anno_gesture_set_note (const AnnoGesture *self, AnnoSpan *span, const char *note)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  AnnoSpanDraft *draft = anno_step_draft_change (step, span);
  anno_span_draft_set_note (draft, note);
  g_autofree char *label = g_strdup_printf (_("Note on %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_gesture_set_unsure (const AnnoGesture *self, AnnoSpan *span, gboolean unsure)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  AnnoSpanDraft *draft = anno_step_draft_change (step, span);
  anno_span_draft_set_unsure (draft, unsure);
  g_autofree char *label
      = g_strdup_printf (unsure ? _("Flag %s as unsure") : _ ("Unflag %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  return anno_step_draft_finish (step, label);
}

static void
set_member (const AnnoGesture *self, const char *name, const char *value, GPtrArray *edits)
{
  const char *before = anno_layer_header_get_member (anno_layer_get_header (self->layer), name);

  if (g_strcmp0 (before, value) != 0)
    g_ptr_array_add (edits, anno_edit_new_member (self->article, name, before, value));
}

AnnoStep *
anno_gesture_set_date (const AnnoGesture *self, const char *date)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GPtrArray) edits = edits_new ();
  set_member (self, "date", date, edits);
  set_member (self, "dateOrigin", date != NULL ? "hand" : NULL, edits);
  return edits->len > 0 ? step_of (_("Set the document date"), g_steal_pointer (&edits)) : NULL;
}

AnnoStep *
anno_gesture_set_state (const AnnoGesture *self, const char *state)
{
  g_return_val_if_fail (self != NULL && state != NULL, NULL);

  g_autoptr (GPtrArray) edits = edits_new ();
  set_member (self, "state", state, edits);
  return edits->len > 0 ? step_of (_("Set the state"), g_steal_pointer (&edits)) : NULL;
}
