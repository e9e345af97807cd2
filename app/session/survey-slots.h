/* The articles of a survey (session/review-survey.h), in order, each with what its review comes to
 * and which entries of that are listed: places in the list, and what there is over all of them.
 *
 * Nothing is told here. Belongs to one thread.
 */
#pragma once

#include "session/entry-filter.h"
#include "session/review-gist.h"

G_BEGIN_DECLS

/* An article. */
typedef struct
{
  char *article;
  guint place;          /* among the slots */
  AnnoReviewGist *gist; /* NULL until it is read */
  GPtrArray *shown;     /* of AnnoReviewEntry: what is listed of it */
  guint start;          /* the place of the first of these in the list */
} AnnoSurveySlot;

typedef struct _AnnoSurveySlots AnnoSurveySlots;

AnnoSurveySlots *anno_survey_slots_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void             anno_survey_slots_free   (AnnoSurveySlots *self);

guint            anno_survey_slots_get_n  (const AnnoSurveySlots *self);
AnnoSurveySlot  *anno_survey_slots_get    (const AnnoSurveySlots *self, guint place);
/* @article may be NULL; NULL where it isn't there. */
AnnoSurveySlot  *anno_survey_slots_find   (const AnnoSurveySlots *self, const char *article);
/* The slot of @article, at the end where it wasn't there. */
AnnoSurveySlot  *anno_survey_slots_add    (AnnoSurveySlots *self, const char *article);
void             anno_survey_slots_remove (AnnoSurveySlots *self, const char *article);
void             anno_survey_slots_clear  (AnnoSurveySlots *self);

/* How many entries are listed, and the one at that place: with a reference, or NULL. */
guint            anno_survey_slots_get_n_items (const AnnoSurveySlots *self);
AnnoReviewEntry *anno_survey_slots_get_item    (const AnnoSurveySlots *self, guint position);

/* Lists what @filter lets through of the @n slots from @first. Entries that say the same as before
 * stay those that they were. */
void anno_survey_slots_sift (AnnoSurveySlots *self, guint first, guint n,
                             const AnnoEntryFilter *filter);

/* All who have annotated any of the articles: of AnnoReviewer, by slug, each once. */
GPtrArray *anno_survey_slots_list_everybody (const AnnoSurveySlots *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* What couldn't be read or compared: of char, each sentence once. */
GPtrArray *anno_survey_slots_list_problems  (const AnnoSurveySlots *self)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSurveySlots, anno_survey_slots_free)

G_END_DECLS
