#include "formats/page-json.h"

#include "formats/html-document.h"
#include "formats/json-field.h"
#include "formats/json-scan.h"
#include "formats/xml-node.h"

#include <string.h>

#define MAX_NESTED 8
#define MAX_NAMES 32 /* of one article */

/* The blanks, comments and semicolons that stand around it. */
static char *
strip_wrapping (const char *json)
{
  static const char *const wrappings[]
      = { "<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>", "/*", "*/", ";" };
  char *plain = g_strstrip (g_strdup (json));

  for (guint i = 0; i < G_N_ELEMENTS (wrappings); i++)
    {
      gsize n = strlen (wrappings[i]);
      gsize length = strlen (plain);
      if (g_str_has_prefix (plain, wrappings[i]))
        memmove (plain, plain + n, length - n + 1);
      else if (g_str_has_suffix (plain, wrappings[i]))
        plain[length - n] = '\0';
      g_strstrip (plain);
    }
  return plain;
}

/* Whether nothing but blanks stands between @at and the end of what is open. */
static gboolean
ends_open (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return *at == '}' || *at == ']';
}

static char *
mend (const char *json)
{
  GString *out = g_string_new (NULL);
  gboolean in_string = FALSE;

  for (const char *at = json; *at != '\0'; at++)
    {
      if (in_string && *at == '\\' && at[1] != '\0')
        {
          /* \' is JavaScript's. */
          if (at[1] != '\'')
            g_string_append_c (out, *at);
          at++;
        }
      else if (*at == '"')
        in_string = !in_string;
      else if (in_string && (guchar) *at < 0x20)
        {
          g_string_append (out, *at == '\n' ? "\\n" : " ");
          continue;
        }
      else if (!in_string && *at == ',' && ends_open (at + 1))
        continue;
      g_string_append_c (out, *at);
    }
  return g_string_free (out, FALSE);
}

static char *
make_json (const char *text)
{
  g_autofree char *plain = strip_wrapping (text);

  if (anno_json_scan (plain, strlen (plain), ANNO_JSON_MAX_FILE, 1, NULL))
    return g_steal_pointer (&plain);
  g_autofree char *mended = mend (plain);
  gboolean good = anno_json_scan (mended, strlen (mended), ANNO_JSON_MAX_FILE, 1, NULL);
  return good ? g_steal_pointer (&mended) : NULL;
}

/* Strings in JSON-LD are often HTML; where no markup is in them, they are taken as they stand. */
static char *
take_plain (char *text)
{
  g_autofree char *raw = text;

  if (raw == NULL || (strchr (raw, '&') == NULL && strchr (raw, '<') == NULL))
    return g_steal_pointer (&raw);
  g_autoptr (xmlDoc) doc = anno_html_document_parse (raw, strlen (raw), NULL);
  return doc != NULL ? anno_xml_words (xmlDocGetRootElement (doc)) : g_steal_pointer (&raw);
}

static char *read_name (const AnnoJsonSlice *value, guint depth);

/* "A", "B": all of an array, by commas. */
static char *
read_names (const AnnoJsonSlice *array, guint depth)
{
  GString *names = g_string_new (NULL);
  AnnoJsonSlice element;
  guint n = 0;

  for (const char *at = NULL; n++ < MAX_NAMES && anno_json_next_element (array, &at, &element);)
    {
      g_autofree char *name = read_name (&element, depth + 1);
      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, names->len == 0);
}

/* A string, the name of an object, or those of an array. */
static char *
read_name (const AnnoJsonSlice *value, guint depth)
{
  AnnoJsonSlice name;

  if (depth > MAX_NESTED)
    return NULL;
  switch (anno_json_slice_kind (value))
    {
    case '"':
      return take_plain (anno_json_slice_to_string (value));
    case '[':
      return read_names (value, depth);
    case '{':
      return anno_json_field_find (value, "name", &name) || anno_json_field_find (value, "@id", &name)
                 ? read_name (&name, depth + 1)
                 : NULL;
    default:
      return NULL;
    }
}

static void
take_fact (const AnnoJsonSlice *article, const char *member, char **fact)
{
  AnnoJsonSlice value;
  g_autofree char *words = anno_json_field_find (article, member, &value) ? read_name (&value, 0) : NULL;

  anno_page_facts_offer (fact, words);
}

static void
take_article (const AnnoJsonSlice *article, AnnoPageFacts *facts)
{
  static const char *const dates[] = { "datePublished", "dateCreated", "dateModified" };
  AnnoJsonSlice body;

  facts->article = TRUE;
  take_fact (article, "headline", &facts->title);
  take_fact (article, "name", &facts->title);
  take_fact (article, "author", &facts->byline);
  take_fact (article, "creator", &facts->byline);
  take_fact (article, "inLanguage", &facts->language);
  take_fact (article, "publisher", &facts->site);
  take_fact (article, "url", &facts->url);
  take_fact (article, "mainEntityOfPage", &facts->url);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      char *date = NULL;
      take_fact (article, dates[i], &date);
      if (date != NULL)
        g_ptr_array_add (facts->dates, date);
    }
  if (facts->body == NULL && anno_json_field_find (article, "articleBody", &body))
    facts->body = anno_json_slice_to_string (&body);
}

static gboolean
is_article_type (const AnnoJsonSlice *type)
{
  g_autofree char *name = anno_json_slice_to_string (type);
  AnnoJsonSlice element;

  if (name != NULL)
    return g_str_has_suffix (name, "Article") || g_str_has_suffix (name, "BlogPosting")
           || g_str_has_suffix (name, "Report");
  for (const char *at = NULL; anno_json_next_element (type, &at, &element);)
    if (anno_json_slice_kind (&element) == '"' && is_article_type (&element))
      return TRUE;
  return FALSE;
}

static gboolean
find_article (const AnnoJsonSlice *value, AnnoPageFacts *facts, guint depth)
{
  static const char *const nested[]
      = { "@graph", "mainEntity", "mainEntityOfPage", "itemListElement" };
  AnnoJsonSlice inner;

  if (depth > MAX_NESTED)
    return FALSE;
  for (const char *at = NULL; anno_json_next_element (value, &at, &inner);)
    if (find_article (&inner, facts, depth + 1))
      return TRUE;
  if (anno_json_field_find (value, "@type", &inner) && is_article_type (&inner))
    {
      take_article (value, facts);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (nested) - (depth > 0); i++)
    if (anno_json_field_find (value, nested[i], &inner) && find_article (&inner, facts, depth + 1))
      return TRUE;
  return FALSE;
}

gboolean
anno_page_json_read (const char *json, AnnoPageFacts *facts)
{
  g_return_val_if_fail (json != NULL && facts != NULL, FALSE);

  g_autofree char *text = make_json (json);
  if (text == NULL)
    return FALSE;
  AnnoJsonSlice slice = { text, strlen (text) };
  return find_article (&slice, facts, 0);
}
