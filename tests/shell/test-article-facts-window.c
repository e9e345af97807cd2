/* Proves shell/article-facts-window with its form, and shell/facts-door: what is typed is a draft
 * that says what is wrong with it, saving has all who show the article follow, and another hand's
 * version is not lost. */
#include "panels/panel-scene.h"

#include "panels/facts-form.h"
#include "shell/article-facts-window.h"
#include "shell/facts-door.h"
#include "shell/window-title.h"

#include <glib/gstdio.h>
#include <string.h>

#define KNOWN                                                                                      \
  "{\"title\":\"Known\",\"date\":\"2017-07-10\",\"dateOrigin\":\"metadata\",\"id\":\"urn:x\","     \
  "\"importedFrom\":\"other\",\"original\":\"a.xml\",\"rule\":1,\"theirs\":[1]}"

typedef struct
{
  PanelScene *scene;
  AnnoSession *session;
  GtkWidget *window; /* weak: it closes itself when it has saved */
  AnnoMetaOrder *undo;
} Setting;

static char *
file_of (Setting *setting)
{
  return g_build_filename (setting->scene->root, "a.meta.json", NULL);
}

static void
write_known (Setting *setting, const char *text)
{
  g_autofree char *file = file_of (setting);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static char *
read_known (Setting *setting)
{
  g_autofree char *file = file_of (setting);
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, NULL);
  return text;
}

static void
saved_cb (AnnoMetaOrder *undo, gpointer data)
{
  Setting *setting = data;

  g_assert_null (setting->undo);
  setting->undo = undo;
}

static GtkStack *
stack_of (Setting *setting)
{
  return widgets_find_type (setting->window, GTK_TYPE_STACK);
}

static gboolean
is_busy (Setting *setting)
{
  return !gtk_widget_get_sensitive (GTK_WIDGET (stack_of (setting)));
}

static void
wait_until_read (Setting *setting)
{
  while (is_busy (setting))
    g_main_context_iteration (NULL, TRUE);
  widgets_settle ();
}

static void
setting_open (Setting *setting)
{
  GtkWidget *window = anno_article_facts_window_new (NULL, setting->session, saved_cb, setting);

  g_set_weak_pointer (&setting->window, window);
  gtk_window_present (GTK_WINDOW (window));
  wait_until_read (setting);
}

/* @known: what the file says, or NULL for none. */
static void
setting_init (Setting *setting, const char *known)
{
  setting->scene = panel_scene_new (NULL);
  setting->session = setting->scene->session;
  if (known != NULL)
    write_known (setting, known);
  setting_open (setting);
}

static void
setting_clear (Setting *setting)
{
  if (setting->window != NULL)
    gtk_window_destroy (GTK_WINDOW (setting->window));
  g_clear_weak_pointer (&setting->window);
  g_clear_pointer (&setting->undo, anno_meta_order_free);
  widgets_settle ();
  panel_scene_free (setting->scene);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

static void
type (Setting *setting, const char *field, const char *text)
{
  GtkEditable *entry = widgets_find_named (setting->window, field);
  g_assert_nonnull (entry);
  gtk_editable_set_text (entry, text);
}

static const char *
typed (Setting *setting, const char *field)
{
  return gtk_editable_get_text (widgets_find_named (setting->window, field));
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
  GtkWidget *label = widgets_find_label (setting->window, "Save");
  return gtk_widget_get_sensitive (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
}

static void
wait_until_closed (Setting *setting)
{
  while (setting->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  widgets_settle ();
}

static gboolean
says (Setting *setting, const char *words)
{
  return widgets_find_label (setting->window, words) != NULL;
}

static void
test_nothing_known (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, NULL);
  AnnoDocument *document = anno_session_get_document (setting.session);

  g_assert_cmpstr (typed (&setting, "Title"), ==, "");
  g_assert_false (says (&setting, "Where It Came From"));
  g_assert_false (can_save (&setting));
  type (&setting, "Title", "  New ");
  g_assert_true (can_save (&setting));
  type (&setting, "Date", "9 July 2017");
  g_assert_true (says (&setting, "Sunday 9 July 2017"));
  press (&setting, "win.save");
  wait_until_closed (&setting);
  g_assert_cmpstr (anno_document_get_title (document), ==, "New");
  g_assert_cmpstr (anno_document_get_date (document), ==, "2017-07-09");
  g_assert_cmpstr (anno_document_get_date_origin (document), ==, "hand");
  g_autofree char *file = read_known (&setting);
  g_assert_cmpstr (file, ==,
                   "{\n  \"title\": \"New\",\n  \"date\": \"2017-07-09\",\n"
                   "  \"dateOrigin\": \"hand\"\n}\n");
}

/* What is wrong is said beside it, and can't be saved; what an import said is to be read, and
 * stays. */
static void
test_checked (void)
{
  static const struct
  {
    const char *field, *wrong, *message, *right;
  } cases[] = {
    { "Date", "31 June 2017", "June 2017 has 30 days", "2017-06-30" },
    { "Address", "javascript:alert(1)",
      "“\342\201\250javascript:alert(1)\342\201\251” is not a whole address, such as "
      "“https://example.org/news”",
      "https://example.org/" },
    { "Language", "German",
      "“\342\201\250German\342\201\251” is not the code of a language, such as “en” or “de-AT”",
      "de" },
  };
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, KNOWN);

  g_assert_cmpstr (typed (&setting, "Title"), ==, "Known");
  g_assert_true (says (&setting, "Monday 10 July 2017"));
  g_assert_true (says (&setting, "Where It Came From"));
  g_assert_true (says (&setting, "urn:x") && says (&setting, "a.xml") && says (&setting, "other"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].wrong);
      type (&setting, cases[i].field, cases[i].wrong);
      g_assert_true (says (&setting, cases[i].message));
      g_assert_false (can_save (&setting));
      GtkWidget *entry = widgets_find_named (setting.window, cases[i].field);
      g_assert_true (gtk_widget_has_css_class (entry, "error"));
      gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           cases[i].message);
      type (&setting, cases[i].field, cases[i].right);
      g_assert_false (says (&setting, cases[i].message));
      g_assert_false (gtk_widget_has_css_class (entry, "error"));
      g_assert_true (can_save (&setting));
    }
  press (&setting, "win.save");
  wait_until_closed (&setting);
  g_autofree char *file = read_known (&setting);
  g_assert_nonnull (strstr (file, "\"date\": \"2017-06-30\",\n  \"dateOrigin\": \"hand\""));
  g_assert_nonnull (strstr (file, "\"id\": \"urn:x\""));
  g_assert_nonnull (strstr (file, "\"theirs\":[1]"));
}

/* What is typed as it was can't be saved, and nobody is asked about it. */
static void
test_unchanged (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, KNOWN);

  type (&setting, "Title", "Other");
  g_assert_true (can_save (&setting));
  type (&setting, "Title", "Known");
  g_assert_false (can_save (&setting));
  press (&setting, "win.close");
  wait_until_closed (&setting);
  g_assert_null (setting.undo);
  g_autofree char *file = read_known (&setting);
  g_assert_cmpstr (file, ==, KNOWN);
}

/* Another hand was faster: what one typed stays, what one didn't is theirs, and saving again works.
 */
static void
test_conflict (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, KNOWN);

  type (&setting, "Title", "Ours");
  write_known (&setting, "{\"title\":\"Theirs\",\"source\":\"Agency\",\"x\":1}");
  press (&setting, "win.save");
  wait_until_read (&setting);
  g_assert_nonnull (setting.window);
  g_assert_null (setting.undo);
  g_assert_cmpstr (typed (&setting, "Title"), ==, "Ours");
  g_assert_cmpstr (typed (&setting, "Source"), ==, "Agency");
  g_assert_cmpstr (typed (&setting, "Date"), ==, "");
  g_assert_true (says (&setting,
                       "Somebody else has changed what is known of this article, and nothing "
                       "was saved. What they wrote is shown now where you typed nothing: look "
                       "through it, then save again."));
  g_autofree char *theirs = read_known (&setting);
  g_assert_nonnull (strstr (theirs, "Theirs"));
  press (&setting, "win.save");
  wait_until_closed (&setting);
  g_autofree char *file = read_known (&setting);
  g_assert_cmpstr (file, ==,
                   "{\n  \"title\": \"Ours\",\n  \"source\": \"Agency\",\n  \"x\":1\n}\n");
}

static void
test_close (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, KNOWN);

  type (&setting, "Title", "Ours");
  press (&setting, "win.close");
  widgets_answer (widgets_wait_for_question ("Save the Facts?"), "cancel");
  g_assert_nonnull (setting.window);
  press (&setting, "win.close");
  widgets_answer (widgets_wait_for_question ("Save the Facts?"), "discard");
  wait_until_closed (&setting);
  g_autofree char *file = read_known (&setting);
  g_assert_cmpstr (file, ==, KNOWN);

  setting_open (&setting);
  type (&setting, "Title", "Ours");
  press (&setting, "win.close");
  widgets_answer (widgets_wait_for_question ("Save the Facts?"), "save");
  wait_until_closed (&setting);
  g_autofree char *saved = read_known (&setting);
  g_assert_nonnull (strstr (saved, "Ours"));
}

/* What can't be read can't be corrected, and what can't be written says so and stays open. */
static void
test_failed (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, "{\"title\":");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack_of (&setting)), ==, "failed");
  g_assert_false (can_save (&setting));
  press (&setting, "win.close");
  wait_until_closed (&setting);

  write_known (&setting, KNOWN);
  setting_open (&setting);
  type (&setting, "Title", "Ours");
  g_autofree char *article = g_build_filename (setting.scene->root, "a.txt", NULL);
  g_autofree char *away = g_strconcat (article, ".away", NULL);
  g_assert_cmpint (g_rename (article, away), ==, 0);
  press (&setting, "win.save");
  wait_until_read (&setting);
  g_assert_nonnull (setting.window);
  g_assert_cmpstr (typed (&setting, "Title"), ==, "Ours");
  g_assert_true (can_save (&setting));
  g_assert_cmpint (g_rename (away, article), ==, 0);
  press (&setting, "win.save");
  wait_until_closed (&setting);
}

/* A date of one's own goes before the one that everybody has, and that is said. */
static void
test_own_date (void)
{
  g_auto (Setting) setting = { 0 };
  AnnoGesture gesture;
  setting_init (&setting, KNOWN);

  press (&setting, "win.close");
  wait_until_closed (&setting);
  g_assert_true (anno_session_get_gesture (setting.session, &gesture));
  anno_session_do (setting.session, anno_gesture_set_date (&gesture, "2017-07-08"));
  setting_open (&setting);
  g_assert_true (says (&setting,
                       "Monday 10 July 2017\nIn your annotations the date was set by hand to "
                       "Saturday 8 July 2017. That one counts for them."));
}

/* What a window is made of, as far as the door and the title need it. */
typedef struct
{
  Setting setting;
  GtkWidget *window; /* with the actions */
  GtkWidget *title;
  GtkWidget *toasts;
} Frame;

static void
frame_init (Frame *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->setting.scene = panel_scene_new (NULL);
  self->setting.session = self->setting.scene->session;
  self->window = adw_application_window_new (NULL);
  self->title = adw_window_title_new ("", "");
  self->toasts = adw_toast_overlay_new ();
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->toasts);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), box);
  anno_facts_door_set_session (GTK_WINDOW (self->window), self->setting.session,
                               ADW_TOAST_OVERLAY (self->toasts));
  anno_window_title_set_session (ADW_WINDOW_TITLE (self->title), self->setting.session);
  gtk_window_present (GTK_WINDOW (self->window));
  widgets_settle ();
}

static void
frame_clear (Frame *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  setting_clear (&self->setting);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

static gboolean
is_enabled (Frame *self, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), action);
}

static void
open_facts (Frame *self)
{
  g_autoptr (GList) windows = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (self->window), "article-facts", NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link != NULL; link = link->next)
    if (ANNO_IS_ARTICLE_FACTS_WINDOW (link->data))
      g_set_weak_pointer (&self->setting.window, link->data);
  g_assert_nonnull (self->setting.window);
  wait_until_read (&self->setting);
}

static void
wait_for_toast (Frame *self, const char *message)
{
  while (widgets_find_label (self->toasts, message) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Saved by the window, told with a way back, and taken back by it; the title follows both ways. */
static void
test_door (void)
{
  g_auto (Frame) frame = { 0 };
  frame_init (&frame);
  AdwWindowTitle *title = ADW_WINDOW_TITLE (frame.title);

  g_assert_true (is_enabled (&frame, "article-facts"));
  g_assert_false (is_enabled (&frame, "undo-article-facts"));
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "Senators want answers");
  open_facts (&frame);
  type (&frame.setting, "Title", "New");
  press (&frame.setting, "win.save");
  wait_until_closed (&frame.setting);
  wait_for_toast (&frame, "Changed what is known of “\342\201\250New\342\201\251”");
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "New");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (frame.window)), ==, "New");

  GtkWidget *undo = widgets_find_label (frame.toasts, "Undo");
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  wait_for_toast (&frame,
                  "“\342\201\250Senators want answers\342\201\251” is known as it was before");
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "Senators want answers");
  g_assert_false (is_enabled (&frame, "undo-article-facts"));
  g_autofree char *file = read_known (&frame.setting);
  g_assert_cmpstr (file, ==, "{\n}\n");
}

/* What another hand wrote after the save isn't undone with it. */
static void
test_undo_refused (void)
{
  g_auto (Frame) frame = { 0 };
  frame_init (&frame);

  open_facts (&frame);
  type (&frame.setting, "Title", "New");
  press (&frame.setting, "win.save");
  wait_until_closed (&frame.setting);
  write_known (&frame.setting, "{\"title\":\"Theirs\"}");
  g_action_group_activate_action (G_ACTION_GROUP (frame.window), "undo-article-facts", NULL);
  while (widgets_find_label (frame.toasts, "Undo") != NULL
         || widgets_find_type (frame.toasts, GTK_TYPE_LABEL) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autofree char *file = read_known (&frame.setting);
  g_assert_cmpstr (file, ==, "{\"title\":\"Theirs\"}");
}

static gboolean
is_looked_at (AnnoSession *session)
{
  AnnoDocument *document = anno_session_get_document (session);
  return document != NULL
         && anno_corpus_find_document (anno_session_get_corpus (session), "a.txt") != document;
}

/* What a colleague is looked at on follows, too. */
static void
test_colleague (void)
{
  g_auto (Frame) frame = { 0 };
  frame_init (&frame);
  g_autoptr (AnnoAnnotator) colleague
      = anno_annotator_new ("urn:uuid:22222222-2222-4222-8222-222222222222", "Bo", "bo");
  AdwWindowTitle *title = ADW_WINDOW_TITLE (frame.title);

  anno_session_look_at (frame.setting.session, colleague);
  while (!is_looked_at (frame.setting.session))
    g_main_context_iteration (NULL, TRUE);
  open_facts (&frame);
  type (&frame.setting, "Title", "New");
  press (&frame.setting, "win.save");
  wait_until_closed (&frame.setting);
  widgets_settle ();
  g_assert_true (is_looked_at (frame.setting.session));
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "New");
  g_action_group_activate_action (G_ACTION_GROUP (frame.window), "undo-article-facts", NULL);
  while (!g_str_equal (adw_window_title_get_title (title), "Senators want answers"))
    g_main_context_iteration (NULL, TRUE);
}

/* Without an article there is nothing to know. */
static void
test_no_article (void)
{
  g_auto (Frame) frame = { 0 };
  frame_init (&frame);

  anno_session_open (frame.setting.session, "no-such.txt");
  while (anno_session_get_document (frame.setting.session) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_enabled (&frame, "article-facts"));
  anno_session_open (frame.setting.session, "b.txt");
  while (anno_session_get_document (frame.setting.session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_enabled (&frame, "article-facts"));
  anno_facts_door_set_session (GTK_WINDOW (frame.window), NULL, ADW_TOAST_OVERLAY (frame.toasts));
  g_assert_false (is_enabled (&frame, "article-facts"));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/article-facts-window/nothing-known", test_nothing_known);
  g_test_add_func ("/article-facts-window/checked", test_checked);
  g_test_add_func ("/article-facts-window/unchanged", test_unchanged);
  g_test_add_func ("/article-facts-window/conflict", test_conflict);
  g_test_add_func ("/article-facts-window/close", test_close);
  g_test_add_func ("/article-facts-window/failed", test_failed);
  g_test_add_func ("/article-facts-window/own-date", test_own_date);
  g_test_add_func ("/article-facts-window/door", test_door);
  g_test_add_func ("/article-facts-window/undo-refused", test_undo_refused);
  g_test_add_func ("/article-facts-window/colleague", test_colleague);
  g_test_add_func ("/article-facts-window/no-article", test_no_article);
  return g_test_run ();
}
