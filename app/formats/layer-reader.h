/* Reads a layer file: a line at a time, so that memory grows with the spans and not with the JSON.
 *
 * A file that is laid out otherwise (pretty-printed, one line) but is the same JSON is read too, as
 * a whole, up to ANNO_JSON_MAX_FILE. Nothing is dropped: a line that isn't an annotation, one that
 * is off the text and the second of two with one id are kept as unread lines of the layer, and
 * listed.
 */
#pragma once

#include "formats/layer-header-reader.h"
#include "model/finding.h"
#include "model/layer.h"
#include "text/article.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The layer in @bytes. @article: what it is about; NULL where that isn't at hand (then places and
 * quotes aren't checked). @findings: gets what is odd. Errors: ANNO_JSON_ERROR (with line and
 * column), ANNO_LAYER_ERROR, G_IO_ERROR_CANCELLED. For any thread; the layer is then handed to
 * the main one. */
AnnoLayer *anno_layer_reader_read (GBytes *bytes, AnnoArticle *article, GPtrArray *findings,
                                   GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The same of a layer on another version of its text, without that: @said gets what the
 * annotations quote, by review/layer-move.h. */
AnnoLayer *anno_layer_reader_read_said (GBytes *bytes, GHashTable *said, GPtrArray *findings,
                                        GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Only the header, and how many annotations follow, for lists and counts: cheap. */
AnnoLayerHeader *anno_layer_reader_peek (GBytes *bytes, guint *n_spans, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
