#include "session/review-speaker.h"

#include "session/reviewer-name.h"

/* What the colleague with that id is called over the text; NULL where nobody has it. */
static char *
find_letter (AnnoOverLayers *over, const char *id)
{
  g_auto (GStrv) slugs = anno_over_layers_list_colleagues (over);

  for (guint i = 0; slugs[i] != NULL; i++)
    {
      g_autoptr (AnnoAnnotator) who = anno_over_layers_find_annotator (over, slugs[i]);
      if (who != NULL && g_str_equal (who->id, id))
        return g_strdup (anno_over_layers_get_name (over, slugs[i]));
    }
  return NULL;
}

char *
anno_review_speaker (AnnoReview *review, const AnnoReviewRecord *record)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (review) && record != NULL, NULL);

  AnnoOverLayers *over = anno_session_get_over_layers (anno_review_get_session (review));
  char *letter = anno_over_layers_get_blind (over) ? find_letter (over, record->creator_id) : NULL;

  return letter != NULL ? letter : anno_reviewer_name (record);
}
