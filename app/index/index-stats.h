/* What a corpus holds, in numbers: out of the counts that the index keeps. */
#pragma once

#include "index/store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind; /* "articles", "tag", "person", "annotator", "state", "day", "done", "size" */
  char *key;        /* a tag's id, a person's IRI, a folder, a state, a day (of the article; when
                     * annotations were done), a number of spans; NULL for "articles" */
  char *name;       /* what that is called, or NULL */
  gint64 spans;     /* -1: doesn't apply */
  gint64 articles;  /* in so many; of an annotator, a state and "done": layers */
} AnnoStat;

/* By kind in the order above; tags and people by how many there are. @scope is all of the corpus.
 * Of AnnoStat. Blocks. */
GPtrArray *anno_index_stats_read (AnnoIndexStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
