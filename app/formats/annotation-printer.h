/* Prints one annotation of a layer file: a span to a line of JSON. See docs/format.md. */
#pragma once

#include "model/span.h"
#include "model/tagset.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Appends the annotation of @span. @tagset gives the order of fields, NULL for their own. @article
 * gives the quotes; NULL leaves out TextQuoteSelectors (as the journal does). @source: the
 * article's path relative to the layer file, as a URI reference; NULL leaves it out. */
void anno_annotation_print (GString *out, const AnnoSpan *span, const AnnoTagset *tagset,
                            AnnoArticle *article, const char *source);

G_END_DECLS
