/* Reads UIMA CAS in JSON, version 0.4.0 (SPECIFICATION.adoc of uimaj-io-jsoncas): feature
 * structures in a list, or in an object by their ids, as older files have them; places with and
 * without the mark of an anchor. Messages name feature structures by their ids, because such a file
 * may be one line. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

gboolean
anno_uima_json_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);

G_END_DECLS
