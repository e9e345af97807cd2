/* Proves formats/json-scan: what must load and what must be refused (named as JSONTestSuite names
 * its cases, but our own), and where and how it says so. What passes is parsed by json-glib too. */
#include "formats/json-scan.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  gsize length; /* 0: up to the NUL */
} Good;

static const Good good[] = {
  { "y_object_empty", "{}", 0 },
  { "y_array_empty", "[]", 0 },
  { "y_array_blanks", " [ \t\r\n ] \n", 0 },
  { "y_scalar_string", "\"\"", 0 },
  { "y_scalar_true", "true", 0 },
  { "y_scalar_false", "false", 0 },
  { "y_scalar_null", "null", 0 },
  { "y_scalar_number", "0", 0 },
  { "y_number_negative_zero", "[-0]", 0 },
  { "y_number_fraction", "[0.5]", 0 },
  { "y_number_exponents", "[1e1,1E1,1e+1,1e-1,12.5E-07,-0e0]", 0 },
  { "y_number_huge", "[1e400]", 0 },
  { "y_number_long", "[123456789012345678901234567890]", 0 },
  { "y_string_escapes", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", 0 },
  { "y_string_hex", "[\"\\u0061\\u00e9\\uFFFF\\uffff\"]", 0 },
  { "y_string_pair", "[\"\\ud83d\\ude00\\uD83D\\uDE00\"]", 0 },
  { "y_string_last_pair", "[\"\\udbff\\udfff\"]", 0 },
  { "y_string_del", "[\"\x7F\"]", 0 },
  { "y_string_two_bytes", "[\"\xC2\x80\xDF\xBF\"]", 0 },
  { "y_string_three_bytes", "[\"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\"]", 0 },
  { "y_string_four_bytes", "[\"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\"]", 0 },
  { "y_string_line_separator", "[\"\xE2\x80\xA8\xE2\x80\xA9\"]", 0 },
  { "y_string_bom_inside", "[\"\xEF\xBB\xBF\"]", 0 },
  { "y_string_quote_at_eight", "[\"1234567\\\"\",\"12345678\\\"9\"]", 0 },
  { "y_keys_differ", "{\"a\":1,\"b\":2,\"\":3,\"A\":4,\"a \":5}", 0 },
  { "y_keys_same_in_other_object", "{\"a\":{\"a\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":2}]}", 0 },
  { "y_keys_prefixes",
    "{\"\":0,\"a\":0,\"aa\":0,\"aaa\":0,\"aaaa\":0,\"b\":0,\"ba\":0,\"bb\":0,"
    "\"c\":0,\"ca\":0,\"d\":0,\"da\":0,\"e\":0,\"ea\":0}",
    0 },
  { "y_nested", "[[[{\"a\":[{}]}]],{},[]]", 0 },
  { "y_not_terminated_by_nul", "[1]xxx", 3 },
};

typedef struct
{
  const char *name;
  const char *text;
  gsize length; /* 0: up to the NUL */
  AnnoJsonError code;
  guint line, column;
} Bad;

#define SYNTAX ANNO_JSON_ERROR_SYNTAX
#define UTF8 ANNO_JSON_ERROR_NOT_UTF8
#define TWICE ANNO_JSON_ERROR_DUPLICATE_KEY
#define HALF ANNO_JSON_ERROR_SURROGATE

static const Bad bad[] = {
  { "n_nothing", "", 0, SYNTAX, 1, 1 },
  { "n_only_blanks", " \n ", 0, SYNTAX, 2, 2 },
  { "n_two_roots", "{}{}", 0, SYNTAX, 1, 3 },
  { "n_two_scalars", "1 2", 0, SYNTAX, 1, 3 },
  { "n_trailing_comma_root", "{},", 0, SYNTAX, 1, 3 },
  { "n_nul_after", "{}\0", 3, SYNTAX, 1, 3 },
  { "n_nul_before", "\0{}", 3, SYNTAX, 1, 1 },
  { "n_nul_in_array", "[1,\0 2]", 7, SYNTAX, 1, 4 },
  { "n_nul_in_string", "[\"a\0b\"]", 7, SYNTAX, 1, 4 },
  { "n_bom", "\xEF\xBB\xBF{}", 0, SYNTAX, 1, 1 },
  { "n_bom_alone", "\xEF\xBB\xBF", 0, SYNTAX, 1, 1 },
  { "n_utf16", "\xFF\xFE[\0]\0", 6, UTF8, 1, 1 },
  { "n_form_feed", "[\f]", 0, SYNTAX, 1, 2 },
  { "n_no_break_space", "[\xC2\xA0]", 0, SYNTAX, 1, 2 },
  { "n_comment_block", "[/* */]", 0, SYNTAX, 1, 2 },
  { "n_comment_line", "[] // x", 0, SYNTAX, 1, 4 },
  { "n_comment_hash", "[] # x", 0, SYNTAX, 1, 4 },
  { "n_array_trailing_comma", "[1,]", 0, SYNTAX, 1, 4 },
  { "n_array_leading_comma", "[,1]", 0, SYNTAX, 1, 2 },
  { "n_array_double_comma", "[1,,2]", 0, SYNTAX, 1, 4 },
  { "n_array_only_comma", "[,]", 0, SYNTAX, 1, 2 },
  { "n_array_no_comma", "[1 2]", 0, SYNTAX, 1, 4 },
  { "n_array_colon", "[1:2]", 0, SYNTAX, 1, 3 },
  { "n_array_open", "[1", 0, SYNTAX, 1, 3 },
  { "n_array_wrong_close", "[1}", 0, SYNTAX, 1, 3 },
  { "n_array_closed_twice", "[1]]", 0, SYNTAX, 1, 4 },
  { "n_array_close_only", "]", 0, SYNTAX, 1, 1 },
  { "n_object_close_only", "}", 0, SYNTAX, 1, 1 },
  { "n_object_open", "{", 0, SYNTAX, 1, 2 },
  { "n_object_wrong_close", "{\"a\":1]", 0, SYNTAX, 1, 7 },
  { "n_object_trailing_comma", "{\"a\":1,}", 0, SYNTAX, 1, 8 },
  { "n_object_double_comma", "{\"a\":1,,\"b\":2}", 0, SYNTAX, 1, 8 },
  { "n_object_leading_comma", "{,\"a\":1}", 0, SYNTAX, 1, 2 },
  { "n_object_no_value", "{\"a\":}", 0, SYNTAX, 1, 6 },
  { "n_object_no_colon", "{\"a\" 1}", 0, SYNTAX, 1, 6 },
  { "n_object_two_colons", "{\"a\"::1}", 0, SYNTAX, 1, 6 },
  { "n_object_comma_for_colon", "{\"a\",1}", 0, SYNTAX, 1, 5 },
  { "n_object_bare_key", "{a:1}", 0, SYNTAX, 1, 2 },
  { "n_object_single_quotes", "{'a':1}", 0, SYNTAX, 1, 2 },
  { "n_object_number_key", "{1:1}", 0, SYNTAX, 1, 2 },
  { "n_object_null_key", "{null:1}", 0, SYNTAX, 1, 2 },
  { "n_object_only_key", "{\"a\"}", 0, SYNTAX, 1, 5 },
  { "n_word_upper", "[True]", 0, SYNTAX, 1, 2 },
  { "n_word_short", "[nul]", 0, SYNTAX, 1, 2 },
  { "n_word_long", "[nulls]", 0, SYNTAX, 1, 6 },
  { "n_word_cut", "tru", 0, SYNTAX, 1, 1 },
  { "n_word_nan", "[NaN]", 0, SYNTAX, 1, 2 },
  { "n_word_infinity", "[Infinity]", 0, SYNTAX, 1, 2 },
  { "n_word_minus_infinity", "[-Infinity]", 0, SYNTAX, 1, 3 },
  { "n_word_undefined", "[undefined]", 0, SYNTAX, 1, 2 },
  { "n_number_octal", "[010]", 0, SYNTAX, 1, 3 },
  { "n_number_double_zero", "[00]", 0, SYNTAX, 1, 3 },
  { "n_number_negative_octal", "[-012]", 0, SYNTAX, 1, 4 },
  { "n_number_plus", "[+1]", 0, SYNTAX, 1, 2 },
  { "n_number_plus_minus", "[+-1]", 0, SYNTAX, 1, 2 },
  { "n_number_two_minus", "[--1]", 0, SYNTAX, 1, 3 },
  { "n_number_minus", "[-]", 0, SYNTAX, 1, 3 },
  { "n_number_minus_at_end", "-", 0, SYNTAX, 1, 2 },
  { "n_number_minus_blank", "[- 1]", 0, SYNTAX, 1, 3 },
  { "n_number_no_fraction", "[1.]", 0, SYNTAX, 1, 4 },
  { "n_number_no_whole", "[.5]", 0, SYNTAX, 1, 2 },
  { "n_number_minus_no_whole", "[-.5]", 0, SYNTAX, 1, 3 },
  { "n_number_two_points", "[1.2.3]", 0, SYNTAX, 1, 5 },
  { "n_number_point_exponent", "[1.e1]", 0, SYNTAX, 1, 4 },
  { "n_number_no_exponent", "[1e]", 0, SYNTAX, 1, 4 },
  { "n_number_no_exponent_digits", "[1e+]", 0, SYNTAX, 1, 5 },
  { "n_number_two_exponents", "[1e1e1]", 0, SYNTAX, 1, 5 },
  { "n_number_exponent_fraction", "[1e1.5]", 0, SYNTAX, 1, 5 },
  { "n_number_hex", "[0x1F]", 0, SYNTAX, 1, 3 },
  { "n_number_letters", "[1a]", 0, SYNTAX, 1, 3 },
  { "n_number_comma", "[1,000]", 0, SYNTAX, 1, 5 },
  { "n_number_arabic_digit", "[\xD9\xA1]", 0, SYNTAX, 1, 2 },
  { "n_number_full_width_digit", "[\xEF\xBC\x91]", 0, SYNTAX, 1, 2 },
  { "n_string_open", "[\"a", 0, SYNTAX, 1, 4 },
  { "n_string_open_escape", "[\"\\", 0, SYNTAX, 1, 4 },
  { "n_string_open_after_quote", "[\"\\\"]", 0, SYNTAX, 1, 6 },
  { "n_string_tab", "[\"\t\"]", 0, SYNTAX, 1, 3 },
  { "n_string_line_end", "[\"\n\"]", 0, SYNTAX, 1, 3 },
  { "n_string_return", "[\"\r\"]", 0, SYNTAX, 1, 3 },
  { "n_string_control_1", "[\"\x01\"]", 0, SYNTAX, 1, 3 },
  { "n_string_control_1f", "[\"1234567890\x1F\"]", 0, SYNTAX, 1, 13 },
  { "n_string_escape_v", "[\"\\v\"]", 0, SYNTAX, 1, 3 },
  { "n_string_escape_x", "[\"\\x41\"]", 0, SYNTAX, 1, 3 },
  { "n_string_escape_0", "[\"\\0\"]", 0, SYNTAX, 1, 3 },
  { "n_string_escape_nul", "[\"\\\0\"]", 6, SYNTAX, 1, 3 },
  { "n_string_escape_apostrophe", "[\"\\'\"]", 0, SYNTAX, 1, 3 },
  { "n_string_escape_upper_u", "[\"\\U0041\"]", 0, SYNTAX, 1, 3 },
  { "n_string_escape_not_ascii", "[\"\\\xC3\xA9\"]", 0, SYNTAX, 1, 3 },
  { "n_string_hex_short", "[\"\\u00\"]", 0, SYNTAX, 1, 3 },
  { "n_string_hex_cut", "[\"\\u00", 0, SYNTAX, 1, 3 },
  { "n_string_hex_letters", "[\"\\u00zz\"]", 0, SYNTAX, 1, 3 },
  { "n_string_hex_minus", "[\"\\u-001\"]", 0, SYNTAX, 1, 3 },
  { "n_string_hex_blank", "[\"\\u 001\"]", 0, SYNTAX, 1, 3 },
  { "n_string_hex_braces", "[\"\\u{41}\"]", 0, SYNTAX, 1, 3 },
  { "n_string_hex_nul", "[\"a\\u0000b\"]", 0, SYNTAX, 1, 4 },
  { "n_string_single_quotes", "['a']", 0, SYNTAX, 1, 2 },
  { "n_string_curly_quotes",
    "[\xE2\x80\x9C"
    "a\xE2\x80\x9D]",
    0, SYNTAX, 1, 2 },
  { "n_string_bare", "[a]", 0, SYNTAX, 1, 2 },
  { "n_string_two", "[\"a\"\"b\"]", 0, SYNTAX, 1, 5 },
  { "n_surrogate_high", "[\"\\ud83d\"]", 0, HALF, 1, 3 },
  { "n_surrogate_high_at_end", "[\"\\ud83d", 0, HALF, 1, 3 },
  { "n_surrogate_low", "[\"\\ude00\"]", 0, HALF, 1, 3 },
  { "n_surrogate_low_last", "[\"\\uDFFF\"]", 0, HALF, 1, 3 },
  { "n_surrogate_turned", "[\"\\ude00\\ud83d\"]", 0, HALF, 1, 3 },
  { "n_surrogate_two_highs", "[\"\\ud83d\\ud83d\"]", 0, HALF, 1, 3 },
  { "n_surrogate_then_letter", "[\"\\ud83dx\"]", 0, HALF, 1, 3 },
  { "n_surrogate_then_escape", "[\"\\ud83d\\n\"]", 0, HALF, 1, 3 },
  { "n_surrogate_then_hex", "[\"\\ud83d\\u0041\"]", 0, HALF, 1, 3 },
  { "n_surrogate_then_bad_hex", "[\"\\ud83d\\uzzzz\"]", 0, HALF, 1, 3 },
  { "n_surrogate_in_key", "{\"\\udc00\":1}", 0, HALF, 1, 3 },
  { "n_utf8_lone_continuation", "[\"\x80\"]", 0, UTF8, 1, 3 },
  { "n_utf8_lone_lead", "[\"\xC3\"]", 0, UTF8, 1, 3 },
  { "n_utf8_cut_three", "[\"\xE2\x82\"]", 0, UTF8, 1, 3 },
  { "n_utf8_cut_four", "[\"\xF0\x9F\x98\"]", 0, UTF8, 1, 3 },
  { "n_utf8_cut_at_end", "[\"\xF0\x9F", 0, UTF8, 1, 3 },
  { "n_utf8_overlong_slash", "[\"\xC0\xAF\"]", 0, UTF8, 1, 3 },
  { "n_utf8_overlong_nul", "[\"\xC0\x80\"]", 0, UTF8, 1, 3 },
  { "n_utf8_overlong_two", "[\"\xC1\xBF\"]", 0, UTF8, 1, 3 },
  { "n_utf8_overlong_three", "[\"\xE0\x9F\xBF\"]", 0, UTF8, 1, 3 },
  { "n_utf8_overlong_four", "[\"\xF0\x8F\xBF\xBF\"]", 0, UTF8, 1, 3 },
  { "n_utf8_surrogate_first", "[\"\xED\xA0\x80\"]", 0, UTF8, 1, 3 },
  { "n_utf8_surrogate_last", "[\"\xED\xBF\xBF\"]", 0, UTF8, 1, 3 },
  { "n_utf8_cesu", "[\"\xED\xA0\xBD\xED\xB8\x80\"]", 0, UTF8, 1, 3 },
  { "n_utf8_beyond", "[\"\xF4\x90\x80\x80\"]", 0, UTF8, 1, 3 },
  { "n_utf8_five_bytes", "[\"\xF8\x88\x80\x80\x80\"]", 0, UTF8, 1, 3 },
  { "n_utf8_fe", "[\"\xFE\"]", 0, UTF8, 1, 3 },
  { "n_utf8_ff", "[\"12345678\xFF\"]", 0, UTF8, 1, 11 },
  { "n_utf8_latin1", "[\"caf\xE9\"]", 0, UTF8, 1, 6 },
  { "n_utf8_outside_string", "[\x80]", 0, UTF8, 1, 2 },
  { "n_utf8_in_key", "{\"\xC3\":1}", 0, UTF8, 1, 3 },
  { "n_key_twice", "{\"a\":1,\"a\":1}", 0, TWICE, 1, 8 },
  { "n_key_twice_empty", "{\"\":1,\"\":1}", 0, TWICE, 1, 7 },
  { "n_key_twice_escaped", "{\"a\":1,\"\\u0061\":1}", 0, TWICE, 1, 8 },
  { "n_key_twice_escaped_slash", "{\"a/b\":1,\"a\\/b\":1}", 0, TWICE, 1, 10 },
  { "n_key_twice_pair", "{\"\xF0\x9F\x98\x80\":1,\"\\ud83d\\ude00\":1}", 0, TWICE, 1, 8 },
  { "n_key_twice_apart", "{\"a\":1,\n\"b\":{\"a\":2},\n\"a\":1}", 0, TWICE, 3, 1 },
  { "n_key_twice_inside", "[1,{\"x\":{\"k\":[],\"k\":[]}}]", 0, TWICE, 1, 17 },
  { "n_key_twice_of_many",
    "{\"a\":0,\"b\":0,\"c\":0,\"d\":0,\"e\":0,\"f\":0,\"g\":0,\"h\":0,\"i\":0,"
    "\"j\":0,\"k\":0,\"l\":0,\n\"m\":0,\"\\u0063\":0,\"n\":0,\"b\":0}",
    0, TWICE, 2, 7 },
  { "n_column_in_code_points", "[\"\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80\",x]", 0, SYNTAX, 1, 8 },
  { "n_line_after_crlf", "[1,\r\n2,\r\n x]", 0, SYNTAX, 3, 2 },
};

static gboolean
scan (const char *text, gsize length, GError **error)
{
  /* A copy that ends where the text ends, so that a sanitizer sees a step too far. */
  g_autofree char *copy = g_memdup2 (text, length);
  return anno_json_scan (copy != NULL ? copy : "", length, ANNO_JSON_MAX_FILE, 1, error);
}

static void
assert_parses (const char *name, const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_test_message ("%s passed, but json-glib says: %s", name, error->message);
  g_assert_no_error (error);
}

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      gsize length = good[i].length > 0 ? good[i].length : strlen (good[i].text);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", good[i].name);
      g_assert_true (scan (good[i].text, length, &error));
      g_assert_no_error (error);
      assert_parses (good[i].name, good[i].text, length);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gsize length = bad[i].length > 0 ? bad[i].length : strlen (bad[i].text);
      g_autofree char *place = g_strdup_printf ("Line %u, column %u: ", bad[i].line, bad[i].column);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].name);
      g_assert_false (scan (bad[i].text, length, &error));
      g_assert_error (error, ANNO_JSON_ERROR, (int) bad[i].code);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, place));
      g_assert_cmpuint (strlen (error->message), >, strlen (place));
    }
}

static const char layer[]
    = "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"state\":\"annotator:state\"}],"
      "\"id\":\"urn:uuid:1\",\"format\":1,\"first\":{\"startIndex\":0,\"items\":[\n"
      "{\"id\":\"urn:uuid:2\",\"unsure\":true,\"body\":[{\"value\":\"a\\n\\u2028\\ud83d\\ude00\"}],"
      "\"target\":{\"start\":-1.5e+3,\"exact\":\"caf\xC3\xA9 \xF0\x9F\x98\x80\",\"x\":null}}\n"
      ",{\"id\":\"urn:uuid:3\",\"body\":[],\"target\":[]}\n]}}";

static void
assert_refused (const char *what, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  if (scan (text, length, &error))
    g_test_message ("%s was let through: %.*s", what, (int) length, text);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "Line "));
}

/* Every beginning of a layer; and a layer with a byte too many or too few at any place. */
static void
test_broken_layers (void)
{
  gsize n = sizeof layer - 1;
  guint refused = 0;

  g_assert_true (scan (layer, n, NULL));
  for (gsize at = 0; at < n; at++, refused++)
    assert_refused ("A prefix", layer, at);
  for (gsize at = 0; at <= n; at++)
    for (guint i = 0; i < 3; i++, refused++)
      {
        g_autoptr (GString) text = g_string_new_len (layer, (gssize) n);
        g_string_insert_len (text, (gssize) at, &"\x01\xFF\0"[i], 1);
        assert_refused ("A layer with an odd byte", text->str, text->len);
      }
  for (gsize at = 0; at < n; at++)
    if (strchr ("{}[]\":,", layer[at]) != NULL && layer[at - (at > 0)] != '\\')
      {
        g_autoptr (GString) text = g_string_new_len (layer, (gssize) n);
        gboolean in_text = layer[at] == ':' || layer[at] == ','; /* may stand in a string */
        g_string_erase (text, (gssize) at, 1);
        if (!in_text)
          assert_refused ("A layer without a bracket or quote", text->str, text->len);
        refused += !in_text;
      }
  g_assert_cmpuint (refused, >, 1300);
}

/* What is let through after random changes is JSON for json-glib too. */
static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170710);
  guint passed = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new_len (layer, sizeof layer - 1);
      for (int changes = g_rand_int_range (rand, 1, 4); changes > 0; changes--)
        text->str[g_rand_int_range (rand, 0, (int) text->len)]
            = g_rand_boolean (rand) ? "{}[]\":,0\\n \x80"[g_rand_int_range (rand, 0, 12)]
                                    : (char) g_rand_int_range (rand, 0, 256);
      if (!scan (text->str, text->len, NULL))
        continue;
      passed++;
      g_assert_true (g_utf8_validate_len (text->str, text->len, NULL));
      assert_parses ("A mutation", text->str, text->len);
    }
  g_assert_cmpuint (passed, >, 100);
}

static char *
nest (guint depth, const char *open, const char *inside, const char *close)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < depth; i++)
    g_string_append (out, open);
  g_string_append (out, inside);
  for (guint i = 0; i < depth; i++)
    g_string_append (out, close);
  return g_string_free (out, FALSE);
}

static void
test_depth (void)
{
  static const char *const pairs[][3] = {
    { "[", "1", "]" },
    { "{\"a\":", "1", "}" },
    { "[", "", "]" },
    { "[{\"k\":", "\"v\"", "}]" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      guint levels = i == 3 ? 2 : 1;
      g_autofree char *most
          = nest (ANNO_JSON_MAX_DEPTH / levels, pairs[i][0], pairs[i][1], pairs[i][2]);
      g_autofree char *more
          = nest (ANNO_JSON_MAX_DEPTH / levels + 1, pairs[i][0], pairs[i][1], pairs[i][2]);
      g_autofree char *many = nest (100000, pairs[i][0], pairs[i][1], pairs[i][2]);
      g_autofree char *open = nest (100000, pairs[i][0], "", "");
      const char *deep[] = { more, many, open };

      g_assert_true (scan (most, strlen (most), NULL));
      for (guint j = 0; j < G_N_ELEMENTS (deep); j++)
        {
          g_autoptr (GError) error = NULL;
          g_assert_false (scan (deep[j], strlen (deep[j]), &error));
          g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_DEEP);
          g_assert_nonnull (strstr (error->message, "64"));
        }
    }
}

static void
test_size (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_json_scan ("[1]", 3, 3, 1, NULL));
  g_assert_false (anno_json_scan ("[1]", 3, 2, 7, &error));
  g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, "Line 7, column 1: "));
  g_assert_false (anno_json_scan (NULL, 0, 2, 1, NULL));
}

static void
test_first_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_json_scan ("[1\n,x]", 6, 100, 41, &error));
  g_assert_true (g_str_has_prefix (error->message, "Line 42, column 2: "));
}

/* An object of many keys, some of which may be equal: what counts is which is named. */
static void
test_many_keys (void)
{
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GString) text = g_string_new ("{");
      for (guint i = 0; i < 200000; i++)
        g_string_append_printf (text, "\"common beginning %u\":0,\n", i);
      g_string_append (text, round == 0 ? "\"last\":0}" : "\"common beginning \\u0037\":0}");

      g_autoptr (GError) error = NULL;
      g_assert_cmpint (scan (text->str, text->len, &error), ==, round == 0);
      if (round == 1)
        {
          g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_DUPLICATE_KEY);
          g_assert_cmpstr (error->message, ==,
                           "Line 200001, column 1: The name “common beginning 7” "
                           "is there twice in one object.");
        }
    }
}

/* A long and hostile name is cut where a character ends. */
static void
test_long_key (void)
{
  g_autoptr (GString) key = g_string_new (NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append (key, "\xE4\xB8\xAD");
  g_autofree char *text = g_strdup_printf ("{\"%s\":1,\"%s\":2}", key->str, key->str);
  g_autoptr (GError) error = NULL;

  g_assert_false (scan (text, strlen (text), &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/good", test_good);
  g_test_add_func ("/json-scan/bad", test_bad);
  g_test_add_func ("/json-scan/broken-layers", test_broken_layers);
  g_test_add_func ("/json-scan/mutations", test_mutations);
  g_test_add_func ("/json-scan/depth", test_depth);
  g_test_add_func ("/json-scan/size", test_size);
  g_test_add_func ("/json-scan/first-line", test_first_line);
  g_test_add_func ("/json-scan/many-keys", test_many_keys);
  g_test_add_func ("/json-scan/long-key", test_long_key);
  return g_test_run ();
}
