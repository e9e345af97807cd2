#include "panels/panel-scene.h"

#include "panels/commit-entry.h"
#include "panels/guideline-button.h"
#include "panels/note-editor.h"
#include "panels/span-card.h"
#include "panels/swatch.h"
#include "session/verbs.h"

/* Names that would be markup, mnemonics or formats where they are not taken as they are. */
static const char hostile[]
    = "{\"format\":1,\"name\":\"Hostile\",\"tags\":[{\"id\":\"a\",\"name\":\"R&D <b>Ann</b>\","
      "\"colour\":\"blue\",\"key\":\"a\",\"guideline\":[\"<span size='999999'>&amp;\"],\"fields\":["
      "{\"id\":\"f\",\"name\":\"<i>_F & %s\",\"kind\":\"text\",\"guideline\":[\"<a href='x'>x</a>\"]}]},"
      "{\"id\":\"b\",\"name\":\"</b>\",\"colour\":\"green\",\"key\":\"b\",\"fields\":[]}]}";

static GtkWidget *
show_card (PanelScene *scene)
{
  GtkWidget *card = g_object_new (ANNO_TYPE_SPAN_CARD, NULL);

  anno_span_card_set_session (ANNO_SPAN_CARD (card), scene->session);
  panel_scene_show (scene, card, 300, 700);
  return card;
}

static GtkEditable *
entry_named (GtkWidget *card, const char *name)
{
  GtkWidget *entry = widgets_find_named (card, name);

  g_assert_true (GTK_IS_ENTRY (entry));
  return GTK_EDITABLE (entry);
}

static const char *
text_of (PanelScene *scene, const char *id, const char *field)
{
  const AnnoValue *value = anno_span_find_value (panel_scene_find (scene, id), field);
  return value != NULL ? value->text : NULL;
}

static void
test_hint (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  GtkWidget *hint = widgets_find_label (card, "Select words and press S, K, C or D.");

  g_assert_nonnull (hint);
  g_assert_true (gtk_widget_get_mapped (hint));
  g_autofree char *id = panel_scene_mark (scene, "cue", "said");
  g_assert_false (gtk_widget_get_mapped (hint));
  g_assert_nonnull (widgets_find_label (card, "said"));
  anno_session_choose (scene->session, NULL, FALSE);
  g_assert_true (gtk_widget_get_mapped (hint));
  panel_scene_free (scene);
}

static void
test_text (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  g_autofree char *id = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  GtkEditable *role = entry_named (card, "Role");
  guint before = panel_scene_n_steps (scene);

  gtk_widget_grab_focus (GTK_WIDGET (role));
  gtk_editable_set_text (role, "Sen.");
  gtk_editable_set_text (role, " Senator ");
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before);
  g_signal_emit_by_name (role, "activate");
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  g_assert_cmpstr (text_of (scene, id, "role"), ==, "Senator");
  g_assert_cmpstr (gtk_editable_get_text (role), ==, "Senator");

  /* To take over the same again is no step. */
  g_signal_emit_by_name (role, "activate");
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  panel_scene_undo (scene);
  g_assert_null (text_of (scene, id, "role"));
  g_assert_cmpstr (gtk_editable_get_text (role), ==, "");
  panel_scene_free (scene);
}

/* Undo, a key or another window may change the span while somebody types. */
static void
test_typing_is_left_alone (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  g_autofree char *id = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  GtkEditable *role = entry_named (card, "Role");

  gtk_widget_grab_focus (GTK_WIDGET (role));
  gtk_editable_set_text (role, "Half a wo");
  g_action_group_activate_action (anno_verbs_get (scene->session), "unsure", NULL);
  g_assert_true (anno_span_get_unsure (panel_scene_find (scene, id)));
  g_assert_cmpstr (gtk_editable_get_text (role), ==, "Half a wo");
  g_assert_true (entry_named (card, "Role") == role);
  panel_scene_free (scene);
}

/* What was typed belongs to the span it was typed for. */
static void
test_another_span (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  g_autofree char *officials = panel_scene_mark (scene, "speaker", "Officials");
  GtkEditable *role = entry_named (card, "Role");

  anno_session_choose (scene->session, graham, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (role));
  gtk_editable_set_text (role, "Senator");
  anno_session_choose (scene->session, officials, FALSE);
  g_assert_true (entry_named (card, "Role") == role);
  g_assert_cmpstr (gtk_editable_get_text (role), ==, "");
  g_assert_cmpstr (text_of (scene, graham, "role"), ==, "Senator");
  g_assert_null (text_of (scene, officials, "role"));
  panel_scene_free (scene);
}

/* A field that the new tag doesn't have is not written into it. */
static void
test_retag_while_typing (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  g_autofree char *id = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  GtkEditable *role = entry_named (card, "Role");

  gtk_widget_grab_focus (GTK_WIDGET (role));
  gtk_editable_set_text (role, "Senator");
  g_action_group_activate_action (anno_verbs_get (scene->session), "tag",
                                  g_variant_new_string ("cue"));
  g_assert_cmpstr (anno_span_get_tag (panel_scene_find (scene, id)), ==, "cue");
  g_assert_cmpuint (anno_span_get_n_values (panel_scene_find (scene, id)), ==, 0);
  g_assert_null (widgets_find_named (card, "Role"));
  panel_scene_free (scene);
}

static void
test_choice (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  g_autofree char *id = panel_scene_mark (scene, "claim", "We will vote");
  GtkDropDown *quote = widgets_find_named (card, "Quote");
  guint before = panel_scene_n_steps (scene);

  gtk_drop_down_set_selected (quote, 2);
  g_assert_cmpstr (text_of (scene, id, "quote"), ==, "mixed");
  gtk_drop_down_set_selected (quote, 0);
  g_assert_null (text_of (scene, id, "quote"));
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 2);
  panel_scene_undo (scene);
  g_assert_cmpuint (gtk_drop_down_get_selected (quote), ==, 2);
  panel_scene_undo (scene);
  g_assert_cmpuint (gtk_drop_down_get_selected (quote), ==, 0);
  panel_scene_free (scene);
}

static void
test_tag (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  g_autofree char *id = panel_scene_mark (scene, "cue", "said");
  GtkDropDown *tag = widgets_find_named (card, "Tag of the Span");
  guint before = panel_scene_n_steps (scene);

  g_assert_cmpuint (gtk_drop_down_get_selected (tag), ==, 1);
  gtk_drop_down_set_selected (tag, 2);
  g_assert_cmpstr (anno_span_get_tag (panel_scene_find (scene, id)), ==, "claim");
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  g_assert_nonnull (widgets_find_named (card, "Quote"));
  panel_scene_undo (scene);
  g_assert_cmpuint (gtk_drop_down_get_selected (tag), ==, 1);
  g_assert_null (widgets_find_named (card, "Quote"));
  panel_scene_free (scene);
}

static void
test_note_and_flag (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  g_autofree char *id = panel_scene_mark (scene, "cue", "said");
  AnnoNoteEditor *editor = widgets_find_type (card, ANNO_TYPE_NOTE_EDITOR);
  GtkTextView *note = widgets_find_type (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW);
  GtkSwitch *unsure = widgets_find_type (card, GTK_TYPE_SWITCH);
  guint before = panel_scene_n_steps (scene);

  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (note), " Two\nlines \n", -1);
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before);
  gtk_widget_grab_focus (GTK_WIDGET (unsure));
  g_assert_cmpstr (anno_span_get_note (panel_scene_find (scene, id)), ==, "Two\nlines");
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  gtk_switch_set_active (unsure, TRUE);
  g_assert_true (anno_span_get_unsure (panel_scene_find (scene, id)));
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 2);
  panel_scene_undo (scene);
  g_assert_false (gtk_switch_get_active (unsure));
  panel_scene_undo (scene);
  g_assert_null (anno_span_get_note (panel_scene_find (scene, id)));
  panel_scene_free (scene);
}

static void
test_person (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  AnnoPeople *people = anno_corpus_get_people (anno_session_get_corpus (scene->session));
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  GtkEditable *person = entry_named (card, "Person");
  guint before = panel_scene_n_steps (scene);

  gtk_widget_grab_focus (GTK_WIDGET (person));
  gtk_editable_set_text (person, "Lindsey <b>Graham & Co");
  g_signal_emit_by_name (person, "activate");
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  g_assert_cmpuint (anno_people_get_n (people), ==, 1);
  g_autofree char *id = g_strdup (text_of (scene, graham, "person"));
  g_assert_nonnull (anno_people_find (people, id));

  /* A name that is known is that person, in any case of letters. */
  g_autofree char *he = panel_scene_mark (scene, "speaker", "He");
  gtk_editable_set_text (person, "lindsey <b>graham & co");
  g_signal_emit_by_name (person, "activate");
  g_assert_cmpuint (anno_people_get_n (people), ==, 1);
  g_assert_cmpstr (text_of (scene, he, "person"), ==, id);
  g_assert_cmpstr (gtk_editable_get_text (person), ==, "Lindsey <b>Graham & Co");

  panel_scene_undo (scene);
  panel_scene_undo (scene);
  panel_scene_undo (scene);
  g_assert_cmpuint (anno_people_get_n (people), ==, 0);
  panel_scene_free (scene);
}

static void
test_link (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  g_autofree char *officials = panel_scene_mark (scene, "speaker", "Officials");
  g_autofree char *claim = panel_scene_mark (scene, "claim", "We will vote");
  GtkMenuButton *add = widgets_find_named (card, "Link Said by");

  gtk_widget_child_focus (GTK_WIDGET (add), GTK_DIR_TAB_FORWARD);
  gtk_menu_button_popup (add);
  widgets_settle ();
  GtkListBox *candidates = widgets_find_named (GTK_WIDGET (add), "Spans to link as Said by");
  guint before = panel_scene_n_steps (scene);
  /* The nearest comes first; the claim itself, and cues, may not be linked to. */
  g_assert_null (gtk_list_box_get_row_at_index (candidates, 2));
  g_signal_emit_by_name (candidates, "row-activated", gtk_list_box_get_row_at_index (candidates, 0));
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  g_assert_cmpstr (text_of (scene, claim, "said-by"), ==, graham);

  GtkWidget *go = widgets_find_named (card, "Go to Said by 1: \342\200\234\342\201\250Sen. Lindsey Graham\342\201\251\342\200\235");
  GtkWidget *unlink = widgets_find_named (card, "Unlink Said by 1: \342\200\234\342\201\250Sen. Lindsey Graham\342\201\251\342\200\235");
  g_assert_nonnull (go);
  g_signal_emit_by_name (unlink, "clicked");
  g_assert_null (text_of (scene, claim, "said-by"));
  g_assert_null (widgets_find_named (card, "Go to Said by 1: \342\200\234\342\201\250Sen. Lindsey Graham\342\201\251\342\200\235"));
  panel_scene_undo (scene);
  go = widgets_find_named (card, "Go to Said by 1: \342\200\234\342\201\250Sen. Lindsey Graham\342\201\251\342\200\235");
  g_signal_emit_by_name (go, "clicked");
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (scene->session)), ==, graham);
  panel_scene_free (scene);
}

static void
test_hostile_names (void)
{
  PanelScene *scene = panel_scene_new (hostile);
  GtkWidget *card = show_card (scene);
  g_autofree char *id = panel_scene_mark (scene, "a", "Officials");
  GtkWidget *guideline = widgets_find_type (card, ANNO_TYPE_GUIDELINE_BUTTON);

  g_assert_nonnull (widgets_find_label (card, "R&D <b>Ann</b>"));
  g_assert_nonnull (widgets_find_label (card, "<i>_F & %s"));
  gtk_widget_child_focus (guideline, GTK_DIR_TAB_FORWARD);
  gtk_menu_button_popup (GTK_MENU_BUTTON (widgets_find_type (guideline, GTK_TYPE_MENU_BUTTON)));
  widgets_settle ();
  g_assert_nonnull (widgets_find_label (guideline, "<span size='999999'>&amp;"));
  g_assert_nonnull (widgets_find_label (guideline, "<a href='x'>x</a>"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (widgets_find_type (guideline, GTK_TYPE_MENU_BUTTON)));
  widgets_settle ();
  panel_scene_free (scene);
}

/* The inspector is 260 pixels wide at least: a full card must not need more. */
static void
test_narrow (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *card = show_card (scene);
  const char *const tags[] = { "speaker", "cue", "claim", "date" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      int minimum = 0;
      g_autofree char *id = panel_scene_mark (scene, tags[i], "Officials said last week that nothing was decided.");
      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 260);
    }
  panel_scene_free (scene);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/span-card/hint", test_hint);
  g_test_add_func ("/panels/span-card/text", test_text);
  g_test_add_func ("/panels/span-card/typing-is-left-alone", test_typing_is_left_alone);
  g_test_add_func ("/panels/span-card/another-span", test_another_span);
  g_test_add_func ("/panels/span-card/retag-while-typing", test_retag_while_typing);
  g_test_add_func ("/panels/span-card/choice", test_choice);
  g_test_add_func ("/panels/span-card/tag", test_tag);
  g_test_add_func ("/panels/span-card/note-and-flag", test_note_and_flag);
  g_test_add_func ("/panels/span-card/person", test_person);
  g_test_add_func ("/panels/span-card/link", test_link);
  g_test_add_func ("/panels/span-card/hostile-names", test_hostile_names);
  g_test_add_func ("/panels/span-card/narrow", test_narrow);
  return g_test_run ();
}
