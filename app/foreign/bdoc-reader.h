/* Reads GATE's BDoc JSON (python-gatenlp's documentation, "BDoc document format"): a document with
 * its annotation sets, each of which somebody made. "offset_type" says what places count: "p" code
 * points, "j" UTF-16 code units. Features that aren't strings are kept as their JSON, but for
 * annotations that this program wrote (foreign/bdoc-words.h). */
#pragma once

#include "foreign/set-format.h"

gboolean anno_bdoc_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);
