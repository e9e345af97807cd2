/* What is to be seen where no differences are listed, and why: NULL where some are. */
#pragma once

#include "session/review-survey.h"

G_BEGIN_DECLS

/* What a list shows. */
typedef struct
{
  gboolean is_empty;
  gboolean only_new;
} AnnoReviewShown;

/* Of one article. */
const char *anno_review_explain     (const AnnoReviewReading *reading, AnnoReviewShown shown);
/* Of all articles. */
const char *anno_review_explain_all (AnnoReviewSurvey *survey, AnnoReviewShown shown);

G_END_DECLS
