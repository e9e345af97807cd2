/* How far a review is, of one article or of all; and what couldn't be read.
 *
 * While all articles are read it has a button that stops that, and one that reads them after all
 * where it was stopped. Signals:
 *   "stopped": the person wants no more of them to be read.
 *   "wanted": … or all of them.
 */
#pragma once

#include "review/review-state.h"
#include "session/review-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_REVIEW_PROGRESS (anno_review_progress_get_type ())
G_DECLARE_FINAL_TYPE (AnnoReviewProgress, anno_review_progress, ANNO, REVIEW_PROGRESS, GtkBox)

/* Of one article. */
void anno_review_progress_show        (AnnoReviewProgress *self, const AnnoReviewState *state);
/* Of all articles. */
void anno_review_progress_show_survey (AnnoReviewProgress *self, AnnoReviewSurvey *survey);
/* @problems: of char. @blind: they name people, so that only their number may be told. */
void anno_review_progress_tell        (AnnoReviewProgress *self, const GPtrArray *problems,
                                       gboolean blind);

G_END_DECLS
