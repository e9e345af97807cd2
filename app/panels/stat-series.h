/* What a picture of a statistic shows: a row of numbers, each with what it is called, made of the
 * counts that an index gives. A picture has room for few, so that days may become weeks, months or
 * years, and sizes ranges. No widgets here. */
#pragma once

#include "index/index-stats.h"

G_BEGIN_DECLS

/* No series is longer. */
#define ANNO_STAT_SERIES_MOST 60

typedef struct
{
  GPtrArray *labels; /* of char, to be shown */
  GArray *values;    /* of guint64, as many */
} AnnoStatSeries;

/* How many articles have so many spans: "0", "1–5", "6–10" … @stats: of AnnoStat. */
AnnoStatSeries *anno_stat_series_sizes (GPtrArray *stats) G_GNUC_WARN_UNUSED_RESULT;
/* What @kind ("day" or "done") counts, in equal stretches of time from the first day to the last;
 * @sum: each with all before it. Empty where there is nothing. */
AnnoStatSeries *
anno_stat_series_days (GPtrArray *stats, const char *kind, gboolean sum) G_GNUC_WARN_UNUSED_RESULT;
void anno_stat_series_free (AnnoStatSeries *self);
guint64 anno_stat_series_max (const AnnoStatSeries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoStatSeries, anno_stat_series_free)

G_END_DECLS
