/* A tree of markup as the body of an article whose headlines are known already. */
#pragma once

#include "formats/article-head.h"
#include "formats/markup-blocks.h"

G_BEGIN_DECLS

/* Whether @node has words that are no heading and no aside: something to read. */
gboolean anno_markup_body_has_text (const xmlNode *node);
/* Adds @node to @text, but for the headings at its beginning that @head has already. */
void     anno_markup_body_put      (AnnoBlockText *text, const xmlNode *node,
                                    const AnnoArticleHead *head);
/* The first heading below @node, in the order of the document; NULL where words come before it. */
const xmlNode *anno_markup_body_find_heading (const xmlNode *node);

G_END_DECLS
