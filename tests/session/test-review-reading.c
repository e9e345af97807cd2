/* Proves session/review-reading, review-basis, review-entries and review-entry: what two and what
 * six people marked is told kind by kind, with what was decided, hostile names and hidden ones. */
#include "session/colleague-work.h"
#include "session/corpus-scene.h"

#include "formats/tagset-file.h"
#include "review/review-acts.h"
#include "session/review-entries.h"
#include "session/review-entry.h"
#include "session/review-reading.h"
#include "session/reviewer-name.h"

#include <string.h>

/* 4000 words of 7 letters. */
#define ARTICLE "a.txt"
#define RITA "urn:rita"

static AnnoReviewReading *
read_with (CorpusScene *scene, GHashTable *names, const char *const *without)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  const AnnoReviewOrder order = { scene->root, (char *) ARTICLE, (GStrv) without, tagset, names };
  g_autoptr (GError) error = NULL;
  AnnoReviewReading *reading = anno_review_reading_new (&order, NULL, &error);

  g_assert_no_error (error);
  return reading;
}

static AnnoReviewReading *
read_all (CorpusScene *scene)
{
  return read_with (scene, NULL, NULL);
}

/* Without what isolates names and quotes. */
static char *
plain (const char *words)
{
  g_autoptr (GString) out = g_string_new (words);
  g_string_replace (out, "\342\201\250", "", 0);
  g_string_replace (out, "\342\201\251", "", 0);
  return g_strdup (out->str);
}

static AnnoReviewEntry *
nth (AnnoReviewReading *reading, guint n)
{
  const GPtrArray *entries = anno_review_reading_get_entries (reading);
  g_assert_cmpuint (n, <, entries->len);
  return entries->pdata[n];
}

static void
assert_says (AnnoReviewReading *reading, guint n, AnnoDifferenceKind kind, const char *wanted)
{
  g_autofree char *said = plain (anno_review_entry_get_sentence (nth (reading, n)));

  g_assert_cmpint (anno_review_entry_get (nth (reading, n))->kind, ==, kind);
  g_assert_cmpstr (said, ==, wanted);
}

static void
put_two (CorpusScene *scene)
{
  colleague_work_put (scene->root, ARTICLE, "anna", "Anna",
                      "a1 speaker 0-7; a2 cue 16-23; a3 claim 32-47; a4 speaker 56-63 "
                      "role=chair; a5 claim 80-95 said-by>urn:a1; a6 cue 112-119; a7 cue 160-167");
  colleague_work_put (scene->root, ARTICLE, "ben", "Ben",
                      "b1 speaker 0-7; b2 speaker 16-23; b3 claim 32-55; b4 speaker 56-63 "
                      "role=host; b5 claim 80-95 said-by>urn:b4; b7 cue 136-143; b8 cue 160-167");
}

static void
test_two (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_two (scene);
  g_autoptr (AnnoReviewReading) reading = read_all (scene);

  g_assert_cmpuint (anno_review_reading_get_problems (reading)->len, ==, 0);
  g_assert_cmpuint (anno_review_reading_get_entries (reading)->len, ==, 8);
  assert_says (reading, 0, ANNO_DIFFERENCE_TAG,
               "Anna: Cue, “wo00002”; Ben: Speaker, “wo00002”; the tag differs");
  assert_says (reading, 1, ANNO_DIFFERENCE_BOUNDARY,
               "Anna: Claim, “wo00004 wo00005”; Ben: Claim, “wo00004 wo00005 wo00006”; "
               "end differs by 8");
  assert_says (reading, 2, ANNO_DIFFERENCE_ONLY_A, "Anna: Cue, “wo00014”; Ben: nothing here");
  assert_says (reading, 3, ANNO_DIFFERENCE_ONLY_B, "Ben: Cue, “wo00017”; Anna: nothing here");
  assert_says (reading, 4, ANNO_DIFFERENCE_FIELD,
               "Anna and Ben: Speaker, “wo00007”; Role: Anna has chair, Ben has host");
  assert_says (reading, 5, ANNO_DIFFERENCE_LINK,
               "Anna and Ben: Claim, “wo00010 wo00011”; Said by: Anna has “wo00000”, Ben has "
               "“wo00007”");
  assert_says (reading, 6, ANNO_DIFFERENCE_SAME, "Anna and Ben: Speaker, “wo00000”; the same");
  assert_says (reading, 7, ANNO_DIFFERENCE_SAME, "Anna and Ben: Cue, “wo00020”; the same");
}

/* What is disputed, and where all of it is. */
static void
test_facts (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_two (scene);
  g_autoptr (AnnoReviewReading) reading = read_all (scene);
  const AnnoReviewFacts *facts = anno_review_entry_get (nth (reading, 1));

  g_assert_cmpstr (facts->article, ==, ARTICLE);
  g_assert_cmpuint (facts->start, ==, 32);
  g_assert_cmpuint (facts->end, ==, 55);
  g_assert_cmpuint (facts->n_with, ==, 2);
  g_assert_cmpuint (facts->n_of, ==, 2);
  g_assert_nonnull (facts->disputed);
  g_assert_cmpuint (facts->disputed->len, ==, 1);
  g_assert_cmpuint (g_array_index (facts->disputed, AnnoRange, 0).start, ==, 47);
  g_assert_cmpuint (g_array_index (facts->disputed, AnnoRange, 0).end, ==, 55);
  g_assert_null (anno_review_entry_get (nth (reading, 0))->disputed);
  g_assert_true (anno_review_entry_is_open (nth (reading, 0)));
  g_assert_false (anno_review_entry_is_open (nth (reading, 6)));
}

static void
test_six (void)
{
  static const char *const slugs[] = { "anna", "ben", "cem", "dora", "emil", "fay" };
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      g_autofree char *spans
          = g_strdup_printf ("%s1 %s 0-7%s%s", slugs[i], i < 4 ? "speaker" : "cue",
                             i < 2 ? " role=chair" : "", i == 3 ? "; d2 claim 80-95" : "");
      colleague_work_put (scene->root, ARTICLE, slugs[i], slugs[i], spans);
    }
  g_autoptr (AnnoReviewReading) reading = read_all (scene);
  g_assert_cmpuint (anno_review_reading_get_entries (reading)->len, ==, 2);
  assert_says (reading, 0, ANNO_DIFFERENCE_TAG,
               "4 of 6: Speaker, “wo00000”; 2 of 6: Cue, “wo00000”; Role: 2 : 2");
  assert_says (reading, 1, ANNO_DIFFERENCE_SOME,
               "1 of 6: Claim, “wo00010 wo00011”; nothing here: anna, ben, cem, emil, fay");

  /* Who is left out is known still. */
  const char *without[] = { "cem", "dora", "emil", "fay", NULL };
  g_autoptr (AnnoReviewReading) two = read_with (scene, NULL, without);
  g_assert_cmpuint (anno_review_reading_get_everybody (two)->len, ==, 6);
  g_assert_cmpuint (anno_review_reading_get_case (two)->sides->len, ==, 2);
  assert_says (two, 0, ANNO_DIFFERENCE_SAME, "anna and ben: Speaker, “wo00000”; the same");
}

/* Letters come in their own order, not in that of the folders behind them. */
static void
test_hidden_names (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_two (scene);
  colleague_work_write (scene->root, "annotations/cem/a.txt.json", "broken");
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (names, (char *) "anna", (char *) "B");
  g_hash_table_insert (names, (char *) "ben", (char *) "A");
  g_hash_table_insert (names, (char *) "cem", (char *) "C");
  g_autoptr (AnnoReviewReading) reading = read_with (scene, names, NULL);

  assert_says (reading, 0, ANNO_DIFFERENCE_TAG,
               "A: Speaker, “wo00002”; B: Cue, “wo00002”; the tag differs");
  const GPtrArray *everybody = anno_review_reading_get_everybody (reading);
  for (guint i = 0; i < 3; i++)
    {
      const char letter[] = { (char) ('A' + i), '\0' };
      g_assert_cmpstr (((const AnnoReviewer *) everybody->pdata[i])->name, ==, letter);
    }
  const GPtrArray *problems = anno_review_reading_get_problems (reading);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_null (strstr (problems->pdata[0], "cem"));
  g_autoptr (AnnoReviewReading) open = read_all (scene);
  g_assert_cmpuint (anno_review_reading_get_problems (open)->len, ==, 1);
  g_assert_nonnull (strstr (anno_review_reading_get_problems (open)->pdata[0], "cem"));
}

static GPtrArray *
decide (AnnoReviewReading *reading, guint n, AnnoDecision decision, const char *who,
        const char *why)
{
  const AnnoReviewDesk desk
      = { anno_review_reading_get_compare (reading), anno_review_reading_get_state (reading),
          anno_review_reading_get_case (reading)->article, RITA, who };
  const guint first = 0;
  guint cluster = anno_review_entry_get (nth (reading, n))->cluster;
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  AnnoReviewRecord *record = anno_review_act_decide (
      &desk, cluster, decision, &first, decision == ANNO_DECISION_ACCEPT ? 1 : 0, NULL, why);

  g_assert_nonnull (record);
  g_ptr_array_add (records, record);
  g_ptr_array_add (records, anno_review_act_comment (&desk, cluster, "Why that?"));
  return records;
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(AnnoReviewReading **) data = anno_review_reading_new_finish (result, NULL);
}

static AnnoReviewReading *
renew (AnnoReviewReading *reading, GPtrArray *records)
{
  AnnoReviewReading *renewed = NULL;

  anno_review_reading_renew_async (reading, records, NULL, renewed_cb, &renewed);
  while (renewed == NULL)
    g_main_context_iteration (NULL, TRUE);
  return renewed;
}

static void
test_decided (void)
{
  static const struct
  {
    AnnoDecision decision;
    AnnoReviewStatus status;
    const char *said;
  } cases[] = {
    { ANNO_DECISION_ACCEPT, ANNO_STATUS_DECIDED,
      "Rita: as Anna has it. “As the guideline has it”" },
    { ANNO_DECISION_NEITHER, ANNO_STATUS_DECIDED,
      "Rita: nothing is to be marked here. “As the guideline has it”" },
    { ANNO_DECISION_SKIP, ANNO_STATUS_SKIPPED, "Rita: later. “As the guideline has it”" },
    { ANNO_DECISION_UNSURE, ANNO_STATUS_UNSURE, "Rita: unsure. “As the guideline has it”" },
  };
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_two (scene);
  g_autoptr (AnnoReviewReading) reading = read_all (scene);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) records
          = decide (reading, 0, cases[i].decision, "Rita", "As the guideline has it");
      g_autoptr (AnnoReviewReading) renewed = renew (reading, records);
      const AnnoReviewFacts *facts = anno_review_entry_get (nth (renewed, 0));
      g_autofree char *said = plain (facts->decided);
      g_autofree char *all = anno_review_entry_describe (nth (renewed, 0));
      g_assert_cmpint (facts->status, ==, cases[i].status);
      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_cmpuint (facts->n_threads, ==, 1);
      g_assert_cmpuint (facts->n_unresolved, ==, 1);
      g_assert_nonnull (strstr (all, anno_review_status_describe (facts->status)));
      g_assert_true (g_str_has_suffix (all, "1 open comment"));
      /* What the first one has is as it was. */
      g_assert_null (anno_review_entry_get (nth (reading, 0))->decided);
      g_assert_true (anno_review_reading_get_case (renewed)
                     == anno_review_reading_get_case (reading));
    }
}

/* Entries are good for as long as somebody holds them, whatever became of the reading. */
static void
test_entry_outlives_reading (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_two (scene);
  AnnoReviewReading *reading = read_all (scene);
  g_autoptr (AnnoReviewEntry) entry = g_object_ref (nth (reading, 2));

  anno_review_reading_unref (reading);
  g_autofree char *said = plain (anno_review_entry_get_sentence (entry));
  g_assert_cmpstr (said, ==, "Anna: Cue, “wo00014”; Ben: nothing here");
}

static void
test_hostile_names (void)
{
  static const char *const hostile[]
      = { "<b>Ann</b> & Co", "Ann\342\200\256nnA", "%s%n", "\n\n", "" };
  g_autofree char *endless = g_strnfill (10000, 'x');
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  for (guint i = 0; i <= G_N_ELEMENTS (hostile); i++)
    {
      const char *name = i < G_N_ELEMENTS (hostile) ? hostile[i] : endless;
      put_two (scene);
      colleague_work_put (scene->root, ARTICLE, "anna", name, "a2 cue 16-23");
      g_autoptr (AnnoReviewReading) reading = read_all (scene);
      g_autoptr (GPtrArray) records
          = decide (reading, 0, ANNO_DECISION_ACCEPT, name, "\342\200\256why");
      g_autoptr (AnnoReviewReading) renewed = renew (reading, records);
      g_autofree char *said = anno_review_entry_describe (nth (renewed, 0));
      g_autofree char *who = anno_reviewer_name (records->pdata[0]);
      g_assert_cmpint (g_utf8_strlen (said, -1), <, 600);
      g_assert_null (strstr (said, "\342\200\256"));
      g_assert_null (strchr (said, '\n'));
      g_assert_cmpint (g_utf8_strlen (who, -1), <=, 80);
      g_assert_cmpint (*who, !=, '\0');
      if (i == 0)
        g_assert_nonnull (strstr (said, "<b>Ann</b> & Co"));
    }
}

/* Nobody, one alone, and what can't be read. */
static void
test_few (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (AnnoReviewReading) nobody = read_all (scene);
  g_assert_null (anno_review_reading_get_case (nobody));
  g_assert_null (anno_review_reading_get_state (nobody));
  g_assert_cmpuint (anno_review_reading_get_entries (nobody)->len, ==, 0);

  colleague_work_put (scene->root, ARTICLE, "anna", "Anna", "a1 speaker 0-7");
  g_autoptr (AnnoReviewReading) one = read_all (scene);
  assert_says (one, 0, ANNO_DIFFERENCE_SAME, "1 of 1: Speaker, “wo00000”");

  colleague_work_write (scene->root, "annotations/ben/a.txt.json", "{");
  colleague_work_write (scene->root, "reviews/rita/a.txt.json", "{");
  g_autoptr (AnnoReviewReading) broken = read_all (scene);
  g_assert_cmpuint (anno_review_reading_get_problems (broken)->len, ==, 2);
  g_assert_cmpuint (anno_review_reading_get_everybody (broken)->len, ==, 2);
  g_assert_cmpuint (anno_review_reading_get_case (broken)->sides->len, ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  put_two (scene);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  const AnnoReviewOrder order = { scene->root, (char *) ARTICLE, NULL, tagset, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (anno_review_reading_new (&order, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/review-reading/two", test_two);
  g_test_add_func ("/review-reading/facts", test_facts);
  g_test_add_func ("/review-reading/six", test_six);
  g_test_add_func ("/review-reading/hidden-names", test_hidden_names);
  g_test_add_func ("/review-reading/decided", test_decided);
  g_test_add_func ("/review-reading/entry-outlives-reading", test_entry_outlives_reading);
  g_test_add_func ("/review-reading/hostile-names", test_hostile_names);
  g_test_add_func ("/review-reading/few", test_few);
  g_test_add_func ("/review-reading/cancelled", test_cancelled);
  return g_test_run ();
}
