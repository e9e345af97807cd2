#include "session/journal-record.h"

#include "formats/json-print.h"
#include "formats/json-scan.h"
#include "formats/step-record.h"

#include <string.h>

#define SUM_DIGITS 16
#define PREFIX "{\"sum\":\""
#define AFTER_SUM "\","
#define REST_AT (sizeof PREFIX - 1 + SUM_DIGITS + sizeof AFTER_SUM - 1)

AnnoJournalRecord *
anno_journal_record_new (AnnoJournalKind kind, guint64 number)
{
  AnnoJournalRecord *self = g_new0 (AnnoJournalRecord, 1);
  self->kind = kind;
  self->number = number;
  return self;
}

void
anno_journal_record_free (AnnoJournalRecord *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->step, anno_step_unref);
  g_free (self->article);
  g_free (self->annotator);
  g_free (self->sha256);
  g_free (self);
}

static void
print_path (GString *out, const char *key, const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_string_append_printf (out, ",\"%s\":", key);
  anno_json_print_string (out, escaped);
}

/* All members but the sum, without the opening brace. */
static void
print_rest (GString *out, const AnnoJournalRecord *self, const AnnoTagset *tagset)
{
  if (self->kind == ANNO_JOURNAL_START)
    {
      g_string_append_printf (out, "\"journal\":%d", ANNO_JOURNAL_FORMAT);
      print_path (out, "root", self->article);
      g_string_append (out, ",\"annotator\":");
      anno_json_print_string (out, self->annotator);
      g_string_append_c (out, '}');
      return;
    }
  g_string_append_printf (out, "\"n\":%" G_GUINT64_FORMAT, self->number);
  if (self->kind == ANNO_JOURNAL_DO)
    {
      g_autofree char *step = anno_step_record_print (self->step, tagset);
      g_string_append_printf (out, ",\"do\":%s", step);
    }
  else if (self->kind == ANNO_JOURNAL_SAVED)
    print_path (out, "saved", self->article);
  else if (self->kind == ANNO_JOURNAL_TEXT)
    {
      print_path (out, "text", self->article);
      anno_json_print_member (out, "sha256", self->sha256);
    }
  else if (self->kind == ANNO_JOURNAL_SETTLED)
    g_string_append (out, ",\"settled\":true");
  else
    g_string_append_printf (out, ",\"%s\":%" G_GUINT64_FORMAT,
                            self->kind == ANNO_JOURNAL_UNDO ? "undo" : "redo", self->target);
  g_string_append_c (out, '}');
}

static char *
sum_of (const char *text, gsize length)
{
  char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  sum[SUM_DIGITS] = '\0';
  return sum;
}

void
anno_journal_record_print (GString *out, const AnnoJournalRecord *self, const AnnoTagset *tagset)
{
  g_return_if_fail (out != NULL && self != NULL);

  g_autoptr (GString) rest = g_string_new (NULL);
  print_rest (rest, self, tagset);
  g_autofree char *sum = sum_of (rest->str, rest->len);
  g_string_append_printf (out, PREFIX "%s" AFTER_SUM, sum);
  g_string_append_len (out, rest->str, (gssize) rest->len);
  g_string_append_c (out, '\n');
}

static gboolean
sum_is_right (const char *line, gsize length)
{
  if (length <= REST_AT || memcmp (line, PREFIX, sizeof PREFIX - 1) != 0)
    return FALSE;
  g_autofree char *sum = sum_of (line + REST_AT, length - REST_AT);
  return memcmp (line + sizeof PREFIX - 1, sum, SUM_DIGITS) == 0
         && memcmp (line + REST_AT - (sizeof AFTER_SUM - 1), AFTER_SUM, sizeof AFTER_SUM - 1) == 0;
}

static guint64
number_in (const AnnoJsonSlice *value)
{
  g_autofree char *digits = g_strndup (value->text, value->length);
  return g_ascii_strtoull (digits, NULL, 10);
}

static char *
path_in (const AnnoJsonSlice *value)
{
  g_autofree char *escaped = anno_json_slice_to_string (value);
  return escaped != NULL ? g_uri_unescape_string (escaped, NULL) : NULL;
}

/* FALSE where the member doesn't hold what it must. */
static gboolean
take_member (AnnoJournalRecord *self, const char *key, const AnnoJsonSlice *value)
{
  if (g_str_equal (key, "n"))
    self->number = number_in (value);
  else if (g_str_equal (key, "do"))
    {
      self->kind = ANNO_JOURNAL_DO;
      self->step = anno_step_record_read (value->text, value->length, NULL);
      return self->step != NULL;
    }
  else if (g_str_equal (key, "undo") || g_str_equal (key, "redo"))
    {
      self->kind = *key == 'u' ? ANNO_JOURNAL_UNDO : ANNO_JOURNAL_REDO;
      self->target = number_in (value);
    }
  else if (g_str_equal (key, "saved") || g_str_equal (key, "root") || g_str_equal (key, "text"))
    {
      self->kind = *key == 's'   ? ANNO_JOURNAL_SAVED
                   : *key == 't' ? ANNO_JOURNAL_TEXT
                                 : ANNO_JOURNAL_START;
      self->article = path_in (value);
      return self->article != NULL;
    }
  else if (g_str_equal (key, "settled"))
    self->kind = ANNO_JOURNAL_SETTLED;
  else if (g_str_equal (key, "journal"))
    return number_in (value) == ANNO_JOURNAL_FORMAT;
  else if (g_str_equal (key, "sha256"))
    self->sha256 = anno_json_slice_to_string (value);
  else if (g_str_equal (key, "annotator"))
    self->annotator = anno_json_slice_to_string (value);
  return TRUE;
}

AnnoJournalRecord *
anno_journal_record_read (const char *line, gsize length)
{
  g_return_val_if_fail (line != NULL || length == 0, NULL);

  if (!sum_is_right (line, length) || !anno_json_scan (line, length, length, 1, NULL))
    return NULL;

  g_autoptr (AnnoJournalRecord) self = anno_journal_record_new (ANNO_JOURNAL_START, 0);
  const AnnoJsonSlice object = { line, length };
  const char *at = NULL;
  g_autofree char *key = NULL;
  AnnoJsonSlice value;
  while (anno_json_next_member (&object, &at, &key, &value))
    {
      if (!take_member (self, key, &value))
        return NULL;
      g_clear_pointer (&key, g_free);
    }
  if (self->kind == ANNO_JOURNAL_START && self->article == NULL)
    return NULL;
  if (self->kind == ANNO_JOURNAL_TEXT && self->sha256 == NULL)
    return NULL;
  return g_steal_pointer (&self);
}
