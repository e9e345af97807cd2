#include "formats/nitf-body.h"

#include "formats/markup-body.h"
#include "formats/xml-node.h"

#include <string.h>

static char *
words_as_spelled (const xmlNode *node)
{
  g_autofree char *text = node != NULL ? anno_xml_text (node) : NULL;
  return anno_block_text_words (text);
}

static const xmlNode *
find_body (const xmlNode *nitf)
{
  const xmlNode *body = anno_xml_is (nitf, "body") ? nitf : anno_xml_child (nitf, "body");
  return body != NULL ? body : nitf;
}

/* AP's G2 says headline where NITF says hedline. */
static gboolean
is_hedline (const xmlNode *node)
{
  return anno_xml_is (node, "hedline") || anno_xml_is (node, "headline");
}

static gboolean
is_line (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE
         && g_ascii_strncasecmp ((const char *) node->name, "hl", 2) == 0;
}

/* What has no lines in it is one. */
static void
take_hedline (const xmlNode *hedline, AnnoArticleHead *head)
{
  const xmlNode *first = anno_xml_child (hedline, "hl1");
  gboolean lines = FALSE;

  anno_article_head_take (&head->title, words_as_spelled (first));
  for (const xmlNode *at = hedline->children; at != NULL; at = at->next)
    {
      lines |= is_line (at);
      if (is_line (at) && at != first)
        anno_article_head_take_subtitle (head, words_as_spelled (at));
    }
  if (!lines)
    anno_article_head_take (&head->title, words_as_spelled (hedline));
}

/* "20170102T222800+0000", "2017-01-02T22:28:00" */
static gboolean
is_machine_date (const char *words, const char *norm)
{
  return words != NULL
         && (g_strcmp0 (words, norm) == 0
             || g_regex_match_simple ("^(\\d{8}|\\d{4}-\\d\\d-\\d\\d[T ]\\d)", words, 0, 0));
}

/* A date for machines within a dateline is no word of it. */
static char *
read_dateline (const xmlNode *dateline)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const xmlNode *at = dateline->children; at != NULL; at = at->next)
    {
      g_autofree char *part = anno_xml_text (at);
      g_autofree char *words = anno_block_text_words (part);
      g_autofree char *norm = anno_xml_attribute (at, "norm");
      if (!is_machine_date (words, norm))
        g_string_append (text, part);
    }
  return anno_block_text_words (text->str);
}

static void
take_byline (const xmlNode *byline, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  g_autofree char *words = anno_xml_words (byline);

  anno_article_head_take_byline (head, words_as_spelled (byline));
  anno_article_head_take (&draft->meta.byline, g_steal_pointer (&words));
}

static void
take_head_of_body (const xmlNode *body, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  const xmlNode *above = anno_xml_child (body, "body.head");

  for (const xmlNode *at = above != NULL ? above->children : NULL; at != NULL; at = at->next)
    if (is_hedline (at))
      take_hedline (at, head);
    else if (anno_xml_is (at, "byline"))
      take_byline (at, draft, head);
    else if (anno_xml_is (at, "dateline"))
      anno_article_head_take (&head->dateline, read_dateline (at));
}

static void
offer_dates (const xmlNode *nitf, const xmlNode *body, AnnoArticleDraft *draft)
{
  const xmlNode *data = anno_xml_path (nitf, "head/docdata");
  const xmlNode *story = anno_xml_find (anno_xml_child (body, "body.head"), "story.date");
  const xmlNode *published = anno_xml_path (nitf, "head/pubdata");
  g_autofree char *issued = anno_xml_attribute (anno_xml_child (data, "date.issue"), "norm");
  g_autofree char *story_norm = anno_xml_attribute (story, "norm");
  g_autofree char *story_words = anno_xml_words (story);
  g_autofree char *released = anno_xml_attribute (anno_xml_child (data, "date.release"), "norm");
  g_autofree char *publication = anno_xml_attribute (published, "date.publication");

  anno_article_draft_offer_date (draft, issued);
  anno_article_draft_offer_date (draft, story_norm != NULL ? story_norm : story_words);
  anno_article_draft_offer_date (draft, released);
  anno_article_draft_offer_date (draft, publication);
}

static void
set_names (const xmlNode *nitf, const xmlNode *body, AnnoMeta *meta)
{
  const xmlNode *data = anno_xml_path (nitf, "head/docdata");
  const xmlNode *published = anno_xml_path (nitf, "head/pubdata");
  const xmlNode *doc_id = anno_xml_child (data, "doc-id");

  anno_article_head_take (&meta->id, anno_xml_attribute (doc_id, "id-string"));
  anno_article_head_take (&meta->url, anno_xml_attribute (published, "ex-ref"));
  anno_article_head_take (&meta->source, anno_xml_attribute (published, "name"));
  anno_article_head_take (&meta->source,
                          anno_xml_words (anno_xml_path (body, "body.head/distributor")));
  anno_article_head_take (&meta->source,
                          anno_xml_attribute (anno_xml_child (data, "doc.copyright"), "holder"));
  anno_article_head_take (&meta->source, anno_xml_attribute (doc_id, "regsrc"));
}

static void
set_language (const xmlNode *nitf, const xmlNode *body, AnnoMeta *meta)
{
  anno_article_head_take (&meta->language, anno_xml_attribute (body, "lang"));
  anno_article_head_take (&meta->language,
                          anno_xml_attribute (anno_xml_child (body, "body.content"), "lang"));
  anno_article_head_take (&meta->language, anno_xml_attribute (nitf, "baselang"));
  anno_article_head_take (&meta->language, anno_xml_language (nitf));
}

/* With which the body itself begins. */
static const xmlNode *
find_heading (const xmlNode *body)
{
  const xmlNode *content = anno_xml_child (body, "body.content");
  return content != NULL ? anno_markup_body_find_heading (content) : NULL;
}

void
anno_nitf_body_describe (const xmlNode *nitf, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  g_return_if_fail (nitf != NULL && draft != NULL && head != NULL);

  const xmlNode *body = find_body (nitf);
  if (anno_xml_find (anno_xml_child (body, "body.head"), "hl1") == NULL)
    anno_article_head_take (&head->title, words_as_spelled (anno_xml_path (nitf, "head/title")));
  take_head_of_body (body, draft, head);
  anno_article_head_take (&head->title, words_as_spelled (anno_xml_path (nitf, "head/title")));
  if (head->title == NULL)
    anno_article_head_take (&head->title, words_as_spelled (find_heading (body)));
  if (draft->meta.byline == NULL)
    draft->meta.byline = anno_xml_words (anno_xml_find (body, "byline"));
  anno_article_head_take (&draft->meta.title, g_strdup (head->title));
  offer_dates (nitf, body, draft);
  set_names (nitf, body, &draft->meta);
  set_language (nitf, body, &draft->meta);
}

/* What of the head is no headline: an abstract, rights, notes to editors. */
static void
put_rest_of_head (const xmlNode *above, AnnoBlockText *text)
{
  for (const xmlNode *at = above != NULL ? above->children : NULL; at != NULL; at = at->next)
    {
      const AnnoMarkupRule *rule = anno_markup_blocks_find (at);
      if (rule != NULL && rule->part == ANNO_MARKUP_WITHIN && rule->kind >= ANNO_BLOCK_CAPTION)
        anno_markup_blocks_add (text, at);
    }
}

gboolean
anno_nitf_body_put (const xmlNode *nitf, const AnnoArticleHead *head, AnnoBlockText *text)
{
  g_return_val_if_fail (nitf != NULL && head != NULL && text != NULL, FALSE);

  const xmlNode *body = find_body (nitf);
  const xmlNode *above = anno_xml_child (body, "body.head");
  gboolean found = FALSE;
  put_rest_of_head (above, text);
  for (const xmlNode *at = body->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && at != above && !anno_xml_is (at, "head"))
      {
        found |= !anno_xml_is (at, "body.end") && anno_markup_body_has_text (at);
        anno_markup_body_put (text, at, head);
      }
  return found;
}
