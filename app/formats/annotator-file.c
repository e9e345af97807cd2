#include "formats/annotator-file.h"

#include "formats/json-print.h"
#include "formats/json-record.h"
#include "text/plain.h"

static const char *const members[] = { "format", "id", "name", NULL };

static gboolean
read_annotator (const AnnoJsonSlice *file, char **id, char **name, GError **error)
{
  g_autofree char *read_id = NULL;
  g_autofree char *read_name = NULL;

  if (!anno_json_record_is_format_1 (file, error)
      || !anno_json_record_need (file, NULL, "id", &read_id, error)
      || !anno_json_record_need (file, NULL, "name", &read_name, error))
    return FALSE;
  *id = g_steal_pointer (&read_id);
  *name = g_steal_pointer (&read_name);
  return TRUE;
}

static GBytes *
print_annotator (const char *id, const char *name, const char *extra)
{
  GString *out = g_string_new ("{\"format\":1");
  g_autofree char *plain = anno_plain_clean (name);

  anno_json_print_member (out, "id", id);
  anno_json_print_member (out, "name", *plain != '\0' ? plain : id);
  anno_json_print_raw (out, extra);
  g_string_append (out, "}\n");
  return g_string_free_to_bytes (out);
}

gboolean
anno_annotator_file_read (GBytes *bytes, char **id, char **name, GError **error)
{
  AnnoJsonSlice file;

  g_return_val_if_fail (bytes != NULL && id != NULL && name != NULL, FALSE);
  return anno_json_record_open (bytes, &file, error) && read_annotator (&file, id, name, error);
}

GBytes *
anno_annotator_file_write (const char *id, const char *name)
{
  g_return_val_if_fail (id != NULL && name != NULL, NULL);
  return print_annotator (id, name, NULL);
}

GBytes *
anno_annotator_file_rename (GBytes *bytes, const char *name, GError **error)
{
  AnnoJsonSlice file;
  g_autofree char *id = NULL;
  g_autofree char *old_name = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);
  if (!anno_json_record_open (bytes, &file, error)
      || !read_annotator (&file, &id, &old_name, error))
    return NULL;
  g_autofree char *extra = anno_json_record_unknown (&file, members);
  return print_annotator (id, name, extra);
}
