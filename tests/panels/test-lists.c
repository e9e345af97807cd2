/* The lists around the text: articles, and what is to be looked at in a layer file. */
#include "panels/panel-scene.h"

#include "model/finding.h"
#include "panels/article-heading-item.h"
#include "panels/article-options.h"
#include "panels/article-panel.h"
#include "panels/findings-list.h"
#include "panels/span-list.h"
#include "session/people-verbs.h"

static void
test_articles (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *panel = g_object_new (ANNO_TYPE_ARTICLE_PANEL, NULL);

  anno_article_panel_set_session (ANNO_ARTICLE_PANEL (panel), scene->session);
  panel_scene_show (scene, panel, 240, 500);
  GtkListView *list = widgets_find_named (panel, "Articles");
  GtkEditable *search = widgets_find_named (panel, "Filter Articles");
  GtkSingleSelection *rows = GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
  while (g_list_model_get_n_items (G_LIST_MODEL (rows)) < 2)
    g_main_context_iteration (NULL, TRUE);

  /* The article in hand is selected; to select another one takes it in hand. */
  AnnoArticleRow *row = gtk_single_selection_get_selected_item (rows);
  g_assert_cmpstr (anno_article_row_get_path (row), ==, "a.txt");
  anno_session_open (scene->session, "b.txt");
  while (!g_str_equal (anno_document_get_path (anno_session_get_document (scene->session)), "b.txt"))
    g_main_context_iteration (NULL, TRUE);
  row = gtk_single_selection_get_selected_item (rows);
  g_assert_cmpstr (anno_article_row_get_path (row), ==, "b.txt");

  gtk_editable_set_text (search, "A.TX");
  g_signal_emit_by_name (search, "search-changed");
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 1);
  g_assert_nonnull (widgets_find_label (panel, "1 of 2 articles"));
  g_assert_cmpstr (anno_session_get_path (scene->session), ==, "b.txt");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (anno_session_get_path (scene->session), ==, "a.txt");
  g_signal_emit_by_name (search, "stop-search");
  g_signal_emit_by_name (search, "search-changed");
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  panel_scene_free (scene);
}

/* What is left out is said in words, and headings have names. */
static void
test_wishes_in_words (void)
{
  AnnoArticleWish wish = { .states = 1u << ANNO_PROGRESS_NEW | 1u << ANNO_PROGRESS_DONE,
                           .source = (char *) "Agency", .annotator = (char *) "ben", .unmarked = TRUE,
                           .mine = TRUE };
  AnnoArticleWish none = { .sort = ANNO_SORT_DATE, .words = (char *) "graham" };
  g_autofree char *all = anno_article_options_words (&wish);
  g_autofree char *month = anno_article_group_words (ANNO_GROUP_MONTH, "2017-07");
  g_autofree char *undated = anno_article_group_words (ANNO_GROUP_MONTH, "");
  g_autofree char *state = anno_article_group_words (ANNO_GROUP_STATE, "2");
  g_autofree char *folder = anno_article_group_words (ANNO_GROUP_FOLDER, ".");

  g_assert_cmpstr (all, ==, "new or done, from Agency, annotated by ben, not annotated yet, mine to do");
  g_assert_null (anno_article_options_words (&none));
  g_assert_cmpstr (month, ==, "July 2017");
  g_assert_cmpstr (undated, ==, "Without a date");
  g_assert_cmpstr (state, ==, "Needs Changes");
  g_assert_cmpstr (folder, ==, "Not in a folder");
}

static AnnoFinding *
finding (AnnoFindingKind kind, const char *message)
{
  AnnoFinding *self = anno_finding_new (kind, g_strdup (message));

  self->line = 4;
  return self;
}

static void
test_findings_in_words (void)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();

  g_assert_null (anno_findings_in_words (NULL));
  g_assert_null (anno_findings_in_words (findings));
  g_ptr_array_add (findings, finding (ANNO_FINDING_QUOTE, "As it is."));
  g_autofree char *one = anno_findings_in_words (findings);
  g_assert_cmpstr (one, ==, "As it is.");
  g_ptr_array_add (findings, finding (ANNO_FINDING_OFF_TEXT, "x"));
  g_autofree char *two = anno_findings_in_words (findings);
  g_assert_cmpstr (two, ==, "2 spans no longer match the text.");
  g_ptr_array_add (findings, finding (ANNO_FINDING_UNREAD, "x"));
  g_autofree char *mixed = anno_findings_in_words (findings);
  g_assert_cmpstr (mixed, ==, "2 spans no longer match the text, and there is more to look at.");
}

static void
revealed_cb (AnnoSession *session, guint start, guint end, GString *log)
{
  g_string_append_printf (log, "[%u %u]", start, end);
}

static void
test_findings (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  g_autofree char *id = panel_scene_mark (scene, "cue", "said");
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  AnnoFinding *known = finding (ANNO_FINDING_QUOTE, "Quotes <b>&");
  AnnoFinding *placed = finding (ANNO_FINDING_UNREAD, "Somewhere");

  known->id = g_strdup (id);
  placed->start = 3;
  placed->end = 5;
  g_ptr_array_add (findings, known);
  g_ptr_array_add (findings, placed);
  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (findings, finding (ANNO_FINDING_UNREAD, "Many"));
  anno_session_choose (scene->session, NULL, FALSE);
  GtkWidget *widget = anno_findings_list_new (scene->session, findings);
  panel_scene_show (scene, widget, 360, 400);

  /* What is said is shown as it is; a click goes to the span, or else to the place. */
  GtkListBox *list = widgets_find_named (widget, "What Needs a Look");
  g_assert_nonnull (widgets_find_label (widget, "Quotes <b>&"));
  g_assert_nonnull (widgets_find_label (widget, "And 102 more."));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (scene->session)), ==, id);
  g_signal_connect (scene->session, "reveal", G_CALLBACK (revealed_cb), log);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 1));
  g_assert_cmpstr (log->str, ==, "[3 5]");
  g_assert_false (gtk_list_box_row_get_activatable (gtk_list_box_get_row_at_index (list, 2)));
  panel_scene_free (scene);
}

static void
test_spans (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *panel = g_object_new (ANNO_TYPE_SPAN_LIST, NULL);
  g_autoptr (GString) log = g_string_new (NULL);

  anno_span_list_set_session (ANNO_SPAN_LIST (panel), scene->session);
  panel_scene_show (scene, panel, 300, 400);
  g_signal_connect (scene->session, "reveal", G_CALLBACK (revealed_cb), log);
  GtkListView *list = widgets_find_named (panel, "Spans of the Article");
  GtkSelectionModel *rows = gtk_list_view_get_model (list);

  /* Whoever marks words is where they are: the text must not go to where it was chosen before. */
  g_autofree char *last = panel_scene_mark (scene, "date", "last week");
  g_autofree char *early = panel_scene_mark (scene, "cue", "said");
  g_autofree char *middle = panel_scene_mark (scene, "date", "Sunday");
  widgets_settle ();
  g_assert_cmpstr (log->str, ==, "");
  g_assert_true (gtk_selection_model_is_selected (rows, 1));

  /* Whoever takes a row goes there. */
  gtk_selection_model_select_item (rows, 2, TRUE);
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (scene->session)), ==, last);
  guint start = anno_span_get_start (panel_scene_find (scene, last));
  g_autofree char *there = g_strdup_printf ("[%u %u]", start, start + 9);
  g_assert_cmpstr (log->str, ==, there);
  panel_scene_free (scene);
}

static void
name (PanelScene *scene, const char *id, const char *person)
{
  AnnoGesture gesture;
  AnnoSpan *span = panel_scene_find (scene, id);
  AnnoCorpus *corpus = anno_session_get_corpus (scene->session);

  g_assert_true (anno_session_get_gesture (scene->session, &gesture));
  const AnnoTag *tag = anno_tagset_find (gesture.tagset, anno_span_get_tag (span));
  g_assert_true (anno_session_do (
      scene->session,
      anno_gesture_set_person (&gesture, span, anno_tag_find_field (tag, "person"),
                               anno_people_find (anno_corpus_get_people (corpus), person), FALSE)));
}

/* The list of a person's mentions goes with the person that the chosen span names. */
static void
test_mentions (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  AnnoCorpus *corpus = anno_session_get_corpus (scene->session);
  GtkWidget *panel = g_object_new (ANNO_TYPE_SPAN_LIST, NULL);
  AnnoPersonParts graham = { .id = "urn:x:graham", .name = "Lindsey Graham" };
  const AnnoPersonParts other = { .id = "urn:x:other", .name = "Somebody" };

  anno_people_verbs_put (corpus, &graham, NULL);
  anno_people_verbs_put (corpus, &other, NULL);
  g_autofree char *full = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  g_autofree char *he = panel_scene_mark (scene, "speaker", "He");
  g_autofree char *officials = panel_scene_mark (scene, "speaker", "Officials");
  name (scene, full, "urn:x:graham");
  name (scene, he, "urn:x:other");
  anno_span_list_set_session (ANNO_SPAN_LIST (panel), scene->session);
  panel_scene_show (scene, panel, 300, 400);
  GtkListView *list = widgets_find_named (panel, "Spans of the Article");
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (list));
  GtkDropDown *filter = widgets_find_type (panel, GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (filter, g_list_model_get_n_items (gtk_drop_down_get_model (filter)) - 1);
  widgets_settle ();
  g_assert_nonnull (widgets_find_label (panel, "Choose a span that names a person"));
  anno_session_choose (scene->session, full, FALSE);
  widgets_settle ();
  g_assert_nonnull (widgets_find_label (panel, "1 mention of ⁨Lindsey Graham⁩"));
  anno_people_verbs_merge (corpus, "urn:x:other", "urn:x:graham", NULL);
  widgets_settle ();
  g_assert_nonnull (widgets_find_label (panel, "2 mentions of ⁨Lindsey Graham⁩"));
  anno_session_choose (scene->session, officials, FALSE);
  graham.name = "Graham";
  anno_people_verbs_put (corpus, &graham, NULL);
  widgets_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  panel_scene_undo (scene);
  panel_scene_undo (scene);
  anno_session_choose (scene->session, he, FALSE);
  widgets_settle ();
  g_assert_nonnull (widgets_find_label (panel, "1 mention of ⁨Somebody⁩"));
  panel_scene_free (scene);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/lists/articles", test_articles);
  g_test_add_func ("/panels/lists/wishes-in-words", test_wishes_in_words);
  g_test_add_func ("/panels/lists/findings-in-words", test_findings_in_words);
  g_test_add_func ("/panels/lists/findings", test_findings);
  g_test_add_func ("/panels/lists/spans", test_spans);
  g_test_add_func ("/panels/lists/mentions", test_mentions);
  return g_test_run ();
}
