/* Proves view/article-buffer: no line is long, no place is lost. */
#include "text/plain.h"
#include "view/article-buffer.h"

#include <string.h>

static AnnoArticle *
article_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AnnoArticle *article = anno_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

static gboolean
ends_line (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2029;
}

static void
assert_no_long_line (const char *text)
{
  const char *start = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (ends_line (g_utf8_get_char (p)))
      start = g_utf8_next_char (p);
    else
      g_assert_cmpint (g_utf8_next_char (p) - start, <=, ANNO_ARTICLE_BUFFER_LINE);
}

/* What holds for every article: each character is where its place says, but that a blank may have
 * become a line feed; the counts differ by the breaks; the way back is the way there. */
static void
assert_faithful (AnnoArticle *article)
{
  g_autoptr (AnnoArticleBuffer) buffer = anno_article_buffer_new (article);
  gsize n_bytes = 0;
  const char *text = anno_article_buffer_get_text (buffer, &n_bytes);
  const char *p = text, *q = anno_article_get_text (article);
  guint length = anno_article_get_length (article), offset = 0, breaks = 0;

  g_assert_cmpuint (n_bytes, ==, strlen (text));
  for (guint place = 0; place < length; place++, q = g_utf8_next_char (q))
    {
      guint at = anno_article_buffer_to_offset (buffer, place);
      for (; offset < at; offset++, p = g_utf8_next_char (p), breaks++)
        {
          g_assert_cmpuint (g_utf8_get_char (p), ==, '\n');
          g_assert_cmpuint (anno_article_buffer_to_place (buffer, offset), ==, place);
        }
      gunichar c = g_utf8_get_char (p), original = g_utf8_get_char (q);
      if (anno_plain_is_separator (original))
        g_assert_true (c == ' ' || c == 0xA0 || c == '\n');
      else
        g_assert_true (c == original || (original == ' ' && c == '\n'));
      g_assert_cmpuint (anno_article_buffer_to_place (buffer, offset), ==, place);
      offset++;
      p = g_utf8_next_char (p);
    }
  g_assert_cmpuint (breaks, ==, anno_article_buffer_get_n_breaks (buffer));
  g_assert_cmpstr (p, ==, "");
  g_assert_cmpuint (anno_article_buffer_to_offset (buffer, length), ==, offset);
  g_assert_cmpuint (anno_article_buffer_to_offset (buffer, length + 100), ==, offset);
  g_assert_cmpuint (anno_article_buffer_to_place (buffer, offset), ==, length);
  assert_no_long_line (text);
}

static void
test_short_is_untouched (void)
{
  g_autoptr (AnnoArticle) article = article_of ("One\r\ntwo\rthree\u2029four\u2028five\n\n\uFFFC six");
  g_autoptr (AnnoArticleBuffer) buffer = anno_article_buffer_new (article);
  gsize n_bytes = 0;

  g_assert_true (anno_article_buffer_get_text (buffer, &n_bytes) == anno_article_get_text (article));
  g_assert_cmpuint (n_bytes, ==, anno_article_get_n_bytes (article));
  assert_faithful (article);
}

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static void
test_blanks_move_nothing (void)
{
  g_autofree char *words = repeat ("eleven men ", 100000);
  g_autoptr (AnnoArticle) article = article_of (words);
  g_autoptr (AnnoArticleBuffer) buffer = anno_article_buffer_new (article);

  g_assert_cmpuint (anno_article_buffer_get_n_breaks (buffer), ==, 0);
  g_assert_cmpuint (anno_article_buffer_to_offset (buffer, 900000), ==, 900000);
  assert_faithful (article);
}

static void
test_without_blanks (void)
{
  static const char *const parts[] = {
    "新闻", "a", "é", "\U0001F469\u200D\U0001F469\u200D\U0001F467", "\U0001F1E9\U0001F1EA", "e\u0301",
    "\u0301", "\u1100\u1161", "\U0001F44D\U0001F3FD",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = repeat (parts[i], 20000);
      g_autoptr (AnnoArticle) article = article_of (text);
      g_autoptr (AnnoArticleBuffer) buffer = anno_article_buffer_new (article);
      g_assert_cmpuint (anno_article_buffer_get_n_breaks (buffer), >, 0);
      assert_faithful (article);
    }
}

/* No grapheme is cut as long as a piece holds the end of one. */
static void
test_graphemes_stay_whole (void)
{
  g_autofree char *text = repeat ("\U0001F469\u200D\U0001F469\u200D\U0001F467", 5000);
  g_autoptr (AnnoArticle) article = article_of (text);
  g_autoptr (AnnoArticleBuffer) buffer = anno_article_buffer_new (article);
  gsize n_bytes = 0;
  g_auto (GStrv) lines = g_strsplit (anno_article_buffer_get_text (buffer, &n_bytes), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 10);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]) % strlen ("\U0001F469\u200D\U0001F469\u200D\U0001F467"), ==, 0);
}

static void
test_random_texts (void)
{
  static const char *const parts[] = { " ", "\n", "\r\n", "\r", "\u2029", "word", "新闻稿", "é",
                                       "\U0001F469\u200D\U0001F467", "e\u0301", "ال", "  " };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint kinds = (guint) g_rand_int_range (random, 1, G_N_ELEMENTS (parts));
      guint first = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (parts));
      for (guint n = (guint) g_rand_int_range (random, 0, 9000); n > 0; n--)
        {
          guint k = (first + (guint) g_rand_int_range (random, 0, (int) kinds)) % G_N_ELEMENTS (parts);
          /* Line ends are rare, so that lines grow long. */
          gboolean rare = k >= 1 && k <= 4 && g_rand_int_range (random, 0, 2000) != 0;
          g_string_append (text, parts[rare ? 5 : k]);
        }
      g_autoptr (AnnoArticle) article = article_of (text->str);
      assert_faithful (article);
    }
}

static void
test_separators_are_blanks (void)
{
  g_autofree char *text = repeat ("a\x1C" "b\x1D" "c\x1E" "d\xC2\x85" "é\u00A9 ", 10000);

  for (gsize n = 14; n <= strlen (text); n *= 10000)
    {
      g_autofree char *part = g_strndup (text, n);
      g_autoptr (AnnoArticle) article = article_of (part);
      assert_faithful (article);
    }
}

static void
test_empty (void)
{
  g_autoptr (AnnoArticle) article = article_of ("");
  assert_faithful (article);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-buffer/empty", test_empty);
  g_test_add_func ("/article-buffer/short-is-untouched", test_short_is_untouched);
  g_test_add_func ("/article-buffer/blanks-move-nothing", test_blanks_move_nothing);
  g_test_add_func ("/article-buffer/without-blanks", test_without_blanks);
  g_test_add_func ("/article-buffer/graphemes-stay-whole", test_graphemes_stay_whole);
  g_test_add_func ("/article-buffer/separators-are-blanks", test_separators_are_blanks);
  g_test_add_func ("/article-buffer/random-texts", test_random_texts);
  return g_test_run ();
}
