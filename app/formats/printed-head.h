/* What the first lines of an article say of it: headline, byline, printed date; as
 * app/text/article reads them. */
#pragma once

#include "formats/article-draft.h"

G_BEGIN_DECLS

/* Fills in, out of its text, what @draft doesn't know yet. FALSE where its text is no text. */
gboolean anno_printed_head_read (AnnoArticleDraft *draft, GError **error);

G_END_DECLS
