/* Where a layer file that was written has the lines of which spans, so that the next one copies
 * those that stayed instead of printing them again.
 *
 * It remembers chunks of spans (model/span-order), not spans: a chunk that is still shared has the
 * same lines. What it costs in memory is a few bytes a chunk, and the spans that went meanwhile.
 */
#pragma once

#include "model/span-order.h"
#include "model/tagset.h"
#include "text/article.h"

G_BEGIN_DECLS

typedef struct _AnnoLayerLines AnnoLayerLines;

/* What all lines are made with: a fork of the spans (transfer full), the text that is quoted, the
 * order of fields (or NULL), and what the lines call the article. */
AnnoLayerLines *anno_layer_lines_new   (AnnoSpanOrder *spans, AnnoArticle *article,
                                        AnnoTagset *tagset,
                                        const char *source) G_GNUC_WARN_UNUSED_RESULT;
AnnoLayerLines *anno_layer_lines_ref   (AnnoLayerLines *self);
void            anno_layer_lines_unref (AnnoLayerLines *self);

const AnnoSpanOrder *anno_layer_lines_get_spans (const AnnoLayerLines *self);
/* Notes which bytes of the file are the lines of @chunk: without the comma before the first one. */
void     anno_layer_lines_add  (AnnoLayerLines *self, AnnoSpan *const *chunk, gsize start,
                                gsize end);
/* The same, of a file of @other; FALSE where it has no such lines, or they would be others now. */
gboolean anno_layer_lines_find (const AnnoLayerLines *self, const AnnoLayerLines *other,
                                AnnoSpan *const *chunk, gsize *start, gsize *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLayerLines, anno_layer_lines_unref)

G_END_DECLS
