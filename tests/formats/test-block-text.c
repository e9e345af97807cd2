/* Proves formats/block-text: the one rule, each of its sentences. */
#include "formats/block-text.h"

static void
test_rule (void)
{
  g_autoptr (AnnoBlockText) text = anno_block_text_new (ANNO_BLOCKS_USUAL);

  anno_block_text_block (text, ANNO_BLOCK_TITLE, "  A\n\t title ");
  anno_block_text_block (text, ANNO_BLOCK_BYLINE, NULL);
  anno_block_text_block (text, ANNO_BLOCK_BYLINE, " \r\n ");
  anno_block_text_begin (text, ANNO_BLOCK_PARAGRAPH);
  anno_block_text_add (text, "\n  He ", -1);
  anno_block_text_add (text, "said", 2);
  anno_block_text_add (text, "id: ", -1);
  anno_block_text_add (text, "\u00A0“no”\u2028 \x1b\x07.", -1);
  anno_block_text_break (text);
  anno_block_text_add (text, "  Then\u200B ", -1);
  anno_block_text_begin (text, ANNO_BLOCK_CAPTION);
  anno_block_text_add (text, "A picture", -1);
  anno_block_text_add (text, ".", -1);
  anno_block_text_block (text, ANNO_BLOCK_CAPTION, "  ");
  anno_block_text_block (text, ANNO_BLOCK_CREDIT, "AP");
  anno_block_text_add (text, " \n ", -1);
  anno_block_text_add (text, " loose words", -1);
  g_autofree char *got = anno_block_text_finish (text);
  g_assert_cmpstr (got, ==,
                   "A title\n\nHe said: \u00A0“no”\u2028 .\nThen\u200B\n\nloose words\n");
  g_assert_cmpuint (anno_block_text_get_n_left_out (text, ANNO_BLOCK_CAPTION), ==, 1);
  g_assert_cmpuint (anno_block_text_get_n_left_out (text, ANNO_BLOCK_CREDIT), ==, 1);
  g_assert_cmpuint (anno_block_text_get_n_left_out (text, ANNO_BLOCK_PARAGRAPH), ==, 0);
}

static void
test_breaks (void)
{
  g_autoptr (AnnoBlockText) text = anno_block_text_new (ANNO_BLOCKS_USUAL);

  anno_block_text_break (text);
  anno_block_text_begin (text, ANNO_BLOCK_QUOTE);
  anno_block_text_break (text);
  for (guint i = 0; i < 4; i++)
    {
      anno_block_text_add (text, " one ", -1);
      for (guint n = 0; n < i; n++)
        {
          anno_block_text_break (text);
          anno_block_text_add (text, " \n", -1);
        }
    }
  g_autofree char *got = anno_block_text_finish (text);
  g_assert_cmpstr (got, ==, "one one\none\n\none\n");
}

static void
test_kinds (void)
{
  g_autoptr (AnnoBlockText) text
      = anno_block_text_new (ANNO_BLOCKS_USUAL | ANNO_BLOCK_BIT (ANNO_BLOCK_TABLE_ROW));

  anno_block_text_block (text, ANNO_BLOCK_CODE, "\r\n  if (a)\r\n\tb ();  c\r\rd\x01\n\n");
  anno_block_text_begin (text, ANNO_BLOCK_TABLE_ROW);
  anno_block_text_add (text, " a\n b ", -1);
  anno_block_text_cell (text);
  anno_block_text_add (text, " c ", -1);
  anno_block_text_cell (text);
  anno_block_text_end (text);
  anno_block_text_cell (text);
  anno_block_text_block (text, ANNO_BLOCK_ASIDE, "Read more");
  g_autofree char *got = anno_block_text_finish (text);
  g_assert_cmpstr (got, ==, "  if (a)\n\tb ();  c\n\nd\n\na b\tc\n");

  g_autoptr (AnnoBlockText) nothing = anno_block_text_new (ANNO_BLOCKS_USUAL);
  g_autofree char *empty = anno_block_text_finish (nothing);
  g_assert_cmpstr (empty, ==, "");
}

static void
test_words (void)
{
  g_autofree char *words = anno_block_text_words (" By\n Ann\u00A0Lee\t");
  g_assert_cmpstr (words, ==, "By Ann\u00A0Lee");
  g_assert_null (anno_block_text_words (" \n"));
  g_assert_null (anno_block_text_words (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/block-text/rule", test_rule);
  g_test_add_func ("/block-text/breaks", test_breaks);
  g_test_add_func ("/block-text/kinds", test_kinds);
  g_test_add_func ("/block-text/words", test_words);
  return g_test_run ();
}
