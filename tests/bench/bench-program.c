/* The program as it is started, against one that has only a GtkTextView with the same text: from exec
 * to the first article painted (P6), and what it holds in memory (P8). Both are this program again,
 * started anew each time, in turn; what it is linked with is what the shipped one is. Exits 1 where a
 * promise is not kept. */
#include "bench/material.h"
#include "bench/measure.h"
#include "bench/plain.h"
#include "bench/stage.h"

#include "formats/layer-reader.h"
#include "session/layout.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>

#define ROUNDS 9
#define RESTS 3 /* of 1.5 s: then it has given back what it needs no more */
#define MOST_START 300.0
/* 300 ms against the 118 ms that a plain program took where the promise was made. */
#define MOST_START_RATIO (300.0 / 118.0)
#define BEGUN "ANNO_BENCH_BEGUN"

/* What a started program says when its article is there. */
typedef struct
{
  double wall;   /* ms since before exec */
  double worked; /* by all its threads, ms */
  double memory; /* MB, when all is loaded */
  double peak;   /* MB */
} Figures;

static void
say_painted (void)
{
  const char *begun = g_getenv (BEGUN);
  g_print ("%f %f\n", measure_wall () - g_ascii_strtod (begun, NULL), measure_program ());
}

static void
say_memory (void)
{
  g_print ("%f %f\n", measure_memory (), measure_peak_memory ());
}

/* Until the text is there and on the screen. */
static int
run_ours (const char *path, gboolean settles)
{
  Stage *stage = stage_new ();

  stage_open (stage, path);
  stage_await_text (stage);
  say_painted ();
  for (guint i = 0; settles && i < RESTS; i++)
    stage_settle (stage);
  say_memory ();
  return 0;
}

static AnnoLayer *
read_layer (const char *path, AnnoArticle *article)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *layer_path = anno_layout_layer_file (folder, MATERIAL_SLUG, name);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (layer_path, &bytes, &size, NULL));
  g_autoptr (GBytes) content = g_bytes_new_take (bytes, size);
  return anno_layer_reader_read (content, article, findings, NULL, NULL);
}

/* It reads the spans, too, to know where to highlight, and forgets them. */
static void
fill_plain (Plain *plain, const char *path, gboolean marks)
{
  char *text = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, size);
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
  g_autoptr (AnnoLayer) layer = marks ? read_layer (path, article) : NULL;
  plain_fill (plain, article, layer);
}

/* What the toolkit takes where a window has a header with an icon in it: its style sheet, and the
 * library that draws icons. */
static GtkWidget *
make_header (void)
{
  adw_init ();
  GtkWidget *bar = adw_header_bar_new ();
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar),
                           gtk_button_new_from_icon_name ("open-menu-symbolic"));
  return bar;
}

static int
run_plain (const char *path, gboolean settles, gboolean header)
{
  gtk_init ();
  Plain *plain = plain_new (NULL, header ? make_header () : NULL);

  fill_plain (plain, path, settles);
  plain_paint (plain);
  say_painted ();
  if (settles)
    plain_settle (plain);
  say_memory ();
  return 0;
}

static Figures
start (const char *who, const char *path, const char *how)
{
  char *argv[] = { (char *) "/proc/self/exe", (char *) who, (char *) path, (char *) how, NULL };
  g_autofree char *begun = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  Figures figures = { 0 };
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  int status = 0;

  begun = g_strdup (g_ascii_dtostr (text, sizeof text, measure_wall ()));
  g_setenv (BEGUN, begun, TRUE);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpint (sscanf (said, "%lf %lf %lf %lf", &figures.wall, &figures.worked, &figures.memory,
                           &figures.peak),
                   ==, 4);
  return figures;
}

static void
add (GArray *values, double value)
{
  g_array_append_val (values, value);
}

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
measure_start (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "short.txt", NULL);
  g_autoptr (GArray) walls = new_values ();
  g_autoptr (GArray) works = new_values ();
  g_autoptr (GArray) plains = new_values ();
  g_autoptr (GArray) wall_ratios = new_values ();
  g_autoptr (GArray) work_ratios = new_values ();

  start ("ours", path, "once"); /* what is read from disk is then in memory, as the promise has it */
  start ("plain", path, "once");
  for (guint i = 0; i < ROUNDS; i++)
    {
      Figures plain = start ("plain", path, "once"), ours = start ("ours", path, "once");
      add (plains, plain.wall);
      add (walls, ours.wall);
      add (works, ours.worked);
      add (wall_ratios, ours.wall / plain.wall);
      add (work_ratios, ours.worked / plain.worked);
    }
  measure_section ("from exec to the first article painted, 500 words, 25 annotations");
  measure_note ("  a plain program, on the wall, p50", measure_percentile (plains, 0.5), " ms");
  measure_note ("  this program, on the wall, p50", measure_percentile (walls, 0.5), " ms");
  measure_note ("  … p10", measure_percentile (walls, 0.1), " ms");
  measure_gate ("P6 cold start, work of all threads, p50", measure_percentile (works, 0.5),
                MOST_START, " ms");
  measure_gate ("P6 cold start on the wall / a plain program's, p50 of ratios",
                measure_percentile (wall_ratios, 0.5), MOST_START_RATIO, "");
  measure_note ("  work of all threads / a plain program's, p50 of ratios",
                measure_percentile (work_ratios, 0.5), "");
}

static void
measure_kept (const char *folder, const char *name, guint n_spans, double most)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  Figures plain = start ("plain", path, "all"), header = start ("header", path, "all");
  Figures ours = start ("ours", path, "all");

  measure_section ("in memory, %u annotations", n_spans);
  measure_note ("  a plain program with as many highlights", plain.memory, " MB");
  measure_note ("  … and a header bar with an icon, of libadwaita", header.memory, " MB");
  measure_gate ("P8 memory", ours.memory, most, " MB");
  measure_note ("  memory / a plain program's", ours.memory / plain.memory, "");
  measure_note ("  memory / a plain program's with a header bar", ours.memory / header.memory, "");
  measure_gate ("P8 memory while opening", ours.peak, 300, " MB");
}

static int
measure_all (void)
{
  g_autofree char *folder = material_folder ();
  g_autofree char *short_folder = g_build_filename (folder, "short", NULL);
  g_autofree char *state = material_folder ();

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  material_add (short_folder, "short.txt", 500, 25);
  material_add (folder, "many.txt", 50000, 10000);
  material_add (folder, "most.txt", 500000, 100000);
  measure_start (short_folder);
  measure_kept (folder, "many.txt", 10000, 110);
  measure_kept (folder, "most.txt", 100000, 180);
  material_remove (folder);
  material_remove (state);
  return measure_result ();
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc < 4)
    return measure_all ();
  gboolean settles = g_str_equal (argv[3], "all");
  if (g_str_equal (argv[1], "ours"))
    return run_ours (argv[2], settles);
  return run_plain (argv[2], settles, g_str_equal (argv[1], "header"));
}
