/* The parts of an article in NITF, alone or within another format: what its head says, its
 * headlines and its body. */
#pragma once

#include "formats/article-draft.h"
#include "formats/article-head.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Puts what @nitf says of itself into @draft, where it isn't set, and its headlines, bylines and
 * dateline into @head. */
void     anno_nitf_body_describe (const xmlNode *nitf, AnnoArticleDraft *draft,
                                  AnnoArticleHead *head);
/* Writes the body of @nitf behind @head, without headings that are in @head. FALSE where it has no
 * words but headings: then nothing but captions and the like went into @text. */
gboolean anno_nitf_body_put      (const xmlNode *nitf, const AnnoArticleHead *head,
                                  AnnoBlockText *text);

G_END_DECLS
