/* Writes sets as tables: a row a span, or a row an attribution. Comma-separated by RFC 4180, or
 * with tabs; of the first, cells that a spreadsheet would take for a formula get a quote in
 * front. */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_csv_spans_format;
extern const AnnoSetFormat anno_tsv_spans_format;
extern const AnnoSetFormat anno_csv_attributions_format;
extern const AnnoSetFormat anno_tsv_attributions_format;
