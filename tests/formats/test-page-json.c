/* Proves formats/page-json: where articles lie in JSON-LD, and JSON that isn't. */
#include "formats/page-json.h"

#include <string.h>

static AnnoPageFacts *
read_json (const char *json, gboolean found)
{
  AnnoPageFacts *facts = anno_page_facts_new ();

  g_test_message ("%s", json);
  g_assert_true (anno_page_json_read (json, facts) == found);
  g_assert_true (facts->article == found);
  return facts;
}

static void
test_places (void)
{
  static const char *const cases[] = {
    "{\"@type\":\"NewsArticle\",\"headline\":\"Rain\"}",
    "[{\"@type\":\"Organization\",\"headline\":\"no\"},{\"@type\":[\"Thing\",\"Article\"],"
    "\"headline\":\"Rain\"}]",
    "{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":\"BlogPosting\",\"name\":\"Rain\"}]}",
    "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"ReportageNewsArticle\",\"headline\":\" "
    "Rain \"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoPageFacts) facts = read_json (cases[i], TRUE);
      g_assert_cmpstr (facts->title, ==, "Rain");
    }
}

static void
test_facts (void)
{
  g_autoptr (AnnoPageFacts) facts = read_json (
      "{\"@type\":\"NewsArticle\",\"headline\":\"A &amp; <b>B</b> "
      "&lt;C\",\"author\":[\"X\",{\"name\":\"Y\"}],"
      "\"datePublished\":\"2017-07-21\",\"dateModified\":\"2017-07-22\",\"inLanguage\":\"en\","
      "\"publisher\":{\"name\":\"Post\"},\"mainEntityOfPage\":{\"@id\":\"https://p.example/1\"},"
      "\"articleBody\":\"One.\\nTwo.\"}",
      TRUE);

  g_assert_cmpstr (facts->title, ==, "A & B <C");
  g_assert_cmpstr (facts->byline, ==, "X, Y");
  g_assert_cmpstr (facts->language, ==, "en");
  g_assert_cmpstr (facts->site, ==, "Post");
  g_assert_cmpstr (facts->url, ==, "https://p.example/1");
  g_assert_cmpstr (facts->body, ==, "One.\nTwo.");
  g_assert_cmpuint (facts->dates->len, ==, 2);
  g_assert_cmpstr (facts->dates->pdata[0], ==, "2017-07-21");
}

/* Mended where it is plain how. */
static void
test_mended (void)
{
  static const char *const cases[] = {
    "<!-- {\"@type\":\"Article\",\"headline\":\"Rain\"} -->",
    "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Rain\"}\n//]]>",
    "{\"@type\":\"Article\",\"headline\":\"Rain\",};",
    "{\"@type\":\"Article\",\"headline\":\"Rain\",\"description\":\"a\nb\tc\",\"x\":[1,],}",
    "{\"@type\":\"Article\",\"headline\":\"Rain\",\"x\":\"don\\'t\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoPageFacts) facts = read_json (cases[i], TRUE);
      g_assert_cmpstr (facts->title, ==, "Rain");
    }
}

static void
test_none (void)
{
  static const char *const cases[] = {
    "",
    "{",
    "null",
    "\"Article\"",
    "{\"@type\":\"Organization\"}",
    "{\"@type\":\"NewsArticle\",\"headline\":\"cut",
    "{\"@type\":7}",
    "{\"@graph\":{}}",
    "[[[[[[[[[[[[{\"@type\":\"Article\"}]]]]]]]]]]]]",
    "<!--",
    "-->",
    ";",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoPageFacts) facts = read_json (cases[i], FALSE);
      g_assert_null (facts->title);
      g_assert_cmpuint (facts->dates->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-json/places", test_places);
  g_test_add_func ("/page-json/facts", test_facts);
  g_test_add_func ("/page-json/mended", test_mended);
  g_test_add_func ("/page-json/none", test_none);
  return g_test_run ();
}
