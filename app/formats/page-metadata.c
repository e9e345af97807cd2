#include "formats/page-metadata.h"

#include "formats/page-json.h"
#include "formats/page-title.h"
#include "formats/page-tree.h"
#include "formats/xml-node.h"

#include <string.h>

#define MAX_NAME 100  /* code points */
#define MAX_FACT 2000 /* bytes; what is longer is no title and no name */

/* Names of <meta> (property, name, itemprop, http-equiv), the best first, in lower case. */
#define TITLES                                                                                     \
  "og:title twitter:title dc.title dc:title dcterms.title parsely-title headline sailthru.title "  \
  "title"
#define BYLINES                                                                                    \
  "author article:author article:author_name og:author dc.creator dc:creator dcterms.creator "     \
  "parsely-author sailthru.author byl citation_author creator authors dc.contributor"
#define DATES                                                                                      \
  "article:published_time datepublished og:published_time article:published article.published "    \
  "dc.date.issued dcterms.issued dc.date dc.date.created dcterms.date dcterms.created pubdate "    \
  "publishdate publish-date publish_date publication_date published_time sailthru.date "           \
  "parsely-pub-date citation_date citation_publication_date cxenseparse:recs:publishtime "         \
  "datecreated date ptime displaydate date.available og:article:published_time"
#define SITES "og:site_name application-name al:android:app_name twitter:app:name:iphone"
#define LANGUAGES "og:locale content-language language dc.language inlanguage"
#define URLS "og:url twitter:url"

/* "example.com", "www.example.com/x" */
static gboolean
is_address (const char *name)
{
  const char *dot = strchr (name, '.');

  return strchr (name, ' ') == NULL && dot != NULL && g_ascii_isalpha (dot[1]);
}

/* What templates leave behind where nothing is known, and addresses where a name is asked for. */
static gboolean
is_empty_name (const char *name)
{
  static const char *const empty[] = { "null", "undefined", "none", "admin", "unknown", "staff" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    if (g_ascii_strcasecmp (name, empty[i]) == 0)
      return TRUE;
  return strstr (name, "://") != NULL || strstr (name, "{{") != NULL;
}

/* name -> content of all <meta>, the first of each; names in lower case. */
static void
add_meta (GHashTable *metas, const xmlNode *node)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
  g_autofree char *content = anno_xml_attribute (node, "content");

  for (guint i = 0; content != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = anno_xml_attribute (node, keys[i]);
      g_auto (GStrv) names = value != NULL ? g_strsplit (value, " ", 16) : NULL;
      for (guint n = 0; names != NULL && names[n] != NULL; n++)
        {
          char *name = g_ascii_strdown (names[n], -1);
          if (g_hash_table_contains (metas, name))
            g_free (name);
          else
            g_hash_table_insert (metas, name, g_strdup (content));
        }
    }
}

static GHashTable *
read_metas (xmlNode *root)
{
  GHashTable *metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (xmlNode *node = root; node != NULL; node = anno_page_next (node, root, TRUE))
    if (anno_page_is_any (node, " meta "))
      add_meta (metas, node);
  return metas;
}

static void
offer_metas (char **fact, GHashTable *metas, const char *names)
{
  g_auto (GStrv) each = g_strsplit (names, " ", -1);

  for (guint i = 0; each[i] != NULL && *fact == NULL; i++)
    {
      const char *content = g_hash_table_lookup (metas, each[i]);
      if (content != NULL && !is_empty_name (content))
        anno_page_facts_offer (fact, content);
    }
}

static void
offer_address (AnnoPageFacts *self, GHashTable *metas)
{
  g_auto (GStrv) each = g_strsplit (URLS, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    anno_page_facts_offer (&self->url, g_hash_table_lookup (metas, each[i]));
}

static void
read_scripts (AnnoPageFacts *self, xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = anno_page_next (node, root, TRUE))
    if (anno_page_is_any (node, " script "))
      {
        g_autofree char *type = anno_xml_attribute (node, "type");
        g_autofree char *json = NULL;
        if (type == NULL || g_ascii_strncasecmp (type, "application/ld+json", 19) != 0)
          continue;
        json = anno_xml_text (node);
        if (anno_page_json_read (json, self))
          return;
      }
}

static gboolean
has_token (const xmlNode *node, const char *attribute, const char *token)
{
  g_autofree char *value = anno_xml_attribute (node, attribute);
  g_auto (GStrv) tokens = value != NULL ? g_strsplit (value, " ", 16) : NULL;

  for (guint i = 0; tokens != NULL && tokens[i] != NULL; i++)
    if (g_ascii_strcasecmp (tokens[i], token) == 0)
      return TRUE;
  return FALSE;
}

static void
add_date (AnnoPageFacts *self, char *date)
{
  if (date != NULL)
    g_ptr_array_add (self->dates, date);
}

/* <time datetime>, the marked ones first: they say of the article, others may be of its neighbours.
 */
static void
read_times (AnnoPageFacts *self, xmlNode *root)
{
  for (guint pass = 0; pass < 2; pass++)
    for (xmlNode *node = root; node != NULL;
         node = anno_page_next (node, root, pass == 0 || !anno_page_is_any (node, " nav aside ")))
      {
        gboolean is_time = anno_page_is_any (node, " time abbr ");
        gboolean marked = node->type == XML_ELEMENT_NODE
                          && (has_token (node, "itemprop", "datePublished")
                              || xmlHasProp (node, (const xmlChar *) "pubdate"));
        if ((pass == 0 ? marked : is_time) && !anno_page_is_any (node, " meta "))
          {
            char *date = anno_xml_attribute (node, "datetime");
            add_date (self, date != NULL ? date : anno_xml_attribute (node, "content"));
          }
      }
}

static void
read_dates (AnnoPageFacts *self, GHashTable *metas, xmlNode *root)
{
  g_auto (GStrv) names = g_strsplit (DATES, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    add_date (self, g_strdup (g_hash_table_lookup (metas, names[i])));
  read_times (self, root);
}

static void
read_links (AnnoPageFacts *self, xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = anno_page_next (node, root, TRUE))
    if (anno_page_is_any (node, " link ") && has_token (node, "rel", "canonical"))
      {
        g_autofree char *href = anno_xml_attribute (node, "href");
        g_free (self->url);
        self->url = g_steal_pointer (&href);
        return;
      }
}

static void
read_language (AnnoPageFacts *self, GHashTable *metas, xmlNode *root)
{
  g_autofree char *language = anno_xml_attribute (root, "lang");

  if (language == NULL)
    language = anno_xml_attribute (root, "xml:lang");
  if (language != NULL)
    {
      g_free (self->language);
      self->language = g_steal_pointer (&language);
    }
  offer_metas (&self->language, metas, LANGUAGES);
  if (self->language != NULL)
    g_strdelimit (self->language, "_", '-');
}

/* The first heading whose words @title begins with, or, where it begins with none, one that it
 * holds in another way. */
static char *
find_said_heading (xmlNode *root, const char *title)
{
  g_autofree char *held = NULL;

  for (xmlNode *node = root; node != NULL; node = anno_page_next (node, root, TRUE))
    if (anno_page_is_any (node, " h1 h2 "))
      {
        g_autofree char *words = anno_page_words (node, MAX_FACT);
        if (words == NULL || !anno_page_title_holds (title, words))
          continue;
        if (g_str_has_prefix (title, words))
          return g_steal_pointer (&words);
        if (held == NULL)
          held = g_steal_pointer (&words);
      }
  return g_steal_pointer (&held);
}

/* Where a page has only one <h1>, that is its title. */
static char *
find_only_heading (xmlNode *root)
{
  const xmlNode *only = NULL;

  for (xmlNode *node = root; node != NULL; node = anno_page_next (node, root, TRUE))
    if (anno_page_is_any (node, " h1 "))
      {
        if (only != NULL)
          return NULL;
        only = node;
      }
  return only != NULL ? anno_page_words (only, MAX_FACT) : NULL;
}

static char *
find_page_title (xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = anno_page_next (node, root, TRUE))
    if (anno_page_is_any (node, " title "))
      return anno_page_words (node, MAX_FACT);
  return NULL;
}

/* What JSON-LD says is taken as it is; what stands in the head may carry the site's name. */
static void
read_title (AnnoPageFacts *self, GHashTable *metas, xmlNode *root)
{
  g_autofree char *title = NULL;
  g_autofree char *page = find_page_title (root);

  if (self->title != NULL)
    return;
  offer_metas (&title, metas, TITLES);
  anno_page_facts_offer (&title, page);
  if (title == NULL)
    {
      self->title = find_only_heading (root);
      return;
    }
  self->title = find_said_heading (root, title);
  if (self->title == NULL)
    self->title = anno_page_title_trim (title, self->site);
}

/* <span itemprop="author">, with the name in a part of its own or not. */
static void
read_author (AnnoPageFacts *self, xmlNode *root)
{
  for (xmlNode *node = root; node != NULL && self->byline == NULL;
       node = anno_page_next (node, root, TRUE))
    if (node->type == XML_ELEMENT_NODE && has_token (node, "itemprop", "author"))
      {
        xmlNode *name = node->children;
        while (name != NULL
               && !(name->type == XML_ELEMENT_NODE && has_token (name, "itemprop", "name")))
          name = anno_page_next (name, node, TRUE);
        g_autofree char *words = anno_page_words (name != NULL ? name : node, MAX_FACT);
        if (words != NULL && !is_empty_name (words) && g_utf8_strlen (words, -1) < MAX_NAME)
          anno_page_facts_offer (&self->byline, words);
      }
}

/* Who wrote for it isn't said by the site's own name, or its address. */
static void
drop_site_byline (AnnoPageFacts *self)
{
  if (self->byline != NULL
      && (is_address (self->byline)
          || (self->site != NULL && anno_page_title_is_same (self->byline, self->site))))
    g_clear_pointer (&self->byline, g_free);
}

static void
read_kind (AnnoPageFacts *self, GHashTable *metas)
{
  const char *type = g_hash_table_lookup (metas, "og:type");

  self->article = self->article || (type != NULL && g_ascii_strcasecmp (type, "article") == 0);
}

AnnoPageFacts *
anno_page_metadata_read (xmlDoc *doc)
{
  AnnoPageFacts *self = anno_page_facts_new ();

  g_return_val_if_fail (doc != NULL, self);

  xmlNode *root = xmlDocGetRootElement (doc);
  if (root == NULL)
    return self;
  g_autoptr (GHashTable) metas = read_metas (root);
  read_scripts (self, root);
  read_kind (self, metas);
  offer_metas (&self->site, metas, SITES);
  drop_site_byline (self);
  offer_metas (&self->byline, metas, BYLINES);
  drop_site_byline (self);
  offer_address (self, metas);
  read_author (self, root);
  read_links (self, root);
  read_language (self, metas, root);
  read_dates (self, metas, root);
  read_title (self, metas, root);
  return self;
}
