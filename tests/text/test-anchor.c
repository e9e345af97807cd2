/* Proves text/anchor: words are found again, the right ones of several, and how sure that is. */
#include "text/anchor.h"

#include <string.h>

static AnnoArticle *
article_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_article_new (bytes, NULL);
}

typedef struct
{
  const char *name;
  const char *text;
  AnnoAnchorWish wish;
  const char *found; /* NULL for nowhere */
  guint start;
  guint confidence;
} Case;

static const Case cases[] = {
  { "once", "He said no.", { "said", NULL, NULL, 0 }, "said", 3, 100 },
  { "blanks", "He\r\nsaid  no, twice.", { "said no", NULL, NULL, 0 }, "said  no", 4, 100 },
  { "quotes", "He said “no”.", { "\"no\"", NULL, NULL, 0 }, "“no”", 8, 100 },
  { "composed", "La caf\u00e9 ici", { "cafe\u0301", NULL, NULL, 0 }, "caf\u00e9", 3, 100 },
  { "capitals count", "He said NO.", { "no", NULL, NULL, 0 }, NULL, 0, 0 },
  { "nearest", "no no no no", { "no", NULL, NULL, 7 }, "no", 6, 50 },
  { "by what is before", "yes no, well no, then no", { "no", "well ", NULL, 0 }, "no", 13, 95 },
  { "by what is after", "no yes, no well, no then", { "no", NULL, " well", 20 }, "no", 8, 95 },
  { "in part by what is after", "no yes, no wolf", { "no", NULL, " well", 0 }, "no", 8, 65 },
  { "other words around", "He said no.", { "said", "She ", " yes", 0 }, "said", 3, 75 },
  { "changed words", "The plan is a good one, he said.", { "is a bad one", "The plan ", ", he said", 0 },
    "is a good one", 9, 61 },
  { "other words", "The plan was shelved, he said.", { "is a bad one", "The plan ", ", he said", 0 },
    NULL, 0, 0 },
  { "gone", "He said no.", { "yes", "He said", "then", 0 }, NULL, 0, 0 },
  { "nothing", "He said no.", { "  ", NULL, NULL, 0 }, NULL, 0, 0 },
  { "emoji before", "😀😀 He said no.", { "said", NULL, NULL, 0 }, "said", 6, 100 },
  { "at the ends", "no", { "no", NULL, NULL, 0 }, "no", 0, 100 },
};

static void
test_find (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (AnnoArticle) article = article_of (row->text);
  g_autoptr (AnnoAnchor) anchor = anno_anchor_new (article);
  AnnoRange found = { 0, 0 };
  guint confidence = 0;

  gboolean is_there = anno_anchor_find (anchor, &row->wish, &found, &confidence);
  g_assert_cmpint (is_there, ==, row->found != NULL);
  if (!is_there)
    return;
  g_autofree char *words = anno_article_slice (article, found.start, found.end);
  g_assert_cmpstr (words, ==, row->found);
  g_assert_cmpuint (found.start, ==, row->start);
  g_assert_cmpuint (confidence, ==, row->confidence);
}

/* "a0000 a0001 …". */
static AnnoArticle *
large_article (guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "a%06u ", i);
  return article_of (text->str);
}

/* After a lot of searches in a large text, only the words around are looked through. */
static void
test_much_work (void)
{
  g_autoptr (AnnoArticle) article = large_article (1 << 17);
  g_autoptr (AnnoAnchor) anchor = anno_anchor_new (article);
  const AnnoAnchorWish none = { "nowhere", NULL, NULL, 0 };
  const AnnoAnchorWish far = { "a100000", NULL, NULL, 8 }, near = { "a100000", NULL, NULL, 801000 };
  const AnnoAnchorWish changed = { "a100001 b", "a100000 ", " a100002", 799000 };
  AnnoRange found;
  guint confidence;

  g_assert_true (anno_anchor_find (anchor, &far, &found, &confidence));
  g_assert_cmpuint (confidence, ==, 100);
  for (guint i = 0; i < 1024; i++)
    g_assert_false (anno_anchor_find (anchor, &none, &found, &confidence));
  g_assert_false (anno_anchor_find (anchor, &far, &found, &confidence));
  g_assert_true (anno_anchor_find (anchor, &near, &found, &confidence));
  g_assert_cmpuint (found.start, ==, 800000);
  g_assert_cmpuint (confidence, ==, 95); /* it may stand elsewhere, too */
  g_assert_true (anno_anchor_find (anchor, &changed, &found, &confidence));
  g_assert_cmpuint (found.start, ==, 800008);
  g_assert_cmpuint (found.end, ==, 800015);
}

/* What is known of the words around may be long, and most of it elsewhere. */
static void
test_long_context (void)
{
  g_autofree char *text = g_strnfill (200000, 'a');
  g_autofree char *suffix = g_strconcat (text, "b", NULL);
  g_autoptr (AnnoArticle) article = article_of (text);
  g_autoptr (AnnoAnchor) anchor = anno_anchor_new (article);
  const AnnoAnchorWish wish = { "aa", text, suffix, 100000 };
  AnnoRange found;
  guint confidence;

  for (guint i = 0; i < 20; i++)
    {
      g_assert_true (anno_anchor_find (anchor, &wish, &found, &confidence));
      g_assert_cmpuint (confidence, ==, 50);
    }
}

static void
test_other_words (void)
{
  g_autoptr (AnnoArticle) mine = article_of ("one two"), theirs = article_of ("one three");
  g_autoptr (AnnoAnchor) to = anno_anchor_new (mine), from = anno_anchor_new (theirs);
  g_assert_false (anno_anchor_has_words_of (to, from));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/anchor/find/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_find);
    }
  g_test_add_func ("/anchor/much-work", test_much_work);
  g_test_add_func ("/anchor/long-context", test_long_context);
  g_test_add_func ("/anchor/other-words", test_other_words);
  return g_test_run ();
}
