/* Texts of test cases with places marked in them: [ ] is what is asked about, { } what is meant. */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

/* The article of that text, which must be one. */
AnnoArticle *marked_text_article (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The text without its two pairs of marks, and where they stood (code points); those that aren't
 * there leave their range as it was. */
char        *marked_text_read    (const char *marked, AnnoRange *asked, AnnoRange *meant)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
