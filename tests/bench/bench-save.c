/* A whole save of a layer (P9), against the same bytes put in their place as plainly as is safe: a
 * temporary file, one write, a sync, a rename, a sync of the folder. Ours has besides a lock, a
 * look whether the old file is still the one last seen, and the printing.
 *
 * Once for a layer that this program hasn't written yet, and must print; once after an act more and
 * at autosave's pace, which is what saves are all day. Exits 1 where a promise is not kept. */
#include "bench/material.h"
#include "bench/measure.h"

#include "formats/tagset-file.h"
#include "session/layout.h"
#include "session/save-job.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define ROUNDS 9
#define ARTICLE "bench.txt"
#define MOST 1.5
#define MOST_MAIN_THREAD 0.25 /* ms */

typedef struct
{
  char *folder;
  AnnoArticle *article;
  AnnoLayer *layer;
  AnnoTagset *tagset;
  AnnoAnnotator *annotator;
  AnnoFileIdentity there;
  AnnoLayerLines *lines;
} Bench;

typedef struct
{
  double plain, first, next, main_thread, act;
} Figures;

static double
save_plain (Bench *self, GBytes *bytes)
{
  g_autofree char *temp = g_build_filename (self->folder, "plain.tmp", NULL);
  g_autofree char *path = g_build_filename (self->folder, "plain.json", NULL);
  gsize size = 0, done = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  double begun = measure_wall ();
  int fd = open (temp, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);

  while (done < size)
    {
      gssize n = write (fd, data + done, size - done);
      g_assert_cmpint (n, >, 0);
      done += (gsize) n;
    }
  g_assert_cmpint (fsync (fd), ==, 0);
  close (fd);
  g_assert_cmpint (rename (temp, path), ==, 0);
  fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_assert_cmpint (fsync (fd), ==, 0);
  close (fd);
  return measure_wall () - begun;
}

static double
save_ours (Bench *self, double *main_thread)
{
  AnnoSaveJob *job = anno_save_job_new (self->folder, self->annotator, ARTICLE);
  double begun = measure_wall (), worked = measure_thread ();

  job->snapshot = anno_layer_snapshot_new (self->layer);
  *main_thread = MIN (*main_thread, measure_thread () - worked);
  job->text = g_object_ref (self->article);
  job->tagset = anno_tagset_ref (self->tagset);
  job->expected = self->there;
  job->before = self->lines != NULL ? anno_layer_lines_ref (self->lines) : NULL;
  anno_save_job_run (job);
  double took = measure_wall () - begun;

  g_assert_no_error (job->error);
  self->there = job->now;
  g_clear_pointer (&self->lines, anno_layer_lines_unref);
  self->lines = g_steal_pointer (&job->lines);
  anno_save_job_free (job);
  return took;
}

/* An act on one span, as cheap on the main thread after a save as before. */
static double
act (Bench *self, guint n)
{
  AnnoSpan *span = anno_layer_nth (self->layer, (n * 7919) % anno_layer_get_n_spans (self->layer));
  AnnoSpanDraft *draft = anno_span_draft_new_from (span);
  g_autofree char *note = g_strdup_printf ("Note %u", n);

  anno_span_draft_set_note (draft, note);
  g_autoptr (AnnoSpan) changed = anno_span_draft_finish (draft);
  double worked = measure_thread ();
  anno_layer_put (self->layer, changed);
  return measure_thread () - worked;
}

/* Turn by turn, and the best of each: what else the machine does makes only the others. */
static Figures
measure_rounds (Bench *self, GBytes *bytes)
{
  Figures best = { 1e9, 1e9, 1e9, 1e9, 1e9 };

  for (guint i = 0; i < ROUNDS; i++)
    {
      best.plain = MIN (best.plain, save_plain (self, bytes));
      g_clear_pointer (&self->lines, anno_layer_lines_unref);
      best.first = MIN (best.first, save_ours (self, &best.main_thread));
      best.act = MIN (best.act, act (self, i));
      g_usleep (ANNO_FILE_IDENTITY_RESTS / 1000 + 1000);
      best.next = MIN (best.next, save_ours (self, &best.main_thread));
    }
  return best;
}

static void
bench_clear (Bench *self)
{
  material_remove (self->folder);
  g_free (self->folder);
  g_object_unref (self->article);
  g_object_unref (self->layer);
  anno_tagset_unref (self->tagset);
  anno_annotator_free (self->annotator);
  g_clear_pointer (&self->lines, anno_layer_lines_unref);
}

static void
measure_cell (guint n_words, guint n_spans)
{
  Bench self = { .folder = material_folder (), .article = material_article (n_words) };
  self.layer = material_layer (self.article, n_spans);
  self.tagset = anno_tagset_file_get_default ();
  self.annotator = anno_annotator_new (MATERIAL_ID, MATERIAL_NAME, MATERIAL_SLUG);
  g_autoptr (GBytes) bytes = material_print (self.article, self.layer);
  Figures best = measure_rounds (&self, bytes);

  g_print ("%u words, %u annotations, %.1f MB; plainly: %.1f ms\n", n_words, n_spans,
           (double) g_bytes_get_size (bytes) / 1e6, best.plain);
  measure_gate ("P9 saved after an act / plainly", best.next / best.plain, MOST, "");
  measure_note ("   saved for the first time, all printed / plainly", best.first / best.plain, "");
  measure_gate ("P9 of a save on the main thread", best.main_thread, MOST_MAIN_THREAD, " ms");
  measure_note ("   of the act after a save, in the layer", best.act, " ms");
  bench_clear (&self);
}

int
main (void)
{
  measure_cell (50000, 10000);
  measure_cell (500000, 100000);
  return measure_result ();
}
