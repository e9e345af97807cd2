#include "formats/jsonl-fields.h"

#include "formats/body-text.h"
#include "formats/html-fragment.h"
#include "formats/json-field.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  TEXT,
  TITLE,
  BYLINE,
  DATE,
  ID,
  URL,
  SOURCE,
  LANGUAGE,
  N_FIELDS,
} Field;

#define MOST_NAMES 17
/* Longer names are no usual ones. */
#define LONGEST_NAME 40

static const char *const usual[N_FIELDS][MOST_NAMES] = {
  [TEXT] = { "text", "body", "content", "article", "maintext", "articlebody", "bodytext",
             "bodymain", "fulltext", "articletext", "storytext", "story", "document", "bodyhtml",
             "contenthtml", "rawtext" },
  [TITLE] = { "title", "headline", "headlinemain", "articletitle" },
  [BYLINE] = { "author", "authors", "byline", "by", "creator", "writer" },
  [DATE] = { "datepublished", "publishdate", "published", "datepublish", "publicationdate",
             "pubdate", "publishedat", "publisheddate", "publishedon", "publishedtime",
             "webpublicationdate", "firstcreated", "date", "datetime", "created", "createdat" },
  [ID] = { "id", "guid", "uuid", "uid", "uri", "@id", "identifier", "docid", "articleid" },
  [URL] = { "url", "link", "canonicalurl", "weburl", "articleurl", "sourceurl", "permalink" },
  [SOURCE] = { "source", "publisher", "publication", "sitename", "outlet", "newspaper",
               "sourcedomain", "domain", "hostname", "site" },
  [LANGUAGE] = { "language", "lang", "inlanguage" },
};

/* The members of an object that may be a field, by the place of their names; text NULL where there
 * is none. */
typedef AnnoJsonSlice Found[N_FIELDS][MOST_NAMES];

/* In lower case, without what joins words; FALSE where it is too long. */
static gboolean
fold_name (const char *name, char folded[LONGEST_NAME])
{
  gsize n = 0;

  for (; *name != '\0' && n < LONGEST_NAME - 1; name++)
    if (*name != '_' && *name != '-')
      folded[n++] = g_ascii_tolower (*name);
  folded[n] = '\0';
  return *name == '\0';
}

static void
sort_member (Found found, Field first, const char *folded, const AnnoJsonSlice *value)
{
  for (guint field = first; field < N_FIELDS; field++)
    for (guint i = 0; i < MOST_NAMES && usual[field][i] != NULL; i++)
      if (g_str_equal (folded, usual[field][i]) && found[field][i].text == NULL)
        found[field][i] = *value;
}

/* From the field @first on. */
static void
sort_members (Found found, Field first, const AnnoJsonSlice *object)
{
  AnnoJsonSlice value;
  const char *at = NULL;
  char *key = NULL;

  while (anno_json_next_member (object, &at, &key, &value))
    {
      g_autofree char *name = key;
      char folded[LONGEST_NAME];
      if (fold_name (name, folded))
        sort_member (found, first, folded, &value);
    }
}

/* What the person named is the only one of its field. */
static void
name_field (Found found, Field field, const AnnoJsonSlice *object, const char *path)
{
  if (path == NULL)
    return;
  memset (found[field], 0, sizeof found[field]);
  if (!anno_json_field_find (object, path, &found[field][0]))
    found[field][0] = (AnnoJsonSlice){ NULL, 0 };
}

static void
find_fields (Found found, const AnnoJsonSlice *object, const AnnoImportOptions *options)
{
  static const char *const inner[] = { "meta", "metadata" };
  AnnoJsonSlice value;

  sort_members (found, TEXT, object);
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    if (anno_json_field_find (object, inner[i], &value))
      sort_members (found, TITLE, &value);
  name_field (found, TEXT, object, options->text_field);
  name_field (found, TITLE, object, options->title_field);
  name_field (found, BYLINE, object, options->byline_field);
  name_field (found, DATE, object, options->date_field);
  name_field (found, ID, object, options->id_field);
  name_field (found, URL, object, options->url_field);
}

static char *
find_words (AnnoJsonSlice *values)
{
  for (guint i = 0; i < MOST_NAMES; i++)
    {
      char *words = values[i].text != NULL ? anno_json_field_words (&values[i]) : NULL;
      if (words != NULL)
        return words;
    }
  return NULL;
}

/* Some corpora have the address in what others call the source. */
static void
read_source (AnnoMeta *meta, AnnoJsonSlice *values)
{
  for (guint i = 0; i < MOST_NAMES && meta->source == NULL; i++)
    {
      g_autofree char *words = values[i].text != NULL ? anno_json_field_words (&values[i]) : NULL;
      if (words == NULL)
        continue;
      if (!anno_article_draft_is_address (words))
        meta->source = g_steal_pointer (&words);
      else if (meta->url == NULL)
        meta->url = g_steal_pointer (&words);
    }
}

static void
read_meta (AnnoArticleDraft *draft, Found found)
{
  draft->meta.title = find_words (found[TITLE]);
  draft->meta.byline = find_words (found[BYLINE]);
  draft->meta.id = find_words (found[ID]);
  draft->meta.url = find_words (found[URL]);
  draft->meta.language = find_words (found[LANGUAGE]);
  read_source (&draft->meta, found[SOURCE]);
  for (guint i = 0; i < MOST_NAMES; i++)
    {
      g_autofree char *raw
          = found[DATE][i].text != NULL ? anno_json_field_words (&found[DATE][i]) : NULL;
      anno_article_draft_offer_date (draft, raw);
    }
}

static gboolean
has_words (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

static gboolean
read_string (AnnoArticleDraft *draft, const AnnoJsonSlice *value, AnnoBlockKinds kept,
             GError **error)
{
  char *text = draft->text = anno_json_slice_to_string (value);

  if (!has_words (text))
    return FALSE;
  if (!anno_body_text_is_html (text))
    return TRUE;
  g_autoptr (AnnoBlockText) blocks = anno_block_text_new (kept);
  if (!anno_html_fragment_add (blocks, text, strlen (text), error))
    return FALSE;
  anno_article_draft_take_text (draft, blocks);
  return has_words (draft->text);
}

/* An array of paragraphs. */
static gboolean
read_array (AnnoArticleDraft *draft, const AnnoJsonSlice *value, AnnoBlockKinds kept)
{
  g_autoptr (AnnoBlockText) blocks = anno_block_text_new (kept);
  AnnoJsonSlice element;
  const char *at = NULL;

  while (anno_json_next_element (value, &at, &element))
    {
      g_autofree char *paragraph = anno_json_slice_to_string (&element);
      if (paragraph == NULL)
        return FALSE;
      anno_block_text_block (blocks, ANNO_BLOCK_PARAGRAPH, paragraph);
    }
  anno_article_draft_take_text (draft, blocks);
  return has_words (draft->text);
}

static gboolean
read_text (AnnoArticleDraft *draft, const AnnoJsonSlice *value, AnnoBlockKinds kept, GError **error)
{
  g_clear_pointer (&draft->text, g_free);
  if (value->text == NULL)
    return FALSE;
  if (anno_json_slice_kind (value) == '[')
    return read_array (draft, value, kept);
  return read_string (draft, value, kept, error);
}

static char *
explain (const AnnoImportOptions *options, const AnnoJsonSlice *text, const GError *error)
{
  if (error != NULL)
    return g_strdup (error->message);
  if (options->text_field == NULL)
    return g_strdup (_("None of its fields is known to hold the text."));
  g_autofree char *name = anno_plain_clean (options->text_field);
  return text->text == NULL ? g_strdup_printf (_("It has no field “%s”."), name)
                            : g_strdup_printf (_("Its field “%s” holds no text."), name);
}

AnnoArticleDraft *
anno_jsonl_fields_read (const AnnoJsonSlice *object, const AnnoImportOptions *options, char **why)
{
  g_return_val_if_fail (object != NULL && options != NULL && why != NULL, NULL);

  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (GError) error = NULL;
  Found found = { 0 };
  gboolean read = FALSE;

  find_fields (found, object, options);
  for (guint i = 0; i < MOST_NAMES && !read && error == NULL; i++)
    read = read_text (draft, &found[TEXT][i], options->kept, &error);
  if (!read)
    {
      *why = explain (options, &found[TEXT][0], error);
      return NULL;
    }
  read_meta (draft, found);
  return g_steal_pointer (&draft);
}

static gboolean
is_listed (const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (names->pdata[i], name))
      return TRUE;
  return FALSE;
}

static void
list_members (const AnnoJsonSlice *object, const char *outer, GPtrArray *names, guint most)
{
  AnnoJsonSlice value;
  const char *at = NULL;
  char *key = NULL;

  while (names->len < most && anno_json_next_member (object, &at, &key, &value))
    {
      g_autofree char *plain = anno_plain_clean (key);
      g_autofree char *path
          = outer != NULL ? g_strconcat (outer, ".", plain, NULL) : g_strdup (plain);
      g_free (key);
      if (anno_json_slice_kind (&value) == '{' && outer == NULL)
        list_members (&value, path, names, most);
      else if (strlen (path) < LONGEST_NAME * 2 && !is_listed (names, path))
        g_ptr_array_add (names, g_steal_pointer (&path));
    }
}

void
anno_jsonl_fields_list (const AnnoJsonSlice *object, GPtrArray *names, guint most)
{
  g_return_if_fail (object != NULL && names != NULL);

  list_members (object, NULL, names, most);
}
