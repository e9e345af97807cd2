/* An act in the journal, synced, against a bare append and fdatasync of as many bytes (P9). */
#include "bench/material.h"
#include "bench/measure.h"

#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "session/journal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define ACTS 400
#define MOST 1.5

static AnnoStep *
make_step (guint n)
{
  AnnoSpanDraft *draft = anno_span_draft_new ("claim");
  g_autofree char *id = g_strdup_printf ("urn:uuid:00000000-0000-4000-8000-%012u", n);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);

  anno_span_draft_set_id (draft, id);
  anno_span_draft_add_segment (draft, 10 + n, 30 + n);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  g_ptr_array_add (edits, anno_edit_new_span ("bench.txt", NULL, span));
  return anno_step_new ("Mark as Claim", edits, g_get_real_time ());
}

static void
notify_cb (const GError *error, gpointer data)
{
  g_assert_no_error (error);
}

static void
dropped_cb (guint n, gpointer data)
{
}

static char *
find_journal (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);
  return g_build_filename (folder, name, NULL);
}

static double
append (int fd, gsize size)
{
  g_autofree char *bytes = g_malloc0 (size);
  double begun = measure_wall ();

  g_assert_cmpint (write (fd, bytes, size), ==, (gssize) size);
  g_assert_cmpint (fdatasync (fd), ==, 0);
  return measure_wall () - begun;
}

/* An act until it is on disk; and, in @main_thread, what of it held up who did it. */
static double
act (AnnoJournal *journal, guint n, double *main_thread)
{
  g_autoptr (AnnoStep) step = make_step (n);
  g_autoptr (GError) error = NULL;
  double begun = measure_wall (), worked = measure_thread ();

  anno_journal_do (journal, step);
  *main_thread = measure_thread () - worked;
  g_assert_true (anno_journal_sync (journal, &error));
  return measure_wall () - begun;
}

int
main (void)
{
  g_autofree char *folder = material_folder ();
  g_autofree char *bare = g_build_filename (folder, "bare", NULL);
  g_autofree char *journals = g_build_filename (folder, "journals", NULL);
  g_autoptr (AnnoJournalContent) content = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (double));
  AnnoJournal *journal
      = anno_journal_open (journals, folder, MATERIAL_ID, &content, &kept, &error);

  g_assert_no_error (error);
  anno_journal_start (journal, tagset, numbers, 0, 0, notify_cb, dropped_cb, NULL);
  double main_thread = 0;
  act (journal, 0, &main_thread);
  g_autofree char *path = find_journal (journals);
  struct stat before, after;
  stat (path, &before);
  act (journal, 1, &main_thread);
  stat (path, &after);
  gsize size = (gsize) (after.st_size - before.st_size);

  int fd = open (bare, O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0600);
  for (guint i = 2; i < ACTS; i++)
    {
      double time = append (fd, size);
      g_array_append_val (plain, time);
      time = act (journal, i, &main_thread);
      g_array_append_val (ours, time);
      g_array_append_val (held, main_thread);
    }
  close (fd);
  anno_journal_free (journal);
  material_remove (folder);

  measure_section ("%u acts of %" G_GSIZE_FORMAT " bytes, one at a time; bare: %.3f ms", ACTS, size,
           measure_percentile (plain, 0.5));
  measure_gate ("P9 an act synced / a bare append and fdatasync, p50",
                measure_percentile (ours, 0.5) / measure_percentile (plain, 0.5), MOST, "");
  measure_gate ("P9 of an act on the main thread, p99", measure_percentile (held, 0.99), 1.0, " ms");
  return measure_result ();
}
