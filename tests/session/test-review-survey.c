/* Proves session/review-survey, with survey-slots, review-sweep, review-gist, entry-filter and
 * review-visit, and session/open-article: the differences of all articles in one list, which grows
 * while they are read, is called off, follows what changes, and shows what is asked for. */
#include "session/survey-scene.h"

#include "session/open-article.h"
#include "session/review-survey.h"

#include <string.h>

#define OLD "2017-07-10T09:00:00Z"
#define FUTURE "2999-07-10T09:00:00Z"
#define PATIENCE (30 * G_USEC_PER_SEC)

static const char *const four[] = { "c.txt", "a.txt", "deep/b.txt", "d.txt", NULL };

/* Everybody differs in c.txt and deep/b.txt, nobody has looked at a.txt, and all agree on d.txt. */
static void
fill (SurveyScene *scene)
{
  for (guint i = 0; four[i] != NULL; i++)
    survey_scene_add_article (scene, four[i]);
  survey_scene_put_layer (scene, "ann", "Ann", "c.txt", "speaker Graham; cue said; date on Sunday",
                          OLD);
  survey_scene_put_layer (scene, "ben", "Ben", "c.txt", "cue said; date Sunday", OLD);
  survey_scene_put_layer (scene, "ann", "Ann", "deep/b.txt", "speaker Others; cue said", OLD);
  survey_scene_put_layer (scene, "cem", "Cem", "deep/b.txt", "cue said; cue doubt", OLD);
  survey_scene_put_layer (scene, "ann", "Ann", "d.txt", "cue said", OLD);
  survey_scene_put_layer (scene, "ben", "Ben", "d.txt", "cue said", OLD);
}

/* What is listed, as told by items-changed alone: a list that doesn't tell all is found out. */
static GPtrArray *mirror;

static void
items_changed_cb (GListModel *model, guint at, guint removed, guint added)
{
  g_assert_cmpuint (at + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, at, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (gint) (at + i), g_list_model_get_item (model, at + i));
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
}

static AnnoReviewSurvey *
survey_new (void)
{
  AnnoReviewSurvey *survey = anno_review_survey_new ();

  g_clear_pointer (&mirror, g_ptr_array_unref);
  mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (survey, "items-changed", G_CALLBACK (items_changed_cb), NULL);
  return survey;
}

/* A turn of the main loop, which must not be the last for lack of things to do. */
static void
turn (gint64 end)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
  g_assert_cmpint (g_get_monotonic_time (), <, end);
}

static void
turn_for_a_while (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
wait (AnnoReviewSurvey *survey)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint n, n_all;

  while (anno_review_survey_get_progress (survey, &n, &n_all))
    turn (end);
}

static void
begin (AnnoReviewSurvey *survey, const SurveyScene *scene)
{
  g_autoptr (AnnoReviewVisit) visit = anno_review_visit_new ();

  anno_review_survey_begin (survey, &scene->order, four, visit);
  wait (survey);
  g_assert_true (anno_review_survey_is_complete (survey));
}

/* "c.txt Graham, deep/b.txt Others": articles, and the first words of what differs. */
static char *
list (AnnoReviewSurvey *survey)
{
  GString *out = g_string_new (NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (survey)), ==, mirror->len);
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (AnnoReviewEntry) entry = g_list_model_get_item (G_LIST_MODEL (survey), i);
      const AnnoReviewFacts *facts = anno_review_entry_get (entry);
      const char *words = SURVEY_TEXT + facts->start;
      g_assert_true (entry == mirror->pdata[i]);
      g_string_append_printf (out, "%s%s %.*s", i > 0 ? ", " : "", facts->article,
                              (int) strcspn (words, " .\n"), words);
      g_assert_cmpuint (anno_review_survey_find (survey, facts->article, facts->cluster), ==, i);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (survey), mirror->len));
  return g_string_free (out, FALSE);
}

static void
assert_lists (AnnoReviewSurvey *survey, const char *expected)
{
  g_autofree char *listed = list (survey);
  g_assert_cmpstr (listed, ==, expected);
}

static void
wait_for_list (AnnoReviewSurvey *survey, const char *expected)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autofree char *listed = list (survey);
      if (g_str_equal (listed, expected))
        return;
      if (g_get_monotonic_time () > end)
        g_assert_cmpstr (listed, ==, expected);
      turn (end + G_USEC_PER_SEC);
    }
}

static void
assert_count (AnnoReviewSurvey *survey, const char *article, guint n_decided, guint n)
{
  AnnoSurveyCount count;

  g_assert_true (anno_review_survey_count (survey, article, &count));
  g_assert_cmpuint (count.n_decided, ==, n_decided);
  g_assert_cmpuint (count.n_differences, ==, n);
}

#define ALL "c.txt Graham, c.txt on, deep/b.txt Others, deep/b.txt doubt"

static void
test_all (void)
{
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  guint n = 0, n_all = 0;
  survey_scene_init (&scene);
  fill (&scene);
  survey_scene_decide (&scene, "deep/b.txt", "Others");

  begin (survey, &scene);
  assert_lists (survey, ALL);
  assert_count (survey, "c.txt", 0, 2);
  assert_count (survey, "deep/b.txt", 1, 2);
  assert_count (survey, "a.txt", 0, 0);
  assert_count (survey, "d.txt", 0, 0);
  assert_count (survey, NULL, 1, 4);
  g_assert_false (anno_review_survey_get_progress (survey, &n, &n_all));
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (n_all, ==, 4);
  g_assert_cmpuint (anno_review_survey_find_article (survey, "deep/b.txt", &n), ==, 2);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (anno_review_survey_find_article (survey, "a.txt", &n), ==, G_MAXUINT);
  g_assert_cmpuint (anno_review_survey_find (survey, "c.txt", 99), ==, G_MAXUINT);

  g_autoptr (GPtrArray) problems = anno_review_survey_list_problems (survey);
  g_assert_cmpuint (problems->len, ==, 0);
  g_autoptr (GPtrArray) everybody = anno_review_survey_list_everybody (survey);
  g_assert_cmpuint (everybody->len, ==, 3);
  g_assert_cmpstr (((AnnoReviewer *) everybody->pdata[2])->slug, ==, "cem");
}

static void
test_left_out (void)
{
  static const char *const without[] = { "ben", NULL };
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  survey_scene_init (&scene);
  fill (&scene);
  scene.order.without = g_strdupv ((GStrv) without);

  begin (survey, &scene);
  assert_lists (survey, "deep/b.txt Others, deep/b.txt doubt");
  g_autoptr (GPtrArray) everybody = anno_review_survey_list_everybody (survey);
  g_assert_cmpstr (((AnnoReviewer *) everybody->pdata[1])->slug, ==, "ben");
  g_assert_false (((AnnoReviewer *) everybody->pdata[1])->is_compared);
}

static void
test_broken (void)
{
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  survey_scene_init (&scene);
  fill (&scene);
  survey_scene_write (&scene, "annotations/ben/c.txt.json", "{ this is no layer");
  survey_scene_write (&scene, "deep/b.txt", "\xff\xfe broken");

  begin (survey, &scene);
  assert_lists (survey, "");
  g_autoptr (GPtrArray) problems = anno_review_survey_list_problems (survey);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (problems->pdata[0], "ben"));
  g_assert_nonnull (strstr (problems->pdata[1], "b.txt"));

  /* Mended by another hand, it is there where it belongs. */
  survey_scene_add_article (&scene, "deep/b.txt");
  survey_scene_put_layer (&scene, "ben", "Ben", "c.txt", "cue said", OLD);
  anno_review_survey_refresh (survey, NULL);
  wait_for_list (survey, "c.txt Graham, c.txt on, deep/b.txt Others, deep/b.txt doubt");
  g_autoptr (GPtrArray) none = anno_review_survey_list_problems (survey);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_names_hidden (void)
{
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  survey_scene_init (&scene);
  fill (&scene);
  scene.order.blind = TRUE;

  begin (survey, &scene);
  assert_lists (survey, ALL);
  for (guint i = 0; i < mirror->len; i++)
    {
      const char *sentence = anno_review_entry_get_sentence (mirror->pdata[i]);
      g_assert_null (strstr (sentence, "Ann"));
      g_assert_null (strstr (sentence, "Ben"));
      g_assert_null (strstr (sentence, "Cem"));
    }
  g_autoptr (GPtrArray) everybody = anno_review_survey_list_everybody (survey);
  for (guint i = 0; i < everybody->len; i++)
    g_assert_cmpuint (strlen (((AnnoReviewer *) everybody->pdata[i])->name), ==, 1);
}

static void
counted_cb (AnnoReviewSurvey *survey)
{
  guint n, n_all;

  if (anno_review_survey_get_progress (survey, &n, &n_all) && n > 0)
    anno_review_survey_stop (survey);
}

/* Who stops it as soon as something is there has no more than that, whatever the thread does. */
static void
test_stop (void)
{
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  g_autoptr (AnnoReviewVisit) visit = anno_review_visit_new ();
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_free);
  guint n = 0, n_all = 0;
  survey_scene_init (&scene);
  for (guint i = 0; i < 60; i++)
    {
      char *article = g_strdup_printf ("%02u.txt", i);
      survey_scene_add_article (&scene, article);
      survey_scene_put_layer (&scene, "ann", "Ann", article, "cue said; date Sunday", OLD);
      survey_scene_put_layer (&scene, "ben", "Ben", article, "cue said", OLD);
      g_ptr_array_add (articles, article);
    }
  g_ptr_array_add (articles, NULL);

  gulong handler = g_signal_connect (survey, "counted", G_CALLBACK (counted_cb), NULL);
  anno_review_survey_begin (survey, &scene.order, (const char *const *) articles->pdata, visit);
  wait (survey);
  g_assert_false (anno_review_survey_is_complete (survey));
  g_assert_false (anno_review_survey_get_progress (survey, &n, &n_all));
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <=, 60);
  g_assert_cmpuint (n_all, ==, 60);
  g_assert_cmpuint (mirror->len, ==, n);

  /* And all of it, in order, when it is asked for again. */
  g_signal_handler_disconnect (survey, handler);
  anno_review_survey_begin (survey, &scene.order, (const char *const *) articles->pdata, visit);
  g_assert_cmpuint (mirror->len, ==, 0);
  wait (survey);
  g_assert_cmpuint (mirror->len, ==, 60);
  for (guint i = 0; i < 60; i++)
    g_assert_cmpstr (anno_review_entry_get (mirror->pdata[i])->article, ==, articles->pdata[i]);
}

/* Called off and let go of while a thread reads: nothing comes any more. */
static void
test_let_go (void)
{
  g_auto (SurveyScene) scene = { 0 };
  AnnoReviewSurvey *survey = survey_new ();
  g_autoptr (AnnoReviewVisit) visit = anno_review_visit_new ();
  survey_scene_init (&scene);
  fill (&scene);

  anno_review_survey_begin (survey, &scene.order, four, visit);
  g_object_unref (survey);
  turn_for_a_while ();
  g_assert_cmpuint (mirror->len, ==, 0);
}

/* Only what was decided of one article is another: its other rows are those that they were. */
static void
test_refresh (void)
{
  static const char *const one[] = { "deep/b.txt", NULL };
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  survey_scene_init (&scene);
  fill (&scene);
  begin (survey, &scene);
  g_autoptr (AnnoReviewEntry) others = g_object_ref (mirror->pdata[2]);
  g_autoptr (AnnoReviewEntry) doubt = g_object_ref (mirror->pdata[3]);

  survey_scene_decide (&scene, "deep/b.txt", "doubt");
  anno_review_survey_refresh (survey, one);
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (mirror->pdata[3] == doubt)
    turn (end);
  assert_lists (survey, ALL);
  g_assert_true (mirror->pdata[2] == others);
  g_assert_false (anno_review_entry_is_open (mirror->pdata[3]));
  assert_count (survey, "deep/b.txt", 1, 2);
  assert_count (survey, NULL, 1, 4);

  anno_review_survey_forget (survey, "c.txt");
  assert_lists (survey, "deep/b.txt Others, deep/b.txt doubt");
  assert_count (survey, NULL, 1, 2);

  /* One that wasn't there before. */
  static const char *const another[] = { "new.txt", NULL };
  survey_scene_add_article (&scene, "new.txt");
  survey_scene_put_layer (&scene, "ann", "Ann", "new.txt", "speaker Meyer", OLD);
  survey_scene_put_layer (&scene, "ben", "Ben", "new.txt", "", OLD);
  anno_review_survey_refresh (survey, another);
  wait_for_list (survey, "deep/b.txt Others, deep/b.txt doubt, new.txt Meyer");
}

static AnnoReviewReading *
read_article (const SurveyScene *scene, const char *article)
{
  AnnoReviewOrder order = scene->order;

  order.article = (char *) article;
  return anno_review_reading_new (&order, NULL, NULL);
}

/* What is in hand is what the window has, until it lets go: the disk doesn't matter. */
static void
test_in_hand (void)
{
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  g_autoptr (AnnoReviewVisit) visit = anno_review_visit_new ();
  survey_scene_init (&scene);
  fill (&scene);
  g_autoptr (AnnoReviewReading) reading = read_article (&scene, "deep/b.txt");

  anno_review_survey_begin (survey, &scene.order, four, visit);
  anno_review_survey_take (survey, reading);
  assert_lists (survey, "deep/b.txt Others, deep/b.txt doubt");
  survey_scene_put_layer (&scene, "cem", "Cem", "deep/b.txt", "cue said", OLD);
  wait (survey);
  assert_lists (survey, ALL);
  anno_review_survey_refresh (survey, NULL);
  turn_for_a_while ();
  assert_lists (survey, ALL);
  /* What came in meanwhile, and what was said last, is looked for as soon as it leaves the hand. */
  anno_review_survey_take (survey, NULL);
  wait_for_list (survey, "c.txt Graham, c.txt on, deep/b.txt Others");
}

static void
test_filter (void)
{
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  g_auto (AnnoEntryFilter) filter = { 0 };
  survey_scene_init (&scene);
  fill (&scene);
  survey_scene_decide (&scene, "c.txt", "Graham");
  begin (survey, &scene);

  filter.only_open = TRUE;
  anno_review_survey_set_filter (survey, &filter);
  assert_lists (survey, "c.txt on, deep/b.txt Others, deep/b.txt doubt");
  filter.kinds = 1u << ANNO_DIFFERENCE_BOUNDARY;
  anno_review_survey_set_filter (survey, &filter);
  assert_lists (survey, "c.txt on");
  filter.kinds = 0;
  filter.with_agreed = TRUE;
  anno_review_survey_set_filter (survey, &filter);
  wait (survey);
  assert_lists (survey, "c.txt said, c.txt on, deep/b.txt said, deep/b.txt Others, deep/b.txt "
                        "doubt, d.txt said");
  filter.only_open = filter.with_agreed = FALSE;
  anno_review_survey_set_filter (survey, &filter);
  assert_lists (survey, ALL);
  assert_count (survey, NULL, 1, 4);

  /* What is in hand stays, though it is decided. */
  const AnnoReviewFacts *doubt = anno_review_entry_get (mirror->pdata[3]);
  static const char *const one[] = { "deep/b.txt", NULL };
  filter.only_open = TRUE;
  anno_entry_filter_hold (&filter, doubt->article, doubt->cluster);
  anno_review_survey_set_filter (survey, &filter);
  survey_scene_decide (&scene, "deep/b.txt", "doubt");
  survey_scene_decide (&scene, "deep/b.txt", "Others");
  anno_review_survey_refresh (survey, one);
  wait_for_list (survey, "c.txt on, deep/b.txt doubt");
}

/* Rita was in c.txt; since then Ben has marked something else there. In deep/b.txt she never was.
 */
static void
test_only_new (void)
{
  g_auto (SurveyScene) scene = { 0 };
  g_autoptr (AnnoReviewSurvey) survey = survey_new ();
  g_autoptr (AnnoReviewVisit) visit = anno_review_visit_new ();
  g_auto (AnnoEntryFilter) filter = { 0 };
  survey_scene_init (&scene);
  fill (&scene);
  survey_scene_decide (&scene, "c.txt", "Graham");
  anno_review_survey_begin (survey, &scene.order, four, visit);
  wait (survey);
  filter.visit = anno_review_visit_ref (visit);
  anno_review_survey_set_filter (survey, &filter);
  assert_lists (survey, "deep/b.txt Others, deep/b.txt doubt");

  /* What she does now makes nothing old. */
  static const char *const both[] = { "c.txt", "deep/b.txt", NULL };
  survey_scene_decide (&scene, "deep/b.txt", "Others");
  survey_scene_put_layer (&scene, "ben", "Ben", "c.txt", "cue said; date Sunday; speaker Meyer",
                          FUTURE);
  anno_review_survey_refresh (survey, both);
  wait_for_list (survey, "c.txt on, c.txt Meyer, deep/b.txt Others, deep/b.txt doubt");
}

static void
test_entries (void)
{
  g_auto (SurveyScene) scene = { 0 };
  survey_scene_init (&scene);
  fill (&scene);
  g_autoptr (AnnoReviewReading) a = read_article (&scene, "c.txt");
  g_autoptr (AnnoReviewReading) b = read_article (&scene, "c.txt");
  survey_scene_decide (&scene, "c.txt", "Graham");
  g_autoptr (AnnoReviewReading) c = read_article (&scene, "c.txt");
  const GPtrArray *first = anno_review_reading_get_entries (a);
  guint n_changed = 0;

  for (guint i = 0; i < first->len; i++)
    {
      AnnoReviewEntry *entry = first->pdata[i];
      g_assert_true (
          anno_review_entry_equal (entry, anno_review_reading_get_entries (b)->pdata[i]));
      n_changed += !anno_review_entry_equal (entry, anno_review_reading_get_entries (c)->pdata[i]);
      g_assert_cmpint (anno_review_entry_compare_places (entry, entry), ==, 0);
      if (i > 0)
        g_assert_false (anno_review_entry_equal (entry, first->pdata[i - 1]));
    }
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (anno_review_reading_get_last_act (a), ==, 0);
  g_assert_cmpint (anno_review_reading_get_last_act (c), >, 0);
}

static void
assert_next (const SurveyScene *scene, const char *after, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = anno_open_article_find (&scene->order, four, after, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_next_open (void)
{
  g_auto (SurveyScene) scene = { 0 };
  survey_scene_init (&scene);
  fill (&scene);

  assert_next (&scene, "c.txt", "deep/b.txt");
  assert_next (&scene, "deep/b.txt", "c.txt");
  assert_next (&scene, "d.txt", "c.txt");
  assert_next (&scene, NULL, "c.txt");
  assert_next (&scene, "not-there.txt", "c.txt");
  survey_scene_decide (&scene, "c.txt", NULL);
  assert_next (&scene, "d.txt", "c.txt");
  survey_scene_decide (&scene, "c.txt", NULL);
  assert_next (&scene, "d.txt", "deep/b.txt");
  assert_next (&scene, "deep/b.txt", NULL);
  survey_scene_write (&scene, "deep/b.txt", "\xff broken");
  assert_next (&scene, "d.txt", NULL);

  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancelled);
  g_assert_null (anno_open_article_find (&scene.order, four, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-survey/all", test_all);
  g_test_add_func ("/review-survey/left-out", test_left_out);
  g_test_add_func ("/review-survey/broken", test_broken);
  g_test_add_func ("/review-survey/names-hidden", test_names_hidden);
  g_test_add_func ("/review-survey/stop", test_stop);
  g_test_add_func ("/review-survey/let-go", test_let_go);
  g_test_add_func ("/review-survey/refresh", test_refresh);
  g_test_add_func ("/review-survey/in-hand", test_in_hand);
  g_test_add_func ("/review-survey/filter", test_filter);
  g_test_add_func ("/review-survey/only-new", test_only_new);
  g_test_add_func ("/review-survey/entries", test_entries);
  g_test_add_func ("/review-survey/next-open", test_next_open);
  int status = g_test_run ();
  g_clear_pointer (&mirror, g_ptr_array_unref);
  return status;
}
