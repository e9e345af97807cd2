/* The index of a corpus for a command, brought up to date first. */
#pragma once

#include "index/store.h"

G_BEGIN_DECLS

/* Where there can be none in the cache, which is told, or @in_memory is asked for, it is made in
 * memory. @named: what the person named, which must be there. Errors: about the corpus. */
AnnoIndexStore *anno_fresh_index_open (const char *root, const char *named, gboolean in_memory,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
