/* Proves formats/newsml1-article: releases as they were sent, and the other ways of agencies. */
#include "draft-list.h"
#include "formats/newsml1-article.h"

static void
test_releases (void)
{
  static const struct
  {
    const char *file, *title, *raw_date, *language, *begins, *ends;
  } cases[] = {
    { "newsml1/businesswire-newsml-20130515006361.xml",
      "Dell Redefines Workstation Computing Boundaries with Smallest Tower and Most Powerful Rack "
      "Workstations",
      "20130516T040100+0000", "en",
      "Dell Redefines Workstation Computing Boundaries with Smallest Tower and Most Powerful Rack "
      "Workstations\n\nOffering powerful workstation performance at near desktop PC prices",
      "Availability of Dell Precision T1700s in Argentina in the coming months\n" },
    { "newsml1/businesswire-newsml-20130605006126.xml", "Cambrios被Gartner評選為「最酷供應商」",
      "20130605T210000+0000", "zh",
      "Cambrios被Gartner評選為「最酷供應商」\n\n加州桑尼維爾\n\n(美國商業資訊)--"
      "為透明及軟性導體市場",
      "煩請參照原文，原文版本乃唯一具法律效力之版本。\n" },
    { "newsml1/businesswire-newsml-20130612006110.xml",
      "APP发布“2020 可持续发展路线图”第三次工作进展报告，并将继续落实森林保护政策",
      "20130612T152900+0000", "zh",
      "APP发布“2020 "
      "可持续发展路线图”第三次工作进展报告，并将继续落实森林保护政策\n\n旗下浆纸厂将于2013年8"
      "月全面停止接收天然林木材\n\n印尼雅加达\n\n亚洲浆纸业有限公司",
      "www.tft-forests.org。\n" },
    { "newsml1/businesswire-newsml-20130731006140.xml",
      "Lunch Taking a Toll? Let Applebee’s® Industrial Strength Lunch Decoy Stand In",
      "20130731T153200+0000", "en",
      "Lunch Taking a Toll? Let Applebee’s® Industrial Strength Lunch Decoy Stand In\n\nWith a "
      "Year’s "
      "Worth of Lunch Combos Starting at $6.99, New 62-Inch, 12-Gauge Vinyl Model Built to Endure "
      "Even "
      "More Mundane Work Situations\n\nKANSAS CITY, Mo.\n\nWith more Applebee’s® Lunch Combos than "
      "ever",
      "and is franchised and operated by Applebee’s International, Inc. and its affiliates.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DraftList) list = draft_list_of_file (&anno_newsml1_article_format, cases[i].file);
      const AnnoArticleDraft *draft = draft_list_only (&list);
      g_assert_cmpstr (draft->meta.title, ==, cases[i].title);
      g_assert_cmpstr (draft->meta.raw_date, ==, cases[i].raw_date);
      g_assert_cmpstr (draft->meta.language, ==, cases[i].language);
      g_assert_cmpstr (draft->meta.source, ==, "Business Wire");
      g_assert_true (
          g_str_has_prefix (draft->meta.id, "urn:newsml:businesswire.com:20010714:2013"));
      g_assert_true (g_str_has_prefix (draft->text, cases[i].begins));
      g_assert_true (g_str_has_suffix (draft->text, cases[i].ends));
      g_assert_cmpuint (draft->left_out[ANNO_BLOCK_ASIDE], ==, 1); /* whom to ask */
    }
}

#define IDENTIFICATION(id)                                                                         \
  "<Identification><NewsIdentifier><ProviderId>example.org</ProviderId><NewsItemId>" id            \
  "</NewsItemId></NewsIdentifier></Identification>"                                                \
  "<NewsManagement><FirstCreated>20190129T124550</FirstCreated></NewsManagement>"

/* With the two lines that bring NITF in; a photograph, an empty item and a package between texts.
 */
static void
test_items (void)
{
  g_auto (DraftList) list = draft_list_of_string (
      &anno_newsml1_article_format,
      "<?xml version='1.0' encoding='ISO-8859-15'?>\n"
      "<!DOCTYPE NewsML PUBLIC 'urn:newsml:iptc.org:20031010:NewsMLv1.2.dtd:1' 'NewsML-1.2.dtd'\n"
      "[<!ENTITY % nitf SYSTEM 'nitf-3-0.dtd'> %nitf; ]>\n"
      "<NewsML xmlns='http://iptc.org/std/NewsML/2003-10-10/'>"
      "<NewsEnvelope><SentFrom><Party FormalName='Sender'/></SentFrom></NewsEnvelope>"
      "<NewsItem>" IDENTIFICATION (
          "1") "<NewsComponent><NewsLines><HedLine>Un taureau \xE0 Landquart</HedLine><ByLine>Par "
               "lm</ByLine>"
               "<DateLine>Landquart GR</DateLine></NewsLines><DescriptiveMetadata><Language "
               "FormalName='fr'/>"
               "</"
               "DescriptiveMetadata><NewsComponent><ContentItem><DataContent><nitf><body><body."
               "content><p>Un "
               "taureau.</p></body.content></body></nitf></DataContent></ContentItem></"
               "NewsComponent>"
               "</NewsComponent></NewsItem>"
               "<NewsItem>" IDENTIFICATION (
                   "2") "<NewsComponent><Role FormalName='Photo'/><ContentItem "
                        "Href='a.jpg'><MediaType FormalName='Photo'/>"
                        "</ContentItem></NewsComponent></NewsItem>"
                        "<NewsItem><NewsComponent><NewsLines><HeadLine>H</HeadLine></"
                        "NewsLines><ContentItem><DataContent> "
                        "</DataContent></ContentItem></NewsComponent></NewsItem>"
                        "<NewsItem><NewsComponent><NewsItemRef "
                        "NewsItem='urn:x'/></NewsComponent></NewsItem>"
                        "<NewsItem>" IDENTIFICATION (
                            "5") "<NewsComponent><ContentItem><MediaType "
                                 "FormalName='Text'/><DataContent><p>Loose.</p></DataContent>"
                                 "</ContentItem></NewsComponent></NewsItem></NewsML>");

  g_assert_no_error (list.error);
  g_assert_cmpuint (list.drafts->len, ==, 2);
  const AnnoArticleDraft *first = list.drafts->pdata[0], *last = list.drafts->pdata[1];
  g_assert_cmpstr (first->text, ==,
                   "Un taureau à Landquart\n\nPar lm\n\nLandquart GR\n\nUn taureau.\n");
  g_assert_cmpstr (first->meta.title, ==, "Un taureau à Landquart");
  g_assert_cmpstr (first->meta.byline, ==, "Par lm");
  g_assert_cmpstr (first->meta.date, ==, "2019-01-29");
  g_assert_cmpstr (first->meta.language, ==, "fr");
  g_assert_cmpstr (first->meta.source, ==, "Sender");
  g_assert_cmpstr (first->meta.id, ==, "1");
  g_assert_cmpstr (last->text, ==, "Loose.\n");
  g_assert_null (last->meta.title);
  g_assert_cmpuint (list.skipped->len, ==, 3);
  g_assert_cmpstr (list.skipped->pdata[0], ==, "item 2 (2): The content is elsewhere: a.jpg");
  g_assert_cmpstr (list.skipped->pdata[1], ==, "item 3: There is only a headline, no text.");
  g_assert_cmpstr (list.skipped->pdata[2], ==,
                   "item 4: This is a package: it points to items, and holds no text.");
}

/* One item in two languages is two articles; a lead and a body are one. */
static void
test_languages (void)
{
  g_auto (DraftList) list = draft_list_of_string (
      &anno_newsml1_article_format,
      "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Outer</HeadLine></NewsLines>"
      "<NewsComponent xml:lang='nl'><NewsLines><HeadLine>Kop</HeadLine></NewsLines>"
      "<NewsComponent><Role "
      "FormalName='Title'/><ContentItem><DataContent>Kop</DataContent></ContentItem>"
      "</NewsComponent>"
      "<NewsComponent><Role FormalName='Lead'/><ContentItem><DataContent>Eerst.</DataContent>"
      "</ContentItem></NewsComponent>"
      "<NewsComponent><Role FormalName='Body'/><ContentItem><DataContent>Steven "
      "&lt;b&gt;Van&lt;/b&gt; "
      "Geel.</DataContent></ContentItem></NewsComponent></NewsComponent>"
      "<NewsComponent xml:lang='fr'><NewsLines><HeadLine>Titre</HeadLine></NewsLines>"
      "<NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent>Photo</DataContent>"
      "</ContentItem></NewsComponent>"
      "<NewsComponent><Role FormalName='Body'/><ContentItem><DataContent>Un.\n\nDeux\nlignes."
      "</DataContent></ContentItem></NewsComponent></NewsComponent></NewsComponent></NewsItem></"
      "NewsML>");

  g_assert_no_error (list.error);
  g_assert_cmpuint (list.drafts->len, ==, 2);
  const AnnoArticleDraft *first = list.drafts->pdata[0], *second = list.drafts->pdata[1];
  g_assert_cmpstr (first->text, ==, "Kop\n\nEerst.\n\nSteven Van Geel.\n");
  g_assert_cmpstr (first->meta.language, ==, "nl");
  g_assert_cmpstr (second->text, ==, "Titre\n\nUn.\n\nDeux lignes.\n");
  g_assert_cmpstr (second->meta.language, ==, "fr");
  g_assert_cmpuint (second->left_out[ANNO_BLOCK_CAPTION], ==, 1);
}

static void
test_content (void)
{
  static const struct
  {
    const char *content, *text;
  } cases[] = {
    { "<Format FormalName='XHTML'/><DataContent><![CDATA[<html><head><title/></head><body><p>A "
      "&eacute;"
      "</p><p>B</p></body></html>]]></DataContent>",
      "H\n\nA é\n\nB\n" },
    { "<DataContent><![CDATA[<html><head><title>H</title></head><body><!-- > --><div><h1 class='a'>"
      " <b>H</b> </h1><h2>Sub</h2><p>A</p><h2>H</h2></div></body></html>]]></DataContent>",
      "H\n\nSub\n\nA\n\nH\n" },
    { "<DataContent><![CDATA[<p>A</p><h1>H</h1>]]></DataContent>", "H\n\nA\n\nH\n" },
    { "<DataContent><![CDATA[<h1>H<p>A</p>]]></DataContent>", "H\n\nH\n\nA\n" },
    { "<DataContent><![CDATA[<h1>H</h1><h2></h2><p>A</p><!--]]></DataContent>", "H\n\nA\n" },
    { "<DataContent>&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</DataContent>", "H\n\nA\n\nB\n" },
    { "<MimeType FormalName='text/plain'/><DataContent>5 &lt; 6</DataContent>", "H\n\n5 < 6\n" },
    { "<DataContent><html xmlns='http://www.w3.org/1999/xhtml'><body><h1>H</h1><h2>Sub</h2><p>A</p>"
      "<script>x</script></body></html></DataContent>",
      "H\n\nSub\n\nA\n" },
    { "<DataContent><body><body.head><hedline><hl1>H</hl1></hedline><byline>By "
      "B</byline></body.head>"
      "<body.content><p>A</p></body.content></body></DataContent>",
      "H\n\nBy B\n\nA\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *xml = g_strconcat (
          "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>H</HeadLine></"
          "NewsLines><ContentItem>",
          cases[i].content, "</ContentItem></NewsComponent></NewsItem></NewsML>", NULL);
      g_auto (DraftList) list = draft_list_of_string (&anno_newsml1_article_format, xml);
      g_assert_cmpstr (draft_list_only (&list)->text, ==, cases[i].text);
    }
}

/* The same text in two forms is written once; what isn't text isn't read. */
static void
test_equivalents (void)
{
  g_auto (DraftList) list = draft_list_of_string (
      &anno_newsml1_article_format,
      "<NewsML><NewsItem><NewsComponent EquivalentsList='yes'>"
      "<ContentItem><MimeType FormalName='text/css'/><DataContent>p {}</DataContent></ContentItem>"
      "<ContentItem><Encoding "
      "Notation='Base64'><DataContent>QQ==</DataContent></Encoding></ContentItem>"
      "<ContentItem><MimeType FormalName='text/plain'/><DataContent>A</DataContent></ContentItem>"
      "<ContentItem><DataContent><p>A</p></DataContent></ContentItem>"
      "</NewsComponent></NewsItem></NewsML>");

  g_assert_cmpstr (draft_list_only (&list)->text, ==, "A\n");
}

/* Each component is looked at once, however many articles it holds: as deep and as wide as may be,
 * this would take hours else. */
static void
test_costly (void)
{
  g_autoptr (GString) wide = g_string_new ("<NewsML><NewsItem>");
  g_autoptr (GString) deep = g_string_new ("<NewsML><NewsItem>");

  for (guint i = 0; i < 50000; i++)
    g_string_append (wide,
                     "<NewsComponent><NewsLines><HeadLine>h</HeadLine></NewsLines><ContentItem>"
                     "<DataContent>x</DataContent></ContentItem></NewsComponent>");
  g_string_append (wide, "</NewsItem></NewsML>");
  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "<NewsComponent>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<ContentItem><DataContent>x</DataContent></ContentItem>");
  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "</NewsComponent>");
  g_string_append (deep, "</NewsItem></NewsML>");

  g_auto (DraftList) many = draft_list_of_string (&anno_newsml1_article_format, wide->str);
  g_auto (DraftList) one = draft_list_of_string (&anno_newsml1_article_format, deep->str);
  g_assert_cmpuint (many.drafts->len, ==, 50000);
  g_assert_cmpuint (one.drafts->len, ==, 1);
}

static void
test_nothing (void)
{
  g_auto (DraftList) empty = draft_list_of_string (&anno_newsml1_article_format, "<NewsML/>");
  g_auto (DraftList) other = draft_list_of_string (&anno_newsml1_article_format, "<newsItem/>");

  g_assert_no_error (empty.error);
  g_assert_cmpuint (empty.skipped->len, ==, 1);
  g_assert_cmpstr (empty.skipped->pdata[0], ==, "NewsML: There are no items in it.");
  g_assert_error (other.error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/newsml1-article/releases", test_releases);
  g_test_add_func ("/newsml1-article/items", test_items);
  g_test_add_func ("/newsml1-article/languages", test_languages);
  g_test_add_func ("/newsml1-article/content", test_content);
  g_test_add_func ("/newsml1-article/equivalents", test_equivalents);
  g_test_add_func ("/newsml1-article/costly", test_costly);
  g_test_add_func ("/newsml1-article/nothing", test_nothing);
  return g_test_run ();
}
