#include "review/review-verdicts.h"

/* The last of each reviewer. */
static void
add (GPtrArray *verdicts, AnnoReviewRecord *record)
{
  for (guint i = 0; i < verdicts->len; i++)
    if (g_str_equal (((AnnoReviewRecord *) verdicts->pdata[i])->creator_id, record->creator_id))
      {
        g_ptr_array_remove_index (verdicts, i);
        break;
      }
  g_ptr_array_add (verdicts, record);
}

GPtrArray *
anno_review_verdicts_new (const GPtrArray *records)
{
  g_return_val_if_fail (records != NULL, NULL);

  GPtrArray *verdicts = g_ptr_array_new ();
  for (guint i = 0; i < records->len; i++)
    {
      AnnoReviewRecord *record = records->pdata[i];
      if (record->kind == ANNO_REVIEW_VERDICT)
        add (verdicts, record);
    }
  return verdicts;
}

static gboolean
answers (const AnnoReviewRecord *record, const AnnoReviewRecord *verdict)
{
  return record->kind == ANNO_REVIEW_REPLY && g_strcmp0 (record->reply_to, verdict->id) == 0;
}

const AnnoReviewRecord *
anno_review_verdict_find_answer (const AnnoReviewRecord *verdict, const GPtrArray *records)
{
  g_return_val_if_fail (verdict != NULL && records != NULL, NULL);

  for (guint i = records->len; i > 0; i--)
    {
      const AnnoReviewRecord *record = records->pdata[i - 1];
      if (answers (record, verdict) && !g_str_equal (record->creator_id, verdict->creator_id))
        return record;
    }
  return NULL;
}

gboolean
anno_review_verdict_is_answered (const AnnoReviewRecord *verdict, const GPtrArray *records,
                                 const char *who)
{
  g_return_val_if_fail (verdict != NULL && records != NULL && who != NULL, FALSE);

  for (guint i = 0; i < records->len; i++)
    {
      const AnnoReviewRecord *record = records->pdata[i];
      if (answers (record, verdict) && g_str_equal (record->creator_id, who))
        return TRUE;
    }
  return FALSE;
}
