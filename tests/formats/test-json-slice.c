/* Proves formats/json-slice: walking scanned text, decoding, and keeping bytes. */
#include "formats/json-scan.h"

#include <string.h>

static AnnoJsonSlice
slice_of (const char *text)
{
  AnnoJsonSlice slice = { text, strlen (text) };
  g_assert_true (anno_json_scan (text, slice.length, slice.length, 1, NULL));
  return slice;
}

static char *
copy_of (const AnnoJsonSlice *slice)
{
  return g_strndup (slice->text, slice->length);
}

/* Lists "key=value" of an object, or the values of an array. */
static char *
walk (const char *text)
{
  AnnoJsonSlice slice = slice_of (text), value;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *at = NULL;
  char *key = NULL;

  while (anno_json_next_member (&slice, &at, &key, &value))
    {
      g_autofree char *name = key;
      g_autofree char *raw = copy_of (&value);
      g_ptr_array_add (parts, g_strdup_printf ("%s=%s", name, raw));
    }
  at = NULL;
  while (anno_json_next_element (&slice, &at, &value))
    g_ptr_array_add (parts, copy_of (&value));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("|", (char **) parts->pdata);
}

static const struct
{
  const char *text;
  const char *parts;
} walks[] = {
  { "{}", "" },
  { "[ ]", "" },
  { "1", "" },
  { "\"[1]\"", "" },
  { "{\"a\":1}", "a=1" },
  { " { \"a\" : 1 , \"b\" : [ 1, {\"c\":\"}\"} ] ,\n\"\" : null } ",
    "a=1|b=[ 1, {\"c\":\"}\"} ]|=null" },
  { "{\"\\u0061\\\"\":\"x\\\\\",\"y\":\"\\\\\\\"]\"}", "a\"=\"x\\\\\"|y=\"\\\\\\\"]\"" },
  { "[1,-2.5e3,true,\"a,b\",[[]],{}]", "1|-2.5e3|true|\"a,b\"|[[]]|{}" },
  { "[ \"\" ]", "\"\"" },
};

static void
test_walk (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_autofree char *parts = walk (walks[i].text);
      g_assert_cmpstr (parts, ==, walks[i].parts);
    }
}

static void
test_pairs (void)
{
  AnnoJsonSlice object = slice_of ("{\"\\u0069d\":\"x\"}"), key, value;
  const char *at = NULL;

  g_assert_true (anno_json_next_pair (&object, &at, &key, &value));
  g_assert_true (anno_json_slice_is (&key, "id"));
  g_assert_cmpuint (key.length, ==, 9);
  g_assert_false (anno_json_next_pair (&object, &at, &key, &value));
  at = NULL;
  g_assert_true (anno_json_next_member (&object, &at, NULL, &value));
}

static void
test_kinds (void)
{
  static const char *const texts[]
      = { "{}", "[]", "\"\"", "true", "false", "null", "0", "-1", " 7 " };
  static const char kinds[] = "{[\"tfn000";

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AnnoJsonSlice slice = slice_of (texts[i]);
      g_assert_cmpint (anno_json_slice_kind (&slice), ==, kinds[i]);
      g_autofree char *string = anno_json_slice_to_string (&slice);
      g_assert_cmpstr (string, ==, i == 2 ? "" : NULL);
    }
}

static const struct
{
  const char *json;
  const char *text;
  gboolean is;
} comparisons[] = {
  { "\"abc\"", "abc", TRUE },
  { "\"abc\"", "ab", FALSE },
  { "\"abc\"", "abcd", FALSE },
  { "\"\"", "", TRUE },
  { "\"\\u0061bc\"", "abc", TRUE },
  { "\"\\u0061bc\"", "ab", FALSE },
  { "\"\\u0061b\"", "abc", FALSE },
  { "\"\\u0062bc\"", "abc", FALSE },
  { "\"\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "\xF0\x9F\x98\x80/\b\f\n\r\t\\\"", TRUE },
  { "1", "1", FALSE },
  { "null", "null", FALSE },
};

static void
test_is (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      AnnoJsonSlice slice = slice_of (comparisons[i].json);
      g_autofree char *string = anno_json_slice_to_string (&slice);
      g_assert_cmpint (anno_json_slice_is (&slice, comparisons[i].text), ==, comparisons[i].is);
      g_assert_cmpint (g_strcmp0 (string, comparisons[i].text) == 0, ==, comparisons[i].is);
    }
}

static const struct
{
  const char *json;
  gboolean fits;
  gint64 value;
} integers[] = {
  { "0", TRUE, 0 },
  { "-0", TRUE, 0 },
  { "-12", TRUE, -12 },
  { "9223372036854775807", TRUE, G_MAXINT64 },
  { "9223372036854775808", FALSE, 0 },
  { "99999999999999999999999999", FALSE, 0 },
  { "1.0", FALSE, 0 },
  { "1e2", FALSE, 0 },
  { "1e400", FALSE, 0 },
  { "\"1\"", FALSE, 0 },
  { "null", FALSE, 0 },
  { "[1]", FALSE, 0 },
};

static void
test_integers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      AnnoJsonSlice slice = slice_of (integers[i].json);
      gint64 value = 0;
      g_assert_cmpint (anno_json_slice_to_int (&slice, &value), ==, integers[i].fits);
      if (integers[i].fits)
        g_assert_cmpint (value, ==, integers[i].value);
    }
}

static void
test_keep (void)
{
  AnnoJsonSlice one = slice_of ("{\"a\" : [1, 2], \"\\u0062\":\"x  y\"}");
  AnnoJsonSlice many = slice_of ("{\n  \"c\": {\n\t\"d \\\" \": [1,\r\n 2] }\n}");
  AnnoJsonSlice key, value;
  GString *kept = NULL;

  g_assert_null (anno_json_take_kept (&kept));
  for (const char *at = NULL; anno_json_next_pair (&one, &at, &key, &value);)
    anno_json_keep_member (&kept, &key, &value);
  for (const char *at = NULL; anno_json_next_pair (&many, &at, &key, &value);)
    anno_json_keep_member (&kept, &key, &value);
  anno_json_keep_element (&kept, &one);
  g_autofree char *text = anno_json_take_kept (&kept);
  g_assert_null (kept);
  g_assert_cmpstr (text, ==,
                   "\"a\":[1, 2],\"\\u0062\":\"x  y\",\"c\":{\"d \\\" \":[1,2]},"
                   "{\"a\" : [1, 2], \"\\u0062\":\"x  y\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-slice/walk", test_walk);
  g_test_add_func ("/json-slice/pairs", test_pairs);
  g_test_add_func ("/json-slice/kinds", test_kinds);
  g_test_add_func ("/json-slice/is", test_is);
  g_test_add_func ("/json-slice/integers", test_integers);
  g_test_add_func ("/json-slice/keep", test_keep);
  return g_test_run ();
}
