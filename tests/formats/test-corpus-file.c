/* Proves formats/corpus-file: what is read, and what is refused without touching what was there. */
#include "formats/corpus-file.h"

#include "formats/json-scan.h"

#include <string.h>

static gboolean
read_text (const char *text, AnnoCorpusFacts *facts, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_corpus_file_read (bytes, facts, error);
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (AnnoCorpusFacts) facts = { NULL };

  g_assert_true (read_text ("{\"format\":1,\"theirs\":[],\"example\":\"ann-2\"}", &facts, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (facts.example, ==, "ann-2");
  g_assert_true (read_text ("{\"format\":1}", &facts, &error));
  g_assert_null (facts.example);
  g_assert_null (facts.assignments);
  g_assert_cmpuint (facts.annotators_each, ==, 0);
}

static void
test_assignments (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (AnnoCorpusFacts) facts = { NULL }, copy = { NULL };

  g_assert_true (read_text ("{\"format\":1,\"annotatorsEach\":2,\"assignments\":[{\"annotator\":\"ann\","
                            "\"articles\":[\"a/**\",\"b.txt\"],\"theirs\":1},{\"articles\":[\"c\"],"
                            "\"annotator\":\"Ben W.\"}]}",
                            &facts, &error));
  g_assert_no_error (error);
  anno_corpus_facts_copy (&copy, &facts);
  anno_corpus_facts_clear (&facts);
  g_assert_cmpuint (copy.annotators_each, ==, 2);
  g_assert_cmpuint (copy.assignments->len, ==, 2);
  const AnnoAssignment *first = copy.assignments->pdata[0], *second = copy.assignments->pdata[1];
  g_assert_cmpstr (first->annotator, ==, "ann");
  g_assert_cmpstr (first->articles[0], ==, "a/**");
  g_assert_cmpstr (first->articles[1], ==, "b.txt");
  g_assert_null (first->articles[2]);
  g_assert_cmpstr (second->annotator, ==, "Ben W.");
}

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "[]", "must be an object" },
    { "{\"example\":\"ann\"}", "“format”" },
    { "{\"format\":2,\"example\":\"ann\"}", "format" },
    { "{\"format\":1,\"example\":7}", "“example” must be a string" },
    { "{\"format\":1,\"example\":\"\"}", "“example” must be the name of a folder" },
    { "{\"format\":1,\"example\":\"../ann\"}", "not “../ann”" },
    { "{\"format\":1,\"example\":\"Ann\"}", "not “Ann”" },
    { "{\"format\":1,\"annotatorsEach\":0}", "from 1 to 1000" },
    { "{\"format\":1,\"annotatorsEach\":1001}", "from 1 to 1000" },
    { "{\"format\":1,\"annotatorsEach\":\"2\"}", "from 1 to 1000" },
    { "{\"format\":1,\"assignments\":{}}", "“assignments”" },
    { "{\"format\":1,\"assignments\":[1]}", "Assignment 1" },
    { "{\"format\":1,\"assignments\":[{\"articles\":[\"a\"]}]}", "Assignment 1" },
    { "{\"format\":1,\"assignments\":[{\"annotator\":\"a\"}]}", "“articles” must say" },
    { "{\"format\":1,\"assignments\":[{\"annotator\":\"a\",\"articles\":[]}]}", "“articles” must say" },
    { "{\"format\":1,\"assignments\":[{\"annotator\":\"a\",\"articles\":[\"/etc\"]}]}", "“/etc” must be" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (AnnoCorpusFacts) facts = { .example = g_strdup ("kept") };
      g_assert_false (read_text (cases[i][0], &facts, &error));
      g_assert_true (error != NULL && error->domain == ANNO_JSON_ERROR);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
      g_assert_cmpstr (facts.example, ==, "kept");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus-file/whole", test_whole);
  g_test_add_func ("/corpus-file/assignments", test_assignments);
  g_test_add_func ("/corpus-file/refused", test_refused);
  return g_test_run ();
}
