#include "formats/markup-body.h"

#include "formats/xml-node.h"

#include <string.h>

#define MAX_REPEATED 8 /* headings that repeat the head: more aren't looked for */

static gboolean
has_words (const xmlNode *node)
{
  const char *text = (const char *) node->content;

  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && text != NULL
         && text[strspn (text, " \t\r\n\f")] != '\0';
}

static gboolean
is_heading (const AnnoMarkupRule *rule)
{
  return rule != NULL && rule->part == ANNO_MARKUP_BLOCK && rule->kind == ANNO_BLOCK_SUBHEAD;
}

/* What an article doesn't consist of. */
static gboolean
is_beside (const AnnoMarkupRule *rule)
{
  return rule != NULL
         && (rule->part == ANNO_MARKUP_SKIP || rule->part == ANNO_MARKUP_HEAD
             || rule->kind >= ANNO_BLOCK_CAPTION || rule->kind == ANNO_BLOCK_BYLINE
             || rule->kind == ANNO_BLOCK_DATELINE);
}

gboolean
anno_markup_body_has_text (const xmlNode *node)
{
  gboolean within = TRUE;

  g_return_val_if_fail (node != NULL, FALSE);

  for (const xmlNode *at = node; at != NULL; at = anno_xml_step (at, node, within))
    {
      const AnnoMarkupRule *rule = anno_markup_blocks_find (at);
      within = !is_heading (rule) && !is_beside (rule);
      if (has_words (at))
        return TRUE;
    }
  return FALSE;
}

/* Past asides; at the first heading, or at the first words that are none. */
static const xmlNode *
find_heading (const xmlNode *from, const xmlNode *root, gboolean within)
{
  for (const xmlNode *at = anno_xml_step (from, root, within); at != NULL;
       at = anno_xml_step (at, root, within))
    {
      const AnnoMarkupRule *rule = anno_markup_blocks_find (at);
      gboolean listed = rule != NULL && rule->kind == ANNO_BLOCK_LIST_ITEM;
      if (is_heading (rule))
        return at;
      within = !listed && (!is_beside (rule) || rule->part == ANNO_MARKUP_HEAD);
      if (has_words (at) && !anno_xml_is (at->parent, "time"))
        return NULL;
    }
  return NULL;
}

const xmlNode *
anno_markup_body_find_heading (const xmlNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return find_heading (node, node, TRUE);
}

void
anno_markup_body_put (AnnoBlockText *text, const xmlNode *node, const AnnoArticleHead *head)
{
  g_return_if_fail (text != NULL && node != NULL && head != NULL);

  g_autoptr (GPtrArray) except = g_ptr_array_new ();
  const xmlNode *heading = find_heading (node, node, TRUE);
  while (heading != NULL && except->len < MAX_REPEATED)
    {
      g_autofree char *raw = anno_xml_text (heading);
      g_autofree char *words = anno_block_text_words (raw);
      if (words != NULL && !anno_article_head_has_heading (head, words))
        break;
      g_ptr_array_add (except, (void *) heading);
      heading = find_heading (heading, node, FALSE);
    }
  anno_markup_blocks_add_by (text, node, NULL, 0, except);
}
