/* Which code points spans cover: stretches in order that neither touch nor overlap. */
#pragma once

#include "review/rated-span.h"

G_BEGIN_DECLS

#define ANNO_COVER_ANY G_MAXUINT

/* What @spans of @category, or of ANNO_COVER_ANY, cover together (of AnnoSegment). */
GArray *anno_cover_new    (const AnnoRatedSpans *spans, guint category) G_GNUC_WARN_UNUSED_RESULT;
/* Its code points. */
guint   anno_cover_size   (const GArray *cover);
/* The code points that are in both. */
guint   anno_cover_shared (const GArray *a, const GArray *b);

G_END_DECLS
