/* The elements of TEI P5 as blocks of a text: what edition and print add to it is left out, the
 * source's own form is kept where there is a choice, and notes come behind their paragraph. */
#pragma once

#include "formats/markup-blocks.h"

G_BEGIN_DECLS

/* Adds @text_node, a text of TEI, to @text, without the subtree of @title, which may be NULL. */
void           anno_tei_blocks_add        (AnnoBlockText *text, const xmlNode *text_node,
                                           const xmlNode *title);
/* The heading with which @text_node begins; NULL where it begins with other words. */
const xmlNode *anno_tei_blocks_find_title (const xmlNode *text_node);
/* Whether @text_node has words that are no heading, note or caption. */
gboolean       anno_tei_blocks_has_text   (const xmlNode *text_node);

G_END_DECLS
