/* Reads WebAnno TSV, versions 3.0 to 3.3 (“WebAnno TSV 3.3 File format” in INCEpTION's User Guide).
 *
 * Marks of all span and chain layers become spans, features values, relations and slots links.
 * Relations are called as their first feature says, or else as their layer, slots as their roles.
 */
#pragma once

#include "foreign/set-format.h"

gboolean anno_webanno_read (const AnnoForeignFile *file, const AnnoForeignSink *sink,
                            GError **error);
