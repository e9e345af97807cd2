#include "formats/page-head.h"

#include "formats/markup-blocks.h"
#include "formats/page-names.h"
#include "formats/printed-date.h"
#include "formats/xml-node.h"

#include <string.h>

#define MAX_BYLINE 100 /* code points; what is longer tells of the author */
#define MAX_DATE_LINE 80

static gboolean
has_value (const xmlNode *element, const char *attribute, const char *wanted)
{
  g_autofree char *value = anno_xml_attribute (element, attribute);

  return value != NULL && strstr (value, wanted) != NULL;
}

static gboolean
has_letter (const char *words)
{
  for (; words != NULL && *words != '\0'; words = g_utf8_next_char (words))
    if (g_unichar_isalpha (g_utf8_get_char (words)))
      return TRUE;
  return FALSE;
}

static gboolean
is_short_name (const xmlNode *element)
{
  g_autofree char *words = anno_page_words (element, 4 * MAX_BYLINE);

  return words != NULL && g_utf8_strlen (words, -1) < MAX_BYLINE && has_letter (words);
}

/* "Author:" is what stands before a name, and a date alone names nobody. */
static gboolean
is_label (const xmlNode *element)
{
  g_autofree char *words = anno_page_words (element, 4 * MAX_BYLINE);
  g_autofree char *name = anno_page_head_read_name (element);
  g_autofree char *day = name != NULL ? anno_printed_date_read (name) : NULL;

  return words == NULL || name == NULL || day != NULL || strchr (words, '|') != NULL
         || g_ascii_strncasecmp (words, "author", 6) == 0;
}

static gboolean
is_byline (const xmlNode *element)
{
  if (anno_page_is_any (element, " meta link img input ")
      || (!has_value (element, "rel", "author") && !has_value (element, "itemprop", "author")
          && !(anno_page_mark (element)->named & ANNO_PAGE_NAMED_BYLINE)))
    return FALSE;
  return is_short_name (element) && !is_label (element);
}

static gboolean
lies_in_article (const xmlNode *element)
{
  for (element = element->parent; element != NULL; element = element->parent)
    if (anno_page_is_any (element, " article main "))
      return TRUE;
  return FALSE;
}

/* Neighbours' bylines are no bylines; but a header is where one's own stands. */
static gboolean
is_elsewhere (const xmlNode *element)
{
  guint named = anno_page_mark (element)->named;

  if (anno_page_is_any (element, " nav aside script style noscript head template form ")
      || (anno_page_is_any (element, " footer ") && !lies_in_article (element))
      || anno_markup_blocks_is_hidden (element))
    return TRUE;
  return (named & ANNO_PAGE_NAMED_UNLIKELY) && !(named & ANNO_PAGE_NAMED_HEADER)
         && !anno_page_is_any (element, " body html article main ");
}

/* The last node of the page that may stand at the head of the article. */
static const xmlNode *
find_end (const GPtrArray *parts)
{
  const xmlNode *last = parts->len > 0 ? parts->pdata[parts->len - 1] : NULL;

  while (last != NULL && last->last != NULL && last->type == XML_ELEMENT_NODE)
    last = last->last;
  return last;
}

xmlNode *
anno_page_head_find_byline (const AnnoPage *page, const GPtrArray *parts)
{
  g_return_val_if_fail (page != NULL && parts != NULL, NULL);

  const xmlNode *end = find_end (parts);
  for (xmlNode *node = page->root; node != NULL && node != end;)
    {
      gboolean element = node->type == XML_ELEMENT_NODE;
      gboolean elsewhere = element && node != page->root && is_elsewhere (node);
      if (element && !elsewhere && is_byline (node))
        return node;
      node = anno_page_next (node, page->root, !elsewhere);
    }
  return NULL;
}

static gboolean
is_named_name (const xmlNode *node)
{
  g_autofree char *class = anno_xml_attribute (node, "class");
  g_autofree char *small = class != NULL ? g_ascii_strdown (class, -1) : NULL;

  return small != NULL && (strstr (small, "author") != NULL || strstr (small, "name") != NULL);
}

static gboolean
is_name (const xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  return (has_value (node, "rel", "author") || has_value (node, "itemprop", "author")
          || has_value (node, "itemprop", "name") || is_named_name (node))
         && is_short_name (node);
}

static guint
count_words (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strv_length (parts);
}

/* Two words or more without a number or an address. */
static gboolean
is_full_name (const char *words)
{
  return words != NULL && strpbrk (words, "0123456789@/:") == NULL && count_words (words) > 1
         && count_words (words) < 6;
}

/* The links of the line to those who wrote it: "A, B". */
static char *
read_linked_names (const xmlNode *byline)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (xmlNode *node = byline->children; node != NULL; node = anno_page_next (node, byline, TRUE))
    if (anno_page_is_any (node, " a "))
      {
        g_autofree char *words = anno_page_words (node, MAX_BYLINE);
        if (is_full_name (words) && strstr (names->str, words) == NULL)
          g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", words);
      }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* Where the date begins that some put behind the name: behind the last mark before its number. */
static char *
find_date (char *words)
{
  char *number = words + strcspn (words, "0123456789");

  for (char *at = number; at > words;)
    {
      at = g_utf8_prev_char (at);
      if (g_utf8_strchr ("|·•,—–-", -1, g_utf8_get_char (at)) != NULL)
        return at;
    }
  return number;
}

/* "By Lucas Nolan" of "By Lucas Nolan 22 Dec 2016". */
static char *
cut_date (const char *words)
{
  g_autofree char *day = anno_printed_date_read (words);
  g_autofree char *name = g_strdup (words);

  if (day == NULL)
    return g_steal_pointer (&name);
  *find_date (name) = '\0';
  g_strstrip (name);
  return count_words (name) > 1 ? g_steal_pointer (&name) : g_strdup (words);
}

char *
anno_page_head_read_name (const xmlNode *byline)
{
  g_return_val_if_fail (byline != NULL, NULL);

  for (xmlNode *node = byline->children; node != NULL; node = anno_page_next (node, byline, TRUE))
    if (is_name (node))
      return anno_xml_words (node);
  char *names = read_linked_names (byline);
  if (names != NULL)
    return names;
  g_autofree char *words = anno_xml_words (byline);
  return words != NULL ? cut_date (words) : NULL;
}

/* Frames within it part words, and no more. */
void
anno_page_head_add_byline (const xmlNode *byline, AnnoBlockText *text)
{
  g_return_if_fail (byline != NULL && text != NULL);

  anno_block_text_begin (text, ANNO_BLOCK_BYLINE);
  for (xmlNode *node = byline->children; node != NULL;)
    {
      gboolean seen = node->type != XML_ELEMENT_NODE || !is_elsewhere (node);
      if (node->type == XML_TEXT_NODE)
        anno_block_text_add (text, (const char *) node->content, -1);
      else if (anno_page_is_block (node) || anno_page_is_any (node, " br "))
        anno_block_text_add (text, " ", 1);
      node = anno_page_next (node, byline, seen);
    }
  anno_block_text_end (text);
}

static gboolean
is_date_by_names (const xmlNode *element)
{
  return anno_page_is_any (element, " time ")
         || (anno_page_mark (element)->named & ANNO_PAGE_NAMED_DATE);
}

static char *
read_date_line (const xmlNode *element)
{
  g_autofree char *words = anno_page_words (element, 4 * MAX_DATE_LINE);
  g_autofree char *day = NULL;

  if (words == NULL || g_utf8_strlen (words, -1) > MAX_DATE_LINE)
    return NULL;
  day = anno_printed_date_read (words);
  return day != NULL ? g_steal_pointer (&words) : NULL;
}

static char *
find_marked_date (const AnnoPage *page, const xmlNode *end)
{
  for (xmlNode *node = page->root; node != NULL && node != end;)
    {
      gboolean element = node->type == XML_ELEMENT_NODE;
      gboolean elsewhere = element && node != page->root && is_elsewhere (node);
      char *words = element && !elsewhere && is_date_by_names (node) ? read_date_line (node) : NULL;
      if (words != NULL)
        return words;
      node = anno_page_next (node, page->root, !elsewhere);
    }
  return NULL;
}

char *
anno_page_head_find_date (const AnnoPage *page, const GPtrArray *parts, const xmlNode *byline)
{
  g_return_val_if_fail (page != NULL && parts != NULL, NULL);

  char *words = byline != NULL ? read_date_line (byline) : NULL;
  return words != NULL ? words : find_marked_date (page, find_end (parts));
}
