/* The differences of a whole corpus, as one list: article by article in the order that was given,
 * and in each in reading order. A list model of AnnoReviewEntry, of those that its filter lets
 * through; it grows while a thread reads (session/review-sweep).
 *
 * Of an article it keeps what its review comes to (session/review-gist), and not what that was made
 * of. The article in hand is not read: whoever has it in hand gives what they have, so that numbers
 * of clusters are theirs, and that stays until they let go of it.
 *
 * Belongs to the thread that made it. Signals:
 *   "counted" (const char *article): how much of it is decided, or what it is called, is another
 *     thing; NULL: of several, or how far the reading is, or what couldn't be read.
 */
#pragma once

#include "session/entry-filter.h"
#include "session/review-gist.h"

G_BEGIN_DECLS

#define ANNO_TYPE_REVIEW_SURVEY (anno_review_survey_get_type ())
G_DECLARE_FINAL_TYPE (AnnoReviewSurvey, anno_review_survey, ANNO, REVIEW_SURVEY, GObject)

/* How far an article is, or all of them. */
typedef struct
{
  const char *title; /* NULL for all of them */
  guint n_differences;
  guint n_decided;
} AnnoSurveyCount;

AnnoReviewSurvey *anno_review_survey_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Reads all of @articles (paths below the root) anew, for what @order says besides; entries that
 * are there go. @visit is told when the reviewer was last at work on each. */
void     anno_review_survey_begin (AnnoReviewSurvey *self, const AnnoReviewOrder *order,
                                   const char *const *articles, AnnoReviewVisit *visit);
/* Stops reading: what was read stays, and the rest isn't known. */
void     anno_review_survey_stop  (AnnoReviewSurvey *self);
/* Forgets everything. */
void     anno_review_survey_clear (AnnoReviewSurvey *self);
/* Whether it reads; how many articles were read, and how many there are. */
gboolean anno_review_survey_get_progress (AnnoReviewSurvey *self, guint *n, guint *n_all);
/* Whether all was read, and nothing is left out by having been stopped. */
gboolean anno_review_survey_is_complete (AnnoReviewSurvey *self);

/* Takes what is in hand, for that article, which is so until another one is, or NULL. */
void     anno_review_survey_take    (AnnoReviewSurvey *self, const AnnoReviewReading *reading);
/* Reads those of @articles again whose files have changed; one that isn't known yet comes at the
 * end. NULL: looks at all that were read. */
void     anno_review_survey_refresh (AnnoReviewSurvey *self, const char *const *articles);
/* That article isn't there any more. */
void     anno_review_survey_forget  (AnnoReviewSurvey *self, const char *article);

/* What is let through; copied. Where only what is in hand is another, that counts from the next
 * change of the list on. Where it asks for what all agree on for the first time, everything
 * is read again. */
void     anno_review_survey_set_filter (AnnoReviewSurvey *self, const AnnoEntryFilter *filter);

/* The place of the entry about that cluster of @article in the list; G_MAXUINT for none. */
guint    anno_review_survey_find         (AnnoReviewSurvey *self, const char *article,
                                          guint cluster);
/* The place of the first entry of @article; how many there are in *@n. G_MAXUINT for none. */
guint    anno_review_survey_find_article (AnnoReviewSurvey *self, const char *article, guint *n);
/* @article: NULL for all. FALSE where it wasn't read yet. */
gboolean anno_review_survey_count        (AnnoReviewSurvey *self, const char *article,
                                          AnnoSurveyCount *count);
/* All who have annotated any of the articles: of AnnoReviewer, by slug. */
GPtrArray *anno_review_survey_list_everybody (AnnoReviewSurvey *self) G_GNUC_WARN_UNUSED_RESULT;
/* What couldn't be read or compared: of char, each sentence once. */
GPtrArray *anno_review_survey_list_problems  (AnnoReviewSurvey *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
