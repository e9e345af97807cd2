/* Proves shell/hit-visit: which article is opened, and what is chosen or selected there. */
#include "panels/panel-scene.h"

#include "shell/hit-visit.h"

static AnnoHitItem *
make_item (const char *path, guint start, guint end, const char *slug, const char *tag)
{
  AnnoHit *hit = anno_hit_new ();

  hit->path = g_strdup (path);
  hit->start = start;
  hit->end = end;
  hit->slug = g_intern_string (slug);
  hit->tag = g_strdup (tag);
  return anno_hit_item_new (hit);
}

static gboolean
is_selected (AnnoSession *session, guint start, guint end)
{
  const GArray *selection = anno_session_get_selection (session);
  const AnnoSegment *segment
      = selection->len == 1 ? &g_array_index (selection, AnnoSegment, 0) : NULL;
  return segment != NULL && segment->start == start && segment->end == end;
}

static void
wait_for_article (AnnoSession *session, const char *path)
{
  while (anno_session_get_document (session) == NULL
         || g_strcmp0 (anno_document_get_path (anno_session_get_document (session)), path) != 0)
    g_main_context_iteration (NULL, TRUE);
  widgets_settle ();
}

static void
document_cb (AnnoSession *session, GParamSpec *pspec, AnnoArticleView *view)
{
  AnnoDocument *document = anno_session_get_document (session);

  if (document == NULL)
    return;
  anno_article_view_show (view, anno_document_get_article (document),
                          anno_document_get_layer (document),
                          anno_corpus_get_tagset (anno_session_get_corpus (session)));
}

static void
test_visits (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  AnnoArticleView *view = ANNO_ARTICLE_VIEW (anno_article_view_new ());
  g_signal_connect (scene->session, "notify::document", G_CALLBACK (document_cb), view);
  document_cb (scene->session, NULL, view);
  panel_scene_show (scene, GTK_WIDGET (view), 500, 400);
  AnnoHitVisit *visit = anno_hit_visit_new (scene->session, view);
  g_autofree char *id = panel_scene_mark (scene, "speaker", "Officials");
  AnnoSpan *span = panel_scene_find (scene, id);
  guint start = anno_span_get_start (span), end = anno_span_get_end (span);

  /* Words in another article. */
  g_autoptr (AnnoHitItem) words = make_item ("b.txt", 13, 19, NULL, NULL);
  anno_hit_visit_go (visit, words, TRUE);
  wait_for_article (scene->session, "b.txt");
  g_assert_true (is_selected (scene->session, 13, 19));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (view)));

  /* A span, back in the first; the one that is on its way is given up. */
  g_autoptr (AnnoHitItem) marked = make_item ("a.txt", start, end, "ann-otator", "speaker");
  anno_hit_visit_go (visit, words, FALSE);
  anno_hit_visit_go (visit, marked, FALSE);
  wait_for_article (scene->session, "a.txt");
  g_assert_nonnull (anno_session_get_chosen (scene->session));
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (scene->session)), ==, id);

  /* One that has changed since is a place; one of an article that is shorter now isn't beyond it.
   */
  g_autoptr (AnnoHitItem) changed = make_item ("a.txt", start, end, "ann-otator", "claim");
  anno_hit_visit_go (visit, changed, FALSE);
  widgets_settle ();
  g_assert_true (is_selected (scene->session, start, end));
  g_autoptr (AnnoHitItem) beyond = make_item ("a.txt", 100000, 100010, NULL, NULL);
  anno_hit_visit_go (visit, beyond, FALSE);
  widgets_settle ();

  /* Whose span it was has nothing there any more: the place is left. */
  g_autoptr (AnnoHitItem) nobodys = make_item ("b.txt", 0, 7, "nobody", "claim");
  anno_hit_visit_go (visit, nobodys, FALSE);
  wait_for_article (scene->session, "b.txt");
  while (!is_selected (scene->session, 0, 7))
    g_main_context_iteration (NULL, TRUE);

  /* Who goes elsewhere meanwhile isn't led on once they come back. */
  anno_hit_visit_go (visit, marked, FALSE);
  anno_session_open (scene->session, "b.txt");
  widgets_settle ();
  anno_session_open (scene->session, "a.txt");
  wait_for_article (scene->session, "a.txt");
  g_assert_null (anno_session_get_chosen (scene->session));

  /* What isn't there leads nowhere. */
  g_autoptr (AnnoHitItem) missing = make_item ("c.txt", 0, 1, NULL, NULL);
  anno_hit_visit_go (visit, missing, FALSE);
  widgets_settle ();
  anno_hit_visit_free (visit);
  g_signal_handlers_disconnect_by_func (scene->session, document_cb, view);
  panel_scene_free (scene);
}

int
main (int argc, char *argv[])
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/hit-visit/visits", test_visits);
  return g_test_run ();
}
