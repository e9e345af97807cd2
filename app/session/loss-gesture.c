#include "session/loss-gesture.h"

#include <glib/gi18n-lib.h>

/* Of AnnoSpan, borrowed: those of the layer that hold what is lost. */
static GPtrArray *
list_spans (const AnnoTagsetLoss *loss, const AnnoTagset *before, AnnoLayer *layer)
{
  GPtrArray *spans = g_ptr_array_new ();

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    if (anno_tagset_loss_concerns (loss, before, anno_layer_nth (layer, i)))
      g_ptr_array_add (spans, anno_layer_nth (layer, i));
  return spans;
}

/* Other values of the field stay. */
static void
drop_values (AnnoStepDraft *step, const AnnoTagsetLoss *loss, AnnoSpan *span)
{
  AnnoSpanDraft *draft = anno_step_draft_change (step, span);

  if (draft == NULL)
    return;
  anno_span_draft_clear_field (draft, loss->field);
  for (guint i = 0; loss->choice != NULL && i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->field == loss->field && !g_str_equal (value->text, loss->choice))
        anno_span_draft_add_value (draft, anno_value_copy (value));
    }
}

static void
do_one (AnnoStepDraft *step, const AnnoTagsetLoss *loss, const AnnoTagset *before,
        const AnnoTagset *after, AnnoLayer *layer)
{
  g_autoptr (GPtrArray) spans = list_spans (loss, before, layer);
  const AnnoTag *instead = loss->answer == ANNO_LOSS_RETAG && loss->instead != NULL
                               ? anno_tagset_find (after, loss->instead)
                               : NULL;

  if (loss->field == NULL && instead != NULL)
    anno_step_draft_retag (step, spans, instead);
  else if (loss->field == NULL && loss->answer == ANNO_LOSS_DELETE)
    anno_step_draft_delete (step, spans);
  else if (loss->field != NULL && loss->answer == ANNO_LOSS_DELETE)
    for (guint i = 0; i < spans->len; i++)
      drop_values (step, loss, spans->pdata[i]);
}

AnnoStep *
anno_loss_gesture (const GPtrArray *losses, const AnnoTagset *before, const AnnoTagset *after,
                   const GArray *gestures)
{
  g_return_val_if_fail (losses != NULL && before != NULL && after != NULL && gestures != NULL,
                        NULL);

  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  for (guint i = 0; i < gestures->len; i++)
    {
      const AnnoGesture *gesture = &g_array_index (gestures, AnnoGesture, i);
      AnnoStepDraft *step = anno_step_draft_new (gesture);
      for (guint k = 0; k < losses->len; k++)
        do_one (step, losses->pdata[k], before, after, gesture->layer);
      anno_step_draft_finish_into (step, edits);
    }
  if (edits->len == 0)
    return NULL;
  g_autofree char *label = g_strdup_printf (
      ngettext ("Fit %u span to the new tagset", "Fit %u spans to the new tagset", edits->len),
      edits->len);
  return anno_step_new (label, g_steal_pointer (&edits), anno_gesture_now ());
}
