/* Turns what a corpus has to say into notices and toasts of a window: problems, what a crash left and
 * was brought back, and conflicts with another hand, which a person must settle. */
#pragma once

#include "panels/notice.h"
#include "session/corpus.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Until @notice is gone. */
void anno_corpus_notices_connect (AnnoCorpus *corpus, AnnoNotice *notice);

/* A toast of plain words (never markup), instead of one that is still shown; with @undo, it has a button
 * that undoes. */
void anno_toast (AdwToastOverlay *toasts, const char *message, gboolean undo);

G_END_DECLS
