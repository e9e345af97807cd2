/* Proves exchange/conll-…: words and tags are written as CoNLL-2003 has them, come back as the
 * spans they were, and are read whatever the scheme, with what doesn't follow it told. */
#include "foreign/token-scene.h"

#include "foreign/conll-words.h"
#include "foreign/conll-writer.h"
#include "foreign/edges.h"

#include <string.h>

static const AnnoSetFormat *const formats[]
    = { &anno_conll_iob2_format, &anno_conll_iob1_format, &anno_conll_bioes_format };

/* Of all documents: "name: word word\n", then what token_scene_say says; or "wrong: …". */
static char *
read_words (const char *bytes, gssize n)
{
  g_autofree char *wrong = NULL;
  g_autoptr (GPtrArray) documents
      = token_scene_read (&anno_conll_iob2_format, "news/a.conll", bytes, n, &wrong);
  GString *out = g_string_new (NULL);

  if (documents == NULL)
    g_string_append_printf (out, "wrong: %s", wrong);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const AnnoForeignDocument *document = documents->pdata[i];
      g_autofree char *said = token_scene_say (document);
      g_assert_null (document->text);
      g_assert_cmpint (document->unit, ==, ANNO_UNIT_TOKENS);
      g_string_append_printf (out, "%s%s:", i > 0 ? "\n" : "",
                              document->name != NULL ? document->name : "(none)");
      for (guint k = 0; k < document->tokens->len; k++)
        g_string_append_printf (out, " %s", (const char *) document->tokens->pdata[k]);
      g_string_append_printf (out, "%s%s", *said != '\0' ? "\n" : "", said);
    }
  return g_string_free (out, FALSE);
}

/* Spans that touch, a span within a word, one over the end of a sentence, one of a word. */
#define SMALL                                                                                      \
  "{speaker:Sen. Graham}{claim:it’s} {claim:o}ver{claim|#c:. {a b:Done}}. No\n\n{cue:#}\n"

static void
test_written (void)
{
  static const char *const expected[] = {
    "-DOCSTART- -X- O O\n\nSen _ _ B-speaker\n. _ _ I-speaker\nGraham _ _ I-speaker\n"
    "it’s _ _ B-claim\no _ _ B-claim\nver _ _ O\n. _ _ B-claim\nDone _ _ I-claim\n. _ _ O\n\n"
    "No _ _ O\n\n# _ _ B-cue\n\n",
    "-DOCSTART- -X- O O\n\nSen _ _ I-speaker\n. _ _ I-speaker\nGraham _ _ I-speaker\n"
    "it’s _ _ I-claim\no _ _ B-claim\nver _ _ O\n. _ _ I-claim\nDone _ _ I-claim\n. _ _ O\n\n"
    "No _ _ O\n\n# _ _ I-cue\n\n",
    "-DOCSTART- -X- O O\n\nSen _ _ B-speaker\n. _ _ I-speaker\nGraham _ _ E-speaker\n"
    "it’s _ _ S-claim\no _ _ S-claim\nver _ _ O\n. _ _ B-claim\nDone _ _ E-claim\n. _ _ O\n\n"
    "No _ _ O\n\n# _ _ S-cue\n\n",
  };
  g_auto (TokenScene) scene = { 0 };
  token_scene_init (&scene, SMALL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *written = token_scene_write (&scene, formats[i], "ann/a.conll");
      g_autofree char *again = token_scene_write (&scene, formats[i], "ann/a.conll");
      g_assert_cmpstr (written, ==, expected[i]);
      g_assert_cmpstr (again, ==, expected[i]);
    }
}

/* The words of [start, end) without blanks. */
static void
append_solid (GString *out, const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (!anno_edges_is_blank (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *words)
{
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("\n", (char **) words->pdata);
}

/* "claim: Itisover", a line a segment: what a form of words should give back of the layer. */
static char *
expect_solid (TokenScene *scene)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  AnnoArticle *article = anno_document_get_article (scene->article->document);
  AnnoLayer *layer = ((AnnoSetLayer *) scene->article->layers->pdata[0])->layer;

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      g_autofree char *tag = anno_conll_spell (anno_span_get_tag (span));
      for (guint k = 0; k < anno_span_get_n_segments (span); k++)
        {
          AnnoSegment segment = anno_span_get_segments (span)[k];
          g_autofree char *words = anno_article_slice (article, segment.start, segment.end);
          GString *line = g_string_new (tag);
          g_string_append (line, ": ");
          append_solid (line, words);
          g_ptr_array_add (lines, g_string_free (line, FALSE));
        }
    }
  return join_sorted (lines);
}

static char *
say_solid (const AnnoForeignDocument *document)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const AnnoForeignLayer *layer = document->layers->pdata[0];

  for (guint i = 0; i < layer->spans->len; i++)
    {
      const AnnoForeignSpan *span = layer->spans->pdata[i];
      AnnoRange range = g_array_index (span->ranges, AnnoRange, 0);
      GString *line = g_string_new (span->type);
      g_string_append (line, ": ");
      for (guint k = range.start; k < range.end; k++)
        g_string_append (line, document->tokens->pdata[k]);
      g_assert_cmpuint (span->ranges->len, ==, 1);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  return join_sorted (lines);
}

static void
assert_comes_back (TokenScene *scene, const AnnoSetFormat *format)
{
  AnnoArticle *article = anno_document_get_article (scene->article->document);
  g_autofree char *written = token_scene_write (scene, format, "ann/a.conll");
  g_autofree char *wrong = NULL;
  g_autoptr (GPtrArray) documents = token_scene_read (format, "a.conll", written, -1, &wrong);
  const AnnoForeignDocument *document = documents->pdata[0];
  g_autofree char *expected = expect_solid (scene), *got = say_solid (document);
  g_autoptr (GString) all = g_string_new (NULL), words = g_string_new (NULL);

  append_solid (all, anno_article_get_text (article));
  for (guint i = 0; i < document->tokens->len; i++)
    g_string_append (words, document->tokens->pdata[i]);
  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (words->str, ==, all->str);
  g_assert_cmpuint (document->left_out->len, ==, 0);
}

static const char *const round_trips[] = {
  "{speaker:Graham} said {claim:it is over} on {date:Sunday}. {cue:Nobody} asked.\n",
  "{claim:a}{claim:b}{cue:c}{claim:d} {claim:e}{cue:f}\n",
  "One {claim:sentence. And another. And} a third.\n{claim:Four}\n{claim:Five}\n",
  "\U0001F469\u200D\U0001F467 {claim:\U0001F600cafe\u0301s\U0001F600} a\u0301{claim:\u0301}b.\n",
  "قال {speaker:الرئيس}، {claim:يوم الأحد}.\n",
  "{speaker:特朗}普{claim:总统}说。{cue:再见}。\n",
  "One {claim:line.\r\nTwo\u2028lines.\r\n\r\nThree\u2029} here\u00a0{cue:a\xc2\x85 b}.\r\n",
  "# newdoc {claim:id} = x\n# {cue:#}\n-DOCSTART- {claim:-}DOCSTART-\n",
  "{said by:who} {-:what} {O:x}\x01{I-x:y}\x02 \n",
  "Nothing\n",
  "{claim:x}",
};

static void
test_round_trips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (round_trips); i++)
    for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
      {
        g_auto (TokenScene) scene = { 0 };
        token_scene_init (&scene, round_trips[i]);
        g_test_message ("%s: %s", formats[k]->id, round_trips[i]);
        assert_comes_back (&scene, formats[k]);
      }
}

/* Each part of a span is one; of spans that share words, the first is there. */
static void
test_parts (void)
{
  static const guint parts[][2] = { { 0, 3 }, { 8, 13 }, { 0, 0 } };
  static const guint shared[][2] = { { 2, 7 }, { 0, 0 } };
  g_auto (TokenScene) scene = { 0 };
  token_scene_init (&scene, "One two three four\n");

  token_scene_add (&scene, token_scene_draft ("a", "claim", parts));
  assert_comes_back (&scene, &anno_conll_bioes_format);
  token_scene_add (&scene, token_scene_draft ("b", "cue", shared));
  g_autofree char *written = token_scene_write (&scene, &anno_conll_iob2_format, "ann/a.conll");
  g_assert_cmpstr (written, ==,
                   "-DOCSTART- -X- O O\n\nOne _ _ B-claim\ntwo _ _ O\nthree _ _ B-claim\n"
                   "four _ _ O\n\n");
}

typedef struct
{
  const char *file;
  const char *meant;
} Case;

/* The same three spans in each scheme: two that touch, and one alone. */
#define MEANT "news/a: a b c d e f\nx 0-2\nx 2-3\nx 4-6"

static const Case schemes[] = {
  { "a B-x\nb I-x\nc B-x\nd O\ne B-x\nf I-x\n", MEANT },
  { "a I-x\nb I-x\nc B-x\nd O\ne I-x\nf I-x\n", MEANT },
  { "a I-x\nb E-x\nc I-x\nd O\ne I-x\nf I-x\n", MEANT },
  { "a I-x\nb E-x\nc E-x\nd O\ne I-x\nf E-x\n", MEANT },
  { "a B-x\nb E-x\nc S-x\nd O\ne B-x\nf E-x\n", MEANT },
  { "a B-x\nb L-x\nc U-x\nd O\ne B-x\nf L-x\n", MEANT },
};

static const Case foreign[] = {
  /* Tabs, and more than one blank; CR LF; blanks in words; a BOM; no line end. */
  { "\xEF\xBB\xBFNew York\tNNP\tB-x\r\nis\tVB\tO\r\n \t\r\nbig   J  \tO",
    "news/a: New York is big   J\nx 0-1" },
  { "a  DT   B-x \n b NN I-x\n", "news/a: a b\nx 0-2" },
  /* As Label Studio and others begin documents. */
  { "-DOCSTART- -X- O\na -X- _ B-x\nb -X- _ I-x\n\nc -X- _ I-x\n",
    "news/a: a b c\n! line 5: 1 tag doesn’t follow IOB2, and is read as well as it can be.\n"
    "x 0-2\nx 2-3" },
  { "-DOCSTART- -X- -X- O\n\na O\n-docstart-\n\nb B-x\n--DOCSTART--\tO\nc B-x\n-DOCSTART- "
    "-DOCSTART- O\n",
    "(none): a\n(none): b\nx 0-1\n(none): c\nx 0-1" },
  /* Names, before and after the line. */
  { "# newdoc id = one\n-DOCSTART- -X- O O\n\na B-x\n\n-DOCSTART- -X- O O\n#newdoc id=de/two \nb "
    "B-x\n"
    "# newdoc id = three\n# a comment\nc O\n# doc_id = 4\nd I-x\n",
    "one: a\nx 0-1\nde/two: b\nx 0-1\nthree: c\n4: d\n"
    "! line 13: 1 tag doesn’t follow IOB2, and is read as well as it can be.\nx 0-1" },
  { "-DOCSTART- O\n\n-DOCSTART- O\n\na B-x\n", "news/a: a\nx 0-1" },
  /* Comments, and words that look like them. */
  { "# text = a #\na B-x\n# O\n# B\n# sent = 2\n", "news/a: a # #\n(no type) 2-3\nx 0-1" },
  /* Types that change, without a type, with dashes, and a word without a tag. */
  { "a B-x\nb I-y\nc I-y\nd I-x-z\ne\nf J-x\ng B\nh I\n",
    "news/a: a b c d e f g h\n! line 2: 2 tags don’t follow IOB2, and are read as well as they can "
    "be.\n"
    "! line 5: 2 words have no tag in their last column.\n(no type) 6-8\nx 0-1\nx-z 3-4\ny 1-3" },
  /* What follows no scheme. */
  { "a B-x\nb E-x\nc O\nd I-x\ne O\nf B-x\ng O\nh S-x\n",
    "news/a: a b c d e f g h\n"
    "! line 4: 2 tags don’t follow BIOES, and are read as well as they can be.\n"
    "x 0-2\nx 3-4\nx 5-6\nx 7-8" },
  { "a U-x\nb L-x\nc B-x\nd I-x\ne L-x\nf B-y\n",
    "news/a: a b c d e f\n"
    "! line 2: 2 tags don’t follow BILOU, and are read as well as they can be.\n"
    "x 0-1\nx 1-2\nx 2-5\ny 5-6" },
  { "", "news/a:" },
  { "-DOCSTART- -X- O O\n\n", "news/a:" },
  /* Not of this form at all. */
  { "Just some words\nand more\n", "wrong: line 1: the last column is no tag" },
  { "\n\nword\n", "wrong: line 3: the last column is no tag" },
  { "a X-b\n", "wrong: line 1: the last column is no tag" },
  { "a B-\n", "wrong: line 1: the last column is no tag" },
  { "1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n", "wrong: line 1: the last column is no tag" },
  { "a O\nb \xff O\n", "wrong: line 2: this isn’t UTF-8" },
};

static void
assert_cases (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *got = read_words (cases[i].file, -1);
      g_test_message ("%s", cases[i].file);
      if (g_str_has_prefix (cases[i].meant, "wrong"))
        g_assert_true (g_str_has_prefix (got, cases[i].meant));
      else
        g_assert_cmpstr (got, ==, cases[i].meant);
    }
}

static void
test_schemes (void)
{
  assert_cases (schemes, G_N_ELEMENTS (schemes));
}

static void
test_foreign (void)
{
  static const char with_nul[] = "a O\nb\0 O\n";
  g_autofree char *nul = read_words (with_nul, sizeof with_nul - 1);

  assert_cases (foreign, G_N_ELEMENTS (foreign));
  g_assert_true (g_str_has_prefix (nul, "wrong: line 2: "));
}

/* Cut short anywhere, or with any byte turned, a file is read or refused. */
static void
test_damaged (void)
{
  static const char file[]
      = "# newdoc id = x\n-DOCSTART- -X- O O\n\na _ _ B-x\nb _ _ I-x\n\nc\tS-y\n";
  g_autofree char *bytes = g_strdup (file);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (gsize i = 0; i < sizeof file - 1; i++)
    for (guint k = 0; k < 8; k++)
      {
        g_autofree char *cut = read_words (bytes, (gssize) i);
        bytes[i] = "\t\n #-OBIESLU=\x80"[g_rand_int_range (random, 0, 14)];
        g_autofree char *turned = read_words (bytes, sizeof file - 1);
        bytes[i] = file[i];
        g_assert_nonnull (cut);
        g_assert_nonnull (turned);
      }
}

static void
test_large (void)
{
  g_autoptr (GString) file = g_string_new (NULL);
  const guint n = 200000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (file, "a B-%u\n%s", i, i % 2 == 0 ? "-DOCSTART- O\n" : "");
  g_autofree char *wrong = NULL;
  g_autoptr (GPtrArray) documents = token_scene_read (&anno_conll_iob2_format, "a.conll", file->str,
                                                      (gssize) file->len, &wrong);
  g_assert_cmpuint (documents->len, ==, n / 2 + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/conll/written", test_written);
  g_test_add_func ("/conll/round-trips", test_round_trips);
  g_test_add_func ("/conll/parts", test_parts);
  g_test_add_func ("/conll/schemes", test_schemes);
  g_test_add_func ("/conll/foreign", test_foreign);
  g_test_add_func ("/conll/damaged", test_damaged);
  g_test_add_func ("/conll/large", test_large);
  return g_test_run ();
}
