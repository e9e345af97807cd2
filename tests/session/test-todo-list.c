/* Proves session/todo-list, todo-merge, todo-acts and review-trace: the list follows what is on
 * disk; each act is one step, takes its item away at once, and undo brings it back; what says the
 * same stays the same object. */
#include "session/history-walk.h"
#include "session/review-keeper.h"
#include "session/review-trace.h"
#include "session/session.h"
#include "session/todo-acts.h"
#include "session/todo-list.h"
#include "todo-scene.h"

typedef struct
{
  TodoScene base;
  AnnoSession *session;
  AnnoTodoList *list; /* the corpus's */
  char *said;
  gboolean undoable;
} Scene;

static void
said_cb (AnnoSession *session, const char *message, gboolean undoable, Scene *self)
{
  g_free (self->said);
  self->said = g_strdup (message);
  self->undoable = undoable;
}

static void
scene_init (Scene *self)
{
  todo_scene_init (&self->base);
  self->session = anno_session_new (self->base.corpus->corpus);
  g_signal_connect (self->session, "toast", G_CALLBACK (said_cb), self);
}

static void
scene_clear (Scene *self)
{
  g_object_unref (self->session);
  g_free (self->said);
  corpus_scene_settle (self->base.corpus);
  todo_scene_clear (&self->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static const AnnoAnnotator *
ann_of (Scene *self)
{
  return self->base.corpus->annotator;
}

static guint
count (Scene *self)
{
  return g_list_model_get_n_items (anno_todo_list_get_items (self->list));
}

/* Until there are @n, and nothing is on its way. */
static void
wait_for (Scene *self, guint n)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  gboolean loading = TRUE;

  while (loading || count (self) != n
         || anno_review_keeper_is_busy (anno_review_keeper_get (self->base.corpus->corpus)))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_object_get (self->list, "loading", &loading, NULL);
    }
}

static AnnoTodoItem *
nth (Scene *self, guint n)
{
  g_autoptr (AnnoTodoItem) item = g_list_model_get_item (anno_todo_list_get_items (self->list), n);
  return item;
}

static void
comment (Scene *self, const char *article, const char *why)
{
  todo_scene_say (&self->base, self->base.rita, article,
                  todo_scene_make (&self->base, ANNO_REVIEW_COMMENT, self->base.rita, why));
}

/* A decision on the claim at the second word of a.txt, a comment there, a comment on deep/c.txt. */
static const char *
fill (Scene *self)
{
  TodoScene *base = &self->base;
  const char *own = corpus_scene_mark (base->corpus, "a.txt", 2);
  corpus_scene_mark (base->corpus, "deep/c.txt", 2);
  todo_scene_save (base);
  AnnoReviewRecord *record = todo_scene_make (base, ANNO_REVIEW_DECISION, base->rita, NULL);
  g_autoptr (AnnoSpan) bens = todo_scene_span (base, "claim", 2, 15);
  record->decision = ANNO_DECISION_ACCEPT;
  anno_review_record_add_judged (record, ann_of (self)->id, todo_scene_own (base, "a.txt", own),
                                 NULL, FALSE);
  anno_review_record_add_judged (record, "urn:ben", bens, NULL, TRUE);
  todo_scene_say (base, base->rita, "a.txt", record);
  comment (self, "a.txt", "one");
  comment (self, "deep/c.txt", "other");
  self->list = anno_todo_list_get (base->corpus->corpus);
  wait_for (self, 3);
  return own;
}

static AnnoTodoItem *
find (Scene *self, AnnoTodoKind kind)
{
  for (guint i = 0; i < count (self); i++)
    if (anno_todo_item_get (nth (self, i))->kind == kind)
      return nth (self, i);
  g_assert_not_reached ();
}

static void
test_nothing (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  scene.list = anno_todo_list_get (scene.base.corpus->corpus);
  g_assert_true (anno_todo_list_get (scene.base.corpus->corpus) == scene.list);
  g_assert_false (anno_todo_list_is_read (scene.list));
  wait_for (&scene, 0);
  g_assert_true (anno_todo_list_is_read (scene.list));
}

static void
test_apply (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  const char *own = fill (&scene);
  AnnoHistory *history = anno_corpus_get_history (scene.base.corpus->corpus);
  guint n = anno_history_get_n_done (history);
  g_autoptr (AnnoTodoItem) item = g_object_ref (find (&scene, ANNO_TODO_DECISION));

  /* Its article is shown first; then it is gone at once, though not on disk yet. */
  anno_todo_acts_apply (scene.session, item);
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  while (count (&scene) != 2 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (anno_session_get_path (scene.session), ==, "a.txt");
  g_assert_cmpuint (anno_history_get_n_done (history), ==, n + 1);
  g_assert_cmpstr (scene.said, ==, "Decision applied");
  g_assert_true (scene.undoable);
  g_assert_cmpuint (anno_span_get_end (todo_scene_own (&scene.base, "a.txt", own)), ==, 31);
  todo_scene_save (&scene.base);
  wait_for (&scene, 2);

  anno_history_walk_undo (scene.session);
  g_assert_cmpuint (anno_span_get_end (todo_scene_own (&scene.base, "a.txt", own)), ==, 23);
  todo_scene_save (&scene.base);
  wait_for (&scene, 3);
  anno_history_walk_redo (scene.session);
  todo_scene_save (&scene.base);
  wait_for (&scene, 2);
}

static void
test_answer (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  fill (&scene);
  g_autofree char *layer
      = corpus_scene_read (scene.base.corpus, "annotations/ann-example/a.txt.json");
  g_autoptr (AnnoTodoItem) item = g_object_ref (find (&scene, ANNO_TODO_COMMENT));

  g_assert_false (anno_todo_acts_answer (scene.session, item, " \t"));
  g_assert_cmpuint (count (&scene), ==, 3);
  g_assert_true (anno_todo_acts_answer (scene.session, item, " so \n"));
  g_assert_cmpuint (count (&scene), ==, 2);
  wait_for (&scene, 2);
  g_autofree char *file = corpus_scene_read (scene.base.corpus, "reviews/ann-example/a.txt.json");
  g_assert_nonnull (strstr (file, "\"so\""));
  g_assert_cmpstr (anno_step_get_label (anno_history_peek_undo (
                       anno_corpus_get_history (scene.base.corpus->corpus))),
                   ==, "Answer");
  anno_session_open (scene.session, "a.txt");
  anno_history_walk_undo (scene.session);
  wait_for (&scene, 3);
  g_autofree char *after
      = corpus_scene_read (scene.base.corpus, "annotations/ann-example/a.txt.json");
  g_assert_cmpstr (layer, ==, after); /* one's own annotations are no part of it */
}

static void
test_resolve (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  fill (&scene);
  g_assert_false (anno_todo_acts_resolve (scene.session, find (&scene, ANNO_TODO_DECISION)));
  g_assert_true (anno_todo_acts_resolve (scene.session, find (&scene, ANNO_TODO_COMMENT)));
  wait_for (&scene, 2);

  AnnoReviewRecord *verdict
      = todo_scene_make (&scene.base, ANNO_REVIEW_VERDICT, scene.base.rita, "dates");
  verdict->verdict = ANNO_VERDICT_CHANGES;
  todo_scene_say (&scene.base, scene.base.rita, "deep/c.txt", verdict);
  anno_todo_list_look (scene.list);
  wait_for (&scene, 3);
  g_assert_true (anno_todo_acts_resolve (scene.session, find (&scene, ANNO_TODO_CHANGES)));
  wait_for (&scene, 2);
  g_autofree char *asked = todo_scene_describe (&scene.base, scene.base.rita);
  g_assert_cmpstr (asked, ==, "deep/c.txt again");
}

/* What can't be written isn't done. */
static void
test_not_written (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  fill (&scene);
  corpus_scene_write (scene.base.corpus, "reviews/ann-example/a.txt.json", "{\"half");
  wait_for (&scene, 3);
  guint n = anno_history_get_n_done (anno_corpus_get_history (scene.base.corpus->corpus));
  g_assert_true (anno_todo_acts_answer (scene.session, find (&scene, ANNO_TODO_COMMENT), "so"));
  wait_for (&scene, 3);
  g_assert_cmpuint (anno_history_get_n_done (anno_corpus_get_history (scene.base.corpus->corpus)),
                    ==, n);
  g_autofree char *file = corpus_scene_read (scene.base.corpus, "reviews/ann-example/a.txt.json");
  g_assert_cmpstr (file, ==, "{\"half");
}

/* Others' files are heard of; what says the same is the same object. */
static void
test_follows_disk (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  fill (&scene);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (before, g_object_ref (nth (&scene, i)));
  comment (&scene, "deep/c.txt", "late");
  anno_todo_list_look (scene.list);
  wait_for (&scene, 4);
  for (guint i = 0; i < 3; i++)
    g_assert_true (nth (&scene, i) == before->pdata[i]);
  g_assert_cmpstr (anno_todo_item_get (nth (&scene, 3))->words, ==, "late");

  corpus_scene_shell (scene.base.corpus, "rm -r \"$1/reviews/rita\"");
  anno_todo_list_look (scene.list);
  wait_for (&scene, 0);
}

/* The system tells, without being asked. */
static void
test_listens (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  fill (&scene);
  comment (&scene, "deep/c.txt", "late");
  wait_for (&scene, 4);
}

static void
test_trace (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  const char *root = scene.base.corpus->root;
  g_autoptr (AnnoReviewTrace) none = anno_review_trace_new (root, "ann-example");
  g_assert_cmpuint (none->folders->len, ==, 0);
  fill (&scene);
  g_autoptr (AnnoReviewTrace) first = anno_review_trace_new (root, "ann-example");
  g_autoptr (AnnoReviewTrace) again = anno_review_trace_new (root, "ann-example");
  g_assert_cmpstr (first->stamp, ==, again->stamp);
  g_assert_cmpstr (first->stamp, !=, none->stamp);
  g_assert_cmpuint (first->folders->len, ==, 3); /* reviews, rita, deep */
  comment (&scene, "a.txt", "late");
  g_autoptr (AnnoReviewTrace) second = anno_review_trace_new (root, "ann-example");
  g_assert_cmpstr (first->stamp, !=, second->stamp);
  corpus_scene_mark (scene.base.corpus, "a.txt", 7);
  todo_scene_save (&scene.base);
  g_autoptr (AnnoReviewTrace) third = anno_review_trace_new (root, "ann-example");
  g_assert_cmpstr (second->stamp, !=, third->stamp);
}

int
main (int argc, char *argv[])
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/todo-list/nothing", test_nothing);
  g_test_add_func ("/todo-list/apply", test_apply);
  g_test_add_func ("/todo-list/answer", test_answer);
  g_test_add_func ("/todo-list/resolve", test_resolve);
  g_test_add_func ("/todo-list/not-written", test_not_written);
  g_test_add_func ("/todo-list/follows-disk", test_follows_disk);
  g_test_add_func ("/todo-list/listens", test_listens);
  g_test_add_func ("/todo-list/trace", test_trace);
  return g_test_run ();
}
