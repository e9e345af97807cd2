#include "bench/plain.h"

#include "bench/measure.h"

static void
before_paint_cb (GdkFrameClock *clock, Plain *self)
{
  self->before_paint = measure_thread ();
}

static void
after_paint_cb (GdkFrameClock *clock, Plain *self)
{
  self->frame = measure_thread () - self->before_paint;
  self->worst = MAX (self->worst, self->frame);
  self->frames++;
}

static void
look_alike (GtkTextView *view, GtkTextView *like)
{
  gtk_widget_add_css_class (GTK_WIDGET (view), "article");
  gtk_text_view_set_left_margin (view, gtk_text_view_get_left_margin (like));
  gtk_text_view_set_right_margin (view, gtk_text_view_get_right_margin (like));
  gtk_text_view_set_pixels_inside_wrap (view, gtk_text_view_get_pixels_inside_wrap (like));
  gtk_text_view_set_pixels_below_lines (view, gtk_text_view_get_pixels_below_lines (like));
}

static void
make_tags (Plain *self)
{
  static const char *const colours[] = { "#bad6f0", "#f8dfb0", "#b0e0d0", "#e8c8dc" };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    self->tags[i] = gtk_text_buffer_create_tag (buffer, NULL, "background", colours[i], NULL);
}

Plain *
plain_new (GtkWidget *like, GtkWidget *titlebar)
{
  Plain *self = g_new0 (Plain, 1);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->window = gtk_window_new ();
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  if (like != NULL)
    look_alike (self->view, GTK_TEXT_VIEW (like));
  make_tags (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled);
  gtk_window_set_titlebar (GTK_WINDOW (self->window), titlebar);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 900);
  gtk_widget_realize (self->window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  plain_set_shown (self, TRUE);
  return self;
}

void
plain_free (Plain *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self);
}

void
plain_set_shown (Plain *self, gboolean shown)
{
  gtk_widget_set_visible (self->window, shown);
  if (shown)
    plain_paint (self);
}

static void
get_iters (Plain *self, guint start, guint end, GtkTextIter *first, GtkTextIter *last)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_get_iter_at_offset (buffer, first, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, last, (int) end);
}

void
plain_fill (Plain *self, AnnoArticle *article, AnnoLayer *layer)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), anno_article_get_text (article),
                            (int) anno_article_get_n_bytes (article));
  self->n_marks = 0;
  for (guint i = 0; layer != NULL && i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      const AnnoSegment *segments = anno_span_get_segments (span);
      for (guint n = 0; n < anno_span_get_n_segments (span); n++)
        plain_mark (self, segments[n].start, segments[n].end);
    }
}

void
plain_mark (Plain *self, guint start, guint end)
{
  GtkTextIter first, last;

  get_iters (self, start, end, &first, &last);
  gtk_text_buffer_apply_tag (gtk_text_view_get_buffer (self->view),
                             self->tags[self->n_marks++ % G_N_ELEMENTS (self->tags)], &first, &last);
}

void
plain_clear (Plain *self, guint start, guint end)
{
  GtkTextIter first, last;

  get_iters (self, start, end, &first, &last);
  gtk_text_buffer_remove_all_tags (gtk_text_view_get_buffer (self->view), &first, &last);
}

void
plain_jump (Plain *self, guint place)
{
  GtkTextIter at, same;

  get_iters (self, place, place, &at, &same);
  gtk_text_view_scroll_to_iter (self->view, &at, 0, TRUE, 0, 0.33);
}

double
plain_paint (Plain *self)
{
  guint frames = self->frames;

  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  while (self->frames == frames)
    g_main_context_iteration (NULL, TRUE);
  return self->frame;
}

static gboolean
flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
plain_settle (Plain *self)
{
  for (guint i = 0; i < 2; i++)
    {
      gboolean idle = FALSE;
      g_idle_add_full (G_PRIORITY_LOW + 10, flag_cb, &idle, NULL);
      while (!idle)
        g_main_context_iteration (NULL, TRUE);
      plain_paint (self);
    }
}
