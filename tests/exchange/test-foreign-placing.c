/* Proves exchange/foreign-placing with unit-search and token-places: the unit is the one in which the
 * quotes fit, whatever the form says; what doesn't fit is found again, or told. */
#include "exchange/foreign-placing.h"

#include <string.h>

static AnnoArticle *
article_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_article_new (bytes, NULL);
}

/* How far @words are into @text, in a unit. */
static guint
count (const char *text, const char *words, AnnoOffsetUnit unit)
{
  const char *place = strstr (text, words);
  glong n = g_utf8_pointer_to_offset (text, place), units = 0;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, place - text, NULL, &units, NULL);

  return unit == ANNO_UNIT_BYTES ? (guint) (place - text)
         : unit == ANNO_UNIT_UTF16 ? (guint) units
                                   : (guint) n;
}

#define EMOJI "😀 é Graham 👍🏽 said: no deal\r\nthen 😀 left."

static void
add (AnnoForeignLayer *layer, const char *text, const char *words, const char *stop,
     AnnoOffsetUnit unit, gboolean quoted)
{
  AnnoForeignSpan *span = anno_foreign_layer_add (layer, words, "cue");
  anno_foreign_span_add_range (span, count (text, words, unit), count (text, stop, unit),
                               quoted ? words : NULL);
}

/* Whatever the form says it counts, the quotes decide; without them, the edges of words. */
static void
test_units (void)
{
  g_autoptr (AnnoArticle) article = article_of (EMOJI);

  for (guint unit = 0; unit <= ANNO_UNIT_BYTES; unit++)
    for (guint said = 0; said <= ANNO_UNIT_BYTES; said++)
      for (guint quoted = 0; quoted < 2; quoted++)
        {
          g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
          AnnoForeignLayer *layer = anno_foreign_document_layer (document, "ann");
          document->unit = (AnnoOffsetUnit) said;
          add (layer, EMOJI, "Graham", " 👍", (AnnoOffsetUnit) unit, quoted);
          add (layer, EMOJI, "said", ": no", (AnnoOffsetUnit) unit, quoted);
          add (layer, EMOJI, "left", ".", (AnnoOffsetUnit) unit, quoted);
          g_autoptr (AnnoForeignPlacing) placing
              = anno_foreign_placing_new (document, article, ANNO_N_UNITS);
          g_assert_cmpuint (placing->unit, ==, unit);
          g_assert_cmpuint (placing->n[ANNO_PLACED_THERE], ==, 3);
          g_assert_cmpuint (placing->n_quotes, ==, quoted ? 3 : 0);
          g_assert_cmpuint (placing->reason, ==,
                            quoted ? ANNO_UNIT_BY_QUOTES : ANNO_UNIT_BY_EDGES);
        }
}

static void
assert_place (const AnnoForeignPlacing *placing, AnnoArticle *article, guint index, AnnoPlaced how,
              const char *words)
{
  const GPtrArray *layer = placing->layers->pdata[0];
  const AnnoForeignPlace *place = layer->pdata[index];
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_cmpuint (place->how, ==, how);
  for (guint i = 0; i < place->ranges->len; i++)
    {
      AnnoRange range = g_array_index (place->ranges, AnnoRange, i);
      g_autofree char *slice = anno_article_slice (article, range.start, range.end);
      g_string_append_printf (found, "%s%s", i > 0 ? "+" : "", slice);
    }
  g_assert_cmpstr (found->str, ==, words);
  g_assert_cmpint (place->confidence == 100, ==, how == ANNO_PLACED_THERE
                                                     || (how == ANNO_PLACED_AGAIN
                                                         && place->confidence == 100));
}

/* One place that is wrong among right ones is looked for by its words. */
static void
test_again (void)
{
  static const char text[] = "Graham said no. Then Graham left, and Reed said yes.";
  g_autoptr (AnnoArticle) article = article_of (text);
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, NULL);
  AnnoForeignSpan *span;

  anno_foreign_span_add_range (anno_foreign_layer_add (layer, "1", "x"), 0, 6, "Graham");
  anno_foreign_span_add_range (anno_foreign_layer_add (layer, "2", "x"), 3, 7, "Reed");
  anno_foreign_span_add_range (anno_foreign_layer_add (layer, "3", "x"), 900, 906, "Graham");
  anno_foreign_span_add_range (anno_foreign_layer_add (layer, "4", "x"), 1, 5, "Powell");
  anno_foreign_span_add_range (anno_foreign_layer_add (layer, "5", "x"), 9, 3, NULL);
  anno_foreign_span_add_range (anno_foreign_layer_add (layer, "6", "x"), 4, 4, NULL);
  span = anno_foreign_layer_add (layer, "7", "x");
  anno_foreign_span_add_range (span, 7, 11, "said");
  anno_foreign_span_add_range (span, 0, 6, "Graham");
  span = anno_foreign_layer_add (layer, "8", "x"); /* without any place: by its words alone */
  g_ptr_array_add (span->quotes, g_strdup ("Graham"));
  span->suffix = g_strdup (" left");
  g_autoptr (AnnoForeignPlacing) placing
      = anno_foreign_placing_new (document, article, ANNO_N_UNITS);
  assert_place (placing, article, 0, ANNO_PLACED_THERE, "Graham");
  assert_place (placing, article, 1, ANNO_PLACED_AGAIN, "Reed");
  assert_place (placing, article, 2, ANNO_PLACED_AGAIN, "Graham");
  assert_place (placing, article, 3, ANNO_PLACED_NOWHERE, "");
  assert_place (placing, article, 4, ANNO_PLACED_NOWHERE, "");
  assert_place (placing, article, 5, ANNO_PLACED_NOWHERE, "");
  assert_place (placing, article, 6, ANNO_PLACED_THERE, "Graham+said");
  assert_place (placing, article, 7, ANNO_PLACED_AGAIN, "Graham");
  g_assert_cmpuint (placing->n[ANNO_PLACED_NOWHERE], ==, 3);
  const AnnoForeignPlace *last = ((GPtrArray *) placing->layers->pdata[0])->pdata[7];
  g_assert_cmpuint (g_array_index (last->ranges, AnnoRange, 0).start, ==, 21);
}

/* The file's own text differs in blanks and quotation marks, or in words. */
static void
test_other_text (void)
{
  g_autoptr (AnnoArticle) article = article_of ("Title\r\n\r\n“No”, said  Graham.\n");
  static const struct
  {
    const char *text;
    const char *words;
    AnnoPlaced how;
    const char *found;
  } rows[] = { { "Title\n\n\"No\", said Graham.", "said Graham", ANNO_PLACED_THERE,
                 "said  Graham" },
               { "Other title\n\n\"No\", said Graham. More.", "said Graham", ANNO_PLACED_THERE,
                 "said  Graham" },
               { "Title\n\n\"No\", cried Powell.", "cried Powell", ANNO_PLACED_NOWHERE, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
      AnnoForeignLayer *layer = anno_foreign_document_layer (document, NULL);
      document->text = g_strdup (rows[i].text);
      add (layer, rows[i].text, rows[i].words, ".", ANNO_UNIT_CODE_POINTS, FALSE);
      g_autoptr (AnnoForeignPlacing) placing
          = anno_foreign_placing_new (document, article, ANNO_N_UNITS);
      g_assert_true (placing->is_other_text);
      assert_place (placing, article, 0, rows[i].how, rows[i].found);
    }
}

static void
test_tokens (void)
{
  static const char *const tokens[] = { "``", "No", "''", ",", "said", "Graham", "-LRB-", "R.",
                                        "-RRB-", "lost", "Then", "😀" };
  g_autoptr (AnnoArticle) article = article_of ("“No”, said\nGraham (R.) . Then 😀");
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, NULL);
  static const struct
  {
    AnnoRange range;
    AnnoPlaced how;
    const char *words;
  } rows[] = { { { 0, 3 }, ANNO_PLACED_THERE, "“No”" },
               { { 4, 9 }, ANNO_PLACED_THERE, "said\nGraham (R.)" },
               { { 9, 10 }, ANNO_PLACED_NOWHERE, "" },
               { { 10, 12 }, ANNO_PLACED_THERE, "Then 😀" },
               { { 11, 13 }, ANNO_PLACED_NOWHERE, "" } };

  document->tokens = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    g_ptr_array_add (document->tokens, g_strdup (tokens[i]));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    anno_foreign_span_add_range (anno_foreign_layer_add (layer, NULL, "x"), rows[i].range.start,
                                 rows[i].range.end, NULL);
  g_autoptr (AnnoForeignPlacing) placing
      = anno_foreign_placing_new (document, article, ANNO_N_UNITS);
  g_assert_cmpuint (placing->unit, ==, ANNO_UNIT_TOKENS);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_place (placing, article, i, rows[i].how, rows[i].words);
}

/* A quotation of several parts, joined by a blank or, long ago, by nothing. */
static void
test_joined (void)
{
  g_autoptr (AnnoArticle) article = article_of ("one two three");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
      AnnoForeignSpan *span
          = anno_foreign_layer_add (anno_foreign_document_layer (document, NULL), NULL, "x");
      anno_foreign_span_add_range (span, 0, 3, i == 0 ? "one three" : "onethree");
      anno_foreign_span_add_range (span, 8, 13, NULL);
      g_autoptr (AnnoForeignPlacing) placing
          = anno_foreign_placing_new (document, article, ANNO_N_UNITS);
      g_assert_cmpuint (placing->n_equal, ==, 1);
      assert_place (placing, article, 0, ANNO_PLACED_THERE, "one+three");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign-placing/units", test_units);
  g_test_add_func ("/foreign-placing/again", test_again);
  g_test_add_func ("/foreign-placing/other-text", test_other_text);
  g_test_add_func ("/foreign-placing/tokens", test_tokens);
  g_test_add_func ("/foreign-placing/joined", test_joined);
  return g_test_run ();
}
