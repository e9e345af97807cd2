/* Proves text/boundaries: what a drag over words means. In the cases, [ ] is what was drawn and
 * { } what is meant; both are taken out of the text. */
#include "marked-text.h"
#include "text/boundaries.h"

static const char *const snaps[] = {
  "President {T[rum]p} said",
  "President {[Trump]} said",
  "President{[} ]Trump said",
  "{S[en. Lindsey Gra]ham}, R-S.C., said",
  "{[Graham]}, who",
  "{[Graham}, ]who",
  "[ {Graham},  ]who",
  "“It’s not the {du[mbest” id]ea} so",
  "“{[pretty close,”} ]Graham",
  "{[Graham}, , ]who",
  "\u201c{I\u2019[m}] here\u201d",
  "said{}[\u00a0]Sunday",
  "said[\u00a0{Sunday}\u00a0]on",
  "one\n[\n{two}\n\n]three",
  "{cafe[\u0301 res]ume\u0301}.",
  "a {[\U0001F469\u200D\U0001F469]\u200D\U0001F467} b",
  "قال {الر[ئي]س} يوم",
  "قال {[الرئيس}، ]يوم",
  "{[特朗]}普总统",
  "end {h[ere]}",
};

static void
test_snap (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (snaps); i++)
    {
      AnnoRange drawn = { 0 }, meant = { 0 };
      g_autofree char *text = marked_text_read (snaps[i], &drawn, &meant);
      g_autoptr (AnnoArticle) article = marked_text_article (text);
      AnnoRange got = anno_boundaries_snap (article, drawn);

      g_test_message ("%s", snaps[i]);
      if (meant.start == meant.end)
        {
          g_assert_cmpuint (got.start, ==, got.end);
          continue;
        }
      g_autofree char *expected = anno_article_slice (article, meant.start, meant.end);
      g_autofree char *found = anno_article_slice (article, got.start, got.end);
      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpuint (got.start, ==, meant.start);
    }
}

typedef AnnoRange (*Finder) (AnnoArticle *article, guint place);

typedef struct
{
  Finder find;
  const char *marked; /* [] is the place, {} what is found there */
} Case;

static const Case finds[] = {
  { anno_boundaries_word, "a {wo[]rd} here" },
  { anno_boundaries_word, "a {[]word} here" },
  { anno_boundaries_word, "a {word[]} here" },
  { anno_boundaries_word, "a b,{[]} c" },
  { anno_boundaries_word, "it {can[]’t} be" },
  { anno_boundaries_sentence, "He went. {She []stayed.} They left." },
  { anno_boundaries_sentence, "He went. {She stayed.[]} They left." },
  { anno_boundaries_sentence, "{[]He went.}\nShe stayed." },
  { anno_boundaries_paragraph, "one\n\n {two an[]d more} \n\nthree" },
  { anno_boundaries_paragraph, "{one[]}\r\ntwo" },
};

static void
test_finds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      AnnoRange place = { 0 }, meant = { 0 };
      g_autofree char *text = marked_text_read (finds[i].marked, &place, &meant);
      g_autoptr (AnnoArticle) article = marked_text_article (text);
      AnnoRange got = finds[i].find (article, place.start);

      g_test_message ("%s", finds[i].marked);
      g_assert_cmpuint (got.start, ==, meant.start);
      g_assert_cmpuint (got.end, ==, meant.end);
    }
}

/* Walking by words reaches every word once, in both directions, also in a line of many windows. */
static void
test_word_walk (void)
{
  g_autoptr (GString) text = g_string_new ("start");
  const guint n_words = 1500;
  for (guint i = 1; i < n_words; i++)
    g_string_append (text, i % 700 == 0 ? "\nnext" : " word");
  g_autoptr (AnnoArticle) article = marked_text_article (text->str);
  guint length = anno_article_get_length (article), n = 0;

  for (guint at = 0; at < length; n++)
    at = anno_boundaries_next_word_end (article, at);
  g_assert_cmpuint (n, ==, n_words);

  n = 0;
  for (guint at = length; at > 0; n++)
    at = anno_boundaries_previous_word_start (article, at);
  g_assert_cmpuint (n, ==, n_words);
}

/* A line of a megabyte costs no more than a window of it. */
static void
test_giant_line (void)
{
  g_autoptr (GString) text = g_string_sized_new (1 << 20);
  while (text->len < (1 << 20))
    g_string_append (text, "words ");
  g_autoptr (AnnoArticle) article = marked_text_article (text->str);
  AnnoRange got = anno_boundaries_snap (article, (AnnoRange) { 600001, 600009 });

  g_assert_cmpuint (got.start, ==, 600000);
  g_assert_cmpuint (got.end, ==, 600011);
}

/* "[one] [two][.]| [Three]": blanks as they are, what opens a sentence with | before it. */
static char *
pieces_of (const char *text)
{
  g_autoptr (AnnoArticle) article = marked_text_article (text);
  g_autoptr (GArray) pieces = anno_boundaries_list_pieces (article);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AnnoPiece *piece = &g_array_index (pieces, AnnoPiece, i);
      g_autofree char *words = anno_article_slice (article, piece->start, piece->end);
      g_string_append_printf (out, "%s%s%s%s", piece->opens_sentence ? "|" : "",
                              *words == ' ' ? "" : "[", words, *words == ' ' ? "" : "]");
    }
  return g_string_free (out, FALSE);
}

static void
test_pieces (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "It\u2019s on. He left.\r\n\nNo", "|[It\u2019s] [on][.] |[He] [left][.]|[No]" },
    { "a\u0301b \U0001F469\u200D\U0001F467!", "|[a\u0301b] [\U0001F469\u200D\U0001F467][!]" },
    { "\u7279\u6717\u666e", "|[\u7279][\u6717][\u666e]" },
    { "  x", "|  [x]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = pieces_of (cases[i][0]);
      g_assert_cmpstr (got, ==, cases[i][1]);
    }
}

/* A line of several windows is cut where a short one is, and nowhere else. */
static void
test_pieces_of_giant_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 4000; i++)
    g_string_append (text, "nine-word. ");
  g_autoptr (AnnoArticle) article = marked_text_article (text->str);
  g_autoptr (GArray) pieces = anno_boundaries_list_pieces (article);
  g_assert_cmpuint (pieces->len, ==, 4000 * 5);
  for (guint i = 0; i < pieces->len; i++)
    {
      static const guint starts[] = { 0, 4, 5, 9, 10 };
      const AnnoPiece *piece = &g_array_index (pieces, AnnoPiece, i);
      g_assert_cmpuint (piece->start, ==, i / 5 * 11 + starts[i % 5]);
      g_assert_cmpuint (piece->end, ==, (i + 1) / 5 * 11 + starts[(i + 1) % 5]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boundaries/snap", test_snap);
  g_test_add_func ("/boundaries/finds", test_finds);
  g_test_add_func ("/boundaries/word-walk", test_word_walk);
  g_test_add_func ("/boundaries/giant-line", test_giant_line);
  g_test_add_func ("/boundaries/pieces", test_pieces);
  g_test_add_func ("/boundaries/pieces-of-giant-line", test_pieces_of_giant_line);
  return g_test_run ();
}
