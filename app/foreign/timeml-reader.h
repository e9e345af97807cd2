/* Reads TimeML: files by the specification 1.2.1 of October 2005, and what is close to it (TimeBank
 * 1.2, AQUAINT, TempEval-3, TIMEX2).
 *
 * The text is the content of TEXT as XML has it; of a file without one, of the whole root. TIMEX3
 * are spans of type "date" with a value in field "when"; EVENT, SIGNAL and their like are spans of
 * their element's name with their attributes as values. MAKEINSTANCE says more of its EVENT. A
 * TLINK, SLINK or ALINK is a link of the field "TLINK-BEFORE": its name, and its relType.
 */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

gboolean
anno_timeml_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);

G_END_DECLS
