/* Proves session/tagset-verbs, tagset-store, loss-survey and loss-gesture: a tagset is written only over what
 * was read, is used at once, and what is asked for one's own spans is one step over all articles. */
#include "corpus-scene.h"
#include "files/file-error.h"
#include "formats/tagset-file.h"
#include "model/tagset-draft.h"
#include "session/loss-survey.h"
#include "session/mass-gesture.h"
#include "session/tagset-verbs.h"

#include <string.h>

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Answer *) data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer->result;
}

static AnnoTagset *
read_tagset (CorpusScene *scene, AnnoFileIdentity *identity)
{
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;

  anno_tagset_verbs_read_async (scene->corpus, answer_cb, &answer);
  AnnoTagset *tagset
      = anno_tagset_verbs_read_finish (scene->corpus, wait_for (&answer), identity, &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return tagset;
}

static gboolean
save_tagset (CorpusScene *scene, AnnoTagset *tagset, AnnoSaveMode mode,
             const AnnoFileIdentity *identity, char **copy, GError **error)
{
  Answer answer = { NULL };

  anno_tagset_verbs_save_async (scene->corpus,
                                anno_tagset_order_new (scene->root, tagset, mode, identity),
                                answer_cb, &answer);
  gboolean saved
      = anno_tagset_verbs_save_finish (scene->corpus, wait_for (&answer), copy, error);
  g_object_unref (answer.result);
  return saved;
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* The tagset as read, with another name. */
static AnnoTagset *
renamed (const AnnoTagset *tagset, const char *name)
{
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (tagset);
  anno_tagset_draft_set_name (draft, name);
  return anno_tagset_draft_make (draft);
}

static void
test_save (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  AnnoFileIdentity identity;
  g_autoptr (AnnoTagset) before = read_tagset (scene, &identity);
  const AnnoTag *shown = anno_tagset_find (anno_corpus_get_tagset (scene->corpus), "claim");
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  guint n_told = 0;

  g_assert_false (identity.exists);
  g_assert_false (anno_tagset_is_reworded (before));
  g_signal_connect_swapped (scene->corpus, "notify::tagset", G_CALLBACK (count_cb), &n_told);
  g_autoptr (AnnoTagset) after = renamed (before, "Ours");
  g_assert_true (save_tagset (scene, after, ANNO_SAVE_IF_UNCHANGED, &identity, &copy, &error));
  g_assert_no_error (error);
  g_assert_null (copy);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpstr (anno_tagset_get_name (anno_corpus_get_tagset (scene->corpus)), ==, "Ours");
  g_assert_cmpstr (shown->id, ==, "claim"); /* who shows it still may */

  g_autoptr (GBytes) bytes = anno_tagset_file_write (after);
  g_autofree char *text = corpus_scene_read (scene, "tagset.json");
  g_assert_cmpmem (text, strlen (text), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  corpus_scene_close (scene);
  corpus_scene_open (scene);
  g_assert_cmpstr (anno_tagset_get_name (anno_corpus_get_tagset (scene->corpus)), ==, "Ours");
  g_assert_cmpuint (scene->problems->len, ==, 0);
}

/* What no reader takes isn't written. */
static void
test_refused (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  AnnoFileIdentity identity;
  g_autoptr (AnnoTagset) before = read_tagset (scene, &identity);
  g_autoptr (AnnoTagset) nameless = renamed (before, "");
  g_autoptr (GError) error = NULL;

  g_assert_false (save_tagset (scene, nameless, ANNO_SAVE_IF_UNCHANGED, &identity, NULL, &error));
  g_assert_nonnull (error);
  g_assert_null (corpus_scene_read (scene, "tagset.json"));
  g_assert_cmpstr (anno_tagset_get_name (anno_corpus_get_tagset (scene->corpus)), ==,
                   anno_tagset_get_name (before));
}

#define THEIRS                                                                                     \
  "{\"format\":1,\"name\":\"Theirs\",\"tags\":[{\"id\":\"x\",\"name\":\"X\",\"colour\":\"blue\"}]}"

/* Another hand was quicker: nothing is written, until somebody chooses, and then both are there. */
static void
test_changed (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  AnnoFileIdentity identity;
  g_autoptr (AnnoTagset) before = read_tagset (scene, &identity);
  g_autoptr (AnnoTagset) ours = renamed (before, "Ours");
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  guint n_told = 0;

  g_signal_connect_swapped (scene->corpus, "notify::tagset", G_CALLBACK (count_cb), &n_told);
  corpus_scene_write (scene, "tagset.json", THEIRS);
  g_assert_false (save_tagset (scene, ours, ANNO_SAVE_IF_UNCHANGED, &identity, &copy, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  g_autofree char *text = corpus_scene_read (scene, "tagset.json");
  g_assert_cmpstr (text, ==, THEIRS);
  g_assert_cmpuint (n_told, ==, 0);

  g_clear_error (&error);
  g_assert_true (save_tagset (scene, ours, ANNO_SAVE_COPY_ONLY, &identity, &copy, &error));
  g_assert_cmpstr (anno_tagset_get_name (anno_corpus_get_tagset (scene->corpus)), ==, "Theirs");
  g_autofree char *kept = NULL;
  g_assert_true (g_file_get_contents (copy, &kept, NULL, NULL));
  g_assert_nonnull (strstr (kept, "\"name\":\"Ours\""));
  g_clear_pointer (&copy, g_free);

  g_assert_true (save_tagset (scene, ours, ANNO_SAVE_OVER_COPY, &identity, &copy, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (anno_tagset_get_name (anno_corpus_get_tagset (scene->corpus)), ==, "Ours");
  g_clear_pointer (&kept, g_free);
  g_assert_true (g_file_get_contents (copy, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, THEIRS);
}

static guint
count_tag (CorpusScene *scene, const char *path, const char *tag)
{
  AnnoLayer *layer = anno_document_get_layer (corpus_scene_load (scene, path));
  guint n = 0;

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    n += g_str_equal (anno_span_get_tag (anno_layer_nth (layer, i)), tag);
  return n;
}

/* Takes "claim" out of the tagset, asks, and does what @answer says. */
static guint
remove_claim (CorpusScene *scene, AnnoLossAnswer answer, guint *n_spans, guint *n_articles)
{
  AnnoFileIdentity identity;
  g_autoptr (AnnoTagset) before = read_tagset (scene, &identity);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (before);
  g_autoptr (GError) error = NULL;

  anno_tagset_draft_remove_tag (draft, anno_tagset_draft_get_tag (draft, 2));
  g_autoptr (AnnoTagset) after = anno_tagset_draft_make (draft);
  g_autoptr (GPtrArray) losses = anno_tagset_list_losses (before, after);
  Answer counted = { NULL };
  anno_loss_survey_async (scene->corpus, losses, before, NULL, answer_cb, &counted);
  g_autoptr (GPtrArray) held = anno_loss_survey_finish (wait_for (&counted), NULL, &error);
  g_assert_no_error (error);
  g_object_unref (counted.result);
  g_assert_cmpuint (held->len, ==, 1);
  AnnoTagsetLoss *loss = held->pdata[0];
  *n_spans = loss->n_spans;
  *n_articles = loss->articles->len;
  loss->answer = answer;
  loss->instead = g_intern_string ("cue");

  g_assert_true (save_tagset (scene, after, ANNO_SAVE_IF_UNCHANGED, &identity, NULL, &error));
  Answer settled = { NULL };
  anno_tagset_verbs_settle_async (scene->corpus, held, before, NULL, answer_cb, &settled);
  guint n = anno_tagset_verbs_settle_finish (scene->corpus, wait_for (&settled), &error);
  g_assert_no_error (error);
  g_object_unref (settled.result);
  return n;
}

/* Two in a file, one that isn't saved, and one in a folder. */
static CorpusScene *
scene_in_use (void)
{
  CorpusScene *scene = corpus_scene_new ();

  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 1);
  corpus_scene_mark (scene, "a.txt", 3);
  corpus_scene_mark (scene, "deep/c.txt", 5);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
  corpus_scene_open (scene);
  corpus_scene_mark (scene, "b.txt", 7);
  return scene;
}

static const struct
{
  const char *name;
  AnnoLossAnswer answer;
  guint n_changed, n_claims, n_cues; /* of a.txt but the first */
} answers[] = {
  { "keep", ANNO_LOSS_KEEP, 0, 2, 0 },
  { "delete", ANNO_LOSS_DELETE, 4, 0, 0 },
  { "retag", ANNO_LOSS_RETAG, 4, 0, 2 },
};

static void
test_in_use (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (CorpusScene) scene = scene_in_use ();
      AnnoHistory *history = anno_corpus_get_history (scene->corpus);
      guint n_spans = 0, n_articles = 0, n_before = anno_history_get_n_done (history);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", answers[i].name);
      g_assert_cmpuint (remove_claim (scene, answers[i].answer, &n_spans, &n_articles), ==,
                        answers[i].n_changed);
      g_assert_cmpuint (n_spans, ==, 4);
      g_assert_cmpuint (n_articles, ==, 3);
      g_assert_cmpuint (count_tag (scene, "a.txt", "claim"), ==, answers[i].n_claims);
      g_assert_cmpuint (count_tag (scene, "a.txt", "cue"), ==, answers[i].n_cues);
      g_assert_cmpuint (anno_history_get_n_done (history), ==, n_before + (answers[i].n_changed > 0));
      if (answers[i].n_changed == 0)
        continue;
      g_assert_true (anno_corpus_undo (scene->corpus, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_tag (scene, "a.txt", "claim"), ==, 2);
      g_assert_cmpuint (count_tag (scene, "b.txt", "claim"), ==, 1);
      g_assert_cmpuint (count_tag (scene, "deep/c.txt", "claim"), ==, 1);
    }
}

static void
set_stance (CorpusScene *scene, const char *id, const char *value)
{
  AnnoDocument *document = corpus_scene_load (scene, "a.txt");
  AnnoGesture gesture = { anno_document_get_layer (document), anno_corpus_get_tagset (scene->corpus),
                          "a.txt" };
  const AnnoTag *tag = anno_tagset_find (gesture.tagset, "claim");
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  g_ptr_array_add (spans, anno_layer_find (gesture.layer, id));
  g_ptr_array_add (values, anno_value_new (ANNO_VALUE_TEXT, "stance", value));
  g_autoptr (AnnoStep) step = anno_mass_gesture_set_field (
      &gesture, spans, tag, anno_tag_find_field (tag, "stance"), values);
  g_assert_true (anno_corpus_do (scene->corpus, step, NULL));
}

/* Of a choice that goes only its values go. */
static void
test_choice (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  const char *denies = corpus_scene_mark (scene, "a.txt", 1), *asks = corpus_scene_mark (scene, "a.txt", 3);
  set_stance (scene, denies, "denies");
  set_stance (scene, asks, "asks");

  AnnoFileIdentity identity;
  g_autoptr (AnnoTagset) before = read_tagset (scene, &identity);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (before);
  AnnoTag *claim = anno_tagset_draft_get_tag (draft, 2);
  anno_tagset_draft_remove_choice (draft, (AnnoField *) anno_tag_find_field (claim, "stance"), 3);
  g_autoptr (AnnoTagset) after = anno_tagset_draft_make (draft);
  g_autoptr (GPtrArray) losses = anno_tagset_list_losses (before, after);
  g_autoptr (GError) error = NULL;
  Answer counted = { NULL };
  anno_loss_survey_async (scene->corpus, losses, before, NULL, answer_cb, &counted);
  g_autoptr (GPtrArray) held = anno_loss_survey_finish (wait_for (&counted), NULL, &error);
  g_object_unref (counted.result);
  g_assert_cmpuint (held->len, ==, 1);
  AnnoTagsetLoss *loss = held->pdata[0];
  g_assert_cmpuint (loss->n_spans, ==, 1);
  loss->answer = ANNO_LOSS_DELETE;

  g_assert_true (save_tagset (scene, after, ANNO_SAVE_IF_UNCHANGED, &identity, NULL, &error));
  Answer settled = { NULL };
  anno_tagset_verbs_settle_async (scene->corpus, held, before, NULL, answer_cb, &settled);
  g_assert_cmpuint (anno_tagset_verbs_settle_finish (scene->corpus, wait_for (&settled), &error), ==, 1);
  g_object_unref (settled.result);
  AnnoLayer *layer = anno_document_get_layer (corpus_scene_load (scene, "a.txt"));
  g_assert_nonnull (anno_span_find_value (anno_layer_find (layer, denies), "stance"));
  g_assert_null (anno_span_find_value (anno_layer_find (layer, asks), "stance"));
}

/* What nothing holds isn't asked about; and a whole corpus isn't read for no loss at all. */
static void
test_not_in_use (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  AnnoFileIdentity identity;
  g_autoptr (AnnoTagset) before = read_tagset (scene, &identity);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (before);

  anno_tagset_draft_remove_tag (draft, anno_tagset_draft_get_tag (draft, 1));
  g_autoptr (AnnoTagset) after = anno_tagset_draft_make (draft);
  g_autoptr (GPtrArray) losses = anno_tagset_list_losses (before, after);
  g_assert_cmpuint (losses->len, ==, 1);
  Answer counted = { NULL };
  anno_loss_survey_async (scene->corpus, losses, before, NULL, answer_cb, &counted);
  g_autoptr (GPtrArray) held = anno_loss_survey_finish (wait_for (&counted), NULL, NULL);
  g_object_unref (counted.result);
  g_assert_cmpuint (held->len, ==, 0);
}

static gboolean
follow (CorpusScene *scene, GError **error)
{
  Answer answer = { NULL };

  anno_tagset_verbs_follow_async (scene->corpus, answer_cb, &answer);
  gboolean changed = anno_tagset_verbs_follow_finish (scene->corpus, wait_for (&answer), error);
  g_object_unref (answer.result);
  return changed;
}

/* Another hand's tagset is used as soon as one looks, a broken one is said once, and one's own is no news. */
static void
test_follow (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  AnnoFileIdentity identity;
  g_autoptr (AnnoTagset) before = read_tagset (scene, &identity);
  g_autoptr (AnnoTagset) ours = renamed (before, "Ours");
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  g_assert_false (follow (scene, &error));
  g_assert_true (save_tagset (scene, ours, ANNO_SAVE_IF_UNCHANGED, &identity, NULL, &error));
  g_signal_connect_swapped (scene->corpus, "notify::tagset", G_CALLBACK (count_cb), &n_told);
  g_assert_false (follow (scene, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, ==, 0);

  corpus_scene_write (scene, "tagset.json", THEIRS);
  g_assert_true (follow (scene, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpstr (anno_tagset_get_name (anno_corpus_get_tagset (scene->corpus)), ==, "Theirs");

  corpus_scene_write (scene, "tagset.json", "{");
  g_assert_false (follow (scene, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (follow (scene, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (anno_tagset_get_name (anno_corpus_get_tagset (scene->corpus)), ==, "Theirs");

  corpus_scene_shell (scene, "rm \"$1/tagset.json\"");
  g_assert_true (follow (scene, &error));
  g_assert_nonnull (anno_tagset_find (anno_corpus_get_tagset (scene->corpus), "claim"));
  g_assert_cmpuint (n_told, ==, 2);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/tagset-verbs/save", test_save);
  g_test_add_func ("/tagset-verbs/refused", test_refused);
  g_test_add_func ("/tagset-verbs/changed", test_changed);
  g_test_add_func ("/tagset-verbs/follow", test_follow);
  g_test_add_func ("/tagset-verbs/in-use", test_in_use);
  g_test_add_func ("/tagset-verbs/choice", test_choice);
  g_test_add_func ("/tagset-verbs/not-in-use", test_not_in_use);
  return g_test_run ();
}
