#include "formats/people-file.h"

#include "formats/json-print.h"
#include "formats/json-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const file_members[] = { "format", "people", NULL };
static const char *const person_members[]
    = { "id", "name", "kind", "role", "aliases", "wikidata", "note", "mergedInto", NULL };
static const char *const kinds[] = { "person", "group", "organization", "document", NULL };

/* What a person is made of, while it is read; the members of AnnoPersonParts, owned. */
typedef struct
{
  char *id, *name, *kind, *role, *wikidata, *note, *merged_into, *extra;
  GStrv aliases;
} Parts;

static void
parts_clear (Parts *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->kind);
  g_free (self->role);
  g_free (self->wikidata);
  g_free (self->note);
  g_free (self->merged_into);
  g_free (self->extra);
  g_strfreev (self->aliases);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* A scheme and something: what JSON-LD takes for an IRI and not for a path. */
static gboolean
is_iri (const char *text)
{
  const char *colon = strchr (text, ':');

  if (colon == NULL || colon[1] == '\0' || !g_ascii_isalpha (text[0]))
    return FALSE;
  for (const char *p = text; p < colon; p++)
    if (!g_ascii_isalnum (*p) && strchr ("+.-", *p) == NULL)
      return FALSE;
  return strpbrk (text, " <>\"{}|\\^`") == NULL;
}

static gboolean
check_parts (const Parts *parts, const char *where, GError **error)
{
  if (!is_iri (parts->id))
    return anno_json_record_refuse (error, where,
                                    _("“id” must be an IRI such as “urn:uuid:…”, not "
                                      "“%s”."),
                                    parts->id);
  if (parts->merged_into != NULL && !is_iri (parts->merged_into))
    return anno_json_record_refuse (error, where,
                                    _("“mergedInto” must be the id of a person, not "
                                      "“%s”."),
                                    parts->merged_into);
  if (parts->kind != NULL && !g_strv_contains (kinds, parts->kind))
    return anno_json_record_refuse (error, where,
                                    _("“kind” must be “person”, “group”, “organization” or "
                                      "“document”, not “%s”."),
                                    parts->kind);
  return TRUE;
}

AnnoPerson *
anno_person_read (const AnnoJsonSlice *object, const char *where, GError **error)
{
  g_auto (Parts) parts = { NULL };

  g_return_val_if_fail (object != NULL, NULL);

  if (!anno_json_record_is_object (object, where, error)
      || !anno_json_record_need (object, where, "id", &parts.id, error)
      || !anno_json_record_need (object, where, "name", &parts.name, error)
      || !anno_json_record_plain (object, where, "kind", &parts.kind, error)
      || !anno_json_record_plain (object, where, "role", &parts.role, error)
      || !anno_json_record_list (object, where, "aliases", &parts.aliases, error)
      || !anno_json_record_plain (object, where, "wikidata", &parts.wikidata, error)
      || !anno_json_record_text (object, where, "note", &parts.note, error)
      || !anno_json_record_plain (object, where, "mergedInto", &parts.merged_into, error)
      || !check_parts (&parts, where, error))
    return NULL;
  parts.extra = anno_json_record_unknown (object, person_members);

  const AnnoPersonParts whole = {
    .id = parts.id,
    .name = parts.name,
    .kind = parts.kind,
    .role = parts.role,
    .aliases = (const char *const *) parts.aliases,
    .wikidata = parts.wikidata,
    .note = parts.note,
    .merged_into = parts.merged_into,
    .extra = parts.extra,
  };
  return anno_person_new (&whole);
}

void
anno_person_print (GString *out, AnnoPerson *person)
{
  g_return_if_fail (out != NULL && ANNO_IS_PERSON (person));

  const AnnoPersonParts *parts = anno_person_get_parts (person);
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", parts->id);
  anno_json_print_member (out, "name", parts->name);
  anno_json_print_member (out, "kind", parts->kind);
  anno_json_print_member (out, "role", parts->role);
  if (parts->aliases != NULL)
    {
      anno_json_print_key (out, "aliases");
      for (guint i = 0; parts->aliases[i] != NULL; i++)
        {
          g_string_append_c (out, i == 0 ? '[' : ',');
          anno_json_print_string (out, parts->aliases[i]);
        }
      g_string_append_c (out, ']');
    }
  anno_json_print_member (out, "wikidata", parts->wikidata);
  anno_json_print_member (out, "note", parts->note);
  anno_json_print_member (out, "mergedInto", parts->merged_into);
  anno_json_print_raw (out, parts->extra);
  g_string_append_c (out, '}');
}

static gboolean
read_person (const AnnoJsonSlice *element, AnnoPeople *people, GError **error)
{
  g_autofree char *where = g_strdup_printf (_("Person %u"), anno_people_get_n (people) + 1);
  g_autoptr (AnnoPerson) person = anno_person_read (element, where, error);

  if (person == NULL)
    return FALSE;
  if (anno_people_find (people, anno_person_get_id (person)) != NULL)
    return anno_json_record_refuse (error, where, _("The id “%s” is there twice."),
                                    anno_person_get_id (person));
  anno_people_put (people, person);
  return TRUE;
}

AnnoPeople *
anno_people_file_read (GBytes *bytes, GError **error)
{
  AnnoJsonSlice file, array, element;
  const char *at = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!anno_json_record_open (bytes, &file, error) || !anno_json_record_is_format_1 (&file, error)
      || !anno_json_record_array (&file, NULL, "people", &array, error))
    return NULL;

  g_autoptr (AnnoPeople) people = anno_people_new ();
  while (anno_json_next_element (&array, &at, &element))
    if (!read_person (&element, people, error))
      return NULL;
  anno_people_take_extra (people, anno_json_record_unknown (&file, file_members));
  return g_steal_pointer (&people);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (anno_person_get_id (*(AnnoPerson *const *) a),
                 anno_person_get_id (*(AnnoPerson *const *) b));
}

/* By id and not by name, so that a new name is one changed line. */
static GPtrArray *
sort_people (AnnoPeople *people)
{
  guint n = anno_people_get_n (people);
  GPtrArray *sorted = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, g_list_model_get_item (G_LIST_MODEL (people), i));
  g_ptr_array_sort (sorted, compare_ids);
  return sorted;
}

GBytes *
anno_people_file_write (AnnoPeople *people)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (people), NULL);

  g_autoptr (GPtrArray) sorted = sort_people (people);
  GString *out = g_string_new ("{\"format\":1");
  anno_json_print_raw (out, anno_people_get_extra (people));
  anno_json_print_key (out, "people");
  for (guint i = 0; i < sorted->len; i++)
    {
      g_string_append (out, i == 0 ? "[\n" : "\n,");
      anno_person_print (out, sorted->pdata[i]);
    }
  g_string_append (out, sorted->len > 0 ? "\n]}\n" : "[]}\n");
  return g_string_free_to_bytes (out);
}
