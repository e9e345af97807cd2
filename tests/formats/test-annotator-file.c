/* Proves formats/annotator-file: there and back, a new name, and what is refused. */
#include "formats/annotator-file.h"

#include "formats/json-scan.h"

#include <string.h>

#define ID "urn:uuid:5f3c5a4e-7a3f-4c0e-9a53-0c2b8f6f2f11"

static void
assert_text (GBytes *bytes, const char *expected)
{
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

static void
test_there_and_back (void)
{
  static const char *const names[] = { "Ann", "“Zoë” O'Neil \\ /", "المحرر", "👩‍👧" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;
      g_autoptr (GBytes) bytes = anno_annotator_file_write (ID, names[i]);
      g_assert_true (anno_annotator_file_read (bytes, &id, &name, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (id, ==, ID);
      g_assert_cmpstr (name, ==, names[i]);
    }
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) ann = anno_annotator_file_write (ID, "Ann");
  g_autoptr (GBytes) odd = anno_annotator_file_write (ID, "\u202EAnn\nB ");
  g_autoptr (GBytes) nobody = anno_annotator_file_write (ID, " ");

  assert_text (ann, "{\"format\":1,\"id\":\"" ID "\",\"name\":\"Ann\"}\n");
  assert_text (odd, "{\"format\":1,\"id\":\"" ID "\",\"name\":\"Ann B\"}\n");
  assert_text (nobody, "{\"format\":1,\"id\":\"" ID "\",\"name\":\"" ID "\"}\n");
}

static void
test_rename (void)
{
  const char *text = "{\"theirs\":[1.0],\"name\":\"Ann\",\"id\":\"" ID "\",\"format\":1}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) broken = g_bytes_new_static (text, strlen (text) - 1);
  g_autoptr (GBytes) after = anno_annotator_file_rename (before, "Anna", &error);

  g_assert_no_error (error);
  assert_text (after, "{\"format\":1,\"id\":\"" ID "\",\"name\":\"Anna\",\"theirs\":[1.0]}\n");
  g_assert_null (anno_annotator_file_rename (broken, "Anna", &error));
  g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SYNTAX);
}

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "[]", "must be an object" },
    { "{\"id\":\"" ID "\",\"name\":\"Ann\"}", "“format” is missing" },
    { "{\"format\":2,\"id\":\"" ID "\",\"name\":\"Ann\"}", "format 2" },
    { "{\"format\":1,\"name\":\"Ann\"}", "“id” is missing" },
    { "{\"format\":1,\"id\":\"" ID "\"}", "“name” is missing" },
    { "{\"format\":1,\"id\":\"\",\"name\":\"Ann\"}", "“id” is empty" },
    { "{\"format\":1,\"id\":\"" ID "\",\"name\":\"\"}", "“name” is empty" },
    { "{\"format\":1,\"id\":\"" ID "\",\"name\":7}", "“name” must be a string" },
    { "{\"format\":1,\"id\":\"" ID "\",\"name\":\"a\\u001b[31m\"}", "“name” holds a control" },
    { "{\"format\":1,\"id\":\"" ID "\",\"name\":\"a\\u202e\"}", "“name” holds a control" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      char *id = NULL, *name = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i][0], strlen (cases[i][0]));
      g_assert_false (anno_annotator_file_read (bytes, &id, &name, &error));
      g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
      g_assert_null (id);
      g_assert_null (name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annotator-file/there-and-back", test_there_and_back);
  g_test_add_func ("/annotator-file/bytes", test_bytes);
  g_test_add_func ("/annotator-file/rename", test_rename);
  g_test_add_func ("/annotator-file/refused", test_refused);
  return g_test_run ();
}
