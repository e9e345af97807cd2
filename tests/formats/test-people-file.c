/* Proves formats/people-file: random ledgers there and back, and what is refused. */
#include "formats/people-file.h"

#include "formats/json-scan.h"

#include <string.h>

static AnnoPeople *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_people_file_read (bytes, error);
}

static char *
text_of (AnnoPeople *people)
{
  g_autoptr (GBytes) bytes = anno_people_file_write (people);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_bytes (void)
{
  const char *text
      = "{\"format\":1,\"x\":1e2,\"people\":[\n"
        "{\"id\":\"http://www.wikidata.org/entity/Q1\",\"name\":\"Them\",\"kind\":\"group\"}\n"
        ",{\"id\":\"urn:uuid:1\",\"name\":\"Ann\",\"kind\":\"person\",\"role\":\"editor\","
        "\"aliases\":[\"A.\",\"Anna\"],\"wikidata\":\"Q2\",\"note\":\"a\\nb\","
        "\"mergedInto\":\"urn:uuid:2\",\"theirs\":{\"a\":[]}}\n]}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoPeople) people = read_text (text, &error);

  g_assert_no_error (error);
  g_autofree char *again = text_of (people);
  g_assert_cmpstr (again, ==, text);

  g_autoptr (AnnoPeople) nobody = anno_people_new ();
  g_autofree char *empty = text_of (nobody);
  g_assert_cmpstr (empty, ==, "{\"format\":1,\"people\":[]}\n");
  g_autoptr (AnnoPeople) read = read_text (empty, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anno_people_get_n (read), ==, 0);
}

static const char *
pick (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, (int) n)];
}

static AnnoPerson *
random_person (GRand *rand)
{
  static const char *const words[]
      = { NULL, "Ann", "“é” \\", "الرئيس", "👩‍👧", "\"/", "Ann" };
  static const char *const notes[] = { NULL, "", "two\nlines\t\u2028", "x" };
  static const char *const kinds[] = { NULL, "person", "group", "organization", "document" };
  static const char *const extras[] = { NULL, "\"x\":1.0", "\"a\":{\"b\":[{}]},\"c\":\"\\u00e9\"" };
  const char *aliases[] = { NULL, NULL, NULL };
  g_autofree char *id = g_strdup_printf ("urn:uuid:%d", g_rand_int_range (rand, 0, 60));

  aliases[0] = pick (rand, words, G_N_ELEMENTS (words));
  aliases[1] = aliases[0] != NULL ? pick (rand, words, G_N_ELEMENTS (words)) : NULL;
  const AnnoPersonParts parts = {
    .id = id,
    .name = pick (rand, words + 1, G_N_ELEMENTS (words) - 1),
    .kind = pick (rand, kinds, G_N_ELEMENTS (kinds)),
    .role = pick (rand, words, G_N_ELEMENTS (words)),
    .aliases = aliases,
    .wikidata = g_rand_boolean (rand) ? "Q42" : NULL,
    .note = pick (rand, notes, G_N_ELEMENTS (notes)),
    .merged_into = g_rand_boolean (rand) ? "urn:uuid:3" : NULL,
    .extra = pick (rand, extras, G_N_ELEMENTS (extras)),
  };
  return anno_person_new (&parts);
}

static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2112);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (AnnoPeople) people = anno_people_new ();
      for (int n = g_rand_int_range (rand, 0, 40); n > 0; n--)
        {
          g_autoptr (AnnoPerson) person = random_person (rand);
          anno_people_put (people, person);
        }
      g_autoptr (GError) error = NULL;
      g_autofree char *text = text_of (people);
      g_autoptr (AnnoPeople) again = read_text (text, &error);
      g_assert_no_error (error);
      g_autofree char *same = text_of (again);
      g_assert_cmpstr (same, ==, text);

      g_assert_cmpuint (anno_people_get_n (again), ==, anno_people_get_n (people));
      for (guint i = 0; i < anno_people_get_n (people); i++)
        {
          g_autoptr (AnnoPerson) a = g_list_model_get_item (G_LIST_MODEL (people), i);
          g_autoptr (AnnoPerson) b = g_list_model_get_item (G_LIST_MODEL (again), i);
          g_assert_true (anno_person_equal (a, b));
        }
    }
}

/* Adding, renaming and removing a person each change one line. */
static void
test_small_diffs (void)
{
  g_autoptr (AnnoPeople) people = anno_people_new ();
  const AnnoPersonParts ann = { .id = "urn:b", .name = "Ann" };
  const AnnoPersonParts zoe = { .id = "urn:b", .name = "Zoe" };
  const AnnoPersonParts ben = { .id = "urn:c", .name = "Ben" };
  const AnnoPersonParts *const puts[] = { &ben, &ann, &zoe };
  static const char *const texts[] = {
    "{\"format\":1,\"people\":[\n{\"id\":\"urn:c\",\"name\":\"Ben\",\"kind\":\"person\"}\n]}\n",
    "{\"format\":1,\"people\":[\n{\"id\":\"urn:b\",\"name\":\"Ann\",\"kind\":\"person\"}\n"
    ",{\"id\":\"urn:c\",\"name\":\"Ben\",\"kind\":\"person\"}\n]}\n",
    "{\"format\":1,\"people\":[\n{\"id\":\"urn:b\",\"name\":\"Zoe\",\"kind\":\"person\"}\n"
    ",{\"id\":\"urn:c\",\"name\":\"Ben\",\"kind\":\"person\"}\n]}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (puts); i++)
    {
      g_autoptr (AnnoPerson) person = anno_person_new (puts[i]);
      anno_people_put (people, person);
      g_autofree char *text = text_of (people);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

#define FILE_OF(people) "{\"format\":1,\"people\":[" people "]}"
#define PERSON(more) FILE_OF ("{\"id\":\"urn:a\",\"name\":\"A\"" more "}")

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "[]", "must be an object" },
    { "{\"people\":[]}", "“format” is missing" },
    { "{\"format\":3,\"people\":[]}", "format 3" },
    { "{\"format\":1}", "“people” is missing" },
    { "{\"format\":1,\"people\":{}}", "“people” must be an array" },
    { FILE_OF ("7"), "Person 1: " },
    { FILE_OF ("{\"name\":\"A\"}"), "Person 1: “id” is missing" },
    { FILE_OF ("{\"id\":\"ann\",\"name\":\"A\"}"), "not “ann”" },
    { FILE_OF ("{\"id\":\"urn:a b\",\"name\":\"A\"}"), "“id” must be an IRI" },
    { FILE_OF ("{\"id\":\"urn:\",\"name\":\"A\"}"), "“id” must be an IRI" },
    { FILE_OF ("{\"id\":\"1:a\",\"name\":\"A\"}"), "“id” must be an IRI" },
    { FILE_OF ("{\"id\":\"urn:a\"}"), "Person 1: “name” is missing" },
    { FILE_OF ("{\"id\":\"urn:a\",\"name\":\"\"}"), "“name” is empty" },
    { FILE_OF ("{\"id\":\"urn:a\",\"name\":\"A\\u200f\"}"), "“name” holds" },
    { FILE_OF ("{\"id\":\"urn:a\",\"name\":\"A\"},{\"id\":\"urn:a\",\"name\":\"B\"}"),
      "Person 2: The id “urn:a” is there twice" },
    { PERSON (",\"kind\":\"robot\""), "not “robot”" },
    { PERSON (",\"role\":\"a\\nb\""), "“role” holds" },
    { PERSON (",\"role\":[]"), "“role” must be a string" },
    { PERSON (",\"aliases\":\"B\""), "“aliases” must be an array of strings" },
    { PERSON (",\"aliases\":[1]"), "“aliases” must be an array of strings" },
    { PERSON (",\"aliases\":[\"\"]"), "“aliases” is empty" },
    { PERSON (",\"note\":1"), "“note” must be a string" },
    { PERSON (",\"mergedInto\":\"x\""), "not “x”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (cases[i][0], &error));
      g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-file/bytes", test_bytes);
  g_test_add_func ("/people-file/there-and-back", test_there_and_back);
  g_test_add_func ("/people-file/small-diffs", test_small_diffs);
  g_test_add_func ("/people-file/refused", test_refused);
  return g_test_run ();
}
