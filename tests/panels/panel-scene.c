#include "panels/panel-scene.h"

#include "session/corpus-save.h"
#include "session/verbs.h"
#include "session/over-follow.h"

#include <ftw.h>

static const char first[] = "Senators want answers\n"
                            "Friday, July 21, 2017\n"
                            "\n"
                            "\342\200\234We will vote,\342\200\235 said Sen. Lindsey Graham on Sunday. "
                            "He denied the rest.\n"
                            "\n"
                            "Officials said last week that nothing was decided.\n";
static const char second[] = "Another day\n\nNobody said anything.\n";

static void
write_file (const char *root, const char *name, const char *contents)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (root, name, NULL);

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  AnnoCorpus **corpus = data;

  *corpus = anno_corpus_open_finish (result, &error);
  g_assert_no_error (error);
}

PanelScene *
panel_scene_new (const char *tagset)
{
  PanelScene *self = g_new0 (PanelScene, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoAnnotator) annotator = anno_annotator_new ("urn:uuid:11111111-1111-4111-8111-111111111111",
                                                            "Ann Otator", "ann-otator");
  g_autoptr (AnnoCorpus) corpus = NULL;

  self->root = g_dir_make_tmp ("anno-panels-XXXXXX", &error);
  g_assert_no_error (error);
  write_file (self->root, "a.txt", first);
  write_file (self->root, "b.txt", second);
  if (tagset != NULL)
    write_file (self->root, "tagset.json", tagset);
  anno_corpus_open_async (self->root, annotator, NULL, opened_cb, &corpus);
  while (corpus == NULL)
    g_main_context_iteration (NULL, TRUE);
  self->session = anno_session_new (corpus);
  anno_over_follow (self->session);
  anno_session_open (self->session, "a.txt");
  while (anno_session_get_document (self->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *saved = data;
  g_autoptr (GError) error = NULL;

  anno_corpus_save_finish (ANNO_CORPUS (source), result, &error);
  g_assert_no_error (error);
  *saved = TRUE;
}

static int
remove_cb (const char *path, const struct stat *status, int type, struct FTW *place)
{
  return remove (path);
}

/* What was done is saved first, so that nothing writes into a folder that is gone. */
void
panel_scene_free (PanelScene *self)
{
  gboolean saved = FALSE;

  if (self->window != NULL)
    gtk_window_destroy (self->window);
  widgets_settle ();
  anno_corpus_save_async (anno_session_get_corpus (self->session), saved_cb, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->session);
  widgets_settle ();
  nftw (self->root, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  g_free (self->root);
  g_free (self);
}

void
panel_scene_show (PanelScene *self, GtkWidget *child, int width, int height)
{
  g_assert_null (self->window);
  self->window = widgets_show (child, width, height);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "session",
                                  anno_verbs_get (self->session));
}

char *
panel_scene_mark (PanelScene *self, const char *tag, const char *words)
{
  AnnoArticle *article = anno_document_get_article (anno_session_get_document (self->session));
  g_autofree char *text = anno_article_slice (article, 0, anno_article_get_length (article));
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  guint start = (guint) g_utf8_strlen (text, found - text);
  anno_session_select (self->session, start, start + (guint) g_utf8_strlen (words, -1));
  g_action_group_activate_action (anno_verbs_get (self->session), "tag",
                                  g_variant_new_string (tag));
  AnnoSpan *chosen = anno_session_get_chosen (self->session);
  g_assert_nonnull (chosen);
  return g_strdup (anno_span_get_id (chosen));
}

AnnoLayer *
panel_scene_get_layer (PanelScene *self)
{
  return anno_document_get_layer (anno_session_get_document (self->session));
}

AnnoSpan *
panel_scene_find (PanelScene *self, const char *id)
{
  return anno_layer_find (panel_scene_get_layer (self), id);
}

guint
panel_scene_n_steps (PanelScene *self)
{
  return anno_history_get_n_done (anno_corpus_get_history (anno_session_get_corpus (self->session)));
}

void
panel_scene_undo (PanelScene *self)
{
  g_action_group_activate_action (anno_verbs_get (self->session), "undo", NULL);
}
