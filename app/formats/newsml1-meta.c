#include "formats/newsml1-meta.h"

#include "formats/xml-node.h"

char *
anno_newsml1_read_id (const xmlNode *item)
{
  const xmlNode *identifier = anno_xml_path (item, "Identification/NewsIdentifier");
  char *id = anno_xml_words (anno_xml_child (identifier, "PublicIdentifier"));

  return id != NULL ? id : anno_xml_words (anno_xml_child (identifier, "NewsItemId"));
}

/* Both spellings are in use. */
static char *
read_headline (const xmlNode *component)
{
  const xmlNode *lines = anno_xml_child (component, "NewsLines");
  char *words = anno_xml_words (anno_xml_child (lines, "HeadLine"));

  return words != NULL ? words : anno_xml_words (anno_xml_child (lines, "HedLine"));
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
  return anno_xml_attribute (anno_xml_child (role, "Party"), "FormalName");
}

static void
take_lines (const xmlNode *component, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  const xmlNode *lines = anno_xml_child (component, "NewsLines");
  const xmlNode *by = anno_xml_child (lines, "ByLine");

  anno_article_head_take (&head->title, read_headline (component));
  for (const xmlNode *at = anno_xml_child (lines, "SubHeadLine"); at != NULL;
       at = anno_xml_next (at, "SubHeadLine"))
    anno_article_head_take_subtitle (head, anno_xml_words (at));
  if (head->bylines == NULL)
    for (; by != NULL; by = anno_xml_next (by, "ByLine"))
      anno_article_head_take_byline (head, anno_xml_words (by));
  anno_article_head_take (&head->dateline, anno_xml_words (anno_xml_child (lines, "DateLine")));
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
      anno_xml_attribute (anno_xml_path (component, "DescriptiveMetadata/Language"), "FormalName"));
  anno_article_head_take (&meta->language, anno_xml_attribute (component, "lang"));
  anno_article_head_take (&meta->source,
                          read_party (anno_xml_path (component, "AdministrativeMetadata/Provider")));
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

  const xmlNode *management = anno_xml_child (item, "NewsManagement");
  const xmlNode *identifier = anno_xml_path (item, "Identification/NewsIdentifier");
  const xmlNode *envelope = anno_xml_child (item->parent, "NewsEnvelope");
  for (const xmlNode *at = component; at != NULL && at != item; at = at->parent)
    take_component (at, draft, head);
  anno_article_head_take (&draft->meta.title, g_strdup (head->title));
  anno_article_head_take (&draft->meta.language, anno_xml_language (item));
  anno_article_head_take (&draft->meta.source, read_party (anno_xml_child (envelope, "SentFrom")));
  anno_article_head_take (&draft->meta.source,
                          anno_xml_words (anno_xml_child (identifier, "ProviderId")));
  anno_article_head_take (&draft->meta.id, anno_newsml1_read_id (item));
  offer (draft, anno_xml_child (management, "ThisRevisionCreated"));
  offer (draft, anno_xml_child (management, "FirstCreated"));
  offer (draft, anno_xml_child (identifier, "DateId"));
}
