/* Which article is in hand when a corpus opens: the one asked for, else the last one, else the
 * first, as soon as the list has one. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* @wanted: below the root, in the on-disk encoding; NULL for the one in hand last. Looks at the
 * disk. */
void anno_first_article_open (AnnoSession *session, GSettings *settings, const char *wanted);

G_END_DECLS
