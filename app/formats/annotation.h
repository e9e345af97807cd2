/* One annotation of a layer file: a span to a line of JSON, and back. See docs/format.md. */
#pragma once

#include "formats/json-scan.h"
#include "model/finding.h"
#include "model/span.h"
#include "model/tagset.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Appends the annotation of @span. @tagset gives the order of fields, NULL for their own. @article gives the quotes;
 * NULL leaves out TextQuoteSelectors (as the journal does). @source: the article's path relative
 * to the layer file, as a URI reference; NULL leaves it out. */
void anno_annotation_print (GString *out, const AnnoSpan *span, const AnnoTagset *tagset,
                            AnnoArticle *article, const char *source);

/* The span that @line (scanned) describes; NULL and ANNO_JSON_ERROR_SHAPE where it isn't an
 * annotation as docs/format.md has it. With @article, places are held against its length
 * and quotes against its words: what is off the text is an error with ANNO_JSON_ERROR_SHAPE too and
 * a finding; a quote that differs is a finding, and the span comes all the same. @findings may be
 * NULL. @line_number: for findings. */
AnnoSpan *anno_annotation_read (const AnnoJsonSlice *line, guint line_number, AnnoArticle *article,
                                GPtrArray *findings, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
