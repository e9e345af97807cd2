#include "formats/html-document.h"

#include "formats/article-format.h"
#include "formats/markup-limits.h"
#include "formats/xml-node.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>

/* HTML_PARSE_RECOVER also ends a script where a browser would. */
#define OPTIONS                                                                                    \
  (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET               \
   | HTML_PARSE_IGNORE_ENC)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (htmlParserCtxt, htmlFreeParserCtxt)

/* What lies too deep is told by the parser's own data, because it gives a part of the tree even so.
 */
typedef struct
{
  startElementSAXFunc start;
  gboolean too_deep;
} Guard;

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  htmlParserCtxt *parser = data;
  Guard *guard = parser->_private;

  /* Else libxml2 ends the page at a depth of 256 and says nothing. */
  parser->options |= XML_PARSE_HUGE;
  guard->too_deep = guard->too_deep || parser->nodeNr >= ANNO_HTML_MAX_DEPTH;
  if (guard->too_deep)
    xmlStopParser (parser);
  else
    guard->start (data, name, attributes);
}

static gboolean
check_utf8 (const char *html, gsize n_bytes, GError **error)
{
  const char *end = html;

  if (n_bytes == 0 || g_utf8_validate_len (html, n_bytes, &end))
    return TRUE;
  g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING,
               _("Byte %zu of this page is no UTF-8."), (gsize) (end - html) + 1);
  return FALSE;
}

static gboolean
is_void (const xmlNode *node)
{
  return anno_xml_is (node, "embed") || anno_xml_is (node, "source") || anno_xml_is (node, "track")
         || anno_xml_is (node, "wbr");
}

/* libxml2 2.9 puts what follows these into them, up to the end of what they lie in. */
static void
empty_voids (xmlDoc *doc)
{
  const xmlNode *root = xmlDocGetRootElement (doc);

  for (const xmlNode *at = root; at != NULL; at = anno_xml_step (at, root, TRUE))
    if (at != root && is_void (at))
      while (at->last != NULL)
        xmlAddNextSibling ((xmlNode *) at, at->last);
}

static xmlNode *
find_child (const xmlNode *parent, const char *name)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    if (anno_xml_is (child, name))
      return child;
  return NULL;
}

static gboolean
belongs_in_head (const xmlNode *node)
{
  static const char *const names[] = { "title", "meta", "link", "script", "style", "base", "noscript",
                                       "template", "object" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (anno_xml_is (node, names[i]))
      return TRUE;
  return node->type != XML_ELEMENT_NODE;
}

/* libxml2 2.9 knows no element that is newer than HTML 4: where a page leaves <body> out, they are put
 * into its head. The first of them begins the body. */
static void
leave_head (xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *head = root != NULL ? find_child (root, "head") : NULL;
  xmlNode *first = head != NULL ? head->children : NULL;

  while (first != NULL && belongs_in_head (first))
    first = first->next;
  if (first == NULL)
    return;
  xmlNode *body = find_child (root, "body");
  if (body == NULL)
    body = xmlNewChild (root, NULL, (const xmlChar *) "body", NULL);
  xmlNode *before = body->children;
  for (xmlNode *next = NULL; first != NULL; first = next)
    {
      next = first->next;
      xmlUnlinkNode (first);
      if (before != NULL)
        xmlAddPrevSibling (before, first);
      else
        xmlAddChild (body, first);
    }
}

xmlDoc *
anno_html_document_parse (const char *html, gsize n_bytes, GError **error)
{
  Guard guard = { 0 };

  g_return_val_if_fail (html != NULL || n_bytes == 0, NULL);

  if (!check_utf8 (html, n_bytes, error)
      || !anno_markup_limits_check (html, n_bytes, ANNO_MARKUP_HTML, error))
    return NULL;
  g_autoptr (htmlParserCtxt) parser = htmlNewParserCtxt ();
  guard.start = parser->sax->startElement;
  parser->sax->startElement = start_element_cb;
  parser->_private = &guard;
  g_autoptr (xmlDoc) doc
      = n_bytes > 0 ? htmlCtxtReadMemory (parser, html, (int) n_bytes, NULL, "UTF-8", OPTIONS)
                    : NULL;
  if (guard.too_deep)
    {
      g_set_error (
          error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
          _("More than %d elements of this page lie in one another. No page that people read "
            "does that."),
          ANNO_HTML_MAX_DEPTH);
      return NULL;
    }
  if (doc != NULL)
    {
      empty_voids (doc);
      leave_head (doc);
    }
  return doc != NULL ? g_steal_pointer (&doc) : htmlNewDocNoDtD (NULL, NULL);
}
