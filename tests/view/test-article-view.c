/* Proves view/article-view without a mouse: what is told, what is found where it is drawn, and what
 * an edit and a frame cost. */
#include "model/span-draft.h"
#include "scene.h"

static const char text[] = "Trump walks back cyber unit\n"
                           "\n"
                           "President Trump floated the idea on Sunday morning, but he backtracked.\n"
                           "\n"
                           "“It’s not the dumbest idea,” Graham said, “but it’s pretty close.”\n";

static void
assert_told (Scene *scene, const char *expected)
{
  g_autofree char *told = scene_take (scene);
  g_assert_cmpstr (told, ==, expected);
}

static void
select_as_keys (Scene *scene, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (scene->view));
  guint start = scene_find (scene, words);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) (start + g_utf8_strlen (words, -1)));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

static void
test_selection_is_told (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);

  assert_told (scene, "");
  select_as_keys (scene, "ent Trump fl");
  scene_settle (scene);
  assert_told (scene, "selected ent Trump fl\n");
  g_assert_cmpuint (anno_article_view_get_caret (scene->view), ==,
                    scene_find (scene, "oated the idea"));
  anno_article_view_place_caret (scene->view, 3);
  scene_settle (scene);
  assert_told (scene, "");
  select_as_keys (scene, "Graham");
  scene_settle (scene);
  assert_told (scene, "selected Graham\n");
  GtkTextIter iter;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (scene->view)), &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (scene->view)), &iter);
  scene_settle (scene);
  assert_told (scene, "selected \n");
}

static void
count_cb (GObject *object, GParamSpec *spec, gpointer data)
{
  (*(guint *) data)++;
}

static char *
read_clipboard (GdkClipboard *clipboard)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error));
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

/* What is selected elsewhere on the desktop takes nothing out of the hand here. */
static void
test_selection_is_kept (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (scene->view));
  guint start = scene_find (scene, "Graham");

  for (guint filled = 0; filled < 2; filled++)
    {
      anno_article_view_show (scene->view, scene->article, scene->layer, scene->tagset);
      anno_article_view_select (scene->view, start, start + 6);
      scene_settle (scene);
      g_autofree char *offered = read_clipboard (primary);
      g_assert_cmpstr (offered, ==, "Graham");
      gdk_clipboard_set_text (primary, "selected elsewhere");
      scene_settle (scene);
      g_assert_true (gtk_text_buffer_get_has_selection (
          gtk_text_view_get_buffer (GTK_TEXT_VIEW (scene->view))));
    }
}

static void
test_caret_is_notified (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  guint n = 0, caret = 0;

  g_signal_connect (scene->view, "notify::caret", G_CALLBACK (count_cb), &n);
  anno_article_view_place_caret (scene->view, 40);
  scene_settle (scene);
  g_object_get (scene->view, "caret", &caret, NULL);
  g_assert_cmpuint (caret, ==, 40);
  g_assert_cmpuint (n, ==, 1);
}

static GPtrArray *
spans_drawn_at (Scene *scene, double x, double y)
{
  return anno_article_view_pick (scene->view, x, y);
}

/* The smallest first, on the words; on its underline, a span alone. */
static void
test_picking (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);

  scene_mark (scene, "outer", "claim", "floated the idea on Sunday morning");
  scene_mark (scene, "inner", "date", "Sunday morning");
  scene_mark (scene, "claim", "claim", "“It’s not the dumbest idea,” … “but it’s pretty close.”");
  scene_settle (scene);

  graphene_point_t at = scene_point (scene, scene_find (scene, "nday mor"));
  g_autoptr (GPtrArray) both = spans_drawn_at (scene, at.x, at.y);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpstr (anno_span_get_id (both->pdata[0]), ==, "inner");
  g_assert_cmpstr (anno_span_get_id (both->pdata[1]), ==, "outer");

  GdkRectangle area;
  guint place = scene_find (scene, "nday mor");
  g_assert_true (anno_article_view_get_area (scene->view, place, place, &area));
  g_autoptr (GPtrArray) upper = spans_drawn_at (scene, at.x, area.y + area.height + 3);
  g_assert_cmpuint (upper->len, ==, 1);
  g_assert_cmpstr (anno_span_get_id (upper->pdata[0]), ==, "inner");
  g_autoptr (GPtrArray) lower = spans_drawn_at (scene, at.x, area.y + area.height + 15);
  g_assert_cmpuint (lower->len, ==, 1);
  g_assert_cmpstr (anno_span_get_id (lower->pdata[0]), ==, "outer");

  at = scene_point (scene, scene_find (scene, "aham said"));
  g_autoptr (GPtrArray) gap = spans_drawn_at (scene, at.x, at.y);
  g_assert_cmpuint (gap->len, ==, 0);
  at = scene_point (scene, scene_find (scene, "alks back"));
  g_autoptr (GPtrArray) none = spans_drawn_at (scene, at.x, at.y);
  g_assert_cmpuint (none->len, ==, 0);

  g_autoptr (GPtrArray) spans = anno_article_view_spans_at (scene->view, place);
  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpstr (anno_span_get_id (spans->pdata[0]), ==, "inner");
}

static int
x_of (Scene *scene, const char *words)
{
  GdkRectangle area;
  guint place = scene_find (scene, words);

  g_assert_true (anno_article_view_get_area (scene->view, place, place, &area));
  return area.x;
}

/* Words never move sideways; the first span of a paragraph moves nothing at all. */
static void
test_words_stay (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  graphene_point_t before = scene_point (scene, scene_find (scene, "“but it’s"));
  int x = x_of (scene, "backtracked");

  scene_mark (scene, "a", "date", "Sunday morning");
  scene_settle (scene);
  graphene_point_t after = scene_point (scene, scene_find (scene, "“but it’s"));
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, ==, after.y);

  scene_mark (scene, "b", "claim", "the idea on Sunday morning");
  scene_settle (scene);
  after = scene_point (scene, scene_find (scene, "“but it’s"));
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, <, after.y);
  g_assert_cmpint (x_of (scene, "backtracked"), ==, x);

  anno_layer_remove (scene->layer, "b");
  scene_settle (scene);
  after = scene_point (scene, scene_find (scene, "“but it’s"));
  g_assert_cmpfloat (before.y, ==, after.y);
}

static char *
long_text (guint n_paragraphs)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append_printf (string, "Paragraph %u has a few words that somebody said on Sunday, and "
                                    "some more, so that it fills two or three lines of the page.\n",
                            i);
  return g_string_free (string, FALSE);
}

/* A paragraph grows, but the line that is marked on stays where it is on the screen. */
static void
test_line_stays (void)
{
  g_autofree char *words = long_text (200);
  g_autoptr (Scene) scene = scene_new (words, 400, 500);
  guint paragraph = scene_find (scene, "Paragraph 100"), end = scene_find (scene, "Paragraph 101");
  guint last = end - 20;

  anno_article_view_reveal (scene->view, paragraph, end);
  scene_settle (scene);
  graphene_point_t top = scene_point (scene, paragraph), before = scene_point (scene, last);
  g_assert_cmpfloat (before.y, >, top.y + 30);
  for (guint i = 0; i < 3; i++)
    {
      AnnoSpanDraft *draft = anno_span_draft_new ("claim");
      anno_span_draft_add_segment (draft, last - 5, end - 2);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (scene->layer, span);
      scene_settle (scene);
      g_assert_cmpfloat_with_epsilon (scene_point (scene, end - 3).y, before.y, 1);
    }
  g_assert_cmpfloat (scene_point (scene, paragraph).y, <, top.y - 20);
}

/* A frame draws nothing anew; an edit draws its own paragraph, whatever the size of the article. */
static void
test_work_is_counted (void)
{
  static const guint sizes[] = { 20, 4000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *words = long_text (sizes[i]);
      g_autoptr (Scene) scene = scene_new (words, 700, 500);
      scene_mark (scene, "first", "speaker", "somebody");
      scene_settle (scene);
      const AnnoPageWork *work = anno_article_view_get_work (scene->view);
      AnnoPageWork before = *work;
      scene_settle (scene);
      g_assert_cmpuint (work->frames, >=, before.frames + 3);
      g_assert_cmpuint (work->planned, ==, before.planned);
      g_assert_cmpuint (work->drawn, ==, before.drawn);

      before = *work;
      scene_mark (scene, "second", "date", "Sunday");
      scene_settle (scene);
      g_assert_cmpuint (work->drawn - before.drawn, ==, 1);
      g_assert_cmpuint (work->planned - before.planned, ==, 2);
      g_assert_cmpuint (work->relaid - before.relaid, ==, 0);

      before = *work;
      scene_mark (scene, "third", "claim", "words that somebody said on Sunday");
      scene_settle (scene);
      g_assert_cmpuint (work->relaid - before.relaid, ==, 1);
      g_assert_cmpuint (work->pieces - before.pieces, <=, 12);
    }
}

/* A change far out of sight plans its own paragraph, and draws nothing. */
static void
test_out_of_sight_is_cheap (void)
{
  g_autofree char *words = long_text (4000);
  g_autoptr (Scene) scene = scene_new (words, 700, 500);

  scene_mark (scene, "near", "speaker", "somebody");
  scene_settle (scene);
  AnnoPageWork before = *anno_article_view_get_work (scene->view);
  scene_mark (scene, "far", "speaker", "Paragraph 3000");
  scene_settle (scene);
  const AnnoPageWork *work = anno_article_view_get_work (scene->view);
  g_assert_cmpuint (work->planned - before.planned, ==, 1);
  g_assert_cmpuint (work->drawn, ==, before.drawn);
}

/* A layer that is filled after it is shown is drawn, and its crowded paragraphs get their room. */
static void
test_filled_later (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  guint place = scene_find (scene, "morning");

  g_ptr_array_add (spans, scene_span (scene->article, "a", "date", "Sunday morning"));
  g_ptr_array_add (spans, scene_span (scene->article, "b", "claim", "idea on Sunday morning"));
  graphene_point_t before = scene_point (scene, scene_find (scene, "“but it’s"));
  g_assert_null (anno_layer_fill (scene->layer, spans));
  scene_settle (scene);
  graphene_point_t at = scene_point (scene, place);
  g_autoptr (GPtrArray) found = spans_drawn_at (scene, at.x, at.y);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpfloat (scene_point (scene, scene_find (scene, "“but it’s")).y, >, before.y);
}

static void
test_reveal (void)
{
  g_autofree char *words = long_text (3000);
  g_autoptr (Scene) scene = scene_new (words, 700, 500);
  guint place = scene_find (scene, "Paragraph 2500");
  GdkRectangle area;

  /* Asked before the text is laid out again: it waits, and lands. */
  anno_article_view_show (scene->view, scene->article, scene->layer, scene->tagset);
  anno_article_view_reveal (scene->view, place, place + 14);
  g_assert_true (anno_article_view_is_waiting (scene->view));
  scene_settle (scene);
  g_assert_false (anno_article_view_is_waiting (scene->view));
  g_assert_true (anno_article_view_get_area (scene->view, place, place + 14, &area));
  g_assert_cmpint (area.y, >=, 0);
  g_assert_cmpint (area.y + area.height, <=, gtk_widget_get_height (GTK_WIDGET (scene->view)));
  g_assert_false (anno_article_view_get_area (scene->view, 0, 5, &area));

  /* Once it is, at once. */
  anno_article_view_reveal (scene->view, 0, 5);
  g_assert_false (anno_article_view_is_waiting (scene->view));
  scene_settle (scene);
  g_assert_true (anno_article_view_get_area (scene->view, 0, 5, &area));
}

static void
test_zoom (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  GdkRectangle small, large;

  g_assert_true (anno_article_view_get_area (scene->view, 0, 0, &small));
  g_object_set (scene->view, "zoom", 2.0, NULL);
  scene_settle (scene);
  g_assert_true (anno_article_view_get_area (scene->view, 0, 0, &large));
  g_assert_cmpint (large.height, >=, 2 * small.height - 4);
  g_assert_cmpint (large.height, <=, 2 * small.height + 4);
}

/* The column has its width, in the middle, and the whole window where there is no more. */
static void
test_column (void)
{
  g_autoptr (Scene) wide = scene_new (text, 1200, 500), narrow = scene_new (text, 360, 500);
  int margin = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (wide->view));

  g_assert_cmpint (1200 - 2 * margin, >, 420);
  g_assert_cmpint (1200 - 2 * margin, <, 720);
  g_assert_cmpint (gtk_text_view_get_right_margin (GTK_TEXT_VIEW (wide->view)), ==, margin);
  g_assert_cmpint (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (narrow->view)), <, 30);
}

/* Odd texts are shown, and marked on, without a complaint of GTK's (which would end the test). */
static void
test_odd_texts (void)
{
  g_autoptr (GString) giant = g_string_new ("start ");
  for (guint i = 0; i < 40000; i++)
    g_string_append (giant, i % 2 ? "新聞" : "word ");
  const char *const texts[] = {
    "one \uFFFC two somebody\r\nthree\rfour\u2029five\u2028six\n\n\n",
    "somebody",
    "قال somebody الرئيس\nשלום",
    "\U0001F469\u200D\U0001F469\u200D\U0001F467 somebody e\u0301\n",
    giant->str,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Scene) scene = scene_new (texts[i], 500, 400);
      guint length = anno_article_get_length (scene->article);
      AnnoSpanDraft *draft = anno_span_draft_new ("no such tag");
      anno_span_draft_set_id (draft, "all");
      anno_span_draft_add_segment (draft, 0, length);
      g_autoptr (AnnoSpan) all = anno_span_draft_finish (draft);
      anno_layer_put (scene->layer, all);
      anno_article_view_set_chosen (scene->view, "all");
      anno_article_view_select (scene->view, 0, length);
      scene_settle (scene);
      graphene_point_t at = scene_point (scene, 0);
      g_autoptr (GPtrArray) found = spans_drawn_at (scene, at.x + 1, at.y);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpuint (anno_article_view_get_caret (scene->view), ==, length);
      anno_layer_remove (scene->layer, "all");
      scene_settle (scene);
    }
}

static void
test_nothing_to_show (void)
{
  g_autoptr (Scene) scene = scene_new ("", 400, 300);

  anno_article_view_show (scene->view, NULL, NULL, NULL);
  anno_article_view_select (scene->view, 5, 9);
  anno_article_view_reveal (scene->view, 5, 9);
  scene_settle (scene);
  g_autoptr (GPtrArray) none = spans_drawn_at (scene, 50, 50);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (GPtrArray) spans = anno_article_view_spans_at (scene->view, 3);
  g_assert_cmpuint (spans->len, ==, 0);
}

static void
test_accessible (void)
{
  g_autoptr (Scene) scene = scene_new (text, 400, 300);

  gtk_test_accessible_assert_role (scene->view, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (scene->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Article");
  anno_article_view_describe (scene->view, "Claim by nobody");
  gtk_test_accessible_assert_property (scene->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Claim by nobody");
}

int
main (int argc, char **argv)
{
  scene_init_gtk (&argc, &argv);
  g_test_add_func ("/article-view/selection-is-told", test_selection_is_told);
  g_test_add_func ("/article-view/selection-is-kept", test_selection_is_kept);
  g_test_add_func ("/article-view/caret-is-notified", test_caret_is_notified);
  g_test_add_func ("/article-view/picking", test_picking);
  g_test_add_func ("/article-view/words-stay", test_words_stay);
  g_test_add_func ("/article-view/line-stays", test_line_stays);
  g_test_add_func ("/article-view/work-is-counted", test_work_is_counted);
  g_test_add_func ("/article-view/out-of-sight-is-cheap", test_out_of_sight_is_cheap);
  g_test_add_func ("/article-view/filled-later", test_filled_later);
  g_test_add_func ("/article-view/reveal", test_reveal);
  g_test_add_func ("/article-view/zoom", test_zoom);
  g_test_add_func ("/article-view/column", test_column);
  g_test_add_func ("/article-view/odd-texts", test_odd_texts);
  g_test_add_func ("/article-view/nothing-to-show", test_nothing_to_show);
  g_test_add_func ("/article-view/accessible", test_accessible);
  return g_test_run ();
}
