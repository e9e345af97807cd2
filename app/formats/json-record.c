#include "formats/json-record.h"

#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

gboolean
anno_json_record_refuse (GError **error, const char *where, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (where != NULL)
    g_set_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE, _("%s: %s"), where, what);
  else
    g_set_error_literal (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE, what);
  return FALSE;
}

gboolean
anno_json_record_open_text (const char *text, gsize length, AnnoJsonSlice *object, GError **error)
{
  g_return_val_if_fail ((text != NULL || length == 0) && object != NULL, FALSE);

  if (!anno_json_scan (text, length, ANNO_JSON_MAX_FILE, 1, error))
    return FALSE;
  *object = (AnnoJsonSlice){ text, length };
  return anno_json_record_is_object (object, NULL, error);
}

gboolean
anno_json_record_open (GBytes *bytes, AnnoJsonSlice *object, GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  return anno_json_record_open_text (text, length, object, error);
}

gboolean
anno_json_record_is_format_1 (const AnnoJsonSlice *object, GError **error)
{
  AnnoJsonSlice value;
  gint64 number = 0;

  if (!anno_json_record_find (object, "format", &value))
    return anno_json_record_refuse (error, NULL, _("“format” is missing: it must be 1."));
  if (!anno_json_slice_to_int (&value, &number) || number < 1)
    return anno_json_record_refuse (error, NULL, _("“format” must be 1."));
  if (number > 1)
    return anno_json_record_refuse (error, NULL,
                                    _("This is of format %" PRId64 ", which a newer "
                                      "version of the program wrote; this one knows format 1."),
                                    number);
  return TRUE;
}

gboolean
anno_json_record_find (const AnnoJsonSlice *object, const char *key, AnnoJsonSlice *value)
{
  g_return_val_if_fail (object != NULL && key != NULL && value != NULL, FALSE);

  AnnoJsonSlice name;
  const char *at = NULL;
  while (anno_json_next_pair (object, &at, &name, value))
    if (anno_json_slice_is (&name, key))
      return TRUE;
  return FALSE;
}

static gboolean
is_among (const AnnoJsonSlice *key, const char *const *known)
{
  for (; *known != NULL; known++)
    if (anno_json_slice_is (key, *known))
      return TRUE;
  return FALSE;
}

char *
anno_json_record_unknown (const AnnoJsonSlice *object, const char *const *known)
{
  g_return_val_if_fail (object != NULL && known != NULL, NULL);

  AnnoJsonSlice key, value;
  GString *kept = NULL;
  const char *at = NULL;
  while (anno_json_next_pair (object, &at, &key, &value))
    if (!is_among (&key, known))
      anno_json_keep_member (&kept, &key, &value);
  return anno_json_take_kept (&kept);
}

gboolean
anno_json_record_text (
    const AnnoJsonSlice *object, const char *where, const char *key, char **text, GError **error)
{
  AnnoJsonSlice value;

  if (!anno_json_record_find (object, key, &value))
    return TRUE;
  g_autofree char *read = anno_json_slice_to_string (&value);
  if (read == NULL)
    return anno_json_record_refuse (error, where, _("“%s” must be a string."), key);
  g_free (*text);
  *text = g_steal_pointer (&read);
  return TRUE;
}

static gboolean
check_plain (const char *text, const char *where, const char *key, GError **error)
{
  if (*text == '\0')
    return anno_json_record_refuse (error, where, _("“%s” is empty."), key);
  if (!anno_plain_is_text (text))
    return anno_json_record_refuse (error, where,
                                    _("“%s” holds a control character, or one that changes the "
                                      "direction of text."),
                                    key);
  return TRUE;
}

gboolean
anno_json_record_plain (
    const AnnoJsonSlice *object, const char *where, const char *key, char **text, GError **error)
{
  g_autofree char *read = NULL;

  if (!anno_json_record_text (object, where, key, &read, error))
    return FALSE;
  if (read == NULL)
    return TRUE;
  if (!check_plain (read, where, key, error))
    return FALSE;
  g_free (*text);
  *text = g_steal_pointer (&read);
  return TRUE;
}

gboolean
anno_json_record_need (
    const AnnoJsonSlice *object, const char *where, const char *key, char **text, GError **error)
{
  AnnoJsonSlice value;

  if (!anno_json_record_find (object, key, &value))
    return anno_json_record_refuse (error, where, _("“%s” is missing."), key);
  return anno_json_record_plain (object, where, key, text, error);
}

gboolean
anno_json_record_list (
    const AnnoJsonSlice *object, const char *where, const char *key, GStrv *list, GError **error)
{
  AnnoJsonSlice array, value;
  const char *at = NULL;

  if (!anno_json_record_find (object, key, &array))
    return TRUE;
  if (anno_json_slice_kind (&array) != '[')
    return anno_json_record_refuse (error, where, _("“%s” must be an array of strings."), key);

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  while (anno_json_next_element (&array, &at, &value))
    {
      g_autofree char *text = anno_json_slice_to_string (&value);
      if (text == NULL)
        return anno_json_record_refuse (error, where, _("“%s” must be an array of strings."), key);
      if (!check_plain (text, where, key, error))
        return FALSE;
      g_strv_builder_add (builder, text);
    }
  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
  return TRUE;
}

gboolean
anno_json_record_flag (
    const AnnoJsonSlice *object, const char *where, const char *key, gboolean *flag, GError **error)
{
  AnnoJsonSlice value;

  if (!anno_json_record_find (object, key, &value))
    return TRUE;
  char kind = anno_json_slice_kind (&value);
  if (kind != 't' && kind != 'f')
    return anno_json_record_refuse (error, where, _("“%s” must be true or false."), key);
  *flag = kind == 't';
  return TRUE;
}

gboolean
anno_json_record_array (const AnnoJsonSlice *object,
                        const char *where,
                        const char *key,
                        AnnoJsonSlice *array,
                        GError **error)
{
  if (!anno_json_record_find (object, key, array))
    return anno_json_record_refuse (error, where, _("“%s” is missing."), key);
  if (anno_json_slice_kind (array) != '[')
    return anno_json_record_refuse (error, where, _("“%s” must be an array."), key);
  return TRUE;
}

gboolean
anno_json_record_is_object (const AnnoJsonSlice *value, const char *where, GError **error)
{
  if (anno_json_slice_kind (value) != '{')
    return anno_json_record_refuse (error, where, _("This must be an object."));
  return TRUE;
}
