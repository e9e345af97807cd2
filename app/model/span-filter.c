#include "model/span-filter.h"

#include "model/frame.h"

/* A date alone is no attribution: it may be one that nobody spoke on. */
static gboolean
stands_for_frame (const AnnoFrame *frame, const AnnoTagset *tagset, const AnnoSpan *span)
{
  AnnoSpan *claim = anno_frame_get_claim (frame);

  return claim != NULL ? claim == span : anno_frame_role_of (tagset, span) != ANNO_ROLE_DATE;
}

gboolean
anno_span_filter_names (const AnnoSpan *span, const char *const *people)
{
  g_return_val_if_fail (span != NULL, FALSE);

  for (guint i = 0; people != NULL && i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_PERSON && g_strv_contains (people, value->text))
        return TRUE;
    }
  return FALSE;
}

gboolean
anno_span_filter_matches (const AnnoSpanFilter *self, AnnoLayer *layer, const AnnoTagset *tagset,
                          AnnoSpan *span)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_LAYER (layer) && tagset != NULL && span != NULL,
                        FALSE);

  switch (self->kind)
    {
    case ANNO_SPAN_FILTER_ALL:
      return TRUE;
    case ANNO_SPAN_FILTER_TAG:
      return anno_tagset_id_of (tagset, anno_span_get_tag (span)) == self->tag;
    case ANNO_SPAN_FILTER_UNSURE:
      return anno_span_get_unsure (span);
    case ANNO_SPAN_FILTER_PERSON:
      return anno_span_filter_names (span, self->people);
    case ANNO_SPAN_FILTER_ATTRIBUTIONS:
    case ANNO_SPAN_FILTER_INCOMPLETE:
      {
        g_autoptr (AnnoFrame) frame = anno_frame_of (layer, tagset, span);
        if (frame == NULL || !stands_for_frame (frame, tagset, span))
          return FALSE;
        return self->kind == ANNO_SPAN_FILTER_ATTRIBUTIONS || !anno_frame_is_complete (frame);
      }
    default:
      return FALSE;
    }
}

gboolean
anno_span_filter_is_joint (const AnnoSpanFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->kind == ANNO_SPAN_FILTER_ATTRIBUTIONS || self->kind == ANNO_SPAN_FILTER_INCOMPLETE;
}
