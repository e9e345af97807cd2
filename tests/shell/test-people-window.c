/* Proves shell/people-window with its pages: people are found by any of their names and counted,
 * each field is a step, and merging, splitting and deleting do what they say, also after undo. */
#include "panels/panel-scene.h"

#include "panels/mention-picker.h"
#include "panels/people-list.h"
#include "panels/person-form.h"
#include "session/people-verbs.h"
#include "session/verbs.h"
#include "shell/people-window.h"

#define GRAHAM "urn:x:graham"
#define OTHER "urn:x:other"
#define IDLE "urn:x:idle"

typedef struct
{
  PanelScene *scene;
  AnnoCorpus *corpus;
  GtkWidget *window;
  char *first;  /* the id of a span that names Graham */
  char *second; /* … and of another one */
} Setting;

static void
put (Setting *setting, const char *id, const char *name, const char *alias)
{
  const char *const aliases[] = { alias, NULL };
  const AnnoPersonParts parts
      = { .id = id, .name = name, .aliases = alias != NULL ? aliases : NULL };
  g_autoptr (GError) error = NULL;

  anno_people_verbs_put (setting->corpus, &parts, &error);
  g_assert_no_error (error);
}

static char *
mention (Setting *setting, const char *words, const char *person)
{
  AnnoGesture gesture;
  char *id = panel_scene_mark (setting->scene, "speaker", words);
  AnnoSpan *span = panel_scene_find (setting->scene, id);

  g_assert_true (anno_session_get_gesture (setting->scene->session, &gesture));
  const AnnoTag *tag = anno_tagset_find (gesture.tagset, "speaker");
  anno_session_do (setting->scene->session,
                   anno_gesture_set_person (
                       &gesture, span, anno_tag_find_field (tag, "person"),
                       anno_people_find (anno_corpus_get_people (setting->corpus), person), FALSE));
  return id;
}

static void
setting_init (Setting *setting)
{
  setting->scene = panel_scene_new (NULL);
  setting->corpus = anno_session_get_corpus (setting->scene->session);
  put (setting, GRAHAM, "Lindsey Graham", "Goober");
  put (setting, OTHER, "Somebody", NULL);
  put (setting, IDLE, "Zoe", NULL);
  setting->first = mention (setting, "Sen. Lindsey Graham", GRAHAM);
  setting->second = mention (setting, "He", GRAHAM);
  setting->window = anno_people_window_new (NULL, setting->scene->session);
  gtk_window_present (GTK_WINDOW (setting->window));
  widgets_settle ();
}

static void
setting_clear (Setting *setting)
{
  gtk_window_destroy (GTK_WINDOW (setting->window));
  widgets_settle ();
  panel_scene_free (setting->scene);
  g_free (setting->first);
  g_free (setting->second);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

static void
wait_for_label (GtkWidget *root, const char *text)
{
  while (widgets_find_label (root, text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
page_of (Setting *setting, const char *name)
{
  GtkWidget *stack = widgets_find_type (setting->window, GTK_TYPE_STACK);
  return gtk_stack_get_child_by_name (GTK_STACK (stack), name);
}

static const char *
page_shown (Setting *setting)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (widgets_find_type (setting->window, GTK_TYPE_STACK)));
}

static GListModel *
rows_of (GtkWidget *list)
{
  GtkListView *view = widgets_find_type (list, GTK_TYPE_LIST_VIEW);
  return G_LIST_MODEL (gtk_list_view_get_model (view));
}

static void
choose (GtkWidget *list, guint n)
{
  g_signal_emit_by_name (widgets_find_type (list, GTK_TYPE_LIST_VIEW), "activate", n);
}

static AnnoPerson *
person (Setting *setting, const char *id)
{
  return anno_people_find (anno_corpus_get_people (setting->corpus), id);
}

static const char *
named_by (Setting *setting, const char *span)
{
  return anno_span_find_value (panel_scene_find (setting->scene, span), "person")->text;
}

static void
test_list (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  GtkWidget *list = page_of (&setting, "list");
  GtkEditable *search = widgets_find_named (list, "Find People");

  g_assert_nonnull (widgets_find_label (list, "3 people"));
  wait_for_label (list, "2"); /* mentions */
  gtk_editable_set_text (search, "goo");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (list)), ==, 1);
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (page_shown (&setting), ==, "person");
  g_assert_cmpstr (anno_person_form_get_id (page_of (&setting, "person")), ==, GRAHAM);
  wait_for_label (page_of (&setting, "person"), "2 mentions in 1 article");
}

/* Who was merged is no longer listed, but found by their name. */
static void
test_merge (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  guint before = panel_scene_n_steps (setting.scene);

  anno_people_window_show (ANNO_PEOPLE_WINDOW (setting.window), OTHER);
  g_signal_emit_by_name (page_of (&setting, "person"), "merge");
  GtkWidget *targets = page_of (&setting, "merge");
  g_assert_cmpstr (page_shown (&setting), ==, "merge");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (targets)), ==, 2);
  choose (targets, 0);
  g_assert_cmpuint (panel_scene_n_steps (setting.scene), ==, before + 1);
  g_assert_cmpstr (anno_person_get_parts (person (&setting, OTHER))->merged_into, ==, GRAHAM);
  g_assert_cmpstr (anno_person_form_get_id (page_of (&setting, "person")), ==, GRAHAM);
  g_assert_nonnull (widgets_find_label (page_of (&setting, "person"), "Somebody"));

  GtkWidget *list = page_of (&setting, "list");
  GtkEditable *search = widgets_find_named (list, "Find People");
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (list)), ==, 2);
  gtk_editable_set_text (search, "somebody");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (list)), ==, 1);

  GtkWidget *apart
      = widgets_find_named (setting.window, "Make ⁨Somebody⁩ a Person of Their Own Again");
  g_signal_emit_by_name (apart, "clicked");
  g_assert_null (anno_person_get_parts (person (&setting, OTHER))->merged_into);
  g_assert_null (
      widgets_find_named (setting.window, "Make ⁨Somebody⁩ a Person of Their Own Again"));
}

static void
type (Setting *setting, const char *name, const char *text)
{
  GtkEditable *entry = widgets_find_named (page_of (setting, "person"), name);

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_fields (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  guint before = panel_scene_n_steps (setting.scene);
  anno_people_window_show (ANNO_PEOPLE_WINDOW (setting.window), GRAHAM);

  type (&setting, "Role", "U.S. senator");
  type (&setting, "Other names", " Goober;; Lindsey O. Graham ");
  type (&setting, "Wikidata", "https://www.wikidata.org/wiki/Q22212");
  g_assert_cmpuint (panel_scene_n_steps (setting.scene), ==, before + 3);
  const AnnoPersonParts *parts = anno_person_get_parts (person (&setting, GRAHAM));
  g_assert_cmpstr (parts->role, ==, "U.S. senator");
  g_assert_cmpuint (g_strv_length ((GStrv) parts->aliases), ==, 2);
  g_assert_cmpstr (parts->aliases[1], ==, "Lindsey O. Graham");
  g_assert_cmpstr (parts->wikidata, ==, "Q22212");

  /* What is refused is said, and stays to be mended. */
  GtkEditable *wikidata = widgets_find_named (setting.window, "Wikidata");
  g_assert_cmpstr (gtk_editable_get_text (wikidata), ==, "Q22212");
  type (&setting, "Wikidata", "Lindsey");
  g_assert_cmpuint (panel_scene_n_steps (setting.scene), ==, before + 3);
  g_assert_cmpstr (gtk_editable_get_text (wikidata), ==, "Lindsey");
  type (&setting, "Wikidata", "");
  g_assert_null (anno_person_get_parts (person (&setting, GRAHAM))->wikidata);
  type (&setting, "Name", "");
  g_assert_cmpstr (anno_person_get_name (person (&setting, GRAHAM)), ==, "Lindsey Graham");
}

/* Somebody new is in the ledger as soon as there is a name; undo takes them out, and shows the
 * list. */
static void
test_add (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  AnnoPeople *people = anno_corpus_get_people (setting.corpus);

  gtk_widget_activate_action (setting.window, "people.add", NULL);
  g_assert_cmpuint (anno_people_get_n (people), ==, 3);
  type (&setting, "Name", "New One");
  g_assert_cmpuint (anno_people_get_n (people), ==, 4);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (setting.window)), ==, "New One");
  panel_scene_undo (setting.scene);
  g_assert_cmpuint (anno_people_get_n (people), ==, 3);
  g_assert_cmpstr (page_shown (&setting), ==, "list");
}

static void
test_split (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  guint before = panel_scene_n_steps (setting.scene);

  anno_people_window_show (ANNO_PEOPLE_WINDOW (setting.window), GRAHAM);
  g_signal_emit_by_name (page_of (&setting, "person"), "split");
  GtkWidget *picker = page_of (&setting, "split");
  wait_for_label (picker, "0 of 2 mentions chosen");
  GtkWidget *button = widgets_find_type (picker, GTK_TYPE_BUTTON);
  GtkEditable *name = widgets_find_named (picker, "Name of the New Person");
  gtk_editable_set_text (name, "Another Graham");
  g_assert_false (gtk_widget_get_sensitive (button));
  choose (picker, 0);
  choose (picker, 1);
  choose (picker, 0);
  g_assert_nonnull (widgets_find_label (picker, "1 of 2 mentions chosen"));
  g_signal_emit_by_name (button, "clicked");
  while (!g_str_equal (page_shown (&setting), "person"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (panel_scene_n_steps (setting.scene), ==, before + 1);
  g_assert_cmpstr (named_by (&setting, setting.first), ==, GRAHAM);
  g_assert_cmpstr (anno_person_get_name (person (&setting, named_by (&setting, setting.second))),
                   ==, "Another Graham");
  panel_scene_undo (setting.scene);
  g_assert_cmpstr (named_by (&setting, setting.second), ==, GRAHAM);
}

static void
test_delete (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  AnnoPeople *people = anno_corpus_get_people (setting.corpus);

  anno_people_window_show (ANNO_PEOPLE_WINDOW (setting.window), GRAHAM);
  g_signal_emit_by_name (page_of (&setting, "person"), "delete");
  wait_for_label (
      setting.window,
      "⁨Lindsey Graham⁩ can’t be deleted: 2 mentions name this person. Merge them into "
      "somebody else, or clear those mentions first.");
  g_assert_cmpuint (anno_people_get_n (people), ==, 3);
  anno_people_window_show (ANNO_PEOPLE_WINDOW (setting.window), IDLE);
  g_signal_emit_by_name (page_of (&setting, "person"), "delete");
  while (anno_people_get_n (people) == 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (person (&setting, IDLE));
  widgets_settle ();
  g_assert_cmpstr (page_shown (&setting), ==, "list");
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/people-window/list", test_list);
  g_test_add_func ("/people-window/merge", test_merge);
  g_test_add_func ("/people-window/fields", test_fields);
  g_test_add_func ("/people-window/add", test_add);
  g_test_add_func ("/people-window/split", test_split);
  g_test_add_func ("/people-window/delete", test_delete);
  return g_test_run ();
}
