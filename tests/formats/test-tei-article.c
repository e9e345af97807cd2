/* Proves formats/tei-article and formats/tei-blocks: where TEI has what, and what of it is text. */
#include "draft-list.h"
#include "formats/tei-article.h"

static const char whole[]
    = "<?xml version='1.0' encoding='UTF-8'?>\n"
      "<?xml-model href='tei_all.rng'?>\n"
      "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='a17'>\n"
      " <teiHeader><fileDesc>\n"
      "  <titleStmt><title type='sub'>An edition</title><title>Cafés close: an edition</title>\n"
      "   <author>Lee, Ann</author><author>Bo</author></titleStmt>\n"
      "  <publicationStmt><publisher>The  Library</publisher><date "
      "when='1913-10-20'>Monday</date>\n"
      "   <idno type='URI'>https://example.org/17</idno><idno>MS 17</idno></publicationStmt>\n"
      "  <sourceDesc><bibl><publisher>The Times</publisher><date "
      "when='1913-10-19'/></bibl></sourceDesc>\n"
      " </fileDesc><profileDesc><langUsage><language ident='en-GB'>English</language></langUsage>\n"
      " </profileDesc></teiHeader>\n"
      " <standOff><listPerson><person><persName>Nobody</persName></person></listPerson></"
      "standOff>\n"
      " <text>\n"
      "  <front><fw type='header'>THE TIMES</fw></front>\n"
      "  <body><pb n='1'/>\n"
      "   <div type='article'>\n"
      "    <head>Cafés\n      close</head><head type='sub'>Owners protest</head>\n"
      "    <opener><byline>By <persName ref='#al'>Ann Lee</persName></byline>\n"
      "     <dateline><placeName>New York</placeName>, <date "
      "when='1913-10-18'>Saturday</date></dateline>\n"
      "    </opener>\n"
      "    <p>The <choice><abbr>Mr.</abbr><expan>Mister</expan></choice> said: <said "
      "who='#b'>“No,<note>He\n"
      "     did.</note> <q>never</q>”</said>. It is "
      "<choice><corr>spelled</corr><sic>speled</sic></choice>\n"
      "     <corr>so</corr>, on<lb break='no'/>ly here<lb/>and<pb/> there<gap "
      "reason='x'><desc>lost</desc>"
      "</gap>.</p>\n"
      "    <quote><p>One</p><p>Two</p></quote>\n"
      "    <lg><l>A line</l>\n     <l>another</l></lg>\n"
      "    <list><head>Why</head><item>one</item><item><p>two</p></item></list>\n"
      "    <table><row><cell>a</cell><cell>b</cell></row></table>\n"
      "    <figure><graphic url='x'/><head>Picture</head><figDesc>A café</figDesc></figure>\n"
      "    <p>End.</p>\n"
      "    <closer><signed>A. L.</signed></closer>\n"
      "   </div>\n"
      "  </body>\n"
      "  <back><div><p>Notes of the editor</p></div></back>\n"
      " </text>\n"
      "</TEI>\n";

static void
test_whole (void)
{
  g_auto (DraftList) list = draft_list_of_string (&anno_tei_article_format, whole);
  const AnnoArticleDraft *draft = draft_list_only (&list);

  g_assert_cmpstr (draft->text, ==,
                   "Cafés close\n\nOwners protest\n\nBy Ann Lee\n\nNew York, Saturday\n\n"
                   "The Mr. said: “No, never”. It is speled so, only here and there.\n\n"
                   "One\n\nTwo\n\nA line\nanother\n\nWhy\n\none\n\ntwo\n\nEnd.\n\nA. L.\n");
  g_assert_cmpstr (draft->meta.title, ==, "Cafés close: an edition");
  g_assert_cmpstr (draft->meta.byline, ==, "By Ann Lee");
  g_assert_cmpstr (draft->meta.date, ==, "1913-10-20");
  g_assert_cmpstr (draft->meta.raw_date, ==, "1913-10-20");
  g_assert_cmpstr (draft->meta.language, ==, "en-GB");
  g_assert_cmpstr (draft->meta.source, ==, "The Library");
  g_assert_cmpstr (draft->meta.id, ==, "MS 17");
  g_assert_cmpstr (draft->meta.url, ==, "https://example.org/17");
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_ASIDE], ==, 2);
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_CAPTION], ==, 2);
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_TABLE_ROW], ==, 1);
}

/* A note comes behind the paragraph that it stands in. */
static void
test_all_kept (void)
{
  g_auto (DraftList) list = draft_list_of (&anno_tei_article_format, whole, -1,
                                           ANNO_BLOCK_BIT (ANNO_N_BLOCK_KINDS) - 1, NULL);

  g_assert_cmpstr (
      draft_list_only (&list)->text, ==,
      "Cafés close\n\nOwners protest\n\nBy Ann Lee\n\nNew York, Saturday\n\n"
      "The Mr. said: “No, never”. It is speled so, only here and there.\n\nHe did.\n\n"
      "One\n\nTwo\n\nA line\nanother\n\nWhy\n\none\n\ntwo\n\na\tb\n\nPicture\n\nA café\n\n"
      "End.\n\nA. L.\n\nNotes of the editor\n");
}

#define HEADER(title)                                                                              \
  "<teiHeader><fileDesc><titleStmt><title>" title "</title><author>Bo</author></titleStmt>"        \
  "<publicationStmt><p>unpublished</p></publicationStmt></fileDesc></teiHeader>"

static void
test_corpus (void)
{
  g_auto (DraftList) list = draft_list_of_string (
      &anno_tei_article_format,
      "<teiCorpus xml:lang='de'>" HEADER ("All") "<TEI>" HEADER (
          "A") "<text xml:lang='fr'><body><p>Un.</p></body></text></TEI>"
               "<TEI>" HEADER (
                   "B") "<text><body><head>B</head><note>N</note></body></text></TEI>"
                        "<TEI>" HEADER (
                            "C") "</TEI>"
                                 "<teiCorpus>" HEADER ("Inner") "<TEI.2>" HEADER (
                                     "D") "<text><group><text><front><titlePage><docTitle><"
                                          "titlePart>D1</titlePart></docTitle><docAuthor>Di"
                                          "</docAuthor><docDate "
                                          "when='2001-02-03'/></titlePage></front><body><p>Eins.</"
                                          "p></body></text>"
                                          "<group><text><body><ab>Zwei.</ab></body></text></"
                                          "group></group></text></TEI.2></teiCorpus>"
                                          "</teiCorpus>");
  static const struct
  {
    const char *text, *title, *byline, *language, *date;
  } expected[] = {
    { "A\n\nUn.\n", "A", "Bo", "fr", NULL },
    { "D1\n\nDi\n\nEins.\n", "D", "Di", "de", "2001-02-03" },
    { "D\n\nZwei.\n", "D", "Bo", "de", NULL },
  };

  g_assert_no_error (list.error);
  g_assert_cmpuint (list.drafts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const AnnoArticleDraft *draft = list.drafts->pdata[i];
      g_assert_cmpstr (draft->text, ==, expected[i].text);
      g_assert_cmpstr (draft->meta.title, ==, expected[i].title);
      g_assert_cmpstr (draft->meta.byline, ==, expected[i].byline);
      g_assert_cmpstr (draft->meta.language, ==, expected[i].language);
      g_assert_cmpstr (draft->meta.date, ==, expected[i].date);
    }
  g_assert_cmpuint (list.skipped->len, ==, 2);
  g_assert_cmpstr (list.skipped->pdata[0], ==, "item 2: There is only a headline, no text.");
  g_assert_cmpstr (list.skipped->pdata[1], ==, "item 3: There is no text in it.");
}

static void
test_nothing (void)
{
  g_auto (DraftList) other = draft_list_of_string (&anno_tei_article_format, "<teiCorpus/>");

  g_assert_error (other.error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);
  g_assert_cmpuint (anno_tei_article_format.sniff ("<TEI xmlns=''", 13), ==, 2);
  g_assert_cmpuint (anno_tei_article_format.sniff ("<html>", 6), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tei-article/whole", test_whole);
  g_test_add_func ("/tei-article/all-kept", test_all_kept);
  g_test_add_func ("/tei-article/corpus", test_corpus);
  g_test_add_func ("/tei-article/nothing", test_nothing);
  return g_test_run ();
}
