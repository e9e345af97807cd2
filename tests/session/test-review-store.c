/* Proves session/review-store: records are added to one's own file only, by several writers at once
 * without loss, and never over what can't be read or is somebody else's. */
#include "session/review-store.h"

#include "files/file-error.h"
#include "formats/json-scan.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define ANN "urn:uuid:00000000-0000-4000-8000-00000000000a"
#define BEN "urn:uuid:00000000-0000-4000-8000-00000000000b"
#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define ARTICLE "deep/a b.txt"
#define ANNS "reviews/ann/deep/a b.txt.json"
#define BENS "reviews/ben/deep/a b.txt.json"
#define TIME G_GINT64_CONSTANT (1499677200000000)
#define N_WRITERS 4
#define N_ROUNDS 12

typedef struct
{
  char *root;
  AnnoAnnotator *ann;
  AnnoAnnotator *ben;
} Scene;

static void
shell (const char *root, const char *command)
{
  const char *argv[] = { "sh", "-c", command, "sh", root, NULL };
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
  self->root = g_dir_make_tmp ("review-store-XXXXXX", NULL);
  g_assert_nonnull (self->root);
  self->ann = anno_annotator_new (ANN, "Ann", "ann");
  self->ben = anno_annotator_new (BEN, "Ben", "ben");
}

static void
scene_clear (Scene *self)
{
  shell (self->root, "chmod -R u+rwx \"$1\" && rm -r \"$1\"");
  anno_annotator_free (self->ann);
  anno_annotator_free (self->ben);
  g_free (self->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static GPtrArray *
make_comment (const AnnoAnnotator *by, gint64 after, const char *why)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  AnnoReviewRecord *record
      = anno_review_record_new (ANNO_REVIEW_COMMENT, by->id, by->name, TIME + after);

  record->why = g_strdup (why);
  g_ptr_array_add (records, record);
  return records;
}

/* How many records there are then; 0 on an error. */
static guint
append (const Scene *scene, const AnnoAnnotator *by, const GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) all
      = anno_review_store_append (scene->root, by, ARTICLE, HASH, records, error);
  return all != NULL ? all->len : 0;
}

static void
comment (const Scene *scene, const AnnoAnnotator *by, gint64 after, const char *why)
{
  g_autoptr (GPtrArray) records = make_comment (by, after, why);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (append (scene, by, records, &error), >, 0);
  g_assert_no_error (error);
}

static char *
get_text (const Scene *scene, const char *below)
{
  g_autofree char *path = g_build_filename (scene->root, below, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
set_text (const Scene *scene, const char *below, const char *text)
{
  g_autofree char *path = g_build_filename (scene->root, below, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static AnnoReviews *
load (const Scene *scene)
{
  g_autoptr (GError) error = NULL;
  AnnoReviews *reviews = anno_review_store_load (scene->root, ARTICLE, &error);

  g_assert_no_error (error);
  return reviews;
}

static const char *
why (const GPtrArray *records, guint index)
{
  return ((const AnnoReviewRecord *) records->pdata[index])->why;
}

static void
test_append (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  g_autoptr (AnnoReviews) none = load (&scene);
  g_assert_cmpuint (none->records->len, ==, 0);
  g_assert_cmpuint (none->reviewers->len, ==, 0);

  g_autoptr (GPtrArray) second = make_comment (scene.ann, 2, "second");
  g_assert_cmpuint (append (&scene, scene.ann, second, NULL), ==, 1);
  comment (&scene, scene.ann, 1, "first");
  comment (&scene, scene.ben, 0, "Ben's");
  g_autoptr (AnnoReviews) all = load (&scene);
  g_assert_cmpuint (all->records->len, ==, 3);
  g_assert_cmpstr (why (all->records, 0), ==, "Ben's");
  g_assert_cmpstr (why (all->records, 1), ==, "first");
  g_assert_cmpstr (why (all->records, 2), ==, "second");
  g_assert_cmpuint (all->reviewers->len, ==, 2);
  const AnnoReviewerFile *ann = all->reviewers->pdata[0];
  g_assert_cmpstr (ann->slug, ==, "ann");
  g_assert_cmpstr (ann->file->sha256, ==, HASH);
  g_assert_cmpstr (ann->file->label, ==, "a b.txt");
  g_assert_cmpuint (ann->file->records->len, ==, 2);
}

/* What is all there already writes nothing, not even the same bytes. */
static void
test_nothing_new (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  g_autoptr (GPtrArray) records = make_comment (scene.ann, 0, "x");
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (scene.root, ANNS, NULL);
  GStatBuf before, after;

  g_assert_cmpuint (append (&scene, scene.ann, records, NULL), ==, 1);
  g_assert_cmpint (g_stat (path, &before), ==, 0);
  g_assert_cmpuint (append (&scene, scene.ann, records, NULL), ==, 1);
  g_assert_cmpuint (append (&scene, scene.ann, nothing, NULL), ==, 1);
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
}

/* What another hand added meanwhile stays, with what isn't understood; a new name is taken over. */
static void
test_merged (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  comment (&scene, scene.ann, 0, "x");
  shell (scene.root, "sed -i 's/^\\]}}/,{\"theirs\":[1]}\\n]}}/; s/\"format\":1/&,\"more\":{}/' "
                     "\"$1/" ANNS "\"");
  g_free (scene.ann->name);
  scene.ann->name = g_strdup ("Ann Other");
  comment (&scene, scene.ann, 1, "y");

  g_autofree char *text = get_text (&scene, ANNS);
  g_assert_nonnull (strstr (text, "\n,{\"theirs\":[1]}\n]}"));
  g_assert_nonnull (strstr (text, "\"more\":{}"));
  g_assert_nonnull (strstr (text, "\"name\":\"Ann Other\""));
  g_autoptr (AnnoReviews) all = load (&scene);
  const AnnoReviewerFile *ann = all->reviewers->pdata[0];
  g_assert_cmpuint (all->records->len, ==, 2);
  g_assert_cmpuint (ann->findings->len, ==, 1);
}

static gpointer
write_thread (gpointer data)
{
  const Scene *scene = data;

  for (guint i = 0; i < N_ROUNDS; i++)
    comment (scene, scene->ann, i, "x");
  return NULL;
}

static void
test_many_writers (void)
{
  g_auto (Scene) scene = { NULL };
  GThread *threads[N_WRITERS];
  scene_init (&scene);

  for (guint i = 0; i < N_WRITERS; i++)
    threads[i] = g_thread_new (NULL, write_thread, &scene);
  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);
  g_autoptr (AnnoReviews) all = load (&scene);
  g_assert_cmpuint (all->reviewers->len, ==, 1);
  g_assert_cmpuint (all->records->len, ==, N_WRITERS * N_ROUNDS);
}

/* One's own folder with a file in it that isn't one's own, or can't be read: it is left alone, and
 * the others are read all the same. */
static void
test_left_alone (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  comment (&scene, scene.ann, 0, "mine");
  comment (&scene, scene.ben, 0, "his");
  g_autofree char *mine = get_text (&scene, ANNS), *his = get_text (&scene, BENS);
  g_autoptr (GRegex) number = g_regex_new ("\"format\":1", 0, 0, NULL);
  g_autofree char *newer
      = g_regex_replace_literal (number, mine, -1, 0, "\"format\":2", 0, NULL);
  const struct
  {
    const char *text;
    GQuark domain;
    int code;
    guint n_readable;
  } cases[] = {
    { his, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NO_RIGHT, 1 },
    { newer, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE, 1 },
    { "{\"half", ANNO_JSON_ERROR, ANNO_JSON_ERROR_SYNTAX, 1 },
    { "", ANNO_JSON_ERROR, ANNO_JSON_ERROR_SYNTAX, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) records = make_comment (scene.ann, 1, "more");
      g_autoptr (GError) error = NULL;
      set_text (&scene, ANNS, cases[i].text);
      g_assert_cmpuint (append (&scene, scene.ann, records, &error), ==, 0);
      g_assert_error (error, cases[i].domain, cases[i].code);
      g_assert_nonnull (strstr (error->message, "a b.txt.json"));
      g_autofree char *after = get_text (&scene, ANNS);
      g_assert_cmpstr (after, ==, cases[i].text);

      g_autoptr (AnnoReviews) all = load (&scene);
      g_assert_cmpuint (all->records->len, ==, cases[i].n_readable);
      g_assert_cmpuint (all->reviewers->len, ==, 2);
      if (cases[i].domain == ANNO_JSON_ERROR)
        g_assert_error (((AnnoReviewerFile *) all->reviewers->pdata[0])->error, ANNO_JSON_ERROR,
                        cases[i].code);
    }
  g_autofree char *his_after = get_text (&scene, BENS);
  g_assert_cmpstr (his_after, ==, his);
}

/* Somebody of the same name has the folder: then one's own is another one. */
static void
test_same_name (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  comment (&scene, scene.ann, 0, "hers");
  g_autofree char *before = get_text (&scene, ANNS);
  g_autoptr (AnnoAnnotator) twin = anno_annotator_new (BEN, "Ann", "ann");
  comment (&scene, twin, 0, "the other's");

  g_autofree char *after = get_text (&scene, ANNS);
  g_autofree char *own = get_text (&scene, "reviews/ann-2/deep/a b.txt.json");
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (own);
}

/* A path that leads out of the folder is neither read nor written. */
static void
test_outside (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  g_autoptr (GPtrArray) records = make_comment (scene.ann, 0, "x");
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) write_error = NULL;

  g_assert_null (anno_review_store_load (scene.root, "../ben/a.txt", &read_error));
  g_assert_error (read_error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_BAD_NAME);
  g_assert_null (anno_review_store_append (scene.root, scene.ann, "../ben/a.txt", HASH, records,
                                           &write_error));
  g_assert_error (write_error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_BAD_NAME);
  g_autofree char *reviews = g_build_filename (scene.root, "reviews", NULL);
  g_assert_false (g_file_test (reviews, G_FILE_TEST_EXISTS));
}

/* As another user where this one may write everywhere: what can only be read is read, and that it
 * can't be written is said. */
static int
try_read_only (const Scene *scene)
{
  g_autoptr (GPtrArray) records = make_comment (scene->ann, 1, "y");
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    return 2;
  g_autoptr (AnnoReviews) all = anno_review_store_load (scene->root, ARTICLE, NULL);
  if (all == NULL || all->records->len != 1)
    return 3;
  if (append (scene, scene->ann, records, &error) != 0)
    return 4;
  return g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NO_RIGHT) ? 0 : 5;
}

static void
test_read_only (void)
{
  g_auto (Scene) scene = { NULL };
  int status = 0;
  scene_init (&scene);
  comment (&scene, scene.ann, 0, "x");
  g_autofree char *before = get_text (&scene, ANNS);
  shell (scene.root, "chmod -R a+rX,a-w \"$1\"");

  pid_t child = fork ();
  if (child == 0)
    _exit (try_read_only (&scene));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_autofree char *after = get_text (&scene, ANNS);
  g_assert_cmpstr (after, ==, before);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_async (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  g_autoptr (GPtrArray) records = make_comment (scene.ann, 0, "x");
  g_autoptr (GAsyncResult) written = NULL, read = NULL, cancelled = NULL, refused = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cause = NULL;

  anno_review_store_append_async (scene.root, scene.ann, ARTICLE, HASH, records, take_result_cb,
                                  &written);
  /* The array is the caller's to change. */
  g_ptr_array_set_size (records, 0);
  g_autoptr (GPtrArray) all = anno_review_store_append_finish (await_result (&written), NULL);
  g_assert_cmpuint (all->len, ==, 1);

  anno_review_store_load_async (scene.root, ARTICLE, NULL, take_result_cb, &read);
  g_autoptr (AnnoReviews) reviews = anno_review_store_load_finish (await_result (&read), NULL);
  g_assert_cmpuint (reviews->records->len, ==, 1);

  g_cancellable_cancel (cancellable);
  anno_review_store_load_async (scene.root, ARTICLE, cancellable, take_result_cb, &cancelled);
  g_assert_null (anno_review_store_load_finish (await_result (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  set_text (&scene, ANNS, "{");
  anno_review_store_append_async (scene.root, scene.ann, ARTICLE, HASH, records, take_result_cb,
                                  &refused);
  g_assert_null (anno_review_store_append_finish (await_result (&refused), &cause));
  g_assert_error (cause, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SYNTAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-store/append", test_append);
  g_test_add_func ("/review-store/nothing-new", test_nothing_new);
  g_test_add_func ("/review-store/merged", test_merged);
  g_test_add_func ("/review-store/many-writers", test_many_writers);
  g_test_add_func ("/review-store/left-alone", test_left_alone);
  g_test_add_func ("/review-store/same-name", test_same_name);
  g_test_add_func ("/review-store/outside", test_outside);
  g_test_add_func ("/review-store/read-only", test_read_only);
  g_test_add_func ("/review-store/async", test_async);
  return g_test_run ();
}
