/* Proves panels/date-editor and panels/document-date over a real corpus: what is typed, offered and
 * refused, one step a gesture, and that nothing is set before a person takes it. */
#include "panels/commit-entry.h"
#include "panels/date-editor.h"
#include "panels/day-picker.h"
#include "panels/document-date.h"
#include "session/verbs.h"

#include <adwaita.h>
#include <glib/gstdio.h>

static const char article_text[]
    = "Heading\n\nSunday, July 9, 2017\n\nHe said it on Sunday, and later.\n";

typedef struct
{
  char *root;
  AnnoCorpus *corpus;
  AnnoSession *session;
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *editor;
  const AnnoField *field;
} Scene;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  *(AnnoCorpus **) data = anno_corpus_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
settle (void)
{
  for (guint i = 0; i < 20; i++)
    while (g_main_context_iteration (NULL, FALSE))
      ;
}

static const AnnoTag *
date_tag (Scene *scene)
{
  return anno_tagset_find_role (anno_corpus_get_tagset (scene->corpus), ANNO_ROLE_DATE);
}

static const AnnoField *
timex_field (const AnnoTag *tag)
{
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->kind == ANNO_FIELD_TIMEX)
        return field;
    }
  g_assert_not_reached ();
}

static void
scene_init (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoAnnotator) annotator
      = anno_annotator_new ("urn:uuid:00000000-0000-4000-8000-000000000001", "Ann", "ann");
  scene->root = g_dir_make_tmp ("dates-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (scene->root, "article.txt", NULL);
  g_file_set_contents (path, article_text, -1, &error);
  g_assert_no_error (error);
  scene->corpus = NULL;
  anno_corpus_open_async (scene->root, annotator, NULL, opened_cb, &scene->corpus);
  while (scene->corpus == NULL)
    g_main_context_iteration (NULL, TRUE);
  scene->session = anno_session_new (scene->corpus);
  anno_session_open (scene->session, "article.txt");
  while (anno_session_get_document (scene->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  scene->field = timex_field (date_tag (scene));
  scene->window = gtk_window_new ();
  scene->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  scene->editor = anno_date_editor_new (scene->session, scene->field);
  gtk_box_append (GTK_BOX (scene->box), scene->editor);
  gtk_window_set_child (GTK_WINDOW (scene->window), scene->box);
  gtk_window_present (GTK_WINDOW (scene->window));
  settle ();
}

static void
scene_clear (Scene *scene)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  settle ();
  g_clear_object (&scene->session);
  g_clear_object (&scene->corpus);
  g_clear_pointer (&scene->root, g_free);
}

static AnnoSpan *
chosen (Scene *scene)
{
  return anno_session_get_chosen (scene->session);
}

static void
refresh (Scene *scene)
{
  anno_field_editor_refresh (ANNO_FIELD_EDITOR (scene->editor), chosen (scene));
  settle ();
}

/* Marks @words as a date, and shows it in the editor. */
static void
mark (Scene *scene, const char *words)
{
  const char *found = g_strrstr (article_text, words);
  guint start = (guint) (found - article_text);
  AnnoSegment segment = { start, start + (guint) strlen (words) };
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  AnnoGesture gesture;
  g_autoptr (AnnoSpan) span = NULL;

  g_array_append_val (segments, segment);
  g_assert_true (anno_session_get_gesture (scene->session, &gesture));
  anno_session_do (scene->session, anno_gesture_mark (&gesture, date_tag (scene), segments, &span));
  anno_session_choose (scene->session, anno_span_get_id (span), FALSE);
  refresh (scene);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *css_class)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (css_class == NULL || gtk_widget_has_css_class (widget, css_class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, css_class);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static AnnoCommitEntry *
entry_of (GtkWidget *widget)
{
  return ANNO_COMMIT_ENTRY (find (widget, ANNO_TYPE_COMMIT_ENTRY, NULL));
}

static const char *
meaning_of (Scene *scene)
{
  return gtk_label_get_text (GTK_LABEL (find (scene->editor, GTK_TYPE_LABEL, "caption")));
}

static void
assert_value (Scene *scene, const char *type, const char *text, const char *mod, const char *anchor)
{
  const AnnoValue *value = anno_span_find_value (chosen (scene), scene->field->id);

  if (text == NULL)
    {
      g_assert_null (value);
      return;
    }
  g_assert_nonnull (value);
  g_assert_cmpstr (value->timex, ==, type);
  g_assert_cmpstr (value->text, ==, text);
  g_assert_cmpstr (value->mod, ==, mod);
  g_assert_cmpstr (value->anchor, ==, anchor);
}

static void
type_text (Scene *scene, const char *text)
{
  anno_commit_entry_commit (entry_of (scene->editor), text);
  settle ();
  if (!gtk_widget_has_css_class (
          GTK_WIDGET (anno_commit_entry_get_entry (entry_of (scene->editor))), "error"))
    refresh (scene);
}

static void
test_typed (void)
{
  Scene scene;
  scene_init (&scene);
  mark (&scene, "Sunday");

  type_text (&scene, "2017-07-09TMO");
  assert_value (&scene, "TIME", "2017-07-09TMO", NULL, NULL);
  g_assert_cmpstr (meaning_of (&scene), ==, "Sunday 9 July 2017, morning");
  type_text (&scene, "the end of last year");
  assert_value (&scene, "DATE", "2016", "END", "dct");
  g_assert_cmpstr (meaning_of (&scene), ==, "the end of 2016");
  type_text (&scene, "");
  assert_value (&scene, NULL, NULL, NULL, NULL);
  g_action_group_activate_action (anno_verbs_get (scene.session), "undo", NULL);
  assert_value (&scene, "DATE", "2016", "END", "dct");
  g_action_group_activate_action (anno_verbs_get (scene.session), "undo", NULL);
  assert_value (&scene, "TIME", "2017-07-09TMO", NULL, NULL);
  scene_clear (&scene);
}

static void
test_refused (void)
{
  Scene scene;
  scene_init (&scene);
  mark (&scene, "Sunday");
  type_text (&scene, "2017-07-09");

  type_text (&scene, "7/8/2017");
  GtkWidget *entry = GTK_WIDGET (anno_commit_entry_get_entry (entry_of (scene.editor)));
  assert_value (&scene, "DATE", "2017-07-09", NULL, NULL);
  g_assert_nonnull (strstr (meaning_of (&scene), "8 July 2017"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "7/8/2017");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  anno_commit_entry_revert (entry_of (scene.editor));
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2017-07-09");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_cmpstr (meaning_of (&scene), ==, "Sunday 9 July 2017");
  scene_clear (&scene);
}

/* What the marked words mean is offered, not set; words that name no time offer nothing. */
static void
test_suggestion (void)
{
  Scene scene;
  scene_init (&scene);
  mark (&scene, "Sunday");
  GtkWidget *suggestion = find (scene.editor, GTK_TYPE_BUTTON, "date-suggestion");

  assert_value (&scene, NULL, NULL, NULL, NULL);
  g_assert_true (gtk_widget_get_visible (suggestion));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (suggestion)))),
                   ==, "Sunday 9 July 2017?");
  g_signal_emit_by_name (suggestion, "clicked");
  refresh (&scene);
  assert_value (&scene, "DATE", "2017-07-09", NULL, "dct");
  g_assert_false (gtk_widget_get_visible (suggestion));
  mark (&scene, "later");
  g_assert_false (gtk_widget_get_visible (suggestion));
  scene_clear (&scene);
}

/* A picked day goes under a time of day that is set. */
static void
test_picked (void)
{
  Scene scene;
  scene_init (&scene);
  mark (&scene, "Sunday");
  GtkWidget *menu = find (scene.editor, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *picker = gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));

  g_signal_emit_by_name (picker, "picked", "2017-07-04");
  assert_value (&scene, "DATE", "2017-07-04", NULL, NULL);
  type_text (&scene, "2017-07-09TMO");
  g_signal_emit_by_name (picker, "picked", "2017-07-04");
  assert_value (&scene, "TIME", "2017-07-04TMO", NULL, NULL);
  scene_clear (&scene);
}

/* The calendar opens where the value is; where that is no day, week or month, at the article's date. */
static void
test_picker_day (void)
{
  static const struct
  {
    const char *value, *otherwise, *button;
  } rows[] = {
    { "2017-07-09TMO", "1999-01-01", "Use Sunday 9 July 2017" },
    { "2017-07", NULL, "Use Saturday 1 July 2017" },
    { "2017-W28", NULL, "Use Monday 10 July 2017" },
    { "2017-W28-WE", NULL, "Use Saturday 15 July 2017" },
    { "P3D", "2017-07-21", "Use Friday 21 July 2017" },
    { NULL, "2017-07-21", "Use Friday 21 July 2017" },
  };
  GtkWidget *picker = g_object_ref_sink (anno_day_picker_new ());

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      anno_day_picker_show (ANNO_DAY_PICKER (picker), rows[i].value, rows[i].otherwise);
      GtkButton *button = GTK_BUTTON (gtk_widget_get_last_child (picker));
      g_assert_cmpstr (gtk_button_get_label (button), ==, rows[i].button);
    }
  g_object_unref (picker);
}

static void
test_document_date (void)
{
  Scene scene;
  scene_init (&scene);
  GtkWidget *date = anno_document_date_new (scene.session);
  AnnoDocument *document = anno_session_get_document (scene.session);
  gtk_box_append (GTK_BOX (scene.box), date);
  GtkWidget *menu = find (date, GTK_TYPE_MENU_BUTTON, NULL);
  GtkLabel *label
      = GTK_LABEL (find (gtk_menu_button_get_child (GTK_MENU_BUTTON (menu)), GTK_TYPE_LABEL, NULL));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));

  /* What a click brings up is made by the click. */
  g_assert_null (find (popover, GTK_TYPE_ENTRY, NULL));
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  AnnoCommitEntry *entry = entry_of (popover);
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Sunday 9 July 2017 · printed in the article");
  anno_commit_entry_commit (entry, "10 juillet 2017");
  g_assert_cmpstr (anno_document_get_date (document), ==, "2017-07-10");
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Monday 10 July 2017 · set by hand");
  anno_commit_entry_commit (entry, "July 2017");
  g_assert_cmpstr (anno_document_get_date (document), ==, "2017-07-10");
  gtk_test_accessible_assert_state (GTK_WIDGET (anno_commit_entry_get_entry (entry)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  GtkWidget *take_back = gtk_widget_get_last_child (gtk_widget_get_parent (GTK_WIDGET (entry)));
  g_assert_true (GTK_IS_BUTTON (take_back) && gtk_widget_get_visible (take_back));
  anno_commit_entry_commit (entry, "");
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Sunday 9 July 2017 · printed in the article");
  g_assert_false (gtk_widget_get_visible (take_back));

  /* One that everybody has is shown, and is not one's own to take back. */
  const AnnoMeta known = { .date = (char *) "2017-07-11", .date_origin = (char *) "hand" };
  anno_document_set_meta (document, &known, anno_document_get_meta_identity (document));
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Tuesday 11 July 2017 · set by hand");
  g_assert_false (gtk_widget_get_visible (take_back));
  scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/date-editor/typed", test_typed);
  g_test_add_func ("/date-editor/refused", test_refused);
  g_test_add_func ("/date-editor/suggestion", test_suggestion);
  g_test_add_func ("/date-editor/picked", test_picked);
  g_test_add_func ("/date-editor/picker-day", test_picker_day);
  g_test_add_func ("/document-date", test_document_date);
  return g_test_run ();
}
