/* Proves panels/difference-card: each version with who has it and a key, each answer by key and by
 * button, with names for a screen reader; a reason that can't be written isn't lost. */
#include "panels/review-panels.h"

#include "panels/difference-card.h"

#include <string.h>

static guint n_decided, n_own;

static void
count_cb (guint *n)
{
  (*n)++;
}

static AnnoDifferenceCard *
show (ReviewPanels *panels, guint n)
{
  AnnoDifferenceCard *card = ANNO_DIFFERENCE_CARD (anno_difference_card_new ());

  n_decided = n_own = 0;
  g_signal_connect_swapped (card, "decided", G_CALLBACK (count_cb), &n_decided);
  g_signal_connect_swapped (card, "own-wanted", G_CALLBACK (count_cb), &n_own);
  panel_scene_show (panels->scene, GTK_WIDGET (card), 320, 700);
  anno_difference_card_show (card, panels->review, review_panels_nth (panels, n));
  widgets_settle ();
  return card;
}

static void
begin (ReviewPanels *panels)
{
  review_panels_init (panels, "Anna", "a1 speaker 0-8 role=chair; a2 cue 9-13", "b1 cue 0-8");
}

static void
settle (ReviewPanels *panels, AnnoDifferenceCard *card, guint n)
{
  review_panels_settle (panels);
  anno_difference_card_show (card, panels->review, review_panels_nth (panels, n));
  widgets_settle ();
}

static const AnnoReviewRecord *
last_decision (ReviewPanels *panels, guint n)
{
  guint cluster = anno_review_entry_get (review_panels_nth (panels, n))->cluster;
  const GPtrArray *decisions
      = anno_review_state_get (review_panels_get_state (panels), cluster)->decisions;
  return decisions->len > 0 ? decisions->pdata[decisions->len - 1] : NULL;
}

static void
test_keys (void)
{
  static const struct
  {
    guint key;
    AnnoDecision decision;
  } cases[] = {
    { GDK_KEY_1, ANNO_DECISION_ACCEPT },  { GDK_KEY_KP_2, ANNO_DECISION_ACCEPT },
    { GDK_KEY_b, ANNO_DECISION_BOTH },    { GDK_KEY_B, ANNO_DECISION_BOTH },
    { GDK_KEY_n, ANNO_DECISION_NEITHER }, { GDK_KEY_s, ANNO_DECISION_SKIP },
    { GDK_KEY_u, ANNO_DECISION_UNSURE },
  };
  g_auto (ReviewPanels) panels = { 0 };
  begin (&panels);
  AnnoDifferenceCard *card = show (&panels, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (anno_difference_card_press (card, cases[i].key));
      settle (&panels, card, 0);
      g_assert_cmpint (last_decision (&panels, 0)->decision, ==, cases[i].decision);
      g_assert_cmpuint (n_decided, ==, i + 1);
    }
  /* There is no third version; that is no key of anybody else's. */
  g_assert_true (anno_difference_card_press (card, GDK_KEY_3));
  g_assert_true (anno_difference_card_press (card, GDK_KEY_e));
  g_assert_cmpuint (n_own, ==, 1);
  g_assert_cmpuint (n_decided, ==, G_N_ELEMENTS (cases));
  g_assert_false (anno_difference_card_press (card, GDK_KEY_x));

  /* What just one has can't be both. */
  anno_difference_card_show (card, panels.review, review_panels_nth (&panels, 1));
  anno_difference_card_press (card, GDK_KEY_b);
  settle (&panels, card, 1);
  g_assert_null (last_decision (&panels, 1));
}

static void
click (GtkWidget *card, const char *name)
{
  GtkWidget *button = widgets_find_named (card, name);
  g_assert_true (GTK_IS_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_button (GtkWidget *card, const char *label)
{
  GtkWidget *found = widgets_find_label (card, label);
  g_assert_nonnull (found);
  return gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
}

static void
test_buttons (void)
{
  static const char *const labels[] = { "Both", "Neither", "Skip", "Unsure" };
  g_auto (ReviewPanels) panels = { 0 };
  begin (&panels);
  AnnoDifferenceCard *card = show (&panels, 0);

  click (GTK_WIDGET (card), "Accept What \342\201\250Ben\342\201\251 Marked");
  settle (&panels, card, 0);
  g_assert_cmpint (last_decision (&panels, 0)->decision, ==, ANNO_DECISION_ACCEPT);
  g_assert_true (anno_review_record_find (last_decision (&panels, 0), "urn:ben")->accepted);
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (card), "\342\201\250Role\342\201\251: "
                                                           "\342\201\250chair\342\201\251"));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_signal_emit_by_name (find_button (GTK_WIDGET (card), labels[i]), "clicked");
  settle (&panels, card, 0);
  g_assert_cmpuint (n_decided, ==, 5);
  g_assert_cmpint (last_decision (&panels, 0)->decision, ==, ANNO_DECISION_UNSURE);

  anno_difference_card_show (card, panels.review, review_panels_nth (&panels, 1));
  g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (card), "Both")));
  g_assert_nonnull (
      widgets_find_label (GTK_WIDGET (card), "nothing here: \342\201\250Ben\342\201\251"));
}

static void
test_why (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  begin (&panels);
  AnnoDifferenceCard *card = show (&panels, 0);
  GtkEditable *why = widgets_find_named (GTK_WIDGET (card), "Why");

  g_assert_true (anno_difference_card_press (card, GDK_KEY_w));
  gtk_editable_set_text (why, "  as the guideline has it ");
  anno_difference_card_press (card, GDK_KEY_n);
  g_assert_cmpstr (gtk_editable_get_text (why), ==, "");
  settle (&panels, card, 0);
  g_assert_cmpstr (last_decision (&panels, 0)->why, ==, "as the guideline has it");

  /* The disk fails: the reason is there again, and goes with the next try. */
  review_panels_break (&panels);
  gtk_editable_set_text (why, "now better");
  anno_difference_card_press (card, GDK_KEY_1);
  settle (&panels, card, 0);
  g_assert_cmpstr (gtk_editable_get_text (why), ==, "now better");
  g_assert_cmpint (last_decision (&panels, 0)->decision, ==, ANNO_DECISION_NEITHER);
  review_panels_mend (&panels);
  anno_difference_card_press (card, GDK_KEY_1);
  settle (&panels, card, 0);
  g_assert_cmpstr (last_decision (&panels, 0)->why, ==, "now better");
  g_assert_cmpstr (gtk_editable_get_text (why), ==, "");
}

static void
test_nothing (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  begin (&panels);
  AnnoDifferenceCard *card = show (&panels, 0);
  anno_difference_card_show (card, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  g_assert_false (anno_difference_card_press (card, GDK_KEY_1));
  g_assert_false (anno_difference_card_press (card, GDK_KEY_c));
  /* The review may go while the card is there. */
  anno_difference_card_show (card, panels.review, review_panels_nth (&panels, 0));
  anno_review_set_active (panels.review, FALSE);
  g_clear_object (&panels.review);
  anno_difference_card_show (card, NULL, NULL);
  panels.review = anno_review_new (panels.scene->session);
}

/* Names, and what is marked, may be anything and any length. */
static void
test_hostile (void)
{
  static const char *const hostile[] = { "<b>Ann</b> & Co", "Ann\342\200\256nnA", "_%s%n" };
  g_autofree char *endless = g_strnfill (10000, 'x');

  for (guint i = 0; i <= G_N_ELEMENTS (hostile); i++)
    {
      g_auto (ReviewPanels) panels = { 0 };
      int minimum = 0, natural = 0;
      review_panels_init (&panels, i < G_N_ELEMENTS (hostile) ? hostile[i] : endless,
                          "a1 speaker 0-150 role=<b>", "b1 cue 0-150");
      AnnoDifferenceCard *card = show (&panels, 0);
      gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_VERTICAL, 320, NULL, &natural, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, 260);
      g_assert_cmpint (natural, <=, 900);
      if (i == 0)
        g_assert_nonnull (
            widgets_find_label (GTK_WIDGET (card), "\342\201\250<b>Ann</b> & Co\342\201\251"));
      if (i == 0)
        g_assert_nonnull (widgets_find_named (
            GTK_WIDGET (card), "Accept What \342\201\250<b>Ann</b> & Co\342\201\251 Marked"));
    }
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/difference-card/keys", test_keys);
  g_test_add_func ("/panels/difference-card/buttons", test_buttons);
  g_test_add_func ("/panels/difference-card/why", test_why);
  g_test_add_func ("/panels/difference-card/nothing", test_nothing);
  g_test_add_func ("/panels/difference-card/hostile", test_hostile);
  return g_test_run ();
}
