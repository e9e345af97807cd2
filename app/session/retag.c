#include "session/retag.h"

#include "model/span-draft.h"

/* Two types may call different things by one name: the form of the value has to be the field's. */
static gboolean
fits_in (const AnnoTag *tag, const AnnoValue *value)
{
  const AnnoField *field = anno_tag_find_field (tag, value->field);

  if (field == NULL)
    return FALSE;
  switch (field->kind)
    {
    case ANNO_FIELD_CHOICE:
      return value->kind == ANNO_VALUE_TEXT && anno_field_find_choice (field, value->text) != NULL;
    case ANNO_FIELD_TEXT:
      return value->kind == ANNO_VALUE_TEXT;
    case ANNO_FIELD_TIMEX:
      return value->kind == ANNO_VALUE_TIMEX;
    case ANNO_FIELD_PERSON:
      return value->kind == ANNO_VALUE_PERSON;
    case ANNO_FIELD_LINK:
      return value->kind == ANNO_VALUE_LINK;
    default:
      return FALSE;
    }
}

static gboolean
drop_links (AnnoSpanDraft *draft, AnnoSpan *source, const AnnoTag *tag, const char *id, const char *keep)
{
  gboolean any = FALSE;

  for (guint i = 0; i < anno_span_get_n_values (source); i++)
    {
      const AnnoValue *value = anno_span_get_value (source, i);
      const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
      if (value->kind != ANNO_VALUE_LINK || !g_str_equal (value->text, id)
          || (keep != NULL && field != NULL && anno_field_accepts (field, keep)))
        continue;
      anno_span_draft_remove_source (draft, value->field, id);
      any = TRUE;
    }
  return any;
}

gboolean
anno_unlink (AnnoSpanDraft *draft, AnnoSpan *source, const AnnoTagset *tagset, const char *id,
             const char *keep)
{
  g_return_val_if_fail (draft != NULL && source != NULL && tagset != NULL && id != NULL, FALSE);

  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (source));
  return drop_links (draft, source, tag, id, keep);
}

void
anno_retag (AnnoSpanDraft *draft, AnnoSpan *span, const AnnoTag *tag)
{
  g_return_if_fail (draft != NULL && span != NULL && tag != NULL);

  anno_span_draft_set_tag (draft, tag->id);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (!fits_in (tag, anno_span_get_value (span, i)))
      anno_span_draft_clear_field (draft, anno_span_get_value (span, i)->field);
  drop_links (draft, span, tag, anno_span_get_id (span), tag->id);
}
