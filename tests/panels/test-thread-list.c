/* Proves panels/thread-list: comments on a difference and on the article, answered, resolved and
 * opened again; what is being written stays while it is about the same, and until it is on the
 * disk; what others wrote can break nothing. */
#include "panels/review-panels.h"

#include "panels/thread-list.h"
#include "session/colleague-work.h"
#include "session/review-store.h"

#include <string.h>

static GtkEditable *
entry_of (GtkWidget *list)
{
  GtkWidget *entry = widgets_find_named (list, "Comment");
  g_assert_true (GTK_IS_ENTRY (entry));
  return GTK_EDITABLE (entry);
}

static GtkWidget *
begin (ReviewPanels *panels, guint cluster)
{
  review_panels_init (panels, "Anna", "a1 speaker 0-8; a2 cue 9-13", "b1 cue 0-8");
  GtkWidget *list = anno_thread_list_new ();
  panel_scene_show (panels->scene, list, 320, 500);
  anno_thread_list_show (ANNO_THREAD_LIST (list), panels->review, cluster);
  return list;
}

static void
settle (ReviewPanels *panels, GtkWidget *list, guint cluster)
{
  review_panels_settle (panels);
  anno_thread_list_show (ANNO_THREAD_LIST (list), panels->review, cluster);
  widgets_settle ();
}

static void
write_words (GtkWidget *list, const char *words)
{
  gtk_editable_set_text (entry_of (list), words);
  g_signal_emit_by_name (entry_of (list), "activate");
}

static void
click (GtkWidget *list, const char *label)
{
  GtkWidget *found = widgets_find_label (list, label);
  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

static void
test_write (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *list = begin (&panels, 0);

  write_words (list, "   ");
  settle (&panels, list, 0);
  g_assert_cmpuint (review_panels_get_state (&panels)->threads->len, ==, 0);
  write_words (list, " Is that a name? ");
  g_signal_emit_by_name (entry_of (list), "activate"); /* twice is once */
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, " Is that a name? ");
  settle (&panels, list, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, "");
  g_assert_cmpuint (review_panels_get_state (&panels)->threads->len, ==, 1);
  g_assert_nonnull (widgets_find_label (list, "Is that a name?"));

  click (list, "Answer");
  write_words (list, "Yes");
  settle (&panels, list, 0);
  const AnnoReviewThread *thread = review_panels_get_state (&panels)->threads->pdata[0];
  g_assert_cmpuint (thread->replies->len, ==, 1);
  g_assert_nonnull (widgets_find_label (list, "Yes"));
  click (list, "Resolve");
  settle (&panels, list, 0);
  g_assert_cmpuint (review_panels_get_state (&panels)->n_unresolved, ==, 0);
  g_assert_nonnull (widgets_find_label (list, "Resolved"));
  click (list, "Reopen");
  settle (&panels, list, 0);
  g_assert_cmpuint (review_panels_get_state (&panels)->n_unresolved, ==, 1);

  /* It is on that one thing. */
  anno_thread_list_show (ANNO_THREAD_LIST (list), panels.review, 1);
  g_assert_null (widgets_find_label (list, "Is that a name?"));
  anno_thread_list_show (ANNO_THREAD_LIST (list), panels.review, ANNO_REVIEW_ARTICLE);
  g_assert_null (widgets_find_label (list, "Is that a name?"));
}

/* Somebody saves, or decides, while a comment is being written. */
static void
test_draft (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *list = begin (&panels, 1);

  gtk_editable_set_text (entry_of (list), "half a");
  g_assert_true (anno_review_decide (panels.review, 0, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  settle (&panels, list, 1);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, "half a");

  /* A colleague has marked something before it: the cluster has another number. */
  colleague_work_put (panels.scene->root, "a.txt", "ben", "Ben", "b0 date 2-4; b1 cue 0-8");
  anno_review_reload (panels.review);
  review_panels_settle (&panels);
  guint cluster = anno_clusters_find (
      anno_review_reading_get_compare (anno_review_get_reading (panels.review))->clusters, 0,
      "urn:a2");
  g_assert_cmpuint (cluster, !=, 1);
  anno_thread_list_show (ANNO_THREAD_LIST (list), panels.review, cluster);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, "half a");
  anno_thread_list_show (ANNO_THREAD_LIST (list), panels.review, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, "");

  /* On the article, it doesn't go to another one. */
  anno_thread_list_show (ANNO_THREAD_LIST (list), panels.review, ANNO_REVIEW_ARTICLE);
  gtk_editable_set_text (entry_of (list), "of a");
  settle (&panels, list, ANNO_REVIEW_ARTICLE);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, "of a");
  anno_session_open (panels.scene->session, "b.txt");
  settle (&panels, list, ANNO_REVIEW_ARTICLE);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, "");
}

static void
test_failing_disk (void)
{
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *list = begin (&panels, 0);

  review_panels_break (&panels);
  write_words (list, "not to be lost");
  settle (&panels, list, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, "not to be lost");
  g_assert_cmpuint (review_panels_get_state (&panels)->threads->len, ==, 0);
  review_panels_mend (&panels);
  g_signal_emit_by_name (entry_of (list), "activate");
  settle (&panels, list, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (list)), ==, "");
  g_assert_cmpuint (review_panels_get_state (&panels)->threads->len, ==, 1);
}

static GtkWidget *
find_long (GtkWidget *widget, glong length)
{
  if (GTK_IS_LABEL (widget)
      && g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1) >= length)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_long (child, length);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Another reviewer, with a name and words that would be markup, turn the text, or end a paragraph
 * where Pango doesn't think so. */
static void
test_hostile (void)
{
  static const char *const hostile[]
      = { "<b>Ann</b> & Co", "Ann\342\200\256nnA", "_%s%n", "a\302\205b\034c" };
  g_autofree char *endless = g_strnfill (10000, 'x');
  g_auto (ReviewPanels) panels = { 0 };
  GtkWidget *list = begin (&panels, 0);

  for (guint i = 0; i <= G_N_ELEMENTS (hostile); i++)
    {
      const char *words = i < G_N_ELEMENTS (hostile) ? hostile[i] : endless;
      g_autoptr (AnnoAnnotator) rita = anno_annotator_new ("urn:rita", words, "rita");
      AnnoReviewDesk desk;
      g_assert_true (anno_review_get_desk (panels.review, &desk));
      desk.creator_id = rita->id;
      desk.creator_name = words;
      g_autoptr (GPtrArray) records
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
      g_autoptr (GError) error = NULL;
      g_ptr_array_add (records, anno_review_act_comment (&desk, 0, words));
      g_autoptr (GPtrArray) all
          = anno_review_store_append (panels.scene->root, rita, "a.txt", NULL, records, &error);
      g_assert_no_error (error);
    }
  anno_review_reload (panels.review);
  settle (&panels, list, 0);
  int minimum = 0;
  gtk_widget_measure (list, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 260);
  g_assert_nonnull (widgets_find_label (list, "<b>Ann</b> & Co"));
  g_assert_nonnull (widgets_find_label (list, "AnnnnA"));
  g_assert_nonnull (widgets_find_label (list, "a b c"));
  /* A word that never ends is broken, and all of it is shown when it is asked for. */
  g_assert_null (find_long (list, 2000));
  click (list, "Show All");
  g_assert_nonnull (find_long (list, 10000));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/thread-list/write", test_write);
  g_test_add_func ("/panels/thread-list/draft", test_draft);
  g_test_add_func ("/panels/thread-list/failing-disk", test_failing_disk);
  g_test_add_func ("/panels/thread-list/hostile", test_hostile);
  return g_test_run ();
}
