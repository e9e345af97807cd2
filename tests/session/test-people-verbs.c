/* Proves session/people-verbs, session/mention-survey and session/documents-load: people are
 * counted in all layers, saved or not, deleted only where nobody mentions them, and split over
 * several articles in one step, which undo takes back in all of them. */
#include "corpus-scene.h"
#include "session/mention-survey.h"
#include "session/people-verbs.h"
#include "session/verbs.h"

#include <string.h>

#define ANN "urn:uuid:aaaaaaaa-0000-4000-8000-000000000001"
#define BEN "urn:uuid:aaaaaaaa-0000-4000-8000-000000000002"

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Answer *) data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer->result;
}

static AnnoMentionSurvey *
survey (CorpusScene *scene, const char *id)
{
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;

  anno_mention_survey_async (scene->corpus, id, NULL, answer_cb, &answer);
  AnnoMentionSurvey *found = anno_mention_survey_finish (wait_for (&answer), &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return found;
}

static void
put (CorpusScene *scene, const char *id, const char *name)
{
  const AnnoPersonParts parts = { .id = id, .name = name };
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_people_verbs_put (scene->corpus, &parts, &error));
  g_assert_no_error (error);
}

/* Marks the @n-th word of an article in memory as a speaker, and says who that is: at once, with no turn of
 * the main loop. */
static void
mention_now (CorpusScene *scene, const char *path, guint n, const char *id)
{
  AnnoDocument *document = anno_corpus_find_document (scene->corpus, path);
  AnnoGesture gesture
      = { anno_document_get_layer (document), anno_corpus_get_tagset (scene->corpus), path };
  const AnnoTag *tag = anno_tagset_find_role (gesture.tagset, ANNO_ROLE_SPEAKER);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  AnnoSegment segment = { n * 8, n * 8 + 7 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSpan) span = NULL;

  g_array_append_val (segments, segment);
  g_autoptr (AnnoStep) mark = anno_gesture_mark (&gesture, tag, segments, &span);
  g_assert_true (anno_corpus_do (scene->corpus, mark, &error));
  g_autoptr (AnnoStep) set = anno_gesture_set_person (
      &gesture, span, anno_tag_find_field (tag, "person"),
      anno_people_find (anno_corpus_get_people (scene->corpus), id), FALSE);
  g_assert_true (anno_corpus_do (scene->corpus, set, &error));
  g_assert_no_error (error);
}

static void
mention (CorpusScene *scene, const char *path, guint n, const char *id)
{
  corpus_scene_load (scene, path);
  mention_now (scene, path, n, id);
}

static CorpusScene *
scene_new (void)
{
  CorpusScene *scene = corpus_scene_new ();

  corpus_scene_open (scene);
  put (scene, ANN, "Ann");
  put (scene, BEN, "Ben");
  return scene;
}

static void
assert_count (const AnnoMentionSurvey *found, const char *id, guint n, guint n_articles)
{
  AnnoMentionCount count = anno_mention_survey_count (found, id);
  g_assert_cmpuint (count.n, ==, n);
  g_assert_cmpuint (count.n_articles, ==, n_articles);
}

/* In files, in memory, and in both: each layer counts once. */
static void
test_counts (void)
{
  g_autoptr (CorpusScene) scene = scene_new ();
  g_autoptr (GError) error = NULL;

  mention (scene, "a.txt", 1, ANN);
  mention (scene, "a.txt", 3, BEN);
  mention (scene, "deep/c.txt", 1, ANN);
  g_assert_true (corpus_scene_save (scene, &error));
  corpus_scene_close (scene);
  corpus_scene_open (scene);
  mention (scene, "b.txt", 1, ANN); /* not saved */
  mention (scene, "a.txt", 5, ANN); /* one is in the file */
  g_autoptr (AnnoMentionSurvey) found = survey (scene, NULL);
  assert_count (found, ANN, 4, 3);
  assert_count (found, BEN, 1, 1);
  g_assert_null (found->mentions);
  g_assert_cmpuint (found->problems->len, ==, 0);

  g_assert_true (anno_people_verbs_merge (scene->corpus, BEN, ANN, &error));
  g_autoptr (AnnoMentionSurvey) merged = survey (scene, BEN);
  assert_count (merged, ANN, 5, 3);
  assert_count (merged, BEN, 0, 0);
  g_assert_cmpuint (merged->mentions->len, ==, 5);
  const AnnoMentioned *last = merged->mentions->pdata[4];
  g_assert_cmpstr (last->article, ==, "deep/c.txt");
  g_assert_cmpuint (g_utf8_strlen (last->words, -1), ==, 7);
  g_autoptr (AnnoMentionSurvey) alone
      = anno_mention_survey_run (scene->root, scene->annotator->slug,
                                 anno_corpus_get_people (scene->corpus), NULL, NULL, &error);
  assert_count (alone, ANN, 3, 2); /* what is in the files */
}

static gboolean delete (CorpusScene *scene, const char *id, GError **error)
{
  Answer answer = { NULL };

  anno_people_verbs_delete_async (scene->corpus, id, NULL, answer_cb, &answer);
  gboolean done = anno_people_verbs_delete_finish (scene->corpus, wait_for (&answer), error);
  g_object_unref (answer.result);
  return done;
}

static void
test_delete (void)
{
  g_autoptr (CorpusScene) scene = scene_new ();
  AnnoPeople *people = anno_corpus_get_people (scene->corpus);
  g_autoptr (GError) error = NULL;

  mention (scene, "a.txt", 1, ANN);
  g_assert_false (delete (scene, ANN, &error));
  g_assert_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_USED);
  g_clear_error (&error);
  g_assert_true (delete (scene, BEN, &error));
  g_assert_cmpuint (anno_people_get_n (people), ==, 1);
  g_assert_true (anno_corpus_undo (scene->corpus, &error));
  g_assert_cmpuint (anno_people_get_n (people), ==, 2);
}

/* Who is mentioned only while the files are counted isn't deleted. */
static void
test_overtaken (void)
{
  g_autoptr (CorpusScene) scene = scene_new ();
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;

  corpus_scene_load (scene, "a.txt");
  anno_people_verbs_delete_async (scene->corpus, BEN, NULL, answer_cb, &answer);
  mention_now (scene, "a.txt", 1, BEN);
  g_assert_false (anno_people_verbs_delete_finish (scene->corpus, wait_for (&answer), &error));
  g_assert_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_USED);
  g_object_unref (answer.result);
}

/* A layer that can't be read may mention anybody. */
static void
test_unreadable (void)
{
  g_autoptr (CorpusScene) scene = scene_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *below = g_strdup_printf ("annotations/%s/b.txt.json", scene->annotator->slug);

  g_assert_true (corpus_scene_save (scene, &error));
  corpus_scene_write (scene, below, "{");
  g_assert_false (delete (scene, BEN, &error));
  g_assert_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_USED);
  g_clear_error (&error);
  corpus_scene_load (scene, "b.txt"); /* in memory, and empty there */
  g_assert_false (delete (scene, BEN, &error));
}

static guint
count (CorpusScene *scene, const char *id)
{
  g_autoptr (AnnoMentionSurvey) found = survey (scene, NULL);
  return anno_mention_survey_count (found, id).n;
}

static void
hear_cb (AnnoSession *session, const char *message, gboolean undoable, guint *n)
{
  (*n)++;
}

/* More articles than the shelf keeps by itself: undo loads those that are gone from memory. */
static void
test_split (void)
{
  g_autoptr (CorpusScene) scene = scene_new ();
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;
  guint n_heard = 0;

  mention (scene, "a.txt", 1, ANN);
  mention (scene, "b.txt", 1, ANN);
  mention (scene, "deep/c.txt", 1, ANN);
  g_assert_true (corpus_scene_save (scene, &error));
  corpus_scene_close (scene);
  corpus_scene_open (scene);

  g_autoptr (AnnoMentionSurvey) found = survey (scene, ANN);
  g_ptr_array_remove_index (found->mentions, 0);
  const AnnoPersonParts parts = { .name = "Another Ann" };
  g_autoptr (AnnoPerson) person = anno_people_gesture_make (&parts);
  anno_people_verbs_split_async (scene->corpus, person, found->mentions, NULL, answer_cb, &answer);
  g_assert_true (anno_people_verbs_split_finish (scene->corpus, wait_for (&answer), &error));
  g_clear_object (&answer.result);
  g_assert_cmpuint (count (scene, anno_person_get_id (person)), ==, 2);
  g_assert_cmpuint (count (scene, ANN), ==, 1);

  /* The history outlives the documents. */
  g_assert_true (corpus_scene_save (scene, &error));
  corpus_scene_shell (scene, "for i in $(seq 20); do cp \"$1/a.txt\" \"$1/n$i.txt\"; done");
  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("n%u.txt", i);
      corpus_scene_load (scene, path);
    }
  g_assert_null (anno_corpus_find_document (scene->corpus, "deep/c.txt"));
  AnnoSession *session = anno_session_new (scene->corpus);
  g_signal_connect (session, "toast", G_CALLBACK (hear_cb), &n_heard);
  g_action_group_activate_action (anno_verbs_get (session), "undo", NULL);
  while (n_heard == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (scene, ANN), ==, 3);
  g_assert_null (
      anno_people_find (anno_corpus_get_people (scene->corpus), anno_person_get_id (person)));
  g_object_unref (session);
}

/* What was done with people comes back after a crash as anything else does. */
static void
test_saved (void)
{
  g_autoptr (CorpusScene) scene = scene_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_people_verbs_merge (scene->corpus, BEN, ANN, &error));
  g_assert_true (corpus_scene_save (scene, &error));
  g_autofree char *below = g_strdup_printf ("annotations/%s/people.json", scene->annotator->slug);
  g_autofree char *text = corpus_scene_read (scene, below);
  g_assert_nonnull (strstr (text, "\"mergedInto\":\"" ANN "\""));
  g_assert_false (anno_people_verbs_merge (scene->corpus, ANN, BEN, &error));
  g_assert_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_SAME);
  g_clear_error (&error);
  g_assert_true (anno_people_verbs_unmerge (scene->corpus, BEN, &error));
  g_assert_false (
      anno_people_is_merged (anno_corpus_get_people (scene->corpus),
                             anno_people_find (anno_corpus_get_people (scene->corpus), BEN)));
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/people-verbs/counts", test_counts);
  g_test_add_func ("/people-verbs/delete", test_delete);
  g_test_add_func ("/people-verbs/overtaken", test_overtaken);
  g_test_add_func ("/people-verbs/unreadable", test_unreadable);
  g_test_add_func ("/people-verbs/split", test_split);
  g_test_add_func ("/people-verbs/saved", test_saved);
  return g_test_run ();
}
