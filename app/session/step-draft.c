#include "session/step-draft.h"

#include "session/retag.h"

struct _AnnoStepDraft
{
  const AnnoGesture *gesture;
  GHashTable *drafts; /* AnnoSpan (borrowed) to AnnoSpanDraft; NULL: it goes */
  GPtrArray *order;   /* of AnnoSpan: as they were first touched */
  GPtrArray *added;   /* of AnnoSpan: new ones */
};

gint64
anno_gesture_now (void)
{
  gint64 time = g_get_real_time ();
  return time - time % G_USEC_PER_SEC;
}

static void
set_draft (AnnoStepDraft *self, AnnoSpan *span, AnnoSpanDraft *draft)
{
  if (g_hash_table_insert (self->drafts, span, draft))
    g_ptr_array_add (self->order, span);
}

/* Takes out the links to @span that one of type @keep (NULL for none) may not have. */
static void
unlink_from (AnnoStepDraft *self, AnnoSpan *span, const char *keep)
{
  const GPtrArray *sources
      = anno_layer_find_links_to (self->gesture->layer, anno_span_get_id (span));

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      AnnoSpan *source = sources->pdata[i];
      AnnoSpanDraft *draft = source != span ? anno_step_draft_change (self, source) : NULL;
      if (draft != NULL)
        anno_unlink (draft, source, self->gesture->tagset, anno_span_get_id (span), keep);
    }
}

/* What @span becomes, with the time of the change; NULL where it stays as it is. */
static AnnoSpan *
finish (AnnoSpan *span, AnnoSpanDraft *draft)
{
  anno_span_draft_set_modified (draft, anno_span_get_modified (span));
  g_autoptr (AnnoSpan) same_time = anno_span_draft_finish (draft);
  if (same_time == NULL || anno_span_equal (span, same_time))
    return NULL;

  AnnoSpanDraft *stamped = anno_span_draft_new_from (same_time);
  anno_span_draft_set_modified (stamped, anno_gesture_now ());
  return anno_span_draft_finish (stamped);
}

static void
add_edit (AnnoStepDraft *self, AnnoSpan *span, GPtrArray *edits)
{
  AnnoSpanDraft *draft = g_hash_table_lookup (self->drafts, span);
  g_autoptr (AnnoSpan) after = draft != NULL ? finish (span, draft) : NULL;

  if (draft == NULL || after != NULL)
    g_ptr_array_add (edits, anno_edit_new_span (self->gesture->article, span, after));
}

AnnoStepDraft *
anno_step_draft_new (const AnnoGesture *gesture)
{
  g_return_val_if_fail (gesture != NULL, NULL);

  AnnoStepDraft *self = g_new0 (AnnoStepDraft, 1);
  self->gesture = gesture;
  self->drafts = g_hash_table_new (NULL, NULL);
  self->order = g_ptr_array_new ();
  self->added = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  return self;
}

AnnoSpanDraft *
anno_step_draft_change (AnnoStepDraft *self, AnnoSpan *span)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  if (!g_hash_table_contains (self->drafts, span))
    set_draft (self, span, anno_span_draft_new_from (span));
  return g_hash_table_lookup (self->drafts, span);
}

void
anno_step_draft_add (AnnoStepDraft *self, AnnoSpan *span)
{
  g_return_if_fail (self != NULL && span != NULL);
  g_ptr_array_add (self->added, anno_span_ref (span));
}

void
anno_step_draft_retag (AnnoStepDraft *self, const GPtrArray *spans, const AnnoTag *tag)
{
  g_return_if_fail (self != NULL && spans != NULL && tag != NULL);

  for (guint i = 0; i < spans->len; i++)
    if (anno_span_get_tag (spans->pdata[i]) != tag->id)
      anno_retag (anno_step_draft_change (self, spans->pdata[i]), spans->pdata[i], tag);
  for (guint i = 0; i < spans->len; i++)
    if (anno_span_get_tag (spans->pdata[i]) != tag->id)
      unlink_from (self, spans->pdata[i], tag->id);
}

void
anno_step_draft_delete (AnnoStepDraft *self, const GPtrArray *spans)
{
  g_return_if_fail (self != NULL && spans != NULL);

  for (guint i = 0; i < spans->len; i++)
    set_draft (self, spans->pdata[i], NULL);
  for (guint i = 0; i < spans->len; i++)
    unlink_from (self, spans->pdata[i], NULL);
}

void
anno_step_draft_finish_into (AnnoStepDraft *self, GPtrArray *edits)
{
  g_return_if_fail (self != NULL && edits != NULL);

  for (guint i = 0; i < self->order->len; i++)
    add_edit (self, self->order->pdata[i], edits);
  for (guint i = 0; i < self->added->len; i++)
    g_ptr_array_add (edits, anno_edit_new_span (self->gesture->article, NULL, self->added->pdata[i]));
  g_hash_table_unref (self->drafts);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->added);
  g_free (self);
}

AnnoStep *
anno_step_draft_finish (AnnoStepDraft *self, const char *label)
{
  g_return_val_if_fail (self != NULL && label != NULL, NULL);

  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  anno_step_draft_finish_into (self, edits);
  return edits->len > 0 ? anno_step_new (label, g_steal_pointer (&edits), anno_gesture_now ())
                        : NULL;
}
