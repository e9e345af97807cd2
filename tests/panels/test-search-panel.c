/* Proves panels/search-panel with what it stands on: what is typed finds, is counted and completed,
 * what isn't a filter is said, and the list follows what is marked. */
#include "panels/panel-scene.h"

#include "panels/completion-list.h"
#include "panels/hit-row.h"
#include "panels/search-panel.h"
#include "panels/search-words.h"
#include "session/verbs.h"

#include <string.h>

typedef struct
{
  PanelScene *panel;
  GtkWidget *search;
  guint n_shown;
  guint n_activated;
  guint n_closed;
} Scene;

static void
shown_cb (GtkWidget *search, AnnoHitItem *item, gboolean by_key, Scene *scene)
{
  scene->n_shown++;
}

static void
activated_cb (GtkWidget *search, AnnoHitItem *item, Scene *scene)
{
  scene->n_activated++;
}

static void
closed_cb (GtkWidget *search, Scene *scene)
{
  scene->n_closed++;
}

static void
settle_index (Scene *scene)
{
  AnnoCorpusIndex *index = anno_corpus_get_index (anno_session_get_corpus (scene->panel->session));

  while (anno_corpus_index_is_updating (index) || !anno_corpus_index_is_complete (index))
    g_main_context_iteration (NULL, TRUE);
}

static void
scene_init (Scene *scene)
{
  *scene = (Scene){ .panel = panel_scene_new (NULL), .search = anno_search_panel_new () };
  g_signal_connect (scene->search, "shown", G_CALLBACK (shown_cb), scene);
  g_signal_connect (scene->search, "activated", G_CALLBACK (activated_cb), scene);
  g_signal_connect (scene->search, "closed", G_CALLBACK (closed_cb), scene);
  anno_search_panel_set_session (ANNO_SEARCH_PANEL (scene->search), scene->panel->session);
  panel_scene_show (scene->panel, scene->search, 320, 600);
  settle_index (scene);
}

static void
scene_clear (Scene *scene)
{
  panel_scene_free (scene->panel);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static GtkEditable *
entry_of (Scene *scene)
{
  return widgets_find_named (scene->search, "Search All Articles");
}

static void
type (Scene *scene, const char *text)
{
  anno_search_panel_open (ANNO_SEARCH_PANEL (scene->search), "");
  gtk_editable_set_text (entry_of (scene), text);
  gtk_editable_set_position (entry_of (scene), -1);
}

/* What is asked is answered in a thread: waits until the panel says @words. */
static void
wait_for (Scene *scene, const char *words)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  GtkWidget *label = NULL;

  while ((label == NULL || !gtk_widget_get_mapped (label)) && g_get_monotonic_time () < end)
    {
      widgets_settle ();
      label = widgets_find_label (scene->search, words);
    }
  g_assert_nonnull (label);
}

static void
save (Scene *scene)
{
  g_action_group_activate_action (anno_verbs_get (scene->panel->session), "save", NULL);
}

static void
test_words (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  g_assert_nonnull (widgets_find_label (scene.search, "tag:claim person:graham")); /* an example */
  type (&scene, "said");
  wait_for (&scene, "2 articles");
  type (&scene, "said graham");
  wait_for (&scene, "1 article");
  type (&scene, "submarine");
  wait_for (&scene, "Nothing found");
  type (&scene, "");
  g_assert_nonnull (widgets_find_label (scene.search, "tag:claim person:graham"));
}

/* What is marked is found once it is saved, with no further word. */
static void
test_spans (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  type (&scene, "tag:speaker ");
  wait_for (&scene, "Nothing found");
  g_autofree char *first = panel_scene_mark (scene.panel, "speaker", "Sen. Lindsey Graham");
  save (&scene);
  wait_for (&scene, "1 hit in 1 article");
  g_autofree char *second = panel_scene_mark (scene.panel, "speaker", "Officials");
  save (&scene);
  wait_for (&scene, "2 hits in 1 article");

  AnnoHitItem *item = anno_search_panel_go (ANNO_SEARCH_PANEL (scene.search), 1);
  g_assert_nonnull (item);
  g_assert_cmpstr (anno_hit_item_get_hit (item)->tag, ==, "speaker");
  g_assert_nonnull (widgets_find_type (scene.search, ANNO_TYPE_HIT_ROW));
}

static AnnoCompletionList *
completions_of (Scene *scene)
{
  return widgets_find_type (scene->search, ANNO_TYPE_COMPLETION_LIST);
}

static void
wait_open (Scene *scene)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!anno_completion_list_is_open (completions_of (scene)) && g_get_monotonic_time () < end)
    widgets_settle ();
  g_assert_true (anno_completion_list_is_open (completions_of (scene)));
}

/* The names of filters, then their values; what is accepted stands where it was typed. */
static void
test_completion (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  type (&scene, "deal ta");
  wait_open (&scene);
  const AnnoCompletions *all = NULL;
  g_assert_null (anno_completion_list_get_chosen (completions_of (&scene), &all));
  g_assert_nonnull (all);
  g_assert_nonnull (widgets_find_label (scene.search, "what is marked"));
  anno_completion_list_move (completions_of (&scene), 1);
  g_signal_emit_by_name (completions_of (&scene), "accepted");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (&scene)), ==, "deal tag:");
  wait_open (&scene);
  const AnnoCompletion *chosen = anno_completion_list_get_chosen (completions_of (&scene), &all);
  g_assert_nonnull (chosen); /* a value is chosen at once */
  g_signal_emit_by_name (completions_of (&scene), "accepted");
  g_assert_true (g_str_has_prefix (gtk_editable_get_text (entry_of (&scene)), "deal tag:"));
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (entry_of (&scene)), " "));
  g_assert_false (anno_completion_list_is_open (completions_of (&scene)));
}

static void
test_doubts (void)
{
  static const struct
  {
    const char *text;
    const char *doubt; /* in it; NULL for none */
  } cases[] = {
    { "said", NULL },
    { "tag:claim date:2017-07", NULL },
    { "nonsense:x", "nonsense:x" },
    { "date:july", "date:2017-07-01" },
    { "http://example.org", NULL },
    { "\"he said: no\"", NULL },
    { "10:30", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoQuery) query = anno_query_new (cases[i].text, NULL);
      g_autofree char *doubt = anno_search_words_doubt (query);
      g_test_message ("%s", cases[i].text);
      g_assert_true ((doubt != NULL) == (cases[i].doubt != NULL));
      g_assert_true (doubt == NULL || strstr (doubt, cases[i].doubt) != NULL);
    }
}

/* What isn't looked at keeps what was typed. */
static void
test_rest (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  type (&scene, "said");
  wait_for (&scene, "2 articles");
  anno_search_panel_rest (ANNO_SEARCH_PANEL (scene.search));
  g_assert_null (anno_search_panel_go (ANNO_SEARCH_PANEL (scene.search), 1));
  anno_search_panel_open (ANNO_SEARCH_PANEL (scene.search), NULL);
  wait_for (&scene, "2 articles");
  g_assert_nonnull (anno_search_panel_go (ANNO_SEARCH_PANEL (scene.search), 1));
}

/* The order is another question; a session that goes takes all with it. */
static void
test_order (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  type (&scene, "said");
  wait_for (&scene, "2 articles");
  gtk_drop_down_set_selected (widgets_find_type (scene.search, GTK_TYPE_DROP_DOWN), 1);
  g_assert_true (anno_search_panel_is_busy (ANNO_SEARCH_PANEL (scene.search)));
  while (anno_search_panel_is_busy (ANNO_SEARCH_PANEL (scene.search)))
    g_main_context_iteration (NULL, TRUE);
  wait_for (&scene, "2 articles");
  AnnoHitItem *item = anno_search_panel_go (ANNO_SEARCH_PANEL (scene.search), 1);
  g_assert_cmpstr (anno_hit_item_get_hit (item)->path, ==, "a.txt"); /* the other has no date */
  anno_search_panel_set_session (ANNO_SEARCH_PANEL (scene.search), NULL);
  g_assert_null (anno_search_panel_go (ANNO_SEARCH_PANEL (scene.search), 1));
  g_assert_cmpuint (scene.n_shown + scene.n_activated + scene.n_closed, ==, 0);
}

int
main (int argc, char *argv[])
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/search-panel/words", test_words);
  g_test_add_func ("/search-panel/spans", test_spans);
  g_test_add_func ("/search-panel/completion", test_completion);
  g_test_add_func ("/search-panel/doubts", test_doubts);
  g_test_add_func ("/search-panel/rest", test_rest);
  g_test_add_func ("/search-panel/order", test_order);
  return g_test_run ();
}
