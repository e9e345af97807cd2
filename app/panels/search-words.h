/* What a search in all articles says of itself: how much was found, and what of a query was taken
 * for words because it isn't a filter. */
#pragma once

#include "panels/hit-search.h"

G_BEGIN_DECLS

/* "312 hits in 45 articles", as far as that is known; empty before the first answer. */
char *anno_search_words_count (AnnoHitSearch *search) G_GNUC_WARN_UNUSED_RESULT;
/* What may not be meant as it is understood; NULL where there is nothing to say. */
char *anno_search_words_doubt (const AnnoQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
