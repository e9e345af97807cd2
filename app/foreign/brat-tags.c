#include "foreign/brat-tags.h"

#include "formats/json-record.h"

#include <string.h>

gboolean
anno_brat_tags_is_event (const AnnoTag *tag)
{
  AnnoJsonSlice object, value;

  if (tag == NULL || tag->extra == NULL)
    return FALSE;
  g_autofree char *members = g_strdup_printf ("{%s}", tag->extra);
  return anno_json_record_open_text (members, strlen (members), &object, NULL)
         && anno_json_record_find (&object, "event", &value)
         && anno_json_slice_kind (&value) == 't';
}

gboolean
anno_brat_tags_is_flag (const AnnoField *field)
{
  return field != NULL && field->kind == ANNO_FIELD_CHOICE && field->choices->len == 2
         && anno_field_find_choice (field, "false") != NULL
         && anno_field_find_choice (field, ANNO_BRAT_TRUE) != NULL;
}

const char *
anno_brat_tags_equiv_of (const char *field)
{
  const gsize n = strlen (ANNO_BRAT_EQUIV_PREFIX);

  g_return_val_if_fail (field != NULL, NULL);
  if (g_ascii_strcasecmp (field, ANNO_BRAT_EQUIV) == 0)
    return ANNO_BRAT_EQUIV;
  return g_ascii_strncasecmp (field, ANNO_BRAT_EQUIV_PREFIX, n) == 0 && field[n] != '\0' ? field + n
                                                                                         : NULL;
}

const AnnoField *
anno_brat_tags_find_person (const AnnoTag *tag)
{
  for (guint i = 0; tag != NULL && i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->kind == ANNO_FIELD_PERSON)
        return field;
    }
  return NULL;
}
