#include "session/mass-gesture.h"

#include "model/span-draft.h"
#include "session/twin.h"

#include <glib/gi18n-lib.h>

static AnnoSpan *
mark_one (const AnnoTag *tag, AnnoRange range, AnnoSpan *like)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag->id);
  gint64 time = anno_gesture_now ();

  anno_span_draft_add_segment (draft, range.start, range.end);
  anno_span_draft_set_created (draft, time);
  anno_span_draft_set_modified (draft, time);
  for (guint i = 0; like != NULL && i < anno_span_get_n_values (like); i++)
    if (anno_span_get_value (like, i)->kind != ANNO_VALUE_LINK)
      anno_span_draft_add_value (draft, anno_value_copy (anno_span_get_value (like, i)));
  return anno_span_draft_finish (draft);
}

AnnoStep *
anno_mass_gesture_mark (const AnnoGesture *self, const AnnoTag *tag, const GArray *ranges,
                        AnnoSpan *like, guint *n)
{
  g_return_val_if_fail (self != NULL && tag != NULL && ranges != NULL, NULL);
  g_return_val_if_fail (like == NULL
                            || anno_tagset_find (self->tagset, anno_span_get_tag (like)) == tag,
                        NULL);

  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      if (range.start >= range.end
          || anno_twin_find_at (self->layer, self->tagset, tag->id, range.start, range.end) != NULL)
        continue;
      g_autoptr (AnnoSpan) span = mark_one (tag, range, like);
      g_ptr_array_add (edits, anno_edit_new_span (self->article, NULL, span));
    }
  if (n != NULL)
    *n = edits->len;
  if (edits->len == 0)
    return NULL;
  g_autofree char *label = g_strdup_printf (
      ngettext ("Mark %u place as %s", "Mark %u places as %s", edits->len), edits->len, tag->name);
  return anno_step_new (label, g_steal_pointer (&edits), anno_gesture_now ());
}

GPtrArray *
anno_mass_gesture_find (const AnnoGesture *self, const AnnoTag *tag, const GArray *ranges)
{
  g_return_val_if_fail (self != NULL && tag != NULL && ranges != NULL, NULL);

  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      AnnoSpan *span = range.start < range.end
                           ? anno_twin_find_at (self->layer, self->tagset, tag->id, range.start, range.end)
                           : NULL;
      if (span != NULL)
        g_ptr_array_add (found, anno_span_ref (span));
    }
  return found;
}

AnnoStep *
anno_mass_gesture_delete (const AnnoGesture *self, const GPtrArray *spans)
{
  g_return_val_if_fail (self != NULL && spans != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  g_autofree char *label
      = g_strdup_printf (ngettext ("Delete %u span", "Delete %u spans", spans->len), spans->len);
  anno_step_draft_delete (step, spans);
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_mass_gesture_retag (const AnnoGesture *self, const GPtrArray *spans, const AnnoTag *tag)
{
  g_return_val_if_fail (self != NULL && spans != NULL && tag != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  g_autofree char *label
      = g_strdup_printf (ngettext ("Change %u span to %s", "Change %u spans to %s", spans->len),
                         spans->len, tag->name);
  anno_step_draft_retag (step, spans, tag);
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_mass_gesture_set_field (const AnnoGesture *self, const GPtrArray *spans, const AnnoTag *tag,
                             const AnnoField *field, const GPtrArray *values)
{
  g_return_val_if_fail (self != NULL && spans != NULL && tag != NULL && field != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  guint n = 0;
  for (guint i = 0; i < spans->len; i++)
    {
      if (anno_tagset_id_of (self->tagset, anno_span_get_tag (spans->pdata[i])) != tag->id)
        continue;
      AnnoSpanDraft *draft = anno_step_draft_change (step, spans->pdata[i]);
      anno_span_draft_clear_field (draft, field->id);
      for (guint k = 0; values != NULL && k < values->len; k++)
        anno_span_draft_add_value (draft, anno_value_copy (values->pdata[k]));
      n++;
    }
  g_autofree char *label = g_strdup_printf (
      ngettext ("Set “%s” of %u span", "Set “%s” of %u spans", n), field->name, n);
  return anno_step_draft_finish (step, label);
}

AnnoStep *
anno_mass_gesture_set_unsure (const AnnoGesture *self, const GPtrArray *spans, gboolean unsure)
{
  g_return_val_if_fail (self != NULL && spans != NULL, NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  g_autofree char *label
      = unsure ? g_strdup_printf (
            ngettext ("Flag %u span as unsure", "Flag %u spans as unsure", spans->len), spans->len)
               : g_strdup_printf (ngettext ("Unflag %u span", "Unflag %u spans", spans->len),
                                  spans->len);
  for (guint i = 0; i < spans->len; i++)
    anno_span_draft_set_unsure (anno_step_draft_change (step, spans->pdata[i]), unsure);
  return anno_step_draft_finish (step, label);
}
