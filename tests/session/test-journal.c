/* Proves session/journal with its file, its records and its reader: what was synced is there again,
 * whatever was torn off or spoilt, and only one program writes a file. */
#include "model/span-draft.h"
#include "session/journal.h"

#include "formats/tagset-file.h"
#include "files/file-error.h"
#include "session/recovery.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define ROOT "/a corpus/of \xe9" /* not UTF-8, as a path may be */
#define ANNOTATOR "urn:uuid:1"

typedef struct
{
  char *folder;
  AnnoTagset *tagset;
  AnnoJournal *journal;
  AnnoRecovery *recovery;
  guint n_damaged;
  char *kept;
  AnnoHistory *history;
  guint n_dropped;
  GString *told; /* "failed" and "well", in order */
} Scene;

static void
notify_cb (const GError *error, gpointer data)
{
  Scene *self = data;
  g_string_append (self->told, error != NULL ? "failed " : "well ");
}

static void
dropped_cb (guint n, gpointer data)
{
  Scene *self = data;
  anno_history_drop_oldest (self->history, n);
  self->n_dropped += n;
}

static void
open_journal (Scene *self)
{
  g_autoptr (AnnoJournalContent) content = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->kept, g_free);
  self->journal
      = anno_journal_open (self->folder, ROOT, ANNOTATOR, &content, &self->kept, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->journal);
  self->n_damaged = content->n_damaged;
  self->recovery = anno_recovery_new (content);
  g_clear_object (&self->history);
  self->history = anno_history_new ();
  for (guint i = 0; i < self->recovery->steps->len; i++)
    anno_history_push (self->history, self->recovery->steps->pdata[i]);
  for (guint i = self->recovery->steps->len; i > self->recovery->n_done; i--)
    anno_history_undone (self->history);
  anno_journal_start (self->journal, self->tagset, self->recovery->numbers,
                      self->recovery->n_done, self->recovery->last, notify_cb, dropped_cb, self);
}

static void
close_journal (Scene *self)
{
  g_clear_pointer (&self->journal, anno_journal_free);
  g_clear_pointer (&self->recovery, anno_recovery_free);
}

static Scene *
scene_new (void)
{
  Scene *self = g_new0 (Scene, 1);
  g_autofree char *folder = g_dir_make_tmp ("journal-XXXXXX", NULL);
  self->folder = g_build_filename (folder, "not", "there yet", NULL);
  self->tagset = anno_tagset_file_get_default ();
  self->told = g_string_new (NULL);
  return self;
}

static void
scene_free (Scene *self)
{
  close_journal (self);
  g_autofree char *above = g_path_get_dirname (self->folder);
  g_autofree char *top = g_path_get_dirname (above);
  const char *argv[] = { "rm", "-rf", top, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_clear_object (&self->history);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_string_free (self->told, TRUE);
  g_free (self->folder);
  g_free (self->kept);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static AnnoStep *
make_step (const char *article, guint start, const char *note)
{
  g_autoptr (AnnoSpanDraft) draft = anno_span_draft_new ("claim");
  anno_span_draft_add_segment (draft, start, start + 5);
  anno_span_draft_set_note (draft, note);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (g_steal_pointer (&draft));
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  g_autofree char *label = g_strdup_printf ("Mark %u", start);
  g_ptr_array_add (edits, anno_edit_new_span (article, NULL, span));
  return anno_step_new (label, edits, G_GINT64_CONSTANT (1500000000000000) + start);
}

static void
act (Scene *self, guint start)
{
  g_autoptr (AnnoStep) step = make_step ("a.txt", start, NULL);
  anno_history_push (self->history, step);
  anno_journal_do (self->journal, step);
}

static void
undo (Scene *self)
{
  anno_journal_undo (self->journal);
  anno_history_undone (self->history);
}

static void
redo (Scene *self)
{
  anno_journal_redo (self->journal);
  anno_history_redone (self->history);
}

static void
sync_all (Scene *self)
{
  g_autoptr (GError) error = NULL;
  anno_journal_sync (self->journal, &error);
  g_assert_no_error (error);
}

static void
assert_same_history (AnnoHistory *a, AnnoHistory *b)
{
  g_assert_cmpuint (anno_history_get_n_steps (a), ==, anno_history_get_n_steps (b));
  g_assert_cmpuint (anno_history_get_n_done (a), ==, anno_history_get_n_done (b));
  for (guint i = 0; i < anno_history_get_n_steps (a); i++)
    {
      AnnoStep *x = anno_history_nth (a, i), *y = anno_history_nth (b, i);
      g_assert_cmpstr (anno_step_get_label (x), ==, anno_step_get_label (y));
      g_assert_cmpint (anno_step_get_time (x), ==, anno_step_get_time (y));
      g_assert_true (
          anno_span_equal (((AnnoEdit *) anno_step_get_edits (x)->pdata[0])->after,
                           ((AnnoEdit *) anno_step_get_edits (y)->pdata[0])->after));
    }
}

static char *
path_of (Scene *self, const char *ending)
{
  g_autoptr (GDir) entries = g_dir_open (self->folder, 0, NULL);
  for (const char *name = g_dir_read_name (entries); name != NULL; name = g_dir_read_name (entries))
    if (g_str_has_suffix (name, ending))
      return g_build_filename (self->folder, name, NULL);
  return NULL;
}

static void
test_history (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint round = 0; round < 20; round++)
    {
      open_journal (scene);
      for (guint i = 0; i < 50; i++)
        {
          guint n_done = anno_history_get_n_done (scene->history);
          gboolean can_redo = n_done < anno_history_get_n_steps (scene->history);
          guint dice = (guint) g_rand_int_range (random, 0, 4);
          if (dice == 0 && n_done > 0)
            undo (scene);
          else if (dice == 1 && can_redo)
            redo (scene);
          else
            act (scene, round * 1000 + i * 10);
        }
      g_autoptr (AnnoHistory) before = g_object_ref (scene->history);
      close_journal (scene);
      open_journal (scene);
      assert_same_history (before, scene->history);
      g_assert_cmpuint (scene->n_damaged, ==, 0);
      close_journal (scene);
    }
}

static void
test_nothing (void)
{
  g_autoptr (Scene) scene = scene_new ();
  open_journal (scene);
  close_journal (scene);
  g_autofree char *path = path_of (scene, "");
  g_assert_null (path); /* who does nothing leaves nothing */
}

/* What waits while a sync runs is written with the next one. */
static void
test_batches (void)
{
  g_autoptr (Scene) scene = scene_new ();
  open_journal (scene);
  for (guint i = 0; i < 5000; i++)
    act (scene, i * 10);
  sync_all (scene);
  g_assert_cmpuint (anno_journal_get_n_syncs (scene->journal), <, 2500);
  guint before = anno_journal_get_n_syncs (scene->journal);
  act (scene, 1000000);
  sync_all (scene);
  g_assert_cmpuint (anno_journal_get_n_syncs (scene->journal), ==, before + 1);
}

/* Cut anywhere, the journal gives all whole records before the cut, and goes on from there. */
static void
test_torn (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *sound = NULL;
  gsize length, last;

  open_journal (scene);
  for (guint i = 0; i < 4; i++)
    act (scene, i * 10);
  close_journal (scene);
  g_autofree char *path = path_of (scene, ".jsonl");
  g_assert_true (g_file_get_contents (path, &sound, &length, NULL));
  for (last = length - 1; sound[last - 1] != '\n'; last--)
    continue;

  for (gsize cut = last; cut < length; cut++)
    {
      g_assert_true (g_file_set_contents (path, sound, (gssize) cut, NULL));
      open_journal (scene);
      g_assert_cmpuint (anno_history_get_n_steps (scene->history), ==, 3);
      g_assert_null (scene->kept);
      if (cut % 16 == 0)
        act (scene, 500);
      close_journal (scene);
      open_journal (scene);
      g_assert_cmpuint (anno_history_get_n_steps (scene->history), ==, cut % 16 == 0 ? 4 : 3);
      close_journal (scene);
    }
}

/* Any byte spoilt: the record around it is lost, no other one, and the file is kept aside. */
static void
test_spoilt (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *sound = NULL;
  gsize length;

  open_journal (scene);
  for (guint i = 0; i < 4; i++)
    act (scene, i * 10);
  close_journal (scene);
  g_autofree char *path = path_of (scene, ".jsonl");
  g_assert_true (g_file_get_contents (path, &sound, &length, NULL));
  const char *second = strstr (sound, "\"n\":2");
  const char *third = strstr (sound, "\"n\":3");
  for (gsize at = (gsize) (second - sound); sound + at < third - 40; at += 7)
    {
      g_autofree char *spoilt = g_memdup2 (sound, length);
      spoilt[at] ^= 1;
      g_assert_true (g_file_set_contents (path, spoilt, (gssize) length, NULL));
      open_journal (scene);
      g_assert_cmpuint (anno_history_get_n_steps (scene->history), ==, 3);
      g_assert_cmpuint (scene->n_damaged, ==, 1);
      g_autofree char *aside = NULL;
      gsize aside_length;
      g_assert_true (g_file_get_contents (scene->kept, &aside, &aside_length, NULL));
      g_assert_cmpmem (aside, aside_length, spoilt, length);
      close_journal (scene);
      open_journal (scene); /* once is enough */
      g_assert_null (scene->kept);
      g_assert_cmpuint (anno_history_get_n_steps (scene->history), ==, 3);
      close_journal (scene);
    }
}

static void
test_marks (void)
{
  g_autoptr (Scene) scene = scene_new ();
  open_journal (scene);
  act (scene, 0);
  act (scene, 10);
  anno_journal_saved (scene->journal, "b.txt", 2);
  close_journal (scene);
  open_journal (scene);
  g_assert_true (g_hash_table_contains (scene->recovery->pending, "a.txt"));
  anno_journal_saved (scene->journal, "a.txt", 1);
  close_journal (scene);
  open_journal (scene);
  g_assert_true (g_hash_table_contains (scene->recovery->pending, "a.txt"));
  anno_journal_saved (scene->journal, "a.txt", 2);
  close_journal (scene);
  open_journal (scene);
  g_assert_cmpuint (g_hash_table_size (scene->recovery->pending), ==, 0);
  act (scene, 20);
  anno_journal_settled (scene->journal, anno_journal_get_last (scene->journal));
  close_journal (scene);
  open_journal (scene);
  g_assert_cmpuint (g_hash_table_size (scene->recovery->pending), ==, 0);
  g_assert_cmpuint (anno_history_get_n_steps (scene->history), ==, 3);
}

/* Wherever in the chain of its values the file stands, a span comes to the last one. */
static void
test_chain (void)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  g_autoptr (Scene) scene = scene_new ();

  open_journal (scene);
  for (guint i = 0; i < 5; i++)
    {
      AnnoSpan *last = i > 0 ? values->pdata[i - 1] : NULL;
      g_autoptr (AnnoSpanDraft) draft
          = last != NULL ? anno_span_draft_new_from (last) : anno_span_draft_new ("claim");
      anno_span_draft_add_segment (draft, i * 10, i * 10 + 5);
      g_ptr_array_add (values, anno_span_draft_finish (g_steal_pointer (&draft)));
      GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
      g_ptr_array_add (edits, anno_edit_new_span ("a.txt", last, values->pdata[i]));
      g_autoptr (AnnoStep) step = anno_step_new ("Change", edits, 1);
      anno_journal_do (scene->journal, step);
    }
  close_journal (scene);
  open_journal (scene);

  const AnnoPending *pending = g_hash_table_lookup (scene->recovery->pending, "a.txt");
  for (guint at = 0; at <= 6; at++) /* 0: not there; 6: something else stands there */
    {
      g_autoptr (AnnoLayer) layer
          = anno_layer_new (anno_layer_header_new ("a.txt", ANNOTATOR, "Ann", NULL));
      if (at >= 1 && at <= 5)
        anno_layer_put (layer, values->pdata[at - 1]);
      if (at == 6)
        {
          g_autoptr (AnnoSpanDraft) draft = anno_span_draft_new_from (values->pdata[0]);
          anno_span_draft_set_tag (draft, "cue");
          g_autoptr (AnnoSpan) other = anno_span_draft_finish (g_steal_pointer (&draft));
          anno_layer_put (layer, other);
        }
      AnnoRecovered recovered = anno_pending_apply (pending, NULL, layer);
      AnnoSpan *there = anno_layer_nth (layer, 0);
      g_assert_cmpuint (recovered.n_brought, ==, at < 5 ? 5 - at : 0);
      g_assert_cmpuint (recovered.n_refused, ==, at == 6 ? 5 : 0);
      g_assert_cmpint (anno_span_equal (there, values->pdata[4]), ==, at != 6);
    }
}

static void
test_two_programs (void)
{
  g_autoptr (Scene) first = scene_new ();
  Scene second = { .folder = g_strdup (first->folder), .tagset = first->tagset };

  open_journal (first);
  act (first, 0);
  sync_all (first);
  open_journal (&second);
  g_assert_cmpuint (anno_history_get_n_steps (second.history), ==, 0);
  act (&second, 10);
  act (&second, 20);
  close_journal (&second);
  act (first, 30);
  close_journal (first);

  open_journal (first);
  g_assert_cmpuint (anno_history_get_n_steps (first->history), ==, 2);
  g_autoptr (AnnoJournalContent) content = anno_journal_read_left (first->journal);
  g_assert_nonnull (content);
  g_assert_cmpuint (content->records->len, ==, 2);
  g_autofree char *kept = anno_journal_keep_left (first->journal, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (kept, &text, &length, NULL));
  g_autoptr (GBytes) copy = g_bytes_new (text, length);
  g_autoptr (AnnoJournalContent) again = anno_journal_content_read (copy);
  g_assert_cmpuint (again->records->len, ==, 2);
  anno_journal_remove_left (first->journal);
  g_assert_null (anno_journal_read_left (first->journal));
  g_clear_object (&second.history);
  g_free (second.folder);
  g_free (second.kept);
}

static void
test_shrink (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *note = g_strnfill (500 * 1000, 'n');
  guint n = 0;

  open_journal (scene);
  for (; !anno_journal_is_full (scene->journal); n++)
    {
      g_autoptr (AnnoStep) step = make_step ("a.txt", n * 10, note);
      anno_history_push (scene->history, step);
      anno_journal_do (scene->journal, step);
      if (n % 16 == 0)
        sync_all (scene);
    }
  undo (scene);
  undo (scene);
  anno_journal_shrink (scene->journal, scene->history);
  sync_all (scene);
  while (scene->n_dropped == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (scene->n_dropped, >, n / 8);
  g_assert_cmpuint (scene->n_dropped, <, n / 2);
  g_assert_false (anno_journal_is_full (scene->journal));
  redo (scene);
  act (scene, 100000);
  g_autoptr (AnnoHistory) before = g_object_ref (scene->history);
  close_journal (scene);

  open_journal (scene);
  assert_same_history (before, scene->history);
  const AnnoPending *pending = g_hash_table_lookup (scene->recovery->pending, "a.txt");
  g_autoptr (AnnoLayer) layer
      = anno_layer_new (anno_layer_header_new ("a.txt", ANNOTATOR, "Ann", NULL));
  AnnoRecovered recovered = anno_pending_apply (pending, NULL, layer);
  g_assert_cmpuint (recovered.n_brought, ==, 2); /* what was done since, and nothing older */
}

/* What the history has forgotten goes from the file when that is written anew, and not before. */
static void
test_forget (void)
{
  g_autoptr (Scene) scene = scene_new ();

  open_journal (scene);
  for (guint i = 0; i < 5; i++)
    act (scene, i * 10);
  undo (scene);
  g_assert_false (anno_journal_is_full (scene->journal));
  anno_history_drop_oldest (scene->history, 2);
  anno_history_drop_undone (scene->history);
  anno_journal_forget (scene->journal, 2, TRUE);
  g_assert_true (anno_journal_is_full (scene->journal));
  act (scene, 100); /* goes on where the history does */
  anno_journal_shrink (scene->journal, scene->history);
  sync_all (scene);
  g_assert_false (anno_journal_is_full (scene->journal));
  g_autoptr (AnnoHistory) before = g_object_ref (scene->history);
  g_assert_cmpuint (anno_history_get_n_steps (before), ==, 3);
  close_journal (scene);

  open_journal (scene);
  assert_same_history (before, scene->history);
  undo (scene);
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Nothing more can be written for a while: nothing is lost, and the file is sound. */
static void
test_full (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *note = g_strnfill (20000, 'n');
  g_autoptr (GError) error = NULL;

  open_journal (scene);
  signal (SIGXFSZ, SIG_IGN);
  limit_files (64 * 1024);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (AnnoStep) step = make_step ("a.txt", i * 10, note);
      anno_history_push (scene->history, step);
      anno_journal_do (scene->journal, step);
    }
  g_assert_false (anno_journal_sync (scene->journal, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, ".jsonl"));
  while (scene->told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (scene->told->str, ==, "failed ");
  limit_files (RLIM_INFINITY);
  while (!anno_journal_sync (scene->journal, NULL))
    continue;
  while (g_str_equal (scene->told->str, "failed "))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (scene->told->str, ==, "failed well ");
  g_autoptr (AnnoHistory) before = g_object_ref (scene->history);
  close_journal (scene);
  open_journal (scene);
  assert_same_history (before, scene->history);
  g_assert_cmpuint (scene->n_damaged, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/history", test_history);
  g_test_add_func ("/journal/nothing", test_nothing);
  g_test_add_func ("/journal/batches", test_batches);
  g_test_add_func ("/journal/torn", test_torn);
  g_test_add_func ("/journal/spoilt", test_spoilt);
  g_test_add_func ("/journal/marks", test_marks);
  g_test_add_func ("/journal/chain", test_chain);
  g_test_add_func ("/journal/two-programs", test_two_programs);
  g_test_add_func ("/journal/shrink", test_shrink);
  g_test_add_func ("/journal/forget", test_forget);
  g_test_add_func ("/journal/full", test_full);
  return g_test_run ();
}
