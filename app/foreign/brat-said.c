#include "foreign/brat-said.h"

#include "foreign/brat-tags.h"
#include "foreign/brat-words.h"
#include "foreign/kept-members.h"
#include "formats/json-print.h"

#include <string.h>

#define NOTE "note"
#define ATTRIBUTES "attributes"

void
anno_brat_said_add (GString **attributes, const char *name, const char *words)
{
  g_return_if_fail (attributes != NULL && name != NULL);

  if (*attributes == NULL)
    *attributes = g_string_new (NULL);
  g_string_append (*attributes, (*attributes)->len > 0 ? ",[" : "[");
  anno_json_print_string (*attributes, name);
  if (words != NULL)
    {
      g_string_append_c (*attributes, ',');
      anno_json_print_string (*attributes, words);
    }
  g_string_append_c (*attributes, ']');
}

char *
anno_brat_said_make (const char *note, const char *attributes)
{
  g_autoptr (GString) members = g_string_new (NULL);

  if (note == NULL && attributes == NULL)
    return NULL;
  if (note != NULL)
    {
      g_string_append (members, "\"" NOTE "\":");
      anno_json_print_string (members, note);
    }
  if (attributes != NULL)
    g_string_append_printf (members, "%s\"" ATTRIBUTES "\":[%s]", note != NULL ? "," : "",
                            attributes);
  return g_string_free (g_steal_pointer (&members), FALSE);
}

char *
anno_brat_said_note (const char *members)
{
  g_autofree char *note = anno_kept_members_string (members, NOTE);
  return note != NULL && *note != '\0' ? g_steal_pointer (&note) : NULL;
}

/* One or two strings; NULL where it is something else. */
static char **
read_attribute (const AnnoJsonSlice *list)
{
  g_auto (GStrv) words = g_new0 (char *, 3);
  AnnoJsonSlice element;
  guint n = 0;

  for (const char *at = NULL; anno_json_next_element (list, &at, &element);)
    {
      char *word = n < 2 ? anno_json_slice_to_string (&element) : NULL;
      if (word == NULL)
        return NULL;
      words[n++] = word;
    }
  return n > 0 ? g_steal_pointer (&words) : NULL;
}

GPtrArray *
anno_brat_said_attributes (const char *members)
{
  g_autoptr (GPtrArray) attributes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *raw = anno_kept_members_raw (members, ATTRIBUTES);
  const AnnoJsonSlice list = { raw, raw != NULL ? strlen (raw) : 0 };
  AnnoJsonSlice element;

  if (raw == NULL || anno_json_slice_kind (&list) != '[')
    return NULL;
  for (const char *at = NULL; anno_json_next_element (&list, &at, &element);)
    {
      char **attribute = read_attribute (&element);
      if (attribute == NULL)
        return NULL;
      g_ptr_array_add (attributes, attribute);
    }
  return attributes->len > 0 ? g_steal_pointer (&attributes) : NULL;
}

/* Whether all of @members is what a relation can hold. */
static gboolean
is_all_held (const char *members, const char *note, const GPtrArray *attributes)
{
  const char *const names[]
      = { note != NULL ? NOTE : "", attributes != NULL ? ATTRIBUTES : "", NULL };
  g_autofree char *others = anno_kept_members_drop (members, names);
  return others == NULL;
}

char *
anno_brat_said_hold (const AnnoTagset *tagset, const AnnoSpan *span, const AnnoValue *value,
                     gboolean *is_all)
{
  g_autoptr (GString) list = NULL;

  g_return_val_if_fail (tagset != NULL && span != NULL && value != NULL && is_all != NULL, NULL);

  *is_all = value->extra == NULL;
  if (value->extra == NULL || value->kind != ANNO_VALUE_LINK
      || anno_brat_tags_is_event (anno_tagset_find (tagset, anno_span_get_tag (span)))
      || anno_brat_tags_equiv_of (value->field) != NULL)
    return NULL;
  g_autofree char *note = anno_brat_said_note (value->extra);
  g_autoptr (GPtrArray) attributes = anno_brat_said_attributes (value->extra);
  *is_all = is_all_held (value->extra, note, attributes);
  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      char **attribute = attributes->pdata[i];
      g_autofree char *name = anno_brat_words_type (attribute[0]);
      anno_brat_said_add (&list, name, attribute[1]);
    }
  return anno_brat_said_make (note, list != NULL ? list->str : NULL);
}
