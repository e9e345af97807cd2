/* What reviewers ask of one annotator of an article: comments on what that one marked, or didn't
 * mark, and on the article as a whole, and the verdict that changes are needed.
 *
 * A comment is answered where the annotator had the last word in its thread, and done where that is
 * resolved. A verdict is answered where the annotator has made or changed an annotation since.
 */
#pragma once

#include "review/review-state.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_REQUEST_OPEN,
  ANNO_REQUEST_ANSWERED,
  ANNO_REQUEST_DONE,
} AnnoRequestStatus;

typedef struct
{
  const AnnoReviewRecord *record; /* the comment, or the verdict */
  const AnnoReviewThread *thread; /* NULL for a verdict */
  guint cluster;                  /* that a comment is about; G_MAXUINT for none, or what is gone */
  AnnoRequestStatus status;
} AnnoReviewRequest;

/* Of the annotator with the IRI @whose, by time; an array that frees them. All is borrowed of
 * @state. Empty where that one has no layer here. */
GPtrArray *anno_review_requests_new (const AnnoFieldCompare *compare, const AnnoReviewState *state,
                                     const char *whose) G_GNUC_WARN_UNUSED_RESULT;

/* "open", "answered" or "done": stable names for scripts. */
const char *anno_request_status_id (AnnoRequestStatus status);

G_END_DECLS
