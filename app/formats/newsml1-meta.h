/* What NewsML 1 says of an article: the lines and metadata of a news component, and of all it lies
 * in, up to the news item. What is nearest to the article counts. */
#pragma once

#include "formats/article-draft.h"
#include "formats/article-head.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* The child of @node, which may be NULL, of that name, among those that come before components and
 * contents: where metadata stands. */
const xmlNode *anno_newsml1_child (const xmlNode *node, const char *name);
/* Puts what is said of the article in @component of @item into @draft and @head. */
void anno_newsml1_describe (const xmlNode *item, const xmlNode *component, AnnoArticleDraft *draft,
                            AnnoArticleHead *head);
/* The item's own name for itself; NULL where it has none. */
char *anno_newsml1_read_id (const xmlNode *item) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @component has a headline of its own: then it is an article where it has text. */
gboolean anno_newsml1_has_headline (const xmlNode *component);

G_END_DECLS
