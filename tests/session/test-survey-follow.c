/* Proves session/survey-follow: the list of all articles goes in the order of the window's list,
 * has of the article in hand what the review has, and follows what is said and what changes
 * elsewhere. */
#include "corpus-scene.h"

#include "session/over-follow.h"
#include "session/review-keeper.h"
#include "session/survey-follow.h"
#include "session/verbs.h"

static const struct
{
  const char *id;
  const char *name;
  const char *slug;
} people[] = {
  { "urn:uuid:22222222-2222-4222-8222-222222222222", "Ben Example", "ben-example" },
  { "urn:uuid:33333333-3333-4333-8333-333333333333", "Cara Example", "cara-example" },
};

/* A colleague's work: words of those numbers are claims. */
static void
write_theirs (CorpusScene *scene, guint who, const char *article, guint first, guint n)
{
  g_autoptr (CorpusScene) other = corpus_scene_at (scene->root);

  anno_annotator_free (other->annotator);
  other->annotator = anno_annotator_new (people[who].id, people[who].name, people[who].slug);
  corpus_scene_open (other);
  for (guint i = 0; i < n; i++)
    corpus_scene_mark (other, article, first + i);
  g_assert_true (corpus_scene_save (other, NULL));
}

static AnnoSession *session;
static AnnoReview *review;
static AnnoReviewSurvey *survey;
static AnnoSurveyFollow *follow;

/* Two of a.txt and one of deep/c.txt are Ben's alone. */
static CorpusScene *
begin (void)
{
  CorpusScene *scene = corpus_scene_new ();

  write_theirs (scene, 0, "a.txt", 0, 3);
  write_theirs (scene, 1, "a.txt", 2, 1);
  write_theirs (scene, 0, "deep/c.txt", 0, 1);
  write_theirs (scene, 1, "deep/c.txt", 100, 1);
  corpus_scene_open (scene);
  session = anno_session_new (scene->corpus);
  anno_over_follow (session);
  review = anno_review_new (session);
  survey = anno_review_survey_new ();
  follow = anno_survey_follow_new (review, survey);
  return scene;
}

static gboolean
is_gone (CorpusScene *scene)
{
  return session == NULL;
}

static void
end (CorpusScene *scene)
{
  AnnoSession *ended = session;

  g_clear_pointer (&follow, anno_survey_follow_free);
  g_clear_object (&survey);
  g_clear_object (&review);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (ended);
  corpus_scene_wait (scene, is_gone);
  corpus_scene_free (scene);
}

static const char *wanted; /* what is in hand */
static guint n_wanted;     /* entries */
static guint n_decided_wanted;

static gboolean
has_wanted (CorpusScene *scene)
{
  const AnnoReviewReading *reading = anno_review_get_reading (review);
  AnnoSurveyCount count;

  anno_review_survey_count (survey, NULL, &count);
  return anno_review_survey_is_complete (survey) && reading != NULL
         && g_str_equal (anno_review_reading_get_article (reading), wanted)
         && g_list_model_get_n_items (G_LIST_MODEL (survey)) == n_wanted
         && count.n_decided == n_decided_wanted
         /* It may be read in its file before it is a step. */
         && !anno_review_keeper_is_busy (anno_review_keeper_get (scene->corpus));
}

static void
expect (CorpusScene *scene, const char *in_hand, guint n, guint n_decided)
{
  wanted = in_hand;
  n_wanted = n;
  n_decided_wanted = n_decided;
  corpus_scene_wait (scene, has_wanted);
}

static void
open_all (CorpusScene *scene)
{
  anno_session_open (session, "a.txt");
  anno_review_set_active (review, TRUE);
  anno_survey_follow_set_on (follow, TRUE);
  expect (scene, "a.txt", 4, 0);
}

static void
decide (guint cluster)
{
  g_assert_true (anno_review_decide (review, cluster, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
}

static AnnoReviewEntry *
nth (guint n)
{
  g_autoptr (AnnoReviewEntry) entry = g_list_model_get_item (G_LIST_MODEL (survey), n);
  return entry; /* the list holds it */
}

/* Decided here, undone from another article, and done again. */
static void
test_decisions (void)
{
  CorpusScene *scene = begin ();
  open_all (scene);

  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (anno_review_entry_get (nth (i))->article, ==, i < 2 ? "a.txt" : "deep/c.txt");
  decide (anno_review_entry_get (nth (0))->cluster);
  expect (scene, "a.txt", 4, 1);
  g_assert_cmpint (anno_review_entry_get (nth (0))->status, ==, ANNO_STATUS_DECIDED);

  /* One goes on at once, as keys do: what is on its way to the disk is counted all the same. */
  decide (anno_review_entry_get (nth (1))->cluster);
  anno_session_open (session, "deep/c.txt");
  expect (scene, "deep/c.txt", 4, 2);
  g_assert_true (anno_corpus_undo (scene->corpus, NULL));
  expect (scene, "deep/c.txt", 4, 1);
  g_assert_cmpint (anno_review_entry_get (nth (1))->status, ==, ANNO_STATUS_OPEN);
  g_assert_true (anno_corpus_redo (scene->corpus, NULL));
  expect (scene, "deep/c.txt", 4, 2);
  end (scene);
}

/* Of others' doing, elsewhere: read again when the window looks. */
static void
test_disk (void)
{
  CorpusScene *scene = begin ();
  open_all (scene);

  write_theirs (scene, 1, "b.txt", 0, 2);
  write_theirs (scene, 0, "b.txt", 1, 1);
  anno_corpus_check_disk (scene->corpus);
  expect (scene, "a.txt", 5, 0);
  g_assert_cmpstr (anno_review_entry_get (nth (2))->article, ==, "b.txt");

  corpus_scene_shell (scene, "rm \"$1/annotations/cara-example/deep/c.txt.json\"");
  anno_survey_follow_check (follow);
  expect (scene, "a.txt", 3, 0);
  end (scene);
}

/* Who is left out, and what people are called. */
static void
test_asked_otherwise (void)
{
  static const char *const cara[] = { "cara-example", NULL };
  static const char *const nobody[] = { NULL };
  CorpusScene *scene = begin ();
  open_all (scene);

  anno_review_set_without (review, cara);
  expect (scene, "a.txt", 0, 0);
  anno_review_set_without (review, nobody);
  expect (scene, "a.txt", 4, 0);
  anno_over_layers_set_blind (anno_session_get_over_layers (session), TRUE);
  expect (scene, "a.txt", 4, 0);
  corpus_scene_settle (scene);
  expect (scene, "a.txt", 4, 0);
  for (guint i = 0; i < 4; i++)
    g_assert_null (strstr (anno_review_entry_get_sentence (nth (i)), "Example"));

  /* Closed, it keeps nothing. */
  anno_survey_follow_set_on (follow, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (survey)), ==, 0);
  end (scene);
}

static gboolean
is_listed (CorpusScene *scene)
{
  return !anno_corpus_is_scanning (scene->corpus)
         && anno_article_listing_count (anno_session_get_articles (session), NULL) == n_wanted;
}

static void
test_order (void)
{
  CorpusScene *scene = begin ();

  n_wanted = 3;
  corpus_scene_wait (scene, is_listed);
  g_auto (GStrv) articles = anno_survey_follow_list_articles (session);
  g_autofree char *joined = g_strjoinv (" ", articles);
  g_assert_cmpstr (joined, ==, "a.txt b.txt deep/c.txt");

  /* What the window doesn't list comes behind. */
  AnnoArticleWish only = { .sort = ANNO_SORT_PLACE, .words = (char *) "c.txt" };
  anno_article_listing_set_wish (anno_session_get_articles (session), &only);
  n_wanted = 1;
  corpus_scene_wait (scene, is_listed);
  g_auto (GStrv) again = anno_survey_follow_list_articles (session);
  g_autofree char *joined_again = g_strjoinv (" ", again);
  g_assert_cmpstr (joined_again, ==, "deep/c.txt a.txt b.txt");
  end (scene);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/survey-follow/decisions", test_decisions);
  g_test_add_func ("/survey-follow/disk", test_disk);
  g_test_add_func ("/survey-follow/asked-otherwise", test_asked_otherwise);
  g_test_add_func ("/survey-follow/order", test_order);
  return g_test_run ();
}
