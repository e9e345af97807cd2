/* Grapheme clusters: what a reader takes for one character, by Unicode's rules as Pango applies
 * them.
 *
 * Between two letters of the usual scripts the answer is known at once; otherwise only the
 * surroundings of the place are looked at, so that the cost never grows with the text. Of a cluster
 * longer than ANNO_CLUSTER_MAX code points, which no language has, a part may count as one. The
 * answer does not depend on the locale. Safe in any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_CLUSTER_MAX 64

/* Where the cluster that holds @p begins, and where it ends. @p: the first byte of a code point in
 * the @length bytes of valid UTF-8 at @text, or the end of them, where both answers are @p. */
const char *anno_cluster_start (const char *text, gsize length, const char *p);
const char *anno_cluster_end   (const char *text, gsize length, const char *p);

G_END_DECLS
