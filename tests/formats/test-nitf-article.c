/* Proves formats/nitf-article, and with it formats/nitf-body: where NITF has what, in the ways that
 * agencies write it. */
#include "draft-list.h"
#include "formats/nitf-article.h"

#include <string.h>

/* Made of what agencies do, and in no file at once: Latin-1, a DTD, a title repeated as hl2 and in
 * the body, glued bylines, a date for machines in the dateline, layout that isn't text. */
static const char whole[]
    = "<?xml version='1.0' encoding='ISO-8859-1'?>\n"
      "<!DOCTYPE nitf PUBLIC '-//IPTC//DTD NITF 3.3//EN' 'nitf-3-3.dtd'>\n"
      "<nitf version='-//IPTC//DTD NITF 3.3//EN' baselang='en-GB'>\n"
      " <head><title>Fallback</title>\n"
      "  <docdata><doc-id id-string='20131020-17' regsrc='AGY'/>\n"
      "   <date.issue norm='20131020T192751+1100'/>\n"
      "   <date.release norm='20131021T000000Z'/></docdata>\n"
      "  <pubdata name='The Agency' date.publication='20131022' ex-ref='https://example.org/17'/>\n"
      " </head>\n"
      " <body>\n"
      "  <body.head>\n"
      "   <hedline><hl1>Caf\xE9s<br/>close</hl1><hl2>Caf\xE9s close</hl2><hl2>Owners  "
      "protest</hl2>"
      "</hedline>\n"
      "   <note><p>Eds: adds quote</p></note>\n"
      "   <byline>By<person>Ann Lee</person><byttl>Staff Reporter</byttl></byline>\n"
      "   <distributor>Agency Wire</distributor>\n"
      "   <dateline><location>NEW YORK</location> "
      "<story.date norm='20131020T192751+1100'>20131020T192751+1100</story.date></dateline>\n"
      "   <abstract><p>What it is about.</p></abstract>\n"
      "  </body.head>\n"
      "  <body.content><block>\n"
      "   <hl2>Caf\xE9s close</hl2>\n"
      "   <p lede='true'>NEW YORK (AGY) &mdash; The <org>Caf\xE9 Union</org> said <q>\x93no\x94</q>"
      ".\n     Its <em>head</em>s,&nbsp;too.<fn>A note.</fn> So <a href='x'>it</a> ends.</p>\n"
      "   <media media-type='image'><media-reference source='a.jpg'>a.jpg</media-reference>\n"
      "    <media-caption><p>An "
      "owner</p></media-caption><media-producer>Bob</media-producer></media>\n"
      "   <hl2>What now?</hl2>\n"
      "   <bq><block><p>Go <em>on</em>,</p></block><credit>a poet</credit></bq>\n"
      "   <ul><li>one<br/>line</li><li><p>two</p></li></ul>\n"
      "   <table><tr><th>Town</th><td>Caf\xE9s</td></tr></table>\n"
      "   <p/>\n"
      "   <p>The end.</p>\n"
      "  </block></body.content>\n"
      "  <body.end><tagline>Reporting by Ann Lee</tagline></body.end>\n"
      " </body>\n"
      "</nitf>\n";

static void
test_whole (void)
{
  g_auto (DraftList) list = draft_list_of_string (&anno_nitf_article_format, whole);
  const AnnoArticleDraft *draft = draft_list_only (&list);

  g_assert_cmpstr (draft->text, ==,
                   "Cafés close\n\nOwners protest\n\nByAnn LeeStaff Reporter\n\nNEW YORK\n\n"
                   "NEW YORK (AGY) — The Café Union said “no”. Its heads,\u00A0too. So it ends.\n\n"
                   "What now?\n\nGo on,\n\none\nline\n\ntwo\n\nThe end.\n");
  g_assert_cmpstr (draft->meta.title, ==, "Cafés close");
  g_assert_cmpstr (draft->meta.byline, ==, "By Ann Lee Staff Reporter");
  g_assert_cmpstr (draft->meta.date, ==, "2013-10-20");
  g_assert_cmpstr (draft->meta.raw_date, ==, "20131020T192751+1100");
  g_assert_cmpstr (draft->meta.date_origin, ==, "metadata");
  g_assert_cmpstr (draft->meta.language, ==, "en-GB");
  g_assert_cmpstr (draft->meta.source, ==, "The Agency");
  g_assert_cmpstr (draft->meta.id, ==, "20131020-17");
  g_assert_cmpstr (draft->meta.url, ==, "https://example.org/17");
  g_assert_cmpuint (draft->meta.rule, ==, ANNO_BLOCK_TEXT_RULE);
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_ASIDE], ==, 3);
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_CAPTION], ==, 1);
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_CREDIT], ==, 4);
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_TABLE_ROW], ==, 1);
  g_assert_cmpuint (draft->notes->len, ==, 1); /* of Windows' quotation marks */
}

static void
test_all_kept (void)
{
  g_auto (DraftList) list = draft_list_of (&anno_nitf_article_format, whole, -1,
                                           ANNO_BLOCK_BIT (ANNO_N_BLOCK_KINDS) - 1, NULL);
  const AnnoArticleDraft *draft = draft_list_only (&list);

  g_assert_cmpstr (
      draft->text, ==,
      "Cafés close\n\nOwners protest\n\nByAnn LeeStaff Reporter\n\nNEW YORK\n\n"
      "Eds: adds quote\n\nAgency Wire\n\nWhat it is about.\n\n"
      "NEW YORK (AGY) — The Café Union said “no”. Its heads,\u00A0too. So it ends.\n\n"
      "A note.\n\nAn owner\n\nBob\n\nWhat now?\n\nGo on,\n\na poet\n\none\nline\n\ntwo\n\n"
      "Town\tCafés\n\nThe end.\n\nReporting by Ann Lee\n");
  for (guint kind = 0; kind < ANNO_N_BLOCK_KINDS; kind++)
    g_assert_cmpuint (draft->left_out[kind], ==, 0);
}

/* What is missing is taken from where else it may be. */
static void
test_places (void)
{
  static const struct
  {
    const char *xml;
    const char *text, *title, *byline, *raw_date, *date;
  } cases[] = {
    { "<nitf><head><title>1 SOCCER</title></head><body><body.content><pre>\nA v B\n  Goals: 0\n\n"
      "</pre></body.content></body></nitf>",
      "1 SOCCER\n\nA v B\n  Goals: 0\n", "1 SOCCER", NULL, NULL, NULL },
    { "<nitf><head><title>T</title></head><body><body.head><hedline><hl2>T</hl2></hedline></"
      "body.head>"
      "<body.content><p>P</p></body.content></body></nitf>",
      "T\n\nP\n", "T", NULL, NULL, NULL },
    { "<n:nitf "
      "xmlns:n='http://iptc.org/std/NITF/2006-10-18/'><n:body><n:body.head><n:headline><n:hl1>H"
      "</n:hl1></n:headline></n:body.head><n:body.content><n:p>P</n:p></n:body.content></n:body></"
      "n:nitf>",
      "H\n\nP\n", "H", NULL, NULL, NULL },
    { "<NITF><BODY><BODY.HEAD><HEDLINE><HL1>H</HL1></HEDLINE><BYLINE>gr/bp</BYLINE></BODY.HEAD>"
      "<BODY.CONTENT><P>P</P></BODY.CONTENT></BODY></NITF>",
      "H\n\ngr/bp\n\nP\n", "H", "gr/bp", NULL, NULL },
    { "<nitf><head><docdata><date.release norm='YYYYMMDD000000-HHMM'/></docdata>"
      "<pubdata date.publication='20170102T222800+0000'/></head><body><body.content><p>P</p>"
      "</body.content></body></nitf>",
      "P\n", NULL, NULL, "20170102T222800+0000", "2017-01-02" },
    { "<nitf><head><docdata><date.release norm='YYYYMMDD000000-HHMM'/></docdata></head><body>"
      "<body.content><p>P</p></body.content></body></nitf>",
      "P\n", NULL, NULL, "YYYYMMDD000000-HHMM", NULL },
    { "<nitf><head><docdata><date.issue norm='2016-04-13 04:52:21+00:00'/></docdata></head><body>"
      "<body.head><dateline>Oslo, "
      "<story.date>Monday</story.date></dateline></body.head><body.content>"
      "<p>P</p></body.content></body></nitf>",
      "Oslo, Monday\n\nP\n", NULL, NULL, "2016-04-13 04:52:21+00:00", "2016-04-13" },
    { "<nitf><body><body.head><byline>A</byline><byline>B</byline></body.head><body.content>loose "
      "<person>words</person><p>P</p>more</body.content></body></nitf>",
      "A\n\nB\n\nloose words\n\nP\n\nmore\n", NULL, "A", NULL, NULL },
    { "<nitf><body><body.head><dateline><story.date norm='20170102T222800'><text>20170102T222800+01"
      "</text></story.date></dateline></body.head><body.content><block><hl2>First</hl2></"
      "block><p>P</p>"
      "<hl2>Second</hl2></body.content></body></nitf>",
      "First\n\nP\n\nSecond\n", "First", NULL, "20170102T222800", "2017-01-02" },
    { "<nitf><body.content><p>P</p><hl2>H</hl2></body.content></nitf>", "P\n\nH\n", NULL, NULL,
      NULL, NULL },
    { "<nitf><body><body.head><hedline>Only <em>words</em></hedline></body.head><body.content><p>P"
      "</p><hl2>Only words</hl2></body.content></body></nitf>",
      "Only words\n\nP\n\nOnly words\n", "Only words", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DraftList) list = draft_list_of_string (&anno_nitf_article_format, cases[i].xml);
      const AnnoArticleDraft *draft = draft_list_only (&list);
      g_assert_cmpstr (draft->text, ==, cases[i].text);
      g_assert_cmpstr (draft->meta.title, ==, cases[i].title);
      g_assert_cmpstr (draft->meta.byline, ==, cases[i].byline);
      g_assert_cmpstr (draft->meta.raw_date, ==, cases[i].raw_date);
      g_assert_cmpstr (draft->meta.date, ==, cases[i].date);
    }
}

static void
test_skipped (void)
{
  static const char *const cases[][2] = {
    { "<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content/></body></"
      "nitf>",
      "nitf: There is only a headline, no text." },
    { "<nitf><head><docdata><doc-id "
      "id-string='7'/></docdata></head><body><body.content><hl2>H</hl2>"
      "<media><media-caption>C</media-caption></media></body.content></body></nitf>",
      "7: There is only a headline, no text." },
    { "<nitf/>", "nitf: There is no text in it." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DraftList) list = draft_list_of_string (&anno_nitf_article_format, cases[i][0]);
      g_assert_no_error (list.error);
      g_assert_cmpuint (list.drafts->len, ==, 0);
      g_assert_cmpuint (list.skipped->len, ==, 1);
      g_assert_cmpstr (list.skipped->pdata[0], ==, cases[i][1]);
    }
  g_auto (DraftList) other = draft_list_of_string (&anno_nitf_article_format, "<html/>");
  g_assert_error (other.error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);
}

static void
test_sniff (void)
{
  static const struct
  {
    const char *head;
    gsize n;
    guint sure;
  } cases[] = {
    { "<nitf>", 6, 2 },
    { "\xEF\xBB\xBF\n<?xml version='1.0'?><!-- <html> --><n:NITF a='b'", 50, 2 },
    { "<!DOCTYPE  nitf SYSTEM 'a'>", 26, 2 },
    { "\xFF\xFE<\0n\0i\0t\0f\0>\0", 14, 2 },
    { "<nitfs>", 7, 0 },
    { "<html><nitf>", 12, 0 },
    { "words <nitf>", 12, 0 },
    { "<?xml", 5, 0 },
    { "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (anno_nitf_article_format.sniff (cases[i].head, cases[i].n), ==,
                      cases[i].sure);
}

static gboolean
enough_cb (AnnoArticleDraft *draft, gpointer data)
{
  anno_article_draft_free (draft);
  return FALSE;
}

static void
test_enough (void)
{
  AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL };
  AnnoDraftSink sink = { .article = enough_cb };
  g_autoptr (GBytes) bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_nitf_article_format.read (bytes, &options, &sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nitf-article/whole", test_whole);
  g_test_add_func ("/nitf-article/all-kept", test_all_kept);
  g_test_add_func ("/nitf-article/places", test_places);
  g_test_add_func ("/nitf-article/skipped", test_skipped);
  g_test_add_func ("/nitf-article/sniff", test_sniff);
  g_test_add_func ("/nitf-article/enough", test_enough);
  return g_test_run ();
}
