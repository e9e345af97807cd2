/* A corpus of 1,000 articles of 500 words with 25 spans each (ANNO_BENCH_ARTICLES: as many), exported
 * in each form, read back and compared, and written to the disk, against json-glib that reads the
 * same layers and prints them again (P14). Ratios of what the thread worked, and memory: what it
 * takes for all of them must be what it takes for a tenth. */
#include "bench/corpora.h"
#include "bench/material.h"
#include "bench/measure.h"

#include "foreign/set-formats.h"
#include "exchange/set-save.h"
#include "files/folder-scan.h"
#include "session/layout.h"
#include "session/tagset-store.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ARTICLES 1000
#define PART 10 /* of them, to see whether memory grows */
#define ROUNDS 3
#define MOST 3.0
#define MOST_GROWTH 4.0 /* MB */

/* A corpus, and what json-glib takes for it. */
typedef struct
{
  char *root;
  guint n;
  AnnoTagset *tagset;
  GPtrArray *layers; /* of char: their files */
} Corpus;

static void
corpus_init (Corpus *self, guint n)
{
  g_autoptr (GError) error = NULL;

  self->root = material_folder ();
  self->n = n;
  corpora_make (self->root, n);
  self->tagset = anno_tagset_store_read (self->root, NULL, &error);
  g_assert_no_error (error);
  self->layers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) paths = anno_folder_scan (self->root, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (self->layers,
                     anno_layout_layer_file (self->root, CORPORA_SLUG, paths->pdata[i]));
}

static void
corpus_clear (Corpus *self)
{
  material_remove (self->root);
  g_free (self->root);
  anno_tagset_unref (self->tagset);
  g_ptr_array_unref (self->layers);
}

/* Each layer read, parsed, printed and written, and no more. */
static double
run_plain (const Corpus *corpus, const char *path)
{
  FILE *out = fopen (path, "w");
  double begun = measure_thread ();

  for (guint i = 0; i < corpus->layers->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autofree char *bytes = NULL;
      gsize n = 0;
      g_assert_true (g_file_get_contents (corpus->layers->pdata[i], &bytes, &n, NULL));
      g_assert_true (json_parser_load_from_data (parser, bytes, (gssize) n, NULL));
      g_autofree char *text = json_to_string (json_parser_get_root (parser), FALSE);
      fputs (text, out);
    }
  fclose (out);
  double took = measure_thread () - begun;
  g_unlink (path);
  return took;
}

static double
run_form (const Corpus *corpus, const AnnoSetFormat *format, const char *path)
{
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  const AnnoSetOrder order = { .wish = { corpus->root, format, choice, corpus->tagset, NULL },
                               .path = path };
  AnnoSetFault fault;
  g_autoptr (GError) error = NULL;
  double begun = measure_thread ();
  g_autoptr (AnnoSetReport) report = anno_set_save (&order, &fault, NULL, &error);
  double took = measure_thread () - begun;

  g_assert_no_error (error);
  g_assert_cmpuint (report->n.articles, >, 0);
  g_assert_cmpuint (report->flaws->len, ==, 0);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    material_remove (path);
  else
    g_unlink (path);
  return took;
}

/* In a process of its own, which holds nothing else. */
static double
measure_peak (const Corpus *corpus, const AnnoSetFormat *format)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *words[] = { program, (char *) "--peak", corpus->root, (char *) format->id, NULL };
  g_autofree char *out = NULL;
  int status = 0;

  g_assert_true (g_spawn_sync (NULL, words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                               NULL));
  g_assert_cmpint (status, ==, 0);
  return g_ascii_strtod (out, NULL);
}

/* What that process does. */
static int
print_peak (char *root, const char *id)
{
  g_autofree char *out = material_folder ();
  g_autofree char *path = g_build_filename (out, "set", NULL);
  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (root, NULL, NULL);
  const Corpus corpus = { root, 0, tagset, NULL };

  run_form (&corpus, anno_set_format_find (id), path);
  g_print ("%.2f\n", measure_peak_memory ());
  material_remove (out);
  return 0;
}

/* Turn by turn, and the best of each: what else the machine does makes only the others. */
static double
measure_ratio (const Corpus *corpus, const AnnoSetFormat *format, const char *path)
{
  double ours = 1e9, plain = 1e9;

  for (guint i = 0; i < ROUNDS; i++)
    {
      plain = MIN (plain, run_plain (corpus, path));
      ours = MIN (ours, run_form (corpus, format, path));
    }
  return ours / plain;
}

static void
measure_form (const Corpus *all, const Corpus *part, const AnnoSetFormat *format, const char *path)
{
  gboolean is_promised = g_str_has_prefix (format->id, "w3c");
  double ratio = measure_ratio (all, format, path);
  double few = measure_peak (part, format), many = measure_peak (all, format);
  g_autofree char *speed = g_strdup_printf ("P14 %s / json-glib", format->id);

  if (is_promised)
    measure_gate (speed, ratio, MOST, "");
  else
    measure_note (speed, ratio, "");
  measure_note ("    memory, a tenth of them", few, " MB");
  if (is_promised)
    measure_gate ("    memory, all of them, more than that", many - few, MOST_GROWTH, " MB");
  else
    measure_note ("    memory, all of them", many, " MB");
}

static guint
count_articles (void)
{
  const char *wish = g_getenv ("ANNO_BENCH_ARTICLES");
  guint n = wish != NULL ? (guint) atoi (wish) : 0;
  return n > 0 ? n : ARTICLES;
}

static int
run (char **wanted)
{
  guint n_formats = 0, n = count_articles ();
  const AnnoSetFormat *const *formats = anno_set_formats (&n_formats);
  g_autofree char *out = material_folder ();
  g_autofree char *path = g_build_filename (out, "set", NULL);
  Corpus all, part;

  corpus_init (&all, n);
  corpus_init (&part, MAX (n / PART, 1));
  measure_section ("%u articles of %u words, %u annotations each", n, CORPORA_WORDS, CORPORA_SPANS);
  for (guint i = 0; i < n_formats; i++)
    if (*wanted == NULL || g_strv_contains ((const char *const *) wanted, formats[i]->id))
      measure_form (&all, &part, formats[i], path);
  corpus_clear (&all);
  corpus_clear (&part);
  material_remove (out);
  return measure_result ();
}

/* What a disk takes to make files is not about this: one of memory takes nothing. */
int
main (int argc, char **argv)
{
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  if (argc == 4 && g_str_equal (argv[1], "--peak"))
    return print_peak (argv[2], argv[3]);
  return run (argv + 1);
}
