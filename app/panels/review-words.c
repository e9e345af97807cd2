#include "panels/review-words.h"

#include <glib/gi18n-lib.h>

const char *
anno_review_explain (const AnnoReviewReading *reading, AnnoReviewShown shown)
{
  g_return_val_if_fail (reading != NULL, NULL);

  const AnnoReviewCase *one = anno_review_reading_get_case (reading);
  if (one == NULL)
    return _("Nobody has annotated this article.");
  if (anno_review_reading_get_entries (reading)->len == 0)
    return _("Nobody has marked anything in this article.");
  if (!shown.is_empty)
    return NULL;
  if (one->sides->len < 2)
    return _("It takes two annotators to differ. Choose who is compared above.");
  if (shown.only_new)
    return _("Nothing in this article is new since your last visit.");
  return anno_review_reading_get_state (reading)->n_differences > 0
             ? _("All differences in this article are decided.")
             : _("All whose annotations are compared agree in this article.");
}

const char *
anno_review_explain_all (AnnoReviewSurvey *survey, AnnoReviewShown shown)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (survey), NULL);

  AnnoSurveyCount count;
  guint n, n_all;
  if (!shown.is_empty)
    return NULL;
  if (anno_review_survey_get_progress (survey, &n, &n_all))
    return _("Looking for differences…");
  if (!anno_review_survey_is_complete (survey))
    return _("No differences were found before you stopped it.");
  if (shown.only_new)
    return _("Nothing is new since your last visit.");
  anno_review_survey_count (survey, NULL, &count);
  return count.n_differences > 0 ? _("All differences are decided.")
                                 : _("There are no differences in any article.");
}
