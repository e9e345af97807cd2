#include "bench/stage.h"

#include "bench/material.h"
#include "bench/measure.h"

#include "panels/article-panel.h"

static void
before_paint_cb (GdkFrameClock *clock, Stage *self)
{
  self->before_paint = measure_thread ();
}

static void
after_paint_cb (GdkFrameClock *clock, Stage *self)
{
  self->frame = measure_thread () - self->before_paint;
  self->worst = MAX (self->worst, self->frame);
  self->frames++;
}

static GtkWidget *
find_below (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
realize_cb (GtkWidget *window, Stage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

static void
window_added_cb (GtkApplication *app, GtkWindow *window, Stage *self)
{
  if (!ANNO_IS_WINDOW (window))
    return;
  self->window = GTK_WIDGET (window);
  gtk_window_set_default_size (window, 1280, 900);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), self);
}

Stage *
stage_new (void)
{
  Stage *self = g_new0 (Stage, 1);
  g_autoptr (GSettings) settings = g_settings_new (ANNO_APP_ID);
  g_autoptr (GError) error = NULL;

  g_settings_set_string (settings, "annotator-name", MATERIAL_NAME);
  g_settings_set_string (settings, "annotator-id", MATERIAL_ID);
  self->app = anno_application_new ();
  g_signal_connect (self->app, "window-added", G_CALLBACK (window_added_cb), self);
  g_application_register (G_APPLICATION (self->app), NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
stage_free (Stage *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->app);
  g_free (self);
}

void
stage_open (Stage *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *before = self->window;

  g_application_open (G_APPLICATION (self->app), &file, 1, "");
  if (before != NULL && before != self->window)
    gtk_window_destroy (GTK_WINDOW (before));
  self->view = ANNO_ARTICLE_VIEW (find_below (self->window, ANNO_TYPE_ARTICLE_VIEW));
}

GtkWidget *
stage_find (Stage *self, GType type)
{
  return find_below (self->window, type);
}

void
stage_turn (Stage *self)
{
  double begun = measure_thread ();

  g_main_context_iteration (NULL, TRUE);
  self->longest = MAX (self->longest, measure_thread () - begun);
}

void
stage_paint (Stage *self)
{
  guint frames = self->frames;

  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  while (self->frames == frames)
    stage_turn (self);
}

void
stage_await (Stage *self, guint length)
{
  /* Each article has a buffer of its own. */
  while ((guint) gtk_text_buffer_get_char_count (
             gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)))
         != length)
    stage_turn (self);
  stage_paint (self);
}

void
stage_welcome (Stage *self)
{
  g_application_activate (G_APPLICATION (self->app));
  self->view = ANNO_ARTICLE_VIEW (find_below (self->window, ANNO_TYPE_ARTICLE_VIEW));
  stage_settle (self);
}

void
stage_await_rows (Stage *self)
{
  GtkWidget *panel = find_below (self->window, ANNO_TYPE_ARTICLE_PANEL);
  GtkListView *list = GTK_LIST_VIEW (find_below (panel, GTK_TYPE_LIST_VIEW));

  while (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == 0)
    stage_turn (self);
  stage_paint (self);
}

void
stage_filter (Stage *self, const char *words)
{
  GtkWidget *panel = find_below (self->window, ANNO_TYPE_ARTICLE_PANEL);
  GtkWidget *entry = find_below (panel, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
}

void
stage_await_text (Stage *self)
{
  while (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view))) == 0)
    stage_turn (self);
  stage_paint (self);
}

static gboolean
flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
stage_follow (Stage *self)
{
  /* What follows has more of a hurry than this idle; what it asks for is painted by the next frame. */
  for (guint i = 0; i < 3; i++)
    {
      gboolean idle = FALSE;
      g_idle_add_full (G_PRIORITY_LOW + 10, flag_cb, &idle, NULL);
      while (!idle)
        stage_turn (self);
      stage_paint (self);
    }
}

void
stage_settle (Stage *self)
{
  gboolean waited = FALSE, idle = FALSE;

  g_timeout_add (1500, flag_cb, &waited);
  while (!waited)
    stage_turn (self);
  g_idle_add_full (G_PRIORITY_LOW + 10, flag_cb, &idle, NULL);
  while (!idle)
    stage_turn (self);
}

void
stage_act (Stage *self, const char *action, const char *parameter)
{
  gboolean known = gtk_widget_activate_action_variant (
      self->window, action, parameter != NULL ? g_variant_new_string (parameter) : NULL);
  g_assert_true (known);
}

void
stage_select (Stage *self, guint start, guint end)
{
  anno_article_view_select (self->view, start, end);
  g_signal_emit_by_name (self->view, "selected", start, end, FALSE);
}
