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
#define ACT 4.0

enum
{
  MARK,
  RETAG,
  DELETE,
  UNDO,
  N_ACTS,
};

static const struct
{
  const char *name;
  const char *action;
  const char *parameter;
} acts[N_ACTS] = {
  [MARK] = { "mark", "session.tag", "claim" },
  [RETAG] = { "retag", "session.tag", "cue" },
  [DELETE] = { "delete", "session.delete", NULL },
  [UNDO] = { "undo", "session.undo", NULL },
};

/* What acts cost the main thread, in ms. */
typedef struct
{
  double p50[N_ACTS]; /* up to and with the frame that shows it */
} Edits;

/* Of double, ms. */
typedef struct
{
  GArray *painted[N_ACTS]; /* up to and with the frame that shows the act */
  GArray *all;             /* … of whatever act */
  GArray *frames;          /* that frame alone */
  GArray *follow;          /* what the panels do after it, with their frame */
  GArray *longest;         /* the longest turn of that */
} Times;

static GArray *
new_times (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
add (GArray *times, double time)
{
  g_array_append_val (times, time);
}

static void
times_init (Times *times)
{
  for (guint i = 0; i < N_ACTS; i++)
    times->painted[i] = new_times ();
  times->all = new_times ();
  times->frames = new_times ();
  times->follow = new_times ();
  times->longest = new_times ();
}

static void
times_clear (Times *times)
{
  for (guint i = 0; i < N_ACTS; i++)
    g_array_unref (times->painted[i]);
  g_array_unref (times->all);
  g_array_unref (times->frames);
  g_array_unref (times->follow);
  g_array_unref (times->longest);
}

static void
act_once (Stage *stage, guint act, Times *times)
{
  double begun = measure_thread ();

  stage_act (stage, acts[act].action, acts[act].parameter);
  stage_paint (stage);
  double painted = measure_thread ();
  add (times->painted[act], painted - begun);
  add (times->all, painted - begun);
  add (times->frames, stage->frame);

  double longest = stage->longest;
  stage->longest = 0;
  stage_follow (stage);
  add (times->follow, measure_thread () - painted);
  add (times->longest, stage->longest);
  stage->longest = MAX (longest, stage->longest);
}

/* Somebody draws over words, and presses a key when the popover is there. */
static void
edit_many (Stage *stage, guint n, Times *times)
{
  for (guint i = 0; i < n; i++)
    {
      guint start = 40 + (i * 37) % 1200;
      stage_select (stage, start, start + 12);
      stage_follow (stage);
      for (guint act = 0; act < N_ACTS; act++)
        act_once (stage, act, times);
    }
}

/* Forms and styles are made when they are first needed. */
static void
note_first (Stage *stage)
{
  Times times;

  times_init (&times);
  edit_many (stage, 2, &times);
  measure_note ("  the first acts of all, painted, at most", measure_percentile (times.all, 1), " ms");
  measure_note ("  longest turn while the panels follow them", measure_percentile (times.longest, 1),
                " ms");
  times_clear (&times);
}

static Edits
edit (Stage *stage)
{
  Times times;
  Edits edits;

  note_first (stage);
  times_init (&times);
  edit_many (stage, EDITS, &times);
  for (guint i = 0; i < N_ACTS; i++)
    edits.p50[i] = measure_percentile (times.painted[i], 0.5);
  g_print ("    p50: mark %.2f ms, retag %.2f, delete %.2f, undo %.2f\n", edits.p50[MARK],
           edits.p50[RETAG], edits.p50[DELETE], edits.p50[UNDO]);
  measure_gate ("P1, P2 the frame that shows an act, p99", measure_percentile (times.frames, 0.99),
                ACT, " ms");
  measure_gate ("P1, P2 from the key to painted, all work, p99", measure_percentile (times.all, 0.99),
                ACT, " ms");
  measure_note ("  the panels follow, p50", measure_percentile (times.follow, 0.5), " ms");
  measure_gate ("P1, P2 longest turn while the panels follow, p99",
                measure_percentile (times.longest, 0.99), FRAME, " ms");
  times_clear (&times);
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
  Times times;

  times_init (&times);
  malloc_trim (0);
  double before = measure_memory ();
  edit_many (stage, 1000 / N_ACTS, &times);
  times_clear (&times);
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
measure_edits (Stage *stage, gboolean few_only)
{
  g_autofree char *folder = material_folder ();

  material_add (folder, "few.txt", 490, 100);
  material_add (folder, "many.txt", 50000, 10000);
  material_add (folder, "most.txt", 500000, 100000);
  malloc_trim (0);
  Edits few = measure_article (stage, folder, "few.txt", 490, 100, 0);
  if (few_only)
    {
      material_remove (folder);
      return;
    }
  measure_article (stage, folder, "many.txt", 50000, 10000, 110);
  Edits most = measure_article (stage, folder, "most.txt", 500000, 100000, 180);
  measure_growth (stage);
  g_print ("100,000 annotations / 100\n");
  for (guint i = 0; i < N_ACTS; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s %s and painted", i == MARK ? "P1" : "P2", acts[i].name);
      measure_gate (what, most.p50[i] / few.p50[i], 1.5, "");
    }
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

/* bench-window [edits|few|folder]: all of it, or a part. */
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
    measure_edits (stage, g_strcmp0 (part, "few") == 0);
  if (part == NULL || g_str_equal (part, "folder"))
    measure_folder (stage);
  stage_free (stage);
  material_remove (state);
  return measure_result ();
}
