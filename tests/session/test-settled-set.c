/* Proves session/settled-set, settled-seal and reviewed-case on a copy of the sample corpus: what
 * is decided and agreed becomes a set, always the same one; progress is told, and it can be called
 * off; nothing is written over but what is as it was made. */
#include "review/review-acts.h"
#include "session/reviewed-case.h"
#include "session/settled-seal.h"
#include "session/settled-set.h"
#include "session/tagset-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define ARTICLE "afghan-robotics-team.txt"
#define SET "annotations/settled-by-desk"
#define RITA "urn:uuid:00000000-0000-4000-8000-00000000000a"

typedef struct
{
  char *root;
  AnnoSettledOrder order;
  guint n_told;
  guint last;
  GCancellable *cancellable;
  guint cancel_at;
} Scene;

static void
shell (const char *command, const char *first, const char *second)
{
  const char *argv[] = { "sh", "-c", command, "sh", first, second, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
scene_init (Scene *self)
{
  g_autofree char *sample
      = g_build_filename (g_getenv ("ANNO_TEST_SOURCE"), "data", "sample", NULL);
  self->root = g_dir_make_tmp ("settled-set-XXXXXX", NULL);
  g_assert_nonnull (self->root);
  shell ("cp -r \"$1\"/. \"$2\" && rm -rf \"$2\"/reviews", sample, self->root);
  self->order
      = (AnnoSettledOrder){ .root = self->root, .scope = "", .name = "desk", .by_decisions = TRUE };
}

static void
scene_clear (Scene *self)
{
  shell ("rm -r \"$1\"", self->root, NULL);
  g_clear_object (&self->cancellable);
  g_free (self->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoSettledReport *
make (Scene *self)
{
  AnnoSettledFault fault;
  g_autoptr (GError) error = NULL;
  AnnoSettledReport *report
      = anno_settled_set_make (&self->order, &fault, self->cancellable, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fault, ==, ANNO_SETTLED_FAULT_NONE);
  g_assert_cmpstr (report->slug, ==, "settled-by-desk");
  return report;
}

static void
assert_refused (Scene *self, AnnoSettledFault wanted)
{
  AnnoSettledFault fault;
  g_autoptr (GError) error = NULL;

  g_assert_null (anno_settled_set_make (&self->order, &fault, self->cancellable, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (fault, ==, wanted);
}

/* All files of the set, and what is in them, as one digest; "" where there is none. */
static char *
digest (const Scene *self)
{
  g_autofree char *folder = g_build_filename (self->root, SET, NULL);
  const char *argv[]
      = { "sh",
          "-c",
          "[ ! -d \"$1\" ] || (cd \"$1\" && find . -type f | LC_ALL=C sort | xargs cat "
          "| sha256sum)",
          "sh",
          folder,
          NULL };
  char *out = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL,
                NULL);
  g_assert_nonnull (out);
  return out;
}

static char *
set_file (const Scene *self, const char *name)
{
  return g_build_filename (self->root, SET, name, NULL);
}

/* Decides the first difference of the article that isn't yet: all that is marked is right, or
 * nothing. */
static void
decide_first (const Scene *self, AnnoDecision decision)
{
  static const char *const slugs[] = { "annotator-a", "annotator-b", NULL };
  static const guint both[] = { 0, 1 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (self->root, NULL, NULL);
  g_autoptr (AnnoReviewPeople) people = anno_review_people_new (self->root, slugs, problems);
  g_autoptr (GPtrArray) entries = anno_corpus_survey (self->root, ARTICLE, problems, NULL, NULL);
  g_autoptr (AnnoReviewedCase) reviewed = anno_reviewed_case_new (
      self->root, anno_review_case_load (self->root, entries->pdata[0], people, tagset, problems),
      NULL, problems);
  g_autoptr (AnnoAnnotator) rita = anno_annotator_new (RITA, "Rita", "rita");
  const AnnoReviewDesk desk
      = { &reviewed->one->compare, reviewed->state, reviewed->one->article, rita->id, rita->name };
  g_autoptr (GError) error = NULL;
  guint cluster = 0;

  g_assert_true (reviewed->is_whole);
  while (anno_review_state_get (reviewed->state, cluster)->agreed
         || anno_review_state_get (reviewed->state, cluster)->status == ANNO_STATUS_DECIDED)
    cluster++;
  g_ptr_array_add (records,
                   anno_review_act_decide (&desk, cluster, decision, both, 2, NULL, "why"));
  g_autoptr (GPtrArray) written = anno_review_store_append (
      self->root, rita, ARTICLE, anno_article_get_sha256 (reviewed->one->article), records, &error);
  g_assert_no_error (error);
  g_assert_nonnull (written);
}

static const AnnoSettledArticle *
get (const AnnoSettledReport *report, guint n)
{
  g_assert_cmpuint (n, <, report->articles->len);
  return report->articles->pdata[n];
}

static void
test_made_again (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide_first (&scene, ANNO_DECISION_NEITHER);
  decide_first (&scene, ANNO_DECISION_BOTH);
  g_autoptr (AnnoSettledReport) first = make (&scene);
  g_assert_cmpuint (first->articles->len, ==, 7);
  g_assert_cmpstr (get (first, 0)->article, ==, ARTICLE);
  g_assert_cmpint (get (first, 0)->fate, ==, ANNO_SETTLED_MADE);
  g_assert_cmpuint (get (first, 0)->n_neither, ==, 1);
  g_assert_cmpuint (get (first, 0)->n_decided, ==, 2);
  g_assert_cmpuint (get (first, 0)->open->len, ==,
                    anno_settled_article_count_open (get (first, 0), ANNO_OPEN_UNDECIDED));
  g_assert_false (anno_settled_report_is_same (first));
  g_autofree char *wanted = digest (&scene);

  g_autoptr (AnnoSettledReport) again = make (&scene);
  g_assert_true (anno_settled_report_is_same (again));
  g_assert_cmpuint (get (again, 0)->n_spans, ==, get (first, 0)->n_spans);

  shell ("rm -r \"$1\"/" SET, scene.root, NULL);
  g_autoptr (AnnoSettledReport) anew = make (&scene);
  g_autofree char *found = digest (&scene);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_check_writes_nothing (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  scene.order.mode = ANNO_SETTLED_CHECK;
  g_autoptr (AnnoSettledReport) none = make (&scene);
  g_assert_cmpint (get (none, 0)->fate, ==, ANNO_SETTLED_MISSING);
  g_assert_cmpuint (get (none, 0)->n_spans, >, 0);
  g_autofree char *nothing = digest (&scene);
  g_assert_cmpstr (nothing, ==, "");

  scene.order.mode = ANNO_SETTLED_NEW;
  g_autoptr (AnnoSettledReport) made = make (&scene);
  g_autofree char *before = digest (&scene);
  decide_first (&scene, ANNO_DECISION_BOTH);
  assert_refused (&scene, ANNO_SETTLED_FAULT_EXISTS);
  scene.order.mode = ANNO_SETTLED_CHECK;
  g_autoptr (AnnoSettledReport) later = make (&scene);
  g_assert_cmpint (get (later, 0)->fate, ==, ANNO_SETTLED_DIFFERS);
  g_assert_cmpint (get (later, 1)->fate, ==, ANNO_SETTLED_SAME);
  g_autofree char *after = digest (&scene);
  g_assert_cmpstr (after, ==, before);

  scene.order.mode = ANNO_SETTLED_REPLACE;
  g_autoptr (AnnoSettledReport) replaced = make (&scene);
  g_assert_cmpint (get (replaced, 0)->fate, ==, ANNO_SETTLED_REPLACED);
  g_assert_cmpint (get (replaced, 1)->fate, ==, ANNO_SETTLED_SAME);
  scene.order.mode = ANNO_SETTLED_CHECK;
  g_autoptr (AnnoSettledReport) same = make (&scene);
  g_assert_true (anno_settled_report_is_same (same));
}

/* One byte of another hand, in any file, and nothing is replaced. */
static void
test_touched (void)
{
  static const char *const names[] = { ARTICLE ".json", "people.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      g_autoptr (AnnoSettledReport) made = make (&scene);
      g_autofree char *file = set_file (&scene, names[i]);
      shell ("printf ' ' >> \"$1\"", file, NULL);
      g_autofree char *before = digest (&scene);
      decide_first (&scene, ANNO_DECISION_BOTH);
      scene.order.mode = ANNO_SETTLED_REPLACE;
      assert_refused (&scene, ANNO_SETTLED_FAULT_EXISTS);
      g_autofree char *after = digest (&scene);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  Scene *scene = data;

  g_assert_cmpuint (done, ==, scene->last + 1);
  g_assert_cmpuint (done, <=, total);
  scene->last = done;
  scene->n_told = total;
  if (done == scene->cancel_at)
    g_cancellable_cancel (scene->cancellable);
}

static void
test_progress (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  scene.order.progress = progress_cb;
  scene.order.progress_data = &scene;
  g_autoptr (AnnoSettledReport) report = make (&scene);
  g_assert_cmpuint (scene.n_told, >=, report->articles->len);
  g_assert_cmpuint (scene.last, ==, scene.n_told);
}

/* Called off after the third article was written: what is there is whole, and the rest comes when
 * it is made again. */
static void
test_cancelled (void)
{
  g_auto (Scene) scene = { 0 }, whole = { 0 };
  scene_init (&scene);
  scene_init (&whole);
  g_autoptr (AnnoSettledReport) wanted = make (&whole);
  scene.order.progress = progress_cb;
  scene.order.progress_data = &scene;
  scene.cancellable = g_cancellable_new ();
  scene.cancel_at = wanted->articles->len + 3;
  AnnoSettledFault fault;
  g_autoptr (GError) error = NULL;
  g_assert_null (anno_settled_set_make (&scene.order, &fault, scene.cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fault, ==, ANNO_SETTLED_FAULT_NONE);
  g_autofree char *third = set_file (&scene, "asylum-seekers-rescued.txt.json");
  g_assert_true (g_file_test (third, G_FILE_TEST_EXISTS));
  g_autofree char *people = set_file (&scene, "people.json");
  g_assert_false (g_file_test (people, G_FILE_TEST_EXISTS));

  g_clear_object (&scene.cancellable);
  scene.cancel_at = scene.last = 0;
  g_autoptr (AnnoSettledReport) rest = make (&scene);
  g_autofree char *found = digest (&scene), *expected = digest (&whole);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_seal (void)
{
  g_autofree char *member = anno_settled_seal_member ("\"a\":1");
  g_autofree char *text = g_strdup_printf ("{%s,\"b\":[]}\n", member);
  g_autoptr (GBytes) open = g_bytes_new (text, strlen (text));
  g_assert_false (anno_settled_seal_is_whole (open));
  g_autoptr (GBytes) sealed = anno_settled_seal_close (g_bytes_ref (open));
  g_assert_true (anno_settled_seal_is_whole (sealed));
  gsize n;
  const char *data = g_bytes_get_data (sealed, &n);
  g_assert_cmpuint (n, ==, strlen (text));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *copy = g_memdup2 (data, n);
      copy[i] = copy[i] == 'x' ? 'y' : 'x';
      g_autoptr (GBytes) changed = g_bytes_new (copy, n);
      g_assert_false (anno_settled_seal_is_whole (changed));
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_assert_false (anno_settled_seal_is_whole (cut));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settled-set/made-again", test_made_again);
  g_test_add_func ("/settled-set/check", test_check_writes_nothing);
  g_test_add_func ("/settled-set/touched", test_touched);
  g_test_add_func ("/settled-set/progress", test_progress);
  g_test_add_func ("/settled-set/cancelled", test_cancelled);
  g_test_add_func ("/settled-seal/seal", test_seal);
  return g_test_run ();
}
