/* A layer file: read and printed by us and by json-glib (P4, P5), and saved, against the same bytes
 * written plainly (P9). Prints ratios; exits 1 where a promise is not kept. */
#include "bench/material.h"
#include "bench/measure.h"

#include "formats/layer-reader.h"
#include "session/file-writer.h"

#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <malloc.h>
#include <unistd.h>

#define ROUNDS 5
#define MOST_READ 1.3
#define MOST_WRITE 1.5

static double
read_ours (GBytes *bytes, AnnoArticle *article)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GError) error = NULL;
  double begun = measure_thread ();
  g_autoptr (AnnoLayer) layer = anno_layer_reader_read (bytes, article, findings, NULL, &error);
  double took = measure_thread () - begun;

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  return took;
}

static double
read_plain (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  double begun = measure_thread ();

  g_assert_true (json_parser_load_from_data (parser, data, (gssize) size, NULL));
  return measure_thread () - begun;
}

static double
save_plain (const char *path, GBytes *bytes)
{
  gsize size = 0, done = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  double begun = measure_wall ();
  int fd = open (path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);

  while (done < size)
    {
      gssize n = write (fd, data + done, size - done);
      g_assert_cmpint (n, >, 0);
      done += (gsize) n;
    }
  g_assert_cmpint (fsync (fd), ==, 0);
  close (fd);
  return measure_wall () - begun;
}

static double
save_ours (const char *path, GBytes *bytes, AnnoFileIdentity *there)
{
  AnnoFileIdentity now = { 0 };
  g_autoptr (GError) error = NULL;
  double begun = measure_wall ();

  anno_file_writer_replace (path, bytes, there, ANNO_FILE_WRITER_NONE, &now, NULL, &error);
  g_assert_no_error (error);
  *there = now;
  return measure_wall () - begun;
}

static double
print_ours (AnnoArticle *article, AnnoLayer *layer)
{
  double begun = measure_thread ();
  g_autoptr (GBytes) bytes = material_print (article, layer);
  return measure_thread () - begun;
}

static double
print_plain (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  json_parser_load_from_data (parser, data, (gssize) size, NULL);
  double begun = measure_thread ();
  g_autofree char *text = json_to_string (json_parser_get_root (parser), FALSE);
  return measure_thread () - begun;
}

typedef struct
{
  double read, plain_read, print, plain_print, save, plain_save;
} Figures;

/* Turn by turn, and the best of each: what else the machine does makes only the others. */
static Figures
measure_rounds (AnnoArticle *article, AnnoLayer *layer, GBytes *bytes)
{
  g_autofree char *folder = material_folder ();
  g_autofree char *ours = g_build_filename (folder, "ours.json", NULL);
  g_autofree char *plain = g_build_filename (folder, "plain.json", NULL);
  AnnoFileIdentity there = { 0 };
  Figures best = { 1e9, 1e9, 1e9, 1e9, 1e9, 1e9 };

  for (guint i = 0; i < ROUNDS; i++)
    {
      best.plain_read = MIN (best.plain_read, read_plain (bytes));
      best.read = MIN (best.read, read_ours (bytes, article));
      best.plain_print = MIN (best.plain_print, print_plain (bytes));
      best.print = MIN (best.print, print_ours (article, layer));
      best.plain_save = MIN (best.plain_save, save_plain (plain, bytes));
      best.save = MIN (best.save, save_ours (ours, bytes, &there));
      malloc_trim (0);
    }
  material_remove (folder);
  return best;
}

/* Must not grow with what is saved: it is all of a save that the main thread does. */
static double
measure_snapshot (AnnoLayer *layer)
{
  double best = 1e9;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double begun = measure_thread ();
      AnnoLayerSnapshot *snapshot = anno_layer_snapshot_new (layer);
      best = MIN (best, measure_thread () - begun);
      anno_layer_snapshot_free (snapshot);
    }
  return best;
}

static void
measure_cell (guint n_words, guint n_spans)
{
  g_autoptr (AnnoArticle) article = material_article (n_words);
  g_autoptr (AnnoLayer) layer = material_layer (article, n_spans);
  g_autoptr (GBytes) bytes = material_print (article, layer);
  Figures best = measure_rounds (article, layer, bytes);

  g_print ("%u words, %u annotations, %.1f MB\n", n_words, n_spans,
           (double) g_bytes_get_size (bytes) / 1e6);
  measure_gate ("P4, P5 layer read and indexed / json-glib's parse", best.read / best.plain_read,
                MOST_READ, "");
  measure_note ("  layer printed / json-glib's own printing", best.print / best.plain_print, "");
  measure_gate ("P9 bytes saved, atomic and synced / written and synced",
                best.save / best.plain_save, MOST_WRITE, "");
  measure_note ("  printed and saved / written and synced",
                (best.print + best.save) / best.plain_save, "");
  measure_gate ("P9 of a save on the main thread", measure_snapshot (layer), 4.0, " ms");
}

int
main (void)
{
  measure_cell (50000, 10000);
  measure_cell (500000, 100000);
  return measure_result ();
}
