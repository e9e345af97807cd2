/* Proves formats/step-record: random steps there and back, byte for byte, and what is refused. */
#include "formats/step-record.h"

#include "formats/json-scan.h"
#include "formats/tagset-file.h"
#include "model/span-draft.h"

#include <string.h>

static const char *
pick (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, (int) n)];
}

#define PICK(rand, from) pick ((rand), (from), G_N_ELEMENTS (from))

static const char *const texts[] = { "x", "two\nlines\t", "“é” \"\\/", "قال", "\u202E\u2028", "" };
static const char *const kept[]
    = { NULL, NULL, "\"x\":1.0", "\"a\":{\"b\":[{}]},\"c\":\"\\u00e9\"" };

static AnnoValue *
random_value (GRand *rand)
{
  static const char *const fields[] = { "kind", "venue", "said-by", "person", "when", "theirs" };
  static const char *const words[] = { "x", "“é” \"\\/", "plan" };
  const char *field = PICK (rand, fields);
  AnnoValue *value;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      value = anno_value_new (ANNO_VALUE_TEXT, field, PICK (rand, words));
      break;
    case 1:
      value = anno_value_new (ANNO_VALUE_LINK, field, "urn:uuid:7");
      break;
    case 2:
      value = anno_value_new (ANNO_VALUE_PERSON, field, "http://www.wikidata.org/entity/Q1");
      break;
    default:
      value = anno_value_new_timex (field, "TIME", "2017-07-09TMO",
                                    g_rand_boolean (rand) ? "dct" : NULL,
                                    g_rand_boolean (rand) ? "START" : NULL);
    }
  value->extra = g_strdup (PICK (rand, kept));
  return value;
}

static AnnoSpan *
random_span (GRand *rand, const char *id)
{
  static const char *const tags[] = { "speaker", "claim", "of theirs" };
  AnnoSpanDraft *draft = anno_span_draft_new (PICK (rand, tags));
  gint64 created = (gint64) g_rand_int_range (rand, 1, G_MAXINT) * G_USEC_PER_SEC;

  anno_span_draft_set_id (draft, id);
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      guint start = (guint) g_rand_int_range (rand, 0, 100000);
      anno_span_draft_add_segment (draft, start, start + (guint) g_rand_int_range (rand, 1, 99));
    }
  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    anno_span_draft_add_value (draft, random_value (rand));
  anno_span_draft_set_created (draft, created);
  anno_span_draft_set_modified (draft, created + g_rand_int_range (rand, 0, 3) * G_USEC_PER_SEC);
  anno_span_draft_set_note (draft, PICK (rand, texts));
  anno_span_draft_set_unsure (draft, g_rand_boolean (rand));
  anno_span_draft_set_suggested (draft, g_rand_boolean (rand) ? "quotes" : NULL);
  if (g_rand_boolean (rand))
    {
      AnnoSpanExtra *extra = anno_span_extra_new ();
      extra->members = g_strdup (PICK (rand, kept));
      extra->creator = g_rand_boolean (rand) ? g_strdup ("{\"name\":\"Ben\"}") : NULL;
      extra->bodies = g_rand_boolean (rand) ? g_strdup ("\"words\",{\"id\":\"urn:x\"}") : NULL;
      anno_span_draft_take_extra (draft, extra);
    }
  return anno_span_draft_finish (draft);
}

static AnnoPerson *
random_person (GRand *rand, const char *id)
{
  static const char *const names[] = { "Ann", "“Zoë” \\", "الرئيس" };
  const AnnoPersonParts parts = {
    .id = id,
    .name = PICK (rand, names),
    .role = g_rand_boolean (rand) ? "editor" : NULL,
    .note = PICK (rand, texts),
    .extra = PICK (rand, kept),
  };
  return anno_person_new (&parts);
}

static AnnoEdit *
random_edit (GRand *rand)
{
  static const char *const paths[]
      = { "a.txt", "sub folder/é %41.txt", "bad\xff.txt", "a\nb\".txt" };
  static const char *const members[] = { "date", "dateOrigin", "state" };
  static const char *const values[] = { NULL, "2017-07-10", "", "done" };
  gboolean has_before = g_rand_boolean (rand);
  gboolean has_after = !has_before || g_rand_boolean (rand);
  g_autofree char *id = g_strdup_printf ("urn:uuid:%d", g_rand_int_range (rand, 0, 99));

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return anno_edit_new_member (PICK (rand, paths), PICK (rand, members), PICK (rand, values),
                                   PICK (rand, values));
    case 1:
      {
        g_autoptr (AnnoPerson) before = has_before ? random_person (rand, id) : NULL;
        g_autoptr (AnnoPerson) after = has_after ? random_person (rand, id) : NULL;
        return anno_edit_new_person (before, after);
      }
    case 2:
      return anno_edit_new_record (PICK (rand, paths), id, has_after);
    default:
      {
        g_autoptr (AnnoSpan) before = has_before ? random_span (rand, id) : NULL;
        g_autoptr (AnnoSpan) after = has_after ? random_span (rand, id) : NULL;
        return anno_edit_new_span (PICK (rand, paths), before, after);
      }
    }
}

static gboolean
same_span (AnnoSpan *a, AnnoSpan *b)
{
  return a == NULL || b == NULL ? a == b : anno_span_equal (a, b);
}

static gboolean
same_person (AnnoPerson *a, AnnoPerson *b)
{
  return a == NULL || b == NULL ? a == b : anno_person_equal (a, b);
}

static void
assert_same_edit (const AnnoEdit *a, const AnnoEdit *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->article, ==, b->article);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->old_text, ==, b->old_text);
  g_assert_cmpstr (a->new_text, ==, b->new_text);
  g_assert_true (same_span (a->before, b->before));
  g_assert_true (same_span (a->after, b->after));
  g_assert_true (same_person (a->old_person, b->old_person));
  g_assert_true (same_person (a->new_person, b->new_person));
}

static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1066);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();

  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
      for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
        g_ptr_array_add (edits, random_edit (rand));
      g_autoptr (AnnoStep) step
          = anno_step_new (PICK (rand, texts), edits,
                           ((gint64) g_rand_int (rand) << 20) * (g_rand_boolean (rand) ? 1 : -1));

      const AnnoTagset *order = g_rand_boolean (rand) ? tagset : NULL;
      g_autofree char *text = anno_step_record_print (step, order);
      g_assert_null (strchr (text, '\n'));
      g_autoptr (AnnoStep) again = anno_step_record_read (text, strlen (text), &error);
      g_assert_no_error (error);
      g_autofree char *same = anno_step_record_print (again, order);
      g_assert_cmpstr (same, ==, text);

      g_assert_cmpstr (anno_step_get_label (again), ==, anno_step_get_label (step));
      g_assert_cmpint (anno_step_get_time (again), ==, anno_step_get_time (step));
      g_assert_cmpuint (anno_step_get_edits (again)->len, ==, edits->len);
      for (guint i = 0; i < edits->len; i++)
        assert_same_edit (edits->pdata[i], anno_step_get_edits (again)->pdata[i]);
    }
}

/* A step of many edits is more than a line of a layer may hold. */
static void
test_large (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  for (guint i = 0; i < 10000; i++)
    g_ptr_array_add (edits, random_edit (rand));
  g_autoptr (AnnoStep) step = anno_step_new ("Tag all", edits, 1);
  g_autofree char *text = anno_step_record_print (step, NULL);

  g_assert_cmpuint (strlen (text), >, ANNO_JSON_MAX_LINE);
  g_autoptr (AnnoStep) again = anno_step_record_read (text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anno_step_get_edits (again)->len, ==, 10000);
}

#define STEP_OF(edits) "{\"label\":\"L\",\"time\":1,\"edits\":[" edits "]}"
#define MEMBER(article, name) "{\"kind\":\"member\",\"article\":" article ",\"name\":" name "}"
#define PERSON(id) "{\"id\":\"urn:" id "\",\"name\":\"A\"}"

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    AnnoJsonError code;
    const char *message;
  } cases[] = {
    { "", ANNO_JSON_ERROR_SYNTAX, "" },
    { STEP_OF (MEMBER ("\"a\"", "\"state\"")) "{}", ANNO_JSON_ERROR_SYNTAX, "" },
    { "[]", ANNO_JSON_ERROR_SHAPE, "must be an object" },
    { "{\"label\":1,\"time\":1,\"edits\":[]}", ANNO_JSON_ERROR_SHAPE, "“label” must be a string" },
    { "{\"label\":\"L\",\"edits\":[]}", ANNO_JSON_ERROR_SHAPE, "“time” is missing" },
    { "{\"label\":\"L\",\"time\":1.5,\"edits\":[]}", ANNO_JSON_ERROR_SHAPE, "a whole number" },
    { "{\"label\":\"L\",\"time\":1}", ANNO_JSON_ERROR_SHAPE, "“edits” is missing" },
    { STEP_OF (""), ANNO_JSON_ERROR_SHAPE, "at least one" },
    { STEP_OF ("1"), ANNO_JSON_ERROR_SHAPE, "Edit 1: " },
    { STEP_OF ("{}"), ANNO_JSON_ERROR_SHAPE, "Edit 1: “kind” is missing" },
    { STEP_OF ("{\"kind\":\"all\"}"), ANNO_JSON_ERROR_SHAPE, "not “all”" },
    { STEP_OF (MEMBER ("\"\"", "\"state\"")), ANNO_JSON_ERROR_SHAPE, "“article” is empty" },
    { STEP_OF (MEMBER ("\"a%00\"", "\"state\"")), ANNO_JSON_ERROR_SHAPE, "percent-encoded" },
    { STEP_OF (MEMBER ("\"a%4\"", "\"state\"")), ANNO_JSON_ERROR_SHAPE, "percent-encoded" },
    { STEP_OF (MEMBER ("\"a\"", "\"sha256\"")), ANNO_JSON_ERROR_SHAPE, "no member “sha256”" },
    { STEP_OF (MEMBER ("\"a\"", "\"state\",\"before\":1")), ANNO_JSON_ERROR_SHAPE, "“before”" },
    { STEP_OF ("{\"kind\":\"span\"}"), ANNO_JSON_ERROR_SHAPE, "“article” is missing" },
    { STEP_OF ("{\"kind\":\"span\",\"article\":\"a\"}"), ANNO_JSON_ERROR_SHAPE, "both missing" },
    { STEP_OF ("{\"kind\":\"span\",\"article\":\"a\",\"after\":{}}"), ANNO_JSON_ERROR_SHAPE, "" },
    { STEP_OF ("{\"kind\":\"person\"}"), ANNO_JSON_ERROR_SHAPE, "both missing" },
    { STEP_OF ("{\"kind\":\"person\",\"after\":{}}"), ANNO_JSON_ERROR_SHAPE, "“id” is missing" },
    { STEP_OF ("{\"kind\":\"person\",\"before\":" PERSON ("a") ",\"after\":" PERSON ("b") "}"),
      ANNO_JSON_ERROR_SHAPE, "Edit 1: “before” and “after” are of different ids" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (anno_step_record_read (cases[i].text, strlen (cases[i].text), &error));
      g_assert_error (error, ANNO_JSON_ERROR, (int) cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step-record/there-and-back", test_there_and_back);
  g_test_add_func ("/step-record/large", test_large);
  g_test_add_func ("/step-record/refused", test_refused);
  return g_test_run ();
}
