/* Whether a form calls tags, fields and choices otherwise than the tagset does, because it can't
 * spell their ids.
 *
 * Blanks, "-" and "_" count for nothing: who sees "said_by" knows that it is "said-by". */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

/* Whether @spelled is another name than @id to a person. */
gboolean anno_spelled_names_differ (const char *id, const char *spelled);
/* Whether the tag of @span has another name in the form, or a field or a choice of those of its
 * values that the form holds. */
gboolean anno_spelled_names_change (const AnnoSetFormat *format, const AnnoTagset *tagset,
                                    const AnnoSpan *span);

G_END_DECLS
