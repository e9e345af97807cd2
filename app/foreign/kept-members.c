#include "foreign/kept-members.h"

#include <string.h>

#define HIDDEN "annotator:kept:"

/* As an object, which can be walked; the caller's. */
static char *
as_object (const char *members)
{
  return g_strconcat ("{", members != NULL ? members : "", "}", NULL);
}

static AnnoJsonSlice
slice_of (const char *text)
{
  return (AnnoJsonSlice){ text, strlen (text) };
}

static gboolean
is_among (const AnnoJsonSlice *key, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (anno_json_slice_is (key, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
looks_hidden (const AnnoJsonSlice *key)
{
  g_autofree char *name = anno_json_slice_to_string (key);
  return g_str_has_prefix (name, HIDDEN);
}

/* The key without the prefix, in its quotes, where it was hidden here; else NULL. Only as it is
 * written then: escapes say that somebody else wrote it. */
static char *
find_shown (const AnnoJsonSlice *key, const char *const *names)
{
  const gsize n = strlen ("\"" HIDDEN);

  if (key->length <= n || strncmp (key->text, "\"" HIDDEN, n) != 0)
    return NULL;
  g_autofree char *shown = g_strdup_printf ("\"%.*s", (int) (key->length - n), key->text + n);
  const AnnoJsonSlice slice = slice_of (shown);
  return is_among (&slice, names) || looks_hidden (&slice) ? g_steal_pointer (&shown) : NULL;
}

char *
anno_kept_members_hide (const char *members, const char *const *names)
{
  g_autofree char *text = as_object (members);
  const AnnoJsonSlice object = slice_of (text);
  GString *kept = NULL;
  AnnoJsonSlice key, value;

  g_return_val_if_fail (names != NULL, NULL);

  for (const char *at = NULL; anno_json_next_pair (&object, &at, &key, &value);)
    {
      g_autofree char *hidden = NULL;
      if (is_among (&key, names) || looks_hidden (&key))
        {
          hidden = g_strdup_printf ("\"" HIDDEN "%.*s", (int) (key.length - 1), key.text + 1);
          key = slice_of (hidden);
        }
      anno_json_keep_member (&kept, &key, &value);
    }
  return anno_json_take_kept (&kept);
}

char *
anno_kept_members_show (const char *members, const char *const *names)
{
  g_autofree char *text = as_object (members);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AnnoJsonSlice object = slice_of (text);
  GString *kept = NULL;
  AnnoJsonSlice key, value;
  gboolean are_unique = TRUE;

  g_return_val_if_fail (names != NULL, NULL);

  for (const char *at = NULL; anno_json_next_pair (&object, &at, &key, &value);)
    {
      g_autofree char *shown = find_shown (&key, names);
      if (is_among (&key, names))
        continue;
      if (shown != NULL)
        key = slice_of (shown);
      anno_json_keep_member (&kept, &key, &value);
      are_unique &= g_hash_table_add (all, anno_json_slice_to_string (&key));
    }
  g_autofree char *made = anno_json_take_kept (&kept);
  /* A layer with a name that is there twice could not be read again. */
  return are_unique ? g_steal_pointer (&made) : g_strdup (members);
}

char *
anno_kept_members_drop (const char *members, const char *const *names)
{
  g_autofree char *text = as_object (members);
  const AnnoJsonSlice object = slice_of (text);
  GString *kept = NULL;
  AnnoJsonSlice key, value;

  g_return_val_if_fail (names != NULL, NULL);

  for (const char *at = NULL; anno_json_next_pair (&object, &at, &key, &value);)
    if (!is_among (&key, names))
      anno_json_keep_member (&kept, &key, &value);
  return anno_json_take_kept (&kept);
}

static gboolean
find (const AnnoJsonSlice *object, const char *name, AnnoJsonSlice *value)
{
  AnnoJsonSlice key;

  for (const char *at = NULL; anno_json_next_pair (object, &at, &key, value);)
    if (anno_json_slice_is (&key, name))
      return TRUE;
  return FALSE;
}

char *
anno_kept_members_string (const char *members, const char *name)
{
  g_autofree char *text = as_object (members);
  const AnnoJsonSlice object = slice_of (text);
  AnnoJsonSlice value;

  g_return_val_if_fail (name != NULL, NULL);
  return find (&object, name, &value) ? anno_json_slice_to_string (&value) : NULL;
}

char *
anno_kept_members_raw (const char *members, const char *name)
{
  g_autofree char *text = as_object (members);
  const AnnoJsonSlice object = slice_of (text);
  AnnoJsonSlice value;

  g_return_val_if_fail (name != NULL, NULL);
  return find (&object, name, &value) ? g_strndup (value.text, value.length) : NULL;
}
