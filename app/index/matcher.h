/* Finds the words of a query in a text: whether all that is asked for is there, and where.
 *
 * What matches is what the index would find, because both go by the same words (index/words.h).
 * Only the clauses of words are looked at. A matcher never changes, and any thread may use it.
 */
#pragma once

#include "index/query.h"
#include "text/article.h"

G_BEGIN_DECLS

typedef struct _AnnoMatcher AnnoMatcher;

AnnoMatcher *anno_matcher_new  (const AnnoQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void         anno_matcher_free (AnnoMatcher *self);

/* Whether @text, and a title beside it (or NULL), have all words that are asked for, and none that
 * aren't wanted. @text: valid UTF-8. */
gboolean anno_matcher_matches (const AnnoMatcher *self, const char *text, gsize n_bytes,
                               const char *title);
/* Where in @text the words that are asked for stand: of AnnoRange, by place, @max at most. Code
 * points. */
GArray  *anno_matcher_find    (const AnnoMatcher *self, const char *text, gsize n_bytes, guint max)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMatcher, anno_matcher_free)

G_END_DECLS
