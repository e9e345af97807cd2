/* Proves text/quotation: which words lie between marks. In the cases, [ ] is what is asked about and
 * { } the quotation; both are taken out of the text. */
#include "marked-text.h"
#include "text/quotation.h"

static const char *const cases[] = {
  "He said {“It is [late],”} and left.",
  "He said {“It is []late,”} and left.",
  "He said {“It’s [late]”}.",
  "“He told me {‘[go]’} and went”.",
  "The dogs’ owner said {‘[it’s] done’}.",
  "She called it {\"a [mess]\"} twice, \"really\".",
  "\"One,\" he said, {\"and [two].\"}",
  "Er sagte: {„Es ist [spät].“} Dann ging er.",
  "Elle a dit : {« C’est [tard] »}.",
  "Er sagte {»[nein]«}.",
  "他说：{「[晚]了」}。",
  "{“This speech goes [on].}",
  "It’s [plain] and the dogs’ own.",
  "A 6' 2\" man [said] so.",
  "“One” [and] “two”",
  "x",
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnoRange asked = { 0, 0 }, meant = { 0, 0 };
      g_autofree char *text = marked_text_read (cases[i], &asked, &meant);
      g_autoptr (AnnoArticle) article = marked_text_article (text);
      AnnoRange got = anno_quotation_around (article, asked);
      g_test_message ("%s: %u–%u", cases[i], got.start, got.end);
      g_assert_cmpuint (got.end - got.start, ==, meant.end - meant.start);
      if (meant.end > meant.start)
        g_assert_cmpuint (got.start, ==, meant.start);
    }
}

/* Of a quotation in another one, first the inner, then the outer, then none. */
static void
test_nested (void)
{
  g_autoptr (AnnoArticle) article = marked_text_article ("“He told me ‘go now’ and went”.");
  AnnoRange at = { 13, 15 };

  at = anno_quotation_around (article, at);
  g_assert_cmpuint (at.start, ==, 12);
  g_assert_cmpuint (at.end, ==, 20);
  at = anno_quotation_around (article, at);
  g_assert_cmpuint (at.start, ==, 0);
  g_assert_cmpuint (at.end, ==, 30);
  at = anno_quotation_around (article, at);
  g_assert_cmpuint (at.end, ==, at.start);
}

/* A range over two lines is in no quotation. */
static void
test_lines (void)
{
  g_autoptr (AnnoArticle) article = marked_text_article ("“One\ntwo”");
  AnnoRange got = anno_quotation_around (article, (AnnoRange){ 1, 7 });

  g_assert_cmpuint (got.end, ==, got.start);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quotation/cases", test_cases);
  g_test_add_func ("/quotation/nested", test_nested);
  g_test_add_func ("/quotation/lines", test_lines);
  return g_test_run ();
}
