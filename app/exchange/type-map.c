#include "exchange/type-map.h"

#include "formats/json-scan.h"

#include <glib/gi18n-lib.h>

struct _AnnoTypeMap
{
  GHashTable *types;  /* type → tag, or NULL */
  GHashTable *fields; /* "tag\nname" → field, or NULL */
};

AnnoTypeMap *
anno_type_map_new (void)
{
  AnnoTypeMap *self = g_new0 (AnnoTypeMap, 1);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
anno_type_map_free (AnnoTypeMap *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->fields);
  g_free (self);
}

static void
copy_table (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), g_strdup (value));
}

AnnoTypeMap *
anno_type_map_copy (const AnnoTypeMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoTypeMap *copy = anno_type_map_new ();
  copy_table (copy->types, self->types);
  copy_table (copy->fields, self->fields);
  return copy;
}

void
anno_type_map_set (AnnoTypeMap *self, const char *type, const char *tag)
{
  g_return_if_fail (self != NULL && type != NULL);
  g_hash_table_insert (self->types, g_strdup (type), g_strdup (tag));
}

static gboolean
find (GHashTable *table, const char *key, const char **meaning)
{
  gpointer value = NULL;
  gboolean is_there = g_hash_table_lookup_extended (table, key, NULL, &value);

  *meaning = value;
  return is_there;
}

gboolean
anno_type_map_find (const AnnoTypeMap *self, const char *type, const char **tag)
{
  g_return_val_if_fail (self != NULL && type != NULL && tag != NULL, FALSE);
  return find (self->types, type, tag);
}

gboolean
anno_type_map_find_field (const AnnoTypeMap *self, const char *tag, const char *name,
                          const char **field)
{
  g_return_val_if_fail (self != NULL && tag != NULL && name != NULL && field != NULL, FALSE);

  g_autofree char *key = g_strconcat (tag, "\n", name, NULL);
  return find (self->fields, key, field);
}

const char *
anno_type_map_find_unknown (const AnnoTypeMap *self,
                            gboolean (*has) (const char *tag, gconstpointer data),
                            gconstpointer data)
{
  GHashTableIter iter;
  gpointer tag;
  const char *first = NULL;

  g_return_val_if_fail (self != NULL && has != NULL, NULL);

  g_hash_table_iter_init (&iter, self->types);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    if (tag != NULL && !has (tag, data) && (first == NULL || g_strcmp0 (tag, first) < 0))
      first = tag;
  return first;
}

/* A name, or null. */
static gboolean
read_meaning (const AnnoJsonSlice *value, char **meaning, GError **error)
{
  char kind = anno_json_slice_kind (value);

  *meaning = anno_json_slice_to_string (value);
  if (*meaning != NULL || kind == 'n')
    return TRUE;
  g_set_error_literal (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE,
                       _("A name leads to a name in quotes, or to null."));
  return FALSE;
}

static gboolean
read_names (GHashTable *table, const char *prefix, const AnnoJsonSlice *object, GError **error)
{
  const char *at = NULL;
  AnnoJsonSlice value;

  for (;;)
    {
      g_autofree char *key = NULL;
      char *meaning;
      if (!anno_json_next_member (object, &at, &key, &value))
        return TRUE;
      if (!read_meaning (&value, &meaning, error))
        return FALSE;
      g_hash_table_insert (table, g_strconcat (prefix, key, NULL), meaning);
    }
}

static gboolean
read_fields (AnnoTypeMap *self, const AnnoJsonSlice *object, GError **error)
{
  const char *at = NULL;
  AnnoJsonSlice names;

  for (;;)
    {
      g_autofree char *tag = NULL;
      if (!anno_json_next_member (object, &at, &tag, &names))
        return TRUE;
      g_autofree char *prefix = g_strconcat (tag, "\n", NULL);
      if (!read_names (self->fields, prefix, &names, error))
        return FALSE;
    }
}

AnnoTypeMap *
anno_type_map_read (GBytes *bytes, GError **error)
{
  static const char *const names[] = { "types", "fields", NULL };
  gsize n;
  const char *text = g_bytes_get_data (bytes, &n);
  AnnoJsonSlice values[G_N_ELEMENTS (names) - 1];
  g_autoptr (GString) unknown = NULL;
  g_autoptr (AnnoTypeMap) self = anno_type_map_new ();

  if (!anno_json_scan (text != NULL ? text : "", n, ANNO_JSON_MAX_FILE, 1, error))
    return NULL;
  const AnnoJsonSlice object = { text, n };
  guint there = anno_json_split (&object, names, values, &unknown);
  if (there == 0 || unknown != NULL)
    {
      g_set_error_literal (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE,
                           _("It should be an object with “types”, “fields” or both, and nothing "
                             "else."));
      return NULL;
    }
  if (((there & ANNO_JSON_BIT (0)) != 0 && !read_names (self->types, "", &values[0], error))
      || ((there & ANNO_JSON_BIT (1)) != 0 && !read_fields (self, &values[1], error)))
    return NULL;
  return g_steal_pointer (&self);
}
