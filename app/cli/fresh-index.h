/* The index of a corpus for a command, brought up to date first. */
#pragma once

#include "index/store.h"

G_BEGIN_DECLS

/* Whether @named, what the person named, is there, and @root, the corpus that it is in. Else
 * ANNO_FILE_ERROR_NOT_FOUND. */
gboolean        anno_fresh_index_check (const char *root, const char *named, GError **error);
/* Where there can be none in the cache, which is told, or @in_memory is asked for, it is made in
 * memory. Errors: about the corpus, and those of the check. */
AnnoIndexStore *anno_fresh_index_open  (const char *root, const char *named, gboolean in_memory,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
