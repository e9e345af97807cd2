/* Proves formats/html-fragment: the blocks of HTML that other formats carry, and what is refused.
 */
#include "formats/article-format.h"
#include "formats/html-fragment.h"

#include <string.h>

static char *
read_fragment (const char *html)
{
  g_autoptr (AnnoBlockText) text = anno_block_text_new (ANNO_BLOCKS_USUAL);
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_html_fragment_add (text, html, strlen (html), &error));
  g_assert_no_error (error);
  return anno_block_text_finish (text);
}

static void
test_blocks (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "  \n ", "" },
    { "Only words", "Only words\n" },
    { "<p>One <b>bold</b> word</p><p>Two", "One bold word\n\nTwo\n" },
    { "<p>a\n  b&nbsp;c &amp; d&eacute; &#8220;e&#8221;</p>", "a b\xC2\xA0"
                                                              "c & dé “e”\n" },
    { "Line<br>end<br/><br/>new", "Line\nend\n\nnew\n" },
    { "<h2>Head</h2><ul><li>one<li>two</ul>", "Head\n\none\n\ntwo\n" },
    { "<div><div>one</div>two<section>three</section></div>", "one\n\ntwo\n\nthree\n" },
    { "<blockquote><p>said</p></blockquote>", "said\n" },
    { "<figure><img src=x><figcaption>left out</figcaption></figure>kept", "kept\n" },
    { "<script>alert('</p>')</script><style>p {}</style>seen<!-- no -->", "seen\n" },
    { "<html><head><title>No</title></head><body><p>Yes</body></html>", "Yes\n" },
    { "<p>مرحبا <bdi>x</bdi></p>", "مرحبا x\n" },
    { "<p>a<wbr>b</p><embed src=x><p>c</p>", "ab\n\nc\n" },
    { "<meta charset=koi8-r><p>é</p>", "é\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = read_fragment (cases[i][0]);
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (got, ==, cases[i][1]);
    }
}

/* What comes before and after is another block. */
static void
test_joins (void)
{
  g_autoptr (AnnoBlockText) text = anno_block_text_new (ANNO_BLOCKS_USUAL);

  anno_block_text_begin (text, ANNO_BLOCK_TITLE);
  anno_block_text_add (text, "Title", -1);
  g_assert_true (anno_html_fragment_add (text, "in", 2, NULL));
  anno_block_text_add (text, "after", -1);
  g_autofree char *got = anno_block_text_finish (text);
  g_assert_cmpstr (got, ==, "Title\n\nin\n\nafter\n");
}

static void
check_refused (const char *html, gsize n_bytes, AnnoArticleFormatError code)
{
  g_autoptr (AnnoBlockText) text = anno_block_text_new (ANNO_BLOCKS_USUAL);
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_html_fragment_add (text, html, n_bytes, &error));
  g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, (int) code);
  g_autofree char *got = anno_block_text_finish (text);
  g_assert_cmpstr (got, ==, "");
}

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (500000, '<');
  g_autofree char *wide = g_strnfill (100000, 'a');

  for (guint i = 0; i < 100000; i++)
    memcpy (deep + 5 * i, "<div>", 5);
  memcpy (wide, "<p", 2);
  for (guint i = 2; i < 100000; i += 2)
    wide[i] = ' ';
  check_refused ("a\xFF", 2, ANNO_ARTICLE_FORMAT_ERROR_ENCODING);
  check_refused ("a\0b", 3, ANNO_ARTICLE_FORMAT_ERROR_ENCODING);
  check_refused (deep, strlen (deep), ANNO_ARTICLE_FORMAT_ERROR_REFUSED);
  check_refused (wide, strlen (wide), ANNO_ARTICLE_FORMAT_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-fragment/blocks", test_blocks);
  g_test_add_func ("/html-fragment/joins", test_joins);
  g_test_add_func ("/html-fragment/refused", test_refused);
  return g_test_run ();
}
