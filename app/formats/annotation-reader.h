/* Reads one annotation of a layer file: a line of JSON to a span. See docs/format.md. */
#pragma once

#include "formats/json-scan.h"
#include "model/finding.h"
#include "model/span.h"
#include "text/article.h"

G_BEGIN_DECLS

/* The span that @line (scanned) describes; NULL and ANNO_JSON_ERROR_SHAPE where it isn't an
 * annotation as docs/format.md has it. With @article, places are held against its length
 * and quotes against its words: what is off the text is an error with ANNO_JSON_ERROR_SHAPE too and
 * a finding; a quote that differs is a finding, and the span comes all the same. @findings may be
 * NULL. @line_number: for findings. */
AnnoSpan *anno_annotation_read (const AnnoJsonSlice *line, guint line_number, AnnoArticle *article,
                                GPtrArray *findings, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
