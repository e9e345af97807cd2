/* Proves foreign/foreign-json: what of a file are its records, what is told of those that are
 * broken, and which documents are one. By the form of doccano, whose records are short. */
#include "foreign/form-scene.h"

#include "foreign/doccano-writer.h"

#include <string.h>

#define RECORD(text) "{\"text\":\"" text "\",\"label\":[]}"
#define OF(article, text, annotator, label)                                                        \
  "{\"text\":\"" text "\",\"label\":[" label "],\"article\":\"" article                            \
  "\",\"annotator\":\"" annotator "\"}\n"

static void
test_lines (void)
{
  /* a mark of byte order, CR LF, blank lines, a line separator in a string, none at the end */
  form_assert_read (&anno_doccano_format,
                    "\xEF\xBB\xBF" RECORD ("a\xE2\x80\xA8z") "\r\n\n  \r\n" RECORD ("b"),
                    "= - utf-16\n@-\n= - utf-16\n@-\n");
  /* broken ones, first, in between and last */
  form_assert_read (&anno_doccano_format,
                    "{\n" RECORD ("a") "\n{\"text\":}\n{\"a\":1}\n" RECORD ("b") "\nx",
                    "= - utf-16\n@-\n"
                    "! Line 1, column 2: The text ends too early; it may have been cut off.\n"
                    "! Line 3, column 9: A value is expected here.\n"
                    "! line 4: This is nothing that the form knows, and left out.\n"
                    "= - utf-16\n@-\n"
                    "! Line 6, column 1: A value is expected here.\n");
}

static void
test_neighbours (void)
{
  static const char two[] = OF ("a.txt", "ab", "ann", "[0,1,\"X\"]") OF ("a.txt", "ab", "ben", "");
  static const char more[] = OF ("a.txt", "ab", "ann", "") OF ("a.txt", "ab", "ann", "")
      OF ("b.txt", "ab", "ben", "") OF ("b.txt", "abc", "cid", "");

  form_assert_read (&anno_doccano_format, two, "= a.txt utf-16\n@ann\n- X 0-1\n@ben\n");
  form_assert_read (&anno_doccano_format, more,
                    "= a.txt utf-16\n@ann\n= a.txt utf-16\n@ann\n= b.txt utf-16\n@ben\n"
                    "= b.txt utf-16\n@cid\n");
}

/* What is alone in its file is called so, and made by whom the place of the file names. */
static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = form_read (
      &anno_doccano_format, "set/annotation/news/a.txt/ann.jsonl", RECORD ("a"), -1, &error);

  g_assert_no_error (error);
  g_autofree char *said = form_describe (documents);
  g_assert_cmpstr (said, ==, "= news/a.txt utf-16\n@ann\n");
}

static void
assert_message (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = form_read (&anno_doccano_format, "file.json", text, -1, &error);

  g_assert_null (documents);
  g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_messages (void)
{
  assert_message ("[\n" RECORD ("a") ",\n{\"text\":}\n]",
                  "Line 3, column 9: A value is expected here.");
  assert_message ("", "Line 1, column 1: The text ends too early; it may have been cut off.");
  assert_message (
      "{\"a\":1}\n{\"a\":2}\n",
      "This is no file of doccano: nothing in it has a text with “label” or “entities”.");
  assert_message ("{\"a\":1,\"a\":2}",
                  "Line 1, column 8: The name “a” is there twice in one object.");
}

/* Bytes that are no text, in the middle of which nothing may stop or begin. */
static void
test_bytes (void)
{
  static const struct
  {
    const char *text;
    gsize length;
  } cases[] = { { "\0", 1 },
                { "{\"text\":\"a\0\",\"label\":[]}", 25 },
                { "{\"text\":\"\xFF\",\"label\":[]}", 24 },
                { "{\"text\":\"\\u0000\",\"label\":[]}", 29 },
                { "{\"text\":\"\\uD800\",\"label\":[]}", 29 },
                { "\xFE\xFF\0{\0}", 6 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_refused (&anno_doccano_format, cases[i].text, (gssize) cases[i].length);

  g_autoptr (GString) deep = g_string_new ("{\"text\":\"a\",\"label\":");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  form_assert_refused (&anno_doccano_format, deep->str, (gssize) deep->len);
}

static gboolean
take_one_cb (AnnoForeignDocument *document, gpointer data)
{
  guint *n = data;

  anno_foreign_document_free (document);
  (*n)++;
  return FALSE;
}

/* Who has enough gets no more, and that is no error. */
static void
test_enough (void)
{
  static const char text[] = RECORD ("a") "\n" RECORD ("b") "\n" RECORD ("c") "\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  guint n = 0;
  const AnnoForeignFile file = { "a.jsonl", bytes, NULL };
  const AnnoForeignSink sink = { take_one_cb, &n };
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_doccano_format.read (&file, &sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
}

/* What many makers, marks and links cost grows with their number, not with its square. */
static void
test_many (void)
{
  const guint n = 100000;
  g_autoptr (GString) text = g_string_new ("{\"text\":\"a\",\"entities\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s{\"id\":%u,\"label\":\"X\",\"start_offset\":0,\"end_offset\":1,"
                            "\"user\":%u}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "],\"relations\":[");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"from_id\":%u,\"to_id\":%u,\"type\":\"of\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "]}");
  g_autoptr (GPtrArray) documents
      = form_read (&anno_doccano_format, "a.json", text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((AnnoForeignDocument *) documents->pdata[0])->layers->len, ==, n);
}

/* Of a lot that is nothing of the form, the first things are told one by one. */
static void
test_strange (void)
{
  g_autoptr (GString) lines = g_string_new (RECORD ("a") "\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append (lines, "{}\n{\n");
  g_string_append (lines, RECORD ("b"));
  g_autoptr (GPtrArray) documents
      = form_read (&anno_doccano_format, "a.jsonl", lines->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 2);
  const AnnoForeignDocument *first = documents->pdata[0], *last = documents->pdata[1];
  g_assert_cmpuint (first->left_out->len, ==, 1000);
  g_assert_cmpuint (last->left_out->len, ==, 1);
  g_assert_cmpstr (last->left_out->pdata[0], ==, "2000 more things that aren’t understood");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/foreign-json/lines", test_lines);
  g_test_add_func ("/foreign-json/neighbours", test_neighbours);
  g_test_add_func ("/foreign-json/names", test_names);
  g_test_add_func ("/foreign-json/messages", test_messages);
  g_test_add_func ("/foreign-json/bytes", test_bytes);
  g_test_add_func ("/foreign-json/enough", test_enough);
  g_test_add_func ("/foreign-json/many", test_many);
  g_test_add_func ("/foreign-json/strange", test_strange);
  return g_test_run ();
}
