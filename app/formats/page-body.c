#include "formats/page-body.h"

#include "formats/markup-blocks.h"
#include "formats/page-clean.h"
#include "formats/page-prune.h"
#include "formats/page-score.h"
#include "formats/page-title.h"
#include "formats/xml-node.h"

#include <string.h>

#define ENOUGH 500 /* code points; where less is found, a more forgiving look is tried */

guint
anno_page_body_length (const GPtrArray *parts)
{
  guint n = 0;

  g_return_val_if_fail (parts != NULL, 0);

  for (guint i = 0; i < parts->len; i++)
    n += anno_page_mark (parts->pdata[i])->n_chars;
  return n;
}

/* A heading that says what the title says, and the line of who wrote it: both are told apart from
 * the body. */
static void
drop_head (xmlNode *part, const char *title)
{
  for (xmlNode *node = part; node != NULL;)
    {
      gboolean counts = node->type == XML_ELEMENT_NODE && anno_page_counts (node);
      if (counts && anno_page_is_any (node, " h1 h2 ") && title != NULL)
        {
          g_autofree char *words = anno_xml_words (node);
          if (words != NULL && anno_page_title_is_same (words, title))
            anno_page_mark (node)->state = ANNO_PAGE_OUT;
        }
      if (counts && node != part && anno_page_title_is_byline (node))
        anno_page_mark (node)->state = ANNO_PAGE_OUT;
      counts = counts && anno_page_counts (node);
      node = anno_page_next (node, part, counts);
    }
}

/* One look at the page: names and measures are believed, or not. */
static GPtrArray *
look (AnnoPage *page, const char *title, gboolean prune, gboolean weigh, gboolean strict)
{
  anno_page_reset (page);
  anno_page_prune (page, prune);
  xmlNode *top = anno_page_score (page, weigh);
  GPtrArray *parts = anno_page_join_siblings (page, top);

  for (guint i = 0; i < parts->len; i++)
    {
      drop_head (parts->pdata[i], title);
      anno_page_clean (page, parts->pdata[i], strict);
    }
  anno_page_measure (page);
  return parts;
}

GPtrArray *
anno_page_body_find (AnnoPage *page, const char *title)
{
  static const gboolean looks[][3]
      = { { TRUE, TRUE, TRUE }, { FALSE, TRUE, TRUE }, { FALSE, FALSE, TRUE }, { FALSE, FALSE, FALSE } };
  guint best = 0, most = 0;

  g_return_val_if_fail (page != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      GPtrArray *parts = look (page, title, looks[i][0], looks[i][1], looks[i][2]);
      guint n = anno_page_body_length (parts);
      if (n >= ENOUGH)
        return parts;
      g_ptr_array_unref (parts);
      best = n > most ? i : best;
      most = MAX (n, most);
    }
  return look (page, title, looks[best][0], looks[best][1], looks[best][2]);
}

/* The walk that makes blocks goes by names. */
static void
rename_marked (xmlNode *part)
{
  for (xmlNode *node = part; node != NULL;)
    {
      gboolean counts = node->type != XML_ELEMENT_NODE || anno_page_counts (node);
      if (!counts)
        xmlNodeSetName (node, (const xmlChar *) (anno_page_mark (node)->state == ANNO_PAGE_ASIDE
                                                     ? "aside"
                                                     : "template"));
      node = anno_page_next (node, part, counts);
    }
}

void
anno_page_body_add (GPtrArray *parts, AnnoBlockText *text)
{
  g_return_if_fail (parts != NULL && text != NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      rename_marked (parts->pdata[i]);
      anno_markup_blocks_add (text, parts->pdata[i]);
    }
}
