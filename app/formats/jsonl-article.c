#include "formats/jsonl-article.h"

#include "formats/draft-sink.h"
#include "formats/json-field.h"
#include "formats/json-head.h"
#include "formats/json-scan.h"
#include "formats/jsonl-fields.h"
#include "formats/jsonl-records.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

static const char *const extensions[] = { "jsonl", "ndjson", "json", NULL };

/* Records that are named before the others are only counted. */
#define MOST_NAMED 1000
/* Names of fields that are listed where none holds the text. */
#define MOST_NAMES 20

typedef struct
{
  const AnnoImportOptions *options;
  const AnnoDraftSink *sink;
  AnnoSkipTally *tally;
  AnnoJsonlRecords records;
  GPtrArray *names; /* of the fields that were seen */
  guint n_objects;
  guint n_articles;
} Reading;

static guint
sniff (const char *head, gsize n_bytes)
{
  g_auto (AnnoJsonHead) json = { NULL };

  if (!anno_json_head_read (head, n_bytes, &json))
    return 0;
  return json.followed ? 2 : 1;
}

static void
skip (const Reading *self, guint line, const char *why)
{
  /* Translators: a line of a file, by its number. */
  g_autofree char *part = g_strdup_printf (_("line %u"), line);
  anno_skip_tally_name (self->tally, part, why);
}

/* The array of articles in an object around them, as web services answer. */
static gboolean
find_list (const AnnoJsonSlice *object, AnnoJsonSlice *list)
{
  static const char *const paths[]
      = { "articles",  "items",   "_items",  "results", "posts",         "docs",
          "documents", "entries", "records", "data",    "response.docs", "response.results" };
  AnnoJsonSlice element;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const char *at = NULL;
      if (anno_json_field_find (object, paths[i], list)
          && anno_json_next_element (list, &at, &element) && anno_json_slice_kind (&element) == '{')
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_object (Reading *self, const AnnoJsonSlice *object, guint line, GError **error);

static gboolean
read_list (Reading *self, const AnnoJsonSlice *list, guint line, GError **error)
{
  AnnoJsonSlice element;
  const char *at = NULL;

  while (anno_json_next_element (list, &at, &element))
    if (anno_json_slice_kind (&element) == '{' && !read_object (self, &element, line, error))
      return FALSE;
  return TRUE;
}

/* Whether to go on: an object that gives no article is skipped. */
static gboolean
read_object (Reading *self, const AnnoJsonSlice *object, guint line, GError **error)
{
  g_autofree char *why = NULL;
  AnnoJsonSlice list;

  self->n_objects++;
  AnnoArticleDraft *draft = anno_jsonl_fields_read (object, self->options, &why);
  if (draft != NULL)
    {
      self->n_articles++;
      return anno_draft_sink_give (self->sink, draft, error);
    }
  /* Only around all of them: an article may have comments, or items, of its own. */
  if (self->n_objects == 1 && find_list (object, &list))
    return read_list (self, &list, line, error);
  skip (self, line, why);
  if (self->n_articles == 0)
    anno_jsonl_fields_list (object, self->names, MOST_NAMES);
  return TRUE;
}

static gboolean
read_record (Reading *self, const AnnoJsonSlice *record, guint line, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!anno_json_scan (record->text, record->length, ANNO_JSONL_MAX_RECORD, line, &why))
    skip (self, line, why->message);
  else if (anno_json_slice_kind (record) != '{')
    skip (self, line, _("This is no object."));
  else
    return read_object (self, record, line, error);
  return TRUE;
}

/* A record in the encoding that the person chose. */
static gboolean
read_encoded (Reading *self, const AnnoJsonSlice *record, guint line, GError **error)
{
  const char *encoding = self->options->encoding;
  AnnoJsonSlice read = *record;

  if (encoding == NULL || record->length > ANNO_JSONL_MAX_RECORD)
    return read_record (self, record, line, error);
  g_autofree char *converted = g_convert (record->text, (gssize) record->length, "UTF-8", encoding,
                                          NULL, &read.length, NULL);
  if (converted == NULL)
    {
      g_autofree char *why = g_strdup_printf (_("Its characters can’t be read as %s."), encoding);
      skip (self, line, why);
      return TRUE;
    }
  read.text = converted;
  return read_record (self, &read, line, error);
}

static char *
quote_names (const GPtrArray *names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      /* Translators: between the members of a list. */
      g_string_append (list, i > 0 ? _(", ") : "");
      /* Translators: a name from a file, as a member of a list. */
      g_string_append_printf (list, _("“%s”"), (const char *) names->pdata[i]);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Nothing was an article: says what could be the text. */
static gboolean
fail (const Reading *self, GError **error)
{
  g_autofree char *names = quote_names (self->names);
  g_autofree char *wanted
      = self->options->text_field != NULL ? anno_plain_clean (self->options->text_field) : NULL;

  if (self->n_objects == 0)
    g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                         _("There is no JSON object in this file that can be read."));
  else if (wanted != NULL)
    g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                 _("Nothing in this file has a text in the field “%s”. Name another one of its "
                   "fields: %s."),
                 wanted, names);
  else
    g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                 _("No field of this file is known to hold the text. Name the one that does: %s."),
                 names);
  return FALSE;
}

static gboolean
read_all (Reading *self, AnnoByteWindow *window, GError **error)
{
  AnnoJsonSlice record;
  guint line = 0;
  guint64 told = 0, n_bytes = anno_byte_window_get_size (window);

  anno_jsonl_records_init (&self->records, window);
  while (anno_jsonl_records_next (&self->records, &record, &line))
    {
      if (!read_encoded (self, &record, line, error))
        return FALSE;
      anno_draft_sink_progress (self->sink, anno_byte_window_get_at (window), n_bytes,
                                &told);
    }
  anno_draft_sink_progress (self->sink, n_bytes, n_bytes, &told);
  return self->n_articles > 0 || fail (self, error);
}

static gboolean
read_window (AnnoByteWindow *window, const AnnoImportOptions *options, const AnnoDraftSink *sink,
             GError **error)
{
  g_autoptr (AnnoSkipTally) tally = anno_skip_tally_new (sink, MOST_NAMED);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Reading self = { .options = options, .sink = sink, .tally = tally, .names = names };
  const char *head;

  gsize n_head = anno_byte_window_peek (window, ANNO_SNIFF_BYTES, &head), n_left = n_head;
  anno_json_head_skip_mark (&head, &n_left);
  anno_byte_window_skip (window, n_head - n_left);
  gboolean done = read_all (&self, window, error);
  anno_skip_tally_tell (tally);
  return done;
}

const AnnoArticleFormat anno_jsonl_article_format = {
  .id = "jsonl",
  .name = N_("JSON Lines"),
  .extensions = extensions,
  .sniff = sniff,
  .read_window = read_window,
};
