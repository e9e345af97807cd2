#include "formats/meta-file.h"

#include "formats/json-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
anno_meta_clear (AnnoMeta *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->byline, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->date_origin, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->source, g_free);
}

static guint
number_at (const char *text, guint n_digits)
{
  guint number = 0;

  for (guint i = 0; i < n_digits; i++)
    number = number * 10 + (guint) g_ascii_digit_value (text[i]);
  return number;
}

static gboolean
is_day (const char *text)
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
  if (meta->date != NULL && !is_day (meta->date))
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

gboolean
anno_meta_file_read (GBytes *bytes, AnnoMeta *meta, GError **error)
{
  AnnoJsonSlice file;
  g_auto (AnnoMeta) read = { NULL };

  g_return_val_if_fail (bytes != NULL && meta != NULL, FALSE);

  const struct
  {
    const char *key;
    char **text;
  } members[] = {
    { "title", &read.title },
    { "byline", &read.byline },
    { "language", &read.language },
    { "date", &read.date },
    { "url", &read.url },
    { "source", &read.source },
    { "dateOrigin", &read.date_origin },
  };

  if (!anno_json_record_open (bytes, &file, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!anno_json_record_text (&file, NULL, members[i].key, members[i].text, error))
      return FALSE;
  if (!check (&read, error))
    return FALSE;
  anno_meta_clear (meta);
  *meta = read;
  memset (&read, 0, sizeof read);
  return TRUE;
}
