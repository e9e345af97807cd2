/* Proves formats/json-print: the one form of a string, and commas where they are due. */
#include "formats/json-print.h"

#include "formats/json-scan.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *printed;
} strings[] = {
  { "", "\"\"" },
  { "plain / 'text' <&>", "\"plain / 'text' <&>\"" },
  { "a\"b\\c", "\"a\\\"b\\\\c\"" },
  { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
  { "\x01\x0b\x1f", "\"\\u0001\\u000b\\u001f\"" },
  { "\x7f \xC2\x80\xC2\x85\xC2\x9F\xC2\xA0", "\"\\u007f \\u0080\\u0085\\u009f\xC2\xA0\"" },
  { "\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAF",
    "\"\xE2\x80\xA7\\u2028\\u2029\xE2\x80\xAF\"" },
  { "\xD8\x9B\xD8\x9C\xD8\x9D", "\"\xD8\x9B\\u061c\xD8\x9D\"" },
  { "\xE2\x80\x8D\xE2\x80\x8E\xE2\x80\x8F\xE2\x80\x90",
    "\"\xE2\x80\x8D\\u200e\\u200f\xE2\x80\x90\"" },
  { "\xE2\x80\xAA\xE2\x80\xAB\xE2\x80\xAC\xE2\x80\xAD\xE2\x80\xAE",
    "\"\\u202a\\u202b\\u202c\\u202d\\u202e\"" },
  { "\xE2\x81\xA5\xE2\x81\xA6\xE2\x81\xA7\xE2\x81\xA8\xE2\x81\xA9\xE2\x81\xAA",
    "\"\xE2\x81\xA5\\u2066\\u2067\\u2068\\u2069\xE2\x81\xAA\"" },
  { "caf\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80", "\"caf\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80\"" },
};

static void
test_strings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      anno_json_print_string (out, strings[i].text);
      g_assert_cmpstr (out->str, ==, strings[i].printed);

      AnnoJsonSlice slice = { out->str, out->len };
      g_autofree char *back = anno_json_slice_to_string (&slice);
      g_assert_true (anno_json_scan (out->str, out->len, out->len, 1, NULL));
      g_assert_cmpstr (back, ==, strings[i].text);
      g_assert_true (anno_json_slice_is (&slice, strings[i].text));
    }
}

static void
test_length (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  anno_json_print_string_len (out, "abc\ndef", 4);
  anno_json_print_string_len (out, NULL, 0);
  g_assert_cmpstr (out->str, ==, "\"abc\\n\"\"\"");
}

/* Whatever stands where, and whatever the bytes beside it are: as if it were alone. */
static void
test_places (void)
{
  static const char *const beside[] = { "a", " ", "!", "\xC3\xA9", "\x7E" };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    for (guint at = 0; at < 20 * G_N_ELEMENTS (beside); at++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        for (guint n = 0; n < at / G_N_ELEMENTS (beside); n++)
          g_string_append (text, beside[at % G_N_ELEMENTS (beside)]);
        g_autofree char *before = g_strdup (text->str);
        g_autofree char *inner
            = g_strndup (strings[i].printed + 1, strlen (strings[i].printed) - 2);
        g_autofree char *expected = g_strconcat ("\"", before, inner, before, "\"", NULL);
        g_autoptr (GString) out = g_string_new (NULL);

        g_string_append (text, strings[i].text);
        g_string_append (text, before);
        anno_json_print_string (out, text->str);
        g_assert_cmpstr (out->str, ==, expected);
      }
}

/* Every code point comes back, and what is printed is one line without what turns it. */
static void
test_all_code_points (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (gunichar c = 1; c <= 0x10FFFF; c++)
    if (c < 0xD800 || c > 0xDFFF)
      g_string_append_unichar (all, c);
  anno_json_print_string (out, all->str);
  g_assert_true (anno_json_scan (out->str, out->len, out->len, 1, NULL));
  for (const char *p = out->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_assert_false (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || c == 0x061C);
      g_assert_false ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E
                      || c == 0x200F);
    }

  AnnoJsonSlice slice = { out->str, out->len };
  g_autofree char *back = anno_json_slice_to_string (&slice);
  g_assert_true (g_str_equal (back, all->str));
}

static void
test_commas (void)
{
  g_autoptr (GString) out = g_string_new ("{");

  anno_json_print_member (out, "none", NULL);
  anno_json_print_raw (out, NULL);
  anno_json_print_raw (out, "");
  anno_json_print_member (out, "a", "1");
  anno_json_print_raw (out, "\"raw\":[]");
  anno_json_print_key (out, "b");
  g_string_append_c (out, '[');
  anno_json_print_raw (out, "1");
  anno_json_print_raw (out, "{}");
  g_string_append_c (out, ']');
  anno_json_print_member (out, "c\n", "{");
  anno_json_print_member (out, "d", "[");
  g_string_append_c (out, '}');
  g_assert_cmpstr (out->str, ==,
                   "{\"a\":\"1\",\"raw\":[],\"b\":[1,{}],\"c\\n\":\"{\",\"d\":\"[\"}");
}

static void
test_empty (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  anno_json_print_member (out, "a", "");
  anno_json_print_member (out, "b", "x");
  g_assert_cmpstr (out->str, ==, "\"a\":\"\",\"b\":\"x\"");
}

static void
test_numbers (void)
{
  g_autoptr (GString) out = g_string_new ("{");

  anno_json_print_number (out, "a", 0);
  anno_json_print_number (out, "b", G_MAXINT64);
  anno_json_print_number (out, "c", G_MININT64);
  g_assert_cmpstr (out->str, ==,
                   "{\"a\":0,\"b\":9223372036854775807,\"c\":-9223372036854775808");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-print/strings", test_strings);
  g_test_add_func ("/json-print/length", test_length);
  g_test_add_func ("/json-print/places", test_places);
  g_test_add_func ("/json-print/all-code-points", test_all_code_points);
  g_test_add_func ("/json-print/commas", test_commas);
  g_test_add_func ("/json-print/empty", test_empty);
  g_test_add_func ("/json-print/numbers", test_numbers);
  return g_test_run ();
}
