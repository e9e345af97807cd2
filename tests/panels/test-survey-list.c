/* Proves panels/difference-list, with its rows and headings, on the differences of all articles: a
 * row is known by its article and its cluster, whatever comes and goes around it. */
#include "panels/widgets.h"
#include "session/survey-scene.h"

#include "panels/difference-list.h"

#include <string.h>

#define OLD "2017-07-10T09:00:00Z"
#define PATIENCE (30 * G_USEC_PER_SEC)

static const char *const articles[] = { "a.txt", "b.txt", "c.txt", NULL };

typedef struct
{
  SurveyScene corpus;
  AnnoReviewSurvey *survey;
  AnnoReviewVisit *visit;
  AnnoDifferenceList *list;
  GtkWindow *window;
  GString *shown; /* what was told with "shown" */
} Scene;

static char *
name_of (AnnoReviewEntry *entry)
{
  if (entry == NULL)
    return g_strdup ("-");
  const AnnoReviewFacts *facts = anno_review_entry_get (entry);
  const char *words = SURVEY_TEXT + facts->start;
  return g_strdup_printf ("%s %.*s", facts->article, (int) strcspn (words, " .\n"), words);
}

static void
shown_cb (AnnoDifferenceList *list, AnnoReviewEntry *entry, Scene *scene)
{
  g_autofree char *name = name_of (entry);
  g_string_append_printf (scene->shown, "%s%s", scene->shown->len > 0 ? ", " : "", name);
}

static void
wait_until_read (Scene *scene)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!anno_review_survey_is_complete (scene->survey))
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* The same differences in a.txt and c.txt, with the same numbers; in b.txt there is none. */
static void
scene_init (Scene *self)
{
  survey_scene_init (&self->corpus);
  for (guint i = 0; articles[i] != NULL; i++)
    {
      survey_scene_add_article (&self->corpus, articles[i]);
      survey_scene_put_layer (&self->corpus, "ann", "Ann", articles[i],
                              i == 1 ? "cue said" : "speaker Graham; cue said; date on Sunday",
                              OLD);
      survey_scene_put_layer (&self->corpus, "ben", "Ben", articles[i],
                              i == 1 ? "cue said" : "cue said; date Sunday", OLD);
    }
  self->shown = g_string_new (NULL);
  self->survey = anno_review_survey_new ();
  self->visit = anno_review_visit_new ();
  self->list = g_object_new (ANNO_TYPE_DIFFERENCE_LIST, NULL);
  g_signal_connect (self->list, "shown", G_CALLBACK (shown_cb), self);
  anno_difference_list_follow (self->list, self->survey, self->corpus.order.tagset);
  self->window = widgets_show (GTK_WIDGET (self->list), 400, 800);
  anno_review_survey_begin (self->survey, &self->corpus.order, articles, self->visit);
  wait_until_read (self);
  widgets_settle ();
}

static void
scene_clear (Scene *self)
{
  gtk_window_destroy (self->window);
  widgets_settle ();
  g_object_unref (self->survey);
  anno_review_visit_unref (self->visit);
  g_string_free (self->shown, TRUE);
  survey_scene_clear (&self->corpus);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static void
assert_selected (Scene *scene, const char *expected)
{
  g_autofree char *name = name_of (anno_difference_list_get_selected (scene->list));
  g_assert_cmpstr (name, ==, expected);
}

static void
assert_shown (Scene *scene, const char *expected)
{
  g_assert_cmpstr (scene->shown->str, ==, expected);
  g_string_truncate (scene->shown, 0);
}

static gboolean
is_counted (Scene *scene, guint n_decided)
{
  AnnoSurveyCount count;

  anno_review_survey_count (scene->survey, NULL, &count);
  return count.n_decided == n_decided;
}

/* As a keeper of the window does after somebody has decided that. */
static void
decide (Scene *scene, const char *article, const char *words, guint n_decided)
{
  const char *const changed[] = { article, NULL };
  gint64 end = g_get_monotonic_time () + PATIENCE;

  survey_scene_decide (&scene->corpus, article, words);
  anno_review_survey_refresh (scene->survey, changed);
  while (!is_counted (scene, n_decided))
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  widgets_settle ();
}

static void
test_headings (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  GtkWidget *root = GTK_WIDGET (scene.list);

  g_assert_nonnull (widgets_find_label (root, "0 of 2 decided"));
  g_assert_null (widgets_find_label (root, "0 of 0 decided"));
  g_assert_nonnull (widgets_find_named (
      root, "⁨a.txt⁩, 0 of 2 decided: ⁨Ann⁩: ⁨Speaker⁩, “⁨Graham⁩”; ⁨Ben⁩: "
            "nothing here"));
  decide (&scene, "c.txt", "Graham", 1);
  g_assert_nonnull (widgets_find_label (root, "0 of 2 decided"));
  g_assert_nonnull (widgets_find_label (root, "1 of 2 decided"));
  decide (&scene, "a.txt", "Graham", 2);
  g_assert_null (widgets_find_label (root, "0 of 2 decided"));

  /* The heading goes on to the next row of the article when its first one goes. */
  anno_difference_list_set_hide_decided (scene.list, TRUE);
  widgets_settle ();
  g_assert_nonnull (widgets_find_label (root, "1 of 2 decided"));
  g_assert_nonnull (widgets_find_named (
      root, "⁨a.txt⁩, 1 of 2 decided: ⁨Ann⁩: ⁨Date⁩, “⁨on Sunday⁩”; ⁨Ben⁩: "
            "⁨Date⁩, “⁨Sunday⁩”; start differs by 3"));
}

static void
test_go (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  assert_selected (&scene, "-");
  g_assert_true (anno_difference_list_go (scene.list, 1));
  g_assert_true (anno_difference_list_go (scene.list, 1));
  g_assert_true (anno_difference_list_go (scene.list, 1));
  assert_shown (&scene, "a.txt Graham, a.txt on, c.txt Graham");
  g_assert_true (anno_difference_list_go (scene.list, 1));
  g_assert_false (anno_difference_list_go (scene.list, 1));
  assert_shown (&scene, "c.txt on");
  g_assert_true (anno_difference_list_go (scene.list, -2));
  assert_shown (&scene, "a.txt on");

  /* Silently, for who follows the article that somebody opened otherwise. */
  g_assert_true (anno_difference_list_enter (scene.list, "c.txt"));
  assert_selected (&scene, "c.txt Graham");
  g_assert_false (anno_difference_list_enter (scene.list, "b.txt"));
  g_assert_true (anno_difference_list_select (scene.list, "a.txt", 18, 20));
  assert_selected (&scene, "a.txt on");
  g_assert_false (anno_difference_list_select (scene.list, "c.txt", 7, 11));
  anno_difference_list_unselect (scene.list);
  assert_selected (&scene, "-");
  assert_shown (&scene, "");
}

/* A cluster of the same number in another article is another one. */
static void
test_open (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  g_assert_true (anno_difference_list_enter (scene.list, "c.txt"));
  decide (&scene, "a.txt", "on", 1);
  assert_selected (&scene, "c.txt Graham");
  g_assert_true (anno_difference_list_go_open (scene.list));
  g_assert_true (anno_difference_list_go_open (scene.list));
  assert_shown (&scene, "c.txt on, a.txt Graham");
  /* What is in hand is about to be decided, and is passed over. */
  g_assert_true (anno_difference_list_go_open (scene.list));
  assert_shown (&scene, "c.txt Graham");
  decide (&scene, "a.txt", "Graham", 2);
  g_assert_true (anno_difference_list_go_open (scene.list));
  g_assert_true (anno_difference_list_go_open (scene.list));
  assert_shown (&scene, "c.txt on, c.txt Graham");
  decide (&scene, "c.txt", "on", 3);
  g_assert_false (anno_difference_list_go_open (scene.list));
  assert_selected (&scene, "c.txt Graham");
  assert_shown (&scene, "");
}

/* Articles come in before it, its own is read anew, and the whole list too. */
static void
test_keeps_its_place (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_assert_true (anno_difference_list_go (scene.list, -1));
  assert_shown (&scene, "c.txt on");

  decide (&scene, "c.txt", "on", 1);
  assert_selected (&scene, "c.txt on");
  g_assert_false (anno_review_entry_is_open (anno_difference_list_get_selected (scene.list)));
  anno_difference_list_set_hide_decided (scene.list, TRUE);
  assert_selected (&scene, "c.txt on");
  anno_review_survey_forget (scene.survey, "a.txt");
  assert_selected (&scene, "c.txt on");
  anno_review_survey_begin (scene.survey, &scene.corpus.order, articles, scene.visit);
  assert_selected (&scene, "-");
  wait_until_read (&scene);
  assert_selected (&scene, "c.txt on");
  assert_shown (&scene, "");
}

/* Clusters have other numbers: what counts is the words. */
static void
test_renew (void)
{
  static const char *const changed[] = { "c.txt", NULL };
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_assert_true (anno_difference_list_go (scene.list, -1));
  guint before = anno_review_entry_get (anno_difference_list_get_selected (scene.list))->cluster;

  survey_scene_put_layer (&scene.corpus, "ann", "Ann", "c.txt", "cue said; date on Sunday", OLD);
  anno_review_survey_refresh (scene.survey, changed);
  gint64 end = g_get_monotonic_time () + PATIENCE;
  for (guint n = 0; n != 1;)
    {
      anno_review_survey_find_article (scene.survey, "c.txt", &n);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  anno_difference_list_renew (scene.list);
  assert_selected (&scene, "c.txt on");
  g_assert_cmpuint (anno_review_entry_get (anno_difference_list_get_selected (scene.list))->cluster,
                    !=, before);
}

/* From the list of all to that of one article, and back. */
static void
test_one_article (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewOrder order = scene.corpus.order;
  order.article = (char *) "c.txt";
  g_autoptr (AnnoReviewReading) reading = anno_review_reading_new (&order, NULL, NULL);
  g_assert_true (anno_difference_list_go (scene.list, -1));
  assert_selected (&scene, "c.txt on");

  anno_difference_list_fill (scene.list, anno_review_reading_get_entries (reading), order.tagset,
                             NULL);
  widgets_settle ();
  assert_selected (&scene, "c.txt on");
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (scene.list), "Other boundary (1)"));
  g_assert_null (widgets_find_label (GTK_WIDGET (scene.list), "0 of 2 decided"));
  g_assert_false (anno_difference_list_select (scene.list, "a.txt", 18, 20));
  anno_difference_list_follow (scene.list, scene.survey, order.tagset);
  widgets_settle ();
  assert_selected (&scene, "c.txt on");
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (scene.list), "0 of 2 decided"));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/survey-list/headings", test_headings);
  g_test_add_func ("/survey-list/go", test_go);
  g_test_add_func ("/survey-list/open", test_open);
  g_test_add_func ("/survey-list/keeps-its-place", test_keeps_its_place);
  g_test_add_func ("/survey-list/renew", test_renew);
  g_test_add_func ("/survey-list/one-article", test_one_article);
  return g_test_run ();
}
