/* Measures the article view against a plain GtkTextView on the same text, in one run, and prints
 * ratios. A frame is what the thread worked from before-paint to after-paint, so that what else the
 * machine does changes nothing. Exits 1 where a promise is not kept. */
#include "bench/measure.h"
#include "model/span-draft.h"
#include "view/article-view.h"

#include <adwaita.h>

#define WIDTH 1280
#define HEIGHT 900
#define STEP 120
#define SCROLLS 300
#define ADDS 200
#define MOST_ADD 1.5
#define MOST_SCROLL 1.2
#define JUMPS 60
#define MOST_FRAME 50.0 /* ms */

typedef struct
{
  GtkWidget *window;
  GtkWidget *scrolled;
  double started; /* thread time at before-paint */
  double frame;   /* of the last frame, milliseconds */
  guint frames;
} Stage;

static void
before_paint_cb (GdkFrameClock *clock, Stage *stage)
{
  stage->started = measure_thread ();
}

static void
after_paint_cb (GdkFrameClock *clock, Stage *stage)
{
  stage->frame = measure_thread () - stage->started;
  stage->frames++;
}

static Stage *
stage_new (void)
{
  Stage *stage = g_new0 (Stage, 1);

  stage->window = gtk_window_new ();
  stage->scrolled = gtk_scrolled_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (stage->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->scrolled);
  gtk_window_present (GTK_WINDOW (stage->window));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stage->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), stage);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), stage);
  return stage;
}

/* Paints one frame, and returns what it took. */
static double
paint (Stage *stage, GtkWidget *widget)
{
  guint frames = stage->frames;

  gtk_widget_queue_draw (widget);
  while (stage->frames == frames)
    g_main_context_iteration (NULL, TRUE);
  return stage->frame;
}

static gboolean
flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until all text is laid out. */
static void
settle (void)
{
  gboolean done = FALSE;

  g_idle_add_full (G_PRIORITY_LOW + 10, flag_cb, &done, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static AnnoArticle *
make_article (guint n_words)
{
  static const char *const words[] = { "the", "minister", "said", "on", "Sunday", "that", "a",
                                       "new", "government", "would", "not", "answer", "questions",
                                       "about", "Washington", "and", "its", "neighbours" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, i % 60 == 59 ? ".\n" : " ");
    }
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  return anno_article_new (bytes, NULL);
}

static AnnoSpan *
make_span (guint start, guint end, guint n)
{
  static const char *const tags[] = { "speaker", "cue", "claim", "date" };
  AnnoSpanDraft *draft = anno_span_draft_new (tags[n % 4]);
  g_autofree char *id = g_strdup_printf ("urn:bench:%u", n);

  anno_span_draft_set_id (draft, id);
  anno_span_draft_add_segment (draft, start, end);
  return anno_span_draft_finish (draft);
}

static AnnoLayer *
make_layer (AnnoArticle *article, guint n_spans)
{
  AnnoLayer *layer = anno_layer_new (anno_layer_header_new ("bench", "urn:bench", "Bench", NULL));
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint length = anno_article_get_length (article);

  for (guint i = 0; i < n_spans; i++)
    {
      guint start = (guint) g_rand_int_range (random, 0, (int) length - 200);
      guint size = (guint) g_rand_int_range (random, 4, i % 4 == 2 ? 160 : 24);
      g_ptr_array_add (spans, make_span (start, start + size, i));
    }
  GPtrArray *doubles = anno_layer_fill (layer, spans);
  g_clear_pointer (&doubles, g_ptr_array_unref);
  return layer;
}

static AnnoTagset *
make_tagset (void)
{
  static const char *const tags[][2] = { { "speaker", "blue" }, { "cue", "orange" },
                                         { "claim", "green" }, { "date", "purple" } };
  GPtrArray *array = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      AnnoTag *tag = anno_tag_new (tags[i][0], tags[i][0]);
      g_free (tag->colour);
      tag->colour = g_strdup (tags[i][1]);
      g_ptr_array_add (array, tag);
    }
  return anno_tagset_new ("Bench", array);
}

/* A text view with the same font, column and distance between lines. */
static GtkWidget *
make_plain (GtkWidget *like)
{
  GtkTextView *model = GTK_TEXT_VIEW (like);
  GtkWidget *plain = gtk_text_view_new ();
  GtkTextView *view = GTK_TEXT_VIEW (plain);

  gtk_widget_add_css_class (plain, "article");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, gtk_text_view_get_left_margin (model));
  gtk_text_view_set_right_margin (view, gtk_text_view_get_right_margin (model));
  gtk_text_view_set_pixels_inside_wrap (view, gtk_text_view_get_pixels_inside_wrap (model));
  gtk_text_view_set_pixels_below_lines (view, gtk_text_view_get_pixels_below_lines (model));
  return plain;
}

static void
scroll_once (Stage *stage, GtkWidget *view, double *p50, double *p99, double *worst)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  gtk_adjustment_set_value (adjustment, 0);
  paint (stage, view);
  for (guint i = 0; i < SCROLLS; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
      double time = paint (stage, view);
      g_array_append_val (times, time);
    }
  *p50 = measure_percentile (times, 0.5);
  *p99 = measure_percentile (times, 0.99);
  *worst = measure_percentile (times, 1);
}

/* The better of three passes over the same text: what else the machine does makes only the others. */
static void
scroll (Stage *stage, GtkWidget *view, double *p50, double *p99, double *worst)
{
  scroll_once (stage, view, p50, p99, worst);
  for (guint i = 0; i < 2; i++)
    {
      double again50, again99, again;
      scroll_once (stage, view, &again50, &again99, &again);
      *p50 = MIN (*p50, again50);
      *p99 = MIN (*p99, again99);
      *worst = MIN (*worst, again);
    }
}

/* Puts and removes spans in sight; a time is that of the change and its frame. */
static void
edit (Stage *stage, GtkWidget *view, AnnoLayer *layer, double *put, double *remove)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_autoptr (GArray) puts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) removes = g_array_new (FALSE, FALSE, sizeof (double));

  gtk_adjustment_set_value (adjustment, 0);
  paint (stage, view);
  for (guint i = 0; i < ADDS; i++)
    {
      guint start = 40 + (i * 37) % 1200;
      g_autoptr (AnnoSpan) span = make_span (start, start + 12, 5000000 + i);
      double begun = measure_thread ();
      anno_layer_put (layer, span);
      double time = measure_thread () - begun;
      time += paint (stage, view);
      g_array_append_val (puts, time);

      begun = measure_thread ();
      anno_layer_remove (layer, anno_span_get_id (span));
      time = measure_thread () - begun;
      time += paint (stage, view);
      g_array_append_val (removes, time);
    }
  *put = measure_percentile (puts, 0.5);
  *remove = measure_percentile (removes, 0.5);
  g_print ("    put: p50 %.2f ms, p99 %.2f ms\n", *put, measure_percentile (puts, 0.99));
}

static void
settle_view (Stage *stage, GtkWidget *view)
{
  settle ();
  paint (stage, view);
  settle ();
}

typedef struct
{
  double open;
  double p50;
  double p99;
  double put;
  double remove;
  double jump;  /* p50 of the frames that jumps land with */
  double worst; /* the longest frame while scrolling and jumping */
  double longest_way; /* frames until a jump has landed, at most */
} Figures;

/* Brings that stretch into sight, and tells whether it is there. */
typedef struct
{
  void (*go) (GtkWidget *view, guint start, guint end);
  gboolean (*has_landed) (GtkWidget *view, guint start, guint end);
} Jump;

static void
go_ours (GtkWidget *view, guint start, guint end)
{
  anno_article_view_reveal (ANNO_ARTICLE_VIEW (view), start, end);
}

static gboolean
has_landed_ours (GtkWidget *view, guint start, guint end)
{
  GdkRectangle area;
  return anno_article_view_get_area (ANNO_ARTICLE_VIEW (view), start, end, &area);
}

static void
go_plain (GtkWidget *view, guint start, guint end)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &at, (int) start);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (view), &at, 0, TRUE, 0, 0.33);
}

static gboolean
has_landed_plain (GtkWidget *view, guint start, guint end)
{
  return TRUE;
}

static const Jump jump_ours = { go_ours, has_landed_ours };
static const Jump jump_plain = { go_plain, has_landed_plain };

/* Where the @n-th jump goes: to the end, to a line, or to a span somewhere else. */
static guint
find_aim (GRand *random, AnnoArticle *article, guint n)
{
  guint length = anno_article_get_length (article);

  if (n % 3 == 0)
    return length - 2;
  if (n % 3 == 1)
    return anno_article_get_line (article, (guint) g_rand_int_range (
                                      random, 0, (int) anno_article_get_n_lines (article))).start;
  return (guint) g_rand_int_range (random, 0, (int) length - 200);
}

static void
jump (Stage *stage, GtkWidget *view, AnnoArticle *article, const Jump *how, Figures *figures)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < JUMPS; i++)
    {
      guint start = find_aim (random, article, i), way = 0;
      double worked = measure_thread ();
      how->go (view, start, start + 1);
      do
        {
          paint (stage, view);
          figures->worst = MAX (figures->worst, stage->frame);
        }
      while (++way < 20 && !how->has_landed (view, start, start + 1));
      worked = measure_thread () - worked;
      g_array_append_val (times, worked);
      figures->longest_way = MAX (figures->longest_way, way);
    }
  figures->jump = measure_percentile (times, 0.5);
}

static Figures
measure_ours (Stage *stage, AnnoArticle *article, guint n_spans, AnnoTagset *tagset)
{
  GtkWidget *view = anno_article_view_new ();
  g_autoptr (AnnoLayer) layer = make_layer (article, n_spans);
  Figures figures = { 0 };

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (stage->scrolled), view);
  paint (stage, view);
  double begun = measure_thread ();
  anno_article_view_show (ANNO_ARTICLE_VIEW (view), article, layer, tagset);
  paint (stage, view);
  figures.open = measure_thread () - begun;
  settle_view (stage, view);
  scroll (stage, view, &figures.p50, &figures.p99, &figures.worst);
  jump (stage, view, article, &jump_ours, &figures);
  edit (stage, view, layer, &figures.put, &figures.remove);
  return figures;
}

/* As many highlights, of four tags that they share. */
static void
highlight (GtkWidget *view, AnnoLayer *layer)
{
  static const char *const colours[] = { "#bad6f0", "#f8dfb0", "#b0e0d0", "#e8c8dc" };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextTag *tags[G_N_ELEMENTS (colours)];

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    tags[i] = gtk_text_buffer_create_tag (buffer, NULL, "background", colours[i], NULL);
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSegment *segment = anno_span_get_segments (anno_layer_nth (layer, i));
      GtkTextIter start, end;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) segment->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) segment->end);
      gtk_text_buffer_apply_tag (buffer, tags[i % G_N_ELEMENTS (colours)], &start, &end);
    }
}

static Figures
measure_plain (Stage *stage, AnnoArticle *article, guint n_spans)
{
  g_autoptr (GtkWidget) like = g_object_ref_sink (anno_article_view_new ());
  g_autoptr (AnnoLayer) layer = make_layer (article, n_spans);
  Figures figures = { 0 };

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (stage->scrolled), like);
  paint (stage, like);
  GtkWidget *view = make_plain (like);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (stage->scrolled), view);
  paint (stage, view);
  double begun = measure_thread ();
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            anno_article_get_text (article),
                            (int) anno_article_get_n_bytes (article));
  highlight (view, layer);
  paint (stage, view);
  figures.open = measure_thread () - begun;
  settle_view (stage, view);
  scroll (stage, view, &figures.p50, &figures.p99, &figures.worst);
  jump (stage, view, article, &jump_plain, &figures);
  return figures;
}

static Figures
measure_cell (Stage *stage, guint n_words, guint n_spans, AnnoTagset *tagset)
{
  g_autoptr (AnnoArticle) article = make_article (n_words);
  g_autofree char *what = g_strdup_printf ("%u words, %u annotations", n_words, n_spans);

  measure_section ("%s", what);
  Figures plain = measure_plain (stage, article, n_spans);
  Figures ours = measure_ours (stage, article, n_spans, tagset);
  Figures again = measure_plain (stage, article, n_spans);
  plain.p50 = MIN (plain.p50, again.p50);
  plain.p99 = MIN (plain.p99, again.p99);
  plain.open = MIN (plain.open, again.open);
  plain.jump = MIN (plain.jump, again.jump);
  plain.worst = MIN (plain.worst, again.worst);
  g_print ("    plain: open %.0f ms, scroll p50 %.2f p99 %.2f ms\n", plain.open, plain.p50, plain.p99);
  g_print ("    here:  open %.0f ms, scroll p50 %.2f p99 %.2f ms\n", ours.open, ours.p50, ours.p99);
  measure_gate ("P7 scrolling, p50 of frames / plain text view", ours.p50 / plain.p50, MOST_SCROLL, "");
  measure_gate ("P7 scrolling, p99 of frames / plain text view", ours.p99 / plain.p99, MOST_SCROLL, "");
  measure_gate ("P7 the longest frame, scrolling and jumping", ours.worst, MOST_FRAME, " ms");
  measure_note ("  … of the plain text view", plain.worst, " ms");
  measure_gate ("P7 frames until a jump has landed, at most", ours.longest_way, 1, "");
  measure_note ("  a jump until painted, p50", ours.jump, " ms");
  measure_note ("  … / plain text view", ours.jump / plain.jump, "");
  measure_note ("  P4, P5 opening to painted / plain text view, highlighted", ours.open / plain.open, "");
  return ours;
}

/* As many annotations in sight as in the large cells, and none elsewhere. */
static Figures
measure_few (Stage *stage, AnnoTagset *tagset)
{
  g_autoptr (AnnoArticle) article = make_article (500);

  measure_section ("500 words, 100 annotations");
  return measure_ours (stage, article, 100, tagset);
}

/* Both views show text of the same size. */
static void
use_page_font (void)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (css, "textview.article { font-size: 1.15em; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations",
                FALSE, NULL);
  use_page_font ();
  g_autoptr (AnnoTagset) tagset = make_tagset ();
  Stage *stage = stage_new ();
  Figures few = measure_few (stage, tagset);
  measure_cell (stage, 50000, 10000, tagset);
  Figures many = measure_cell (stage, 500000, 100000, tagset);
  measure_section ("100,000 annotations / 100");
  measure_gate ("P1 a new span, painted", many.put / few.put, MOST_ADD, "");
  measure_gate ("P2 a span removed, painted", many.remove / few.remove, MOST_ADD, "");
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_free (stage);
  return measure_result ();
}
