/* Proves review/review-verdicts: of each reviewer the last verdict counts, and who answered it. */
#include "review/review-verdicts.h"

#define TIME G_GINT64_CONSTANT (1500000000000000)

/* Records by time, each later than the one before. */
static AnnoReviewRecord *
add (GPtrArray *records, AnnoReviewKind kind, const char *who, const AnnoReviewRecord *answered)
{
  AnnoReviewRecord *record = anno_review_record_new (kind, who, who, TIME + records->len);

  record->reply_to = answered != NULL ? g_strdup (answered->id) : NULL;
  g_ptr_array_add (records, record);
  return record;
}

static GPtrArray *
records_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
}

static void
test_last_counts (void)
{
  g_autoptr (GPtrArray) records = records_new ();
  add (records, ANNO_REVIEW_VERDICT, "rita", NULL);
  AnnoReviewRecord *ned = add (records, ANNO_REVIEW_VERDICT, "ned", NULL);
  add (records, ANNO_REVIEW_COMMENT, "rita", NULL);
  AnnoReviewRecord *rita = add (records, ANNO_REVIEW_VERDICT, "rita", NULL);

  g_autoptr (GPtrArray) verdicts = anno_review_verdicts_new (records);
  g_assert_cmpuint (verdicts->len, ==, 2);
  g_assert_true (verdicts->pdata[0] == ned);
  g_assert_true (verdicts->pdata[1] == rita);
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) records = records_new ();
  add (records, ANNO_REVIEW_COMMENT, "rita", NULL);

  g_autoptr (GPtrArray) verdicts = anno_review_verdicts_new (records);
  g_assert_cmpuint (verdicts->len, ==, 0);
}

/* The reviewer's own words are no answer; of several by others the last one is. */
static void
test_answers (void)
{
  g_autoptr (GPtrArray) records = records_new ();
  AnnoReviewRecord *before = add (records, ANNO_REVIEW_VERDICT, "rita", NULL);
  AnnoReviewRecord *verdict = add (records, ANNO_REVIEW_VERDICT, "rita", NULL);
  add (records, ANNO_REVIEW_REPLY, "rita", verdict);
  add (records, ANNO_REVIEW_REPLY, "ann", before);
  add (records, ANNO_REVIEW_COMMENT, "ann", verdict); /* no reply */
  g_assert_null (anno_review_verdict_find_answer (verdict, records));
  g_assert_false (anno_review_verdict_is_answered (verdict, records, "ann"));
  g_assert_true (anno_review_verdict_is_answered (before, records, "ann"));

  add (records, ANNO_REVIEW_REPLY, "ann", verdict);
  AnnoReviewRecord *last = add (records, ANNO_REVIEW_REPLY, "ben", verdict);
  g_assert_true (anno_review_verdict_find_answer (verdict, records) == last);
  g_assert_true (anno_review_verdict_is_answered (verdict, records, "ann"));
  g_assert_true (anno_review_verdict_is_answered (verdict, records, "ben"));
  g_assert_false (anno_review_verdict_is_answered (verdict, records, "cem"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-verdicts/last-counts", test_last_counts);
  g_test_add_func ("/review-verdicts/none", test_none);
  g_test_add_func ("/review-verdicts/answers", test_answers);
  return g_test_run ();
}
