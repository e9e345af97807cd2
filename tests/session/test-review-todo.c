/* Proves session/review-todo: what is open between an annotator and reviewers, and what isn't any
 * more; nothing is written, and what can't be read is told and hinders nothing else. */
#include "session/review-todo.h"
#include "todo-scene.h"

#include "session/todo-gesture.h"

static const AnnoAnnotator *
ann_of (TodoScene *scene)
{
  return scene->corpus->annotator;
}

static void
assert_asked (TodoScene *scene, const AnnoAnnotator *who, const char *wanted)
{
  g_autofree char *asked = todo_scene_describe (scene, who);
  g_assert_cmpstr (asked, ==, wanted);
}

/* On Ann's span @own, which may be NULL: on all of the article. */
static const char *
comment (TodoScene *scene, const AnnoAnnotator *by, const char *article, const char *own,
         const char *why)
{
  AnnoReviewRecord *record = todo_scene_make (scene, ANNO_REVIEW_COMMENT, by, why);

  if (own != NULL)
    anno_review_record_add_judged (record, ann_of (scene)->id, todo_scene_own (scene, article, own),
                                   "quote", FALSE);
  return todo_scene_say (scene, by, article, record);
}

static const char *
answer (TodoScene *scene, AnnoReviewKind kind, const AnnoAnnotator *by, const char *article,
        const char *to, const char *why)
{
  AnnoReviewRecord *record = todo_scene_make (scene, kind, by, why);

  record->reply_to = g_strdup (to);
  return todo_scene_say (scene, by, article, record);
}

static const char *
judge (TodoScene *scene, const AnnoAnnotator *by, const char *article, AnnoVerdict verdict,
       const char *before, const char *why)
{
  AnnoReviewRecord *record = todo_scene_make (scene, ANNO_REVIEW_VERDICT, by, why);

  record->verdict = verdict;
  record->supersedes = g_strdup (before);
  return todo_scene_say (scene, by, article, record);
}

/* Ben's @span (transfer full), or nothing, instead of Ann's @own (or NULL). */
static const char *
decide (TodoScene *scene, const char *article, const char *own, AnnoSpan *span, const char *why)
{
  AnnoReviewRecord *record = todo_scene_make (scene, ANNO_REVIEW_DECISION, scene->rita, why);
  AnnoSpan *judged = own != NULL ? todo_scene_own (scene, article, own) : NULL;

  record->decision = span != NULL ? ANNO_DECISION_ACCEPT : ANNO_DECISION_NEITHER;
  anno_review_record_add_judged (record, ann_of (scene)->id, judged, NULL, FALSE);
  if (span != NULL)
    anno_review_record_add_judged (record, "urn:ben", span, NULL, TRUE);
  g_clear_pointer (&span, anno_span_unref);
  return todo_scene_say (scene, scene->rita, article, record);
}

static void
test_nothing (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  corpus_scene_mark (scene.corpus, "a.txt", 1);
  todo_scene_save (&scene);
  g_autofree char *before = corpus_scene_fingerprint (scene.corpus);
  assert_asked (&scene, ann_of (&scene), "");
  g_autofree char *after = corpus_scene_fingerprint (scene.corpus);
  g_assert_cmpstr (before, ==, after);
}

static void
test_comment (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  const char *own = corpus_scene_mark (scene.corpus, "a.txt", 2);
  todo_scene_save (&scene);
  const char *id = comment (&scene, scene.rita, "a.txt", own, "why");

  g_autofree char *before = corpus_scene_fingerprint (scene.corpus);
  g_autoptr (GPtrArray) items = todo_scene_list (&scene, ann_of (&scene), NULL);
  g_autofree char *after = corpus_scene_fingerprint (scene.corpus);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (items->len, ==, 1);
  const AnnoTodoFacts *facts = anno_todo_item_get (items->pdata[0]);
  g_assert_cmpstr (facts->record->id, ==, id);
  g_assert_cmpstr (facts->who, ==, "Rita");
  g_assert_cmpstr (facts->words, ==, "why");
  g_assert_null (facts->about);
  g_assert_cmpstr (facts->own, ==, own);
  g_assert_cmpuint (facts->start, ==, 16);
  g_assert_cmpuint (facts->end, ==, 23);
  g_assert_cmpuint (facts->acts, ==, ANNO_TODO_CAN_ANSWER | ANNO_TODO_CAN_RESOLVE);
  g_autofree char *spoken = anno_todo_item_describe (items->pdata[0]);
  g_assert_nonnull (strstr (spoken, "why"));
  g_assert_nonnull (strstr (spoken, "Rita"));
}

/* Who has the last word waits for the others. */
static void
test_thread (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  const char *own = corpus_scene_mark (scene.corpus, "a.txt", 2);
  todo_scene_save (&scene);
  const char *id = comment (&scene, scene.rita, "a.txt", own, "why");
  const char *so = answer (&scene, ANNO_REVIEW_REPLY, ann_of (&scene), "a.txt", id, "so");
  assert_asked (&scene, ann_of (&scene), "");
  assert_asked (&scene, scene.rita, "a.txt comment so");
  const char *no = answer (&scene, ANNO_REVIEW_REPLY, scene.ned, "a.txt", so, "no");
  assert_asked (&scene, ann_of (&scene), "a.txt comment no");
  g_autoptr (GPtrArray) items = todo_scene_list (&scene, ann_of (&scene), NULL);
  g_assert_cmpstr (anno_todo_item_get (items->pdata[0])->about, ==, "why");
  answer (&scene, ANNO_REVIEW_WITHDRAW, scene.ned, "a.txt", no, NULL);
  assert_asked (&scene, ann_of (&scene), "");
  answer (&scene, ANNO_REVIEW_RESTORE, scene.ned, "a.txt", no, NULL);
  answer (&scene, ANNO_REVIEW_RESOLVE, scene.rita, "a.txt", id, NULL);
  assert_asked (&scene, ann_of (&scene), "");
  assert_asked (&scene, scene.rita, "");
}

/* Of an article that one hasn't annotated only answers to oneself are one's business. */
static void
test_whose (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  corpus_scene_mark (scene.corpus, "a.txt", 2);
  todo_scene_save (&scene);
  comment (&scene, scene.rita, "a.txt", NULL, "all of it");
  comment (&scene, scene.rita, "deep/c.txt", NULL, "not hers");
  judge (&scene, scene.rita, "deep/c.txt", ANNO_VERDICT_CHANGES, NULL, "nor this");
  AnnoReviewRecord *bens = todo_scene_make (&scene, ANNO_REVIEW_COMMENT, scene.rita, "to Ben");
  anno_review_record_add_judged (bens, "urn:ben", NULL, NULL, FALSE);
  todo_scene_say (&scene, scene.rita, "a.txt", bens);
  assert_asked (&scene, ann_of (&scene), "a.txt comment all of it");

  const char *hers = comment (&scene, ann_of (&scene), "b.txt", NULL, "mine");
  assert_asked (&scene, ann_of (&scene), "a.txt comment all of it");
  answer (&scene, ANNO_REVIEW_REPLY, scene.ned, "b.txt", hers, "yours");
  assert_asked (&scene, ann_of (&scene), "a.txt comment all of it; b.txt comment yours");
}

static void
apply_first (TodoScene *scene)
{
  g_autoptr (GPtrArray) items = todo_scene_list (scene, ann_of (scene), NULL);
  g_assert_cmpuint (items->len, >, 0);
  const AnnoTodoFacts *facts = anno_todo_item_get (items->pdata[0]);
  g_assert_cmpint (facts->kind, ==, ANNO_TODO_DECISION);
  AnnoDocument *document = corpus_scene_load (scene->corpus, facts->article);
  AnnoCorpus *corpus = scene->corpus->corpus;
  const AnnoGesture gesture
      = { anno_document_get_layer (document), anno_corpus_get_tagset (corpus), facts->article };
  g_autoptr (AnnoStep) step = anno_todo_gesture_apply (
      &gesture, anno_article_get_length (anno_document_get_article (document)),
      anno_corpus_get_people (corpus), facts, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (anno_corpus_do (corpus, step, &error));
  g_assert_no_error (error);
  todo_scene_save (scene);
}

static void
undo (TodoScene *scene)
{
  g_autoptr (GError) error = NULL;

  anno_corpus_undo (scene->corpus->corpus, &error);
  g_assert_no_error (error);
  todo_scene_save (scene);
}

/* Until it is so, and again when that is undone. */
static void
test_decision (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  const char *first = corpus_scene_mark (scene.corpus, "a.txt", 2);
  const char *second = corpus_scene_mark (scene.corpus, "a.txt", 5);
  todo_scene_save (&scene);
  decide (&scene, "a.txt", first, todo_scene_span (&scene, "claim", 2, 15), "longer");
  decide (&scene, "a.txt", second, NULL, "nothing");
  decide (&scene, "a.txt", NULL, todo_scene_span (&scene, "date", 9, 7), "a date");
  assert_asked (&scene, ann_of (&scene),
                "a.txt decision longer; a.txt decision nothing; a.txt decision a date");
  g_autoptr (GPtrArray) items = todo_scene_list (&scene, ann_of (&scene), NULL);
  const AnnoTodoFacts *facts = anno_todo_item_get (items->pdata[0]);
  g_assert_cmpuint (facts->acts, ==, ANNO_TODO_CAN_APPLY | ANNO_TODO_CAN_ANSWER);
  g_assert_cmpstr (facts->own, ==, first);
  g_assert_cmpuint (facts->wanted->len, ==, 1);

  apply_first (&scene);
  g_assert_cmpuint (anno_span_get_end (todo_scene_own (&scene, "a.txt", first)), ==, 31);
  assert_asked (&scene, ann_of (&scene), "a.txt decision nothing; a.txt decision a date");
  apply_first (&scene);
  g_assert_null (todo_scene_own (&scene, "a.txt", second));
  apply_first (&scene);
  assert_asked (&scene, ann_of (&scene), "");
  g_assert_cmpuint (corpus_scene_count (scene.corpus, "a.txt"), ==, 2);
  undo (&scene);
  assert_asked (&scene, ann_of (&scene), "a.txt decision a date");
  undo (&scene);
  undo (&scene);
  assert_asked (&scene, ann_of (&scene),
                "a.txt decision longer; a.txt decision nothing; a.txt decision a date");
}

/* Who says something of it, or changes it otherwise, isn't asked any more. */
static void
test_decision_answered (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  const char *first = corpus_scene_mark (scene.corpus, "a.txt", 2);
  const char *second = corpus_scene_mark (scene.corpus, "a.txt", 5);
  todo_scene_save (&scene);
  const char *id
      = decide (&scene, "a.txt", first, todo_scene_span (&scene, "claim", 2, 15), "longer");
  decide (&scene, "a.txt", second, NULL, "nothing");
  AnnoReviewRecord *words = todo_scene_make (&scene, ANNO_REVIEW_COMMENT, ann_of (&scene), "no");
  words->reply_to = g_strdup (id);
  anno_review_record_add_judged (words, ann_of (&scene)->id,
                                 todo_scene_own (&scene, "a.txt", first), NULL, FALSE);
  todo_scene_say (&scene, ann_of (&scene), "a.txt", words);
  assert_asked (&scene, ann_of (&scene), "a.txt decision nothing");

  AnnoDocument *document = corpus_scene_load (scene.corpus, "a.txt");
  const AnnoGesture gesture = { anno_document_get_layer (document),
                                anno_corpus_get_tagset (scene.corpus->corpus), "a.txt" };
  g_autoptr (AnnoStep) step
      = anno_gesture_move_edge (&gesture, todo_scene_own (&scene, "a.txt", second), 0, TRUE, 50);
  g_assert_true (anno_corpus_do (scene.corpus->corpus, step, NULL));
  todo_scene_save (&scene);
  assert_asked (&scene, ann_of (&scene), "");
}

static void
test_verdict (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  corpus_scene_mark (scene.corpus, "a.txt", 2);
  todo_scene_save (&scene);
  const char *first = judge (&scene, scene.rita, "a.txt", ANNO_VERDICT_CHANGES, NULL, "dates");
  assert_asked (&scene, ann_of (&scene), "a.txt changes dates");
  assert_asked (&scene, scene.rita, "");
  answer (&scene, ANNO_REVIEW_REPLY, ann_of (&scene), "a.txt", first, NULL);
  assert_asked (&scene, ann_of (&scene), "");
  assert_asked (&scene, scene.rita, "a.txt again");
  const char *second
      = judge (&scene, scene.rita, "a.txt", ANNO_VERDICT_CHANGES, first, "more dates");
  assert_asked (&scene, ann_of (&scene), "a.txt changes more dates");
  assert_asked (&scene, scene.rita, "");
  judge (&scene, scene.rita, "a.txt", ANNO_VERDICT_APPROVE, second, "fine");
  assert_asked (&scene, ann_of (&scene), "");
}

/* By article, and there by place; what is about all of it last. */
static void
test_order (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  const char *late = corpus_scene_mark (scene.corpus, "a.txt", 9);
  const char *early = corpus_scene_mark (scene.corpus, "a.txt", 1);
  const char *other = corpus_scene_mark (scene.corpus, "b.txt", 1);
  todo_scene_save (&scene);
  comment (&scene, scene.rita, "b.txt", other, "4");
  judge (&scene, scene.rita, "a.txt", ANNO_VERDICT_CHANGES, NULL, "3");
  comment (&scene, scene.ned, "a.txt", late, "2");
  comment (&scene, scene.rita, "a.txt", early, "1");
  assert_asked (&scene, ann_of (&scene),
                "a.txt comment 1; a.txt comment 2; a.txt changes 3; b.txt comment 4");
}

/* One article alone. */
static void
test_article (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  corpus_scene_mark (scene.corpus, "a.txt", 1);
  corpus_scene_mark (scene.corpus, "deep/c.txt", 1);
  todo_scene_save (&scene);
  comment (&scene, scene.rita, "a.txt", NULL, "one");
  comment (&scene, scene.rita, "deep/c.txt", NULL, "other");
  const AnnoTodoOrder order
      = { scene.corpus->root, (char *) "deep/c.txt", (AnnoAnnotator *) ann_of (&scene),
          anno_corpus_get_tagset (scene.corpus->corpus) };
  g_autoptr (GPtrArray) items = anno_review_todo_list (&order, NULL, NULL, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (anno_todo_item_get (items->pdata[0])->words, ==, "other");
}

static void
test_problems (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  corpus_scene_mark (scene.corpus, "a.txt", 1);
  todo_scene_save (&scene);
  comment (&scene, scene.rita, "a.txt", NULL, "still heard");
  corpus_scene_write (scene.corpus, "reviews/ned/a.txt.json", "{\"half");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items = todo_scene_list (&scene, ann_of (&scene), problems);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "ned"));
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_thread_and_cancel (void)
{
  g_auto (TodoScene) scene = { 0 };
  todo_scene_init (&scene);
  corpus_scene_mark (scene.corpus, "a.txt", 1);
  todo_scene_save (&scene);
  comment (&scene, scene.rita, "a.txt", NULL, "one");
  corpus_scene_write (scene.corpus, "reviews/ned/a.txt.json", "{\"half");
  const AnnoTodoOrder order = { scene.corpus->root, NULL, (AnnoAnnotator *) ann_of (&scene),
                                anno_corpus_get_tagset (scene.corpus->corpus) };
  for (guint cancelled = 0; cancelled < 2; cancelled++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      if (cancelled)
        g_cancellable_cancel (cancellable);
      anno_review_todo_list_async (&order, cancellable, keep_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_autoptr (GPtrArray) items = anno_review_todo_list_finish (result, &problems, &error);
      if (cancelled)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_null (items);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (items->len, ==, 1);
      g_assert_cmpuint (problems->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/review-todo/nothing", test_nothing);
  g_test_add_func ("/review-todo/comment", test_comment);
  g_test_add_func ("/review-todo/thread", test_thread);
  g_test_add_func ("/review-todo/whose", test_whose);
  g_test_add_func ("/review-todo/decision", test_decision);
  g_test_add_func ("/review-todo/decision-answered", test_decision_answered);
  g_test_add_func ("/review-todo/verdict", test_verdict);
  g_test_add_func ("/review-todo/order", test_order);
  g_test_add_func ("/review-todo/article", test_article);
  g_test_add_func ("/review-todo/problems", test_problems);
  g_test_add_func ("/review-todo/thread-and-cancel", test_thread_and_cancel);
  return g_test_run ();
}
