/* What within the article of a page isn't the article's text: share buttons, related links in the
 * middle, newsletter boxes, captions, tables that only lay out. */
#pragma once

#include "formats/page-tree.h"

G_BEGIN_DECLS

/* Marks it below @part, which stays; captions and credits are renamed to what they are, and tables
 * without rows of data to plain frames. @strict: also what looks like it by its measures. */
void anno_page_clean (AnnoPage *self, xmlNode *part, gboolean strict);

G_END_DECLS
