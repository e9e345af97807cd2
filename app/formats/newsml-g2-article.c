#include "formats/newsml-g2-article.h"

#include "formats/embedded-text.h"
#include "formats/markup-body.h"
#include "formats/newsml-g2-meta.h"
#include "formats/nitf-body.h"
#include "formats/xml-node.h"
#include "formats/xml-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const extensions[] = { "xml", "newsml", "g2", NULL };
/* The last three are parts of an item, as they stand in manuals. */
static const char *const roots[] = { "newsItem",      "newsMessage",  "packageItem", "conceptItem",
                                     "knowledgeItem", "planningItem", "catalogItem", "contentSet",
                                     "contentMeta",   "groupSet",     NULL };

/* One item in hand. */
typedef struct
{
  AnnoXmlSource *source;
  const char *part;
  AnnoArticleDraft *draft;
  AnnoBlockText *text;
  AnnoArticleHead head;
  GError *error; /* of the last content that couldn't be read */
} Item;

static guint
sniff (const char *head, gsize n_bytes)
{
  return anno_xml_source_sniff (head, n_bytes, roots);
}

static const xmlNode *
first_element (const xmlNode *node)
{
  const xmlNode *at = node->children;

  while (at != NULL && at->type != XML_ELEMENT_NODE)
    at = at->next;
  return at;
}

/* Whether it is markup of articles, not of results, events or shares: by what it is called, and,
 * where it isn't called anything, by its first element. */
static gboolean
is_article_markup (const xmlNode *inline_xml, const xmlNode *first)
{
  g_autofree char *type = anno_xml_attribute (inline_xml, "contenttype");
  g_autofree char *lower = type != NULL ? g_ascii_strdown (type, -1) : NULL;

  if (anno_markup_blocks_find (first) != NULL)
    return TRUE;
  return lower != NULL && (strstr (lower, "nitf") != NULL || strstr (lower, "html") != NULL);
}

static void
put_nitf (Item *self, const xmlNode *nitf, gboolean *found)
{
  g_auto (AnnoArticleHead) head = { 0 };

  anno_nitf_body_describe (nitf, self->draft, &head);
  anno_article_head_fill (&head, &self->head);
  anno_article_head_put (&head, self->text);
  *found = anno_nitf_body_put (nitf, &head, self->text);
}

/* XHTML, and NITF in other names: all that is below. */
static void
put_markup (Item *self, const xmlNode *markup, gboolean *found)
{
  const xmlNode *heading = anno_markup_body_find_heading (markup);
  const xmlNode *title = anno_xml_find (anno_xml_child (markup, "head"), "title");

  if (heading != NULL)
    anno_article_head_take (&self->head.title, anno_xml_words (heading));
  anno_article_head_take (&self->head.title, anno_xml_words (title));
  anno_article_head_take (&self->draft->meta.title, g_strdup (self->head.title));
  anno_article_head_take (&self->draft->meta.byline,
                          anno_xml_words (anno_xml_find (markup, "byline")));
  anno_article_head_put (&self->head, self->text);
  *found = anno_markup_body_has_text (markup);
  anno_markup_body_put (self->text, markup, &self->head);
}

static gboolean
put_inline_xml (Item *self, const xmlNode *inline_xml)
{
  const xmlNode *first = first_element (inline_xml);
  gboolean found = FALSE;

  if (first == NULL || !is_article_markup (inline_xml, first))
    return FALSE;
  anno_article_head_take (&self->draft->meta.language, anno_xml_language (first));
  if (anno_xml_is (first, "nitf") || anno_xml_find (inline_xml, "body.content") != NULL)
    put_nitf (self, first, &found);
  else
    put_markup (self, anno_xml_is (first, "html") ? first : inline_xml, &found);
  return found;
}

static gboolean
put_inline_data (Item *self, const xmlNode *data)
{
  g_autofree char *type = anno_xml_attribute (data, "contenttype");
  g_autofree char *encoding = anno_xml_attribute (data, "encoding");
  g_autofree char *content = anno_xml_text (data);
  gboolean is_text = type == NULL || g_ascii_strncasecmp (type, "text/", 5) == 0
                     || g_ascii_strncasecmp (type, "application/xhtml", 17) == 0;

  if (!is_text || encoding != NULL || content[strspn (content, " \t\r\n")] == '\0')
    return FALSE;
  anno_article_head_take (&self->draft->meta.language, anno_xml_language (data));
  anno_article_head_put (&self->head, self->text);
  g_clear_error (&self->error); /* of a version before this one */
  return anno_embedded_text_add (self->text, content, type, &self->head, &self->error);
}

static void
note_others (Item *self, const xmlNode *content)
{
  guint n = 0;

  for (const xmlNode *at = content->next; at != NULL; at = at->next)
    n += anno_xml_is (at, "inlineXML") || anno_xml_is (at, "inlineData");
  if (n > 0)
    anno_article_draft_note (
        self->draft,
        ngettext ("There is %u other version of the text; the first was read.",
                  "There are %u other versions of the text; the first was read.", n),
        n);
}

/* The first content that is a text. Each try begins with an empty one. */
static gboolean
put_content (Item *self, const xmlNode *set)
{
  for (const xmlNode *at = set != NULL ? set->children : NULL; at != NULL; at = at->next)
    {
      gboolean found = FALSE;
      if (anno_xml_is (at, "inlineXML"))
        found = put_inline_xml (self, at);
      else if (anno_xml_is (at, "inlineData"))
        found = put_inline_data (self, at);
      if (found)
        {
          note_others (self, at);
          return TRUE;
        }
      anno_block_text_free (self->text);
      self->text = anno_block_text_new (self->source->options->kept);
    }
  return FALSE;
}

static void
explain_inline (Item *self, const xmlNode *inline_xml)
{
  const xmlNode *first = inline_xml != NULL ? first_element (inline_xml) : NULL;
  g_autofree char *type = anno_xml_attribute (inline_xml, "contenttype");

  if (first != NULL && !is_article_markup (inline_xml, first))
    /* Translators: %s: a type of content, such as application/sportsml+xml. */
    anno_xml_source_skip (self->source, self->part, _("Its content is no article: %s."),
                          type != NULL ? type : (const char *) first->name);
  else
    anno_xml_source_skip_empty (self->source, self->part, self->head.title);
}

static void
explain (Item *self, const xmlNode *set)
{
  const xmlNode *inline_xml = anno_xml_child (set, "inlineXML");
  const xmlNode *remote = anno_xml_child (set, "remoteContent");
  g_autofree char *address = anno_xml_attribute (remote, "href");

  if (self->error != NULL)
    anno_xml_source_skip (self->source, self->part, "%s", self->error->message);
  else if (inline_xml == NULL && remote != NULL && address != NULL)
    anno_xml_source_skip (self->source, self->part, _("The content is elsewhere: %s"), address);
  else if (inline_xml == NULL && remote != NULL)
    anno_xml_source_skip (self->source, self->part, "%s", _("The content is elsewhere."));
  else
    explain_inline (self, inline_xml);
}

static void
read_item (AnnoXmlSource *source, const xmlNode *node, const char *part)
{
  Item self = {
    .source = source,
    .part = part,
    .draft = anno_article_draft_new (),
    .text = anno_block_text_new (source->options->kept),
  };
  const xmlNode *set
      = anno_xml_is (node, "contentSet") ? node : anno_xml_child (node, "contentSet");

  anno_newsml_g2_describe (node, self.draft, &self.head);
  if (put_content (&self, set))
    {
      anno_newsml_g2_offer_version (node, self.draft);
      anno_article_head_take (&self.draft->meta.language, anno_xml_language (node));
      anno_xml_source_give (source, g_steal_pointer (&self.draft), g_steal_pointer (&self.text));
    }
  else
    explain (&self, set);
  g_clear_pointer (&self.draft, anno_article_draft_free);
  g_clear_pointer (&self.text, anno_block_text_free);
  g_clear_error (&self.error);
  anno_article_head_clear (&self.head);
}

/* Why an element that isn't a news item gives no article; NULL for one that may. */
static const char *
explain_kind (const xmlNode *node)
{
  if (anno_xml_is (node, "newsItem") || anno_xml_is (node, "contentSet"))
    return NULL;
  if (anno_xml_is (node, "packageItem") || anno_xml_is (node, "groupSet"))
    return _("This is a package: it points to items, and holds no text.");
  if (anno_xml_is (node, "conceptItem") || anno_xml_is (node, "knowledgeItem"))
    return _("This describes people, places or topics; it is no article.");
  if (anno_xml_is (node, "planningItem"))
    return _("This plans coverage to come; it is no article.");
  if (anno_xml_is (node, "catalogItem"))
    return _("This is a catalog of codes; it is no article.");
  return _("This part holds no text.");
}

static void
read_part (AnnoXmlSource *source, const xmlNode *node, guint number)
{
  g_autofree char *id = anno_xml_attribute (node, "guid");
  const char *why = explain_kind (node);
  g_autofree char *part = anno_xml_source_name_part (number, id);

  if (why != NULL)
    anno_xml_source_skip (source, part, "%s", why);
  else
    read_item (source, node, part);
}

static void
read_message (AnnoXmlSource *source)
{
  guint number = 0;

  for (const xmlNode *set = anno_xml_child (source->root, "itemSet"); set != NULL;
       set = anno_xml_next (set, "itemSet"))
    for (const xmlNode *at = set->children; at != NULL && !source->stopped; at = at->next)
      if (at->type == XML_ELEMENT_NODE)
        read_part (source, at, ++number);
  if (number == 0)
    anno_xml_source_skip (source, "newsMessage", "%s", _("There are no items in it."));
}

static gboolean
is_root (const xmlNode *root)
{
  for (guint i = 0; roots[i] != NULL; i++)
    if (anno_xml_is (root, roots[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_newsml_g2 (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink,
                GError **error)
{
  AnnoXmlSource source;

  if (!anno_xml_source_open (&source, bytes, options, sink, error))
    return FALSE;
  gboolean known = is_root (source.root);
  if (anno_xml_is (source.root, "newsMessage"))
    read_message (&source);
  else if (known)
    read_part (&source, source.root, 1);
  if (!anno_xml_source_close (&source, error))
    return FALSE;
  if (!known)
    g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                         _("There is no NewsML-G2 in it."));
  return known;
}

const AnnoArticleFormat anno_newsml_g2_article_format = {
  .id = "newsml-g2",
  .name = N_("NewsML-G2"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_newsml_g2,
};
