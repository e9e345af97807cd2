/* Proves that what couldn't be read again isn't done, and that what just fits is. */
#include "formats/json-scan.h"
#include "model/span-draft.h"
#include "session/apply.h"
#include "session/line-limit.h"

static AnnoEdit *
edit_with_note (gsize length)
{
  g_autofree char *note = g_strnfill (length, 'n');
  AnnoSpanDraft *draft = anno_span_draft_new ("claim");

  anno_span_draft_add_segment (draft, 0, 3);
  anno_span_draft_set_note (draft, note);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  return anno_edit_new_span ("a.txt", NULL, span);
}

static gboolean
check (const AnnoEdit *edit, GError **error)
{
  return anno_line_limit_check (edit, NULL, "annotations/ann/a.txt.json", error);
}

static void
test_notes (void)
{
  static const struct
  {
    gsize length;
    gboolean fits;
  } notes[] = {
    { 1, TRUE },
    { ANNO_JSON_MAX_LINE / 2, TRUE },
    { ANNO_JSON_MAX_LINE - 2048, TRUE },
    { ANNO_JSON_MAX_LINE, FALSE },
    { 4 * ANNO_JSON_MAX_LINE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (AnnoEdit) edit = edit_with_note (notes[i].length);
      g_autoptr (GError) error = NULL;
      g_assert_cmpint (check (edit, &error), ==, notes[i].fits);
      if (notes[i].fits)
        g_assert_no_error (error);
      else
        g_assert_error (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_TOO_LONG);
    }
}

/* However long what goes away is, it may go. */
static void
test_deletion (void)
{
  g_autoptr (AnnoEdit) edit = edit_with_note (4 * ANNO_JSON_MAX_LINE);
  g_autoptr (AnnoEdit) back = anno_edit_invert (edit);
  g_autoptr (AnnoEdit) member = anno_edit_new_member ("a.txt", "state", NULL, "done");
  g_autoptr (GError) error = NULL;

  g_assert_true (check (back, &error));
  g_assert_true (check (member, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/line-limit/notes", test_notes);
  g_test_add_func ("/session/line-limit/deletion", test_deletion);
  return g_test_run ();
}
