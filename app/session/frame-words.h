/* An attribution in words, for rows and screen readers. */
#pragma once

#include "model/frame.h"
#include "model/people.h"
#include "session/document.h"

G_BEGIN_DECLS

/* Who said it, by which word: "Lindsey Graham → said"; persons by their names, others by what was
 * marked. What lacks is named: "no speaker → said". */
char *anno_frame_words_source (AnnoDocument *document, const AnnoTagset *tagset,
                               AnnoPeople *people, const AnnoFrame *frame)
    G_GNUC_WARN_UNUSED_RESULT;
/* What was said; "no claim" where there is none. */
char *anno_frame_words_claim (AnnoDocument *document, const AnnoFrame *frame, guint max)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
