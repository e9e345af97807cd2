/* A line of a table of measures: a value with what it is of, or a heading. Its words are made once
 * and can be shown as they are. */
#pragma once

#include "review/agreement-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_MEASURE_ITEM (anno_measure_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnoMeasureItem, anno_measure_item, ANNO, MEASURE_ITEM, GObject)

/* @name: transfer full. @tip: what it says, or NULL; static or copied. What isn't defined has a
 * sentence that says why. */
AnnoMeasureItem *anno_measure_item_new         (const AnnoAgreementRow *row, char *name,
                                                const char *tip) G_GNUC_WARN_UNUSED_RESULT;
AnnoMeasureItem *anno_measure_item_new_heading (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* NULL for a heading. Its gamma isn't kept. */
const AnnoAgreementRow *anno_measure_item_get_row  (AnnoMeasureItem *self);
const char             *anno_measure_item_get_name (AnnoMeasureItem *self);
/* What is to be said below the name: why there is no value, how gamma was found; or NULL. */
const char             *anno_measure_item_get_more (AnnoMeasureItem *self);
const char             *anno_measure_item_get_tip  (AnnoMeasureItem *self);
/* "0.87", or "–". */
const char             *anno_measure_item_get_value    (AnnoMeasureItem *self);
/* "0.85–0.88", or "". */
const char             *anno_measure_item_get_interval (AnnoMeasureItem *self);
/* All of it in a sentence, for a screen reader. */
char *anno_measure_item_speak (AnnoMeasureItem *self) G_GNUC_WARN_UNUSED_RESULT;

/* Two decimals, never "-0.00". */
char *anno_measure_item_format (double value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
