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
  g_test_add_func ("/corpus-file/refused", test_refused);
  return g_test_run ();
}
