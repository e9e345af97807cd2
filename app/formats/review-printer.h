/* Writes a review file: same content, same bytes. See docs/format.md. */
#pragma once

#include "formats/review-file.h"

G_BEGIN_DECLS

/* Appends the annotation that @record is. @creator_id: the file's, which a record of the same
 * creator doesn't repeat. @source: the article's path relative to the file, as a URI reference. A
 * copy of what was judged goes without what was not understood in it. */
void anno_review_record_print (GString *out, const AnnoReviewRecord *record,
                               const char *creator_id, const char *source);

/* The file. @article_path and @review_path: both below the corpus with "/", on-disk encoding.
 * NULL with ANNO_JSON_ERROR where no reader would take it, such as TOO_LARGE. */
GBytes *anno_review_printer_print (const AnnoReviewFile *self, const char *article_path,
                                   const char *review_path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
