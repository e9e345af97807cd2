/* Who links to whom: for each span's id, the spans whose link fields name it.
 *
 * Links are stored on one side only (a claim names its speaker). Asking the other way round, as
 * deleting a speaker must, costs what is found, not what is there.
 */
#pragma once

#include "model/span.h"

G_BEGIN_DECLS

typedef struct _AnnoLinkIndex AnnoLinkIndex;

AnnoLinkIndex *anno_link_index_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void           anno_link_index_free (AnnoLinkIndex *self);

/* The span stays the caller's, and must be removed before it is let go. */
void anno_link_index_add    (AnnoLinkIndex *self, AnnoSpan *span);
void anno_link_index_remove (AnnoLinkIndex *self, AnnoSpan *span);

/* The spans that link to @id, each once, in no order; NULL for none. Of AnnoSpan, the index's. */
const GPtrArray *anno_link_index_find (const AnnoLinkIndex *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLinkIndex, anno_link_index_free)

G_END_DECLS
