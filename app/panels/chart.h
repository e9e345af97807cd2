/* A picture of a row of numbers: columns for how much there is of each, or an area for what has
 * grown with time. Numbers are written on it as far as there is room; the tooltip says each.
 *
 * A screen reader hears its title and what is said of it; who wants the numbers finds them in a
 * table beside it (panels/count-table).
 */
#pragma once

#include "panels/stat-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_CHART_COLUMNS,
  ANNO_CHART_AREA,
} AnnoChartKind;

#define ANNO_TYPE_CHART (anno_chart_get_type ())
G_DECLARE_FINAL_TYPE (AnnoChart, anno_chart, ANNO, CHART, GtkWidget)

/* @title: what a screen reader calls it. */
GtkWidget *anno_chart_new (AnnoChartKind kind, const char *title) G_GNUC_WARN_UNUSED_RESULT;
/* @series: transfer full. @words: what is to be said of it, or NULL. */
void anno_chart_show (AnnoChart *self, AnnoStatSeries *series, const char *words);

/* The next line above @most, so that @n lines or fewer are there: 1, 2, 5, 10, 20 … times its
 * number. */
guint64 anno_chart_step (guint64 most, guint n);

G_END_DECLS
