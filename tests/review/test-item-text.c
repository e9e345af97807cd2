/* Proves review/item-text: which category each code point or token has for each rater. */
#include "review/item-text.h"

#include "rating-scene.h"
#include "review/item-measures.h"
#include "review/rated-span.h"

static const AnnoItemRule shortest = { ANNO_ITEM_ALL_CATEGORIES, FALSE };
static const AnnoItemRule longest = { ANNO_ITEM_ALL_CATEGORIES, TRUE };
static const guint both[] = { 0, 1 };

static AnnoItemTable *
items_of (const AnnoRatedText *text, const guint *raters, guint n_raters, const AnnoItemRule *rule,
          const AnnoSegment *tokens, guint n_tokens)
{
  guint n = anno_item_rule_count_categories (rule, text->n_categories);
  AnnoItemTable *table = anno_item_table_new (n_raters, n);

  anno_item_table_add_text (table, text, raters, rule, tokens, n_tokens);
  return table;
}

/* The table of two raters as words: each pair of categories with its count. */
static char *
describe (const AnnoItemTable *table)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < table->n_categories; i++)
    for (guint k = 0; k < table->n_categories; k++)
      if (table->joint[i * table->n_categories + k] > 0)
        g_string_append_printf (words, "%s%u%u:%u", words->len > 0 ? " " : "", i, k,
                                (guint) table->joint[i * table->n_categories + k]);
  return g_string_free (words, FALSE);
}

static void
assert_items (const AnnoRatedText *text, const AnnoItemRule *rule, const AnnoSegment *tokens,
              guint n_tokens, const char *expected)
{
  g_autoptr (AnnoItemTable) table = items_of (text, both, 2, rule, tokens, n_tokens);
  g_autofree char *words = describe (table);

  g_assert_cmpstr (words, ==, expected);
}

/* A long span with a short one in it, against the short one alone. */
static AnnoRatedText *
make_nested (void)
{
  AnnoRatedText *text = rating_new (2, 2, 30);

  rating_mark (text, 0, 0, 0, 20);
  rating_mark (text, 0, 1, 5, 10);
  rating_mark (text, 1, 1, 5, 12);
  return text;
}

static void
test_characters (void)
{
  g_autoptr (AnnoRatedText) text = make_nested ();
  static const AnnoItemRule first = { 0, FALSE };
  static const AnnoItemRule second = { 1, FALSE };

  assert_items (text, &shortest, NULL, 0, "01:2 02:13 11:5 22:10");
  assert_items (text, &longest, NULL, 0, "01:7 02:13 22:10");
  assert_items (text, &first, NULL, 0, "00:10 10:20");
  assert_items (text, &second, NULL, 0, "00:23 01:2 11:5");
}

/* A token is in what covers any part of it; what no token is in is no item. */
static void
test_tokens (void)
{
  g_autoptr (AnnoRatedText) text = make_nested ();
  static const AnnoSegment tokens[] = { { 0, 4 }, { 5, 6 }, { 9, 11 }, { 11, 13 }, { 20, 22 } };

  assert_items (text, &shortest, tokens, G_N_ELEMENTS (tokens), "01:1 02:1 11:2 22:1");
  assert_items (text, &shortest, tokens, 0, "");
}

/* Of equally long spans the one that begins first counts, and then the lower category. */
static void
test_equal (void)
{
  g_autoptr (AnnoRatedText) text = rating_new (2, 3, 20);

  rating_mark (text, 0, 0, 4, 10);
  rating_mark (text, 0, 2, 2, 8);
  rating_mark (text, 1, 2, 2, 8);
  rating_mark (text, 1, 1, 2, 8);
  assert_items (text, &shortest, NULL, 0, "03:2 21:6 33:12");
}

/* The length of a span is that of all its parts. */
static void
test_parts (void)
{
  g_autoptr (AnnoRatedText) text = rating_new (2, 2, 30);

  rating_mark (text, 0, 0, 0, 3);
  rating_part (text, 0, 10, 20);
  rating_mark (text, 0, 1, 0, 5);
  assert_items (text, &shortest, NULL, 0, "02:10 12:5 22:15");
}

static void
test_missing (void)
{
  g_autoptr (AnnoRatedText) text = anno_rated_text_new (3, 2, 10);
  static const guint all[] = { 0, 1, 2 };
  rating_mark (text, 0, 0, 0, 4);
  rating_mark (text, 2, 0, 2, 4);

  g_autoptr (AnnoItemTable) table = items_of (text, all, 3, &shortest, NULL, 0);
  g_assert_cmpuint (table->n_items[2], ==, 10);
  g_assert_cmpuint (table->n_same[2], ==, 2 * 8);
  g_assert_cmpuint (table->n_items[3], ==, 0);
  AnnoMeasure fleiss = anno_item_table_finish (table, ANNO_ITEM_FLEISS);
  g_assert_cmpint (fleiss.undefined, ==, ANNO_UNDEFINED_NO_TEXT);
  g_assert_cmpuint (fleiss.n_left_out, ==, 2);
  AnnoMeasure alpha = anno_item_table_finish (table, ANNO_ITEM_ALPHA);
  g_assert_cmpint (alpha.undefined, ==, ANNO_DEFINED);
  g_assert_cmpuint (alpha.n_texts, ==, 1);
  g_assert_cmpuint (alpha.n_units, ==, 2);
}

/* Nobody marked anything, which is not the same as one value. */
static void
test_nothing (void)
{
  g_autoptr (AnnoRatedText) text = rating_new (2, 2, 10);
  g_autoptr (AnnoItemTable) table = items_of (text, both, 2, &shortest, NULL, 0);

  for (guint i = 0; i < ANNO_N_ITEM_MEASURES; i++)
    g_assert_cmpint (anno_item_table_finish (table, i).undefined, ==, ANNO_UNDEFINED_NOTHING);
}

/* The category of @place by the rule, looked for plainly. */
static guint
category_at (const AnnoRatedSpans *spans, guint place, guint none, gboolean want_longest)
{
  const AnnoRatedSpan *best = NULL;

  for (guint i = 0; i < spans->n_spans; i++)
    for (guint k = 0; k < spans->spans[i].n_parts; k++)
      {
        const AnnoRatedSpan *span = &spans->spans[i];
        if (place < span->parts[k].start || place >= span->parts[k].end)
          continue;
        if (best == NULL || (want_longest ? span->size > best->size : span->size < best->size))
          best = span;
      }
  return best != NULL ? best->category : none;
}

static void
assert_same_cells (const AnnoItemTable *a, const AnnoItemTable *b)
{
  g_assert_cmpmem (a->cells, a->n_cells * sizeof (guint64), b->cells,
                   b->n_cells * sizeof (guint64));
}

/* Against the plain way; and neither order nor cutting the text in two changes anything. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (guint i = 0; i < 200; i++)
    {
      const AnnoItemRule *rule = i % 2 == 0 ? &shortest : &longest;
      g_autoptr (AnnoRatedText) text = rating_random (random, 2, 3, 30, 9);
      g_autoptr (AnnoRatedText) second = rating_random (random, 2, 3, 30, 9);
      g_autoptr (AnnoItemTable) table = items_of (text, both, 2, rule, NULL, 0);
      g_autoptr (AnnoItemTable) plain = anno_item_table_new (2, 4);
      g_autoptr (AnnoRatedSpans) a = anno_rated_spans_new (text, 0);
      g_autoptr (AnnoRatedSpans) b = anno_rated_spans_new (text, 1);
      for (guint k = 0; k < 30; k++)
        {
          const guint values[] = { category_at (a, k, 3, i % 2), category_at (b, k, 3, i % 2) };
          anno_item_table_add_item (plain, values, 1);
        }
      plain->n_texts[2] = 1;
      plain->n_units[2] = text->units[0]->len + text->units[1]->len;
      assert_same_cells (table, plain);

      g_autoptr (AnnoRatedText) copy = rating_copy (text, random, NULL, NULL, 0);
      g_autoptr (AnnoItemTable) other = items_of (copy, both, 2, rule, NULL, 0);
      assert_same_cells (table, other);

      g_autoptr (AnnoRatedText) whole = rating_new (2, 3, 60);
      rating_pour (whole, text, 0);
      rating_pour (whole, second, 30);
      g_autoptr (AnnoItemTable) at_once = items_of (whole, both, 2, rule, NULL, 0);
      anno_item_table_add_text (table, second, both, rule, NULL, 0);
      at_once->n_texts[2] = 2;
      assert_same_cells (table, at_once);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item-text/characters", test_characters);
  g_test_add_func ("/item-text/tokens", test_tokens);
  g_test_add_func ("/item-text/equal", test_equal);
  g_test_add_func ("/item-text/parts", test_parts);
  g_test_add_func ("/item-text/missing", test_missing);
  g_test_add_func ("/item-text/nothing", test_nothing);
  g_test_add_func ("/item-text/random", test_random);
  return g_test_run ();
}
