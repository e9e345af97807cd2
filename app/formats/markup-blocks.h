/* From a tree of markup to the blocks of a text: one walk, by a table of what each element is.
 *
 * The table that is here has the names of HTML, of NITF, which borrowed most of them, and of TT's
 * NITF in Swedish; another may be given. Names that no table has are inline: their text counts,
 * they part nothing. What is hidden, and what is no text (scripts, styles, forms), is left out
 * without being counted.
 */
#pragma once

#include "formats/block-text.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_MARKUP_BLOCK,  /* its text is one block of that kind */
  ANNO_MARKUP_WITHIN, /* the same, and so are the paragraphs in it; of captions, credits and
                       * asides: all that is in it */
  ANNO_MARKUP_GROUP,  /* no block, but the one before it ends there */
  ANNO_MARKUP_HEAD,   /* of a page: a group, whose headings and paragraphs count, and what stands
                       * between them, or in lists, is aside */
  ANNO_MARKUP_ROW,    /* of a table */
  ANNO_MARKUP_CELL,
  ANNO_MARKUP_BREAK,  /* a line end that is asked for */
  ANNO_MARKUP_BLANK,  /* parts words */
  ANNO_MARKUP_NOTE,   /* within a block, and no part of it: comes behind it, a block of that kind */
  ANNO_MARKUP_LOOSE,  /* a block of its own, unless it stands in one: then it is inline */
  ANNO_MARKUP_LINE,   /* of verse: a line of the block that it stands in */
  ANNO_MARKUP_CHOICE, /* the same in several forms */
  ANNO_MARKUP_OTHER,  /* the form that isn't the source's own: no text where there is a choice */
  ANNO_MARKUP_SKIP,   /* no text of the article */
} AnnoMarkupPart;

typedef struct
{
  const char *name; /* local, in lower case */
  AnnoMarkupPart part;
  AnnoBlockKind kind;
} AnnoMarkupRule;

/* Adds what is in @node, and @node itself, to @text, by the names of HTML and NITF. A block that is
 * open in @text ends, and so does the last one of @node. */
void anno_markup_blocks_add    (AnnoBlockText *text, const xmlNode *node);
/* The same by @rules, sorted by name, and without the subtrees of @except (of xmlNode), which may
 * be NULL. NULL for @rules: those of HTML and NITF. */
void anno_markup_blocks_add_by (AnnoBlockText *text, const xmlNode *node,
                                const AnnoMarkupRule *rules, guint n_rules,
                                const GPtrArray *except);

/* The rule for an element by the names of HTML and NITF; NULL: inline. */
const AnnoMarkupRule *anno_markup_blocks_find (const xmlNode *node);
/* Whether the element is marked as one that isn't shown. */
gboolean              anno_markup_blocks_is_hidden (const xmlNode *node);

G_END_DECLS
