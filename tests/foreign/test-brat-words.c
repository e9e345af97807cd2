/* Proves foreign/brat-words and foreign/brat-notes: names stay apart, and any words come back,
 * whoever wrote them. */
#include "foreign/brat-notes.h"
#include "foreign/brat-words.h"

#include <string.h>

static void
test_types (void)
{
  static const char *const same[] = { "claim", "said-by", "Org_Arg2", "-", "A" };
  static const char *const others[] = { "said by",      "said_by", "said.by", "said/by", "saidéby",
                                        "said\u00A0by", "発言",    "人物",    "" };
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *type = anno_brat_words_type (same[i]);
      g_assert_cmpstr (type, ==, same[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      char *type = anno_brat_words_type (others[i]);
      g_assert_true (g_regex_match_simple ("^[A-Za-z0-9_-]+$", type, 0, 0));
      g_assert_true (g_hash_table_add (known, type));
    }
  g_autofree char *type = anno_brat_words_type ("said by");
  g_assert_true (g_str_has_prefix (type, "said_by-"));
  g_assert_cmpuint (strlen (type), ==, strlen ("said_by-") + 8);
}

typedef struct
{
  const char *words;
  const char *line;
} Pair;

static void
test_escapes (void)
{
  static const Pair pairs[] = {
    { "plain", "plain" },
    { "one\ntwo", "one\\ntwo" },
    { "one\ntwo \\\t\u2028", "one\\ntwo \\\\\\u0009\\u2028" },
    { "\r\x0b\x0c\x1c\x1d\x1e\x1f\xc2\x85\u2029",
      "\\u000d\\u000b\\u000c\\u001c\\u001d\\u001e\\u001f\\u0085\\u2029" },
    { "", "\\e" },
    { "\\e", "\\\\e" },
    /* What others write, and what would be taken for ours. */
    { "C:\\data", "C:\\data" },
    { "50\\%", "50\\%" },
    { "a\\\\b", "a\\\\b" },
    { "\\", "\\" },
    { "\\u0041", "\\u0041" },
    { "\\u000a", "\\u000a" },
    { "\\U0009", "\\U0009" },
    { "\\u000D", "\\u000D" },
    { "\\new \\data", "\\new \\data" },
    { "C:\\new", "C:\\\\new" },
    { "C:\\\\new", "C:\\\\\\\\new" },
    { "\\u2028", "\\\\u2028" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *line = anno_brat_words_escape (pairs[i].words);
      g_autofree char *words = anno_brat_words_unescape (pairs[i].line);
      g_assert_cmpstr (line, ==, pairs[i].line);
      g_assert_cmpstr (words, ==, pairs[i].words);
    }
}

/* Of whatever signs: words come back from the line that they make, and a line from the words that
 * it is taken for. */
static void
test_any (void)
{
  static const char *const signs[] = { "\\", "\\", "\\", "n", "e", "u",      "u2028", "u0009",
                                       "\n", "\t", "a",  "0", "é", "\u2028", "🙂" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 50000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (gint n = g_rand_int_range (random, 0, 8); n > 0; n--)
        g_string_append (text, signs[g_rand_int_range (random, 0, G_N_ELEMENTS (signs))]);
      g_autofree char *line = anno_brat_words_escape (text->str);
      g_autofree char *back = anno_brat_words_unescape (line);
      g_assert_cmpstr (back, ==, text->str);
      g_assert_false (anno_brat_words_break (line));
      g_assert_null (strchr (line, '\t'));
      if (text->len == 0 || anno_brat_words_break (text->str) || strchr (text->str, '\t') != NULL)
        continue;
      g_autofree char *read = anno_brat_words_unescape (text->str);
      g_autofree char *again = anno_brat_words_escape (read);
      g_assert_cmpstr (again, ==, text->str);
    }
}

static char *
take_apart (const char *note)
{
  GString *out = g_string_new (NULL);
  char *type, *text;

  while (anno_brat_notes_next (&note, &type, &text))
    {
      g_string_append_printf (out, "%s(%s)", type, text);
      g_free (type);
      g_free (text);
    }
  return g_string_free (out, FALSE);
}

static void
test_notes (void)
{
  static const Pair pairs[] = {
    { "one\ntwo", "AnnotatorNotes(one\ntwo)" },
    { "one\n[AnnotationError] no name\nat all",
      "AnnotatorNotes(one)AnnotationError(no name\nat all)" },
    { "[AnnotationError] \n[Other] x", "AnnotationError()Other(x)" },
    { "[sic] and [AnnotationError] x", "AnnotatorNotes([sic] and [AnnotationError] x)" },
    { "[AnnotatorNotes] x", "AnnotatorNotes([AnnotatorNotes] x)" },
    { "[Other]\nx", "AnnotatorNotes([Other]\nx)" },
    { "", "AnnotatorNotes()" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *apart = take_apart (pairs[i].words);
      g_assert_cmpstr (apart, ==, pairs[i].line);
    }
  AnnoBratNotes notes = { 0 };
  g_assert_null (anno_brat_notes_take (&notes));
  anno_brat_notes_add (&notes, "AnnotationError", "no name");
  anno_brat_notes_add (&notes, "AnnotatorNotes", "one");
  anno_brat_notes_add (&notes, "AnnotatorNotes", "two");
  g_autofree char *note = anno_brat_notes_take (&notes);
  g_assert_cmpstr (note, ==, "one\ntwo\n[AnnotationError] no name");
  g_assert_null (anno_brat_notes_take (&notes));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brat-words/types", test_types);
  g_test_add_func ("/brat-words/escapes", test_escapes);
  g_test_add_func ("/brat-words/any", test_any);
  g_test_add_func ("/brat-words/notes", test_notes);
  return g_test_run ();
}
