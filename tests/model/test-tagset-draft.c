/* Proves model/tagset-draft: what is changed stays one tagset, and remembers what files may hold. */
#include "formats/tagset-file.h"
#include "model/tagset-check.h"
#include "model/tagset-draft.h"

#include <string.h>

static AnnoTagset *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AnnoTagset *tagset = anno_tagset_file_read (bytes, &error);

  g_assert_no_error (error);
  return tagset;
}

static char *
print (const AnnoTagset *tagset)
{
  g_autoptr (GBytes) bytes = anno_tagset_file_write (tagset);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
print_draft (const AnnoTagsetDraft *draft)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_draft_make (draft);
  return print (tagset);
}

/* With members that nobody knows, at each level. */
static const char sample[]
    = "{\"format\":1,\"name\":\"Test\",\"team\":\"desk\",\"tags\":[\n"
      "{\"id\":\"speaker\",\"name\":\"Speaker\",\"colour\":\"blue\",\"key\":\"s\",\"role\":\"speaker\","
      "\"formerly\":[\"source\"],\"guideline\":[\"One.\",\"Two.\"],\"x\":[1]}\n"
      ",{\"id\":\"claim\",\"name\":\"Claim\",\"colour\":\"green\",\"key\":\"c\",\"fields\":[\n"
      "{\"id\":\"kind\",\"name\":\"Kind\",\"kind\":\"choice\",\"advised\":true,\"choices\":[{\"id\":\"a\","
      "\"name\":\"A\",\"y\":2},{\"id\":\"b\",\"name\":\"B\"}]}\n"
      ",{\"id\":\"by\",\"name\":\"By\",\"kind\":\"link\",\"role\":\"speaker\",\"to\":[\"speaker\",\"claim\"],"
      "\"many\":true,\"z\":null}\n"
      "]}\n"
      "]}\n";

/* A copy is the same to the byte, the default tagset too. */
static void
test_copy (void)
{
  g_autoptr (AnnoTagset) tagset = read_text (sample);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (tagset);
  g_autofree char *text = print_draft (draft);
  g_assert_cmpstr (text, ==, sample);

  g_autoptr (AnnoTagset) standard = anno_tagset_file_get_default ();
  g_autoptr (AnnoTagsetDraft) copy = anno_tagset_draft_new (standard);
  g_autofree char *before = print (standard);
  g_autofree char *after = print_draft (copy);
  g_assert_cmpstr (before, ==, after);
}

static void
test_ids (void)
{
  g_autoptr (AnnoTagset) tagset = read_text (sample);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (tagset);
  AnnoTag *speaker = anno_tagset_draft_get_tag (draft, 0), *claim = anno_tagset_draft_get_tag (draft, 1);

  /* A name alone changes nothing else. */
  g_free (claim->name);
  claim->name = g_strdup ("Statement");
  g_assert_cmpstr (claim->id, ==, "claim");

  anno_tagset_draft_set_id (draft, speaker, "teller");
  anno_tagset_draft_set_id (draft, speaker, "sayer");
  g_autoptr (AnnoTagset) made = anno_tagset_draft_make (draft);
  const AnnoTag *tag = anno_tagset_find (made, "speaker");
  g_assert_cmpstr (tag->id, ==, "sayer");
  g_assert_true (anno_tagset_find (made, "source") == tag);
  g_assert_null (anno_tagset_find (made, "teller")); /* no file ever held that */
  const AnnoField *by = anno_tag_find_field (anno_tagset_find (made, "claim"), "by");
  g_assert_true (anno_field_accepts (by, "sayer"));
  g_assert_false (anno_field_accepts (by, "speaker"));

  /* Back again, and nothing is left of it. */
  anno_tagset_draft_set_id (draft, speaker, "speaker");
  g_free (claim->name);
  claim->name = g_strdup ("Claim");
  g_autofree char *text = print_draft (draft);
  g_assert_cmpstr (text, ==, sample);
}

static void
test_add (void)
{
  g_autoptr (AnnoTagset) tagset = read_text (sample);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (tagset);

  /* S and C are taken, A, E and L are the program's own. */
  AnnoTag *place = anno_tagset_draft_add_tag (draft, "Scale");
  g_assert_cmpstr (place->id, ==, "scale");
  g_assert_cmpuint (place->key, ==, 0);
  g_assert_cmpstr (place->colour, ==, "orange");
  g_assert_false (anno_tagset_draft_is_old (draft, place));
  g_assert_true (anno_tagset_draft_is_old (draft, anno_tagset_draft_get_tag (draft, 0)));
  AnnoTag *again = anno_tagset_draft_add_tag (draft, "Scale, máx!");
  g_assert_cmpstr (again->id, ==, "scale-max");
  g_assert_cmpuint (again->key, ==, 'm');
  g_assert_cmpstr (anno_tagset_draft_add_tag (draft, "scale")->id, ==, "scale-2");
  /* What a type was called once is taken too. */
  g_assert_cmpstr (anno_tagset_draft_add_tag (draft, "Source")->id, ==, "source-2");
  AnnoTag *other = anno_tagset_draft_add_tag (draft, "قول");
  g_assert_cmpstr (other->id, ==, "tag");
  g_assert_cmpuint (other->key, ==, 0x0642);

  AnnoField *field = anno_tagset_draft_add_field (draft, place, ANNO_FIELD_CHOICE, "Said by");
  g_assert_cmpstr (field->id, ==, "said-by");
  g_assert_cmpuint (field->choices->len, ==, 0);
  anno_tagset_draft_add_choice (draft, field, "Weak");
  g_assert_cmpstr (anno_tagset_draft_add_field (draft, place, ANNO_FIELD_TEXT, "Said by")->id, ==,
                   "said-by-2");
  g_assert_false (anno_tagset_draft_is_old_field (draft, place, field));

  g_autoptr (AnnoTagset) made = anno_tagset_draft_make (draft);
  g_autoptr (GPtrArray) problems = anno_tagset_check (made);
  g_assert_false (anno_tagset_problems_forbid (problems));
  g_autofree char *text = print (made);
  g_autoptr (AnnoTagset) back = read_text (text);
  g_autofree char *once_more = print (back);
  g_assert_cmpstr (text, ==, once_more);
}

/* What is new has an id that follows its name, until somebody gives it one; what files hold never does. */
static void
test_rename (void)
{
  g_autoptr (AnnoTagset) tagset = read_text (sample);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (tagset);
  AnnoTag *claim = anno_tagset_draft_get_tag (draft, 1), *tag = anno_tagset_draft_add_tag (draft, "");
  AnnoField *kind = claim->fields->pdata[0];

  g_assert_cmpstr (tag->id, ==, "tag");
  anno_tagset_draft_rename (draft, tag, "Place");
  anno_tagset_draft_rename (draft, tag, "Place name");
  g_assert_cmpstr (tag->id, ==, "place-name");
  g_assert_cmpuint (tag->key, ==, 'n'); /* P, L, A, C and E are taken */
  g_assert_cmpuint (tag->formerly->len, ==, 0);
  anno_tagset_draft_set_key (draft, tag, 'Q');
  anno_tagset_draft_set_id (draft, tag, "spot");
  anno_tagset_draft_rename (draft, tag, "Town");
  g_assert_cmpstr (tag->id, ==, "spot");
  g_assert_cmpuint (tag->key, ==, 'q');
  g_assert_cmpstr (tag->name, ==, "Town");

  anno_tagset_draft_rename (draft, claim, "Statement");
  g_assert_cmpstr (claim->id, ==, "claim");
  g_assert_cmpuint (claim->key, ==, 'c');
  anno_tagset_draft_rename_field (draft, claim, kind, "Sort");
  g_assert_cmpstr (kind->id, ==, "kind");
  anno_tagset_draft_rename_choice (draft, kind, 0, "First");
  g_assert_cmpstr (g_array_index (kind->choices, AnnoChoice, 0).id, ==, "a");

  AnnoField *field = anno_tagset_draft_add_field (draft, claim, ANNO_FIELD_TEXT, "");
  anno_tagset_draft_set_kind (draft, field, ANNO_FIELD_CHOICE);
  anno_tagset_draft_rename_field (draft, claim, field, "Kind");
  g_assert_cmpstr (field->id, ==, "kind-2");
  anno_tagset_draft_add_choice (draft, field, "Weka");
  anno_tagset_draft_rename_choice (draft, field, 0, "Weak");
  g_assert_cmpstr (g_array_index (field->choices, AnnoChoice, 0).id, ==, "weak");
  anno_tagset_draft_set_kind (draft, field, ANNO_FIELD_PERSON);
  g_assert_cmpuint (field->choices->len, ==, 0);
}

static void
test_remove (void)
{
  g_autoptr (AnnoTagset) tagset = read_text (sample);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (tagset);
  AnnoTag *claim = anno_tagset_draft_get_tag (draft, 1);
  AnnoField *by = claim->fields->pdata[1];

  g_assert_true (anno_tagset_draft_is_old_field (draft, claim, by));
  anno_tagset_draft_remove_tag (draft, anno_tagset_draft_get_tag (draft, 0));
  g_assert_cmpuint (by->targets->len, ==, 1);
  g_assert_cmpstr (by->targets->pdata[0], ==, "claim");
  anno_tagset_draft_remove_field (draft, claim, by);
  g_assert_cmpuint (claim->fields->len, ==, 1);
  anno_tagset_draft_remove_choice (draft, claim->fields->pdata[0], 0);
  g_autoptr (AnnoTagset) made = anno_tagset_draft_make (draft);
  g_assert_cmpuint (anno_tagset_get_n_tags (made), ==, 1);
  g_assert_null (anno_tagset_find (made, "speaker"));
  const AnnoField *kind = anno_tag_find_field (anno_tagset_get_tag (made, 0), "kind");
  g_assert_null (anno_field_find_choice (kind, "a"));
  g_assert_nonnull (anno_field_find_choice (kind, "b"));
}

static void
test_move (void)
{
  g_autoptr (AnnoTagset) tagset = read_text (sample);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (tagset);
  anno_tagset_draft_add_tag (draft, "Third");

  anno_tagset_draft_move_tag (draft, 0, 2);
  g_assert_cmpstr (anno_tagset_draft_get_tag (draft, 0)->id, ==, "claim");
  g_assert_cmpstr (anno_tagset_draft_get_tag (draft, 1)->id, ==, "third");
  g_assert_cmpstr (anno_tagset_draft_get_tag (draft, 2)->id, ==, "speaker");
  anno_tagset_draft_move_tag (draft, 2, 1);
  g_assert_cmpstr (anno_tagset_draft_get_tag (draft, 1)->id, ==, "speaker");

  AnnoTag *claim = anno_tagset_draft_get_tag (draft, 0);
  anno_tagset_draft_move_field (draft, claim, 1, 0);
  AnnoField *kind = claim->fields->pdata[1];
  g_assert_cmpstr (kind->id, ==, "kind");
  anno_tagset_draft_move_choice (draft, kind, 0, 1);
  g_autofree char *text = print_draft (draft);
  g_assert_nonnull (strstr (text, "\"choices\":[{\"id\":\"b\",\"name\":\"B\"},{\"id\":\"a\",\"name\":\"A\",\"y\":2}]"));
}

static void
test_targets (void)
{
  g_autoptr (AnnoTagset) tagset = read_text (sample);
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (tagset);
  AnnoTag *speaker = anno_tagset_draft_get_tag (draft, 0), *claim = anno_tagset_draft_get_tag (draft, 1);
  AnnoField *by = claim->fields->pdata[1];

  anno_tagset_draft_set_target (draft, by, speaker, TRUE); /* it is there */
  g_assert_cmpuint (by->targets->len, ==, 2);
  anno_tagset_draft_set_target (draft, by, speaker, FALSE);
  anno_tagset_draft_set_target (draft, by, speaker, FALSE);
  g_assert_cmpuint (by->targets->len, ==, 1);
  anno_tagset_draft_set_target (draft, by, claim, FALSE);
  g_assert_true (anno_field_accepts (by, "anything"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagset-draft/copy", test_copy);
  g_test_add_func ("/tagset-draft/ids", test_ids);
  g_test_add_func ("/tagset-draft/add", test_add);
  g_test_add_func ("/tagset-draft/rename", test_rename);
  g_test_add_func ("/tagset-draft/remove", test_remove);
  g_test_add_func ("/tagset-draft/move", test_move);
  g_test_add_func ("/tagset-draft/targets", test_targets);
  return g_test_run ();
}
