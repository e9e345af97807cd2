/* What a span loses when it, or what it links to, gets another type or goes. */
#pragma once

#include "model/span-draft.h"
#include "model/span.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* Gives @draft, a copy of @span, the type @tag: values that the new type lacks, or fills in
 * another way, go, and so does a link of the span to itself that its type no longer allows. */
void anno_retag  (AnnoSpanDraft *draft, AnnoSpan *span, const AnnoTag *tag);
/* Takes out of @draft, a copy of @source, the links to @id that a span of type @keep (an id;
 * NULL for none) may not have. Where the type of @source is unknown, all of them. Returns
 * whether there were any. */
gboolean anno_unlink (AnnoSpanDraft *draft, AnnoSpan *source, const AnnoTagset *tagset,
                      const char *id,
                      const char *keep);

G_END_DECLS
