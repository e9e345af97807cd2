/* Asks, in a notice of a window, what to do about other versions of one's own annotations, which
 * sync clients or Git left; and tells of those of others' files, which nobody reads. */
#pragma once

#include "panels/notice.h"
#include "session/corpus.h"

G_BEGIN_DECLS

/* Until @notice is gone. */
void anno_copy_notices_connect (AnnoCorpus *corpus, AnnoNotice *notice);

G_END_DECLS
