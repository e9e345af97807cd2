#include "panels/widgets.h"

#include "panels/notice.h"

static void
answered_cb (int answer, gpointer data)
{
  g_string_append_printf (data, "[%d]", answer);
}

static guint n_freed;

static void
freed_cb (gpointer data)
{
  n_freed++;
}

static void
ask (AnnoNotice *notice, const char *subject, const char *message, GString *log)
{
  anno_notice_show (notice, subject, message, "Keep Mine", "Take Theirs", answered_cb, log, freed_cb);
}

static gboolean
is_shown (AnnoNotice *notice, const char *message)
{
  GtkRevealer *revealer = widgets_find_type (GTK_WIDGET (notice), GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (revealer)
         && widgets_find_label (GTK_WIDGET (notice), message) != NULL;
}

static void
click (AnnoNotice *notice, const char *label)
{
  GtkWidget *text = widgets_find_label (GTK_WIDGET (notice), label);
  GtkWidget *button = text != NULL ? gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON)
                                   : widgets_find_named (GTK_WIDGET (notice), label);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_queue (void)
{
  AnnoNotice *notice = g_object_new (ANNO_TYPE_NOTICE, NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWindow *window = widgets_show (GTK_WIDGET (notice), 360, 200);

  n_freed = 0;
  ask (notice, "a", "First <b>&", log);
  ask (notice, "b", "Second", log);
  g_assert_true (is_shown (notice, "First <b>&"));

  /* The same subject again takes the place of the earlier one, which stays in front. */
  ask (notice, "a", "First, newer", log);
  g_assert_cmpuint (n_freed, ==, 1);
  g_assert_true (is_shown (notice, "First, newer"));
  click (notice, "Take Theirs");
  g_assert_cmpstr (log->str, ==, "[1]");
  g_assert_true (is_shown (notice, "Second"));
  click (notice, "Close the Notice");
  g_assert_cmpstr (log->str, ==, "[1][-1]");
  g_assert_false (is_shown (notice, "Second"));
  g_assert_cmpuint (n_freed, ==, 3);

  /* What is withdrawn was not answered; what waits is freed with the notice. */
  ask (notice, "a", "First", log);
  ask (notice, "b", "Second", log);
  anno_notice_withdraw (notice, "a");
  anno_notice_withdraw (notice, "nobody");
  g_assert_true (is_shown (notice, "Second"));
  g_assert_cmpuint (n_freed, ==, 4);
  gtk_window_destroy (window);
  widgets_settle ();
  g_assert_cmpuint (n_freed, ==, 5);
  g_assert_cmpstr (log->str, ==, "[1][-1]");
}

/* The narrowest window is 360 pixels wide. */
static void
test_narrow (void)
{
  AnnoNotice *notice = g_object_new (ANNO_TYPE_NOTICE, NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  int minimum = 0;

  ask (notice, "a", "The file of your annotations on this article was changed by another program.", log);
  GtkWindow *window = widgets_show (GTK_WIDGET (notice), 360, 200);
  gtk_widget_measure (GTK_WIDGET (notice), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/notice/queue", test_queue);
  g_test_add_func ("/panels/notice/narrow", test_narrow);
  return g_test_run ();
}
