/* Reads Citron's JSON (foreign/citron-words.h): a file is one document with its quotes.
 *
 * A quote becomes a claim of all its contents, with links to its sources and its cue, by the names
 * that the default tagset has for them. Two places that are the same, or have the same id, are one
 * mark, however many quotes name it. Coreferences are links of the first source. Citron is written
 * in Python, so that places are likely code points; the file doesn't say. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

extern const char *const anno_citron_reader_endings[];
gboolean anno_citron_reader_read (const AnnoForeignFile *file, const AnnoForeignSink *sink,
                                  GError **error);

G_END_DECLS
