/* Proves that a corpus on a mount without locks works by comparing and refusing: what is saved is
 * saved, and what another hand wrote meanwhile is never written over. The system's flock() is this
 * test's. */
#include "corpus-scene.h"

#include "session/copies-settle.h"
#include "session/corpus-conflicts.h"

#include <errno.h>
#include <string.h>
#include <sys/file.h>

#define PATH "a.txt"
#define LAYER "annotations/ann-example/a.txt.json"
#define COPY "annotations/ann-example/a.txt.sync-conflict-20170710-090000-ABCDEFG.json"

static int cause;
static guint n_asked;

int
flock (int fd, int operation)
{
  n_asked++;
  errno = cause;
  return -1;
}

static gboolean
is_saved (CorpusScene *scene)
{
  return anno_corpus_get_save_state (scene->corpus) == ANNO_SAVE_STATE_SAVED;
}

static gboolean
has_copies (CorpusScene *scene)
{
  return anno_copy_watch_get_copies (anno_corpus_get_copies (scene->corpus))->len > 0;
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
merge (CorpusScene *scene)
{
  g_autoptr (GPtrArray) marked = g_ptr_array_new ();
  g_auto (AnnoCopiesSettled) settled = { 0 };

  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_copies);
  anno_copies_merge_async (scene->corpus,
                           anno_copy_watch_get_copies (anno_corpus_get_copies (scene->corpus)),
                           marked, settled_cb, NULL);
  corpus_scene_wait (scene, is_settled);
  anno_copies_settle_finish (scene->corpus, settled_result, &settled);
  g_clear_object (&settled_result);
  g_assert_cmpuint (settled.n_done, ==, 1);
}

static void
test_without (gconstpointer data)
{
  cause = GPOINTER_TO_INT (data);
  n_asked = 0;
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  corpus_scene_mark (scene, PATH, 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 1);
  g_assert_cmpuint (n_asked, >, 0);

  corpus_scene_mark (scene, PATH, 1);
  corpus_scene_shell (scene, "sed -i s/\\\"claim\\\"/\\\"cue\\\"/ \"$1\"/" LAYER);
  g_autofree char *theirs = corpus_scene_read (scene, LAYER);
  g_assert_false (corpus_scene_save (scene, NULL));
  g_autofree char *still = corpus_scene_read (scene, LAYER);
  g_assert_cmpstr (still, ==, theirs);
  g_assert_cmpuint (scene->conflicts->len, ==, 1);

  anno_corpus_keep_mine (scene->corpus, anno_corpus_find_document (scene->corpus, PATH));
  corpus_scene_wait (scene, is_saved);
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 2);

  corpus_scene_write (scene, COPY, theirs);
  corpus_scene_mark (scene, PATH, 2);
  merge (scene);
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 3);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_data_func ("/corpus-no-locks/ENOLCK", GINT_TO_POINTER (ENOLCK), test_without);
  g_test_add_data_func ("/corpus-no-locks/EOPNOTSUPP", GINT_TO_POINTER (EOPNOTSUPP), test_without);
  g_test_add_data_func ("/corpus-no-locks/ENOSYS", GINT_TO_POINTER (ENOSYS), test_without);
  g_test_add_data_func ("/corpus-no-locks/EBADF", GINT_TO_POINTER (EBADF), test_without);
  return g_test_run ();
}
