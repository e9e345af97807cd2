/* What links say to be one and the same, as groups: brat has a line for each of them, which has no
 * direction. */
#pragma once

#include "model/layer.h"

G_BEGIN_DECLS

typedef struct
{
  const char *type; /* of the line; a field's, or static */
  GPtrArray *spans; /* of AnnoSpan, the layer's, in reading order */
} AnnoBratGroup;

/* Of the links of @layer whose field says so (foreign/brat-tags.h): for each type, all spans that
 * lead to one another, by their first span; of AnnoBratGroup. */
GPtrArray *anno_brat_groups_list (AnnoLayer *layer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
