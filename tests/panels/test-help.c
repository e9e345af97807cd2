/* Proves panels/help-node, help-book, help-page and help-window, on pages of their own and on those of
 * the program. */
#include "panels/widgets.h"

#include "panels/help-book.h"
#include "panels/help-page.h"
#include "panels/help-window.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
title_of (const char *page, gpointer data)
{
  return g_str_equal (page, "known") ? g_strdup ("A <title>") : NULL;
}

static AnnoHelpNode *
parse (const char *inner)
{
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\"?>\n<page>%s</page>\n", inner);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AnnoHelpNode *page = anno_help_node_parse (bytes, &error);

  g_assert_no_error (error);
  return page;
}

static void
test_lines (void)
{
  static const struct
  {
    const char *source;
    const char *words;
    const char *markup;
  } cases[] = {
    { "\n  a\n  line ", "a line", "a line" },
    { "a &lt;b&gt; &amp; c", "a <b> & c", "a &lt;b&gt; &amp; c" },
    { "press <keyseq><key>Ctrl</key><key>O</key></keyseq>, then", "press Ctrl+O, then",
      "press <b>Ctrl</b>+<b>O</b>, then" },
    { "the <gui>Main Menu</gui>\n <file>a.txt</file>", "the Main Menu a.txt",
      "the <b>Main Menu</b> <tt>a.txt</tt>" },
    { "see <link xref=\"known\"/>.", "see known.", "see <a href=\"known\">A &lt;title&gt;</a>." },
    { "see <link xref=\"other\"/>", "see other", "see <a href=\"other\">other</a>" },
    { "<link href=\"https://example.org/?a&amp;b\">it</link>", "it",
      "<a href=\"https://example.org/?a&amp;b\">it</a>" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoHelpNode) page = parse (cases[i].source);
      g_autofree char *words = anno_help_node_get_words (page);
      g_autofree char *markup = anno_help_node_get_markup (page, title_of, NULL);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (markup, ==, cases[i].markup);
      /* What is shown is what the words are, but for the titles of other pages. */
      GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
      gtk_label_set_markup (GTK_LABEL (label), markup);
      if (strstr (cases[i].source, "\"known\"") == NULL)
        g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, words);
      g_object_unref (label);
    }
}

static void
test_broken (void)
{
  static const char *const broken[] = { "", "words", "<page>", "<page></p>", "<other/>", "<page>\xff</page>" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (broken[i], strlen (broken[i]));
      g_autoptr (GError) error = NULL;
      g_assert_null (anno_help_node_parse (bytes, &error));
      g_assert_true (error != NULL && error->domain == G_MARKUP_ERROR);
    }
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("annotator-help-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
write_page (const char *folder, const char *below, const char *name, const char *inner)
{
  g_autofree char *place = g_build_filename (folder, below, NULL);
  g_autofree char *path = g_build_filename (place, name, NULL);
  g_autofree char *text = g_strdup_printf ("<page>%s</page>", inner);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);

  for (const char *name = names != NULL ? g_dir_read_name (names) : NULL; name != NULL;
       name = g_dir_read_name (names))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      remove_folder (path);
    }
  g_remove (folder);
}

/* The person's language wins over the place, and without it there is English. */
static void
test_find (void)
{
  g_autofree char *first = make_folder (), *second = make_folder ();
  const char *const places[] = { first, second, NULL };

  write_page (first, "C/book", "index.page", "");
  g_setenv ("LANGUAGE", "de_AT:de", TRUE);
  g_autofree char *english = anno_help_book_find (places, "book");
  write_page (second, "de/book", "index.page", "");
  g_autofree char *german = anno_help_book_find (places, "book");
  g_assert_true (g_str_has_prefix (english, first) && g_str_has_suffix (english, "/C/book"));
  g_assert_true (g_str_has_prefix (german, second) && g_str_has_suffix (german, "/de/book"));
  g_assert_null (anno_help_book_find (places, ""));
  g_setenv ("LANGUAGE", "", TRUE);
  remove_folder (first);
  remove_folder (second);
}

#define INFO(guide, order) \
  "<info><link type='guide' xref='" guide "'/><title type='sort'>" order "</title>" \
  "<desc>about " order "</desc></info>"

static void
test_list (void)
{
  g_autofree char *folder = make_folder ();

  write_page (folder, "", "index.page", "<title>Index</title>");
  write_page (folder, "", "b.page", INFO ("index", "1") "<title>First &amp; best</title>");
  write_page (folder, "", "a.page", INFO ("index", "2") "<title>Second</title>");
  write_page (folder, "", "c.page", INFO ("a", "0") "<title>Elsewhere</title>");
  write_page (folder, "", "d.page", INFO ("index", "0") "<broken>");
  write_page (folder, "", "e.txt", INFO ("index", "0") "<title>No page</title>");
  g_autoptr (GPtrArray) topics = anno_help_book_list (folder);

  g_assert_cmpuint (topics->len, ==, 2);
  const AnnoHelpTopic *first = topics->pdata[0], *second = topics->pdata[1];
  g_assert_cmpstr (first->id, ==, "b");
  g_assert_cmpstr (first->title, ==, "First & best");
  g_assert_cmpstr (first->summary, ==, "about 1");
  g_assert_cmpstr (second->id, ==, "a");
  remove_folder (folder);
}

static char *
own_pages (void)
{
  return g_build_filename (g_getenv ("ANNO_TEST_SOURCE"), "data", "help", "C", NULL);
}

/* Every page of the program's own can be shown, and leads back. */
static void
test_own (void)
{
  g_autofree char *folder = own_pages ();
  g_autoptr (GPtrArray) topics = anno_help_book_list (folder);
  GtkWidget *window = anno_help_window_new (NULL, folder);
  AnnoHelpWindow *self = ANNO_HELP_WINDOW (window);

  g_assert_cmpuint (topics->len, ==, 14);
  anno_help_window_show (self, "index");
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < topics->len; i++)
    {
      const AnnoHelpTopic *topic = topics->pdata[i];
      GtkWidget *link = widgets_find_label (window, topic->title);
      gboolean handled = FALSE;
      g_test_message ("%s", topic->id);
      g_assert_nonnull (link);
      g_signal_emit_by_name (link, "activate-link", topic->id, &handled);
      g_assert_true (handled);
      widgets_settle ();
      GtkWidget *title = widgets_find_label (window, topic->title);
      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (title)), ==,
                       GTK_ACCESSIBLE_ROLE_HEADING);
      g_assert_nonnull (widgets_find_named (window, topic->title));
      g_assert_true (gtk_widget_activate_action (window, "help.back", NULL));
      g_assert_nonnull (widgets_find_label (window, "Annotator Help"));
    }
  gtk_widget_activate_action (window, "help.back", NULL); /* there is nowhere to go */
  g_assert_nonnull (widgets_find_label (window, "Annotator Help"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_missing (void)
{
  g_autofree char *folder = own_pages ();
  GtkWidget *window = anno_help_window_new (NULL, folder);

  anno_help_window_show (ANNO_HELP_WINDOW (window), "no-such-page");
  g_assert_nonnull (widgets_find_label (window, "This Page Can’t Be Read"));
  anno_help_window_show (ANNO_HELP_WINDOW (window), "index");
  g_assert_nonnull (widgets_find_label (window, "Annotator Help"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/help/lines", test_lines);
  g_test_add_func ("/panels/help/broken", test_broken);
  g_test_add_func ("/panels/help/find", test_find);
  g_test_add_func ("/panels/help/list", test_list);
  g_test_add_func ("/panels/help/own", test_own);
  g_test_add_func ("/panels/help/missing", test_missing);
  return g_test_run ();
}
