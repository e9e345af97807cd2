/* What reviewers have said, in words for columns and as JSON. */
#pragma once

#include "cli/place.h"
#include "session/reviewed-case.h"

G_BEGIN_DECLS

/* "agreed" where all agree and nobody has decided, else "open", "decided", …; static. */
const char *anno_review_print_status (const AnnoReviewedCase *reviewed, guint cluster);
const char *anno_review_status_id (AnnoReviewStatus status);
/* FALSE where no status is called so. */
gboolean anno_review_status_find (const char *id, AnnoReviewStatus *status);
/* "Rita: accept ann, “why”; Ned: neither"; "" where nobody has decided. */
char *anno_review_print_decisions (const AnnoReviewedCase *reviewed,
                                   guint cluster) G_GNUC_WARN_UNUSED_RESULT;
/* The place of what @record judged, as it is now, else as it was then: "12-19", "-" for the
 * article. */
char *anno_review_print_place (const AnnoReviewedCase *reviewed,
                               const AnnoReviewRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* What the reviewer is called. */
const char *anno_review_print_who (const AnnoReviewRecord *record);
/* What it is, in one word: of a decision or a verdict, which; else "comment", "reply", …. */
const char *anno_review_print_what (const AnnoReviewRecord *record);

/* Adds the members "status", "decisions" and "threads". */
void anno_review_print_item_json (const AnnoReviewedCase *reviewed, guint cluster, GString *line);
/* Adds the members of a record, of a thread. */
void anno_review_print_record_json (const AnnoReviewedCase *reviewed,
                                    const AnnoReviewRecord *record, GString *line);
void anno_review_print_thread_json (const AnnoReviewedCase *reviewed,
                                    const AnnoReviewThread *thread, GString *line);

G_END_DECLS
