#include "panels/difference-heading.h"

#include "text/isolate.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

static const AnnoReviewFacts *
nth (GListModel *model, guint n)
{
  g_autoptr (AnnoReviewEntry) entry = g_list_model_get_item (model, n);
  return anno_review_entry_get (entry); /* the list holds it */
}

char *
anno_difference_heading_of_kind (AnnoDifferenceModel *model, guint n, const char *const *names)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_MODEL (model), NULL);

  guint n_kind = anno_difference_model_count_kind (model, n);
  if (n_kind == 0)
    return NULL;
  g_autofree char *words = anno_difference_kind_describe (
      anno_review_entry_get (anno_difference_model_nth (model, n))->kind,
      names != NULL ? names[0] : NULL, names != NULL ? names[1] : NULL);
  /* Translators: a kind of difference, and how many there are. */
  return g_strdup_printf (_("%1$s (%2$u)"), words, n_kind);
}

char *
anno_difference_heading_of_article (GListModel *model, guint n, AnnoReviewSurvey *survey,
                                    char **title)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (model) && n < g_list_model_get_n_items (model), NULL);
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (survey) && title != NULL, NULL);

  const char *article = nth (model, n)->article;
  AnnoSurveyCount count;
  *title = NULL;
  if (n > 0 && g_str_equal (nth (model, n - 1)->article, article))
    return NULL;
  if (!anno_review_survey_count (survey, article, &count))
    return NULL;
  g_autofree char *clean = anno_plain_clean (count.title);
  *title = anno_isolate (clean);
  return anno_review_progress_describe (count.n_decided, count.n_differences);
}
