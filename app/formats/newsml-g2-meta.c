#include "formats/newsml-g2-meta.h"

#include "formats/xml-node.h"

#include <string.h>

/* "hld:subHeadline", "apahltype:subtitle" */
static gboolean
is_subtitle (const xmlNode *headline)
{
  g_autofree char *role = anno_xml_attribute (headline, "role");
  g_autofree char *lower = role != NULL ? g_ascii_strdown (role, -1) : NULL;

  return lower != NULL && strstr (lower, "sub") != NULL;
}

static void
take_headlines (const xmlNode *meta, AnnoArticleHead *head)
{
  for (const xmlNode *at = anno_xml_child (meta, "headline"); at != NULL;
       at = anno_xml_next (at, "headline"))
    if (!is_subtitle (at))
      anno_article_head_take (&head->title, anno_xml_words (at));
  for (const xmlNode *at = anno_xml_child (meta, "headline"); at != NULL;
       at = anno_xml_next (at, "headline"))
    if (is_subtitle (at))
      anno_article_head_take_subtitle (head, anno_xml_words (at));
}

/* A party: by its name, a literal, or what stands behind the colon of a QCode. */
static char *
read_party (const xmlNode *party)
{
  char *name = anno_xml_words (anno_xml_child (party, "name"));

  if (name == NULL)
    name = anno_xml_attribute (party, "literal");
  if (name != NULL)
    return name;
  g_autofree char *code = anno_xml_attribute (party, "qcode");
  const char *colon = code != NULL ? strchr (code, ':') : NULL;
  return g_strdup (colon != NULL && colon[1] != '\0' ? colon + 1 : code);
}

/* The names of all who are called @element, without codes. */
static char *
join_names (const xmlNode *meta, const char *element)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const xmlNode *at = anno_xml_child (meta, element); at != NULL;
       at = anno_xml_next (at, element))
    {
      g_autofree char *name = anno_xml_words (anno_xml_child (at, "name"));
      g_autofree char *literal = anno_xml_attribute (at, "literal");
      if (name == NULL && literal == NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, "; ");
      g_string_append (names, name != NULL ? name : literal);
    }
  return anno_block_text_words (names->str);
}

static void
take_bylines (const xmlNode *meta, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  for (const xmlNode *at = anno_xml_child (meta, "by"); at != NULL; at = anno_xml_next (at, "by"))
    {
      anno_article_head_take (&draft->meta.byline, anno_xml_words (at));
      anno_article_head_take_byline (head, anno_xml_words (at));
    }
  anno_article_head_take (&draft->meta.byline, join_names (meta, "creator"));
}

static void
offer (AnnoArticleDraft *draft, const xmlNode *date)
{
  g_autofree char *raw = anno_xml_words (date);
  anno_article_draft_offer_date (draft, raw);
}

static void
set_names (const xmlNode *item, const xmlNode *item_meta, AnnoMeta *meta)
{
  const xmlNode *provider = anno_xml_child (item_meta, "provider");

  anno_article_head_take (&meta->id, anno_xml_attribute (item, "guid"));
  if (anno_article_draft_is_address (meta->id))
    anno_article_head_take (&meta->url, g_strdup (meta->id));
  anno_article_head_take (&meta->source, read_party (provider));
  anno_article_head_take (&meta->source,
                          read_party (anno_xml_path (item, "rightsInfo/copyrightHolder")));
  anno_article_head_take (&meta->source, anno_xml_attribute (provider, "uri"));
}

void
anno_newsml_g2_describe (const xmlNode *item, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  g_return_if_fail (item != NULL && draft != NULL && head != NULL);

  const xmlNode *meta = anno_xml_child (item, "contentMeta");
  const xmlNode *item_meta = anno_xml_child (item, "itemMeta");
  take_headlines (meta, head);
  anno_article_head_take (&draft->meta.title, g_strdup (head->title));
  take_bylines (meta, draft, head);
  anno_article_head_take (&head->dateline, anno_xml_words (anno_xml_child (meta, "dateline")));
  offer (draft, anno_xml_child (meta, "contentCreated"));
  offer (draft, anno_xml_child (meta, "contentModified"));
  offer (draft, anno_xml_child (item_meta, "firstCreated"));
  anno_article_head_take (&draft->meta.language,
                          anno_xml_attribute (anno_xml_child (meta, "language"), "tag"));
  set_names (item, item_meta, &draft->meta);
}

void
anno_newsml_g2_offer_version (const xmlNode *item, AnnoArticleDraft *draft)
{
  g_return_if_fail (item != NULL && draft != NULL);

  offer (draft, anno_xml_path (item, "itemMeta/versionCreated"));
}
