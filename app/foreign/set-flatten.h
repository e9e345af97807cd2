/* Takes spans out of a layer until none shares words with another, by a stated rule: for forms that
 * can't hold overlaps. */
#pragma once

#include "model/layer.h"

G_BEGIN_DECLS

/* Which of two that share words stays. */
typedef enum
{
  ANNO_FLATTEN_LONGEST,  /* the longer; of equal ones the first */
  ANNO_FLATTEN_SHORTEST, /* the shorter: what lies inside */
  ANNO_FLATTEN_FIRST,    /* the one that begins first; of those, the longer */
  ANNO_N_FLATTENS,
} AnnoFlatten;

/* "longest", "shortest", "first", and back; FALSE where there is no such rule. */
const char *anno_flatten_id   (AnnoFlatten rule);
gboolean    anno_flatten_find (const char *id, AnnoFlatten *rule);

/* The ids (a set, borrowed from the layer's spans) of those that have to go. @dates_only: spans
 * without a date's value don't count. The same layer gives the same set. */
GHashTable *anno_flatten_list (AnnoLayer *layer, AnnoFlatten rule, gboolean dates_only)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether @span has a date's value. */
gboolean anno_flatten_has_date (const AnnoSpan *span);

G_END_DECLS
