/* Proves panels/difference-list and difference-model: rows are what a person is to go through, with
 * names for a screen reader; the list keeps its place, whatever is decided, hidden or read anew;
 * and a hundred thousand rows cost no more than those that are seen. */
#include "panels/review-panels.h"

#include "panels/difference-list.h"
#include "panels/difference-model.h"
#include "panels/difference-row.h"
#include "panels/row-text.h"
#include "session/colleague-work.h"
#include "session/review-entries.h"

#include <string.h>

static AnnoReviewEntry *shown;
static guint n_shown;

static void
shown_cb (AnnoDifferenceList *list, AnnoReviewEntry *entry)
{
  shown = entry;
  n_shown++;
}

/* Two of other tags, one of Anna alone, two of Ben alone, one alike. */
static void
begin (ReviewPanels *panels, AnnoDifferenceList **list)
{
  review_panels_init (panels, "Anna",
                      "a1 speaker 0-8; a2 cue 9-13; a3 claim 0-21; a9 cue 14-21",
                      "b1 cue 0-8; b2 speaker 9-13; b4 date 22-40; b5 date 30-34; b9 cue 14-21");
  *list = g_object_new (ANNO_TYPE_DIFFERENCE_LIST, NULL);
  n_shown = 0;
  shown = NULL;
  g_signal_connect (*list, "shown", G_CALLBACK (shown_cb), NULL);
  const char *names[] = { "Anna", "Ben", NULL };
  anno_difference_list_fill (
      *list, review_panels_get_entries (panels),
      anno_corpus_get_tagset (anno_session_get_corpus (panels->scene->session)), names);
  panel_scene_show (panels->scene, GTK_WIDGET (*list), 320, 700);
}

static GtkSelectionModel *
model_of (AnnoDifferenceList *list)
{
  return gtk_list_view_get_model (widgets_find_type (GTK_WIDGET (list), GTK_TYPE_LIST_VIEW));
}

static guint
count (AnnoDifferenceList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model_of (list)));
}

static guint
cluster_of (AnnoDifferenceList *list)
{
  AnnoReviewEntry *entry = anno_difference_list_get_selected (list);
  return entry != NULL ? anno_review_entry_get (entry)->cluster : G_MAXUINT;
}

static void
test_rows (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *list;
  begin (&panels, &list);
  g_assert_cmpuint (count (list), ==, 5);
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (list), "Other tag (2)"));
  g_assert_nonnull (
      widgets_find_label (GTK_WIDGET (list), "Only \342\201\250Anna\342\201\251 (1)"));
  g_assert_nonnull (
      widgets_find_label (GTK_WIDGET (list), "Only \342\201\250Ben\342\201\251 (2)"));
  g_assert_null (widgets_find_label (GTK_WIDGET (list), "Agreed (1)"));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = anno_review_entry_describe (review_panels_nth (&panels, i));
      g_assert_nonnull (widgets_find_named (GTK_WIDGET (list), name));
    }
  anno_difference_list_set_show_agreed (list, TRUE);
  widgets_settle ();
  g_assert_cmpuint (count (list), ==, 6);
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (list), "Agreed (1)"));
}

static void
test_go (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *list;
  begin (&panels, &list);
  g_assert_null (anno_difference_list_get_selected (list));
  g_assert_true (anno_difference_list_go (list, 1));
  g_assert_true (shown == review_panels_nth (&panels, 0));
  g_assert_false (anno_difference_list_go (list, -1));
  for (guint i = 1; i < 5; i++)
    g_assert_true (anno_difference_list_go (list, 1));
  g_assert_false (anno_difference_list_go (list, 1));
  g_assert_cmpuint (n_shown, ==, 5);
  g_assert_true (anno_difference_list_focus (list));
}

/* What lies inside is meant by a click on it, and not what lies around it; no "shown", as the person
 * is there already. */
static void
test_select (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *list;
  begin (&panels, &list);
  g_assert_true (anno_difference_list_select (list, "a.txt", 30, 34));
  g_assert_cmpuint (
      anno_review_entry_get (anno_difference_list_get_selected (list))->start, ==, 30);
  g_assert_true (anno_difference_list_select (list, "a.txt", 9, 13));
  g_assert_cmpuint (anno_review_entry_get (anno_difference_list_get_selected (list))->end, ==, 13);
  g_assert_true (anno_difference_list_select (list, "a.txt", 9, 21));
  g_assert_cmpuint (anno_review_entry_get (anno_difference_list_get_selected (list))->start, ==, 0);
  g_assert_false (anno_difference_list_select (list, "a.txt", 90, 95));
  g_assert_cmpuint (n_shown, ==, 0);
}

static void
decide (ReviewPanels *panels, AnnoDifferenceList *list, guint cluster)
{
  g_assert_true (
      anno_review_decide (panels->review, cluster, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  review_panels_settle (panels);
  anno_difference_list_update (list, review_panels_get_entries (panels));
  widgets_settle ();
}

static void
test_decided (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *list;
  begin (&panels, &list);
  anno_difference_list_go (list, 2);
  anno_difference_list_go (list, 1);
  guint cluster = cluster_of (list);
  decide (&panels, list, cluster);
  g_assert_cmpuint (cluster_of (list), ==, cluster);
  g_assert_cmpuint (count (list), ==, 5);
  g_autofree char *name
      = anno_review_entry_describe (anno_difference_list_get_selected (list));
  g_assert_nonnull (strstr (name, "Decided"));
  g_assert_nonnull (widgets_find_named (GTK_WIDGET (list), name));

  /* The next open one, round the end, and never the same. */
  guint n = 0;
  while (anno_difference_list_go_open (list) && n < 20)
    {
      g_assert_cmpuint (cluster_of (list), !=, cluster);
      cluster = cluster_of (list);
      decide (&panels, list, cluster);
      n++;
    }
  g_assert_cmpuint (n, ==, 4);
}

/* The keyboard is where the selection is, also where that row was made anew. */
static void
test_keyboard (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *list;
  begin (&panels, &list);
  g_assert_true (anno_difference_list_focus (list));
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (i == 0 ? anno_difference_list_go (list, 1)
                            : anno_difference_list_go_open (list));
      if (i > 1)
        decide (&panels, list, cluster_of (list));
      review_panels_settle (&panels);
      GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (list)));
      g_assert_nonnull (focus);
      GtkWidget *row = gtk_widget_get_first_child (focus);
      g_assert_true (ANNO_IS_DIFFERENCE_ROW (row));
      g_assert_true (anno_difference_row_shows (ANNO_DIFFERENCE_ROW (row),
                                                anno_difference_list_get_selected (list)));
    }
}

/* One that was just decided stays until the person has gone on. */
static void
test_hide_decided (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *list;
  begin (&panels, &list);
  anno_difference_list_set_hide_decided (list, TRUE);
  g_assert_cmpuint (count (list), ==, 5);
  for (guint left = 5; left > 0; left--)
    {
      if (left == 5)
        g_assert_true (anno_difference_list_go (list, 1));
      else
        g_assert_true (anno_difference_list_go_open (list));
      guint cluster = cluster_of (list);
      decide (&panels, list, cluster);
      g_assert_cmpuint (cluster_of (list), ==, cluster);
      g_assert_cmpuint (count (list), ==, left);
    }
  anno_difference_list_set_hide_decided (list, FALSE);
  g_assert_cmpuint (count (list), ==, 5);
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (list), "Other tag (2)"));
}

/* Read anew, with others before it: the same words are selected. In another article nothing is. */
static void
test_fill_again (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *list;
  begin (&panels, &list);
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (panels.scene->session));
  anno_difference_list_select (list, "a.txt", 9, 13);
  colleague_work_put (panels.scene->root, "a.txt", "anna", "Anna",
                      "a0 cue 2-3; a1 speaker 0-8; a2 cue 9-13; a8 speaker 5-6");
  colleague_work_put (panels.scene->root, "b.txt", "anna", "Anna", "a1 speaker 0-11");
  anno_review_reload (panels.review);
  review_panels_settle (&panels);
  anno_difference_list_fill (list, review_panels_get_entries (&panels), tagset, NULL);
  g_assert_cmpuint (anno_review_entry_get (anno_difference_list_get_selected (list))->end, ==, 13);
  g_assert_cmpuint (n_shown, ==, 0);

  anno_session_open (panels.scene->session, "b.txt");
  review_panels_settle (&panels);
  colleague_work_put (panels.scene->root, "b.txt", "ben", "Ben", "b1 cue 0-11; b2 date 8-15");
  anno_review_reload (panels.review);
  review_panels_settle (&panels);
  anno_difference_list_fill (list, review_panels_get_entries (&panels), tagset, NULL);
  g_assert_cmpuint (count (list), >, 0);
  g_assert_null (anno_difference_list_get_selected (list));
}

static void
test_hostile_names (void)
{
  static const char *const hostile[] = { "<b>Ann</b> & Co", "Ann\342\200\256nnA", "%s%n" };
  g_autofree char *endless = g_strnfill (10000, 'x');

  for (guint i = 0; i <= G_N_ELEMENTS (hostile); i++)
    {
      g_auto (ReviewPanels) panels = { 0 };
      review_panels_init (&panels, i < G_N_ELEMENTS (hostile) ? hostile[i] : endless,
                          "a1 speaker 0-8", "b1 cue 0-8");
      AnnoDifferenceList *list = g_object_new (ANNO_TYPE_DIFFERENCE_LIST, NULL);
      AnnoReviewReading *reading = anno_review_get_reading (panels.review);
      const char *names[] = { anno_review_reading_get_name (reading, 0),
                              anno_review_reading_get_name (reading, 1), NULL };
      int minimum = 0;
      anno_difference_list_fill (list, review_panels_get_entries (&panels), NULL, names);
      panel_scene_show (panels.scene, GTK_WIDGET (list), 300, 400);
      gtk_widget_measure (GTK_WIDGET (list), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, 300);
      AnnoRowText *words = widgets_find_type (GTK_WIDGET (list), ANNO_TYPE_ROW_TEXT);
      g_assert_cmpstr (anno_row_text_get_text (words), ==,
                       anno_review_entry_get_sentence (review_panels_nth (&panels, 0)));
    }
}

typedef struct
{
  guint n;
  guint position, removed, added;
} Told;

static void
told_cb (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  told->n++;
  told->position = position;
  told->removed = removed;
  told->added = added;
}

static GPtrArray *
make_many (AnnoReviewBasis *basis, guint n, guint decided)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      const AnnoReviewFacts facts
          = { .article = g_ref_string_new ("a.txt"),
              .cluster = i,
              .kind = i < n / 2 ? ANNO_DIFFERENCE_TAG : ANNO_DIFFERENCE_FIELD,
              .status = i == decided ? ANNO_STATUS_DECIDED : ANNO_STATUS_OPEN };
      g_ptr_array_add (entries, anno_review_entry_new (&facts, basis));
    }
  return entries;
}

/* Of very many, a decision changes a row, or takes it out with what stands on it. */
static void
test_many (void)
{
  const guint n = 100000;
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *unused;
  begin (&panels, &unused);
  g_autoptr (AnnoReviewBasis) basis = anno_review_basis_new (
      &(AnnoReviewOrder){ panels.scene->root, (char *) "a.txt", NULL,
                          anno_corpus_get_tagset (anno_session_get_corpus (panels.scene->session)),
                          NULL });
  g_autoptr (AnnoDifferenceModel) model = anno_difference_model_new ();
  AnnoEntryFilter filter = { 0 };
  g_autoptr (GPtrArray) before = make_many (basis, n, G_MAXUINT);
  g_autoptr (GPtrArray) after = make_many (basis, n, 70001);
  Told told = { 0 };

  g_signal_connect (model, "items-changed", G_CALLBACK (told_cb), &told);
  anno_difference_model_fill (model, before, &filter);
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpuint (told.added, ==, n);
  g_assert_cmpuint (anno_difference_model_count_kind (model, 0), ==, n / 2);
  g_assert_cmpuint (anno_difference_model_count_kind (model, 1), ==, 0);
  g_assert_cmpuint (anno_difference_model_count_kind (model, n / 2), ==, n / 2);

  anno_difference_model_update (model, after, &filter);
  g_assert_cmpuint (told.n, ==, 2);
  g_assert_cmpuint (told.position, ==, 70001);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 1);

  filter.only_open = TRUE;
  anno_difference_model_fill (model, before, &filter);
  anno_difference_model_update (model, after, &filter);
  g_assert_cmpuint (anno_difference_model_get_n (model), ==, n - 1);
  g_assert_cmpuint (told.position, ==, n / 2); /* the heading counts one less */
  g_assert_cmpuint (told.removed, ==, told.added + 1);
  g_assert_cmpuint (told.position + told.removed, <, n);
  g_assert_cmpuint (anno_difference_model_find (model, 70001), ==, G_MAXUINT);
  g_assert_cmpuint (anno_difference_model_find (model, 70002), ==, 70001);
}

/* A row as a list would have bound it. */
typedef struct
{
  guint cluster;
  AnnoReviewStatus status;
  guint heading;
} Row;

static Row
row_of (AnnoDifferenceModel *model, guint n)
{
  const AnnoReviewFacts *facts = anno_review_entry_get (anno_difference_model_nth (model, n));
  return (Row){ facts->cluster, facts->status, anno_difference_model_count_kind (model, n) };
}

static void
follow_cb (AnnoDifferenceModel *model, guint position, guint removed, guint added, GArray *rows)
{
  g_array_remove_range (rows, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      const Row row = row_of (model, i);
      g_array_insert_val (rows, i, row);
    }
}

/* Whatever goes and comes, the rows that were told are those that are there, headings too. */
static void
test_model_random (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  AnnoDifferenceList *unused;
  begin (&panels, &unused);
  g_autoptr (AnnoReviewBasis) basis = anno_review_basis_new (
      &(AnnoReviewOrder){ panels.scene->root, (char *) "a.txt", NULL,
                          anno_corpus_get_tagset (anno_session_get_corpus (panels.scene->session)),
                          NULL });
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (AnnoDifferenceModel) model = anno_difference_model_new ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_signal_connect (model, "items-changed", G_CALLBACK (follow_cb), rows);
  for (guint round = 0; round < 400; round++)
    {
      const guint size = 6;
      const AnnoEntryFilter filter
          = { .only_open = g_rand_int_range (random, 0, 4) > 0,
              .article = (char *) "a.txt",
              .cluster = (guint) g_rand_int_range (random, 0, (int) size) };
      g_autoptr (GPtrArray) entries
          = make_many (basis, size, (guint) g_rand_int_range (random, 0, (int) size + 1));
      if (round == 0)
        anno_difference_model_fill (model, entries, &filter);
      else
        anno_difference_model_update (model, entries, &filter);
      g_assert_cmpuint (rows->len, ==, anno_difference_model_get_n (model));
      for (guint i = 0; i < rows->len; i++)
        {
          const Row row = row_of (model, i), *told = &g_array_index (rows, Row, i);
          g_assert_cmpuint (told->cluster, ==, row.cluster);
          g_assert_cmpint (told->status, ==, row.status);
          g_assert_cmpuint (told->heading, ==, row.heading);
        }
    }
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/difference-list/rows", test_rows);
  g_test_add_func ("/panels/difference-list/go", test_go);
  g_test_add_func ("/panels/difference-list/select", test_select);
  g_test_add_func ("/panels/difference-list/decided", test_decided);
  g_test_add_func ("/panels/difference-list/keyboard", test_keyboard);
  g_test_add_func ("/panels/difference-list/hide-decided", test_hide_decided);
  g_test_add_func ("/panels/difference-list/fill-again", test_fill_again);
  g_test_add_func ("/panels/difference-list/hostile-names", test_hostile_names);
  g_test_add_func ("/panels/difference-model/many", test_many);
  g_test_add_func ("/panels/difference-model/random", test_model_random);
  return g_test_run ();
}
