/* Proves formats/tagset-file: the default one, random ones there and back, and what is refused. */
#include "formats/tagset-file.h"

#include "formats/json-scan.h"

#include <string.h>

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static char *
text_of (const AnnoTagset *tagset)
{
  gsize length = 0;
  g_autoptr (GBytes) bytes = anno_tagset_file_write (tagset);
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

static AnnoTagset *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bytes_of (text);
  AnnoTagset *tagset = anno_tagset_file_read (bytes, &error);

  g_assert_no_error (error);
  return tagset;
}

/* The file in data/ is what the program would write itself. */
static void
test_default (void)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autofree char *written = text_of (tagset);
  g_autofree char *path
      = g_build_filename (g_getenv ("ANNO_TEST_SOURCE"), "data", "tagset.json", NULL);
  g_autofree char *file = NULL;

  g_assert_true (g_file_get_contents (path, &file, NULL, NULL));
  g_assert_cmpstr (written, ==, file);
}

static void
test_default_types (void)
{
  static const struct
  {
    const char *id;
    gunichar key;
    AnnoRole role;
    const char *fields;
  } types[] = {
    { "speaker", 's', ANNO_ROLE_SPEAKER, "person mention role" },
    { "cue", 'k', ANNO_ROLE_CUE, "" },
    { "claim", 'c', ANNO_ROLE_CLAIM,
      "quote kind check stance venue said-by cued-by said-on inside" },
    { "date", 'd', ANNO_ROLE_DATE, "when" },
  };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();

  g_assert_cmpuint (anno_tagset_get_n_tags (tagset), ==, G_N_ELEMENTS (types));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_autoptr (GString) fields = g_string_new (NULL);
      for (guint j = 0; j < tag->fields->len; j++)
        g_string_append_printf (fields, "%s%s", j > 0 ? " " : "",
                                ((AnnoField *) tag->fields->pdata[j])->id);
      g_assert_cmpstr (tag->id, ==, types[i].id);
      g_assert_cmpuint (tag->key, ==, types[i].key);
      g_assert_cmpuint (tag->role, ==, types[i].role);
      g_assert_cmpstr (fields->str, ==, types[i].fields);
      g_assert_nonnull (tag->guideline);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (tag->colour, !=, anno_tagset_get_tag (tagset, j)->colour);
    }
}

static void
test_default_links (void)
{
  static const struct
  {
    const char *id;
    AnnoRole role;
    const char *target;
    gboolean many;
  } links[] = {
    { "said-by", ANNO_ROLE_SPEAKER, "speaker", TRUE },
    { "cued-by", ANNO_ROLE_CUE, "cue", FALSE },
    { "said-on", ANNO_ROLE_DATE, "date", TRUE },
    { "inside", ANNO_ROLE_CLAIM, "claim", FALSE },
  };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  const AnnoTag *claim = anno_tagset_find_role (tagset, ANNO_ROLE_CLAIM);

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const AnnoField *field = anno_tag_find_link (claim, links[i].role);
      g_assert_cmpstr (field->id, ==, links[i].id);
      g_assert_cmpint (field->many, ==, links[i].many);
      g_assert_cmpuint (field->targets->len, ==, 1);
      g_assert_true (anno_field_accepts (field, links[i].target));
    }
  const AnnoTag *speaker = anno_tagset_find_role (tagset, ANNO_ROLE_SPEAKER);
  g_assert_true (anno_tag_find_field (speaker, "person")->advised);
  g_assert_cmpint (anno_tag_find_field (speaker, "person")->kind, ==, ANNO_FIELD_PERSON);
}

static char *
random_words (GRand *rand)
{
  static const char *const words[]
      = { "a", "é", "“", "\"", "\\", " ", "話", "👩‍👧", "/", "ال" };
  GString *text = g_string_new (words[g_rand_int_range (rand, 0, 5)]);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static char *
random_guideline (GRand *rand)
{
  if (g_rand_boolean (rand))
    return NULL;
  g_autofree char *one = random_words (rand);
  g_autofree char *two = random_words (rand);
  return g_rand_boolean (rand) ? g_strdup (one) : g_strconcat (one, "\n", two, NULL);
}

static char *
random_extra (GRand *rand)
{
  static const char *const extras[]
      = { NULL, NULL, "\"theirs\":1.50", "\"x\":{\"a\":[1,null]},\"y\":\"\\u00e9\"" };
  return g_strdup (extras[g_rand_int_range (rand, 0, G_N_ELEMENTS (extras))]);
}

static AnnoField *
random_field (GRand *rand, guint number, guint n_tags)
{
  g_autofree char *name = random_words (rand);
  g_autofree char *id = g_strdup_printf ("é \"%u", number);
  AnnoField *field = anno_field_new (id, name, g_rand_int_range (rand, 0, ANNO_FIELD_LINK + 1));

  field->many = g_rand_boolean (rand);
  field->advised = g_rand_boolean (rand);
  field->guideline = random_guideline (rand);
  field->extra = random_extra (rand);
  if (field->kind == ANNO_FIELD_LINK)
    {
      field->role = g_rand_int_range (rand, 0, ANNO_N_ROLES);
      for (guint i = 0; i < n_tags; i++)
        if (g_rand_boolean (rand))
          {
            g_autofree char *target = g_strdup_printf ("t%u", i);
            g_ptr_array_add (field->targets, (gpointer) g_intern_string (target));
          }
    }
  if (field->kind == ANNO_FIELD_CHOICE)
    for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
      {
        g_autofree char *words = random_words (rand);
        g_autofree char *choice = g_strdup_printf ("%d\\", n);
        anno_field_add_choice (field, choice, words);
        g_array_index (field->choices, AnnoChoice, field->choices->len - 1).extra
            = random_extra (rand);
      }
  return field;
}

static AnnoTagset *
random_tagset (GRand *rand)
{
  g_autofree char *name = random_words (rand);
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  guint n_tags = (guint) g_rand_int_range (rand, 1, 6);

  for (guint i = 0; i < n_tags; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);
      g_autofree char *tag_name = random_words (rand);
      AnnoTag *tag = anno_tag_new (id, tag_name);
      tag->colour = g_strdup (anno_tagset_get_colours ()[g_rand_int_range (rand, 0, 8)]);
      tag->key = g_rand_boolean (rand) ? 0x00E0 + i : 0;
      tag->role = g_rand_int_range (rand, 0, ANNO_N_ROLES);
      tag->guideline = random_guideline (rand);
      tag->extra = random_extra (rand);
      for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
        {
          g_autofree char *former = g_strdup_printf ("f%u-%d", i, n);
          g_ptr_array_add (tag->formerly, (gpointer) g_intern_string (former));
        }
      guint n_fields = (guint) g_rand_int_range (rand, 0, 5);
      for (guint n = 0; n < n_fields; n++)
        g_ptr_array_add (tag->fields, random_field (rand, n, n_tags));
      g_ptr_array_add (tags, tag);
    }
  AnnoTagset *tagset = anno_tagset_new (name, tags);
  anno_tagset_take_extra (tagset, random_extra (rand));
  return tagset;
}

static void
assert_same_ids (const GPtrArray *a, const GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (a->pdata[i], ==, b->pdata[i]);
}

static void
assert_same_field (const AnnoField *a, const AnnoField *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->role, ==, b->role);
  g_assert_cmpint (a->many, ==, b->many);
  g_assert_cmpint (a->advised, ==, b->advised);
  g_assert_cmpstr (a->guideline, ==, b->guideline);
  g_assert_cmpstr (a->extra, ==, b->extra);
  assert_same_ids (a->targets, b->targets);
  g_assert_cmpuint (a->choices->len, ==, b->choices->len);
  for (guint i = 0; i < a->choices->len; i++)
    {
      const AnnoChoice *x = &g_array_index (a->choices, AnnoChoice, i);
      const AnnoChoice *y = &g_array_index (b->choices, AnnoChoice, i);
      g_assert_cmpstr (x->id, ==, y->id);
      g_assert_cmpstr (x->name, ==, y->name);
      g_assert_cmpstr (x->extra, ==, y->extra);
    }
}

static void
assert_same_tag (const AnnoTag *a, const AnnoTag *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->colour, ==, b->colour);
  g_assert_cmpuint (a->key, ==, b->key);
  g_assert_cmpint (a->role, ==, b->role);
  g_assert_cmpstr (a->guideline, ==, b->guideline);
  g_assert_cmpstr (a->extra, ==, b->extra);
  assert_same_ids (a->formerly, b->formerly);
  g_assert_cmpuint (a->fields->len, ==, b->fields->len);
  for (guint i = 0; i < a->fields->len; i++)
    assert_same_field (a->fields->pdata[i], b->fields->pdata[i]);
}

static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1948);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (AnnoTagset) tagset = random_tagset (rand);
      g_autofree char *text = text_of (tagset);
      g_autoptr (AnnoTagset) again = read_text (text);
      g_autofree char *same = text_of (again);

      g_assert_cmpstr (same, ==, text);
      g_assert_cmpstr (anno_tagset_get_name (again), ==, anno_tagset_get_name (tagset));
      g_assert_cmpstr (anno_tagset_get_extra (again), ==, anno_tagset_get_extra (tagset));
      g_assert_cmpuint (anno_tagset_get_n_tags (again), ==, anno_tagset_get_n_tags (tagset));
      for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
        assert_same_tag (anno_tagset_get_tag (tagset, i), anno_tagset_get_tag (again, i));
    }
}

/* Any layout and order of members is read, and written in the one form. */
static void
test_pretty (void)
{
  g_autoptr (AnnoTagset) tagset
      = read_text ("{\n  \"tags\": [ { \"theirs\": [ 1,\n 2 ], \"name\": \"A\", \"fields\": [],\n"
                   "  \"colour\": \"sky\", \"id\": \"\\u0061\", \"formerly\": [] } ],\n"
                   "  \"name\": \"T\", \"format\": 1, \"x\": null\n}\n");
  g_autofree char *text = text_of (tagset);

  g_assert_cmpstr (text, ==,
                   "{\"format\":1,\"name\":\"T\",\"x\":null,\"tags\":[\n"
                   "{\"id\":\"a\",\"name\":\"A\",\"colour\":\"sky\",\"theirs\":[1,2]}\n]}\n");
}

#define FILE_OF(tags) "{\"format\":1,\"name\":\"T\",\"tags\":[" tags "]}"
#define TAG(more) FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"colour\":\"sky\"" more "}")
#define FIELD(more) TAG (",\"fields\":[{\"id\":\"f\",\"name\":\"F\"" more "}]")
#define CHOICES(choices) FIELD (",\"kind\":\"choice\",\"choices\":" choices)
#define SECOND(more)                                                                               \
  FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"colour\":\"sky\",\"key\":\"a\","                        \
           "\"formerly\":[\"x\"]},{\"name\":\"B\",\"colour\":\"sky\"," more "}")

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    AnnoJsonError code;
    const char *message; /* part of it */
  } cases[] = {
    { "", ANNO_JSON_ERROR_SYNTAX, "" },
    { FILE_OF ("") "x", ANNO_JSON_ERROR_SYNTAX, "" },
    { "{\"format\":1,\"format\":1}", ANNO_JSON_ERROR_DUPLICATE_KEY, "format" },
    { "{\"name\":\"\\ud800\"}", ANNO_JSON_ERROR_SURROGATE, "" },
    { "[]", ANNO_JSON_ERROR_SHAPE, "must be an object" },
    { "{}", ANNO_JSON_ERROR_SHAPE, "“format” is missing" },
    { "{\"format\":\"1\"}", ANNO_JSON_ERROR_SHAPE, "“format” must be 1" },
    { "{\"format\":0}", ANNO_JSON_ERROR_SHAPE, "“format” must be 1" },
    { "{\"format\":2}", ANNO_JSON_ERROR_SHAPE, "format 2" },
    { "{\"format\":1,\"tags\":[]}", ANNO_JSON_ERROR_SHAPE, "“name” is missing" },
    { "{\"format\":1,\"name\":\"T\"}", ANNO_JSON_ERROR_SHAPE, "“tags” is missing" },
    { "{\"format\":1,\"name\":\"T\",\"tags\":{}}", ANNO_JSON_ERROR_SHAPE,
      "“tags” must be an array" },
    { FILE_OF (""), ANNO_JSON_ERROR_SHAPE, "at least one" },
    { FILE_OF ("1"), ANNO_JSON_ERROR_SHAPE, "Tag 1: " },
    { FILE_OF ("{}"), ANNO_JSON_ERROR_SHAPE, "Tag 1: “id” is missing" },
    { FILE_OF ("{\"id\":7}"), ANNO_JSON_ERROR_SHAPE, "Tag 1: “id” must be a string" },
    { FILE_OF ("{\"id\":\"\"}"), ANNO_JSON_ERROR_SHAPE, "Tag 1: “id” is empty" },
    { FILE_OF ("{\"id\":\"a\\n\"}"), ANNO_JSON_ERROR_SHAPE, "Tag 1: “id” holds a control" },
    { FILE_OF ("{\"id\":\"a\"}"), ANNO_JSON_ERROR_SHAPE, "Tag “a”: “name” is missing" },
    { FILE_OF ("{\"id\":\"a\",\"name\":\"\\u202e\"}"), ANNO_JSON_ERROR_SHAPE, "“name” holds" },
    { FILE_OF ("{\"id\":\"a\",\"name\":\"A\"}"), ANNO_JSON_ERROR_SHAPE, "“colour” is missing" },
    { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"colour\":\"red\"}"), ANNO_JSON_ERROR_SHAPE,
      "Tag “a”: “red” is not a colour of the palette (blue, " },
    { TAG (",\"key\":\"ab\""), ANNO_JSON_ERROR_SHAPE, "one letter in lower case, not “ab”" },
    { TAG (",\"key\":\"A\""), ANNO_JSON_ERROR_SHAPE, "one letter in lower case" },
    { TAG (",\"key\":\"1\""), ANNO_JSON_ERROR_SHAPE, "one letter in lower case" },
    { TAG (",\"key\":\"\""), ANNO_JSON_ERROR_SHAPE, "“key” is empty" },
    { TAG (",\"role\":\"judge\""), ANNO_JSON_ERROR_SHAPE, "not “judge”" },
    { TAG (",\"formerly\":\"b\""), ANNO_JSON_ERROR_SHAPE, "array of strings" },
    { TAG (",\"formerly\":[\"b\",\"b\"]"), ANNO_JSON_ERROR_SHAPE, "names “b” twice" },
    { TAG (",\"guideline\":\"g\""), ANNO_JSON_ERROR_SHAPE, "“guideline” must be an array" },
    { TAG (",\"guideline\":[\"a\\nb\"]"), ANNO_JSON_ERROR_SHAPE, "“guideline” holds" },
    { TAG (",\"fields\":{}"), ANNO_JSON_ERROR_SHAPE, "“fields” must be an array" },
    { TAG (",\"fields\":[{}]"), ANNO_JSON_ERROR_SHAPE, "Tag “a”, field 1: “id” is missing" },
    { TAG (",\"fields\":[{\"id\":\"f\",\"name\":\"F\",\"kind\":\"text\"},{\"id\":\"f\"}]"),
      ANNO_JSON_ERROR_SHAPE, "Tag “a”, field “f”: There are two" },
    { FIELD (""), ANNO_JSON_ERROR_SHAPE, "Tag “a”, field “f”: “kind” is missing" },
    { FIELD (",\"kind\":\"sum\""), ANNO_JSON_ERROR_SHAPE, "not “sum”" },
    { FIELD (",\"kind\":\"text\",\"role\":\"cue\""), ANNO_JSON_ERROR_SHAPE, "Only a link" },
    { FIELD (",\"kind\":\"text\",\"to\":[]"), ANNO_JSON_ERROR_SHAPE, "Only a link" },
    { FIELD (",\"kind\":\"link\",\"to\":[\"b\"]"), ANNO_JSON_ERROR_SHAPE, "It links to “b”" },
    { FIELD (",\"kind\":\"link\",\"role\":\"x\""), ANNO_JSON_ERROR_SHAPE, "not “x”" },
    { FIELD (",\"kind\":\"text\",\"many\":1"), ANNO_JSON_ERROR_SHAPE, "must be true or false" },
    { FIELD (",\"kind\":\"text\",\"advised\":\"y\""), ANNO_JSON_ERROR_SHAPE, "“advised” must be" },
    { FIELD (",\"kind\":\"choice\""), ANNO_JSON_ERROR_SHAPE, "“choices” is missing" },
    { FIELD (",\"kind\":\"text\",\"choices\":[]"), ANNO_JSON_ERROR_SHAPE, "Only a choice" },
    { CHOICES ("[]"), ANNO_JSON_ERROR_SHAPE, "at least one" },
    { CHOICES ("{}"), ANNO_JSON_ERROR_SHAPE, "“choices” must be an array" },
    { CHOICES ("[\"x\"]"), ANNO_JSON_ERROR_SHAPE, "must be an object" },
    { CHOICES ("[{\"id\":\"x\"}]"), ANNO_JSON_ERROR_SHAPE, "“name” is missing" },
    { CHOICES ("[{\"id\":\"x\",\"name\":\"X\"},{\"id\":\"x\",\"name\":\"Y\"}]"),
      ANNO_JSON_ERROR_SHAPE, "The choice “x” is there twice" },
    { SECOND ("\"id\":\"a\""), ANNO_JSON_ERROR_SHAPE, "Tag “a”: There are two tags" },
    { SECOND ("\"id\":\"b\",\"key\":\"a\""), ANNO_JSON_ERROR_SHAPE,
      "Tag “b”: Its key is the same as that of “a”" },
    { SECOND ("\"id\":\"b\",\"formerly\":[\"x\"]"), ANNO_JSON_ERROR_SHAPE,
      "Tag “b”: “a” was formerly called “x” as well" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = bytes_of (cases[i].text);
      g_assert_null (anno_tagset_file_read (bytes, &error));
      g_assert_error (error, ANNO_JSON_ERROR, (int) cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

/* A file cut anywhere is refused, never half read. */
static void
test_truncated (void)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GBytes) whole = anno_tagset_file_write (tagset);

  for (gsize length = 0; length + 1 < g_bytes_get_size (whole); length += 7)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
      g_assert_null (anno_tagset_file_read (part, &error));
      g_assert_true (error->domain == ANNO_JSON_ERROR);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagset-file/default", test_default);
  g_test_add_func ("/tagset-file/default-types", test_default_types);
  g_test_add_func ("/tagset-file/default-links", test_default_links);
  g_test_add_func ("/tagset-file/there-and-back", test_there_and_back);
  g_test_add_func ("/tagset-file/pretty", test_pretty);
  g_test_add_func ("/tagset-file/refused", test_refused);
  g_test_add_func ("/tagset-file/truncated", test_truncated);
  return g_test_run ();
}
