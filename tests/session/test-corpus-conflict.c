/* Proves that a layer file which another hand changed is never written over without a choice, and that
 * both versions stay (R7, R8). */
#include "corpus-scene.h"
#include "session/corpus-conflicts.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#define PATH "a.txt"
#define FILE_BELOW "annotations/ann-example/a.txt.json"
#define EDITS "300"

static const char *program;

/* Five ways in which a file changes under a program. Each leaves another span's words there. */
typedef struct
{
  const char *name;
  const char *command;
  const char *tag; /* of the span that is there then */
  gboolean removed;
} Change;

#define IN_FOLDER "cd \"$1\"/annotations/ann-example && "
#define OTHER "sed 's/\"value\":\"claim\"/\"value\":\"cue\"/' a.txt.json"

static const Change changes[] = {
  { "renamed over", IN_FOLDER OTHER " > new && mv new a.txt.json", "cue", FALSE },
  { "older", IN_FOLDER OTHER " > new && touch -d '2001-01-01' new && mv new a.txt.json", "cue", FALSE },
  { "in place", IN_FOLDER OTHER " > new && cat new > a.txt.json && rm new", "cue", FALSE },
  /* as long as before, and with its time put back */
  { "same size and time",
    IN_FOLDER "touch -r a.txt.json then && sed -i 's/wo00000/WO00000/' a.txt.json && "
              "touch -r then a.txt.json && rm then",
    "claim", FALSE },
  { "removed", IN_FOLDER "rm a.txt.json", NULL, TRUE },
};

static gboolean
is_saved (CorpusScene *scene)
{
  return anno_corpus_get_save_state (scene->corpus) == ANNO_SAVE_STATE_SAVED;
}

static gboolean
has_conflict (CorpusScene *scene)
{
  return scene->conflicts->len > 0;
}

static guint
count_conflicts (CorpusScene *scene)
{
  g_autoptr (GPtrArray) open = anno_corpus_list_conflicts (scene->corpus);

  if (open->len > 0)
    g_assert_true (open->pdata[0] == anno_corpus_find_document (scene->corpus, PATH));
  return open->len;
}

static gboolean
is_settled (CorpusScene *scene)
{
  return !anno_corpus_has_conflict (scene->corpus,
                                    anno_corpus_find_document (scene->corpus, PATH));
}

static char *
find_copy (CorpusScene *scene)
{
  g_autofree char *folder = g_build_filename (scene->root, "annotations/ann-example", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (entries); name != NULL; name = g_dir_read_name (entries))
    if (g_str_has_suffix (name, ".conflict.json"))
      {
        g_autofree char *below = g_build_filename ("annotations/ann-example", name, NULL);
        return corpus_scene_read (scene, below);
      }
  return NULL;
}

/* One span saved, then the file changed, then one more span of ours. */
static CorpusScene *
clash (const Change *change, char **theirs)
{
  CorpusScene *scene = corpus_scene_new ();
  corpus_scene_open (scene);
  corpus_scene_mark (scene, PATH, 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_mark (scene, PATH, 1);
  corpus_scene_shell (scene, change->command);
  *theirs = corpus_scene_read (scene, FILE_BELOW);
  return scene;
}

static void
test_mine (gconstpointer data)
{
  const Change *change = data;
  g_autofree char *theirs = NULL;
  g_autoptr (CorpusScene) scene = clash (change, &theirs);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_conflicts (scene), ==, 0);
  g_assert_false (corpus_scene_save (scene, &error)); /* noticed at the save, if not before */
  g_assert_nonnull (error);
  g_assert_cmpuint (scene->conflicts->len, ==, 1);
  g_assert_cmpuint (count_conflicts (scene), ==, 1);
  g_assert_cmpint (anno_corpus_get_save_state (scene->corpus), ==, ANNO_SAVE_STATE_FAILED);
  g_autofree char *still = corpus_scene_read (scene, FILE_BELOW);
  g_assert_cmpstr (still, ==, theirs);
  g_assert_false (corpus_scene_save (scene, NULL)); /* nor by asking twice */
  g_autofree char *yet = corpus_scene_read (scene, FILE_BELOW);
  g_assert_cmpstr (yet, ==, theirs);

  anno_corpus_keep_mine (scene->corpus, anno_corpus_find_document (scene->corpus, PATH));
  corpus_scene_wait (scene, is_saved);
  g_assert_cmpuint (count_conflicts (scene), ==, 0);
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 2);
  g_autofree char *copy = find_copy (scene);
  g_assert_cmpstr (copy, ==, theirs);
  g_assert_cmpuint (scene->problems->len, ==, change->removed ? 0 : 1); /* names the copy */

  corpus_scene_mark (scene, PATH, 2); /* and all goes on as before */
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 3);
}

static void
test_theirs (gconstpointer data)
{
  const Change *change = data;
  g_autofree char *theirs = NULL;
  g_autoptr (CorpusScene) scene = clash (change, &theirs);
  AnnoDocument *document = corpus_scene_load (scene, PATH);

  g_assert_false (corpus_scene_save (scene, NULL));
  anno_corpus_take_theirs (scene->corpus, document);
  corpus_scene_wait (scene, is_settled);
  g_autofree char *after = corpus_scene_read (scene, FILE_BELOW);
  g_assert_cmpstr (after, ==, theirs);
  g_autofree char *copy = find_copy (scene);
  g_assert_nonnull (strstr (copy, "wo00001"));
  g_assert_true (corpus_scene_load (scene, PATH) == document);
  g_assert_cmpuint (anno_layer_get_n_spans (anno_document_get_layer (document)), ==,
                    change->removed ? 0 : 1);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_autofree char *saved = corpus_scene_read (scene, FILE_BELOW);
  g_assert_cmpstr (saved, ==, theirs);
  g_assert_false (anno_corpus_undo (scene->corpus, NULL)); /* what it was about isn't there */
  corpus_scene_close (scene);

  corpus_scene_open (scene); /* nor does the journal bring ours back */
  g_assert_cmpuint (scene->recovered->len, ==, 0);
}

static AnnoFileIdentity theirs_now;

static void
look_at_theirs (CorpusScene *scene)
{
  g_autofree char *path = g_build_filename (scene->root, FILE_BELOW, NULL);
  g_autoptr (GError) error = NULL;
  anno_file_identity_take (&theirs_now, path, ANNO_FILE_DEPTH_GLANCE, &error);
  g_assert_no_error (error);
}

/* Not by what is shown alone: one of the changes shows the same. */
static gboolean
shows_theirs (CorpusScene *scene)
{
  AnnoDocument *document = anno_corpus_find_document (scene->corpus, PATH);
  return anno_file_identity_same_signs (anno_document_get_identity (document), &theirs_now);
}

/* A span is there, of another tag where that is what changed; none without a file. */
static void
assert_theirs (CorpusScene *scene, const Change *change)
{
  AnnoLayer *layer
      = anno_document_get_layer (anno_corpus_find_document (scene->corpus, PATH));
  guint n = anno_layer_get_n_spans (layer);

  g_assert_cmpuint (n, ==, change->removed ? 0 : 1);
  if (n == 1)
    g_assert_cmpstr (anno_span_get_tag (anno_layer_nth (layer, 0)), ==, change->tag);
}

static gboolean
is_idle (CorpusScene *scene)
{
  static guint rounds;
  return ++rounds % 10 == 0;
}

/* Without anything of ours unsaved, what changed is simply read. */
static void
test_clean (gconstpointer data)
{
  const Change *change = data;
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  corpus_scene_mark (scene, PATH, 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_autoptr (AnnoDocument) document = g_object_ref (corpus_scene_load (scene, PATH));

  corpus_scene_shell (scene, change->command);
  look_at_theirs (scene);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, shows_theirs);
  corpus_scene_wait (scene, is_idle);
  assert_theirs (scene, change);
  g_assert_cmpuint (scene->conflicts->len, ==, 0);
  g_assert_true (is_saved (scene));
  corpus_scene_mark (scene, PATH, 5);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_clear_object (&document);
}

/* Asked for more often than it can be read, it is read more than once at a time: that is no conflict. */
static void
test_often (gconstpointer data)
{
  const Change *change = data;
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  corpus_scene_mark (scene, PATH, 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_autoptr (AnnoDocument) document = g_object_ref (corpus_scene_load (scene, PATH));

  corpus_scene_shell (scene, change->command);
  look_at_theirs (scene);
  while (!shows_theirs (scene))
    {
      anno_corpus_check_disk (scene->corpus);
      g_main_context_iteration (NULL, FALSE);
    }
  corpus_scene_settle (scene);
  assert_theirs (scene, change);
  g_assert_cmpuint (scene->conflicts->len, ==, 0);
  g_assert_true (is_saved (scene));
}

/* The system tells of it while nobody asks. */
static void
test_heard (gconstpointer data)
{
  const Change *change = data;
  g_autofree char *theirs = NULL;
  g_autoptr (CorpusScene) scene = clash (change, &theirs);

  corpus_scene_wait (scene, has_conflict);
  g_autofree char *still = corpus_scene_read (scene, FILE_BELOW);
  g_assert_cmpstr (still, ==, theirs);
}

static GPid
start (CorpusScene *scene, const char *first, FILE **out)
{
  const char *argv[] = { program, scene->root, "race", first, EDITS, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int fd = -1;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, &fd, NULL, &error);
  g_assert_no_error (error);
  *out = fdopen (fd, "r");
  return pid;
}

static void
count (FILE *out, guint *kept, guint *refused)
{
  char line[64];
  while (fgets (line, sizeof line, out) != NULL)
    if (g_str_has_prefix (line, "kept"))
      (*kept)++;
    else if (g_str_has_prefix (line, "refused"))
      (*refused)++;
  fclose (out);
}

static void
test_race (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  FILE *out[2];
  GPid pids[2];
  guint kept = 0, refused = 0;
  int status;

  pids[0] = start (scene, "0", &out[0]);
  pids[1] = start (scene, "1000", &out[1]);
  for (guint i = 0; i < 2; i++)
    count (out[i], &kept, &refused);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_cmpint (status, ==, 0);
    }
  g_test_message ("%u kept, %u refused", kept, refused);
  g_assert_cmpuint (kept + refused, ==, 600);
  g_assert_cmpuint (kept, >=, 2);
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, kept);
}

int
main (int argc, char **argv)
{
  program = argv[1];
  corpus_scene_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *slug = g_strdelimit (g_strdup (changes[i].name), " ", '-');
      g_autofree char *mine = g_strconcat ("/corpus-conflict/mine/", slug, NULL);
      g_autofree char *theirs = g_strconcat ("/corpus-conflict/theirs/", slug, NULL);
      g_autofree char *clean = g_strconcat ("/corpus-conflict/clean/", slug, NULL);
      g_autofree char *often = g_strconcat ("/corpus-conflict/often/", slug, NULL);
      g_autofree char *heard = g_strconcat ("/corpus-conflict/heard/", slug, NULL);
      g_test_add_data_func (mine, &changes[i], test_mine);
      g_test_add_data_func (theirs, &changes[i], test_theirs);
      g_test_add_data_func (clean, &changes[i], test_clean);
      g_test_add_data_func (often, &changes[i], test_often);
      g_test_add_data_func (heard, &changes[i], test_heard);
    }
  g_test_add_func ("/corpus-conflict/race", test_race);
  return g_test_run ();
}
