/* What a corpus holds, in numbers and pictures: how many annotations articles have, what is done by
 * when, and counts per tag, annotator, state and person. Each picture has a table beside it. */
#pragma once

#include "index/index-stats.h"
#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_STATS_VIEW (anno_stats_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnoStatsView, anno_stats_view, ANNO, STATS_VIEW, GtkBox)

GtkWidget *anno_stats_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @stats: of AnnoStat; not kept. @tagset: the names and colours of tags. */
void anno_stats_view_show (AnnoStatsView *self, GPtrArray *stats, AnnoTagset *tagset);

G_END_DECLS
