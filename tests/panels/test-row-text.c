/* Proves panels/row-text: however many rows come up at once, each is as high as its words in the
 * end; and one alone is so at once. */
#include "panels/widgets.h"

#include "panels/row-text.h"

#define ROWS 120
#define WIDTH 300
#define MAX_LINES 4

static GtkWidget *
make_row (guint n)
{
  GtkWidget *row = anno_row_text_new (ANNO_ROW_WORDS, MAX_LINES);
  g_autoptr (GString) words = g_string_new (NULL);

  /* Narrow letters and wide ones, so that no guess from how many there are is right for all. */
  for (guint i = 0; i < n % 60; i++)
    g_string_append (words, n % 2 == 0 ? "il " : "WM ");
  anno_row_text_set_text (ANNO_ROW_TEXT (row), words->str);
  return row;
}

/* The height of its words, laid out anew. */
static int
true_height (GtkWidget *row, int width)
{
  g_autoptr (PangoLayout) layout
      = anno_row_font_layout (row, ANNO_ROW_WORDS, anno_row_text_get_text (ANNO_ROW_TEXT (row)));

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -MAX_LINES);
  return pango_layout_get_line_count (layout) * anno_row_font_of (row).height[ANNO_ROW_WORDS];
}

static gboolean
are_all_true (GtkWidget *box)
{
  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_height (row) != true_height (row, gtk_widget_get_width (row)))
      return FALSE;
  return TRUE;
}

static void
test_many (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  for (guint i = 0; i < ROWS; i++)
    gtk_box_append (GTK_BOX (box), make_row (i));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  GtkWindow *window = widgets_show (scroller, WIDTH, 400);
  while (!are_all_true (box) && g_get_monotonic_time () < end)
    widgets_settle ();
  g_assert_true (are_all_true (box));
  gtk_window_destroy (window);
}

static void
test_one (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (make_row (59));
  int height = 0;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, true_height (row, WIDTH));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/row-text/many", test_many);
  g_test_add_func ("/panels/row-text/one", test_one);
  return g_test_run ();
}
