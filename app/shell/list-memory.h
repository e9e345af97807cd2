/* How somebody wished to see the articles of each corpus, from one start to the next: in the
 * settings. */
#pragma once

#include "panels/article-panel.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Has the articles of @session listed as was kept for its corpus. */
void anno_list_memory_restore (GSettings *settings, AnnoSession *session);
/* Keeps what is wished for in @panel from now on. */
void anno_list_memory_watch   (GSettings *settings, AnnoArticlePanel *panel);

G_END_DECLS
