/* Where an edge of a span goes, when a key moves it by a word or a character.
 *
 * An edge stands between characters as a person sees them, never within one; moved by a word, it
 * never rests on a blank. Places are in code points.
 */
#pragma once

#include "model/span.h"
#include "text/article.h"

G_BEGIN_DECLS

/* The place of the start of @segment (or of its end, where @end), one word or one character further
 * out. The edge of the text is where it stays. */
guint anno_edge_grow   (AnnoArticle *article, AnnoSegment segment, gboolean end, gboolean by_word);
/* The same, further in. Where nothing would be left, the result meets the other edge. */
guint anno_edge_shrink (AnnoArticle *article, AnnoSegment segment, gboolean end, gboolean by_word);

G_END_DECLS
