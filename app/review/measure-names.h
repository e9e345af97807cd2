/* Measures in plain words: what the rows of review/agreement are called, which belong together, and
 * what each says, for who has never heard of it. Where they are computed is their source told. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_MEASURE_GROUP_SPANS,  /* same spans */
  ANNO_MEASURE_GROUP_GATE,
  ANNO_MEASURE_GROUP_ITEMS,  /* by character or word, less what chance explains */
  ANNO_MEASURE_GROUP_UNITS,  /* whole texts */
  ANNO_MEASURE_GROUP_FIELDS,
} AnnoMeasureGroup;

#define ANNO_N_MEASURE_GROUPS (ANNO_MEASURE_GROUP_FIELDS + 1)

/* Each NULL, or the first group, for an id that isn't one of a row. Static. */
const char      *anno_measure_name     (const char *id);
const char      *anno_measure_describe (const char *id);
AnnoMeasureGroup anno_measure_group    (const char *id);
const char      *anno_measure_group_name (AnnoMeasureGroup group);

/* All ids, in the order in which they are shown. */
guint       anno_measure_get_n  (void);
const char *anno_measure_get_id (guint index);

G_END_DECLS
