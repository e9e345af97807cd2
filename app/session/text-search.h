/* Looking for words in the article in hand of a session.
 *
 * The search runs off the main thread, and again in every article that is taken in hand. Of what it
 * found, the hits, one is the current one.
 *
 * Signals:
 *   "changed": the hits, which of them is current, or the problem.
 *   "arrived" (uint start, uint end): that hit is the current one now, and is to be shown.
 */
#pragma once

#include "session/session.h"
#include "text/pattern.h"

G_BEGIN_DECLS

/* No more hits than that are looked for. */
#define ANNO_TEXT_SEARCH_MAX 10000

#define ANNO_TYPE_TEXT_SEARCH (anno_text_search_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTextSearch, anno_text_search, ANNO, TEXT_SEARCH, GObject)

AnnoTextSearch *anno_text_search_new (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

/* Looks for any of @words (NULL, or only "", to look for nothing). The first hit at or after the
 * place @from becomes the current one, or else the first of all. */
void anno_text_search_look_for (AnnoTextSearch *self, const char *const *words,
                                AnnoPatternFlags flags, guint from);
/* What is looked for, borrowed; NULL for nothing. */
AnnoPattern  *anno_text_search_get_pattern (AnnoTextSearch *self);
/* Whether there are words to look for. */
gboolean      anno_text_search_is_on    (AnnoTextSearch *self);
gboolean      anno_text_search_is_busy  (AnnoTextSearch *self);
/* Of AnnoRange, in reading order; never NULL. ANNO_TEXT_SEARCH_MAX of them: there may be more. */
const GArray *anno_text_search_get_hits (AnnoTextSearch *self);
/* Which hit is the current one, from 0; G_MAXUINT for none. */
guint         anno_text_search_get_at   (AnnoTextSearch *self);
/* What is wrong with the words, or NULL. */
const char   *anno_text_search_get_problem (AnnoTextSearch *self);

/* Goes @by hits on; after the last one comes the first. */
void anno_text_search_go (AnnoTextSearch *self, int by);

G_END_DECLS
