#include "index/words.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *words; /* "|" stands for a border between paragraphs */
} cases[] = {
  { "", "" },
  { "Deal OVER it", "deal over it" },
  { "don't re-open", "don t re open" },
  { "Müller’s café", "muller s cafe" },
  { "Mu\xcc\x88ller", "muller" },
  { "co\xc2\xadoperate", "cooperate" },
  { "a\xe2\x80\x8b"
    "b",
    "ab" },
  { "“quoted”—dashed", "quoted dashed" },
  { "non\xc2\xa0"
    "breaking",
    "non breaking" },
  { "ﬁne ｗｉｄｅ Straße", "fine wide strasse" },
  { "one\ntwo\n\nthree", "one two | three" },
  { "one.\r\n\r\ntwo", "one | two" },
  { "\n\none", "one" },
  { "“é\n\n“ü", "e | u" },
  { "2017-07-21 10:30", "2017 07 21 10 30" },
  { "北京大学", "北 京 大 学" },
  { "東京のIBM社", "東 京 の ibm 社" },
  { "ガギ", "カ\xe3\x82\x99 キ\xe3\x82\x99" },
  { "مُحَمَّد", "محمد" },
  { "אבג, דה", "אבג דה" },
  { "नमस्ते", "नमस्ते" },
  { "👍🏽 ok ☃", "👍 ok ☃" },
  { "\xef\xbf\xbd a \xee\x80\x80 b", "a b" },
};

static char *
in_words (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  anno_words_add (out, text, strlen (text));
  g_strchomp (out->str);
  g_auto (GStrv) parts = g_strsplit (out->str, "\xee\x80\x80", -1);
  return g_strjoinv ("|", parts);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = in_words (cases[i].text);
      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Each word stands where the iterator says, in code points. */
static void
test_places (void)
{
  const char *text = "\xef\xbb\xbfÉté “北京” mu\xcc\x88"
                     "de end";
  static const struct
  {
    const char *word;
    guint start;
    guint end;
  } expected[]
      = { { "ete", 1, 4 }, { "北", 6, 7 }, { "京", 7, 8 }, { "mude", 10, 15 }, { "end", 16, 19 } };
  g_autoptr (AnnoWordIter) iter = anno_word_iter_new (text, strlen (text));
  AnnoWord word;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (anno_word_iter_next (iter, &word));
      g_assert_cmpmem (word.text, word.length, expected[i].word, strlen (expected[i].word));
      g_assert_cmpuint (word.start, ==, expected[i].start);
      g_assert_cmpuint (word.end, ==, expected[i].end);
    }
  g_assert_false (anno_word_iter_next (iter, &word));
}

/* A key is one word, that no text holds, and no two are the same. */
static void
test_keys (void)
{
  static const char *const keys[]
      = { "claim", "Claim",      "CLAIM",      "said-by",  "said by", "said_by",
          "",      "urn:uuid:1", "urn-uuid-1", "\"; DROP", "é",       "a\tb" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint kind = ANNO_WORDS_TAG; kind <= ANNO_WORDS_UNSURE; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      {
        GString *out = g_string_new (NULL);
        anno_words_add_key (out, kind, keys[i]);
        g_assert_cmpint (out->str[out->len - 1], ==, ' ');
        g_assert_true (strchr (out->str, ' ') == out->str + out->len - 1);
        for (const char *p = out->str; p < out->str + out->len - 1; p++)
          g_assert_true ((guchar) *p >= 0x80 || g_ascii_islower (*p) || g_ascii_isdigit (*p));
        g_assert_true (g_hash_table_add (seen, g_string_free (out, FALSE)));
      }
}

/* A text without a blank is cut somewhere, at the same place each time. */
static void
test_endless (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, "é");
  g_autoptr (AnnoWordIter) iter = anno_word_iter_new (text->str, text->len);
  AnnoWord word;
  guint end = 0;
  for (; anno_word_iter_next (iter, &word); n++)
    {
      g_assert_cmpuint (word.start, ==, end);
      end = word.end;
    }
  g_assert_cmpuint (end, ==, 300000);
  g_assert_cmpuint (n, >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/cases", test_cases);
  g_test_add_func ("/words/places", test_places);
  g_test_add_func ("/words/keys", test_keys);
  g_test_add_func ("/words/endless", test_endless);
  return g_test_run ();
}
