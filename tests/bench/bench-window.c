/* What a person does in the whole window, lists, inspector and all: opening large articles (P4, P5),
 * marking, deleting, changing and undoing in them (P1, P2), scrolling (P7), and opening a large folder
 * (P10) and going from article to article in it (P3). A frame is what the main thread works from
 * before-paint to after-paint; other times are what it works up to and with the frame that shows the
 * thing. Beside each stands what a window with nothing but a GtkTextView takes for the same text with
 * as many highlights, in the same run. Exits 1 where a promise is not kept. */
#include "bench/material.h"
#include "bench/measure.h"
#include "bench/plain.h"
#include "bench/stage.h"

#include <malloc.h>

#define EDITS 50
#define SHORTS 20
#define MANY_ARTICLES 10000
#define FRAME 16.7
#define ACT 4.0
#define GESTURE 21.0 /* from the hand to the screen, at worst: a tick's wait, and the frame */
#define SCROLLS 200
#define STEP 120
#define MOST_SCROLL 1.2
#define MOST_FRAME 50.0
#define FIRST_ROWS 50.0

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
  GArray *gestures;        /* from the hand to the screen, where the tick comes at the worst moment */
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
  times->gestures = new_times ();
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
  g_array_unref (times->gestures);
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
  add (times->gestures, MAX (painted - begun - stage->frame, FRAME) + stage->frame);

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

/* A highlight more, and one less, in the plain window: p50, ms. */
static void
edit_plain (Plain *plain, double *put, double *clear)
{
  g_autoptr (GArray) puts = new_times ();
  g_autoptr (GArray) clears = new_times ();

  for (guint i = 0; i < EDITS; i++)
    {
      guint start = 40 + (i * 37) % 1200;
      double begun = measure_thread ();
      plain_mark (plain, start, start + 12);
      plain_paint (plain);
      double marked = measure_thread ();
      add (puts, marked - begun);
      plain_clear (plain, start, start + 12);
      plain_paint (plain);
      add (clears, measure_thread () - marked);
    }
  *put = measure_percentile (puts, 0.5);
  *clear = measure_percentile (clears, 0.5);
}

static void
report_edits (const Times *times, const Edits *edits, Plain *plain)
{
  double put, clear;

  edit_plain (plain, &put, &clear);
  g_print ("    p50: mark %.2f ms, retag %.2f, delete %.2f, undo %.2f; plain: mark %.2f, clear %.2f\n",
           edits->p50[MARK], edits->p50[RETAG], edits->p50[DELETE], edits->p50[UNDO], put, clear);
  measure_gate ("P1, P2 the frame that shows an act, p99", measure_percentile (times->frames, 0.99),
                ACT, " ms");
  measure_gate ("P1, P2 from the hand to painted, at worst", measure_percentile (times->gestures, 1),
                GESTURE, " ms");
  measure_note ("  from the key to painted, all work, p99", measure_percentile (times->all, 0.99), " ms");
  measure_note ("  mark and painted, p50 / plain highlight", edits->p50[MARK] / put, "");
  measure_note ("  delete and painted, p50 / plain highlight off", edits->p50[DELETE] / clear, "");
  measure_note ("  the panels follow, p50", measure_percentile (times->follow, 0.5), " ms");
  measure_gate ("P1, P2 longest turn while the panels follow, p99",
                measure_percentile (times->longest, 0.99), FRAME, " ms");
}

static Edits
edit (Stage *stage, Plain *plain)
{
  Times times;
  Edits edits;

  note_first (stage);
  times_init (&times);
  edit_many (stage, EDITS, &times);
  for (guint i = 0; i < N_ACTS; i++)
    edits.p50[i] = measure_percentile (times.painted[i], 0.5);
  report_edits (&times, &edits, plain);
  times_clear (&times);
  return edits;
}

typedef struct
{
  double p50, p99;
} Scroll;

static Scroll
scroll_ours (Stage *stage)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view));
  g_autoptr (GArray) frames = new_times ();

  gtk_adjustment_set_value (adjustment, 0);
  stage_paint (stage);
  for (guint i = 0; i < SCROLLS; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
      stage_paint (stage);
      add (frames, stage->frame);
    }
  return (Scroll){ measure_percentile (frames, 0.5), measure_percentile (frames, 0.99) };
}

static Scroll
scroll_plain (Plain *plain)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (plain->view));
  g_autoptr (GArray) frames = new_times ();

  gtk_adjustment_set_value (adjustment, 0);
  plain_paint (plain);
  for (guint i = 0; i < SCROLLS; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
      add (frames, plain_paint (plain));
    }
  return (Scroll){ measure_percentile (frames, 0.5), measure_percentile (frames, 0.99) };
}

/* The better of three passes each, in turn: what else the machine does makes only the others. */
static void
measure_scroll (Stage *stage, Plain *plain)
{
  Scroll ours = { 1e9, 1e9 }, theirs = { 1e9, 1e9 };

  stage->worst = 0;
  for (guint i = 0; i < 3; i++)
    {
      Scroll pass = scroll_ours (stage), other = scroll_plain (plain);
      ours = (Scroll){ MIN (ours.p50, pass.p50), MIN (ours.p99, pass.p99) };
      theirs = (Scroll){ MIN (theirs.p50, other.p50), MIN (theirs.p99, other.p99) };
    }
  g_print ("    scrolling: p50 %.2f ms, p99 %.2f; plain: %.2f, %.2f\n", ours.p50, ours.p99, theirs.p50,
           theirs.p99);
  measure_gate ("P7 scrolling, p50 of frames / plain text view", ours.p50 / theirs.p50, MOST_SCROLL, "");
  measure_gate ("P7 scrolling, p99 of frames / plain text view", ours.p99 / theirs.p99, MOST_SCROLL, "");
  measure_gate ("P7 the longest frame while scrolling", stage->worst, MOST_FRAME, " ms");
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view)), 0);
  stage_paint (stage);
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

/* The same text and as many highlights, until painted: ms. */
static double
open_plain (Plain *plain, AnnoArticle *article, guint n_spans)
{
  g_autoptr (AnnoLayer) layer = material_layer (article, n_spans);
  double begun = measure_thread ();

  plain_fill (plain, article, layer);
  plain_paint (plain);
  double took = measure_thread () - begun;
  plain_settle (plain);
  return took;
}

/* Opens the article until it is painted: ms of the main thread. */
static double
open_ours (Stage *stage, const char *folder, const char *name, AnnoArticle *article)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  double begun = measure_thread (), wall = measure_wall ();

  stage->longest = 0;
  stage_open (stage, path);
  stage_await (stage, anno_article_get_length (article));
  double took = measure_thread () - begun;
  measure_note ("  opened and painted, on the wall", measure_wall () - wall, " ms");
  measure_note ("  its longest turn of the main loop, with the first layout", stage->longest, " ms");
  return took;
}

/* Opens the article, and holds against it what the promises say about its size. @most: for opening
 * it; 0 for the first one, which makes all that a window has besides. */
static Edits
measure_article (Stage *stage, Plain *plain, const char *folder, const char *name, guint n_words,
                 guint n_spans, double most)
{
  g_autoptr (AnnoArticle) article = material_article (n_words);

  measure_section ("%u words, %u annotations", n_words, n_spans);
  double theirs = open_plain (plain, article, n_spans);
  double ours = open_ours (stage, folder, name, article);
  if (most > 0)
    measure_gate ("P4, P5 opened and painted, of it the main thread's work", ours, most, " ms");
  measure_note ("  opened and painted / plain text view, highlighted", ours / theirs, "");
  stage->longest = 0;
  stage_settle (stage);
  measure_gate ("P5 longest turn of the main loop after that", stage->longest, FRAME, " ms");
  note_frames (stage);
  if (n_words > 10000)
    measure_scroll (stage, plain);
  stage->longest = 0;
  Edits edits = edit (stage, plain);
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
measure_next (Stage *stage, Plain *plain, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a-short-00.txt", NULL);
  g_autoptr (GArray) works = new_times ();
  g_autoptr (GArray) walls = new_times ();
  g_autoptr (GArray) plains = new_times ();
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
      add (works, measure_thread () - begun);
      add (walls, measure_wall () - wall);
      for (guint turn = 0; turn < 20; turn++)
        stage_paint (stage);
      add (plains, open_plain (plain, article, 25));
    }
  measure_note ("  next article painted, on the wall, p50", measure_percentile (walls, 0.5), " ms");
  measure_gate ("P3 next article painted, p99 of the main thread's work",
                measure_percentile (works, 0.99), 33, " ms");
  measure_note ("  … p50 / plain text view, highlighted",
                measure_percentile (works, 0.5) / measure_percentile (plains, 0.5), "");
}

/* In folders of their own, so that the lists beside hold what they would. */
static void
measure_edits (Stage *stage, Plain *plain, gboolean few_only)
{
  g_autofree char *folder = material_folder ();

  material_add (folder, "few.txt", 490, 100);
  material_add (folder, "many.txt", 50000, 10000);
  material_add (folder, "most.txt", 500000, 100000);
  malloc_trim (0);
  Edits few = measure_article (stage, plain, folder, "few.txt", 490, 100, 0);
  if (few_only)
    {
      material_remove (folder);
      return;
    }
  measure_article (stage, plain, folder, "many.txt", 50000, 10000, 50);
  Edits most = measure_article (stage, plain, folder, "most.txt", 500000, 100000, 150);
  measure_growth (stage);
  measure_section ("100,000 annotations / 100");
  for (guint i = 0; i < N_ACTS; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s %s and painted", i == MARK ? "P1" : "P2", acts[i].name);
      measure_gate (what, most.p50[i] / few.p50[i], 1.5, "");
    }
  material_remove (folder);
}

/* From the window without a corpus to the first rows of the list; and what its main loop does while
 * the list fills and the first article opens. */
static void
measure_listing (Stage *stage, const char *folder)
{
  double begun = measure_thread (), wall = measure_wall ();

  stage->longest = 0;
  stage_open (stage, folder);
  stage_await_rows (stage);
  double took = measure_thread () - begun;
  wall = measure_wall () - wall;
  measure_note ("  first rows painted, on the wall", wall, " ms");
  measure_gate ("P10 first rows painted, of it the main thread's work", took, FIRST_ROWS, " ms");
  measure_note ("  its longest turn of the main loop, with the window made anew", stage->longest, " ms");
  stage->longest = 0;
  stage_settle (stage);
  measure_gate ("P10 longest turn of the main loop while the list fills", stage->longest, FRAME, " ms");
}

/* Somebody types what is looked for, letter by letter, and takes it back. */
static void
measure_filter (Stage *stage)
{
  static const char *const typed[] = { "a", "ar", "art", "article-99", "" };

  stage->longest = 0;
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      stage_filter (stage, typed[i]);
      stage_settle (stage);
    }
  measure_gate ("P10 longest turn of the main loop while the list is filtered", stage->longest, FRAME,
                " ms");
}

static void
measure_folder (Stage *stage, Plain *plain)
{
  g_autofree char *folder = material_folder ();

  for (guint i = 0; i < SHORTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("a-short-%02u.txt", i);
      material_add (folder, name, 500 + i, 25);
    }
  material_add_plain (folder, MANY_ARTICLES);
  measure_section ("%u articles in the folder", MANY_ARTICLES);
  measure_listing (stage, folder);
  measure_filter (stage);
  measure_next (stage, plain, folder);
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
  stage_welcome (stage);
  Plain *plain = plain_new (GTK_WIDGET (stage->view), NULL);
  if (part == NULL || g_str_equal (part, "folder"))
    measure_folder (stage, plain);
  if (g_strcmp0 (part, "folder") != 0)
    measure_edits (stage, plain, g_strcmp0 (part, "few") == 0);
  plain_free (plain);
  stage_free (stage);
  material_remove (state);
  return measure_result ();
}
