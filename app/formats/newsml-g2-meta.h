/* What an item of NewsML-G2 says of itself: contentMeta and itemMeta. */
#pragma once

#include "formats/article-draft.h"
#include "formats/article-head.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Puts what @item says into @draft and @head, but for its weakest dates. */
void anno_newsml_g2_describe      (const xmlNode *item, AnnoArticleDraft *draft,
                                   AnnoArticleHead *head);
/* When the version was made, which may be years after the article: for who found no better date. */
void anno_newsml_g2_offer_version (const xmlNode *item, AnnoArticleDraft *draft);

G_END_DECLS
