/* What there is to choose from where people differ: each way in which some of them marked it. */
#pragma once

#include "review/field-compare.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnoMark *mark; /* one of them: they are at one place, with one tag and the same fields */
  GArray *layers;       /* of guint: who has it */
} AnnoReviewOption;

/* Those of @cluster, those of the most people first; an array that frees them. */
GPtrArray *anno_review_options_new (const AnnoFieldCompare *compare, guint cluster)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
