/* A table of measures, of any length: name, value, interval, and what it is about. A row that is
 * pressed, or come to and entered, wants to show the annotations behind it.
 *
 * Signals: "activated" (AnnoMeasureItem *item): never a heading.
 */
#pragma once

#include "panels/measure-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_MEASURE_TABLE (anno_measure_table_get_type ())
G_DECLARE_FINAL_TYPE (AnnoMeasureTable, anno_measure_table, ANNO, MEASURE_TABLE, GtkWidget)

/* @title: of the first column. @sorts: whether it can be sorted by name and by value; what has
 * headings can't. */
GtkWidget *anno_measure_table_new (const char *title, gboolean sorts) G_GNUC_WARN_UNUSED_RESULT;
/* @items: of AnnoMeasureItem. */
void anno_measure_table_show (AnnoMeasureTable *self, GListModel *items);

G_END_DECLS
