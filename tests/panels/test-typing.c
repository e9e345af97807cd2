/* Proves panels/typing: what is typed counts before all is saved, and the keyboard stays where it is. */
#include "panels/panel-scene.h"

#include "panels/commit-entry.h"
#include "panels/note-editor.h"
#include "panels/typing.h"

static void
committed_cb (AnnoCommitEntry *entry, const char *text, GString *log)
{
  g_string_append_printf (log, "[%s]", text);
}

static void
test_entry (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *widget = anno_commit_entry_new ("Role");
  GtkWidget *other = gtk_entry_new ();
  g_autoptr (GString) log = g_string_new (NULL);

  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (box), other);
  g_signal_connect (widget, "committed", G_CALLBACK (committed_cb), log);
  GtkWindow *window = widgets_show (box, 300, 200);
  gtk_window_set_focus (window, NULL);
  anno_typing_take_over (window); /* nobody types */

  gtk_widget_grab_focus (widget);
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkEntry *entry = anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (widget));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Senator");
  anno_typing_take_over (window);
  anno_typing_take_over (window);
  g_assert_cmpstr (log->str, ==, "[Senator]");
  g_assert_true (gtk_window_get_focus (window) == focus);

  /* A field that takes each letter over by itself is nobody's business here. */
  gtk_widget_grab_focus (other);
  anno_typing_take_over (window);
  g_assert_cmpstr (log->str, ==, "[Senator]");
  gtk_window_destroy (window);
}

static void
test_note (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *editor = anno_note_editor_new ();
  g_autofree char *id = panel_scene_mark (scene, "cue", "said");

  anno_note_editor_refresh (ANNO_NOTE_EDITOR (editor), scene->session, panel_scene_find (scene, id));
  panel_scene_show (scene, editor, 300, 200);
  GtkTextView *view = widgets_find_type (editor, GTK_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "ask the desk", -1);
  g_assert_null (anno_span_get_note (panel_scene_find (scene, id)));

  guint before = panel_scene_n_steps (scene);
  anno_typing_take_over (scene->window);
  anno_typing_take_over (scene->window);
  g_assert_cmpstr (anno_span_get_note (panel_scene_find (scene, id)), ==, "ask the desk");
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before + 1);
  g_assert_true (gtk_window_get_focus (scene->window) == GTK_WIDGET (view));
  anno_note_editor_clear (ANNO_NOTE_EDITOR (editor));
  panel_scene_free (scene);
}

/* A separator in a note is shown as a blank, and stays what it is until somebody types. */
static void
test_separator (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *editor = anno_note_editor_new ();
  g_autofree char *id = panel_scene_mark (scene, "cue", "said");
  AnnoGesture gesture;

  g_assert_true (anno_session_get_gesture (scene->session, &gesture));
  anno_session_do (scene->session, anno_gesture_set_note (&gesture, panel_scene_find (scene, id),
                                                          "ask\x1Cthe desk"));
  guint before = panel_scene_n_steps (scene);
  anno_note_editor_refresh (ANNO_NOTE_EDITOR (editor), scene->session, panel_scene_find (scene, id));
  panel_scene_show (scene, editor, 300, 200);
  GtkTextView *view = widgets_find_type (editor, GTK_TYPE_TEXT_VIEW);
  g_autofree char *shown = NULL;
  g_object_get (gtk_text_view_get_buffer (view), "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, "ask the desk");
  gtk_widget_grab_focus (GTK_WIDGET (view));
  anno_typing_take_over (scene->window);
  g_assert_cmpstr (anno_span_get_note (panel_scene_find (scene, id)), ==, "ask\x1Cthe desk");
  g_assert_cmpuint (panel_scene_n_steps (scene), ==, before);
  anno_note_editor_clear (ANNO_NOTE_EDITOR (editor));
  panel_scene_free (scene);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/typing/entry", test_entry);
  g_test_add_func ("/panels/typing/note", test_note);
  g_test_add_func ("/panels/typing/separator", test_separator);
  return g_test_run ();
}
