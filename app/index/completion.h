/* What could be typed next in the box of the search: names of filters, then their values, those
 * that the corpus has most of first.
 */
#pragma once

#include "index/query.h"
#include "index/store.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;   /* what stands in place of [start, end) of what was typed */
  char *label;  /* what it is called; NULL where the text says it all */
  guint64 n;    /* how much of it there is; 0: unknown, or none */
} AnnoCompletion;

typedef struct
{
  guint start; /* bytes of what was typed */
  guint end;
  GPtrArray *list; /* of AnnoCompletion */
} AnnoCompletions;

/* @text: what was typed, valid UTF-8; @caret: where, in bytes. @store: NULL gives the names of
 * filters alone. @limit: how many at most. Never NULL. Blocks. */
AnnoCompletions *anno_query_complete (AnnoIndexStore *store, const char *text, guint caret,
                                      AnnoTagset *tagset, guint limit) G_GNUC_WARN_UNUSED_RESULT;
void             anno_completions_free (AnnoCompletions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCompletions, anno_completions_free)

G_END_DECLS
