/* One measure of each tag, pair, article or field: a choice of measures above a table of values.
 *
 * Signals: "activated" (AnnoMeasureItem *item): as panels/measure-table.
 */
#pragma once

#include "panels/measure-item.h"
#include "session/corpus-agreement.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_MEASURE_PAGE (anno_measure_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnoMeasurePage, anno_measure_page, ANNO, MEASURE_PAGE, GtkBox)

/* @of: not of all. @none: what is said where there is nothing, a sentence. */
GtkWidget *anno_measure_page_new  (AnnoAgreementOf of, const char *title, const char *none)
    G_GNUC_WARN_UNUSED_RESULT;
/* @report: must stay until the next one, or NULL. */
void       anno_measure_page_show (AnnoMeasurePage *self, const AnnoAgreementReport *report);

/* What a row is of, in words that can be shown: "Claim", "Ann and Ben", … */
char *anno_measure_page_name_row (const AnnoAgreementReport *report, const AnnoAgreementRow *row)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
