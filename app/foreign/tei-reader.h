/* Reads TEI P5 (TEI Guidelines 4): the files that foreign/tei-writer writes, wholly; of those of
 * others, annotation, span, interp and note with pointers into the text, and elements such as
 * persName, date and said where they stand in it. A TEI, or each of a teiCorpus, is a document. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

gboolean anno_tei_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);

G_END_DECLS
