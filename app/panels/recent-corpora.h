/* The folders that this program opened, as the desktop's list of recent files has them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many are offered. */
#define ANNO_MAX_RECENT 6

/* Their paths, of char (on-disk encoding), the newest first; ANNO_MAX_RECENT at most. They need not
 * be there any more. */
GPtrArray *anno_recent_corpora_list (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
