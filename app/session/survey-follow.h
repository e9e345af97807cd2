/* Keeps a survey (session/review-survey) true to the review of a window: it goes through the
 * articles in the order of the window's list, for the same people; takes what is in hand from the
 * review; and reads again what was said elsewhere, or changed on the disk.
 *
 * It reads only while it is on. Signals of the survey tell what comes of it.
 */
#pragma once

#include "session/review-survey.h"
#include "session/review.h"

G_BEGIN_DECLS

typedef struct _AnnoSurveyFollow AnnoSurveyFollow;

AnnoSurveyFollow *anno_survey_follow_new  (AnnoReview *review, AnnoReviewSurvey *survey)
    G_GNUC_WARN_UNUSED_RESULT;
void              anno_survey_follow_free (AnnoSurveyFollow *self);

/* Reads everything anew, or forgets it. */
void anno_survey_follow_set_on (AnnoSurveyFollow *self, gboolean on);
/* Looks whether what was read has changed on the disk, as when the window comes to the front. */
void anno_survey_follow_check  (AnnoSurveyFollow *self);

/* All articles of the corpus: those that the window lists in that order, and then the others, by
 * their place; NULL-terminated. */
GStrv anno_survey_follow_list_articles (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSurveyFollow, anno_survey_follow_free)

G_END_DECLS
