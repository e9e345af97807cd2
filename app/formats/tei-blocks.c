#include "formats/tei-blocks.h"

#include "formats/xml-node.h"

#include <string.h>

#define BLOCK(kind) ANNO_MARKUP_BLOCK, ANNO_BLOCK_##kind
#define WITHIN(kind) ANNO_MARKUP_WITHIN, ANNO_BLOCK_##kind
#define LOOSE(kind) ANNO_MARKUP_LOOSE, ANNO_BLOCK_##kind
#define NOTE(kind) ANNO_MARKUP_NOTE, ANNO_BLOCK_##kind
#define PART(part) ANNO_MARKUP_##part, ANNO_BLOCK_PARAGRAPH

/* Sorted, for bsearch(). */
static const AnnoMarkupRule rules[] = {
  { "ab", BLOCK (PARAGRAPH) },
  { "argument", PART (GROUP) },
  { "back", WITHIN (ASIDE) },
  { "binaryobject", PART (SKIP) },
  { "body", PART (GROUP) },
  { "byline", BLOCK (BYLINE) },
  { "castitem", WITHIN (LIST_ITEM) },
  { "castlist", PART (GROUP) },
  { "cb", PART (BLANK) },
  { "cell", ANNO_MARKUP_CELL, ANNO_BLOCK_TABLE_ROW },
  { "choice", PART (CHOICE) },
  { "closer", PART (GROUP) },
  { "corr", PART (OTHER) },
  { "dateline", BLOCK (DATELINE) },
  { "del", PART (SKIP) },
  { "div", PART (GROUP) },
  { "div0", PART (GROUP) },
  { "div1", PART (GROUP) },
  { "div2", PART (GROUP) },
  { "div3", PART (GROUP) },
  { "div4", PART (GROUP) },
  { "div5", PART (GROUP) },
  { "div6", PART (GROUP) },
  { "div7", PART (GROUP) },
  { "docauthor", LOOSE (BYLINE) },
  { "docdate", LOOSE (DATELINE) },
  { "docimprint", WITHIN (CREDIT) },
  { "doctitle", PART (GROUP) },
  { "epigraph", WITHIN (QUOTE) },
  { "expan", PART (OTHER) },
  { "facsimile", PART (SKIP) },
  { "figure", NOTE (CAPTION) },
  { "floatingtext", PART (GROUP) },
  { "front", PART (GROUP) },
  { "fw", PART (SKIP) },
  { "gap", PART (SKIP) },
  { "graphic", PART (SKIP) },
  { "group", PART (GROUP) },
  { "head", BLOCK (SUBHEAD) },
  { "index", PART (SKIP) },
  { "interpgrp", PART (SKIP) },
  { "item", WITHIN (LIST_ITEM) },
  { "l", PART (LINE) },
  { "label", LOOSE (LIST_ITEM) },
  { "lb", PART (BLANK) },
  { "lg", BLOCK (PARAGRAPH) },
  { "linkgrp", PART (SKIP) },
  { "list", PART (GROUP) },
  { "listbibl", WITHIN (ASIDE) },
  { "listorg", PART (SKIP) },
  { "listperson", PART (SKIP) },
  { "listplace", PART (SKIP) },
  { "media", PART (SKIP) },
  { "note", NOTE (ASIDE) },
  { "opener", PART (GROUP) },
  { "p", BLOCK (PARAGRAPH) },
  { "pb", PART (BLANK) },
  { "postscript", PART (GROUP) },
  { "q", LOOSE (QUOTE) },
  { "quote", LOOSE (QUOTE) },
  { "rdg", PART (SKIP) },
  { "reg", PART (OTHER) },
  { "row", ANNO_MARKUP_ROW, ANNO_BLOCK_TABLE_ROW },
  { "said", LOOSE (PARAGRAPH) },
  { "salute", LOOSE (PARAGRAPH) },
  { "signed", LOOSE (PARAGRAPH) },
  { "sp", PART (GROUP) },
  { "spangrp", PART (SKIP) },
  { "speaker", BLOCK (PARAGRAPH) },
  { "stage", LOOSE (PARAGRAPH) },
  { "standoff", PART (SKIP) },
  { "table", PART (GROUP) },
  { "teiheader", PART (SKIP) },
  { "text", PART (GROUP) },
  { "titlepage", PART (GROUP) },
  { "titlepart", BLOCK (SUBHEAD) },
  { "trailer", BLOCK (PARAGRAPH) },
  { "u", BLOCK (PARAGRAPH) },
};

static gboolean
is_one_of (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (anno_xml_is (node, names[i]))
      return TRUE;
  return FALSE;
}

/* What may stand before a title without being the text. */
static gboolean
is_beside (const xmlNode *node)
{
  static const char *const names[]
      = { "note",   "figure",   "fw",      "gap",       "back",       "teiHeader", "facsimile",
          "byline", "dateline", "docDate", "docAuthor", "docImprint", NULL };
  return is_one_of (node, names);
}

static gboolean
is_heading (const xmlNode *node)
{
  static const char *const names[] = { "head", "titlePart", NULL };
  return is_one_of (node, names);
}

static gboolean
has_words (const xmlNode *node)
{
  const char *words = (const char *) node->content;

  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && words != NULL
         && words[strspn (words, " \t\r\n\f")] != '\0';
}

const xmlNode *
anno_tei_blocks_find_title (const xmlNode *text_node)
{
  g_return_val_if_fail (text_node != NULL, NULL);

  for (const xmlNode *at = text_node; at != NULL;
       at = anno_xml_step (at, text_node, !is_beside (at)))
    if (is_heading (at))
      return at;
    else if (has_words (at))
      return NULL;
  return NULL;
}

gboolean
anno_tei_blocks_has_text (const xmlNode *text_node)
{
  g_return_val_if_fail (text_node != NULL, FALSE);

  for (const xmlNode *at = text_node; at != NULL;
       at = anno_xml_step (at, text_node, !is_beside (at) && !is_heading (at)))
    if (has_words (at))
      return TRUE;
  return FALSE;
}

void
anno_tei_blocks_add (AnnoBlockText *text, const xmlNode *text_node, const xmlNode *title)
{
  g_return_if_fail (text != NULL && text_node != NULL);

  g_autoptr (GPtrArray) except = g_ptr_array_new ();
  if (title != NULL)
    g_ptr_array_add (except, (void *) title);
  anno_markup_blocks_add_by (text, text_node, rules, G_N_ELEMENTS (rules), except);
}
