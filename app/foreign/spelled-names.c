#include "foreign/spelled-names.h"

/* The next sign at *@at that counts; 0 at the end. */
static gunichar
next_sign (const char **at)
{
  while (**at != '\0')
    {
      gunichar sign = g_utf8_get_char (*at);
      *at = g_utf8_next_char (*at);
      if (sign != '-' && sign != '_' && !g_unichar_isspace (sign))
        return sign;
    }
  return 0;
}

gboolean
anno_spelled_names_differ (const char *id, const char *spelled)
{
  gunichar sign;

  g_return_val_if_fail (id != NULL && spelled != NULL, FALSE);

  do
    {
      sign = next_sign (&id);
      if (sign != next_sign (&spelled))
        return TRUE;
    }
  while (sign != 0);
  return FALSE;
}

static gboolean
changes (const AnnoSetFormat *format, const char *id)
{
  g_autofree char *spelled = format->spell (id);
  return anno_spelled_names_differ (id, spelled);
}

static gboolean
holds (const AnnoSetFormat *format, const AnnoTagset *tagset, const AnnoSpan *span,
       const AnnoValue *value)
{
  switch (value->kind)
    {
    case ANNO_VALUE_PERSON:
      return (format->keeps & ANNO_KEEPS_PEOPLE) != 0;
    case ANNO_VALUE_LINK:
      return (format->keeps & anno_set_format_link_kind (tagset, span, value)) != 0;
    default:
      return (format->keeps & ANNO_KEEPS_FIELDS) != 0;
    }
}

static gboolean
changes_value (const AnnoSetFormat *format, const AnnoTag *tag, const AnnoValue *value)
{
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
  gboolean is_choice = value->kind == ANNO_VALUE_TEXT && field != NULL
                       && field->kind == ANNO_FIELD_CHOICE
                       && anno_field_find_choice (field, value->text) != NULL;

  return changes (format, value->field) || (is_choice && changes (format, value->text));
}

gboolean
anno_spelled_names_change (const AnnoSetFormat *format, const AnnoTagset *tagset,
                           const AnnoSpan *span)
{
  g_return_val_if_fail (format != NULL && tagset != NULL && span != NULL, FALSE);

  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  if (format->spell == NULL)
    return FALSE;
  if (changes (format, anno_span_get_tag (span)))
    return TRUE;
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (holds (format, tagset, span, value) && changes_value (format, tag, value))
        return TRUE;
    }
  return FALSE;
}
