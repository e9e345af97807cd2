/* Proves panels/verdict-bar: a verdict is given, changed and shown by button; approving with open
 * comments is asked about, and means the article that was asked about; however much was said, it
 * stays small. */
#include "panels/review-panels.h"

#include "panels/verdict-bar.h"
#include "session/colleague-work.h"

#include <string.h>

static GtkWidget *
begin (ReviewPanels *panels)
{
  review_panels_init (panels, "Anna", "a1 speaker 0-8", "b1 cue 0-8");
  GtkWidget *bar = anno_verdict_bar_new ();
  panel_scene_show (panels->scene, bar, 320, 500);
  anno_verdict_bar_show (ANNO_VERDICT_BAR (bar), panels->review);
  gtk_expander_set_expanded (widgets_find_type (bar, GTK_TYPE_EXPANDER), TRUE);
  widgets_settle ();
  return bar;
}

static void
settle (ReviewPanels *panels, GtkWidget *bar)
{
  review_panels_settle (panels);
  anno_verdict_bar_show (ANNO_VERDICT_BAR (bar), panels->review);
  widgets_settle ();
}

static GtkToggleButton *
button_of (GtkWidget *bar, const char *label)
{
  GtkWidget *found = widgets_find_label (bar, label);
  g_assert_nonnull (found);
  return GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (found, GTK_TYPE_TOGGLE_BUTTON));
}

static void
click (GtkWidget *bar, const char *label)
{
  g_signal_emit_by_name (button_of (bar, label), "clicked");
}

static const AnnoReviewRecord *
verdict_of (ReviewPanels *panels)
{
  const GPtrArray *verdicts = review_panels_get_state (panels)->verdicts;
  g_assert_cmpuint (verdicts->len, <=, 1);
  return verdicts->len > 0 ? verdicts->pdata[0] : NULL;
}

static void
test_judge (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *bar = begin (&panels);
  g_assert_nonnull (widgets_find_label (bar, "Whole article: no verdict yet · 0 comments"));
  click (bar, "Request Changes");
  settle (&panels, bar);
  g_assert_cmpint (verdict_of (&panels)->verdict, ==, ANNO_VERDICT_CHANGES);
  g_assert_true (gtk_toggle_button_get_active (button_of (bar, "Request Changes")));
  g_assert_nonnull (widgets_find_label (bar, "\342\201\250Ann Otator\342\201\251: Changes wanted"));
  click (bar, "Approve");
  settle (&panels, bar);
  g_assert_cmpint (verdict_of (&panels)->verdict, ==, ANNO_VERDICT_APPROVE);
  g_assert_true (gtk_toggle_button_get_active (button_of (bar, "Approve")));
  g_assert_false (gtk_toggle_button_get_active (button_of (bar, "Request Changes")));
  g_assert_nonnull (widgets_find_label (bar, "Whole article: Approved · 0 comments"));
  panel_scene_undo (panels.scene);
  settle (&panels, bar);
  g_assert_true (gtk_toggle_button_get_active (button_of (bar, "Request Changes")));
}

/* It is shown as given once it is. */
static void
test_failing_disk (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *bar = begin (&panels);
  review_panels_break (&panels);
  click (bar, "Approve");
  g_assert_false (gtk_toggle_button_get_active (button_of (bar, "Approve")));
  settle (&panels, bar);
  g_assert_false (gtk_toggle_button_get_active (button_of (bar, "Approve")));
  g_assert_null (verdict_of (&panels));
}

static void
test_open_comments (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *bar = begin (&panels);
  g_assert_true (anno_review_comment (panels.review, 0, "why?"));
  settle (&panels, bar);
  click (bar, "Approve");
  widgets_answer (widgets_wait_for_question ("Approve the article?"), "cancel");
  settle (&panels, bar);
  g_assert_null (verdict_of (&panels));
  click (bar, "Approve");
  widgets_answer (widgets_wait_for_question ("Approve the article?"), "approve");
  settle (&panels, bar);
  g_assert_cmpint (verdict_of (&panels)->verdict, ==, ANNO_VERDICT_APPROVE);
}

/* Another article came in hand while it was asked: neither of the two is approved. */
static void
test_other_article (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *bar = begin (&panels);
  colleague_work_put (panels.scene->root, "b.txt", "anna", "Anna", "a1 speaker 0-11");
  g_assert_true (anno_review_comment (panels.review, 0, "why?"));
  settle (&panels, bar);
  click (bar, "Approve");
  AdwMessageDialog *question = widgets_wait_for_question ("Approve the article?");
  anno_session_open (panels.scene->session, "b.txt");
  settle (&panels, bar);
  widgets_answer (question, "approve");
  settle (&panels, bar);
  g_assert_cmpstr (anno_review_reading_get_article (anno_review_get_reading (panels.review)), ==,
                   "b.txt");
  g_assert_null (verdict_of (&panels));
  anno_session_open (panels.scene->session, "a.txt");
  settle (&panels, bar);
  g_assert_null (verdict_of (&panels));
}

static void
test_size (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *bar = begin (&panels);
  g_autofree char *words = g_strnfill (2000, 'w');
  int height = 0, width = 0;

  for (guint i = 0; i < 12; i++)
    g_assert_true (anno_review_comment (panels.review, ANNO_REVIEW_ARTICLE, words));
  settle (&panels, bar);
  g_assert_nonnull (widgets_find_label (bar, "Whole article: no verdict yet · 12 comments"));
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, 320, &height, NULL, NULL, NULL);
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, 320);
  g_assert_cmpint (width, <=, 280);
}

static void
test_nothing (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *bar = begin (&panels);
  anno_verdict_bar_show (ANNO_VERDICT_BAR (bar), NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  anno_review_set_active (panels.review, FALSE);
  anno_verdict_bar_show (ANNO_VERDICT_BAR (bar), panels.review);
  g_assert_false (gtk_widget_get_visible (bar));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/verdict-bar/judge", test_judge);
  g_test_add_func ("/panels/verdict-bar/failing-disk", test_failing_disk);
  g_test_add_func ("/panels/verdict-bar/open-comments", test_open_comments);
  g_test_add_func ("/panels/verdict-bar/other-article", test_other_article);
  g_test_add_func ("/panels/verdict-bar/size", test_size);
  g_test_add_func ("/panels/verdict-bar/nothing", test_nothing);
  return g_test_run ();
}
