/* Proves session/meta-store, -verbs and -keeper: what is known of an article is written only over
 * what was read, with all that isn't understood; whoever shows the article follows, whoever wrote
 * it. */
#include "corpus-scene.h"

#include "files/folder-lock.h"
#include "formats/json-scan.h"
#include "session/article-facts.h"
#include "session/meta-verbs.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define PATH "a.txt"
#define FILE_BELOW "a.meta.json"
#define KNOWN                                                                                      \
  "{\"theirs\":{\"x\":[1, 2]},\"title\":\"Headline\",\"date\":\"2017-07-10\","                     \
  "\"dateOrigin\":\"metadata\",\"id\":\"urn:x\",\"rule\":1,\"z\":null}"

static void
read_known (CorpusScene *scene, AnnoMeta *meta, AnnoFileIdentity *identity)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_meta_store_read (scene->root, PATH, meta, identity, &error));
  g_assert_no_error (error);
}

static gboolean
write_known (CorpusScene *scene, const AnnoMeta *meta, AnnoFileIdentity *identity, GError **error)
{
  g_autoptr (AnnoMetaOrder) order = anno_meta_order_new (scene->root, PATH, meta, identity);
  gboolean written = anno_meta_store_write (order, error);

  *identity = order->now;
  return written;
}

static void
assert_file (CorpusScene *scene, const char *text)
{
  g_autofree char *there = corpus_scene_read (scene, FILE_BELOW);
  g_assert_cmpstr (there, ==, text);
}

/* No file is nothing known; what is written then is a file, and can be written again. */
static void
test_absent (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity identity = { .exists = TRUE };
  g_auto (AnnoMeta) meta = { .title = g_strdup ("what was there before") };

  read_known (scene, &meta, &identity);
  g_assert_false (identity.exists);
  g_assert_null (meta.title);
  assert_file (scene, NULL);
  g_assert_true (anno_fact_set (&meta, ANNO_FACT_TITLE, "New", NULL));
  g_assert_true (write_known (scene, &meta, &identity, &error));
  g_assert_no_error (error);
  assert_file (scene, "{\n  \"title\": \"New\"\n}\n");
  g_assert_true (anno_fact_set (&meta, ANNO_FACT_TITLE, "", NULL));
  g_assert_true (write_known (scene, &meta, &identity, &error));
  read_known (scene, &meta, &identity);
  g_assert_null (meta.title);
}

static void
test_kept (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  AnnoFileIdentity identity;
  g_auto (AnnoMeta) meta = { NULL };

  corpus_scene_write (scene, FILE_BELOW, KNOWN);
  read_known (scene, &meta, &identity);
  g_assert_true (anno_fact_set (&meta, ANNO_FACT_DATE, "9 July 2017", NULL));
  g_assert_true (anno_fact_set (&meta, ANNO_FACT_SOURCE, "Agency", NULL));
  g_assert_true (write_known (scene, &meta, &identity, NULL));
  assert_file (scene, "{\n  \"title\": \"Headline\",\n  \"date\": \"2017-07-09\",\n"
                      "  \"dateOrigin\": \"hand\",\n  \"source\": \"Agency\",\n"
                      "  \"id\": \"urn:x\",\n  \"rule\": 1,\n"
                      "  \"theirs\":{\"x\":[1, 2]},\"z\":null\n}\n");
}

/* Another hand's change, deletion or new file is never written over. */
static void
test_other_hand (void)
{
  static const struct
  {
    const char *before, *command, *after;
  } cases[] = {
    { KNOWN, "echo '{\"title\":\"Theirs\"}' > \"$1\"/" FILE_BELOW, "{\"title\":\"Theirs\"}\n" },
    { KNOWN, "rm \"$1\"/" FILE_BELOW, NULL },
    { NULL, "echo '{}' > \"$1\"/" FILE_BELOW, "{}\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorpusScene) scene = corpus_scene_new ();
      g_autoptr (GError) error = NULL;
      AnnoFileIdentity identity;
      g_auto (AnnoMeta) meta = { NULL };

      if (cases[i].before != NULL)
        corpus_scene_write (scene, FILE_BELOW, cases[i].before);
      read_known (scene, &meta, &identity);
      corpus_scene_shell (scene, cases[i].command);
      g_assert_true (anno_fact_set (&meta, ANNO_FACT_TITLE, "Ours", NULL));
      g_assert_false (write_known (scene, &meta, &identity, &error));
      g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
      assert_file (scene, cases[i].after);
    }
}

/* The lock that a save holds is waited for, and then it is said. */
static void
test_locked (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity identity;
  g_auto (AnnoMeta) meta = { NULL };

  read_known (scene, &meta, &identity);
  meta.title = g_strdup ("Ours");
  g_autoptr (AnnoFolderLock) lock = anno_folder_lock_try (scene->root, &error);
  if (lock == NULL)
    {
      g_test_skip ("This file system has no locks");
      return;
    }
  g_assert_false (write_known (scene, &meta, &identity, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_LOCKED);
  assert_file (scene, NULL);
}

static void
test_unreadable (void)
{
  static const char *const cases[] = {
    "",
    "{",
    "[]",
    "{\"title\":1}",
    "{\"date\":\"2017-02-30\"}",
    "{\"date\":\"soon\"}",
    "{\"dateOrigin\":\"magic\"}",
    "{\"rule\":-1}",
    "{\"title\":\"\377\"}",
    "{\"title\":\"\\ud800\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorpusScene) scene = corpus_scene_new ();
      g_autoptr (GError) error = NULL;
      AnnoFileIdentity identity = { 0 };
      g_auto (AnnoMeta) meta = { .title = g_strdup ("Before") };

      corpus_scene_write (scene, FILE_BELOW, cases[i]);
      g_test_message ("%u", i);
      g_assert_false (anno_meta_store_read (scene->root, PATH, &meta, &identity, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == ANNO_JSON_ERROR);
      g_assert_cmpstr (meta.title, ==, "Before");
      g_assert_true (identity.exists);
      g_autofree char *told = anno_meta_store_explain (scene->root, PATH, error);
      g_assert_nonnull (strstr (told, FILE_BELOW));
    }
}

/* What no reader would take is written by nobody, whatever called for it. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *date, *origin, *unknown;
  } cases[] = {
    { "2017-13-01", NULL, NULL },
    { NULL, "magic", NULL },
    { NULL, NULL, "\"a\":" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorpusScene) scene = corpus_scene_new ();
      g_autoptr (GError) error = NULL;
      AnnoFileIdentity identity = { 0 };
      g_auto (AnnoMeta) meta = { .date = g_strdup (cases[i].date),
                                 .date_origin = g_strdup (cases[i].origin),
                                 .unknown = g_strdup (cases[i].unknown) };

      g_assert_false (write_known (scene, &meta, &identity, &error));
      g_assert_true (error->domain == ANNO_JSON_ERROR);
      assert_file (scene, NULL);
    }
}

/* Neither a link nor a name leads out of the corpus, and nothing is known of what isn't there. */
static void
test_places (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity identity;
  g_auto (AnnoMeta) meta = { NULL };

  corpus_scene_shell (scene,
                      "echo '{}' > \"$1\"/../out.json && ln -s ../out.json \"$1\"/" FILE_BELOW
                      " && mkdir \"$1\"/../out && echo x > \"$1\"/../out/b.txt"
                      " && ln -s ../out \"$1\"/out");
  read_known (scene, &meta, &identity);
  meta.title = g_strdup ("Out");
  g_assert_false (write_known (scene, &meta, &identity, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_OUTSIDE);
  g_autofree char *there = corpus_scene_read (scene, "../out.json");
  g_assert_cmpstr (there, ==, "{}\n");

  static const struct
  {
    const char *article;
    AnnoFileErrorCode code;
  } cases[] = { { "out/b.txt", ANNO_FILE_ERROR_OUTSIDE },
                { "../out/b.txt", ANNO_FILE_ERROR_BAD_NAME },
                { "no-such.txt", ANNO_FILE_ERROR_NOT_FOUND },
                { "no-such/a.txt", ANNO_FILE_ERROR_NOT_FOUND } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AnnoFileIdentity none = { 0 };
      g_autoptr (AnnoMetaOrder) order
          = anno_meta_order_new (scene->root, cases[i].article, &meta, &none);
      g_clear_error (&error);
      g_test_message ("%s", cases[i].article);
      g_assert_false (anno_meta_store_write (order, &error));
      g_assert_error (error, ANNO_FILE_ERROR, (int) cases[i].code);
    }
}

/* Inside the corpus, a link is one's own affair. */
static void
test_link_within (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  AnnoFileIdentity identity;
  g_auto (AnnoMeta) meta = { NULL };

  corpus_scene_shell (scene, "echo '{}' > \"$1\"/deep/c.meta.json && ln -s deep/c.meta.json "
                             "\"$1\"/" FILE_BELOW);
  read_known (scene, &meta, &identity);
  meta.title = g_strdup ("Ours");
  g_assert_true (write_known (scene, &meta, &identity, NULL));
  g_autofree char *there = corpus_scene_read (scene, "deep/c.meta.json");
  g_assert_nonnull (strstr (there, "Ours"));
}

/* As another user where this one may write everywhere. */
static gboolean
is_hindered (CorpusScene *scene)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (2);
      char *hindrance = anno_meta_store_find_hindrance (scene->root, PATH);
      _exit (hindrance != NULL && strstr (hindrance, FILE_BELOW) != NULL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) < 2);
  return WEXITSTATUS (status) == 1;
}

static void
test_hindrance (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  corpus_scene_shell (scene, "chmod 755 \"$1\"/.. && chmod -R a+w \"$1\"");
  g_assert_false (is_hindered (scene));
  corpus_scene_write (scene, FILE_BELOW, "{}");
  corpus_scene_shell (scene, "chmod a-w \"$1\"/" FILE_BELOW);
  g_assert_true (is_hindered (scene));
  corpus_scene_shell (scene, "rm -f \"$1\"/" FILE_BELOW);
  g_assert_false (is_hindered (scene));
  corpus_scene_shell (scene, "chmod a-w \"$1\"");
  g_assert_true (is_hindered (scene));
  corpus_scene_shell (scene, "chmod u+w \"$1\"");
}

/* A document in hand, and what it was told. */
typedef struct
{
  CorpusScene *scene;
  AnnoDocument *document;
  guint n_titles;
  guint n_dates;
} Hand;

static Hand hand;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
hand_take (const char *known)
{
  hand = (Hand){ .scene = corpus_scene_new () };
  if (known != NULL)
    corpus_scene_write (hand.scene, FILE_BELOW, known);
  corpus_scene_open (hand.scene);
  hand.document = g_object_ref (corpus_scene_load (hand.scene, PATH));
  corpus_scene_settle (hand.scene);
  g_signal_connect_swapped (hand.document, "notify::title", G_CALLBACK (count_cb), &hand.n_titles);
  g_signal_connect_swapped (hand.document, "notify::date", G_CALLBACK (count_cb), &hand.n_dates);
}

static void
hand_drop (void)
{
  g_signal_handlers_disconnect_by_func (hand.document, count_cb, &hand.n_titles);
  g_signal_handlers_disconnect_by_func (hand.document, count_cb, &hand.n_dates);
  g_clear_object (&hand.document);
  g_clear_pointer (&hand.scene, corpus_scene_free);
}

static AnnoArticleRow *
row_of (CorpusScene *scene)
{
  GListModel *rows = anno_corpus_get_articles (scene->corpus);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (rows, i);
      if (g_str_equal (anno_article_row_get_path (row), PATH))
        return row;
    }
  return NULL;
}

static gboolean
has_row (CorpusScene *scene)
{
  return row_of (scene) != NULL;
}

static gboolean
row_says_new (CorpusScene *scene)
{
  g_autofree char *title = NULL;
  g_object_get (row_of (scene), "title", &title, NULL);
  return g_strcmp0 (title, "New") == 0;
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *answer;
}

static gboolean
save (const AnnoMeta *meta, AnnoFileIdentity *identity, GError **error)
{
  AnnoCorpus *corpus = hand.scene->corpus;
  g_autoptr (GAsyncResult) result = NULL;

  anno_meta_verbs_save_async (
      corpus, anno_meta_order_new (anno_corpus_get_root (corpus), PATH, meta, identity), answer_cb,
      &result);
  wait_for (&result);
  return anno_meta_verbs_save_finish (corpus, result, identity, error);
}

/* Document and row follow; what is refused changes neither; what was there can be brought back. */
static void
test_saved (void)
{
  hand_take (KNOWN);
  AnnoCorpus *corpus = hand.scene->corpus;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (AnnoMeta) meta = { NULL }, before = { NULL };
  AnnoFileIdentity identity;
  g_autofree char *hindrance = NULL;

  g_assert_cmpstr (anno_document_get_title (hand.document), ==, "Headline");
  anno_meta_verbs_read_async (corpus, PATH, answer_cb, &result);
  wait_for (&result);
  g_assert_true (
      anno_meta_verbs_read_finish (corpus, result, &before, &identity, &hindrance, &error));
  g_assert_null (hindrance);
  corpus_scene_wait (hand.scene, has_row);

  anno_meta_copy (&meta, &before);
  g_assert_true (anno_fact_set (&meta, ANNO_FACT_TITLE, "New", NULL));
  g_assert_true (anno_fact_set (&meta, ANNO_FACT_DATE, "2017-07-09", NULL));
  g_assert_true (save (&meta, &identity, &error));
  g_assert_cmpstr (anno_document_get_title (hand.document), ==, "New");
  g_assert_cmpstr (anno_document_get_date (hand.document), ==, "2017-07-09");
  g_assert_cmpstr (anno_document_get_date_origin (hand.document), ==, "hand");
  g_assert_cmpuint (hand.n_titles, ==, 1);
  g_assert_cmpuint (hand.n_dates, ==, 1);
  corpus_scene_wait (hand.scene, row_says_new);
  g_assert_false (anno_document_is_dirty (hand.document));

  g_assert_true (save (&before, &identity, &error));
  g_assert_cmpstr (anno_document_get_title (hand.document), ==, "Headline");
  g_assert_cmpstr (anno_document_get_date_origin (hand.document), ==, "metadata");

  corpus_scene_write (hand.scene, FILE_BELOW, "{\"title\":\"Theirs\"}");
  g_assert_false (save (&meta, &identity, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  g_assert_cmpstr (anno_document_get_title (hand.document), !=, "New");
  hand_drop ();
}

static gboolean
knows_theirs (CorpusScene *scene)
{
  return g_str_equal (anno_document_get_title (hand.document), "Theirs");
}

static gboolean
knows_nothing (CorpusScene *scene)
{
  return anno_document_get_meta (hand.document)->title == NULL;
}

static gboolean
is_told (CorpusScene *scene)
{
  return scene->problems->len > 0;
}

/* Looked for when one comes back, and taken in: another version, none, one that can't be read. */
static void
test_followed (void)
{
  hand_take (NULL);
  AnnoCorpus *corpus = hand.scene->corpus;

  corpus_scene_mark (hand.scene, PATH, 0); /* what isn't saved here is no hindrance */
  corpus_scene_write (hand.scene, FILE_BELOW, "{\"title\":\"Theirs\",\"date\":\"2017-07-09\"}");
  anno_corpus_check_disk (corpus);
  corpus_scene_wait (hand.scene, knows_theirs);
  g_assert_cmpstr (anno_document_get_date (hand.document), ==, "2017-07-09");
  g_assert_cmpuint (hand.n_titles, ==, 1);

  corpus_scene_write (hand.scene, FILE_BELOW, "{\"title\":");
  anno_corpus_check_disk (corpus);
  corpus_scene_wait (hand.scene, is_told);
  g_assert_nonnull (strstr (hand.scene->problems->pdata[0], FILE_BELOW));
  g_assert_true (knows_theirs (hand.scene));
  anno_corpus_check_disk (corpus);
  corpus_scene_settle (hand.scene);
  g_assert_cmpuint (hand.scene->problems->len, ==, 1);

  corpus_scene_shell (hand.scene, "rm \"$1\"/" FILE_BELOW);
  anno_corpus_check_disk (corpus);
  corpus_scene_wait (hand.scene, knows_nothing);
  g_assert_null (anno_document_get_date (hand.document));
  g_assert_cmpuint (hand.scene->problems->len, ==, 1);
  g_assert_true (corpus_scene_save (hand.scene, NULL));
  hand_drop ();
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/meta-store/hindrance", test_hindrance); /* first: threads don't fork */
  g_test_add_func ("/meta-store/absent", test_absent);
  g_test_add_func ("/meta-store/kept", test_kept);
  g_test_add_func ("/meta-store/other-hand", test_other_hand);
  g_test_add_func ("/meta-store/locked", test_locked);
  g_test_add_func ("/meta-store/unreadable", test_unreadable);
  g_test_add_func ("/meta-store/hostile", test_hostile);
  g_test_add_func ("/meta-store/places", test_places);
  g_test_add_func ("/meta-store/link-within", test_link_within);
  g_test_add_func ("/meta-store/saved", test_saved);
  g_test_add_func ("/meta-store/followed", test_followed);
  return g_test_run ();
}
