/* Proves model/edit: what an edit holds, and that taking it back twice gives it again. */
#include "model/edit.h"
#include "model/span-draft.h"

static AnnoSpan *
span_of (const char *id, guint start)
{
  AnnoSpanDraft *draft = anno_span_draft_new ("cue");
  anno_span_draft_set_id (draft, id);
  anno_span_draft_add_segment (draft, start, start + 3);
  return anno_span_draft_finish (draft);
}

static AnnoPerson *
person_of (const char *name)
{
  const AnnoPersonParts parts = { .id = "urn:uuid:p", .name = name };
  return anno_person_new (&parts);
}

static void
assert_same (const AnnoEdit *a, const AnnoEdit *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->article, ==, b->article);
  g_assert_true (a->before == b->before && a->after == b->after);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->old_text, ==, b->old_text);
  g_assert_cmpstr (a->new_text, ==, b->new_text);
  g_assert_true (a->old_person == b->old_person && a->new_person == b->new_person);
}

static void
check_invert (AnnoEdit *edit)
{
  g_autoptr (AnnoEdit) back = anno_edit_invert (edit);
  g_autoptr (AnnoEdit) again = anno_edit_invert (back);

  g_assert_true (back->before == edit->after && back->after == edit->before);
  g_assert_cmpstr (back->old_text, ==, edit->new_text);
  g_assert_cmpstr (back->new_text, ==, edit->old_text);
  g_assert_true (back->old_person == edit->new_person && back->new_person == edit->old_person);
  g_assert_cmpstr (anno_edit_get_id (back), ==, anno_edit_get_id (edit));
  assert_same (again, edit);
  anno_edit_free (edit);
}

static void
test_invert (void)
{
  g_autoptr (AnnoSpan) before = span_of ("urn:uuid:1", 0);
  g_autoptr (AnnoSpan) after = span_of ("urn:uuid:1", 5);
  g_autoptr (AnnoPerson) old_person = person_of ("Ann");
  g_autoptr (AnnoPerson) new_person = person_of ("Ben");

  check_invert (anno_edit_new_span ("a.txt", before, after));
  check_invert (anno_edit_new_span ("a.txt", NULL, after));
  check_invert (anno_edit_new_span ("a.txt", before, NULL));
  check_invert (anno_edit_new_member ("a.txt", "date", NULL, "2017-07-10"));
  check_invert (anno_edit_new_member ("a.txt", "state", "new", "done"));
  check_invert (anno_edit_new_person (old_person, new_person));
  check_invert (anno_edit_new_person (NULL, new_person));
  check_invert (anno_edit_new_person (old_person, NULL));
}

static void
test_ids (void)
{
  g_autoptr (AnnoSpan) span = span_of ("urn:uuid:1", 0);
  g_autoptr (AnnoPerson) person = person_of ("Ann");
  g_autoptr (AnnoEdit) on_span = anno_edit_new_span ("a.txt", NULL, span);
  g_autoptr (AnnoEdit) on_member = anno_edit_new_member ("a.txt", "state", "new", "done");
  g_autoptr (AnnoEdit) on_person = anno_edit_new_person (person, NULL);

  g_assert_cmpstr (anno_edit_get_id (on_span), ==, "urn:uuid:1");
  g_assert_null (anno_edit_get_id (on_member));
  g_assert_cmpstr (anno_edit_get_id (on_person), ==, "urn:uuid:p");
  anno_edit_free (NULL);
}

static AnnoStep *
step_with (AnnoEdit *first, AnnoEdit *second)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);

  g_ptr_array_add (edits, first);
  if (second != NULL)
    g_ptr_array_add (edits, second);
  return anno_step_new ("Do", edits, 17);
}

static void
test_step (void)
{
  g_autoptr (AnnoPerson) person = person_of ("Ann");
  g_autoptr (AnnoStep) mixed
      = step_with (anno_edit_new_person (NULL, person),
                   anno_edit_new_member ("sub/a.txt", "state", "new", "done"));
  g_autoptr (AnnoStep) people_only = step_with (anno_edit_new_person (NULL, person), NULL);
  g_autoptr (AnnoStep) shared = anno_step_ref (mixed);

  g_assert_cmpstr (anno_step_get_label (shared), ==, "Do");
  g_assert_cmpint (anno_step_get_time (shared), ==, 17);
  g_assert_cmpuint (anno_step_get_edits (shared)->len, ==, 2);
  g_assert_cmpstr (anno_step_get_article (shared), ==, "sub/a.txt");
  g_assert_null (anno_step_get_article (people_only));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/invert", test_invert);
  g_test_add_func ("/edit/ids", test_ids);
  g_test_add_func ("/edit/step", test_step);
  return g_test_run ();
}
