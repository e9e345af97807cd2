#include "formats/page-tree.h"

#include "formats/page-names.h"
#include "formats/xml-node.h"

#include <string.h>

#define BLOCKS                                                                                     \
  " address article aside blockquote body center dd details dir div dl dt fieldset figcaption "    \
  "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td "    \
  "tfoot th thead tr ul "
#define MAX_BLANKS 4096 /* bytes: how far a short line may be indented */
#define MAX_NODES 500
#define HEADINGS " h1 h2 h3 h4 h5 h6 "
/* Commas, as the scripts of the world have them: prose has many, menus have none. */
#define COMMAS ",،﹐︐︑⹁⸴⸲，、"

/* What lies around a text. */
typedef struct
{
  gboolean in_link, in_heading, in_list, in_paragraph;
} Around;

/* What lies around an element is what lies around its parent, and that. */
static void
look_around (const xmlNode *node, AnnoPageMark *mark)
{
  const xmlNode *parent = node->parent;
  const AnnoPageMark *around
      = parent != NULL && parent->type == XML_ELEMENT_NODE ? parent->_private : NULL;

  if (around == NULL)
    return;
  mark->table = anno_page_is_any (parent, " table ") ? parent : around->table;
  mark->in_code = around->in_code || anno_page_is_any (parent, " code pre ");
  mark->in_figure = around->in_figure || anno_page_is_any (parent, " figure ");
}

static guint
count_elements (xmlNode *root)
{
  guint n = 0;

  for (xmlNode *node = root; node != NULL; node = anno_page_next (node, root, TRUE))
    n += node->type == XML_ELEMENT_NODE;
  return n;
}

static void
give_marks (xmlNode *root, AnnoPageMark *marks)
{
  for (xmlNode *node = root; node != NULL; node = anno_page_next (node, root, TRUE))
    if (node->type == XML_ELEMENT_NODE)
      {
        look_around (node, marks);
        marks->named = anno_page_names_read (node, &marks->weight);
        node->_private = marks++;
      }
}

AnnoPage *
anno_page_new (xmlDoc *doc)
{
  g_return_val_if_fail (doc != NULL, NULL);

  xmlNode *root = xmlDocGetRootElement (doc);
  if (root == NULL)
    return NULL;
  AnnoPage *self = g_new0 (AnnoPage, 1);
  self->n_marks = count_elements (root);
  self->marks = g_new0 (AnnoPageMark, self->n_marks);
  give_marks (root, self->marks);
  const xmlNode *body = anno_xml_child (root, "body");
  self->root = body != NULL ? (xmlNode *) body : root;
  return self;
}

void
anno_page_free (AnnoPage *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->marks);
  g_free (self);
}

void
anno_page_reset (AnnoPage *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_marks; i++)
    {
      const AnnoPageMark *old = &self->marks[i];
      self->marks[i] = (AnnoPageMark){ .named = old->named,
                                       .weight = old->weight,
                                       .table = old->table,
                                       .in_code = old->in_code,
                                       .in_figure = old->in_figure,
                                       .known_data = old->known_data,
                                       .is_data = old->is_data };
    }
}

AnnoPageMark *
anno_page_mark (const xmlNode *element)
{
  g_assert (element->type == XML_ELEMENT_NODE && element->_private != NULL);
  return element->_private;
}

gboolean
anno_page_counts (const xmlNode *element)
{
  return anno_page_mark (element)->state == ANNO_PAGE_COUNTS;
}

gboolean
anno_page_is_any (const xmlNode *node, const char *names)
{
  const char *name = (const char *) node->name;

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  gsize n = strlen (name);
  for (const char *at = strstr (names, name); at != NULL; at = strstr (at + 1, name))
    if (at > names && at[-1] == ' ' && at[n] == ' ')
      return TRUE;
  return FALSE;
}

gboolean
anno_page_is_block (const xmlNode *node)
{
  return anno_page_is_any (node, BLOCKS);
}

gboolean
anno_page_has_block (const xmlNode *element)
{
  return anno_page_mark (element)->n_blocks > 0;
}

/* Whether there is more than @max in it, or so many nodes that nobody reads it as a line. */
static gboolean
is_long (const xmlNode *element, gsize max)
{
  gsize n_bytes = 0;
  guint n_nodes = 0;

  for (xmlNode *node = (xmlNode *) element; node != NULL;
       node = anno_page_next (node, element, TRUE))
    {
      if (node->type == XML_TEXT_NODE && node->content != NULL)
        n_bytes += strlen ((const char *) node->content);
      if (n_bytes > 4 * max + MAX_BLANKS || n_nodes++ > MAX_NODES)
        return TRUE;
    }
  return FALSE;
}

char *
anno_page_words (const xmlNode *element, gsize max)
{
  g_return_val_if_fail (element != NULL, NULL);

  g_autofree char *words = is_long (element, max) ? NULL : anno_xml_words (element);
  return words != NULL && strlen (words) <= max ? g_steal_pointer (&words) : NULL;
}

xmlNode *
anno_page_next (xmlNode *node, const xmlNode *root, gboolean within)
{
  if (within && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != NULL && node != root && node->next == NULL)
    node = node->parent;
  return node == NULL || node == root ? NULL : node->next;
}

double
anno_page_link_density (const xmlNode *element)
{
  const AnnoPageMark *mark = anno_page_mark (element);

  return mark->n_chars > 0 ? (double) mark->n_link_chars / mark->n_chars : 0;
}

/* A sign of Chinese or Japanese says as much as two or three letters. */
static guint
get_width (gunichar c)
{
  return c >= 0x2E80 ? 2 : 1;
}

static guint
measure_words (const char *words, guint *n_commas)
{
  guint n = 0;
  gboolean blank = TRUE;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean space = g_ascii_isspace (*at);
      n += space ? !blank : get_width (c);
      blank = space;
      *n_commas += c == ',' || (c > 0x7F && g_utf8_strchr (COMMAS, -1, c) != NULL);
    }
  return n - (n > 0 && blank);
}

static void
measure_text (const xmlNode *node, const Around *around, AnnoPageMark *sum)
{
  guint n
      = node->content != NULL ? measure_words ((const char *) node->content, &sum->n_commas) : 0;

  sum->n_chars += n;
  sum->n_link_chars += around->in_link ? n : 0;
  sum->n_heading_chars += around->in_heading ? n : 0;
  sum->n_list_chars += around->in_list ? n : 0;
  sum->n_paragraph_chars += around->in_paragraph ? n : 0;
}

static void
add_up (AnnoPageMark *sum, const AnnoPageMark *part)
{
  sum->n_chars += part->n_chars;
  sum->n_link_chars += part->n_link_chars;
  sum->n_heading_chars += part->n_heading_chars;
  sum->n_list_chars += part->n_list_chars;
  sum->n_paragraph_chars += part->n_paragraph_chars;
  sum->n_commas += part->n_commas;
  sum->n_blocks += part->n_blocks;
  sum->n_paragraphs += part->n_paragraphs;
  sum->n_items += part->n_items;
  sum->n_images += part->n_images;
  sum->n_fields += part->n_fields;
  sum->n_embeds += part->n_embeds;
  sum->n_cells += part->n_cells;
}

static void
clear_counts (AnnoPageMark *mark)
{
  mark->n_chars = mark->n_link_chars = mark->n_heading_chars = mark->n_list_chars = 0;
  mark->n_paragraph_chars = 0;
  mark->n_commas = mark->n_blocks = mark->n_paragraphs = mark->n_items = mark->n_images = 0;
  mark->n_fields = mark->n_embeds = mark->n_cells = 0;
}

static void
count_element (const xmlNode *node, AnnoPageMark *sum)
{
  sum->n_blocks += anno_page_is_block (node);
  sum->n_paragraphs += anno_page_is_any (node, " p ");
  sum->n_items += anno_page_is_any (node, " li ");
  sum->n_images += anno_page_is_any (node, " img ");
  sum->n_fields += anno_page_is_any (node, " input select textarea button ");
  sum->n_embeds += anno_page_is_any (node, " object embed iframe video ");
  sum->n_cells += anno_page_is_any (node, " td ");
}

/* A link to a place of the same page is half a link: notes and contents are the article's. */
static gboolean
leads_away (const xmlNode *node)
{
  g_autofree char *target = anno_xml_attribute (node, "href");

  return target != NULL && *target != '#';
}

/* As deep as the tree, which its parser bounds. */
static void
measure (xmlNode *node, Around around)
{
  AnnoPageMark *mark = anno_page_mark (node);

  clear_counts (mark);
  around.in_link = around.in_link || (anno_page_is_any (node, " a ") && leads_away (node));
  around.in_heading = around.in_heading || anno_page_is_any (node, HEADINGS);
  around.in_list = around.in_list || anno_page_is_any (node, " ul ol ");
  around.in_paragraph = around.in_paragraph || anno_page_is_any (node, " p ");
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      measure_text (child, &around, mark);
    else if (child->type == XML_ELEMENT_NODE && anno_page_mark (child)->state == ANNO_PAGE_COUNTS)
      {
        measure (child, around);
        count_element (child, mark);
        add_up (mark, anno_page_mark (child));
      }
    else if (child->type == XML_ELEMENT_NODE && anno_page_mark (child)->state == ANNO_PAGE_OUT)
      /* Fields and films have no words, and tell of what is around them. */
      count_element (child, mark);
}

guint
anno_page_measure_text (const xmlNode *text, guint *n_commas)
{
  return text->content != NULL ? measure_words ((const char *) text->content, n_commas) : 0;
}

void
anno_page_measure (AnnoPage *self)
{
  g_return_if_fail (self != NULL);

  measure (self->root, (Around){ 0 });
}
