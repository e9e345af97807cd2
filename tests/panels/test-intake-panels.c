/* Proves panels/intake-list and panels/intake-options: every outcome is a row that says what and why, in words
 * and never as markup; every control is a part of the wish. */
#include "panels/widgets.h"

#include "panels/intake-list.h"
#include "panels/intake-options.h"
#include "panels/mnemonic-name.h"

static void
activated_cb (AnnoIntakeList *list, const AnnoIntakeEntry *entry, GString *log)
{
  g_string_append_printf (log, "[%s]", entry->article);
}

static void
add (AnnoIntakeReport *report, AnnoIntakeOutcome outcome, const char *source, const char *title,
     const char *message)
{
  AnnoIntakeEntry *entry = anno_intake_report_add (report, outcome, source);

  entry->title = g_strdup (title);
  entry->message = g_strdup (message);
  if (outcome == ANNO_INTAKE_IMPORTED)
    entry->article = g_strdup ("new.txt");
}

static AnnoIntakeReport *
make_report (void)
{
  AnnoIntakeReport *report = anno_intake_report_new ();

  add (report, ANNO_INTAKE_SKIPPED, "/a/news.xml", NULL, "This is a picture.");
  add (report, ANNO_INTAKE_IMPORTED, "/a/news.xml", "<b>R&D</b> head", NULL);
  add (report, ANNO_INTAKE_FAILED, "/a/bad.xml", NULL, "It is <i>broken</i>.");
  return report;
}

static void
test_list (void)
{
  GtkWidget *list = anno_intake_list_new ();
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (list, "activated", G_CALLBACK (activated_cb), log);
  GtkWindow *window = widgets_show (list, 400, 400);
  g_assert_null (anno_intake_list_get_report (ANNO_INTAKE_LIST (list)));
  anno_intake_list_show (ANNO_INTAKE_LIST (list), make_report (), FALSE);
  widgets_settle ();
  g_assert_nonnull (widgets_find_named (list, "Article: <b>R&D</b> head"));
  g_assert_nonnull (widgets_find_named (list, "Not imported: bad.xml"));
  g_assert_nonnull (widgets_find_named (list, "Skipped: news.xml"));
  g_assert_nonnull (widgets_find_label (list, "It is <i>broken</i>."));
  g_assert_nonnull (widgets_find_label (list, "<b>R&D</b> head"));

  GtkWidget *view = widgets_find_type (list, GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (view, "activate", 1);
  g_signal_emit_by_name (view, "activate", 2);
  g_assert_cmpstr (log->str, ==, ""); /* nothing to be seen yet */
  anno_intake_list_show (ANNO_INTAKE_LIST (list), make_report (), TRUE);
  g_signal_emit_by_name (view, "activate", 1);
  g_signal_emit_by_name (view, "activate", 2);
  g_assert_cmpstr (log->str, ==, "[new.txt]");
  anno_intake_list_show (ANNO_INTAKE_LIST (list), NULL, TRUE);
  widgets_settle ();
  g_assert_null (widgets_find_named (list, "Skipped: news.xml"));
  gtk_window_destroy (window);
}

static void
changed_cb (AnnoIntakeOptions *options, guint *n)
{
  *n += 1;
}

static void
test_options (void)
{
  GtkWidget *options = anno_intake_options_new ();
  guint n = 0;

  g_signal_connect (options, "changed", G_CALLBACK (changed_cb), &n);
  GtkWindow *window = widgets_show (options, 400, 700);
  g_autoptr (AnnoIntakeWish) usual = anno_intake_options_get_wish (ANNO_INTAKE_OPTIONS (options));
  g_assert_cmpuint (usual->reading.kept, ==, ANNO_BLOCKS_USUAL);
  g_assert_null (usual->reading.encoding);
  g_assert_false (usual->doubles || usual->keeps_sources || usual->is_dry);
  g_assert_cmpstr (usual->folder, ==, "");

  static const char *const switches[] = { "Captions of pictures and tables", "Tables",
                                          "What is there already", "Keep the sources" };
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GtkWidget *widget = widgets_find_named (options, switches[i]);
      g_assert_true (GTK_IS_SWITCH (widget));
      gtk_switch_set_active (GTK_SWITCH (widget), TRUE);
    }
  GtkWidget *entry = widgets_find_named (options, "Put them into the folder");
  gtk_editable_set_text (GTK_EDITABLE (entry), "July");
  GtkWidget *encoding = widgets_find_type (options, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (encoding), 2);
  g_assert_cmpuint (n, >=, 6);

  g_autoptr (AnnoIntakeWish) wish = anno_intake_options_get_wish (ANNO_INTAKE_OPTIONS (options));
  g_assert_cmpuint (wish->reading.kept, ==,
                    ANNO_BLOCKS_USUAL | ANNO_BLOCK_BIT (ANNO_BLOCK_CAPTION)
                        | ANNO_BLOCK_BIT (ANNO_BLOCK_TABLE_ROW));
  g_assert_cmpstr (wish->reading.encoding, ==, "WINDOWS-1252");
  g_assert_true (wish->doubles && wish->keeps_sources);
  g_assert_cmpstr (wish->folder, ==, "July");
  gtk_window_destroy (window);
}

static void
test_names (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), inner);
  gtk_box_append (GTK_BOX (inner), gtk_button_new_with_mnemonic ("_Save a__b"));
  gtk_box_append (GTK_BOX (box), gtk_button_new_from_icon_name ("list-add-symbolic"));
  anno_mnemonic_name_all (box);
  g_assert_nonnull (widgets_find_named (box, "Save a_b"));
  g_object_ref_sink (box);
  g_object_unref (box);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/intake-panels/list", test_list);
  g_test_add_func ("/intake-panels/options", test_options);
  g_test_add_func ("/intake-panels/names", test_names);
  return g_test_run ();
}
