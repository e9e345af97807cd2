/* Proves panels/undone-place: what undo and redo are about is found once, and nothing where somebody
 * only went on deciding, or another article is in hand. */
#include "panels/review-panels.h"

#include "panels/undone-place.h"
#include "session/colleague-work.h"

typedef struct
{
  ReviewPanels panels;
  AnnoUndonePlace *place;
} Scene;

static AnnoCorpus *
corpus_of (Scene *scene)
{
  return anno_session_get_corpus (scene->panels.scene->session);
}

static AnnoReviewEntry *
look (Scene *scene)
{
  review_panels_settle (&scene->panels);
  return anno_undone_place_look (scene->place, anno_review_get_reading (scene->panels.review));
}

static void
decide (Scene *scene, guint n)
{
  const guint first = 0;
  guint cluster = anno_review_entry_get (review_panels_nth (&scene->panels, n))->cluster;

  g_assert_true (anno_review_decide (scene->panels.review, cluster, ANNO_DECISION_NEITHER, &first,
                                     0, NULL, NULL));
}

static void
scene_init (Scene *scene)
{
  review_panels_init (&scene->panels, "Anna", "a1 speaker 0-8; a2 cue 9-13", "b1 cue 0-8");
  scene->place = anno_undone_place_new (anno_corpus_get_history (corpus_of (scene)));
  g_assert_null (look (scene));
}

static void
scene_clear (Scene *scene)
{
  anno_undone_place_free (scene->place);
  review_panels_clear (&scene->panels);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static void
test_undo_and_redo (void)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);

  decide (&scene, 0);
  g_assert_null (look (&scene));
  decide (&scene, 1);
  g_assert_null (look (&scene));

  anno_corpus_undo (corpus_of (&scene), &error);
  g_assert_no_error (error);
  g_assert_true (look (&scene) == review_panels_nth (&scene.panels, 1));
  g_assert_null (look (&scene));
  anno_corpus_undo (corpus_of (&scene), &error);
  g_assert_no_error (error);
  g_assert_true (look (&scene) == review_panels_nth (&scene.panels, 0));
  anno_corpus_redo (corpus_of (&scene), &error);
  g_assert_no_error (error);
  g_assert_true (look (&scene) == review_panels_nth (&scene.panels, 0));
}

/* Its entries are others: nothing is compared with them. */
static void
test_another_article (void)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);

  decide (&scene, 0);
  g_assert_null (look (&scene));
  anno_corpus_undo (corpus_of (&scene), &error);
  g_assert_no_error (error);
  review_panels_settle (&scene.panels);
  colleague_work_put (scene.panels.scene->root, "b.txt", "anna", "Anna", "a1 speaker 0-11");
  anno_session_open (scene.panels.scene->session, "b.txt");
  g_assert_null (look (&scene));
  g_assert_null (anno_undone_place_look (scene.place, NULL));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/undone-place/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/panels/undone-place/another-article", test_another_article);
  return g_test_run ();
}
