/* Proves text/pattern: what is found and what is not, against tables, and against the plainest search
 * there is on random texts. */
#include "marked-text.h"
#include "text/pattern.h"

#include <string.h>

#define CASE ANNO_PATTERN_CASE
#define MARKS ANNO_PATTERN_MARKS
#define WORDS ANNO_PATTERN_WORDS
#define REGEX ANNO_PATTERN_REGEX
#define MANY 1000

static GArray *
find (const char *text, const char *const *words, AnnoPatternFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoPattern) pattern = anno_pattern_new (words, flags, &error);
  g_assert_no_error (error);
  g_autoptr (AnnoArticle) article = marked_text_article (text);
  GArray *found = anno_pattern_find (pattern, article, MANY, NULL, &error);
  g_assert_no_error (error);
  return found;
}

/* The text with what was found in brackets. */
static char *
show (const char *text, const GArray *found)
{
  g_autoptr (AnnoArticle) article = marked_text_article (text);
  g_autoptr (GString) shown = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < found->len; i++)
    {
      AnnoRange range = g_array_index (found, AnnoRange, i);
      g_autofree char *before = anno_article_slice (article, at, range.start);
      g_autofree char *match = anno_article_slice (article, range.start, range.end);
      g_string_append_printf (shown, "%s[%s]", before, match);
      at = range.end;
    }
  g_autofree char *rest = anno_article_slice (article, at, G_MAXUINT);
  g_string_append (shown, rest);
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static const struct
{
  const char *words;
  AnnoPatternFlags flags;
  const char *shown; /* the text, with what is to be found in brackets */
} cases[] = {
  { "graham", 0, "Sen. [Graham], [GRAHAM]’s and in[graham]" },
  { "Graham", CASE, "Sen. [Graham], GRAHAM and graham" },
  { "graham", WORDS, "Sen. [Graham], [GRAHAM]’s, ingraham, graham5, _graham" },
  { "\"it's\"", 0, "He said [“it’s”] late" },
  { "new york", 0, "[New\u00A0York], [new\nyork], [new \r\n york], New\n\nYork" },
  { "elan", 0, "[\u00C9lan], [e\u0301lan], [elan]" },
  { "\u00C9lan", MARKS, "[\u00C9lan], [e\u0301lan], elan" },
  { "elan", MARKS, "\u00C9lan, [elan]" },
  { "cafe", MARKS, "cafe\u0301, caf\u00E9, [cafe]" },
  { "cafe", 0, "[cafe\u0301], [caf\u00E9], [cafe]" },
  { "aa", 0, "[aa][aa]a" },
  { "总统", WORDS, "美国[总统]说" },
  { "\uD558", 0, "\uD55C\uAD6D [\uD558]\uB298" },
  { "\U0001F600", 0, "so [\U0001F600] so" },
  { "ss", 0, "Stra[\u00DF]e" },
  { "d.c.", WORDS, "Washington [D.C.] is" },
  { "graham", 0, "" },
  { "(\\w+)ing", REGEX, "[Swimming] and [singing], [thing] th" },
  { "^He", REGEX | CASE, "[He] said.\n[He] left. He" },
  { "o+$", REGEX, "n[o]\r\ng[oo]\r\n" },
  { "x*", REGEX, "a[xx]b" },
  { "\\d{4}", REGEX | WORDS, "[2017], 12345" },
  { "\u00E9", REGEX, "[\u00E9] e [\u00C9]" },
};

static char *
without_brackets (const char *shown)
{
  GString *text = g_string_new (shown);

  g_string_replace (text, "[", "", 0);
  g_string_replace (text, "]", "", 0);
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *words[] = { cases[i].words, NULL };
      g_autofree char *text = without_brackets (cases[i].shown);
      g_autoptr (GArray) found = find (text, words, cases[i].flags);
      g_autofree char *shown = show (text, found);
      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Of several names the longest at a place, and each place once. */
static void
test_names (void)
{
  static const char *const names[] = { "Graham", "Lindsey Graham", "Senator Graham", NULL };
  const char *text = "Lindsey Graham said so. Senator Graham, or Graham, left.";
  g_autoptr (GArray) found = find (text, names, WORDS);
  g_autofree char *shown = show (text, found);

  g_assert_cmpstr (shown, ==, "[Lindsey Graham] said so. [Senator Graham], or [Graham], left.");
}

static void
check_refused (const char *words, AnnoPatternFlags flags, const char *why)
{
  const char *list[] = { words, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (anno_pattern_new (list, flags, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_refused (void)
{
  g_autofree char *long_one = g_strnfill (ANNO_PATTERN_MAX + 1, 'a');

  check_refused (" \u00A0", 0, "no words");
  check_refused ("\u200B", 0, "no words");
  check_refused ("(", REGEX, "(");
  check_refused (long_one, 0, "too long");
}

/* An expression that would run for years is told, not waited for. */
static void
test_impatient (void)
{
  static const char *const words[] = { "(a+)+$", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoPattern) pattern = anno_pattern_new (words, REGEX, &error);
  g_autoptr (AnnoArticle) article = marked_text_article ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");

  g_assert_null (anno_pattern_find (pattern, article, MANY, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_cancelled (void)
{
  static const char *const words[] = { "a", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnnoArticle) article = marked_text_article ("a");

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoPattern) pattern = anno_pattern_new (words, i == 0 ? 0 : REGEX, NULL);
      g_assert_null (anno_pattern_find (pattern, article, MANY, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_max (void)
{
  static const char *const words[] = { "a", NULL };
  g_autoptr (AnnoArticle) article = marked_text_article ("aaaa");
  g_autoptr (AnnoPattern) pattern = anno_pattern_new (words, 0, NULL);
  g_autoptr (GArray) found = anno_pattern_find (pattern, article, 3, NULL, NULL);

  g_assert_cmpuint (found->len, ==, 3);
}

/* Over the edges of the windows that a large text is read in, nothing is lost, nothing found twice. */
static void
test_large (void)
{
  static const char *const words[] = { "needle", NULL };
  const guint distance = 9973, n = 400;
  g_autoptr (GString) text = g_string_new (NULL);
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      for (; place < (i + 1) * distance; place++)
        g_string_append (text, place % 7 == 0 ? "é" : "x");
      g_string_append (text, "needle");
      place += 6;
    }
  g_autoptr (AnnoArticle) article = marked_text_article (text->str);
  g_autoptr (AnnoPattern) pattern = anno_pattern_new (words, 0, NULL);
  g_autoptr (GArray) found = anno_pattern_find (pattern, article, MANY, NULL, NULL);
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (found, AnnoRange, i).start, ==, (i + 1) * distance);
}

static guint
count_plainly (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

static void
test_any (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20170709);

  for (guint round = 0; round < 2000; round++)
    {
      char text[40] = "", words[4] = "";
      for (guint i = 0; i < sizeof text - 1; i++)
        text[i] = (char) g_rand_int_range (random, 'a', 'd');
      for (int i = 0, n = g_rand_int_range (random, 1, 4); i < n; i++)
        words[i] = (char) g_rand_int_range (random, 'a', 'd');
      const char *list[] = { words, NULL };
      g_autoptr (GArray) found = find (text, list, round % 2 == 0 ? CASE | MARKS : 0);
      g_assert_cmpuint (found->len, ==, count_plainly (text, words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pattern/cases", test_cases);
  g_test_add_func ("/pattern/names", test_names);
  g_test_add_func ("/pattern/refused", test_refused);
  g_test_add_func ("/pattern/impatient", test_impatient);
  g_test_add_func ("/pattern/cancelled", test_cancelled);
  g_test_add_func ("/pattern/max", test_max);
  g_test_add_func ("/pattern/large", test_large);
  g_test_add_func ("/pattern/any", test_any);
  return g_test_run ();
}
