/* Reads brat standoff ("brat standoff format" of brat's documentation; brat's wiki, "Annotation
 * Data Format"): NAME.ann, or its parts NAME.a1, .a2, .co and .rel, with the text in NAME.txt
 * beside it. All of one name are one document. Places are code points, as brat counts; other
 * programs that write the form may count otherwise, and the file doesn't say. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

extern const char *const anno_brat_reader_endings[];
gboolean anno_brat_reader_read (const AnnoForeignFile *file, const AnnoForeignSink *sink,
                                GError **error);

G_END_DECLS
