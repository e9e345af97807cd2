/* Turns what a corpus has to say into notices of a window: problems, what a crash left and was
 * brought back, conflicts with another hand, which a person must settle, and other versions of
 * files (shell/copy-notices.h). */
#pragma once

#include "panels/notice.h"
#include "session/corpus.h"

G_BEGIN_DECLS

/* Until @notice is gone. */
void anno_corpus_notices_connect (AnnoCorpus *corpus, AnnoNotice *notice);

G_END_DECLS
