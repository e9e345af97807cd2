#include "formats/page-clean.h"

#include "formats/page-labels.h"
#include "formats/page-names.h"
#include "formats/xml-node.h"

#include <string.h>

#define MAX_SHARING 500 /* code points; more than that is more than buttons */
#define MAX_LABEL 200
#define MAX_CAPTION 600
#define MAX_LINKS 0.7

/* More than one row and column of short cells, or what says so. */
static gboolean
judge_table (const xmlNode *table)
{
  const AnnoPageMark *mark = anno_page_mark (table);
  guint n_rows = 0;
  g_autofree char *role = anno_xml_attribute (table, "role");

  if (role != NULL && g_str_equal (role, "presentation"))
    return FALSE;
  for (xmlNode *node = table->children; node != NULL; node = anno_page_next (node, table, TRUE))
    {
      if (anno_page_is_any (node, " caption col colgroup tfoot thead th "))
        return TRUE;
      if (anno_page_is_any (node, " table "))
        return FALSE;
      n_rows += anno_page_is_any (node, " tr ");
    }
  return n_rows > 1 && mark->n_cells >= 2 * n_rows && mark->n_cells > 4
         && mark->n_chars < 100 * mark->n_cells;
}

static gboolean
is_data (const xmlNode *table)
{
  AnnoPageMark *mark = anno_page_mark (table);

  if (!mark->known_data)
    mark->is_data = judge_table (table);
  mark->known_data = TRUE;
  return mark->is_data;
}

static gboolean
is_in_data (const xmlNode *node)
{
  for (node = anno_page_mark (node)->table; node != NULL; node = anno_page_mark (node)->table)
    if (is_data (node))
      return TRUE;
  return FALSE;
}

static void
rename_to (xmlNode *node, const char *name)
{
  xmlNodeSetName (node, (const xmlChar *) name);
}

/* The rows and cells of a table that lays out are nothing but frames. */
static void
flatten (xmlNode *table)
{
  for (xmlNode *node = table->children; node != NULL;)
    {
      gboolean inner = anno_page_is_any (node, " table ");
      if (anno_page_is_any (node, " tbody tr td "))
        rename_to (node, "div");
      node = anno_page_next (node, table, !inner);
    }
  rename_to (table, "div");
}

/* Few commas, and much that isn't prose. */
static gboolean
looks_like_box (const xmlNode *node, const AnnoPageMark *mark)
{
  gboolean list = anno_page_is_any (node, " ul ol ") || mark->n_list_chars > 0.9 * mark->n_chars;
  double links = anno_page_link_density (node);
  double headings = mark->n_chars > 0 ? (double) mark->n_heading_chars / mark->n_chars : 0;
  gboolean pictured = mark->in_figure;

  if (mark->n_images > 1 && mark->n_paragraphs < mark->n_images / 2.0 && !pictured)
    return TRUE;
  if (!list && (int) mark->n_items - 100 > (int) mark->n_paragraphs)
    return TRUE;
  if (mark->n_fields > mark->n_paragraphs / 3)
    return TRUE;
  if (!list && !pictured && headings < 0.9 && mark->n_chars < 25
      && (links > 0 || mark->n_chars == 0) && (mark->n_images == 0 || mark->n_images > 2))
    return TRUE;
  if (!list && mark->weight < 25 && links > 0.2)
    return TRUE;
  if (mark->weight >= 25 && links > 0.5)
    return TRUE;
  return (mark->n_embeds == 1 && mark->n_chars < 75) || mark->n_embeds > 1;
}

/* A list of links and no more. */
static gboolean
is_link_list (const xmlNode *node, const AnnoPageMark *mark)
{
  return anno_page_is_any (node, " ul ol ") && anno_page_link_density (node) > 0.7
         && mark->n_items > 1 && mark->n_commas < 10;
}

/* Hardly more than one paragraph, which is judged as if nothing were around it. */
static gboolean
is_frame (const xmlNode *node, const AnnoPageMark *mark)
{
  return mark->n_paragraphs == 1 && mark->n_paragraph_chars >= 0.9 * mark->n_chars
         && mark->n_fields == 0 && mark->weight >= 0 && anno_page_link_density (node) < MAX_LINKS;
}

static gboolean
is_box (const xmlNode *node)
{
  const AnnoPageMark *mark = anno_page_mark (node);

  if (!anno_page_is_any (node, " form fieldset table ul ol div section ") || is_in_data (node)
      || mark->in_code)
    return FALSE;
  if (anno_page_is_any (node, " table ") && is_data (node))
    return FALSE;
  if (mark->weight < 0 || is_link_list (node, mark))
    return TRUE;
  if (is_frame (node, mark))
    return FALSE;
  return mark->n_commas < 10 && looks_like_box (node, mark);
}

/* No word of a sentence goes on beside it. */
static gboolean
stands_alone (const xmlNode *node)
{
  if (anno_page_is_block (node))
    return TRUE;
  for (const xmlNode *other = node->parent->children; other != NULL; other = other->next)
    if (other != node && !anno_page_is_block (other)
        && !(other->type == XML_TEXT_NODE && xmlIsBlankNode (other))
        && other->type != XML_COMMENT_NODE)
      return FALSE;
  return TRUE;
}

static gboolean
is_label (const xmlNode *node)
{
  guint n = anno_page_mark (node)->n_chars;

  if (n == 0 || n > MAX_LABEL || anno_page_has_block (node)
      || !anno_page_is_any (node, " p div h2 h3 h4 h5 span strong li a "))
    return FALSE;
  g_autofree char *words = anno_page_words (node, 4 * MAX_LABEL);
  if (words == NULL)
    return FALSE;
  return (anno_page_label_is (words) && stands_alone (node))
         || (anno_page_link_density (node) > 0.5 && anno_page_label_begins (words));
}

static gboolean
is_aside (const xmlNode *node)
{
  const AnnoPageMark *mark = anno_page_mark (node);

  if (anno_page_is_any (node, " aside footer ") || is_label (node))
    return TRUE;
  if ((mark->named & ANNO_PAGE_NAMED_SHARING) && mark->n_chars < MAX_SHARING)
    return TRUE;
  if (anno_page_is_any (node, " h1 h2 h3 h4 h5 h6 ") && mark->weight < 0)
    return TRUE;
  return anno_page_is_block (node) && (mark->named & ANNO_PAGE_NAMED_ASIDE) && mark->n_commas < 10
         && mark->weight < 25;
}

/* What its page calls a caption is one, where it stands for itself. */
static void
name_captions (xmlNode *node)
{
  const AnnoPageMark *mark = anno_page_mark (node);

  if (!anno_page_is_any (node, " p div span small cite ") || mark->n_chars > MAX_CAPTION)
    return;
  if (mark->named & ANNO_PAGE_NAMED_CREDIT)
    rename_to (node, "credit");
  else if (mark->named & ANNO_PAGE_NAMED_CAPTION)
    rename_to (node, "figcaption");
}

static void
look_at (xmlNode *node, gboolean strict)
{
  AnnoPageMark *mark = anno_page_mark (node);

  if (is_aside (node) || (strict && is_box (node)))
    mark->state = ANNO_PAGE_ASIDE;
  else if (anno_page_is_any (node, " table ") && !is_data (node))
    flatten (node);
  else
    name_captions (node);
}

void
anno_page_clean (AnnoPage *self, xmlNode *part, gboolean strict)
{
  g_return_if_fail (self != NULL && part != NULL);

  if (anno_page_is_any (part, " table "))
    flatten (part);
  else if (anno_page_is_any (part, " tbody tr td "))
    {
      for (xmlNode *node = part->children; node != NULL; node = anno_page_next (node, part, TRUE))
        if (anno_page_is_any (node, " tr td ") && !is_in_data (node))
          rename_to (node, "div");
      rename_to (part, "div");
    }
  for (xmlNode *node = part->children; node != NULL;)
    {
      gboolean counts = node->type == XML_ELEMENT_NODE && anno_page_counts (node);
      if (counts)
        look_at (node, strict);
      counts = counts && anno_page_counts (node);
      node = anno_page_next (node, part, counts);
    }
}
