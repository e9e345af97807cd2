/* A whole save of a layer (P9), against the same bytes put in their place as plainly as is safe: a
 * temporary file, one write, a sync, a rename, a sync of the folder. Ours has besides a lock, a
 * look whether the old file is still the one last seen, and the printing.
 *
 * Once for a layer that this program hasn't written yet, and must print; once after an act more and
 * at autosave's pace, which is what saves are all day. Each of ours has a plain one beside it, and
 * the promise is about the median of their ratios, so that a disk that is slow for a while is slow
 * for both. Exits 1 where a promise is not kept. */
#include "bench/material.h"
#include "bench/measure.h"

#include "formats/layer-reader.h"
#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "session/layout.h"
#include "session/save-job.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define ROUNDS 21
#define ARTICLE "bench.txt"
#define MOST 1.5
#define MOST_MAIN_THREAD 0.25 /* ms */

/* Of double, one for each round. */
typedef struct
{
  GArray *plain;  /* ms */
  GArray *ours;   /* ms */
  GArray *ratios;
  GArray *worked; /* by the main thread, ms */
} Figures;

/* A layer in a folder of its own, saved in one way. */
typedef struct
{
  gboolean prints; /* all of it, each time */
  char *folder;
  GBytes *bytes;
  AnnoArticle *article;
  AnnoLayer *layer;
  AnnoTagset *tagset;
  AnnoAnnotator *annotator;
  AnnoFileIdentity there;
  AnnoLayerLines *lines;
  Figures figures;
} Bench;

static double
save_plain (Bench *self)
{
  g_autofree char *temp = g_build_filename (self->folder, "plain.tmp", NULL);
  g_autofree char *path = g_build_filename (self->folder, "plain.json", NULL);
  gsize size = 0, done = 0;
  const char *data = g_bytes_get_data (self->bytes, &size);
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
  *main_thread = measure_thread () - worked;
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

/* An act on one span, so that there is something to save. */
static void
act (Bench *self, guint n)
{
  AnnoSpan *span = anno_layer_nth (self->layer, (n * 7919) % anno_layer_get_n_spans (self->layer));
  AnnoSpanDraft *draft = anno_span_draft_new_from (span);
  g_autofree char *note = g_strdup_printf ("Note %u", n);

  anno_span_draft_set_note (draft, note);
  g_autoptr (AnnoSpan) changed = anno_span_draft_finish (draft);
  anno_layer_put (self->layer, changed);
}

static void
add (GArray *values, double value)
{
  g_array_append_val (values, value);
}

/* One of each, now the one first and now the other. */
static void
measure_pair (Bench *self, guint round)
{
  double worked = 0, plain = round % 2 == 0 ? save_plain (self) : 0;

  act (self, round);
  if (self->prints)
    g_clear_pointer (&self->lines, anno_layer_lines_unref);
  double ours = save_ours (self, &worked);
  if (round % 2 == 1)
    plain = save_plain (self);
  add (self->figures.plain, plain);
  add (self->figures.ours, ours);
  add (self->figures.ratios, ours / plain);
  add (self->figures.worked, worked);
}

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

/* As it is in memory after it was opened. */
static AnnoLayer *
read_layer (GBytes *bytes, AnnoArticle *article)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GError) error = NULL;
  AnnoLayer *layer = anno_layer_reader_read (bytes, article, findings, NULL, &error);

  g_assert_no_error (error);
  return layer;
}

static void
bench_init (Bench *self, guint n_words, guint n_spans, gboolean prints)
{
  double worked;

  *self = (Bench){ .prints = prints, .folder = material_folder () };
  self->article = material_article (n_words);
  g_autoptr (AnnoLayer) made = material_layer (self->article, n_spans);
  self->bytes = material_print (self->article, made);
  self->layer = read_layer (self->bytes, self->article);
  self->tagset = anno_tagset_file_get_default ();
  self->annotator = anno_annotator_new (MATERIAL_ID, MATERIAL_NAME, MATERIAL_SLUG);
  self->figures = (Figures){ new_values (), new_values (), new_values (), new_values () };
  save_ours (self, &worked);
  save_plain (self);
}

static void
bench_clear (Bench *self)
{
  material_remove (self->folder);
  g_free (self->folder);
  g_bytes_unref (self->bytes);
  g_object_unref (self->article);
  g_object_unref (self->layer);
  anno_tagset_unref (self->tagset);
  anno_annotator_free (self->annotator);
  g_clear_pointer (&self->lines, anno_layer_lines_unref);
  g_array_unref (self->figures.plain);
  g_array_unref (self->figures.ours);
  g_array_unref (self->figures.ratios);
  g_array_unref (self->figures.worked);
}

static void
report (Bench *self)
{
  Figures *figures = &self->figures;

  measure_section ("%u annotations, %.1f MB, %s; p50: %.1f ms, plainly %.1f ms",
                   anno_layer_get_n_spans (self->layer), (double) g_bytes_get_size (self->bytes) / 1e6,
           self->prints ? "all printed" : "after an act", measure_percentile (figures->ours, 0.5),
           measure_percentile (figures->plain, 0.5));
  measure_gate (self->prints ? "P9 saved for the first time / plainly, p50 of ratios"
                             : "P9 saved after an act / plainly, p50 of ratios",
                measure_percentile (figures->ratios, 0.5), MOST, "");
  measure_note ("  their p25", measure_percentile (figures->ratios, 0.25), "");
  measure_gate ("P9 of a save on the main thread, p99", measure_percentile (figures->worked, 0.99),
                MOST_MAIN_THREAD, " ms");
}

int
main (void)
{
  Bench benches[4];

  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    bench_init (&benches[i], i < 2 ? 50000 : 500000, i < 2 ? 10000 : 100000, i % 2 == 0);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_usleep (ANNO_FILE_IDENTITY_RESTS / 1000 + 1000);
      for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
        measure_pair (&benches[i], round);
    }
  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    {
      report (&benches[i]);
      bench_clear (&benches[i]);
    }
  return measure_result ();
}
