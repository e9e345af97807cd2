#include "model/span-draft.h"
#include "scene.h"

#include <adwaita.h>
#include <string.h>

void
scene_init_gtk (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations",
                FALSE, "gtk-font-name", "Cantarell 11", NULL);

  g_autofree char *path = g_build_filename (g_getenv ("ANNO_TEST_UI"), "style.css", NULL);
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  gtk_css_provider_load_from_path (css, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

AnnoArticle *
scene_article (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AnnoArticle *article = anno_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

AnnoTagset *
scene_tagset (void)
{
  static const char *const tags[][3] = {
    { "speaker", "Speaker", "blue" },
    { "cue", "Cue", "orange" },
    { "claim", "Claim", "green" },
    { "date", "Date", "purple" },
  };
  GPtrArray *array = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      AnnoTag *tag = anno_tag_new (tags[i][0], tags[i][1]);
      g_free (tag->colour);
      tag->colour = g_strdup (tags[i][2]);
      g_ptr_array_add (array, tag);
    }
  return anno_tagset_new ("Test", array);
}

AnnoLayer *
scene_layer (void)
{
  return anno_layer_new (anno_layer_header_new ("test.txt", "urn:uuid:1", "Test", NULL));
}

AnnoSpan *
scene_span (AnnoArticle *article, const char *id, const char *tag, const char *words)
{
  g_auto (GStrv) stretches = g_strsplit (words, " … ", -1);
  const char *text = anno_article_get_text (article), *from = text;
  AnnoSpanDraft *draft = anno_span_draft_new (tag);

  anno_span_draft_set_id (draft, id);
  for (guint i = 0; stretches[i] != NULL; i++)
    {
      const char *found = strstr (from, stretches[i]);
      g_assert_nonnull (found);
      guint start = (guint) g_utf8_pointer_to_offset (text, found);
      anno_span_draft_add_segment (draft, start,
                                   start + (guint) g_utf8_strlen (stretches[i], -1));
      from = found + strlen (stretches[i]);
    }
  return anno_span_draft_finish (draft);
}

static void
selected_cb (AnnoArticleView *view, guint start, guint end, gboolean further, Scene *self)
{
  g_autofree char *words = anno_article_slice (self->article, start, end);
  g_string_append_printf (self->told, "selected%s %s\n", further ? " further" : "", words);
}

/* Before the id of a span in a colleague's layer. */
static const char *
whose (Scene *self, AnnoLayer *layer)
{
  return layer == NULL || layer == self->layer ? "" : "their ";
}

static void
picked_cb (AnnoArticleView *view, const char *id, guint nth, guint of, AnnoLayer *layer, Scene *self)
{
  g_string_append_printf (self->told, "picked %s%s %u/%u\n", whose (self, layer),
                          id != NULL ? id : "-", nth, of);
}

static void
hovered_cb (AnnoArticleView *view, const char *id, AnnoLayer *layer, Scene *self)
{
  g_string_append_printf (self->told, "hovered %s%s\n", whose (self, layer),
                          id != NULL ? id : "-");
}

static void
edge_moved_cb (AnnoArticleView *view, const char *id, guint part, gboolean end, guint place,
               Scene *self)
{
  g_string_append_printf (self->told, "edge %s %u %s %u\n", id, part, end ? "end" : "start",
                          place);
}

static void
activated_cb (AnnoArticleView *view, const char *id, Scene *self)
{
  g_string_append_printf (self->told, "activated %s\n", id);
}

static void
context_cb (AnnoArticleView *view, const char *id, double x, double y, AnnoLayer *layer, Scene *self)
{
  g_string_append_printf (self->told, "context %s%s\n", whose (self, layer),
                          id != NULL ? id : "-");
}

static void
watch (Scene *self)
{
  g_signal_connect (self->view, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->view, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect (self->view, "hovered", G_CALLBACK (hovered_cb), self);
  g_signal_connect (self->view, "edge-moved", G_CALLBACK (edge_moved_cb), self);
  g_signal_connect (self->view, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->view, "context", G_CALLBACK (context_cb), self);
}

Scene *
scene_new (const char *text, int width, int height)
{
  Scene *self = g_new0 (Scene, 1);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->told = g_string_new (NULL);
  self->article = scene_article (text);
  self->layer = scene_layer ();
  self->tagset = scene_tagset ();
  self->view = ANNO_ARTICLE_VIEW (anno_article_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled);
  watch (self);
  anno_article_view_show (self->view, self->article, self->layer, self->tagset);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  scene_settle (self);
  return self;
}

void
scene_free (Scene *self)
{
  if (self == NULL)
    return;
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->article);
  g_clear_object (&self->layer);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_string_free (self->told, TRUE);
  g_free (self);
}

void
scene_mark (Scene *self, const char *id, const char *tag, const char *words)
{
  g_autoptr (AnnoSpan) span = scene_span (self->article, id, tag, words);
  anno_layer_put (self->layer, span);
}

guint
scene_find (Scene *self, const char *words)
{
  const char *text = anno_article_get_text (self->article), *found = strstr (text, words);

  g_assert_nonnull (found);
  return (guint) g_utf8_pointer_to_offset (text, found);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *left = data;

  gtk_widget_queue_draw (widget);
  if (*left > 0)
    (*left)--;
  return *left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
idle_cb (gpointer data)
{
  gboolean *done = data;
  *done = TRUE;
  return G_SOURCE_REMOVE;
}

void
scene_settle (Scene *self)
{
  guint left = 3;
  gboolean idle = FALSE;

  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, &left, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_idle_add_full (G_PRIORITY_LOW, idle_cb, &idle, NULL);
  while (!idle)
    g_main_context_iteration (NULL, TRUE);
}

char *
scene_take (Scene *self)
{
  char *told = g_strdup (self->told->str);

  g_string_truncate (self->told, 0);
  return told;
}

graphene_point_t
scene_point (Scene *self, guint place)
{
  GdkRectangle area;

  g_assert_true (anno_article_view_get_area (self->view, place, place, &area));
  return GRAPHENE_POINT_INIT ((float) area.x + (float) area.width / 2,
                              (float) area.y + (float) area.height / 2);
}
