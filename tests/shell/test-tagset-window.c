/* Proves shell/tagset-window with its pages: what is typed is a draft that says what clashes, saving asks
 * about one's own spans and then has everybody go by it, and another hand's version is not lost. */
#include "panels/panel-scene.h"

#include "formats/tagset-file.h"
#include "panels/inspector.h"
#include "panels/order-list.h"
#include "session/tagset-store.h"
#include "shell/tagset-window.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  PanelScene *scene;
  AnnoCorpus *corpus;
  GtkWidget *window; /* weak: it closes itself when it has saved */
  char *span;        /* a claim */
} Setting;

static void
wait_for_label (GtkWidget *root, const char *text)
{
  while (widgets_find_label (root, text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
setting_open (Setting *setting)
{
  GtkWidget *window = anno_tagset_window_new (NULL, setting->scene->session);
  g_set_weak_pointer (&setting->window, window);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_label (window, "Speaker");
  widgets_settle ();
}

static void
setting_init (Setting *setting)
{
  setting->scene = panel_scene_new (NULL);
  setting->corpus = anno_session_get_corpus (setting->scene->session);
  setting->span = panel_scene_mark (setting->scene, "claim", "Sen. Lindsey Graham");
  setting_open (setting);
}

static void
setting_clear (Setting *setting)
{
  if (setting->window != NULL)
    gtk_window_destroy (GTK_WINDOW (setting->window));
  g_clear_weak_pointer (&setting->window);
  widgets_settle ();
  panel_scene_free (setting->scene);
  g_free (setting->span);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

static gpointer
page_of (Setting *setting, const char *name)
{
  GtkWidget *stack = widgets_find_type (setting->window, GTK_TYPE_STACK);
  return gtk_stack_get_child_by_name (GTK_STACK (stack), name);
}

static const char *
page_shown (Setting *setting)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (widgets_find_type (setting->window, GTK_TYPE_STACK)));
}

static AnnoOrderList *
rows_of (Setting *setting, const char *page)
{
  return widgets_find_type (page_of (setting, page), ANNO_TYPE_ORDER_LIST);
}

static const char *
title_of (Setting *setting, const char *page, guint n)
{
  AdwActionRow *row = anno_order_list_nth (rows_of (setting, page), n);
  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

static void
open_row (Setting *setting, const char *page, guint n)
{
  g_signal_emit_by_name (rows_of (setting, page), "opened", n);
}

static void
type (Setting *setting, const char *page, const char *field, const char *text)
{
  GtkEditable *entry = widgets_find_named (page_of (setting, page), field);
  g_assert_nonnull (entry);
  gtk_editable_set_text (entry, text);
}

static void
press (Setting *setting, const char *action)
{
  g_assert_true (gtk_widget_activate_action (setting->window, action, NULL));
  widgets_settle ();
}

static gboolean
can_save (Setting *setting)
{
  GtkButton *button = widgets_find_label (setting->window, "Save");
  return gtk_widget_get_sensitive (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_BUTTON));
}

/* A window that has saved closes itself. */
static void
wait_until_saved (Setting *setting)
{
  while (setting->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static AnnoTagset *
read_file (Setting *setting)
{
  g_autoptr (GError) error = NULL;
  AnnoTagset *tagset = anno_tagset_store_read (anno_corpus_get_root (setting->corpus), NULL, &error);

  g_assert_no_error (error);
  return tagset;
}

static char *
file_of (Setting *setting, const char *name)
{
  return g_build_filename (anno_corpus_get_root (setting->corpus), name, NULL);
}

static void
test_change (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);

  g_assert_false (can_save (&setting));
  open_row (&setting, "list", 2);
  g_assert_cmpstr (page_shown (&setting), ==, "tag");
  type (&setting, "tag", "Name", "Statement");
  type (&setting, "tag", "Key", "s");
  g_assert_nonnull (widgets_find_label (page_of (&setting, "tag"),
                                        "“\xe2\x81\xa8Speaker\xe2\x81\xa9” has the same key."));
  g_assert_false (can_save (&setting));
  type (&setting, "tag", "Key", "Q");
  g_assert_true (can_save (&setting));
  type (&setting, "tag", "Id in the files", "statement");
  press (&setting, "tagset.back");
  g_assert_cmpstr (page_shown (&setting), ==, "list");
  g_assert_cmpstr (title_of (&setting, "list", 2), ==, "Statement");
  press (&setting, "win.save");
  wait_until_saved (&setting);

  g_autoptr (AnnoTagset) tagset = read_file (&setting);
  const AnnoTag *tag = anno_tagset_find (tagset, "claim");
  g_assert_cmpstr (tag->id, ==, "statement");
  g_assert_cmpstr (tag->name, ==, "Statement");
  g_assert_cmpuint (tag->key, ==, 'q');
  g_assert_true (anno_tagset_find_role (tagset, ANNO_ROLE_CLAIM) == tag);
  g_assert_cmpstr (anno_tagset_find (anno_corpus_get_tagset (setting.corpus), "claim")->name, ==,
                   "Statement");
  /* Nobody's annotations were touched for that. */
  g_assert_cmpstr (anno_span_get_tag (panel_scene_find (setting.scene, setting.span)), ==, "claim");
}

/* What shows the types follows at once. */
static void
test_followed (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  GtkWidget *inspector = g_object_new (ANNO_TYPE_INSPECTOR, NULL);
  anno_inspector_set_session (ANNO_INSPECTOR (inspector), setting.scene->session);
  panel_scene_show (setting.scene, inspector, 340, 700);

  g_assert_nonnull (widgets_find_named (inspector, "Tag as Cue"));
  open_row (&setting, "list", 1);
  type (&setting, "tag", "Name", "Signal");
  press (&setting, "win.save");
  wait_until_saved (&setting);
  widgets_settle ();
  g_assert_nonnull (widgets_find_named (inspector, "Tag as Signal"));
  g_assert_null (widgets_find_named (inspector, "Tag as Cue"));
}

static void
test_add (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);

  g_signal_emit_by_name (page_of (&setting, "list"), "added");
  g_assert_cmpstr (page_shown (&setting), ==, "tag");
  g_assert_nonnull (widgets_find_label (page_of (&setting, "tag"), "It has no name."));
  g_assert_false (can_save (&setting));
  type (&setting, "tag", "Name", "Number");
  g_signal_emit_by_name (page_of (&setting, "tag"), "field-added");
  g_assert_cmpstr (page_shown (&setting), ==, "field");
  type (&setting, "field", "Name", "Unit");
  g_assert_nonnull (widgets_find_label (page_of (&setting, "field"), "It needs at least one choice."));
  type (&setting, "field", "Another choice", "Metre");
  g_signal_emit_by_name (widgets_find_named (page_of (&setting, "field"), "Another choice"), "activate");
  g_assert_true (can_save (&setting));
  press (&setting, "tagset.back");
  g_assert_cmpstr (title_of (&setting, "tag", 0), ==, "Unit");
  press (&setting, "win.save");
  wait_until_saved (&setting);

  g_autoptr (AnnoTagset) tagset = read_file (&setting);
  const AnnoTag *tag = anno_tagset_get_tag (tagset, 4);
  g_assert_cmpstr (tag->id, ==, "number");
  g_assert_cmpuint (tag->key, ==, 'n');
  const AnnoField *field = anno_tag_find_field (tag, "unit");
  g_assert_nonnull (anno_field_find_choice (field, "metre"));
}

static void
remove_claim (Setting *setting)
{
  g_signal_emit_by_name (page_of (setting, "list"), "removed", 2);
  g_assert_cmpstr (title_of (setting, "list", 2), ==, "Date");
  press (setting, "win.save");
}

static void
test_in_use (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  guint n_steps = panel_scene_n_steps (setting.scene);

  /* Who thinks better of it has changed nothing. */
  remove_claim (&setting);
  widgets_answer (widgets_wait_for_question ("What About Your Spans?"), "cancel");
  g_autofree char *file = file_of (&setting, "tagset.json");
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (can_save (&setting));

  press (&setting, "win.save");
  AdwMessageDialog *dialog = widgets_wait_for_question ("What About Your Spans?");
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (dialog), "Claim: 1 span in 1 article"));
  GtkDropDown *choice = widgets_find_type (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (choice, 3); /* Keep, delete, Speaker, Cue */
  widgets_answer (dialog, "save");
  wait_until_saved (&setting);
  g_assert_cmpstr (anno_span_get_tag (panel_scene_find (setting.scene, setting.span)), ==, "cue");
  g_assert_cmpuint (panel_scene_n_steps (setting.scene), ==, n_steps + 1);
  panel_scene_undo (setting.scene);
  g_assert_cmpstr (anno_span_get_tag (panel_scene_find (setting.scene, setting.span)), ==, "claim");
}

#define THEIRS                                                                                     \
  "{\"format\":1,\"name\":\"Theirs\",\"tags\":[{\"id\":\"x\",\"name\":\"X\",\"colour\":\"blue\"}]}"

static guint
count_copies (Setting *setting)
{
  g_autoptr (GDir) folder = g_dir_open (anno_corpus_get_root (setting->corpus), 0, NULL);
  const char *name = NULL;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_prefix (name, "tagset.") && g_str_has_suffix (name, ".conflict.json");
  return n;
}

static void
test_conflict (void)
{
  static const struct
  {
    const char *answer, *name;
  } cases[] = { { "mine", "Ours" }, { "theirs", "Theirs" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Setting) setting = { 0 };
      setting_init (&setting);
      g_autofree char *file = file_of (&setting, "tagset.json");

      type (&setting, "list", "Name of the tagset", "Ours");
      g_assert_true (g_file_set_contents (file, THEIRS, -1, NULL));
      press (&setting, "win.save");
      widgets_answer (widgets_wait_for_question ("Another Hand Has Changed the Tagset"),
                      cases[i].answer);
      wait_until_saved (&setting);
      g_assert_cmpstr (anno_tagset_get_name (anno_corpus_get_tagset (setting.corpus)), ==, cases[i].name);
      g_autoptr (AnnoTagset) tagset = read_file (&setting);
      g_assert_cmpstr (anno_tagset_get_name (tagset), ==, cases[i].name);
      g_assert_cmpuint (count_copies (&setting), ==, 1);
    }
}

/* What isn't saved is asked about, and what can't be read is said. */
static void
test_close (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);

  type (&setting, "list", "Name of the tagset", "Ours");
  press (&setting, "win.close");
  widgets_answer (widgets_wait_for_question ("Save the Tagset?"), "cancel");
  g_assert_nonnull (setting.window);
  press (&setting, "win.close");
  widgets_answer (widgets_wait_for_question ("Save the Tagset?"), "discard");
  wait_until_saved (&setting);
  g_autofree char *file = file_of (&setting, "tagset.json");
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (file, "{", -1, NULL));
  GtkWidget *window = anno_tagset_window_new (NULL, setting.scene->session);
  g_set_weak_pointer (&setting.window, window);
  gtk_window_present (GTK_WINDOW (window));
  while (!g_str_equal (page_shown (&setting), "failed"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (can_save (&setting));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/tagset-window/change", test_change);
  g_test_add_func ("/tagset-window/followed", test_followed);
  g_test_add_func ("/tagset-window/add", test_add);
  g_test_add_func ("/tagset-window/in-use", test_in_use);
  g_test_add_func ("/tagset-window/conflict", test_conflict);
  g_test_add_func ("/tagset-window/close", test_close);
  return g_test_run ();
}
