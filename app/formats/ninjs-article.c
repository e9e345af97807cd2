#include "formats/ninjs-article.h"

#include "formats/body-text.h"
#include "formats/draft-sink.h"
#include "formats/html-fragment.h"
#include "formats/json-field.h"
#include "formats/json-head.h"
#include "formats/json-scan.h"
#include "formats/jsonl-records.h"
#include "formats/ninjs-text.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const extensions[] = { "json", "ninjs", "jsonl", "ndjson", NULL };

/* Parts that are named before the others are only counted. */
#define MOST_NAMED 1000

typedef struct
{
  const AnnoImportOptions *options;
  const AnnoDraftSink *sink;
  AnnoSkipTally *tally;
  const char *start;
  gsize n_bytes;
  guint64 told;
  guint n_items;
} Reading;

/* Names that hardly any other kind of JSON has. */
static gboolean
is_telling (const char *name)
{
  static const char *const names[]
      = { "bodies",         "headlines",  "versioncreated", "firstcreated",
          "contentcreated", "infosource", "infosources",    "representationtype",
          "renditions",     "pubstatus",  "associations" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* And what some others have too. */
static gboolean
is_hinting (const char *name)
{
  return g_str_has_prefix (name, "body_") || g_str_has_prefix (name, "headline_");
}

static gboolean
names_standard (const char *head, gsize n_bytes, const char *name)
{
  return (g_str_equal (name, "standard") || g_str_equal (name, "$standard"))
         && (memmem (head, n_bytes, "\"ninjs\"", 7) != NULL
             || memmem (head, n_bytes, "/ninjs", 6) != NULL);
}

static guint
sniff (const char *head, gsize n_bytes)
{
  g_auto (AnnoJsonHead) json = { NULL };
  guint n_telling = 0, n_hinting = 0;
  gboolean uri = FALSE;

  if (!anno_json_head_read (head, n_bytes, &json))
    return 0;
  for (guint i = 0; i < json.names->len; i++)
    {
      const char *name = json.names->pdata[i];
      if (names_standard (head, n_bytes, name))
        return 2;
      uri |= g_str_equal (name, "uri");
      n_telling += is_telling (name);
      n_hinting += is_hinting (name);
    }
  if (n_telling + n_hinting + uri > 1 && n_telling + n_hinting > 0)
    return 2;
  return n_telling > 0 && !json.ended;
}

/* The words of the first of @names that has any. */
static char *
find_words (const AnnoJsonSlice *item, const char *const *names)
{
  AnnoJsonSlice value;

  for (; *names != NULL; names++)
    if (anno_ninjs_find (item, *names, &value))
      {
        char *words = anno_json_field_words (&value);
        if (words != NULL)
          return words;
      }
  return NULL;
}

static char *
find_source (const AnnoJsonSlice *item)
{
  static const char *const lists[] = { "infosources", "infosource" };
  static const char *const names[] = { "source", "copyrightholder", NULL };
  AnnoJsonSlice list, first;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *at = NULL;
      if (!anno_ninjs_find (item, lists[i], &list) || !anno_json_next_element (&list, &at, &first))
        continue;
      char *words = anno_json_field_words (&first);
      if (words != NULL)
        return words;
    }
  return find_words (item, names);
}

/* When a version was made says least: an old article may get a new one. */
static void
offer_dates (AnnoArticleDraft *draft, const AnnoJsonSlice *item)
{
  static const char *const best[] = { "contentcreated", "firstcreated" };
  AnnoJsonSlice value;

  for (guint i = 0; i < G_N_ELEMENTS (best); i++)
    if (anno_ninjs_find (item, best[i], &value))
      {
        g_autofree char *raw = anno_json_slice_to_string (&value);
        anno_article_draft_offer_date (draft, raw);
      }
  if (draft->meta.date != NULL || !anno_ninjs_find (item, "versioncreated", &value))
    return;
  g_autofree char *raw = anno_json_slice_to_string (&value);
  anno_article_draft_offer_date (draft, raw);
  if (draft->meta.date != NULL)
    anno_article_draft_note (draft, _("The date is that of this version, because the item has no "
                                      "other; the article may be older."));
}

static gboolean
add_text (AnnoBlockText *text, const AnnoNinjsText *part, GError **error)
{
  if (part->html)
    return anno_html_fragment_add (text, part->words, strlen (part->words), error);
  anno_body_text_add_plain (text, part->words);
  return TRUE;
}

static char *
find_title (const AnnoJsonSlice *item)
{
  static const char *const names[] = { "title", NULL };
  g_auto (AnnoNinjsText) headline = { NULL };
  g_autoptr (AnnoBlockText) text = anno_block_text_new (~0u);

  anno_ninjs_text_find_headline (item, &headline);
  if (headline.words == NULL || !add_text (text, &headline, NULL))
    return find_words (item, names);
  g_autofree char *lines = anno_block_text_finish (text);
  return anno_block_text_words (lines);
}

static void
read_meta (AnnoMeta *meta, const AnnoJsonSlice *item)
{
  static const char *const ids[] = { "uri", "guid", NULL };
  static const char *const bylines[] = { "byline", "by", "authors", NULL };
  static const char *const languages[] = { "language", NULL };

  meta->title = find_title (item);
  meta->byline = find_words (item, bylines);
  meta->language = find_words (item, languages);
  meta->source = find_source (item);
  meta->id = find_words (item, ids);
}

/* Whether the text of @body begins with @title, as that of some providers does. */
static gboolean
begins_with (const AnnoNinjsText *body, const char *title)
{
  g_autoptr (AnnoBlockText) text = anno_block_text_new (~0u);

  if (title == NULL || !add_text (text, body, NULL))
    return FALSE;
  g_autofree char *words = anno_block_text_finish (text);
  gsize n = strlen (title);
  return strncmp (words, title, n) == 0 && words[n] == '\n';
}

static AnnoArticleDraft *
make_draft (const Reading *self, const AnnoJsonSlice *item, const AnnoNinjsText *body,
            GError **error)
{
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (AnnoBlockText) text = anno_block_text_new (self->options->kept);

  read_meta (&draft->meta, item);
  offer_dates (draft, item);
  if (!begins_with (body, draft->meta.title))
    anno_block_text_block (text, ANNO_BLOCK_TITLE, draft->meta.title);
  anno_block_text_block (text, ANNO_BLOCK_BYLINE, draft->meta.byline);
  if (!add_text (text, body, error))
    return NULL;
  anno_article_draft_take_text (draft, text);
  return g_steal_pointer (&draft);
}

static void
skip (const Reading *self, const AnnoJsonSlice *item, const char *why)
{
  static const char *const names[] = { "uri", "guid", "name", NULL };
  g_autofree char *words = find_words (item, names);
  g_autofree char *plain = words != NULL ? anno_plain_clean (words) : NULL;
  g_autofree char *name
      = plain != NULL ? g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), 200)) : NULL;
  /* Translators: an item of a file, by its number, and its address. */
  g_autofree char *part = name != NULL ? g_strdup_printf (_("item %u (%s)"), self->n_items, name)
                                       : g_strdup_printf (_("item %u"), self->n_items);

  anno_skip_tally_name (self->tally, part, why);
}

static gboolean
is_picture (const char *type)
{
  return type != NULL
         && (g_ascii_strcasecmp (type, "picture") == 0
             || g_ascii_strcasecmp (type, "graphic") == 0);
}

/* Whether to go on: an item that can't be read is skipped. */
static gboolean
read_item (Reading *self, const AnnoJsonSlice *item, GError **error)
{
  static const char *const types[] = { "type", NULL };
  g_autofree char *type = find_words (item, types);
  g_auto (AnnoNinjsText) body = { NULL };
  g_autoptr (GError) why = NULL;

  self->n_items++;
  anno_ninjs_text_find_body (item, &body);
  if (is_picture (type))
    skip (self, item, _("This is a picture."));
  else if (body.words == NULL)
    skip (self, item, _("There is no body in it, so there is no article."));
  else
    {
      AnnoArticleDraft *draft = make_draft (self, item, &body, &why);
      if (draft != NULL)
        return anno_draft_sink_give (self->sink, draft, error);
      skip (self, item, why->message);
    }
  return TRUE;
}

/* The item, and those associated with it: in an object by their names, or in an array. */
static gboolean
read_items (Reading *self, const AnnoJsonSlice *item, GError **error)
{
  AnnoJsonSlice inside, value;
  const char *at = NULL;

  if (anno_json_slice_kind (item) != '{')
    return TRUE;
  if (!read_item (self, item, error))
    return FALSE;
  anno_draft_sink_progress (self->sink, (gsize) (item->text - self->start), self->n_bytes,
                            &self->told);
  if (!anno_ninjs_find (item, "associations", &inside))
    return TRUE;
  while (anno_json_next_element (&inside, &at, &value))
    if (!read_items (self, &value, error))
      return FALSE;
  for (at = NULL; anno_json_next_member (&inside, &at, NULL, &value);)
    if (!read_items (self, &value, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_value (Reading *self, const AnnoJsonSlice *root, GError **error)
{
  AnnoJsonSlice item;
  const char *at = NULL;

  if (!read_items (self, root, error))
    return FALSE;
  while (anno_json_next_element (root, &at, &item))
    if (!read_items (self, &item, error))
      return FALSE;
  return TRUE;
}

/* Items one after the other, as feeds are kept: a broken one is skipped. */
static gboolean
read_lines (Reading *self, const AnnoJsonSlice *file, GError **error)
{
  g_autoptr (AnnoByteWindow) window = anno_byte_window_new_for_text (file->text, file->length);
  AnnoJsonlRecords records;
  AnnoJsonSlice record;
  guint line = 0;

  anno_jsonl_records_init (&records, window);
  while (anno_jsonl_records_next (&records, &record, &line))
    {
      g_autoptr (GError) why = NULL;
      g_autofree char *part = g_strdup_printf (_("line %u"), line);
      if (!anno_json_scan (record.text, record.length, ANNO_JSONL_MAX_RECORD, line, &why))
        anno_skip_tally_name (self->tally, part, why->message);
      else if (!read_value (self, &record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_items (const Reading *self, GError **error)
{
  if (self->n_items > 0)
    return TRUE;
  g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                       _("There is no ninjs item in this file."));
  return FALSE;
}

/* The error of a scan as that of a reader. */
static gboolean
fail (GError **error, const GError *why)
{
  AnnoArticleFormatError code = ANNO_ARTICLE_FORMAT_ERROR_BROKEN;

  if (g_error_matches (why, ANNO_JSON_ERROR, ANNO_JSON_ERROR_NOT_UTF8))
    code = ANNO_ARTICLE_FORMAT_ERROR_ENCODING;
  else if (g_error_matches (why, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_LARGE)
           || g_error_matches (why, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_DEEP))
    code = ANNO_ARTICLE_FORMAT_ERROR_REFUSED;
  g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, code, why->message);
  return FALSE;
}

static gboolean
read_ninjs (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink,
            GError **error)
{
  g_autoptr (AnnoSkipTally) tally = anno_skip_tally_new (sink, MOST_NAMED);
  g_auto (AnnoJsonHead) head = { NULL };
  g_autoptr (GError) why = NULL;
  AnnoJsonSlice root = { NULL };

  root.text = g_bytes_get_data (bytes, &root.length);
  anno_json_head_skip_mark (&root.text, &root.length);
  gboolean lines = anno_json_head_read (root.text, root.length, &head) && head.followed;
  if (!lines && !anno_json_scan (root.text, root.length, ANNO_JSON_MAX_FILE, 1, &why))
    return fail (error, why);
  Reading self = {
    .options = options, .sink = sink, .tally = tally, .start = root.text, .n_bytes = root.length
  };
  gboolean done = lines ? read_lines (&self, &root, error) : read_value (&self, &root, error);
  anno_skip_tally_tell (tally);
  anno_draft_sink_progress (sink, root.length, root.length, &self.told);
  return done && check_items (&self, error);
}

const AnnoArticleFormat anno_ninjs_article_format = {
  .id = "ninjs",
  .name = N_("ninjs"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_ninjs,
};
