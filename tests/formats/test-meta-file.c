/* Proves formats/meta-file: what is read, and what is refused without touching what was there. */
#include "formats/meta-file.h"

#include "formats/json-scan.h"

#include <string.h>

static gboolean
read_text (const char *text, AnnoMeta *meta, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_meta_file_read (bytes, meta, error);
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (AnnoMeta) meta = { NULL };

  g_assert_true (read_text ("{\"title\":\"“Head”\",\"byline\":\"Ann\",\"date\":\"2016-02-29\","
                            "\"dateOrigin\":\"dateline\",\"language\":\"de\",\"theirs\":{},"
                            "\"url\":\"https://example.org/\",\"source\":\"Agency\"}",
                            &meta, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (meta.title, ==, "“Head”");
  g_assert_cmpstr (meta.byline, ==, "Ann");
  g_assert_cmpstr (meta.date, ==, "2016-02-29");
  g_assert_cmpstr (meta.date_origin, ==, "dateline");
  g_assert_cmpstr (meta.language, ==, "de");
  g_assert_cmpstr (meta.url, ==, "https://example.org/");
  g_assert_cmpstr (meta.source, ==, "Agency");

  g_assert_true (read_text (" {} ", &meta, &error));
  g_assert_null (meta.title);
  g_assert_null (meta.date);
}

/* What is read is written again, with what isn't understood, and reads as the same. */
static void
test_written (void)
{
  static const char file[] = "{\n"
                             "  \"title\": \"“Head” \\\"q\\\"\",\n"
                             "  \"date\": \"2016-02-29\",\n"
                             "  \"dateOrigin\": \"metadata\",\n"
                             "  \"rawDate\": \"20160229T00:00\",\n"
                             "  \"id\": \"urn:x\",\n"
                             "  \"importedFrom\": \"nitf\",\n"
                             "  \"sha256\": \"00\",\n"
                             "  \"original\": \"a.xml\",\n"
                             "  \"rule\": 1,\n"
                             "  \"theirs\":{\"a\":[1]}\n"
                             "}\n";
  g_autoptr (GError) error = NULL;
  g_auto (AnnoMeta) meta = { NULL };

  g_assert_true (read_text (file, &meta, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (meta.rule, ==, 1);
  g_assert_cmpstr (meta.format, ==, "nitf");
  g_autoptr (GBytes) written = anno_meta_file_write (&meta);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), file,
                   sizeof file - 1);
  g_auto (AnnoMeta) copy = { .byline = g_strdup ("what was there before") };
  anno_meta_copy (&copy, &meta);
  g_autoptr (GBytes) same = anno_meta_file_write (&copy);
  g_assert_true (g_bytes_equal (same, written));

  anno_meta_clear (&meta);
  g_autoptr (GBytes) empty = anno_meta_file_write (&meta);
  g_assert_cmpmem (g_bytes_get_data (empty, NULL), g_bytes_get_size (empty), "{\n}\n", 4);
  g_assert_false (read_text ("{\"rule\":-1}", &meta, NULL));
  g_assert_false (read_text ("{\"rule\":\"1\"}", &meta, NULL));
}

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "[]", "must be an object" },
    { "{\"title\":7}", "“title” must be a string" },
    { "{\"source\":null}", "“source” must be a string" },
    { "{\"date\":\"\"}", "“date” must be a day" },
    { "{\"date\":\"2017-02-29\"}", "not “2017-02-29”" },
    { "{\"date\":\"0000-01-01\"}", "“date” must be a day" },
    { "{\"date\":\"2017-7-1\"}", "“date” must be a day" },
    { "{\"date\":\"2017/07/10\"}", "“date” must be a day" },
    { "{\"date\":\"2017-07-100\"}", "“date” must be a day" },
    { "{\"date\":\"٢٠١٧-07-10\"}", "“date” must be a day" },
    { "{\"dateOrigin\":\"guess\"}", "not “guess”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (AnnoMeta) meta = { .title = g_strdup ("kept") };
      g_assert_false (read_text (cases[i][0], &meta, &error));
      g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
      g_assert_cmpstr (meta.title, ==, "kept");
      g_assert_null (meta.date);
    }
}

static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    AnnoJsonError code;
  } cases[] = {
    { "", ANNO_JSON_ERROR_SYNTAX },
    { "{\"title\":\"a\"", ANNO_JSON_ERROR_SYNTAX },
    { "{\"title\":\"a\",\"title\":\"b\"}", ANNO_JSON_ERROR_DUPLICATE_KEY },
    { "{\"title\":\"\xff\"}", ANNO_JSON_ERROR_NOT_UTF8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (AnnoMeta) meta = { NULL };
      g_assert_false (read_text (cases[i].text, &meta, &error));
      g_assert_error (error, ANNO_JSON_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meta-file/written", test_written);
  g_test_add_func ("/meta-file/whole", test_whole);
  g_test_add_func ("/meta-file/refused", test_refused);
  g_test_add_func ("/meta-file/broken", test_broken);
  return g_test_run ();
}
