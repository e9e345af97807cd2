/* The ends of segments, for forms that know words and not the blanks around them. */
#pragma once

#include "model/span.h"
#include "text/article.h"

G_BEGIN_DECLS

/* White space, and what else ends a line for somebody: VT, FF, FS to US, NEL. */
gboolean anno_edges_is_blank (gunichar sign);
/* The segments of @span (of AnnoRange) without blanks at their ends; those that only blanks are
 * between are one. A span of nothing but blanks is as it is. */
GArray  *anno_edges_trim     (AnnoArticle *article, const AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it holds nothing but blanks. */
gboolean anno_edges_is_nothing (AnnoArticle *article, const AnnoSpan *span);
/* Whether that is another span, or nothing. */
gboolean anno_edges_differ   (AnnoArticle *article, const AnnoSpan *span);

G_END_DECLS
