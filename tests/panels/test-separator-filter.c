/* Proves panels/separator-filter: what a layout can't bear gets into no entry and no text view that
 * has the filter, by whatever way, and everything else does. */
#include "panels/widgets.h"

#include "panels/separator-filter.h"

/* With an isolate in it, as fribidi needs it to fail. */
#define BAD "a\u2067b\x1C" "c\xC2\x85" "d\x1D\x1E\u2069é"
#define GOOD "a\u2067b c\u00A0" "d  \u2069é"

static void
test_entries (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entries[] = { gtk_entry_new (), gtk_search_entry_new (), adw_entry_row_new () };

  anno_separator_filter_install ();
  anno_separator_filter_install ();
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_box_append (GTK_BOX (box), entries[i]);
  GtkWindow *window = widgets_show (box, 300, 200);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkEditable *entry = GTK_EDITABLE (entries[i]);
      gtk_editable_set_text (entry, BAD);
      widgets_settle ();
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, GOOD);

      int position = 1;
      gtk_editable_set_text (entry, "né");
      gtk_editable_insert_text (entry, "\x1C!\x1C", 2, &position);
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, "n !é");
      g_assert_cmpint (position, ==, 3);
      gtk_editable_insert_text (entry, "", 0, &position);
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, "n !é");
    }
  gtk_window_destroy (window);
}

static void
test_buffer (void)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  anno_separator_filter_add (buffer);
  GtkWindow *window = widgets_show (view, 300, 200);
  gtk_text_buffer_set_text (buffer, BAD "\nnext", -1);
  widgets_settle ();
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "\x1D-\x1D", 2);
  gtk_text_buffer_insert (buffer, &end, "é", -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, GOOD "\nnext -é");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/separator-filter/entries", test_entries);
  g_test_add_func ("/separator-filter/buffer", test_buffer);
  return g_test_run ();
}
