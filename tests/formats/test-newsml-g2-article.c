/* Proves formats/newsml-g2-article: all of IPTC's examples, and what agencies send. */
#include "draft-list.h"
#include "formats/newsml-g2-article.h"

#include <string.h>

/* Each example that holds an article, and for all others why not. */
static const struct
{
  const char *file;
  const char *title, *byline, *raw_date, *begins, *ends;
  const char *why;
} examples[] = {
  { "LISTING_10_Abstract_Concept_conveyed_in_a_NewsML-G2_Concept_Item.xml",
    .why
    = "item 1 (urn:newsml:iptc.org:20080229:ncdci-subjectcode): This describes people, places or "
      "topics; it is no article." },
  { "LISTING_11_Person_Concept_conveyed_in_a_NewsML-G2_Concept_Item.xml",
    .why = "item 1 (urn:newsml:iptc.org:20080229:ncdci-person): This describes people, places or "
           "topics; "
           "it is no article." },
  { "LISTING_12_Knowledge_Item_for_Access_Codes.xml",
    .why
    = "item 1 (urn:newsml:iptc.org:20090202:ncdki-accesscode): This describes people, places or "
      "topics; it is no article." },
  { "LISTING_13_Complete_Catalog_Item.xml",
    .why = "item 1 (urn:newsml:iptc.org:20130517:catalog): This is a catalog of codes; it is no "
           "article." },
  { "LISTING_14_Event_sent_as_a_Concept_Item.xml",
    .why = "item 1 (urn:newsml:iptc.org:20160422:qqwpiruuew4711): This describes people, places or "
           "topics; it is no article." },
  { "LISTING_15_Two_Related_Events_in_a_Knowledge_Item.xml",
    .why = "item 1 (urn:newsml:iptc.org:20101019:qqwpiruuew4712): This describes people, places or "
           "topics; it is no article." },
  { "LISTING_16_A_Set_of_Events_carried_in_a_News_Item.xml",
    .why
    = "item 1 (urn:newsml:iptc.org:20090122:qqwpiruuew4711): Its content is no article: events." },
  { "LISTING_17_Planning_Item_a_CCL.xml",
    .why
    = "item 1 (urn:newsml:iptc.org:20101025:gbmrmdreis4711): This plans coverage to come; it is no "
      "article." },
  { "LISTING_18_Planning_Item_at_PCL.xml",
    .why
    = "item 1 (urn:newsml:iptc.org:20101025:gbmrmdreis4711): This plans coverage to come; it is no "
      "article." },
  { "LISTING_19_Planning_Item_with_delivery_at_CCL.xml",
    .why
    = "item 1 (urn:newsml:iptc.org:20101025:gbmrmdreis4711): This plans coverage to come; it is no "
      "article." },
  { "LISTING_1_A_NewsML-G2_News_Item.xml",
    .why = "item 1 (urn:newsml:acmenews.com:20161018:US-FINANCE-FED): There is only a headline, no "
           "text." },
  { "LISTING_20_Planning_Item_with_delivery_at_PCL.xml",
    .why
    = "item 1 (urn:newsml:iptc.org:20101025:gbmrmdreis4711): This plans coverage to come; it is no "
      "article." },
  { "LISTING_21_A_complete_sample_SportsML-G2_document.xml",
    .why
    = "item 1 (urn:newsml:sportsml.org:20160502:xt.prog.20150606005942-43710-16.068-event-stats-"
      "progressive): Its content is no article: application/sportsml+xml." },
  { "LISTING_22_Sports_story_in_NewsML-G2NITF.xml",
    "Preview: Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05 p.m.",
    "The Sports Network", "2016-10-19T11:15:00-05:00",
    "Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m.\n\nSports "
    "Network\n\n(Sports "
    "Network) - A pair of teams coming off big weekend sweeps will square off",
    "Garcia has gone 0-2 over his last six starts.\n" },
  { "LISTING_23_SportsML-G2_Package.xml",
    .why
    = "item 1 (urn:iptc.org:20161019:sports1): This is a package: it points to items, and holds no "
      "text." },
  { "LISTING_24_News_Message_conveying_a_complete_News_Package.xml",
    .why = "item 1: This is a package: it points to items, and holds no text." },
  { "LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml",
    "Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m.", "Sports Network",
    NULL,
    "Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m.\n\nSports "
    "Network\n\n(Sports "
    "Network) - With the Philadelphia Phillies picking up momentum",
    "looks set to be a clash of the Titans.\n" },
  { "LISTING_26_Embedded_photo_metadata_fields_mapped_to_NewsML-G2.xml",
    .why
    = "item 1 (tag:acmenews.com,2008:WORLD-NEWS:USA20081208098658): The content is elsewhere: "
      "http://www.acmenews.com/content/pictures/hires/20081208/USA-CRASH-MILITARY_001_HI.jpg" },
  { "LISTING_27_Company_Financial_Information.xml",
    .why
    = "item 1 (urn:newsml:acmenews.com:20161019:201003230594296001): There is only a headline, no "
      "text." },
  { "LISTING_28_Illustrating_Located_Subject_and_Dateline.xml",
    .why = "item 1: This part holds no text." },
  { "LISTING_29_Hop_History.xml",
    .why = "item 1 (urn:newsml:acmenews.com:20161019T1205:HOP-HISTORY-EXAMPLE): There is no text "
           "in it." },
  { "LISTING_2_NewsML-G2_Text_Document.xml", "Fed to halt QE to avert \"bubble\"",
    "Meredith Jameson", "2016-11-21T15:21:06-05:00",
    "Fed to halt QE to avert \"bubble\"\n\nBy Meredith Jameson, Staff Reporter\n\n(New York, NY - "
    "October "
    "21) Et, sent luptat luptat, commy Nim zzriureet",
    "exerili quismodion esto cons dolutpat, si.\n" },
  { "LISTING_3A_Photo_in_NewsML-G2_(URI_sibling_attributes).xml",
    .why = "item 1 (tag:gettyimages.com,2010:GYI0062134533): The content is elsewhere: "
           "./GYI0062134533.jpg" },
  { "LISTING_3_Photo_in_NewsML-G2.xml",
    .why = "item 1 (tag:gettyimages.com,2010:GYI0062134533): The content is elsewhere: "
           "./GYI0062134533.jpg" },
  { "LISTING_4_Multiple_Renditions_of_a_Video_in_NewsML-G2.xml",
    .why = "item 1 (urn:newsml:afp.com:20140131:CNG.3424d3807bc.391@video_1359566): The content is "
           "elsewhere: http://components.afp.com/ab652af034e.mpg" },
  { "LISTING_5_Multi-part_Video_in_NewsML-G2.xml",
    .why = "item 1 (tag:example.com,2008:407624): The content is elsewhere: "
           "http://www.example.com/video/407624.avi" },
  { "LISTING_6_Simple_NewsML-G2_Package.xml",
    .why
    = "item 1 (tag:example.com,2008:UK-NEWS-TOPTEN:UK20081220098658): This is a package: it points "
      "to items, and holds no text." },
  { "LISTING_7_Group_Set_example_showing_Hierarchical_Package_Structure.xml",
    .why = "item 1: This is a package: it points to items, and holds no text." },
  { "LISTING_8_Group_Set_example_showing_an_ALT_Package_Mode.xml",
    .why = "item 1: This is a package: it points to items, and holds no text." },
  { "LISTING_9_Group_Set_example_showing_a_SEQ_Package_Mode.xml",
    .why = "item 1: This is a package: it points to items, and holds no text." },
  { "Receiver View.xml", "Fed to halt QE to avert \"bubble\"", "Meredith Jameson",
    "2016-11-21T15:21:06-05:00",
    "Fed to halt QE to avert \"bubble\"\n\nBy Meredith Jameson, NAG Reporter\n\n(New York, NY - "
    "November "
    "21) Et, sent",
    "ercin utpatio dolorpercing.\n" },
  { "ap_metadata_example.xml",
    .why = "item 1 (tag:example.com,2008:407624): There is no text in it." },
  { "facet-example-2.xml", .why = "item 1 (tag:example.com,2008:407624): There is no text in it." },
  { "facet-example-3.xml", NULL, NULL, "2020-02-04T12:00:00Z", "Content goes here...", "\n" },
  { "facet-example.xml", .why = "item 1 (tag:example.com,2008:407624): There is no text in it." },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *name = g_strconcat ("newsml-g2/", examples[i].file, NULL);
      g_auto (DraftList) list = draft_list_of_file (&anno_newsml_g2_article_format, name);
      g_assert_no_error (list.error);
      if (examples[i].why != NULL)
        {
          g_assert_cmpuint (list.drafts->len, ==, 0);
          g_assert_cmpstr (list.skipped->pdata[0], ==, examples[i].why);
          continue;
        }
      const AnnoArticleDraft *draft = draft_list_only (&list);
      g_assert_cmpstr (draft->meta.title, ==, examples[i].title);
      g_assert_cmpstr (draft->meta.byline, ==, examples[i].byline);
      g_assert_cmpstr (draft->meta.raw_date, ==, examples[i].raw_date);
      g_assert_true (g_str_has_prefix (draft->text, examples[i].begins));
      g_assert_true (g_str_has_suffix (draft->text, examples[i].ends));
    }
}

/* None is forgotten above. */
static void
test_no_other_examples (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "newsml-g2", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_suffix (name, ".xml");
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (examples));
}

/* In the ways of several agencies: headline for hedline, a title only in the head, upper-case names
 * of elements, plain text that isn't, a packing list and a picture between them. */
static const char message[]
    = "<?xml version='1.0' encoding='utf-8'?>\n"
      "<newsMessage "
      "xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sent>x</sent></header><itemSet>\n"
      "<packageItem><itemRef residref='1'/></packageItem>\n"
      "<newsItem guid='tag:ap.org,2011:a' xml:lang='en'><itemMeta><provider "
      "qcode='p:AP'><name>AP</name>"
      "</provider><versionCreated>2018-02-26T21:20:34Z</"
      "versionCreated><firstCreated>2018-02-26T21:20:36Z"
      "</firstCreated></itemMeta><contentMeta><contentCreated>2018-02-25T23:20:11-05:00</"
      "contentCreated>"
      "<headline>Beats</headline><headline role='hld:subHeadline'>Details</headline><dateline>FORT "
      "WASHINGTON, Pa.</dateline></contentMeta><contentSet><inlineXML "
      "contenttype='application/nitf+xml'>"
      "<nitf "
      "xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><headline><hl1>Beats</hl1>"
      "</headline></body.head><body.content><block><hl2>Beats</hl2><p>FORT WASHINGTON, Pa. (AP) _ "
      "Inc. "
      "<a "
      "href='x'>said</a>.</p></block></body.content></body></nitf></inlineXML></contentSet></"
      "newsItem>\n"
      "<newsItem guid='b'><itemMeta><provider literal='CL'/><versionCreated>2016-01-12 12:35:40"
      "</versionCreated></itemMeta><contentMeta><language "
      "tag='de'/></contentMeta><contentSet><inlineXML "
      "contenttype='application/nitf+xml'><nitf><head><title>Nur im "
      "Kopf</title><docdata><date.issue "
      "norm='20160111T235959-0500'/></docdata></head><body><body.head><byline>By<person>Staff"
      "</person></byline></body.head><body.content><p>Wort.</p></body.content></body></nitf></"
      "inlineXML>"
      "</contentSet></newsItem>\n"
      "<newsItem guid='c'><contentSet><remoteContent href='tag:x.jpg'/></contentSet></newsItem>\n"
      "<newsItem guid='d' "
      "xml:lang='swe'><contentMeta><headline>Polen</headline></contentMeta><contentSet>"
      "<inlineXML contenttype='application/ttnitf+xml'><BODY "
      "xmlns=''><TEXT><RUBRIK>Polen</RUBRIK><DAT>"
      "<ORT>EU</ORT></DAT><INGRESS><P>Ingress.</P></INGRESS><BRODTEXT><CITAT>Nej, s\u00E4ger "
      "hon.</CITAT>"
      "<MELLIS>Mellan</MELLIS><P>Slut.</P></BRODTEXT><BYLINE>W N/TT</BYLINE><BILD><BILDFIL>http://x"
      "</BILDFIL><BILDTEXT><P>Bild</P></BILDTEXT><BILDSKAPARE>O "
      "M</BILDSKAPARE></BILD></TEXT></BODY>"
      "</inlineXML></contentSet></newsItem>\n"
      "<newsItem guid='e'><contentMeta><headline>Catalan</headline></contentMeta><contentSet>"
      "<remoteContent href='x.jpg'/><inlineData contenttype='text/plain'><![CDATA[\n<p>\n  (ANSA) "
      "- Rome,\n"
      "said.\n</p>]]></inlineData></contentSet></newsItem>\n"
      "<newsItem "
      "guid='https://example.org/f'><contentMeta><creator><name>dw</name></creator><creator "
      "literal='dk'/><headline>Chef</headline></contentMeta><contentSet><inlineXML contenttype="
      "'application/xhtml+xml'><html "
      "xmlns='http://www.w3.org/1999/xhtml'><head><title>Chef</title></head>"
      "<body><header><ul "
      "class='slugline'><li>Energie</li></ul><time>20.12.2017</time><h1>Chef</h1><h2>"
      "Unter</h2></header><section><p><span>Rom (dpa) - </span>Der "
      "Chef.</p></section></body></html>"
      "</inlineXML></contentSet></newsItem>\n"
      "<newsItem guid='g'><contentMeta><headline>A</headline><headline "
      "role='x:subtitle'>B</headline>"
      "</contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'><html xmlns="
      "'http://www.w3.org/1999/xhtml'><body><h1>A</h1><h2>B</h2></body></html></inlineXML></"
      "contentSet>"
      "</newsItem></itemSet></newsMessage>\n";

/* Two versions of the text, neither of which can be read. */
static void
test_unreadable (void)
{
  g_autoptr (GString) source = g_string_new ("<newsItem guid='u'><contentSet>");

  for (guint version = 0; version < 2; version++)
    {
      g_string_append (source, "<inlineData contenttype='text/html'><![CDATA[");
      for (guint i = 0; i < 1100; i++)
        g_string_append (source, "<div>");
      g_string_append (source, "Word.]]></inlineData>");
    }
  g_string_append (source, "</contentSet></newsItem>");
  g_auto (DraftList) list = draft_list_of_string (&anno_newsml_g2_article_format, source->str);
  g_assert_no_error (list.error);
  g_assert_cmpuint (list.drafts->len, ==, 0);
  g_assert_cmpuint (list.skipped->len, ==, 1);
  g_assert_true (g_str_has_prefix (list.skipped->pdata[0], "item 1 (u): More than 1024 "));
}

/* What turns words is no part of a message, and who calls himself by a book is cut short. */
static void
test_hostile_name (void)
{
  g_autofree char *book = g_strnfill (100000, 'x');
  g_autofree char *source = g_strdup_printf (
      "<newsItem guid='a\u202Eb%s'><contentSet><remoteContent href='\u2066c'/></contentSet>"
      "</newsItem>",
      book);
  g_auto (DraftList) list = draft_list_of_string (&anno_newsml_g2_article_format, source);

  g_assert_cmpuint (list.skipped->len, ==, 1);
  const char *told = list.skipped->pdata[0];
  g_assert_true (g_str_has_prefix (told, "item 1 (abxxx"));
  g_assert_true (g_str_has_suffix (told, "The content is elsewhere: c"));
  g_assert_cmpuint (strlen (told), <, 500);
}

static void
test_message (void)
{
  static const struct
  {
    const char *text, *title, *byline, *date, *language, *source, *id, *url;
  } expected[] = {
    { "Beats\n\nDetails\n\nFORT WASHINGTON, Pa.\n\nFORT WASHINGTON, Pa. (AP) _ Inc. said.\n",
      "Beats", NULL, "2018-02-25", "en", "AP", "tag:ap.org,2011:a", NULL },
    { "Nur im Kopf\n\nByStaff\n\nWort.\n", "Nur im Kopf", "By Staff", "2016-01-11", "de", "CL", "b",
      NULL },
    { "Polen\n\nEU\n\nIngress.\n\nNej, säger hon.\n\nMellan\n\nSlut.\n\nW N/TT\n", "Polen",
      "W N/TT", NULL, "swe", NULL, "d", NULL },
    { "Catalan\n\n(ANSA) - Rome, said.\n", "Catalan", NULL, NULL, NULL, NULL, "e", NULL },
    { "Chef\n\nUnter\n\nRom (dpa) - Der Chef.\n", "Chef", "dw; dk", NULL, NULL, NULL,
      "https://example.org/f", "https://example.org/f" },
  };
  static const char *const skipped[] = {
    "item 1: This is a package: it points to items, and holds no text.",
    "item 4 (c): The content is elsewhere: tag:x.jpg",
    "item 8 (g): There is only a headline, no text.",
  };
  g_auto (DraftList) list = draft_list_of_string (&anno_newsml_g2_article_format, message);

  g_assert_no_error (list.error);
  g_assert_cmpuint (list.drafts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const AnnoArticleDraft *draft = list.drafts->pdata[i];
      g_assert_cmpstr (draft->text, ==, expected[i].text);
      g_assert_cmpstr (draft->meta.title, ==, expected[i].title);
      g_assert_cmpstr (draft->meta.byline, ==, expected[i].byline);
      g_assert_cmpstr (draft->meta.date, ==, expected[i].date);
      g_assert_cmpstr (draft->meta.language, ==, expected[i].language);
      g_assert_cmpstr (draft->meta.source, ==, expected[i].source);
      g_assert_cmpstr (draft->meta.id, ==, expected[i].id);
      g_assert_cmpstr (draft->meta.url, ==, expected[i].url);
    }
  g_assert_cmpuint (list.skipped->len, ==, G_N_ELEMENTS (skipped));
  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
    g_assert_cmpstr (list.skipped->pdata[i], ==, skipped[i]);
}

/* The candidates for the date, each taken away in turn. */
static void
test_dates (void)
{
  static const char *const candidates[] = {
    "<contentMeta><contentCreated>2016-01-01</contentCreated></contentMeta>",
    "<contentMeta><contentModified>2016-01-02</contentModified></contentMeta>",
    "<itemMeta><firstCreated>2016-01-03</firstCreated></itemMeta>",
    "<itemMeta><versionCreated>2016-01-04</versionCreated></itemMeta>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr (GString) xml
          = g_string_new ("<newsItem><contentSet><inlineXML><p>P</p></inlineXML>"
                          "</contentSet>");
      g_autofree char *date = g_strdup_printf ("2016-01-%02u", i + 1);
      g_string_append (xml, candidates[i]);
      g_string_append (xml, "</newsItem>");
      g_auto (DraftList) list = draft_list_of_string (&anno_newsml_g2_article_format, xml->str);
      g_assert_cmpstr (draft_list_only (&list)->meta.date, ==, date);
    }
  g_auto (DraftList) all = draft_list_of_string (
      &anno_newsml_g2_article_format,
      "<newsItem><itemMeta><versionCreated>2016-01-04</versionCreated><firstCreated>2016-01-03"
      "</firstCreated></itemMeta><contentMeta><contentModified>2016-01-02</contentModified>"
      "<contentCreated>2016-01-01</contentCreated></contentMeta><contentSet><inlineXML><p>P</p></"
      "inlineXML>"
      "</contentSet></newsItem>");
  g_assert_cmpstr (draft_list_only (&all)->meta.date, ==, "2016-01-01");
}

static void
test_versions (void)
{
  g_auto (DraftList) list
      = draft_list_of_string (&anno_newsml_g2_article_format,
                        "<newsItem><contentSet><inlineXML "
                        "contenttype='application/sportsml+xml'><sports>1</sports></inlineXML>"
                        "<inlineXML xml:lang='en'><p>One</p></inlineXML><inlineXML "
                        "xml:lang='de'><p>Eins</p></inlineXML>"
                        "</contentSet></newsItem>");
  const AnnoArticleDraft *draft = draft_list_only (&list);

  g_assert_cmpstr (draft->text, ==, "One\n");
  g_assert_cmpstr (draft->meta.language, ==, "en");
  g_assert_cmpuint (draft->notes->len, ==, 1);
  g_assert_cmpstr (draft->notes->pdata[0], ==,
                   "There is 1 other version of the text; the first was read.");
}

static void
test_nothing (void)
{
  g_auto (DraftList) empty = draft_list_of_string (&anno_newsml_g2_article_format, "<newsMessage/>");
  g_auto (DraftList) other = draft_list_of_string (&anno_newsml_g2_article_format, "<NewsML/>");

  g_assert_no_error (empty.error);
  g_assert_cmpuint (empty.skipped->len, ==, 1);
  g_assert_cmpstr (empty.skipped->pdata[0], ==, "newsMessage: There are no items in it.");
  g_assert_error (other.error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/newsml-g2-article/examples", test_examples);
  g_test_add_func ("/newsml-g2-article/no-other-examples", test_no_other_examples);
  g_test_add_func ("/newsml-g2-article/unreadable", test_unreadable);
  g_test_add_func ("/newsml-g2-article/hostile-name", test_hostile_name);
  g_test_add_func ("/newsml-g2-article/message", test_message);
  g_test_add_func ("/newsml-g2-article/dates", test_dates);
  g_test_add_func ("/newsml-g2-article/versions", test_versions);
  g_test_add_func ("/newsml-g2-article/nothing", test_nothing);
  return g_test_run ();
}
