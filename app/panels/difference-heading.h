/* Headings of a list of differences: above the first of a kind, or of an article. */
#pragma once

#include "panels/difference-model.h"
#include "session/review-survey.h"

G_BEGIN_DECLS

/* "Other tag (3)", above the first of several of a kind that stand together; NULL above others.
 * @names: of the two people, or NULL. */
char *anno_difference_heading_of_kind    (AnnoDifferenceModel *model, guint n,
                                          const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
/* "3 of 12 decided", above the first of an article; NULL above others. @model: of AnnoReviewEntry.
 * *@title: what the article is called, to be shown as it is; NULL above others. */
char *anno_difference_heading_of_article (GListModel *model, guint n, AnnoReviewSurvey *survey,
                                          char **title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
