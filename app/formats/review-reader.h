/* Reads a review file, in any layout, up to ANNO_JSON_MAX_FILE.
 *
 * Nothing is dropped: a line that isn't a record, and the second of two with one id, are kept as
 * unread lines, and listed; a record's line that holds more than is understood is kept as it is.
 */
#pragma once

#include "formats/review-file.h"

G_BEGIN_DECLS

/* The file in @bytes. @findings (or NULL) gets what is odd. ANNO_JSON_ERROR: what is no strict
 * JSON, has a record above ANNO_JSON_MAX_LINE, is no review file, or of a newer format. For any
 * thread. */
AnnoReviewFile *anno_review_reader_read (GBytes *bytes, GPtrArray *findings, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
