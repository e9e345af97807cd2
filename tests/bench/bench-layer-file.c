/* A layer file: read and printed by us and by json-glib (P4, P5). Prints ratios; exits 1 where a
 * promise is not kept. How it is saved: bench-save. */
#include "bench/material.h"
#include "bench/measure.h"

#include "formats/layer-reader.h"

#include <json-glib/json-glib.h>
#include <malloc.h>

#define ROUNDS 5
#define MOST_READ 1.3

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
  double read, plain_read, print, plain_print;
} Figures;

/* Turn by turn, and the best of each: what else the machine does makes only the others. */
static Figures
measure_rounds (AnnoArticle *article, AnnoLayer *layer, GBytes *bytes)
{
  Figures best = { 1e9, 1e9, 1e9, 1e9 };

  for (guint i = 0; i < ROUNDS; i++)
    {
      best.plain_read = MIN (best.plain_read, read_plain (bytes));
      best.read = MIN (best.read, read_ours (bytes, article));
      best.plain_print = MIN (best.plain_print, print_plain (bytes));
      best.print = MIN (best.print, print_ours (article, layer));
      malloc_trim (0);
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

  measure_section ("%u words, %u annotations, %.1f MB", n_words, n_spans,
           (double) g_bytes_get_size (bytes) / 1e6);
  measure_gate ("P4, P5 layer read and indexed / json-glib's parse", best.read / best.plain_read,
                MOST_READ, "");
  measure_note ("  layer printed / json-glib's own printing", best.print / best.plain_print, "");
}

int
main (void)
{
  measure_cell (50000, 10000);
  measure_cell (500000, 100000);
  return measure_result ();
}
