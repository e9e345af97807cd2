#include "corpus-scene.h"

#include "formats/layer-reader.h"
#include "session/gesture.h"
#include "session/layout.h"

#include <glib/gstdio.h>
#include <string.h>

#define WORD 8
#define PATIENCE (30 * G_USEC_PER_SEC)

static void
remove_all (const char *path)
{
  const char *argv[] = { "rm", "-rf", path, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

static char *state_folder;

static void
remove_state (void)
{
  remove_all (state_folder);
  g_free (state_folder);
}

void
corpus_scene_init (int *argc, char ***argv)
{
  state_folder = g_dir_make_tmp ("annotator-state-XXXXXX", NULL);
  g_assert_nonnull (state_folder);
  g_setenv ("XDG_STATE_HOME", state_folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", state_folder, TRUE);
  atexit (remove_state);
  g_test_init (argc, argv, NULL);
}

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < SCENE_N_WORDS; i++)
    g_string_append_printf (text, "wo%05u%s", i, i % 10 == 9 ? "\n" : " ");
  return g_string_free (text, FALSE);
}

CorpusScene *
corpus_scene_at (const char *root)
{
  CorpusScene *self = g_new0 (CorpusScene, 1);
  self->root = g_strdup (root);
  self->annotator = anno_annotator_new (SCENE_ID, "Ann Example", "ann-example");
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->recovered = g_ptr_array_new_with_free_func (g_free);
  self->conflicts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

CorpusScene *
corpus_scene_new (void)
{
  g_autofree char *folder = g_dir_make_tmp ("annotator-corpus-XXXXXX", NULL);
  g_autofree char *root = g_build_filename (folder, "news", NULL);
  g_autofree char *text = make_text ();
  CorpusScene *self = corpus_scene_at (root);

  self->folder = g_steal_pointer (&folder);
  corpus_scene_write (self, "a.txt", text);
  corpus_scene_write (self, "b.txt", text);
  corpus_scene_write (self, "deep/c.txt", text);
  return self;
}

void
corpus_scene_free (CorpusScene *self)
{
  if (self->corpus != NULL)
    corpus_scene_close (self);
  if (self->folder != NULL)
    remove_all (self->folder);
  g_free (self->folder);
  g_free (self->root);
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self);
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (*result == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  return *result;
}

static void
problem_cb (CorpusScene *self, const char *message)
{
  g_test_message ("problem: %s", message);
  g_ptr_array_add (self->problems, g_strdup (message));
}

static void
recovered_cb (CorpusScene *self, const char *message)
{
  g_test_message ("recovered: %s", message);
  g_ptr_array_add (self->recovered, g_strdup (message));
}

static void
conflict_cb (CorpusScene *self, AnnoDocument *document)
{
  g_ptr_array_add (self->conflicts, g_strdup (anno_document_get_path (document)));
}

static gboolean
is_listed (CorpusScene *self)
{
  return !anno_corpus_is_scanning (self->corpus);
}

void
corpus_scene_open (CorpusScene *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (self->corpus);
  anno_corpus_open_async (self->root, self->annotator, NULL, keep_cb, &result);
  self->corpus = anno_corpus_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->corpus, "problem", G_CALLBACK (problem_cb), self);
  g_signal_connect_swapped (self->corpus, "recovered", G_CALLBACK (recovered_cb), self);
  g_signal_connect_swapped (self->corpus, "conflict", G_CALLBACK (conflict_cb), self);
  corpus_scene_wait (self, is_listed);
  corpus_scene_settle (self);
}

void
corpus_scene_settle (CorpusScene *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
corpus_scene_close (CorpusScene *self)
{
  AnnoCorpus *corpus = g_steal_pointer (&self->corpus);

  g_signal_handlers_disconnect_by_data (corpus, self);
  corpus_scene_settle (self);
  g_assert_finalize_object (corpus);
  corpus_scene_settle (self);
}

AnnoDocument *
corpus_scene_load (CorpusScene *self, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  anno_corpus_load_async (self->corpus, path, NULL, keep_cb, &result);
  g_autoptr (AnnoDocument) document
      = anno_corpus_load_finish (self->corpus, wait_for (&result), &error);
  g_assert_no_error (error);
  return document; /* the shelf holds it */
}

AnnoStep *
corpus_scene_make_mark (CorpusScene *self, const char *path, guint n, const char **id)
{
  AnnoDocument *document = anno_corpus_find_document (self->corpus, path);
  AnnoTagset *tagset = anno_corpus_get_tagset (self->corpus);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  AnnoSegment segment = { n * WORD, n * WORD + WORD - 1 };
  g_autoptr (AnnoSpan) span = NULL;

  g_assert_nonnull (document);
  g_assert_cmpuint (n, <, SCENE_N_WORDS);
  AnnoGesture gesture = { anno_document_get_layer (document), tagset, path };
  g_array_append_val (segments, segment);
  AnnoStep *step
      = anno_gesture_mark (&gesture, anno_tagset_find (tagset, "claim"), segments, &span);
  g_assert_nonnull (step);
  if (id != NULL)
    *id = g_intern_string (anno_span_get_id (span));
  return step;
}

const char *
corpus_scene_mark (CorpusScene *self, const char *path, guint n)
{
  const char *id;
  corpus_scene_load (self, path);
  g_autoptr (AnnoStep) step = corpus_scene_make_mark (self, path, n, &id);
  g_autoptr (GError) error = NULL;

  anno_corpus_do (self->corpus, step, &error);
  g_assert_no_error (error);
  return id;
}

gboolean
corpus_scene_save (CorpusScene *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  anno_corpus_save_async (self->corpus, keep_cb, &result);
  return anno_corpus_save_finish (self->corpus, wait_for (&result), error);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
corpus_scene_wait (CorpusScene *self, gboolean (*done) (CorpusScene *self))
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint waker = g_timeout_add (20, wake_cb, NULL);

  while (!done (self))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_source_remove (waker);
}

char *
corpus_scene_read (CorpusScene *self, const char *below)
{
  g_autofree char *path = g_build_filename (self->root, below, NULL);
  char *text = NULL;
  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

void
corpus_scene_write (CorpusScene *self, const char *below, const char *text)
{
  g_autofree char *path = g_build_filename (self->root, below, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

guint
corpus_scene_count (CorpusScene *self, const char *path)
{
  g_autofree char *below = anno_layout_layer_below (self->annotator->slug, path);
  g_autofree char *text = corpus_scene_read (self, below);
  g_autoptr (GError) error = NULL;
  guint n = 0;
  if (text == NULL)
    return 0;

  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AnnoLayerHeader) header = anno_layer_reader_peek (bytes, &n, &error);
  g_assert_no_error (error);
  return n;
}

char *
corpus_scene_fingerprint (CorpusScene *self)
{
  const char *argv[]
      = { "sh", "-c",
          "cd \"$1\" && find . -printf '%p %i %T@ %C@ %s\\n' | sort && "
          "find . -type f -print0 | sort -z | xargs -0 sha256sum",
          "sh", self->root, NULL };
  char *out = NULL;
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return out;
}

void
corpus_scene_shell (CorpusScene *self, const char *command)
{
  const char *argv[] = { "sh", "-c", command, "sh", self->root, NULL };
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}
