#include "formats/page-body.h"

#include "formats/markup-blocks.h"
#include "formats/page-clean.h"
#include "formats/page-prune.h"
#include "formats/page-score.h"
#include "formats/page-title.h"
#include "formats/xml-node.h"

#define ENOUGH 500   /* code points of prose; where less is found, a more forgiving look is tried */
#define MIN_PROSE 80 /* of one paragraph */
#define MIN_ARTICLE 120 /* less is a notice, or what a page of links says for itself */
#define MAX_TITLE 1000 /* bytes */

guint
anno_page_body_length (const GPtrArray *parts)
{
  guint n = 0;

  g_return_val_if_fail (parts != NULL, 0);

  for (guint i = 0; i < parts->len; i++)
    n += anno_page_mark (parts->pdata[i])->n_chars;
  return n;
}

/* A heading that says what the title says, or a line of the head that is it, is told apart from the
 * body. */
static gboolean
repeats_title (const xmlNode *node, const char *title, gboolean in_head)
{
  gboolean heading = anno_page_is_any (node, " h1 h2 ");
  gboolean line = in_head && anno_page_is_any (node, " h3 h4 p div span font b strong big td ");

  if (!heading && !line)
    return FALSE;
  g_autofree char *words = anno_page_words (node, MAX_TITLE);
  if (words == NULL)
    return FALSE;
  return heading ? anno_page_title_is_same (words, title) : g_str_equal (words, title);
}

static void
drop_title (xmlNode *part, const char *title)
{
  guint n_chars = 0;

  for (xmlNode *node = part; node != NULL && title != NULL;)
    {
      gboolean counts = node->type == XML_ELEMENT_NODE && anno_page_counts (node);
      guint n_commas = 0;
      if (node->type == XML_TEXT_NODE)
        n_chars += anno_page_measure_text (node, &n_commas);
      if (counts && repeats_title (node, title, n_chars < MIN_PROSE))
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
      drop_title (parts->pdata[i], title);
      anno_page_clean (page, parts->pdata[i], strict);
    }
  anno_page_measure (page);
  return parts;
}

/* Text between blocks, where it is as long. */
static guint
count_loose (const xmlNode *node)
{
  guint n = 0;

  if (!anno_page_has_block (node))
    return 0;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      {
        guint n_commas = 0, n_chars = anno_page_measure_text (child, &n_commas);
        n += n_chars >= MIN_PROSE ? n_chars : 0;
      }
  return n;
}

/* The innermost element around a line of text, of as much of it as a sentence has, and few links.
 */
static gboolean
is_prose (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && anno_page_is_block (node) && anno_page_counts (node)
         && anno_page_mark (node)->n_chars >= MIN_PROSE && !anno_page_is_any (node, " ul ol table ")
         && anno_page_link_density (node) < 0.33 && !anno_page_has_block (node);
}

/* How many code points of @parts stand in paragraphs as prose has them. */
static guint
count_prose (const GPtrArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    for (xmlNode *node = parts->pdata[i]; node != NULL;)
      {
        gboolean counts = node->type == XML_ELEMENT_NODE && anno_page_counts (node);
        if (is_prose (node))
          n += anno_page_mark (node)->n_chars;
        else if (counts)
          n += count_loose (node);
        node = anno_page_next (node, parts->pdata[i], counts);
      }
  return n;
}

/* Sentences speak for a look, labels against it. */
static double
judge (const GPtrArray *parts)
{
  double prose = count_prose (parts);

  return prose - 0.5 * (anno_page_body_length (parts) - prose);
}

GPtrArray *
anno_page_body_find (AnnoPage *page, const char *title)
{
  static const gboolean looks[][3] = {
    { TRUE, TRUE, TRUE }, { FALSE, TRUE, TRUE }, { FALSE, FALSE, TRUE }, { FALSE, FALSE, FALSE }
  };
  double most = -G_MAXDOUBLE;
  guint best = 0;

  g_return_val_if_fail (page != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      GPtrArray *parts = look (page, title, looks[i][0], looks[i][1], looks[i][2]);
      double good = judge (parts);
      if (good >= ENOUGH)
        return parts;
      g_ptr_array_unref (parts);
      best = good > most ? i : best;
      most = MAX (good, most);
    }
  return look (page, title, looks[best][0], looks[best][1], looks[best][2]);
}

gboolean
anno_page_body_is_article (const GPtrArray *parts, gboolean said)
{
  guint n_links = 0;

  g_return_val_if_fail (parts != NULL, FALSE);

  for (guint i = 0; i < parts->len; i++)
    n_links += anno_page_mark (parts->pdata[i])->n_link_chars;
  guint prose = count_prose (parts);
  return prose >= (said ? MIN_PROSE : MIN_ARTICLE) && n_links < prose;
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
