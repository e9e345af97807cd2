/* What a person does in the whole window, lists, inspector and all: opening large articles (P4, P5,
 * P8), marking, deleting, changing and undoing in them (P1, P2), and going from article to article
 * in a large folder (P3, P10). A time is what the main thread worked, up to and with the frame that
 * shows it. Prints ratios; exits 1 where a promise is not kept. */
#include "bench/material.h"
#include "bench/measure.h"
#include "bench/stage.h"

#include <malloc.h>

#define EDITS 50
#define SHORTS 20
#define MANY_ARTICLES 10000
#define FRAME 16.7

typedef struct
{
  double mark, remove, undo, retag; /* p50, ms */
  double worst;                     /* p99 of all of these */
} Edits;

static double
timed (Stage *stage, const char *action, const char *parameter)
{
  double begun = measure_thread ();

  stage_act (stage, action, parameter);
  stage_paint (stage);
  return measure_thread () - begun;
}

static void
edit_once (Stage *stage, guint nth, GArray *times[4], GArray *all)
{
  guint start = 40 + (nth * 37) % 1200;
  double time;

  stage_select (stage, start, start + 12);
  stage_paint (stage);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const acts[][2] = { { "session.tag", "claim" }, { "session.tag", "cue" },
                                             { "session.delete", NULL }, { "session.undo", NULL } };
      time = timed (stage, acts[i][0], acts[i][1]);
      g_array_append_val (times[i], time);
      g_array_append_val (all, time);
      stage_paint (stage);
    }
}

static Edits
edit (Stage *stage)
{
  GArray *times[4];
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  Edits edits = { 0 };

  for (guint i = 0; i < 4; i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < EDITS; i++)
    edit_once (stage, i, times, all);
  edits.mark = measure_percentile (times[0], 0.5);
  edits.retag = measure_percentile (times[1], 0.5);
  edits.remove = measure_percentile (times[2], 0.5);
  edits.undo = measure_percentile (times[3], 0.5);
  edits.worst = measure_percentile (all, 0.99);
  for (guint i = 0; i < 4; i++)
    g_array_unref (times[i]);
  g_print ("    mark %.2f ms, retag %.2f, delete %.2f, undo %.2f; p99 of all %.2f\n", edits.mark,
           edits.retag, edits.remove, edits.undo, edits.worst);
  return edits;
}

static void
note_frames (Stage *stage)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 60; i++)
    {
      stage_paint (stage);
      g_array_append_val (frames, stage->frame);
    }
  measure_note ("  a frame of the whole window, p50", measure_percentile (frames, 0.5), " ms");
}

/* Opens the article, and holds against it what the promises say about its size. */
static Edits
measure_article (Stage *stage, const char *folder, const char *name, guint n_words, guint n_spans,
                 double most_memory)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (AnnoArticle) article = material_article (n_words);
  guint length = anno_article_get_length (article);

  g_print ("%u words, %u annotations\n", n_words, n_spans);
  measure_forget_peak ();
  stage->longest = 0;
  double begun = measure_thread (), wall = measure_wall ();
  stage_open (stage, path);
  stage_await (stage, length);
  double took = measure_thread () - begun;
  wall = measure_wall () - wall;
  double shown = stage->longest;
  stage->longest = 0;
  stage_settle (stage);
  measure_note ("  opened and painted, on the wall", wall, " ms");
  measure_gate ("P4, P5 opened and painted, of it the main thread's work", took,
                n_words > 50000 ? 150 : 50, " ms");
  measure_note ("  its longest turn of the main loop, with the first layout", shown, " ms");
  measure_gate ("P5 longest turn of the main loop after that", stage->longest, FRAME, " ms");
  malloc_trim (0);
  double memory = measure_memory ();
  if (most_memory > 0)
    measure_gate ("P8 memory", memory, most_memory, " MB");
  if (most_memory > 0)
    measure_gate ("P8 memory while opening", measure_peak_memory (), 300, " MB");
  note_frames (stage);
  stage->longest = 0;
  Edits edits = edit (stage);
  stage_settle (stage);
  measure_gate ("P9 longest turn while marking and saving", stage->longest, FRAME, " ms");
  return edits;
}

static void
measure_growth (Stage *stage)
{
  malloc_trim (0);
  double before = measure_memory ();
  for (guint i = 0; i < 1000 / EDITS / 4 + 1; i++)
    edit (stage);
  stage_settle (stage);
  malloc_trim (0);
  measure_gate ("P8 memory more after 1,000 further acts", measure_memory () - before, 5, " MB");
}

/* From the key to the frame with the next article. */
static void
measure_next (Stage *stage, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a-short-00.txt", NULL);
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (AnnoArticle) first = material_article (500);

  stage_open (stage, path);
  stage_await (stage, anno_article_get_length (first));
  stage_settle (stage);
  for (guint i = 1; i < SHORTS; i++)
    {
      g_autoptr (AnnoArticle) article = material_article (500 + i);
      double begun = measure_thread (), wall = measure_wall ();
      stage_act (stage, "session.next-article", NULL);
      stage_await (stage, anno_article_get_length (article));
      double work = measure_thread () - begun;
      wall = measure_wall () - wall;
      g_array_append_val (works, work);
      g_array_append_val (walls, wall);
      for (guint turn = 0; turn < 20; turn++)
        stage_paint (stage);
    }
  measure_note ("  next article painted, on the wall, p50", measure_percentile (walls, 0.5), " ms");
  measure_gate ("P3 next article painted, p99 of the main thread's work",
                measure_percentile (works, 0.99), 33, " ms");
}

/* In folders of their own, so that the lists beside hold what they would. */
static void
measure_edits (Stage *stage)
{
  g_autofree char *folder = material_folder ();

  material_add (folder, "few.txt", 490, 100);
  material_add (folder, "many.txt", 50000, 10000);
  material_add (folder, "most.txt", 500000, 100000);
  malloc_trim (0);
  Edits few = measure_article (stage, folder, "few.txt", 490, 100, 0);
  measure_article (stage, folder, "many.txt", 50000, 10000, 110);
  Edits most = measure_article (stage, folder, "most.txt", 500000, 100000, 180);
  measure_growth (stage);
  g_print ("100,000 annotations / 100\n");
  measure_gate ("P1 marked and painted", most.mark / few.mark, 1.5, "");
  measure_gate ("P2 retagged and painted", most.retag / few.retag, 1.5, "");
  measure_gate ("P2 deleted and painted", most.remove / few.remove, 1.5, "");
  measure_gate ("P2 undone and painted", most.undo / few.undo, 1.5, "");
  material_remove (folder);
}

static void
measure_folder (Stage *stage)
{
  g_autofree char *folder = material_folder ();

  for (guint i = 0; i < SHORTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("a-short-%02u.txt", i);
      material_add (folder, name, 500 + i, 25);
    }
  material_add_plain (folder, MANY_ARTICLES);
  g_print ("%u articles in the folder\n", MANY_ARTICLES);
  measure_next (stage, folder);
  material_remove (folder);
}

/* bench-window [edits|folder]: all of it, or a part. */
int
main (int argc, char **argv)
{
  const char *part = argc > 1 ? argv[1] : NULL;
  g_autofree char *state = material_folder ();

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  Stage *stage = stage_new ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations",
                FALSE, NULL);
  if (g_strcmp0 (part, "folder") != 0)
    measure_edits (stage);
  if (g_strcmp0 (part, "edits") != 0)
    measure_folder (stage);
  stage_free (stage);
  material_remove (state);
  return measure_result ();
}
