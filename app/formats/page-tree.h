/* A web page to be read: its tree, and what was measured and decided of each element.
 *
 * Nothing is taken out of the tree while it is looked through, so that a second look can decide
 * otherwise: an element that doesn't count is marked so. Marks hang on the nodes' `_private`.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_PAGE_COUNTS,
  ANNO_PAGE_ASIDE, /* words, but none of the article's */
  ANNO_PAGE_OUT,   /* no words for readers */
} AnnoPageState;

typedef struct
{
  AnnoPageState state;
  /* Of all below that counts; in code points, blanks in a row as one, wide signs as two. */
  guint n_chars, n_link_chars, n_heading_chars, n_list_chars, n_paragraph_chars;
  guint n_commas, n_blocks, n_paragraphs, n_items, n_images, n_fields, n_embeds, n_cells;
  double score;  /* how much it looks like an article */
  gboolean scored;
  /* What its names say (formats/page-names), and what it lies in: as soon as the page is there. */
  guint named;
  int weight;
  const xmlNode *table;           /* the innermost, or NULL */
  gboolean in_code, in_figure;
  /* Of a table: whether it holds data. Kept by formats/page-clean from look to look, because what
   * only lays out is no table any more after the first. */
  gboolean known_data, is_data;
} AnnoPageMark;

typedef struct
{
  xmlNode *root; /* of the document's, or its body */
  AnnoPageMark *marks;
  guint n_marks;
} AnnoPage;

/* NULL where @doc has no element. @doc must live as long. */
AnnoPage *anno_page_new  (xmlDoc *doc) G_GNUC_WARN_UNUSED_RESULT;
void      anno_page_free (AnnoPage *self);
/* Makes all count again, unmeasured. */
void      anno_page_reset   (AnnoPage *self);
/* Measures all that counts. */
void      anno_page_measure (AnnoPage *self);

/* The same of a text node; adds its commas to *@n_commas. */
guint     anno_page_measure_text (const xmlNode *text, guint *n_commas);

/* Of an element of the page. */
AnnoPageMark *anno_page_mark (const xmlNode *element);
gboolean      anno_page_counts (const xmlNode *element);
/* How much of its text is links, from 0 to 1. */
double        anno_page_link_density (const xmlNode *element);
/* Whether it parts lines, as <div> does; whether something that counts in it does. */
gboolean      anno_page_is_block  (const xmlNode *node);
gboolean      anno_page_has_block (const xmlNode *element);
/* Its words as anno_xml_words() has them; NULL where there are none, or more than @max bytes:
 * what is asked for is short, and a hostile page has the same words in a thousand elements
 * around them. */
char         *anno_page_words (const xmlNode *element, gsize max) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the element's name is among @names, with a blank around each. */
gboolean      anno_page_is_any (const xmlNode *node, const char *names);
/* The node behind @node in the order of the document, within @root. */
xmlNode      *anno_page_next   (xmlNode *node, const xmlNode *root, gboolean within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoPage, anno_page_free)

G_END_DECLS
