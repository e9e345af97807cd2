#include "formats/tagset-file.h"

#include "formats/json-print.h"
#include "formats/json-record.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define DEFAULT_PATH "/org/example/Annotator/tagset.json"

/* Made by glib-compile-resources. To call it is what brings the resource into a program that links
 * the static library. */
GResource *anno_core_get_resource (void);

static const char *const file_members[] = { "format", "name", "tags", NULL };
static const char *const tag_members[]
    = { "id", "name", "colour", "key", "role", "formerly", "guideline", "fields", NULL };
static const char *const field_members[]
    = { "id", "name", "kind", "role", "to", "many", "advised", "choices", "guideline", NULL };
static const char *const choice_members[] = { "id", "name", NULL };

static gboolean
read_lines (const AnnoJsonSlice *object, const char *where, char **lines, GError **error)
{
  g_auto (GStrv) list = NULL;

  if (!anno_json_record_list (object, where, "guideline", &list, error))
    return FALSE;
  if (list != NULL && *list != NULL)
    *lines = g_strjoinv ("\n", list);
  return TRUE;
}

static gboolean
read_ids (
    const AnnoJsonSlice *object, const char *where, const char *key, GPtrArray *ids, GError **error)
{
  g_auto (GStrv) list = NULL;

  if (!anno_json_record_list (object, where, key, &list, error))
    return FALSE;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      const char *id = g_intern_string (list[i]);
      if (!g_hash_table_add (seen, (gpointer) id))
        return anno_json_record_refuse (error, where, _("“%s” names “%s” twice."), key, id);
      g_ptr_array_add (ids, (gpointer) id);
    }
  return TRUE;
}

static gboolean
read_role (const AnnoJsonSlice *object, const char *where, AnnoRole *role, GError **error)
{
  g_autofree char *text = NULL;

  if (!anno_json_record_plain (object, where, "role", &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  *role = anno_role_from_string (text);
  if (*role == ANNO_ROLE_NONE)
    return anno_json_record_refuse (
        error, where, _("“role” must be “speaker”, “cue”, “claim” or “date”, not “%s”."), text);
  return TRUE;
}

static gboolean
read_choice (const AnnoJsonSlice *object,
             const char *where,
             AnnoField *field,
             GHashTable *seen,
             GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (!anno_json_record_is_object (object, where, error)
      || !anno_json_record_need (object, where, "id", &id, error)
      || !anno_json_record_need (object, where, "name", &name, error))
    return FALSE;
  if (!g_hash_table_add (seen, (gpointer) g_intern_string (id)))
    return anno_json_record_refuse (error, where, _("The choice “%s” is there twice."), id);

  anno_field_add_choice (field, id, name);
  g_array_index (field->choices, AnnoChoice, field->choices->len - 1).extra
      = anno_json_record_unknown (object, choice_members);
  return TRUE;
}

static gboolean
read_choices (const AnnoJsonSlice *object, const char *where, AnnoField *field, GError **error)
{
  AnnoJsonSlice array, choice;
  const char *at = NULL;

  if (!anno_json_record_find (object, "choices", &array))
    return field->kind != ANNO_FIELD_CHOICE
           || anno_json_record_refuse (error, where, _("“choices” is missing."));
  if (field->kind != ANNO_FIELD_CHOICE)
    return anno_json_record_refuse (error, where, _("Only a choice can have “choices”."));
  if (!anno_json_record_array (object, where, "choices", &array, error))
    return FALSE;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  while (anno_json_next_element (&array, &at, &choice))
    if (!read_choice (&choice, where, field, seen, error))
      return FALSE;
  return field->choices->len > 0
         || anno_json_record_refuse (error, where, _("“choices” must hold at least one."));
}

static gboolean
read_link (const AnnoJsonSlice *object, const char *where, AnnoField *field, GError **error)
{
  AnnoJsonSlice value;

  if (field->kind == ANNO_FIELD_LINK)
    return read_role (object, where, &field->role, error)
           && read_ids (object, where, "to", field->targets, error);
  if (anno_json_record_find (object, "role", &value))
    return anno_json_record_refuse (error, where, _("Only a link can have a “role”."));
  if (anno_json_record_find (object, "to", &value))
    return anno_json_record_refuse (error, where, _("Only a link can have “to”."));
  return TRUE;
}

static gboolean
read_kind (const AnnoJsonSlice *object, const char *where, AnnoFieldKind *kind, GError **error)
{
  g_autofree char *text = NULL;

  if (!anno_json_record_need (object, where, "kind", &text, error))
    return FALSE;
  if (!anno_field_kind_from_string (text, kind))
    return anno_json_record_refuse (
        error, where, _("“kind” must be “choice”, “text”, “timex”, “person” or “link”, not “%s”."),
        text);
  return TRUE;
}

/* @where: the words for the type; @seen: the ids of its fields so far. */
static AnnoField *
read_field (const AnnoJsonSlice *object, const char *where, GHashTable *seen, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  AnnoFieldKind kind = ANNO_FIELD_TEXT;

  g_autofree char *number
      = g_strdup_printf (_("%s, field %u"), where, g_hash_table_size (seen) + 1);
  if (!anno_json_record_is_object (object, number, error)
      || !anno_json_record_need (object, number, "id", &id, error))
    return NULL;
  g_autofree char *here = g_strdup_printf (_("%s, field “%s”"), where, id);
  if (!g_hash_table_add (seen, (gpointer) g_intern_string (id)))
    {
      anno_json_record_refuse (error, here, _("There are two fields with this id."));
      return NULL;
    }
  if (!anno_json_record_need (object, here, "name", &name, error)
      || !read_kind (object, here, &kind, error))
    return NULL;

  g_autoptr (AnnoField) field = anno_field_new (id, name, kind);
  if (!read_link (object, here, field, error)
      || !anno_json_record_flag (object, here, "many", &field->many, error)
      || !anno_json_record_flag (object, here, "advised", &field->advised, error)
      || !read_choices (object, here, field, error)
      || !read_lines (object, here, &field->guideline, error))
    return NULL;
  field->extra = anno_json_record_unknown (object, field_members);
  return g_steal_pointer (&field);
}

static gboolean
read_fields (const AnnoJsonSlice *object, const char *where, AnnoTag *tag, GError **error)
{
  AnnoJsonSlice array, element;
  const char *at = NULL;

  if (!anno_json_record_find (object, "fields", &array))
    return TRUE;
  if (!anno_json_record_array (object, where, "fields", &array, error))
    return FALSE;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  while (anno_json_next_element (&array, &at, &element))
    {
      AnnoField *field = read_field (&element, where, seen, error);
      if (field == NULL)
        return FALSE;
      g_ptr_array_add (tag->fields, field);
    }
  return TRUE;
}

static gboolean
read_colour (const AnnoJsonSlice *object, const char *where, AnnoTag *tag, GError **error)
{
  if (!anno_json_record_need (object, where, "colour", &tag->colour, error))
    return FALSE;
  if (anno_tagset_is_colour (tag->colour))
    return TRUE;

  g_autofree char *names = g_strjoinv (", ", (GStrv) anno_tagset_get_colours ());
  return anno_json_record_refuse (error, where, _("“%s” is not a colour of the palette (%s)."),
                                  tag->colour, names);
}

/* One lower-case letter. A digit already stands for a type by its place. */
static gboolean
read_key (const AnnoJsonSlice *object, const char *where, AnnoTag *tag, GError **error)
{
  g_autofree char *text = NULL;

  if (!anno_json_record_plain (object, where, "key", &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  gunichar key = g_utf8_get_char (text);
  if (g_utf8_strlen (text, -1) != 1 || !g_unichar_isalpha (key) || g_unichar_tolower (key) != key)
    return anno_json_record_refuse (error, where,
                                    _("“key” must be one letter in lower case, not “%s”."), text);
  tag->key = key;
  return TRUE;
}

static AnnoTag *
read_tag (const AnnoJsonSlice *object, guint number, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  g_autofree char *place = g_strdup_printf (_("Tag %u"), number);
  if (!anno_json_record_is_object (object, place, error)
      || !anno_json_record_need (object, place, "id", &id, error))
    return NULL;
  g_autofree char *where = g_strdup_printf (_("Tag “%s”"), id);
  if (!anno_json_record_need (object, where, "name", &name, error))
    return NULL;

  g_autoptr (AnnoTag) tag = anno_tag_new (id, name);
  if (!read_colour (object, where, tag, error) || !read_key (object, where, tag, error)
      || !read_role (object, where, &tag->role, error)
      || !read_ids (object, where, "formerly", tag->formerly, error)
      || !read_lines (object, where, &tag->guideline, error)
      || !read_fields (object, where, tag, error))
    return NULL;
  tag->extra = anno_json_record_unknown (object, tag_members);
  return g_steal_pointer (&tag);
}

/* What the types before claimed: an id, a key, a former id, each with its type. */
typedef struct
{
  GHashTable *ids;
  GHashTable *keys;
  GHashTable *former;
} Claims;

static gboolean
claim (Claims *claims, const AnnoTag *tag, GError **error)
{
  g_autofree char *where = g_strdup_printf (_("Tag “%s”"), tag->id);
  const AnnoTag *other;

  if (!g_hash_table_insert (claims->ids, (gpointer) tag->id, (gpointer) tag))
    return anno_json_record_refuse (error, where, _("There are two tags with this id."));

  other = g_hash_table_lookup (claims->keys, GUINT_TO_POINTER (tag->key));
  if (tag->key != 0 && other != NULL)
    return anno_json_record_refuse (error, where, _("Its key is the same as that of “%s”."),
                                    other->id);
  g_hash_table_insert (claims->keys, GUINT_TO_POINTER (tag->key), (gpointer) tag);

  for (guint i = 0; i < tag->formerly->len; i++)
    {
      const char *id = tag->formerly->pdata[i];
      other = g_hash_table_lookup (claims->former, id);
      if (other != NULL)
        return anno_json_record_refuse (error, where, _("“%s” was formerly called “%s” as well."),
                                        other->id, id);
      g_hash_table_insert (claims->former, (gpointer) id, (gpointer) tag);
    }
  return TRUE;
}

static gboolean
check_targets (const Claims *claims, const AnnoTag *tag, GError **error)
{
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      for (guint j = 0; j < field->targets->len; j++)
        if (!g_hash_table_contains (claims->ids, field->targets->pdata[j]))
          {
            g_autofree char *where
                = g_strdup_printf (_("Tag “%s”, field “%s”"), tag->id, field->id);
            return anno_json_record_refuse (error, where,
                                            _("It links to “%s”, and there is no such tag."),
                                            (const char *) field->targets->pdata[j]);
          }
    }
  return TRUE;
}

static gboolean
check_tags (const GPtrArray *tags, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) former = g_hash_table_new (NULL, NULL);
  Claims claims = { ids, keys, former };

  for (guint i = 0; i < tags->len; i++)
    if (!claim (&claims, tags->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < tags->len; i++)
    if (!check_targets (&claims, tags->pdata[i], error))
      return FALSE;
  return tags->len > 0
         || anno_json_record_refuse (error, NULL, _("“tags” must hold at least one tag."));
}

AnnoTagset *
anno_tagset_file_read (GBytes *bytes, GError **error)
{
  AnnoJsonSlice file, array, element;
  g_autofree char *name = NULL;
  const char *at = NULL;

  if (!anno_json_record_open (bytes, &file, error) || !anno_json_record_is_format_1 (&file, error)
      || !anno_json_record_need (&file, NULL, "name", &name, error)
      || !anno_json_record_array (&file, NULL, "tags", &array, error))
    return NULL;

  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  while (anno_json_next_element (&array, &at, &element))
    {
      AnnoTag *tag = read_tag (&element, tags->len + 1, error);
      if (tag == NULL)
        return NULL;
      g_ptr_array_add (tags, tag);
    }
  if (!check_tags (tags, error))
    return NULL;
  AnnoTagset *tagset = anno_tagset_new (name, g_steal_pointer (&tags));
  anno_tagset_take_extra (tagset, anno_json_record_unknown (&file, file_members));
  return tagset;
}

static void
print_strings (GString *out, const char *key, const char *const *strings)
{
  if (strings == NULL || strings[0] == NULL)
    return;
  anno_json_print_key (out, key);
  for (guint i = 0; strings[i] != NULL; i++)
    {
      g_string_append_c (out, i == 0 ? '[' : ',');
      anno_json_print_string (out, strings[i]);
    }
  g_string_append_c (out, ']');
}

static void
print_ids (GString *out, const char *key, const GPtrArray *ids)
{
  g_autofree const char **strings = g_new0 (const char *, ids->len + 1);

  for (guint i = 0; i < ids->len; i++)
    strings[i] = ids->pdata[i];
  print_strings (out, key, strings);
}

static void
print_guideline (GString *out, const char *guideline)
{
  g_auto (GStrv) lines = guideline != NULL ? g_strsplit (guideline, "\n", -1) : NULL;
  print_strings (out, "guideline", (const char *const *) lines);
}

static void
print_flag (GString *out, const char *key, gboolean flag)
{
  if (!flag)
    return;
  anno_json_print_key (out, key);
  g_string_append (out, "true");
}

static void
print_choices (GString *out, const GArray *choices)
{
  if (choices->len == 0)
    return;
  anno_json_print_key (out, "choices");
  for (guint i = 0; i < choices->len; i++)
    {
      const AnnoChoice *choice = &g_array_index (choices, AnnoChoice, i);
      g_string_append (out, i == 0 ? "[{" : ",{");
      anno_json_print_member (out, "id", choice->id);
      anno_json_print_member (out, "name", choice->name);
      anno_json_print_raw (out, choice->extra);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
print_field (GString *out, const AnnoField *field)
{
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", field->id);
  anno_json_print_member (out, "name", field->name);
  anno_json_print_member (out, "kind", anno_field_kind_to_string (field->kind));
  anno_json_print_member (out, "role", anno_role_to_string (field->role));
  print_ids (out, "to", field->targets);
  print_flag (out, "many", field->many);
  print_flag (out, "advised", field->advised);
  print_choices (out, field->choices);
  print_guideline (out, field->guideline);
  anno_json_print_raw (out, field->extra);
  g_string_append_c (out, '}');
}

static void
print_tag (GString *out, const AnnoTag *tag)
{
  char key[7] = "";

  if (tag->key != 0)
    g_unichar_to_utf8 (tag->key, key);
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", tag->id);
  anno_json_print_member (out, "name", tag->name);
  anno_json_print_member (out, "colour", tag->colour);
  anno_json_print_member (out, "key", tag->key != 0 ? key : NULL);
  anno_json_print_member (out, "role", anno_role_to_string (tag->role));
  print_ids (out, "formerly", tag->formerly);
  print_guideline (out, tag->guideline);
  anno_json_print_raw (out, tag->extra);
  if (tag->fields->len > 0)
    {
      anno_json_print_key (out, "fields");
      for (guint i = 0; i < tag->fields->len; i++)
        {
          g_string_append (out, i == 0 ? "[\n" : "\n,");
          print_field (out, tag->fields->pdata[i]);
        }
      g_string_append (out, "\n]");
    }
  g_string_append_c (out, '}');
}

GBytes *
anno_tagset_file_write (const AnnoTagset *tagset)
{
  g_return_val_if_fail (tagset != NULL && !anno_tagset_is_reworded (tagset), NULL);

  GString *out = g_string_new ("{\"format\":1");
  anno_json_print_member (out, "name", anno_tagset_get_name (tagset));
  anno_json_print_raw (out, anno_tagset_get_extra (tagset));
  anno_json_print_key (out, "tags");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      g_string_append (out, i == 0 ? "[\n" : "\n,");
      print_tag (out, anno_tagset_get_tag (tagset, i));
    }
  g_string_append (out, anno_tagset_get_n_tags (tagset) > 0 ? "\n]}\n" : "[]}\n");
  return g_string_free_to_bytes (out);
}

AnnoTagset *
anno_tagset_file_get_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (anno_core_get_resource (), DEFAULT_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  AnnoTagset *tagset = bytes != NULL ? anno_tagset_file_read (bytes, &error) : NULL;

  /* It is part of the program, and a test reads it. */
  g_assert (tagset != NULL);
  return tagset;
}
