#include "session/copy-gesture.h"

#include <glib/gi18n-lib.h>

/* How far candidates are looked for, on either side: further off nobody remembers them. */
#define REACH 2000

static gboolean
is_copied (const AnnoValue *value)
{
  return value->kind != ANNO_VALUE_LINK;
}

static gboolean
has_more (AnnoSpan *other, AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (other); i++)
    if (is_copied (anno_span_get_value (other, i)) && !anno_span_has_value (span, anno_span_get_value (other, i)))
      return TRUE;
  return FALSE;
}

AnnoStep *
anno_copy_gesture (const AnnoGesture *self, AnnoSpan *span, AnnoSpan *other)
{
  g_return_val_if_fail (self != NULL && span != NULL && other != NULL, NULL);
  g_return_val_if_fail (
      anno_tagset_is_one (self->tagset, anno_span_get_tag (span), anno_span_get_tag (other)), NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  AnnoSpanDraft *draft = anno_step_draft_change (step, span);
  for (guint i = 0; i < anno_span_get_n_values (other); i++)
    if (is_copied (anno_span_get_value (other, i)))
      anno_span_draft_clear_field (draft, anno_span_get_value (other, i)->field);
  for (guint i = 0; i < anno_span_get_n_values (other); i++)
    if (is_copied (anno_span_get_value (other, i)))
      anno_span_draft_add_value (draft, anno_value_copy (anno_span_get_value (other, i)));
  g_autofree char *label
      = g_strdup_printf (_("Copy fields to %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  return anno_step_draft_finish (step, label);
}

/* The span at @rank, if it is there and has what @span lacks. */
static void
consider (const AnnoGesture *self, AnnoSpan *span, gint64 rank, GPtrArray *found)
{
  AnnoSpan *other = rank >= 0 && rank < anno_layer_get_n_spans (self->layer)
                        ? anno_layer_nth (self->layer, (guint) rank)
                        : NULL;

  if (other != NULL
      && anno_tagset_is_one (self->tagset, anno_span_get_tag (other), anno_span_get_tag (span))
      && has_more (other, span))
    g_ptr_array_add (found, other);
}

GPtrArray *
anno_copy_gesture_candidates (const AnnoGesture *self, AnnoSpan *span, guint max)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  GPtrArray *found = g_ptr_array_new ();
  gint64 rank = anno_layer_rank (self->layer, span);
  for (gint64 by = 1; by <= REACH && found->len < max; by++)
    {
      consider (self, span, rank - by, found);
      if (found->len < max)
        consider (self, span, rank + by, found);
    }
  return found;
}
