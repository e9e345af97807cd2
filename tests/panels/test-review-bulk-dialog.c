/* Proves panels/review-bulk-dialog: it shows what would be decided, decides that and no more, as
 * one step; and nothing where what it asked about is no longer what is there. */
#include "panels/review-panels.h"

#include "panels/review-bulk-dialog.h"
#include "session/colleague-work.h"

#include <string.h>

#define MANY "Accept Many of One Annotator?"
#define MOST "Accept What Most Have?"

static void
begin (ReviewPanels *panels, const char *name)
{
  review_panels_init (panels, name, "a1 speaker 0-8; a2 cue 9-13; a3 claim 14-21",
                      "b1 cue 0-8; b2 cue 9-14");
  panel_scene_show (panels->scene, gtk_label_new ("parent"), 320, 400);
}

/* A label of the dialog that has @words in it. */
static const char *
find_text (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found = find_text (child, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_many (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  begin (&panels, "Anna");
  guint steps = panel_scene_n_steps (panels.scene);
  GtkWindow *dialog = anno_review_bulk_dialog_ask_many (panels.scene->window, panels.review);
  AdwMessageDialog *question = widgets_wait_for_question (MANY);
  GtkDropDown *who = widgets_find_named (GTK_WIDGET (dialog), "Annotator");
  GtkDropDown *tag = widgets_find_named (GTK_WIDGET (dialog), "Tag");

  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "3 differences would be decided"));
  gtk_drop_down_set_selected (who, 1);
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "2 differences would be decided"));
  gtk_drop_down_set_selected (tag, 1); /* speaker: Ben has none */
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "no open difference"));
  g_assert_false (adw_message_dialog_get_response_enabled (question, "accept"));
  gtk_drop_down_set_selected (who, 0);
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "1 difference would be decided"));
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Senators"));
  g_assert_true (adw_message_dialog_get_response_enabled (question, "accept"));
  widgets_answer (question, "accept");
  review_panels_settle (&panels);
  g_assert_cmpuint (review_panels_get_state (&panels)->n_decided, ==, 1);

  anno_review_bulk_dialog_ask_many (panels.scene->window, panels.review);
  widgets_answer (widgets_wait_for_question (MANY), "accept");
  review_panels_settle (&panels);
  g_assert_cmpuint (review_panels_get_state (&panels)->n_decided, ==, 3);
  g_assert_cmpuint (panel_scene_n_steps (panels.scene), ==, steps + 2);
  panel_scene_undo (panels.scene);
  review_panels_settle (&panels);
  g_assert_cmpuint (review_panels_get_state (&panels)->n_decided, ==, 1);
}

static void
test_cancelled (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  begin (&panels, "Anna");
  anno_review_bulk_dialog_ask_many (panels.scene->window, panels.review);
  widgets_answer (widgets_wait_for_question (MANY), "cancel");
  review_panels_settle (&panels);
  g_assert_cmpuint (review_panels_get_state (&panels)->records->len, ==, 0);
}

/* More than half of two is both. */
static void
test_majority (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  begin (&panels, "Anna");
  colleague_work_put (panels.scene->root, "a.txt", "cem", "Cem", "c1 cue 0-8");
  anno_review_bulk_dialog_ask_majority (panels.scene->window, panels.review);
  AdwMessageDialog *question = widgets_wait_for_question (MOST);
  g_assert_false (adw_message_dialog_get_response_enabled (question, "accept"));
  widgets_answer (question, "cancel");

  anno_review_reload (panels.review);
  review_panels_settle (&panels);
  anno_review_bulk_dialog_ask_majority (panels.scene->window, panels.review);
  widgets_answer (widgets_wait_for_question (MOST), "accept");
  review_panels_settle (&panels);
  g_assert_cmpuint (review_panels_get_state (&panels)->n_decided, ==, 1);
}

/* Another article, or other layers, by the time of the answer. */
static void
test_gone (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_auto (ReviewPanels) panels = { 0 };
      begin (&panels, "Anna");
      colleague_work_put (panels.scene->root, "b.txt", "anna", "Anna", "a1 speaker 0-11");
      anno_review_bulk_dialog_ask_many (panels.scene->window, panels.review);
      AdwMessageDialog *question = widgets_wait_for_question (MANY);
      if (i == 0)
        anno_session_open (panels.scene->session, "b.txt");
      else if (i == 1)
        anno_review_reload (panels.review);
      else
        anno_review_set_active (panels.review, FALSE);
      review_panels_settle (&panels);
      widgets_answer (question, "accept");
      review_panels_settle (&panels);
      anno_session_open (panels.scene->session, "a.txt");
      anno_review_set_active (panels.review, TRUE);
      review_panels_settle (&panels);
      g_assert_cmpuint (review_panels_get_state (&panels)->records->len, ==, 0);
    }
}

#define N_WORDS 10000
#define WORD "word "

/* Where there are very many, the dialog is there before they were gone over. */
static void
test_very_many (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  g_autoptr (GString) text = g_string_new (NULL), spans = g_string_new (NULL);
  g_autofree char *wanted = g_strdup_printf ("%u differences would be decided", N_WORDS);
  begin (&panels, "Anna");
  for (guint i = 0; i < N_WORDS; i++)
    {
      guint at = i * (guint) strlen (WORD);
      g_string_append (text, WORD);
      g_string_append_printf (spans, "%sa%u speaker %u-%u", i > 0 ? "; " : "", i, at, at + 4);
    }
  colleague_work_write (panels.scene->root, "b.txt", text->str);
  colleague_work_put (panels.scene->root, "b.txt", "anna", "Anna", spans->str);
  colleague_work_put (panels.scene->root, "b.txt", "ben", "Ben", "b1 cue 0-4");
  anno_session_open (panels.scene->session, "b.txt");
  review_panels_settle (&panels);

  GtkWindow *dialog = anno_review_bulk_dialog_ask_many (panels.scene->window, panels.review);
  AdwMessageDialog *question = widgets_wait_for_question (MANY);
  GtkDropDown *who = widgets_find_named (GTK_WIDGET (dialog), "Annotator");
  gtk_drop_down_set_selected (who, 1); /* in between, another choice */
  gtk_drop_down_set_selected (who, 0);
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Going over the differences"));
  g_assert_false (adw_message_dialog_get_response_enabled (question, "accept"));
  while (find_text (GTK_WIDGET (dialog), wanted) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (adw_message_dialog_get_response_enabled (question, "accept"));
  gtk_drop_down_set_selected (who, 1);
  gtk_drop_down_set_selected (who, 0);
  widgets_answer (question, "cancel"); /* in the middle of it */
  review_panels_settle (&panels);
  g_assert_cmpuint (review_panels_get_state (&panels)->records->len, ==, 0);
}

static void
test_hostile (void)
{
  static const char *const hostile[] = { "<b>Ann</b> & Co", "Ann\342\200\256nnA", "_%s%n" };
  g_autofree char *endless = g_strnfill (10000, 'x');

  for (guint i = 0; i <= G_N_ELEMENTS (hostile); i++)
    {
      g_auto (ReviewPanels) panels = { 0 };
      int minimum = 0;
      begin (&panels, i < G_N_ELEMENTS (hostile) ? hostile[i] : endless);
      GtkWindow *dialog = anno_review_bulk_dialog_ask_many (panels.scene->window, panels.review);
      AdwMessageDialog *question = widgets_wait_for_question (MANY);
      gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, 520);
      widgets_answer (question, "cancel");
    }
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/review-bulk-dialog/many", test_many);
  g_test_add_func ("/panels/review-bulk-dialog/cancelled", test_cancelled);
  g_test_add_func ("/panels/review-bulk-dialog/majority", test_majority);
  g_test_add_func ("/panels/review-bulk-dialog/gone", test_gone);
  g_test_add_func ("/panels/review-bulk-dialog/very-many", test_very_many);
  g_test_add_func ("/panels/review-bulk-dialog/hostile", test_hostile);
  return g_test_run ();
}
