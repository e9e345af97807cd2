#include "formats/meta-file.h"

#include "formats/json-print.h"
#include "formats/json-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order in which they are written. */
static const struct
{
  const char *key;
  gsize offset;
} members[] = {
  { "title", G_STRUCT_OFFSET (AnnoMeta, title) },
  { "byline", G_STRUCT_OFFSET (AnnoMeta, byline) },
  { "date", G_STRUCT_OFFSET (AnnoMeta, date) },
  { "dateOrigin", G_STRUCT_OFFSET (AnnoMeta, date_origin) },
  { "rawDate", G_STRUCT_OFFSET (AnnoMeta, raw_date) },
  { "language", G_STRUCT_OFFSET (AnnoMeta, language) },
  { "url", G_STRUCT_OFFSET (AnnoMeta, url) },
  { "source", G_STRUCT_OFFSET (AnnoMeta, source) },
  { "id", G_STRUCT_OFFSET (AnnoMeta, id) },
  { "importedFrom", G_STRUCT_OFFSET (AnnoMeta, format) },
  { "sha256", G_STRUCT_OFFSET (AnnoMeta, sha256) },
  { "original", G_STRUCT_OFFSET (AnnoMeta, original) },
};

void
anno_meta_clear (AnnoMeta *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_clear_pointer (&G_STRUCT_MEMBER (char *, self, members[i].offset), g_free);
  g_clear_pointer (&self->unknown, g_free);
  self->rule = 0;
}

void
anno_meta_copy (AnnoMeta *self, const AnnoMeta *from)
{
  g_return_if_fail (self != NULL && from != NULL && self != from);

  anno_meta_clear (self);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    G_STRUCT_MEMBER (char *, self, members[i].offset)
        = g_strdup (G_STRUCT_MEMBER (char *, from, members[i].offset));
  self->unknown = g_strdup (from->unknown);
  self->rule = from->rule;
}

static guint
number_at (const char *text, guint n_digits)
{
  guint number = 0;

  for (guint i = 0; i < n_digits; i++)
    number = number * 10 + (guint) g_ascii_digit_value (text[i]);
  return number;
}

gboolean
anno_meta_is_day (const char *text)
{
  static const char form[] = "0000-00-00";

  if (strlen (text) != strlen (form))
    return FALSE;
  for (guint i = 0; form[i] != '\0'; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  guint year = number_at (text, 4), month = number_at (text + 5, 2), day = number_at (text + 8, 2);
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
is_origin (const char *text)
{
  static const char *const origins[] = { "metadata", "dateline", "hand", "unknown", NULL };
  return g_strv_contains (origins, text);
}

static gboolean
check (const AnnoMeta *meta, GError **error)
{
  if (meta->date != NULL && !anno_meta_is_day (meta->date))
    return anno_json_record_refuse (error, NULL,
                                    _("“date” must be a day of the calendar as YYYY-MM-DD, not "
                                       "“%s”."),
                                    meta->date);
  if (meta->date_origin != NULL && !is_origin (meta->date_origin))
    return anno_json_record_refuse (error, NULL,
                                    _("“dateOrigin” must be “metadata”, “dateline”, “hand” or "
                                       "“unknown”, not “%s”."),
                                    meta->date_origin);
  return TRUE;
}

static gboolean
read_rule (const AnnoJsonSlice *file, AnnoMeta *meta, GError **error)
{
  AnnoJsonSlice value;
  gint64 rule = 0;

  if (!anno_json_record_find (file, "rule", &value))
    return TRUE;
  if (!anno_json_slice_to_int (&value, &rule) || rule < 0 || rule > G_MAXUINT)
    return anno_json_record_refuse (error, NULL, _("“rule” must be a number, 0 or more."));
  meta->rule = (guint) rule;
  return TRUE;
}

static void
keep_unknown (const AnnoJsonSlice *file, AnnoMeta *meta)
{
  const char *known[G_N_ELEMENTS (members) + 2] = { "rule" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    known[i + 1] = members[i].key;
  meta->unknown = anno_json_record_unknown (file, known);
}

gboolean
anno_meta_file_read (GBytes *bytes, AnnoMeta *meta, GError **error)
{
  AnnoJsonSlice file;
  g_auto (AnnoMeta) read = { NULL };

  g_return_val_if_fail (bytes != NULL && meta != NULL, FALSE);

  if (!anno_json_record_open (bytes, &file, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!anno_json_record_text (&file, NULL, members[i].key,
                                G_STRUCT_MEMBER_P (&read, members[i].offset), error))
      return FALSE;
  if (!check (&read, error) || !read_rule (&file, &read, error))
    return FALSE;
  keep_unknown (&file, &read);
  anno_meta_clear (meta);
  *meta = read;
  memset (&read, 0, sizeof read);
  return TRUE;
}

static void
begin_line (GString *out)
{
  g_string_append (out, out->len > 1 ? ",\n  " : "\n  ");
}

static void
print_text (GString *out, const char *key, const char *text)
{
  if (text == NULL)
    return;
  begin_line (out);
  anno_json_print_string (out, key);
  g_string_append (out, ": ");
  anno_json_print_string (out, text);
}

GBytes *
anno_meta_file_write (const AnnoMeta *meta)
{
  g_return_val_if_fail (meta != NULL, NULL);

  GString *out = g_string_new ("{");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    print_text (out, members[i].key, G_STRUCT_MEMBER (const char *, meta, members[i].offset));
  if (meta->rule > 0)
    {
      begin_line (out);
      g_string_append_printf (out, "\"rule\": %u", meta->rule);
    }
  if (meta->unknown != NULL)
    {
      begin_line (out);
      g_string_append (out, meta->unknown);
    }
  g_string_append (out, "\n}\n");
  return g_string_free_to_bytes (out);
}
