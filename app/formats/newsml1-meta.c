#include "formats/newsml1-meta.h"

#include "formats/xml-node.h"

/* What is said once for many articles is looked for again for each of them: among so many elements
 * at the beginning, and in so many components around it. */
#define MAX_ELEMENTS 64
#define MAX_COMPONENTS 8

const xmlNode *
anno_newsml1_child (const xmlNode *node, const char *name)
{
  guint n = 0;

  for (const xmlNode *at = node != NULL ? node->children : NULL; at != NULL && n < MAX_ELEMENTS;
       at = at->next)
    if (anno_xml_is (at, name))
      return at;
    else if (anno_xml_is (at, "NewsComponent") || anno_xml_is (at, "ContentItem"))
      return NULL;
    else
      n += at->type == XML_ELEMENT_NODE;
  return NULL;
}

char *
anno_newsml1_read_id (const xmlNode *item)
{
  const xmlNode *identifier
      = anno_newsml1_child (anno_newsml1_child (item, "Identification"), "NewsIdentifier");
  char *id = anno_xml_words (anno_newsml1_child (identifier, "PublicIdentifier"));

  return id != NULL ? id : anno_xml_words (anno_newsml1_child (identifier, "NewsItemId"));
}

/* Both spellings are in use. */
static char *
read_headline (const xmlNode *component)
{
  const xmlNode *lines = anno_newsml1_child (component, "NewsLines");
  char *words = anno_xml_words (anno_newsml1_child (lines, "HeadLine"));

  return words != NULL ? words : anno_xml_words (anno_newsml1_child (lines, "HedLine"));
}

gboolean
anno_newsml1_has_headline (const xmlNode *component)
{
  g_autofree char *words = read_headline (component);
  return words != NULL;
}

static char *
read_party (const xmlNode *role)
{
  return anno_xml_attribute (anno_newsml1_child (role, "Party"), "FormalName");
}

static void
take_lines (const xmlNode *component, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  const xmlNode *lines = anno_newsml1_child (component, "NewsLines");
  const xmlNode *by = anno_newsml1_child (lines, "ByLine");
  guint n = 0;

  anno_article_head_take (&head->title, read_headline (component));
  for (const xmlNode *at = anno_newsml1_child (lines, "SubHeadLine");
       at != NULL && n < MAX_ELEMENTS; at = anno_xml_next (at, "SubHeadLine"), n++)
    anno_article_head_take_subtitle (head, anno_xml_words (at));
  if (head->bylines == NULL)
    for (n = 0; by != NULL && n < MAX_ELEMENTS; by = anno_xml_next (by, "ByLine"), n++)
      anno_article_head_take_byline (head, anno_xml_words (by));
  anno_article_head_take (&head->dateline, anno_xml_words (anno_newsml1_child (lines, "DateLine")));
  if (head->bylines != NULL)
    anno_article_head_take (&draft->meta.byline, g_strdup (head->bylines->pdata[0]));
}

static void
take_component (const xmlNode *component, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  AnnoMeta *meta = &draft->meta;

  take_lines (component, draft, head);
  anno_article_head_take (
      &meta->language,
      anno_xml_attribute (
          anno_newsml1_child (anno_newsml1_child (component, "DescriptiveMetadata"), "Language"),
          "FormalName"));
  anno_article_head_take (&meta->language, anno_xml_attribute (component, "lang"));
  anno_article_head_take (
      &meta->source, read_party (anno_newsml1_child (
                         anno_newsml1_child (component, "AdministrativeMetadata"), "Provider")));
}

static void
offer (AnnoArticleDraft *draft, const xmlNode *date)
{
  g_autofree char *raw = anno_xml_words (date);
  anno_article_draft_offer_date (draft, raw);
}

void
anno_newsml1_describe (const xmlNode *item, const xmlNode *component, AnnoArticleDraft *draft,
                       AnnoArticleHead *head)
{
  g_return_if_fail (item != NULL && draft != NULL && head != NULL);

  guint n = 0;
  const xmlNode *management = anno_newsml1_child (item, "NewsManagement");
  const xmlNode *identifier
      = anno_newsml1_child (anno_newsml1_child (item, "Identification"), "NewsIdentifier");
  const xmlNode *envelope = anno_newsml1_child (item->parent, "NewsEnvelope");
  for (const xmlNode *at = component; at != NULL && at != item && n < MAX_COMPONENTS;
       at = at->parent)
    {
      take_component (at, draft, head);
      n++;
    }
  anno_article_head_take (&draft->meta.title, g_strdup (head->title));
  anno_article_head_take (&draft->meta.language, anno_xml_language (item));
  anno_article_head_take (&draft->meta.source,
                          read_party (anno_newsml1_child (envelope, "SentFrom")));
  anno_article_head_take (&draft->meta.source,
                          anno_xml_words (anno_newsml1_child (identifier, "ProviderId")));
  anno_article_head_take (&draft->meta.id, anno_newsml1_read_id (item));
  offer (draft, anno_newsml1_child (management, "ThisRevisionCreated"));
  offer (draft, anno_newsml1_child (management, "FirstCreated"));
  offer (draft, anno_newsml1_child (identifier, "DateId"));
}
