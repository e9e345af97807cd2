/* Proves session/review-bulk: what is decided at once is what was asked for, and nobody's word is
 * gone over. */
#include "session/colleague-work.h"
#include "session/corpus-scene.h"

#include "formats/tagset-file.h"
#include "session/review-bulk.h"
#include "session/review-entries.h"
#include "session/review-reading.h"

#include <string.h>

static AnnoReviewReading *
read_all (CorpusScene *scene)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  const AnnoReviewOrder order = { scene->root, (char *) "a.txt", NULL, tagset, NULL };
  return anno_review_reading_new (&order, NULL, NULL);
}

static AnnoReviewDesk
desk_of (AnnoReviewReading *reading, const AnnoReviewState *state)
{
  return (AnnoReviewDesk){ anno_review_reading_get_compare (reading), state,
                           anno_review_reading_get_case (reading)->article, "urn:rita", "Rita" };
}

/* "urn:a2 urn:b4": the first of what each accepts. */
static char *
list_accepted (const GPtrArray *records)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const AnnoReviewRecord *record = records->pdata[i];
      g_assert_cmpint (record->decision, ==, ANNO_DECISION_ACCEPT);
      for (guint k = 0; k < record->judged->len; k++)
        {
          const AnnoJudged *judged = record->judged->pdata[k];
          if (judged->accepted)
            g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "",
                                    anno_span_get_id (judged->span) + strlen ("urn:"));
        }
    }
  return g_strdup (out->str);
}

static void
assert_bulk (AnnoReviewReading *reading, const GPtrArray *entries, const AnnoReviewState *state,
             guint layer, const char *tag, const char *wanted)
{
  const AnnoReviewBulk bulk = { layer, tag };
  const AnnoReviewDesk desk = desk_of (reading, state);

  for (guint half = 0; half <= entries->len; half++)
    {
      g_autoptr (GPtrArray) records
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
      anno_review_bulk_add (&bulk, &desk, entries, 0, half, records);
      anno_review_bulk_add (&bulk, &desk, entries, half, entries->len, records);
      g_autofree char *found = list_accepted (records);
      g_assert_cmpstr (found, ==, wanted);
    }
}

static void
assert_of (AnnoReviewReading *reading, guint layer, const char *tag, const char *wanted)
{
  assert_bulk (reading, anno_review_reading_get_entries (reading),
               anno_review_reading_get_state (reading), layer, tag, wanted);
}

static void
put_three (CorpusScene *scene)
{
  colleague_work_put (scene->root, "a.txt", "anna", "Anna",
                      "a1 speaker 0-7; a2 cue 16-23; a3 claim 32-47; a4 cue 56-63");
  colleague_work_put (scene->root, "a.txt", "ben", "Ben",
                      "b1 speaker 0-7; b2 cue 16-23; b3 claim 32-55");
  colleague_work_put (scene->root, "a.txt", "cem", "Cem",
                      "c1 speaker 0-7; c2 speaker 16-23; c5 date 80-87");
}

static void
test_majority (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_three (scene);
  g_autoptr (AnnoReviewReading) reading = read_all (scene);
  /* Two of three have a cue at 16-23; nothing else has more than half. */
  assert_of (reading, G_MAXUINT, NULL, "a2 b2");
  assert_of (reading, G_MAXUINT, g_intern_static_string ("claim"), "");
}

/* What two have alike is a majority of three, and not of four. */
static void
test_half (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_three (scene);
  colleague_work_put (scene->root, "a.txt", "dora", "Dora", "d1 speaker 0-7");
  g_autoptr (AnnoReviewReading) reading = read_all (scene);
  assert_of (reading, G_MAXUINT, NULL, "");
}

static void
test_one_person (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_three (scene);
  g_autoptr (AnnoReviewReading) reading = read_all (scene);
  assert_of (reading, 0, NULL, "a2 b2 a3 a4");
  assert_of (reading, 0, "cue", "a2 b2 a4");
  assert_of (reading, 1, NULL, "a2 b2 b3");
  assert_of (reading, 2, NULL, "c2 c5");
  assert_of (reading, 2, "claim", "");
}

static void
add (GPtrArray *records, AnnoReviewReading *reading, guint cluster, const char *who,
     AnnoDecision decision)
{
  AnnoReviewDesk desk = desk_of (reading, anno_review_reading_get_state (reading));
  const guint first[] = { 0 };
  desk.creator_id = who;
  AnnoReviewRecord *record = anno_review_act_decide (
      &desk, cluster, decision, first, decision == ANNO_DECISION_ACCEPT ? 1 : 0, NULL, NULL);
  g_assert_nonnull (record);
  g_ptr_array_add (records, record);
}

/* Decided, contested and unsure are left alone; skipped isn't. */
static void
test_said_before (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  colleague_work_put (scene->root, "a.txt", "anna", "Anna",
                      "a1 cue 0-7; a2 cue 16-23; a3 cue 32-39; a4 cue 48-55; a5 cue 64-71");
  colleague_work_put (scene->root, "a.txt", "ben", "Ben", "");
  g_autoptr (AnnoReviewReading) reading = read_all (scene);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  add (records, reading, 0, "urn:uli", ANNO_DECISION_ACCEPT);
  add (records, reading, 1, "urn:uli", ANNO_DECISION_ACCEPT);
  add (records, reading, 1, "urn:ute", ANNO_DECISION_NEITHER);
  add (records, reading, 2, "urn:uli", ANNO_DECISION_UNSURE);
  add (records, reading, 3, "urn:uli", ANNO_DECISION_SKIP);
  g_autoptr (AnnoReviewState) state
      = anno_review_state_new (anno_review_reading_get_compare (reading), records);
  g_autoptr (AnnoReviewBasis) basis = anno_review_basis_new (&(AnnoReviewOrder){
      scene->root, (char *) "a.txt", NULL, anno_review_reading_get_case (reading)->tagset, NULL });
  g_autoptr (GPtrArray) entries = anno_review_entries_new (basis, state);
  assert_bulk (reading, entries, state, 0, NULL, "a4 a5");
}

int
main (int argc, char *argv[])
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/review-bulk/majority", test_majority);
  g_test_add_func ("/review-bulk/half", test_half);
  g_test_add_func ("/review-bulk/one-person", test_one_person);
  g_test_add_func ("/review-bulk/said-before", test_said_before);
  return g_test_run ();
}
