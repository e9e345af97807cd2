/* Proves session/review-store on files that are too much, and on several people at once: nothing is
 * lost, nothing is written over, and it is told. */
#include "session/review-store.h"

#include "files/file-error.h"
#include "formats/json-scan.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ANN "urn:uuid:00000000-0000-4000-8000-00000000000a"
#define BEN "urn:uuid:00000000-0000-4000-8000-00000000000b"
#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define TIME G_GINT64_CONSTANT (1499677200000000)
#define N_ROUNDS 20

typedef struct
{
  char *root;
  AnnoAnnotator *ann;
  AnnoAnnotator *ben;
} Scene;

static void
scene_init (Scene *self)
{
  self->root = g_dir_make_tmp ("review-hostile-XXXXXX", NULL);
  g_assert_nonnull (self->root);
  self->ann = anno_annotator_new (ANN, "Ann", "ann");
  self->ben = anno_annotator_new (BEN, "Ben", "ben");
}

static void
scene_clear (Scene *self)
{
  const char *argv[] = { "rm", "-r", self->root, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  anno_annotator_free (self->ann);
  anno_annotator_free (self->ben);
  g_free (self->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoReviewRecord *
make_comment (const AnnoAnnotator *by, gint64 after, char *why)
{
  AnnoReviewRecord *record
      = anno_review_record_new (ANNO_REVIEW_COMMENT, by->id, by->name, TIME + after);

  record->why = why;
  return record;
}

/* How many records there are then; 0 on an error. */
static guint
append (const Scene *scene, const AnnoAnnotator *by, AnnoReviewRecord *record, GError **error)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);

  g_ptr_array_add (records, record);
  g_autoptr (GPtrArray) all
      = anno_review_store_append (scene->root, by, "a.txt", HASH, records, error);
  return all != NULL ? all->len : 0;
}

/* A file full of nothing, of @size bytes, which costs the disk none. */
static void
make_sparse (const Scene *scene, const char *below, goffset size)
{
  g_autofree char *path = g_build_filename (scene->root, below, NULL);
  int file = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (ftruncate (file, size), ==, 0);
  g_assert_cmpint (close (file), ==, 0);
}

static goffset
get_size (const Scene *scene, const char *below)
{
  g_autofree char *path = g_build_filename (scene->root, below, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_size;
}

/* A file above what is read is told, hinders no other, and is never written. */
static void
test_too_large (void)
{
  static const goffset sizes[] = { ANNO_JSON_MAX_FILE + 1, G_GINT64_CONSTANT (8) << 30 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (Scene) scene = { NULL };
      scene_init (&scene);
      g_autoptr (GError) error = NULL, load_error = NULL;
      g_assert_cmpuint (
          append (&scene, scene.ann, make_comment (scene.ann, 0, g_strdup ("a")), NULL), ==, 1);
      g_assert_cmpuint (
          append (&scene, scene.ben, make_comment (scene.ben, 0, g_strdup ("b")), NULL), ==, 1);
      make_sparse (&scene, "reviews/ann/a.txt.json", sizes[i]);
      g_autoptr (AnnoReviews) all = anno_review_store_load (scene.root, "a.txt", &load_error);
      g_assert_no_error (load_error);
      g_assert_cmpuint (all->records->len, ==, 1);
      g_assert_error (((const AnnoReviewerFile *) all->reviewers->pdata[0])->error, ANNO_FILE_ERROR,
                      ANNO_FILE_ERROR_TOO_LARGE);
      g_assert_cmpuint (
          append (&scene, scene.ann, make_comment (scene.ann, 1, g_strdup ("c")), &error), ==, 0);
      g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_TOO_LARGE);
      g_assert_cmpint (get_size (&scene, "reviews/ann/a.txt.json"), ==, sizes[i]);
    }
}

/* What would make a file larger than can be read is refused, and what is there stays readable. */
static void
test_full (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  const gsize large = ANNO_JSON_MAX_LINE - 4096;
  const guint most = ANNO_JSON_MAX_FILE / large;
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_autoptr (GError) error = NULL, full = NULL;

  for (guint i = 0; i < most; i++)
    g_ptr_array_add (records, make_comment (scene.ann, i, g_strnfill (large, 'x')));
  g_autoptr (GPtrArray) all
      = anno_review_store_append (scene.root, scene.ann, "a.txt", HASH, records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, most);
  goffset before = get_size (&scene, "reviews/ann/a.txt.json");
  g_assert_cmpuint (
      append (&scene, scene.ann, make_comment (scene.ann, -1, g_strnfill (large, 'x')), &full), ==,
      0);
  g_assert_error (full, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_LARGE);
  g_assert_cmpint (get_size (&scene, "reviews/ann/a.txt.json"), ==, before);
}

static void
write_many (const Scene *scene, const AnnoAnnotator *by, guint who)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      AnnoReviewRecord *record = make_comment (by, (gint64) who * 1000 + i, g_strdup ("x"));
      /* Not by chance, which the children of one program share. */
      g_free (record->id);
      record->id = g_strdup_printf ("urn:%u-%u", who, i);
      append (scene, by, record, &error);
      if (error != NULL)
        {
          g_printerr ("%s\n", error->message);
          _exit (1);
        }
    }
  _exit (0);
}

/* Two people, each with two programs, at once: nothing of anybody is lost, and each has one file.
 */
static void
test_two_reviewers (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  g_autoptr (GError) error = NULL;
  pid_t pids[4];

  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      pids[i] = fork ();
      g_assert_cmpint (pids[i], >=, 0);
      if (pids[i] == 0)
        write_many (&scene, i % 2 == 0 ? scene.ann : scene.ben, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      int status = 0;
      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_cmpint (status, ==, 0);
    }
  g_autoptr (AnnoReviews) all = anno_review_store_load (scene.root, "a.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->reviewers->len, ==, 2);
  g_assert_cmpuint (all->records->len, ==, 4 * N_ROUNDS);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (((const AnnoReviewerFile *) all->reviewers->pdata[i])->file->records->len, ==,
                      2 * N_ROUNDS);
}

/* Folders below reviews/ that are nobody's, of names that aren't UTF-8, or links that lead nowhere
 * or in circles hinder nobody. */
static void
test_odd_folders (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  g_autoptr (GError) error = NULL;

  append (&scene, scene.ann, make_comment (scene.ann, 0, g_strdup ("a")), NULL);
  g_autofree char *from = g_build_filename (scene.root, "reviews/ann/a.txt.json", NULL);
  g_autofree char *bytes = NULL, *folder = g_build_filename (scene.root, "reviews/z\xff\n", NULL);
  g_autofree char *to = g_build_filename (folder, "a.txt.json", NULL);
  g_autofree char *circle = g_build_filename (scene.root, "reviews/circle", NULL);
  g_autofree char *plain = g_build_filename (scene.root, "reviews/plain.json", NULL);
  g_assert_true (g_file_get_contents (from, &bytes, NULL, NULL));
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (to, bytes, -1, NULL));
  g_assert_true (g_file_set_contents (plain, "{}", -1, NULL));
  g_assert_cmpint (symlink ("circle", circle), ==, 0);
  g_autoptr (AnnoReviews) all = anno_review_store_load (scene.root, "a.txt", &error);
  g_assert_no_error (error);
  /* A copy of a file under another name is the same record. */
  g_assert_cmpuint (all->records->len, ==, 1);
  g_assert_cmpuint (all->reviewers->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-hostile/too-large", test_too_large);
  g_test_add_func ("/review-hostile/full", test_full);
  g_test_add_func ("/review-hostile/two-reviewers", test_two_reviewers);
  g_test_add_func ("/review-hostile/odd-folders", test_odd_folders);
  return g_test_run ();
}
