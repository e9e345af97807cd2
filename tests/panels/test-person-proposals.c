/* Proves panels/person-proposals in the card: a proposal is no value, is told with its reason, goes
 * with its span, and is accepted by a click, by Enter in the empty field, and by the verb that Y
 * stands for. */
#include "panels/panel-scene.h"

#include "panels/span-card.h"
#include "session/people-verbs.h"
#include "session/verbs.h"

#define GRAHAM "urn:uuid:aaaaaaaa-0000-4000-8000-000000000001"
#define NAME "⁨Lindsey Graham⁩?"

static PanelScene *
scene_new (GtkWidget **card)
{
  PanelScene *scene = panel_scene_new (NULL);
  const AnnoPersonParts parts = { .id = GRAHAM, .name = "Lindsey Graham" };
  g_autoptr (GError) error = NULL;

  anno_people_verbs_put (anno_session_get_corpus (scene->session), &parts, &error);
  g_assert_no_error (error);
  *card = g_object_new (ANNO_TYPE_SPAN_CARD, NULL);
  anno_span_card_set_session (ANNO_SPAN_CARD (*card), scene->session);
  panel_scene_show (scene, *card, 300, 700);
  return scene;
}

static const char *
person_of (PanelScene *scene, const char *id)
{
  const AnnoValue *value = anno_span_find_value (panel_scene_find (scene, id), "person");
  return value != NULL ? value->text : NULL;
}

/* The button of that name that can be seen, or NULL. */
static GtkWidget *
proposal_of (GtkWidget *card, const char *name)
{
  GtkWidget *button = widgets_find_named (card, name);
  return button != NULL && gtk_widget_get_mapped (button) ? button : NULL;
}

static void
test_click (void)
{
  GtkWidget *card = NULL;
  PanelScene *scene = scene_new (&card);
  g_autofree char *id = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  guint before = panel_scene_n_steps (scene);
  GtkWidget *button = proposal_of (card, NAME);

  g_assert_nonnull (button);
  g_assert_null (person_of (scene, id));
  g_assert_true (gtk_widget_has_css_class (button, "proposal"));
  g_assert_nonnull (widgets_find_label (
      card, "“⁨Sen. Lindsey Graham⁩” is the name, not mentioned above"));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (person_of (scene, id), ==, GRAHAM);
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  g_assert_null (proposal_of (card, NAME));
  panel_scene_undo (scene);
  g_assert_null (person_of (scene, id));
  g_assert_nonnull (proposal_of (card, NAME));
  panel_scene_free (scene);
}

static void
test_verb (void)
{
  GtkWidget *card = NULL;
  PanelScene *scene = scene_new (&card);
  g_autofree char *first = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");

  g_action_group_activate_action (anno_verbs_get (scene->session), "accept", NULL);
  g_assert_cmpstr (person_of (scene, first), ==, GRAHAM);
  g_autofree char *he = panel_scene_mark (scene, "speaker", "He");
  g_assert_nonnull (proposal_of (card, NAME));
  g_action_group_activate_action (anno_verbs_get (scene->session), "accept", NULL);
  g_assert_cmpstr (person_of (scene, he), ==, GRAHAM);
  panel_scene_free (scene);
}

/* Nobody is proposed for another span than the one that is shown. */
static void
test_goes_with_span (void)
{
  GtkWidget *card = NULL;
  PanelScene *scene = scene_new (&card);
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");

  g_assert_nonnull (proposal_of (card, NAME));
  g_autofree char *officials = panel_scene_mark (scene, "speaker", "Officials");
  g_assert_null (proposal_of (card, NAME));
  anno_session_choose (scene->session, graham, FALSE);
  g_assert_nonnull (proposal_of (card, NAME));
  panel_scene_free (scene);
}

static void
test_enter (void)
{
  GtkWidget *card = NULL;
  PanelScene *scene = scene_new (&card);
  g_autofree char *id = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  GtkWidget *entry = widgets_find_named (card, "Person");
  GtkWidget *around = gtk_widget_get_parent (entry);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (around);
  gboolean taken = FALSE;

  gtk_widget_grab_focus (entry);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Return, 0, 0, &taken);
    }
  g_assert_true (taken);
  g_assert_cmpstr (person_of (scene, id), ==, GRAHAM);
  panel_scene_free (scene);
}

/* Whoever isn't known yet is added by accepting, in one step. */
static void
test_new (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = g_object_new (ANNO_TYPE_SPAN_CARD, NULL);
  AnnoPeople *people = anno_corpus_get_people (anno_session_get_corpus (scene->session));

  anno_span_card_set_session (ANNO_SPAN_CARD (card), scene->session);
  panel_scene_show (scene, card, 300, 700);
  g_autofree char *id = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  GtkWidget *button = proposal_of (card, "Add “⁨Lindsey Graham⁩”?");
  guint before = panel_scene_n_steps (scene);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (anno_people_get_n (people), ==, 1);
  g_assert_nonnull (anno_people_find (people, person_of (scene, id)));
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  panel_scene_undo (scene);
  g_assert_cmpuint (anno_people_get_n (people), ==, 0);
  panel_scene_free (scene);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/person-proposals/click", test_click);
  g_test_add_func ("/person-proposals/verb", test_verb);
  g_test_add_func ("/person-proposals/goes-with-span", test_goes_with_span);
  g_test_add_func ("/person-proposals/enter", test_enter);
  g_test_add_func ("/person-proposals/new", test_new);
  return g_test_run ();
}
