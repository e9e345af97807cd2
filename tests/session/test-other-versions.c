/* Proves session/copies-settle, copy-merge, copy-watch and marked-layer from above: another version
 * of one's layer that a sync client or Git brings while the corpus is open is noticed, and merged
 * as one step that undo takes back, or kept aside; unsaved work stays; nothing else is written. */
#include "corpus-scene.h"

#include "session/copies-settle.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATH "a.txt"
#define OWN "annotations/ann-example/"
#define LAYER OWN "a.txt.json"
#define SYNC ".sync-conflict-20170710-090000-ABCDEFG"
#define COPY OWN "a.txt" SYNC ".json"

static guint
count_spans (CorpusScene *scene)
{
  return anno_layer_get_n_spans (
      anno_document_get_layer (anno_corpus_find_document (scene->corpus, PATH)));
}

/* One span of mine in the file, one of theirs in a copy beside, as the layer of another computer.
 */
static CorpusScene *
fork_layer (void)
{
  CorpusScene *scene = corpus_scene_new ();

  corpus_scene_open (scene);
  corpus_scene_mark (scene, PATH, 1);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_autofree char *theirs = corpus_scene_read (scene, LAYER);
  g_assert_true (anno_corpus_undo (scene->corpus, NULL));
  corpus_scene_mark (scene, PATH, 3);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_write (scene, COPY, theirs);
  return scene;
}

static gboolean
has_copies (CorpusScene *scene)
{
  return anno_copy_watch_get_copies (anno_corpus_get_copies (scene->corpus))->len > 0;
}

static gboolean
has_none (CorpusScene *scene)
{
  return !has_copies (scene);
}

static gboolean
is_marked (CorpusScene *scene)
{
  g_autoptr (GPtrArray) marked
      = anno_copy_watch_list_marked (anno_corpus_get_copies (scene->corpus));
  return marked->len == 1 && g_str_equal (marked->pdata[0], PATH);
}

static gboolean
is_unmarked (CorpusScene *scene)
{
  g_autoptr (GPtrArray) marked
      = anno_copy_watch_list_marked (anno_corpus_get_copies (scene->corpus));
  return marked->len == 0;
}

static GAsyncResult *settled_result;

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  settled_result = g_object_ref (result);
}

static gboolean
is_settled (CorpusScene *scene)
{
  return settled_result != NULL;
}

static void
settle (CorpusScene *scene, gboolean merge, AnnoCopiesSettled *settled)
{
  AnnoCopyWatch *watch = anno_corpus_get_copies (scene->corpus);
  g_autoptr (GPtrArray) marked = anno_copy_watch_list_marked (watch);

  if (merge)
    anno_copies_merge_async (scene->corpus, anno_copy_watch_get_copies (watch), marked, settled_cb,
                             NULL);
  else
    anno_copies_keep_async (scene->corpus, anno_copy_watch_get_copies (watch), settled_cb, NULL);
  corpus_scene_wait (scene, is_settled);
  anno_copies_settle_finish (scene->corpus, settled_result, settled);
  g_clear_object (&settled_result);
}

/* How many files of that ending lie in one's own folder. */
static guint
count_files (CorpusScene *scene, const char *ending)
{
  g_autofree char *folder = g_build_filename (scene->root, OWN, NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name = g_dir_read_name (entries); name != NULL; name = g_dir_read_name (entries))
    n += g_str_has_suffix (name, ending);
  return n;
}

static void
notice (CorpusScene *scene)
{
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_copies);
}

static void
test_merge (void)
{
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_auto (AnnoCopiesSettled) settled = { 0 };
  g_autofree char *theirs = corpus_scene_read (scene, COPY);

  g_assert_false (has_copies (scene));
  notice (scene);
  corpus_scene_mark (scene, PATH, 5); /* not saved yet */
  settle (scene, TRUE, &settled);
  g_assert_cmpuint (settled.n_done, ==, 1);
  g_assert_cmpuint (settled.counts.n_added, ==, 1);
  g_assert_cmpuint (settled.problems->len, ==, 0);
  g_assert_cmpuint (count_spans (scene), ==, 3);
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 3); /* it is saved */
  g_autofree char *merged = corpus_scene_read (scene, OWN "a.txt" SYNC ".merged.json");
  g_assert_cmpstr (merged, ==, theirs);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_none);

  g_assert_true (anno_corpus_undo (scene->corpus, NULL)); /* the merger alone */
  g_assert_cmpuint (count_spans (scene), ==, 2);
  g_assert_true (anno_corpus_redo (scene->corpus, NULL));
  g_assert_cmpuint (count_spans (scene), ==, 3);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (scene->problems->len + scene->conflicts->len, ==, 0);
}

/* The system tells of it while nobody asks. */
static void
test_heard (void)
{
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_autofree char *theirs = corpus_scene_read (scene, COPY);

  corpus_scene_wait (scene, has_copies);
  corpus_scene_shell (scene, "rm \"$1\"/" COPY);
  corpus_scene_wait (scene, has_none);
  corpus_scene_write (scene, OWN "a.txt (conflicted copy 2017-07-10 090000).json", theirs);
  corpus_scene_wait (scene, has_copies);
}

/* The step is in the journal: the next start can undo it. */
static void
test_next_start (void)
{
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_auto (AnnoCopiesSettled) settled = { 0 };
  g_autofree char *before = corpus_scene_read (scene, LAYER);

  notice (scene);
  settle (scene, TRUE, &settled);
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 2);
  corpus_scene_close (scene);
  corpus_scene_open (scene);
  corpus_scene_load (scene, PATH);
  g_assert_cmpuint (count_spans (scene), ==, 2);
  g_assert_true (anno_corpus_undo (scene->corpus, NULL));
  g_assert_true (corpus_scene_save (scene, NULL));
  g_autofree char *after = corpus_scene_read (scene, LAYER);
  g_assert_cmpstr (after, ==, before);
}

static void
test_keep (void)
{
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_auto (AnnoCopiesSettled) settled = { 0 };
  g_autofree char *before = corpus_scene_read (scene, LAYER);

  notice (scene);
  settle (scene, FALSE, &settled);
  g_assert_cmpuint (settled.n_done, ==, 1);
  g_assert_cmpuint (settled.problems->len, ==, 0);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_none); /* nobody is asked again */
  g_assert_cmpuint (count_files (scene, ".conflict.json"), ==, 1);
  g_assert_cmpuint (count_files (scene, SYNC ".json"), ==, 0);
  g_autofree char *after = corpus_scene_read (scene, LAYER);
  g_assert_cmpstr (after, ==, before);
}

/* As Git leaves it: the lines that differ, between markers. */
static char *
put_markers (const char *mine, const char *theirs)
{
  g_auto (GStrv) ours = g_strsplit (mine, "\n", -1), others = g_strsplit (theirs, "\n", -1);

  g_assert_cmpuint (g_strv_length (ours), ==, 4);
  g_assert_cmpstr (ours[0], ==, others[0]);
  g_assert_cmpstr (ours[2], ==, others[2]);
  return g_strdup_printf ("%s\n<<<<<<< HEAD\n%s\n=======\n%s\n>>>>>>> laptop\n%s\n", ours[0],
                          ours[1], others[1], ours[2]);
}

static char *
mark_layer (CorpusScene *scene)
{
  g_autofree char *mine = corpus_scene_read (scene, LAYER),
                  *theirs = corpus_scene_read (scene, COPY);
  g_autofree char *copy = g_build_filename (scene->root, COPY, NULL);
  char *marked = put_markers (mine, theirs);

  g_assert_cmpint (g_unlink (copy), ==, 0);
  corpus_scene_write (scene, LAYER, marked);
  return marked;
}

static void
test_markers (void)
{
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_auto (AnnoCopiesSettled) settled = { 0 };
  g_autofree char *marked = mark_layer (scene);

  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, is_marked);
  g_autoptr (AnnoDocument) document = g_object_ref (corpus_scene_load (scene, PATH));
  const char *reason = anno_document_get_locked_reason (document);
  g_assert_nonnull (strstr (reason, "two versions"));
  g_assert_nonnull (strstr (reason, "line 2"));
  g_autofree char *still = corpus_scene_read (scene, LAYER);
  g_assert_cmpstr (still, ==, marked);

  settle (scene, TRUE, &settled);
  g_assert_cmpuint (settled.problems->len, ==, 0);
  g_assert_cmpuint (settled.n_done, ==, 1);
  g_assert_cmpuint (settled.counts.n_added, ==, 1);
  g_assert_null (anno_document_get_locked_reason (document));
  g_assert_true (anno_corpus_find_document (scene->corpus, PATH) == document);
  g_assert_cmpuint (count_spans (scene), ==, 2);
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 2);
  g_assert_cmpuint (count_files (scene, ".merged.json"), ==, 1);
  corpus_scene_wait (scene, is_unmarked);
  g_assert_true (anno_corpus_undo (scene->corpus, NULL));
  g_assert_cmpuint (count_spans (scene), ==, 1);
}

/* What can't be taken apart is told, and stays. */
static void
test_bad_markers (void)
{
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_auto (AnnoCopiesSettled) settled = { 0 };
  g_autofree char *marked = mark_layer (scene);

  *strstr (marked, ">>>>>>>") = '-';
  corpus_scene_write (scene, LAYER, marked);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, is_marked);
  settle (scene, TRUE, &settled);
  g_assert_cmpuint (settled.n_done, ==, 0);
  g_assert_cmpuint (settled.problems->len, ==, 1);
  g_assert_nonnull (strstr (settled.problems->pdata[0], "Line 2"));
  g_autofree char *still = corpus_scene_read (scene, LAYER);
  g_assert_cmpstr (still, ==, marked);
  g_assert_cmpuint (count_files (scene, ".conflict.json"), ==, 0);
}

/* A colleague's copy, and everybody's, are noticed and never touched. */
static void
test_others (void)
{
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_auto (AnnoCopiesSettled) settled = { 0 };
  g_autofree char *theirs = corpus_scene_read (scene, COPY);
  g_autofree char *own = g_build_filename (scene->root, COPY, NULL);

  g_assert_cmpint (g_unlink (own), ==, 0);
  corpus_scene_write (scene, "annotations/ben/a.txt" SYNC ".json", theirs);
  corpus_scene_write (scene, "tagset" SYNC ".json", "{}");
  corpus_scene_write (scene, "a" SYNC ".txt", "other words");
  notice (scene);
  g_assert_cmpuint (anno_copy_watch_get_copies (anno_corpus_get_copies (scene->corpus))->len, ==,
                    3);
  /* Nor is the article's copy an article. */
  g_assert_cmpuint (g_list_model_get_n_items (anno_corpus_get_articles (scene->corpus)), ==, 3);
  g_autofree char *before = corpus_scene_fingerprint (scene);
  settle (scene, TRUE, &settled);
  g_assert_cmpuint (settled.n_done, ==, 0);
  g_assert_cmpuint (settled.problems->len, ==, 3);
  g_autofree char *after = corpus_scene_fingerprint (scene);
  g_assert_cmpstr (after, ==, before);
}

/* While the layer file itself is in conflict, the copy waits. */
static void
test_conflict (void)
{
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_auto (AnnoCopiesSettled) settled = { 0 };
  g_autofree char *theirs = corpus_scene_read (scene, COPY);

  notice (scene);
  corpus_scene_mark (scene, PATH, 7);
  corpus_scene_shell (scene, "sed -i s/\\\"claim\\\"/\\\"cue\\\"/ \"$1\"/" LAYER);
  settle (scene, TRUE, &settled);
  g_assert_cmpuint (settled.n_done, ==, 0);
  g_assert_cmpuint (settled.problems->len, ==, 1);
  g_autofree char *still = corpus_scene_read (scene, COPY);
  g_assert_cmpstr (still, ==, theirs);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/session/other-versions/merge", test_merge);
  g_test_add_func ("/session/other-versions/heard", test_heard);
  g_test_add_func ("/session/other-versions/next-start", test_next_start);
  g_test_add_func ("/session/other-versions/keep", test_keep);
  g_test_add_func ("/session/other-versions/markers", test_markers);
  g_test_add_func ("/session/other-versions/bad-markers", test_bad_markers);
  g_test_add_func ("/session/other-versions/others", test_others);
  g_test_add_func ("/session/other-versions/conflict", test_conflict);
  return g_test_run ();
}
