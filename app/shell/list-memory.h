/* How somebody wished to see the articles of each corpus, from one start to the next: in the
 * settings. */
#pragma once

#include "session/session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Has the articles of @session listed as was kept for its corpus. */
void anno_list_memory_restore (GSettings *settings, AnnoSession *session);
void anno_list_memory_keep    (GSettings *settings, AnnoSession *session);

G_END_DECLS
