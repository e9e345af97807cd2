/* Somebody goes through the list of 10,000 articles (ANNO_BENCH_ARTICLES: as many) while the index
 * is made, and then types what is looked for in all of them, letter by letter: from each key to the
 * first hits, as the window has them (P11). What is gated is what the main thread worked, and the
 * longest it was away.
 */
#include "bench/corpora.h"
#include "bench/material.h"
#include "bench/measure.h"
#include "bench/stage.h"

#include "panels/article-panel.h"
#include "panels/search-panel.h"

#include <stdlib.h>
#include <string.h>

#define FRAME 16.0
#define SCROLLS 300
#define STEP 150 /* px: a turn of a wheel */

typedef struct
{
  Stage *stage;
  AnnoSearchPanel *panel;
  GtkEditable *entry;
  GArray *walls;  /* from the key until the hits are there */
  GArray *paints; /* … and painted */
  GArray *works;  /* what the main thread did about it */
} Typing;

static GtkAdjustment *
find_rows (Stage *stage)
{
  Stage panel = { .window = stage_find (stage, ANNO_TYPE_ARTICLE_PANEL) };
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage_find (&panel, GTK_TYPE_LIST_VIEW)));
}

static void
report_scroll (const char *how, GArray *frames)
{
  g_autofree char *name = g_strdup_printf ("P10 %s, p99 of frames", how);

  measure_note ("  p50", measure_percentile (frames, 0.5), " ms");
  measure_gate (name, measure_percentile (frames, 0.99), FRAME, " ms");
}

static void
scroll_to (Stage *stage, GtkAdjustment *rows, double place, GArray *frames)
{
  gtk_adjustment_set_value (rows, place);
  stage_paint (stage);
  g_array_append_val (frames, stage->frame);
}

/* With the wheel, and by the bar, to anywhere. */
static void
measure_scroll (Stage *stage)
{
  GtkAdjustment *rows = find_rows (stage);
  g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) dragged = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint i = 0; i < SCROLLS; i++)
    scroll_to (stage, rows, gtk_adjustment_get_value (rows) + STEP, turned);
  for (guint i = 0; i < SCROLLS; i++)
    scroll_to (stage, rows, g_rand_double (random) * gtk_adjustment_get_upper (rows), dragged);
  report_scroll ("the list scrolled by the wheel", turned);
  report_scroll ("… by the bar", dragged);
}

static void
await_index (Stage *stage)
{
  AnnoSearchPanel *panel = ANNO_SEARCH_PANEL (stage_find (stage, ANNO_TYPE_SEARCH_PANEL));
  AnnoCorpusIndex *index = anno_search_panel_get_index (panel);
  double begun = measure_wall ();

  stage->longest = 0;
  while (anno_corpus_index_is_updating (index) || !anno_corpus_index_is_complete (index))
    stage_turn (stage);
  measure_note ("  the index made, on the wall", (measure_wall () - begun) / 1000, " s");
  measure_gate ("P11 longest turn of the main loop while the index is made", stage->longest, FRAME,
                " ms");
}

static void
paint (Stage *stage, gpointer panel)
{
  guint frames = stage->frames;

  gtk_widget_queue_draw (panel);
  while (stage->frames == frames)
    stage_turn (stage);
}

static void
press_key (Typing *self, const char *letter)
{
  double work = measure_thread (), wall = measure_wall ();
  int end = -1;

  gtk_editable_insert_text (self->entry, letter, (int) (g_utf8_next_char (letter) - letter), &end);
  gtk_editable_set_position (self->entry, -1);
  while (anno_search_panel_is_busy (self->panel))
    stage_turn (self->stage);
  double there = measure_wall () - wall;
  paint (self->stage, self->panel);
  double painted = measure_wall () - wall, worked = measure_thread () - work;
  g_array_append_val (self->walls, there);
  g_array_append_val (self->paints, painted);
  g_array_append_val (self->works, worked);
}

static void
type_text (Typing *self, const char *text)
{
  gtk_editable_set_text (self->entry, "");
  stage_settle (self->stage);
  for (const char *letter = text; *letter != '\0'; letter = g_utf8_next_char (letter))
    {
      press_key (self, letter);
      /* The hand's own pace: what is asked beside the hits is answered between two keys. */
      gint64 next = g_get_monotonic_time () + 60000;
      while (g_get_monotonic_time () < next)
        g_main_context_iteration (NULL, FALSE);
    }
}

static void
report (Typing *self, double longest)
{
  measure_note ("  from a key to the first hits, on the wall, p50",
                measure_percentile (self->walls, 0.5), " ms");
  measure_note ("  … p95", measure_percentile (self->walls, 0.95), " ms");
  measure_note ("  … and painted, p50", measure_percentile (self->paints, 0.5), " ms");
  measure_note ("  … p95", measure_percentile (self->paints, 0.95), " ms");
  measure_note ("  the main thread's work on a key, painted, p50",
                measure_percentile (self->works, 0.5), " ms");
  measure_gate ("P11 the main thread's work on a key, painted, p95",
                measure_percentile (self->works, 0.95), FRAME, " ms");
  measure_gate ("P11 longest turn of the main loop while somebody types", longest, FRAME, " ms");
}

static void
measure_typing (Stage *stage)
{
  static const char *const texts[] = {
    "te li",          "libate", "tag:claim te", "tag:claim person:hate", "person:\"given hate\"",
    "date:2005-07 te"
  };
  Typing typing = { .stage = stage };
  typing.panel = ANNO_SEARCH_PANEL (stage_find (stage, ANNO_TYPE_SEARCH_PANEL));
  typing.walls = g_array_new (FALSE, FALSE, sizeof (double));
  typing.paints = g_array_new (FALSE, FALSE, sizeof (double));
  typing.works = g_array_new (FALSE, FALSE, sizeof (double));

  typing.entry = GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (stage->window)));
  type_text (&typing, "te"); /* what is made once is made */
  g_array_set_size (typing.walls, 0);
  g_array_set_size (typing.paints, 0);
  g_array_set_size (typing.works, 0);
  stage->longest = 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    type_text (&typing, texts[i]);
  report (&typing, stage->longest);
  g_array_unref (typing.walls);
  g_array_unref (typing.paints);
  g_array_unref (typing.works);
}

int
main (void)
{
  const char *wanted = g_getenv ("ANNO_BENCH_ARTICLES");
  guint n = wanted != NULL ? (guint) atoi (wanted) : 10000;
  g_autofree char *state = material_folder ();
  g_autofree char *folder = material_folder ();
  g_autofree char *root = g_build_filename (folder, "corpus", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  corpora_make (root, n);
  Stage *stage = stage_new ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations",
                FALSE, NULL);
  stage_welcome (stage);
  measure_section ("%u articles of %d words, %d spans each, searched in the window", n,
                   CORPORA_WORDS, CORPORA_SPANS);
  stage_open (stage, root);
  stage_await_rows (stage);
  measure_scroll (stage);
  stage_act (stage, "win.search-articles", NULL);
  await_index (stage);
  stage_settle (stage);
  measure_typing (stage);
  stage_free (stage);
  material_remove (folder);
  material_remove (state);
  return measure_result ();
}
