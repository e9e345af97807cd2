/* Reads one record of a review file: a line of JSON. See docs/format.md. */
#pragma once

#include "formats/json-scan.h"
#include "model/review-record.h"

G_BEGIN_DECLS

/* The record that @line (scanned) is; NULL and ANNO_JSON_ERROR_SHAPE where it is none. The creator
 * is that of the file where the line names none; @creator_name may be NULL. *@is_whole: whether
 * nothing of the line would be lost if the record were printed; where it would, the line is to be
 * kept. */
AnnoReviewRecord *anno_review_record_read (const AnnoJsonSlice *line, const char *creator_id,
                                           const char *creator_name, gboolean *is_whole,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
