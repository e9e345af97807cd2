/* Reads what doccano exports: a text a line, or in a list, with "entities" and "relations", with
 * "label" as lists of two places and a name, or, from older versions, with "annotations" whose
 * labels are numbers (doccano's documentation, "Dataset export", and its exporters). It counts
 * UTF-16 code units, or grapheme clusters where the project is set so, which the file doesn't say.
 */
#pragma once

#include "foreign/set-format.h"

gboolean anno_doccano_read (const AnnoForeignFile *file, const AnnoForeignSink *sink,
                            GError **error);
