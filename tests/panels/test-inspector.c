#include "panels/panel-scene.h"

#include "panels/document-date.h"
#include "panels/inspector.h"
#include "panels/span-list.h"
#include "panels/span-row.h"
#include "panels/tag-bar.h"
#include "panels/working-state.h"
#include "session/verbs.h"

static GtkWidget *
show_inspector (PanelScene *scene, int width)
{
  GtkWidget *inspector = g_object_new (ANNO_TYPE_INSPECTOR, NULL);

  anno_inspector_set_session (ANNO_INSPECTOR (inspector), scene->session);
  panel_scene_show (scene, inspector, width, 800);
  return inspector;
}

static GtkSelectionModel *
rows_of (GtkWidget *inspector)
{
  GtkWidget *list = widgets_find_named (inspector, "Spans of the Article");
  return gtk_list_view_get_model (GTK_LIST_VIEW (list));
}

/* The row that is selected; none where there are several, or none. */
static guint
selected_of (GtkSelectionModel *rows)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (rows);

  return gtk_bitset_get_size (selected) == 1 ? gtk_bitset_get_nth (selected, 0)
                                             : GTK_INVALID_LIST_POSITION;
}

/* The row that shows those words; NULL where none does. */
static GtkWidget *
find_row (GtkWidget *widget, const char *words)
{
  if (ANNO_IS_SPAN_ROW (widget))
    return g_str_equal (anno_span_row_get_words (ANNO_SPAN_ROW (widget)), words) ? widget : NULL;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, words);
  return found;
}

#define LONG "Officials said last week that nothing was decided."

/* A row is as high as the next, whatever it says, and a screen reader hears all of it. */
static void
test_rows (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  g_autofree char *claim = panel_scene_mark (scene, "claim", LONG);
  g_autofree char *cue = panel_scene_mark (scene, "cue", "said");

  widgets_settle ();
  GtkWidget *short_row = find_row (inspector, "said");
  GtkWidget *long_row = find_row (inspector, LONG);
  g_assert_nonnull (short_row);
  g_assert_nonnull (long_row);
  /* The list lays its rows out a frame later than it makes them. */
  for (guint i = 0; i < 300 && gtk_widget_get_height (long_row) == 0; i++)
    {
      g_usleep (10000);
      widgets_settle ();
    }
  int height = gtk_widget_get_height (short_row);
  g_assert_cmpint (height, >=, 20);
  g_assert_cmpint (gtk_widget_get_height (long_row), ==, height);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (short_row),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "said · Cue");
  panel_scene_free (scene);
}

static void
test_list (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  GtkSelectionModel *rows = rows_of (inspector);
  g_autofree char *officials = panel_scene_mark (scene, "speaker", "Officials");
  g_autofree char *cue = panel_scene_mark (scene, "cue", "said");
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");

  /* In reading order, and the chosen one is selected. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 3);
  g_assert_cmpuint (selected_of (rows), ==, 1);
  g_assert_nonnull (widgets_find_label (inspector, "3 spans"));

  /* To select a row chooses its span. */
  gtk_selection_model_select_item (rows, 2, TRUE);
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (scene->session)), ==, officials);

  /* A span that goes takes its row with it, and one that comes back brings it. */
  g_action_group_activate_action (anno_verbs_get (scene->session), "delete", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  g_assert_cmpuint (selected_of (rows), ==, GTK_INVALID_LIST_POSITION);
  panel_scene_undo (scene);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 3);
  panel_scene_free (scene);
}

/* Attributions instead of spans: one row each, which follows the names of its parts. */
static void
test_attributions (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  GtkSelectionModel *rows = rows_of (inspector);
  GtkDropDown *filter = widgets_find_named (inspector, "Which Tags Are Listed");
  guint n_entries = g_list_model_get_n_items (gtk_drop_down_get_model (filter));
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  g_autofree char *claim = panel_scene_mark (scene, "claim", "“We will vote,”");
  g_autofree char *officials = panel_scene_mark (scene, "speaker", "Officials");

  gtk_drop_down_set_selected (filter, n_entries - 4);
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  g_assert_nonnull (widgets_find_label (inspector, "2 attributions"));
  g_assert_nonnull (find_row (inspector, "\u2068Sen. Lindsey Graham\u2069 → no cue"));
  /* A part that is linked no longer stands for itself, though nothing about it has changed. */
  g_autofree char *decided = panel_scene_mark (scene, "claim", "nothing was decided");
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  g_assert_nonnull (find_row (inspector, "\u2068Officials\u2069 → no cue"));
  anno_session_choose (scene->session, claim, FALSE);
  g_autofree char *said = panel_scene_mark (scene, "cue", "said");
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 3); /* "said" alone is one */
  gtk_drop_down_set_selected (filter, n_entries - 2);
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 0);
  g_action_group_activate_action (anno_verbs_get (scene->session), "unsure", NULL);
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 1);
  panel_scene_free (scene);
}

static void
test_filter (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  GtkSelectionModel *rows = rows_of (inspector);
  GtkDropDown *filter = widgets_find_named (inspector, "Which Tags Are Listed");
  g_autofree char *officials = panel_scene_mark (scene, "speaker", "Officials");
  g_autofree char *cue = panel_scene_mark (scene, "cue", "said");
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");

  gtk_drop_down_set_selected (filter, 1);
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  g_assert_cmpuint (selected_of (rows), ==, 0);
  anno_session_choose (scene->session, cue, FALSE);
  g_assert_cmpuint (selected_of (rows), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (scene->session)), ==, cue);
  gtk_drop_down_set_selected (filter, 0);
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 3);
  g_assert_cmpuint (selected_of (rows), ==, 0);
  panel_scene_free (scene);
}

static void
test_tag_bar (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  GtkToggleButton *cue = widgets_find_named (inspector, "Tag as Cue");
  GtkToggleButton *claim = widgets_find_named (inspector, "Tag as Claim");

  /* With nothing at hand it arms, and disarms. */
  g_signal_emit_by_name (cue, "clicked");
  g_assert_cmpstr (anno_session_get_armed (scene->session), ==, "cue");
  g_assert_true (gtk_toggle_button_get_active (cue));
  g_signal_emit_by_name (claim, "clicked");
  g_assert_cmpstr (anno_session_get_armed (scene->session), ==, "claim");
  g_assert_false (gtk_toggle_button_get_active (cue));
  g_signal_emit_by_name (claim, "clicked");
  g_assert_null (anno_session_get_armed (scene->session));

  /* With words selected it marks; with a span chosen it changes its tag. */
  anno_session_select (scene->session, 0, 8);
  g_signal_emit_by_name (cue, "clicked");
  g_assert_cmpuint (anno_layer_get_n_spans (panel_scene_get_layer (scene)), ==, 1);
  g_signal_emit_by_name (claim, "clicked");
  g_assert_cmpuint (anno_layer_get_n_spans (panel_scene_get_layer (scene)), ==, 1);
  g_assert_cmpstr (anno_span_get_tag (anno_session_get_chosen (scene->session)), ==, "claim");
  g_assert_false (gtk_toggle_button_get_active (claim));

  /* What can't be marked is offered nothing. */
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (cue)));
  anno_document_lock (anno_session_get_document (scene->session), "It is a colleague’s.");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (cue)));
  panel_scene_free (scene);
}

static void
test_focus (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");

  anno_inspector_focus_fields (ANNO_INSPECTOR (inspector));
  GtkWidget *focus = gtk_window_get_focus (scene->window);
  GtkWidget *person = widgets_find_named (inspector, "Person");
  g_assert_true (gtk_widget_is_ancestor (focus, person));
  panel_scene_free (scene);
}

/* Another article, and none: the panes must not hold on to what was there. */
static void
test_another_article (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  GtkSelectionModel *rows = rows_of (inspector);
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");

  anno_session_open (scene->session, "b.txt");
  while (!g_str_equal (anno_document_get_path (anno_session_get_document (scene->session)), "b.txt"))
    g_main_context_iteration (NULL, TRUE);
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 0);
  g_assert_nonnull (widgets_find_label (inspector, "No span is chosen"));
  anno_inspector_set_session (ANNO_INSPECTOR (inspector), NULL);
  widgets_settle ();
  anno_inspector_set_session (ANNO_INSPECTOR (inspector), scene->session);
  g_autofree char *nobody = panel_scene_mark (scene, "speaker", "Nobody");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 1);
  panel_scene_free (scene);
}

static void
collect_names (GtkWidget *widget, GHashTable *seen)
{
  GtkWidget *interactive = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget)
                                   || GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget)
                                   || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget)
                               ? widget
                               : NULL;
  if (interactive != NULL && gtk_widget_get_mapped (widget))
    g_hash_table_add (seen, widget);
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_names (child, seen);
}

/* Each control has a name, and no two have the same: what differs is found by asking each for the
 * names of the others. */
static void
test_names (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  g_autofree char *one = panel_scene_mark (scene, "speaker", "Officials");
  anno_session_close_frame (scene->session); /* so that no link has buttons of its own */
  g_autofree char *claim = panel_scene_mark (scene, "claim", "nothing was decided");
  g_autoptr (GHashTable) controls = g_hash_table_new (NULL, NULL);
  const char *const names[] = {
    "Tag as Speaker", "Tag as Cue", "Tag as Claim", "Tag as Date", "Tag of the Span",
    "When to Use This Tag", "Delete the Span", "Quote", "Kind", "Worth checking", "Stance", "Venue",
    "Link Said by", "Link Cued by", "Link Said on", "Link Inside", "Flag the Span as Unsure", "Note",
    "Which Tags Are Listed", "Spans of the Article", "Working State: In Progress",
  };

  widgets_settle ();
  collect_names (inspector, controls);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gpointer control = widgets_find_named (inspector, names[i]);
      g_test_message ("%s", names[i]);
      g_assert_nonnull (control);
      g_assert_true (g_hash_table_remove (controls, control));
    }
  /* The button of the document date is named by the date. */
  GtkWidget *date = widgets_find_type (inspector, ANNO_TYPE_DOCUMENT_DATE);
  g_assert_true (g_hash_table_remove (controls, widgets_find_type (date, GTK_TYPE_MENU_BUTTON)));
  GtkWidget *done = widgets_find_label (inspector, "Mark as Done");
  g_assert_true (g_hash_table_remove (controls, gtk_widget_get_ancestor (done, GTK_TYPE_BUTTON)));
  g_assert_cmpuint (g_hash_table_size (controls), ==, 0);
  panel_scene_free (scene);
}

/* What nobody set is in progress from the first span on; the button says it is done, and goes. */
static void
test_working_state (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  GtkWidget *state = widgets_find_type (inspector, ANNO_TYPE_WORKING_STATE);
  GActionGroup *actions = anno_verbs_get (scene->session);

  gtk_widget_insert_action_group (GTK_WIDGET (scene->window), "session", actions);
  g_assert_nonnull (widgets_find_named (state, "Working State: New"));
  g_autofree char *cue = panel_scene_mark (scene, "cue", "said");
  g_assert_nonnull (widgets_find_named (state, "Working State: In Progress"));
  GtkWidget *done = gtk_widget_get_ancestor (widgets_find_label (state, "Mark as Done"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_sensitive (done));
  g_signal_emit_by_name (done, "clicked");
  g_assert_cmpstr (anno_document_get_state (anno_session_get_document (scene->session)), ==, "done");
  g_assert_nonnull (widgets_find_named (state, "Working State: Done"));
  g_assert_false (gtk_widget_get_visible (done));
  g_action_group_activate_action (actions, "undo", NULL);
  g_assert_nonnull (widgets_find_named (state, "Working State: In Progress"));
  g_assert_true (gtk_widget_get_visible (done));

  g_assert_cmpstr (anno_working_state_of ("needs-changes", 3), ==, "needs-changes");
  g_assert_cmpstr (anno_working_state_words (NULL), ==, "new");
  panel_scene_free (scene);
}

/* As narrow as it gets, the button's words give way, and the state keeps all of its own. */
static void
test_narrow_state (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *state = g_object_new (ANNO_TYPE_WORKING_STATE, NULL);
  int narrow;

  anno_working_state_set_session (ANNO_WORKING_STATE (state), scene->session);
  g_action_group_activate_action (anno_verbs_get (scene->session), "state",
                                  g_variant_new_string ("needs-changes"));
  gtk_widget_measure (state, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  panel_scene_show (scene, state, narrow, 60);

  GtkWidget *words = widgets_find_label (state, "Mark as Done");
  GtkWidget *label = widgets_find_label (state, "Needs Changes");
  g_assert_false (gtk_widget_get_child_visible (words));
  g_assert_nonnull (widgets_find_named (state, "Mark as Done"));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  panel_scene_free (scene);
}

/* A list of nothing takes no room; one that is filtered to nothing stays, with its filter. */
static void
test_empty_list (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 320);
  GtkWidget *list = widgets_find_type (inspector, ANNO_TYPE_SPAN_LIST);

  g_assert_false (gtk_widget_get_visible (list));
  g_autofree char *cue = panel_scene_mark (scene, "cue", "said");
  g_assert_true (gtk_widget_get_visible (list));
  gtk_drop_down_set_selected (widgets_find_type (list, GTK_TYPE_DROP_DOWN), 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows_of (inspector))), ==, 0);
  g_assert_true (gtk_widget_get_visible (list));
  panel_scene_free (scene);
}

static void
test_narrow (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = show_inspector (scene, 260);
  g_autofree char *claim = panel_scene_mark (scene, "claim", "nothing was decided");
  g_autofree char *date = panel_scene_mark (scene, "date", "Sunday");
  AnnoDocument *document = anno_session_get_document (scene->session);
  int minimum = 0;

  widgets_settle ();
  gtk_widget_measure (inspector, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 260);

  /* A date with the longest words for how exact it is, and of what kind. */
  AnnoSpan *span = anno_layer_find (anno_document_get_layer (document), date);
  const AnnoTag *tag = anno_tagset_find (anno_corpus_get_tagset (anno_session_get_corpus (scene->session)), "date");
  const AnnoField *field = tag->fields->pdata[0];
  AnnoGesture gesture;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  g_ptr_array_add (values, anno_value_new_timex (field->id, "DURATION", "P20Y", NULL, "ON_OR_BEFORE"));
  g_assert_true (anno_session_get_gesture (scene->session, &gesture));
  anno_session_do (scene->session, anno_gesture_set_field (&gesture, span, field, values));
  anno_session_choose (scene->session, date, FALSE);
  widgets_settle ();
  g_assert_true (gtk_widget_get_visible (widgets_find_named (inspector, "Kind of Date")));
  gtk_widget_measure (inspector, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 260);
  panel_scene_free (scene);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/inspector/list", test_list);
  g_test_add_func ("/panels/inspector/rows", test_rows);
  g_test_add_func ("/panels/inspector/filter", test_filter);
  g_test_add_func ("/panels/inspector/attributions", test_attributions);
  g_test_add_func ("/panels/inspector/tag-bar", test_tag_bar);
  g_test_add_func ("/panels/inspector/focus", test_focus);
  g_test_add_func ("/panels/inspector/another-article", test_another_article);
  g_test_add_func ("/panels/inspector/names", test_names);
  g_test_add_func ("/panels/inspector/working-state", test_working_state);
  g_test_add_func ("/panels/inspector/narrow-state", test_narrow_state);
  g_test_add_func ("/panels/inspector/empty-list", test_empty_list);
  g_test_add_func ("/panels/inspector/narrow", test_narrow);
  return g_test_run ();
}
