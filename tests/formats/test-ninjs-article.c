/* Proves formats/ninjs-article: the three shapes of ninjs, what is in them, and what is skipped. */
#include "formats/ninjs-article.h"

#include "draft-list.h"
#include "formats/article-formats.h"

#include <string.h>

static void
read_text (DraftList *list, const char *text, const AnnoImportOptions *options)
{
  g_autoptr (GError) error = NULL;

  draft_list_init (list);
  g_assert_true (
      draft_list_read (list, &anno_ninjs_article_format, text, strlen (text), options, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (list->done, ==, 1);
}

static void
check_skips (const DraftList *list, const char *expected)
{
  g_autofree char *skips = draft_list_skips (list);
  g_assert_cmpstr (skips, ==, expected);
}

/* The text of an item with nothing but these members. */
static const struct
{
  const char *members;
  const char *text;
} texts[] = {
  { "'body_text':'One.'", "One.\n" },
  { "'body':'One.'", "One.\n" },
  { "'headline':'H','byline':'By Ann','body_text':'One.'", "H\n\nBy Ann\n\nOne.\n" },
  { "'headline_sub':'S','headline_main':'M','body_main':'x'", "M\n\nx\n" },
  { "'headline_main':'M','headline':'H','body_main':'x'", "H\n\nx\n" },
  { "'title':'T','body_main':'x'", "T\n\nx\n" },
  /* Which body, whatever the order. */
  { "'body_xhtml':'<p>x</p>','body_text':'t','body_main':'m'", "m\n" },
  { "'body_xhtml':'<p>x</p>','body_text':'t'", "t\n" },
  { "'body_main':'  ','body_richtext':'<p>x &amp; y</p><p>z</p>'", "x & y\n\nz\n" },
  { "'body_summary':'s','body_html':'h &lt; 1'", "h < 1\n" },
  { "'body_summary':'s'", "s\n" },
  { "'body_text_plain':'t','body_xhtml':'<p>x</p>'", "t\n" },
  /* Paragraphs. */
  { "'body_text':'One\\ntwo.\\n\\nThree.\\r\\n \\r\\n\\r\\nFour.\\n'",
    "One two.\n\nThree.\n\nFour.\n" },
  { "'body_text':'One.\\r\\nTwo.\\rThree.\\n'", "One.\n\nTwo.\n\nThree.\n" },
  { "'body_text':'\\n\\nOne,\\ntwo.\\n\\n'", "One,\n\ntwo.\n" },
  { "'body_text':'a < b <i>c</i> &amp; d'", "a < b <i>c</i> &amp; d\n" },
  { "'body_text':'<p>a</p>\\n<p>b</p>'", "a\n\nb\n" },
  { "'body_text':'Lead: <p class=\\\"x\\\">a</p>'", "Lead:\n\na\n" },
  /* A title that the body repeats is there once. */
  { "'headline':'H h','body_text':'H  h\\n\\nOne.'", "H h\n\nOne.\n" },
  { "'headline':'H','body_text':'Hh\\n\\nOne.'", "H\n\nHh\n\nOne.\n" },
  /* 2.x and 3.x. */
  { "'headlines':[{'value':'H'}],'by':'Ann','bodies':[{'value':'One.'}]", "H\n\nAnn\n\nOne.\n" },
  { "'headlines':[{'role':'short','value':'s'},{'role':'MAIN','value':'M'}],'bodies':[{'value':'x'}"
    "]",
    "M\n\nx\n" },
  { "'headlines':[{'contentType':'text/html','value':'<b>M</b> &amp; N'}],'bodies':[{'value':'x'}]",
    "M & N\n\nx\n" },
  { "'bodies':[{'role':'main','contenttype':'text/html','value':'a &lt; b'}]", "a < b\n" },
  { "'bodies':[{'role':'main','contentType':'text/plain','value':'<p>a</p>'}]", "<p>a</p>\n" },
  { "'bodies':[{'role':'x','value':'x'},{'role':'text','value':'t'},{'role':'main','value':'m'}]",
    "m\n" },
  { "'bodies':[7,{'role':'main'},{'role':'main','value':null},{'value':'v'}]", "v\n" },
};

static char *
make_json (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{'uri':'u:1',%s}", members);
  return g_strdelimit (g_steal_pointer (&text), "'", '"');
}

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (DraftList) list;
      g_autofree char *json = make_json (texts[i].members);
      g_test_message ("%s", json);
      read_text (&list, json, NULL);
      g_assert_cmpuint (list.drafts->len, ==, 1);
      g_assert_cmpstr (draft_list_get (&list, 0)->text, ==, texts[i].text);
      g_assert_cmpuint (draft_list_get (&list, 0)->meta.rule, ==, ANNO_BLOCK_TEXT_RULE);
      check_skips (&list, "");
    }
}

static const struct
{
  const char *members;
  const char *date, *raw;
  guint n_notes;
} dates[] = {
  { "'versioncreated':'2018-03-04T01:00:00+02:00','firstcreated':'2017-02-03T23:00:00-05:00',"
    "'contentcreated':'2016-01-02T10:00:00Z'",
    "2016-01-02", "2016-01-02T10:00:00Z", 0 },
  { "'versionCreated':'2018-03-04T01:00:00Z','firstCreated':'2017-02-03T23:00:00-05:00'",
    "2017-02-03", "2017-02-03T23:00:00-05:00", 0 },
  { "'versionCreated':'2018-03-04T01:00:00Z','firstCreated':'soon'", "2018-03-04",
    "2018-03-04T01:00:00Z", 1 },
  { "'versionCreated':'2018-03-04T01:00:00Z'", "2018-03-04", "2018-03-04T01:00:00Z", 1 },
  { "'contentCreated':'soon'", NULL, "soon", 0 },
  { "'contentCreated':20180304,'type':'text'", NULL, NULL, 0 },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_auto (DraftList) list;
      g_autofree char *members = g_strconcat ("'body_text':'x',", dates[i].members, NULL);
      g_autofree char *json = make_json (members);
      read_text (&list, json, NULL);
      const AnnoArticleDraft *draft = draft_list_get (&list, 0);
      g_assert_cmpstr (draft->meta.date, ==, dates[i].date);
      g_assert_cmpstr (draft->meta.raw_date, ==, dates[i].raw);
      g_assert_cmpuint (draft->notes->len, ==, dates[i].n_notes);
    }
}

static void
test_meta (void)
{
  g_auto (DraftList) list;
  AnnoImportOptions options
      = { .kept = ANNO_BLOCKS_USUAL
                  & ~(ANNO_BLOCK_BIT (ANNO_BLOCK_TITLE) | ANNO_BLOCK_BIT (ANNO_BLOCK_BYLINE)) };

  read_text (
      &list,
      "\xEF\xBB\xBF{\"guid\":\"g:1\",\"language\":\"de\",\"headline\":\" A\\n title \","
      "\"authors\":[{\"name\":\"Ann\"},{\"role\":\"x\"},{\"name\":\"Bo\"}],\"body_html\":\"x\","
      "\"infosource\":[{\"rel\":\"x\",\"name\":\"Agency\"},{\"name\":\"Other\"}]}",
      &options);
  const AnnoArticleDraft *draft = draft_list_get (&list, 0);
  g_assert_cmpstr (draft->text, ==, "x\n");
  g_assert_cmpstr (draft->meta.title, ==, "A title");
  g_assert_cmpstr (draft->meta.byline, ==, "Ann, Bo");
  g_assert_cmpstr (draft->meta.id, ==, "g:1");
  g_assert_cmpstr (draft->meta.language, ==, "de");
  g_assert_cmpstr (draft->meta.source, ==, "Agency");
  g_assert_null (draft->meta.url);
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_TITLE], ==, 1);
  g_assert_cmpuint (draft->left_out[ANNO_BLOCK_BYLINE], ==, 1);
}

/* What is associated, in either shape, and in one another. */
static void
test_package (void)
{
  g_auto (DraftList) list;

  read_text (
      &list,
      "[{\"uri\":\"u:1\",\"type\":\"composite\",\"associations\":{"
      "\"a\":{\"uri\":\"u:2\",\"type\":\"text\",\"body_text\":\"two\",\"associations\":{"
      "\"b\":{\"uri\":\"u:3\",\"type\":\"picture\",\"body_text\":\"caption\"}}},"
      "\"c\":null,\"d\":{\"uri\":\"u:4\",\"type\":\"video\",\"body_text\":\"script\"}}},"
      "7,"
      "{\"uri\":\"u:5\",\"bodies\":[{\"value\":\"five\"}],\"associations\":["
      "{\"name\":\"n\",\"type\":\"Graphic\"},{\"uri\":\"u:7\",\"bodies\":[{\"value\":\"7\"}]}]}]",
      NULL);
  g_assert_cmpuint (list.drafts->len, ==, 4);
  g_assert_cmpstr (draft_list_get (&list, 0)->text, ==, "two\n");
  g_assert_cmpstr (draft_list_get (&list, 1)->text, ==, "script\n");
  g_assert_cmpstr (draft_list_get (&list, 2)->text, ==, "five\n");
  g_assert_cmpstr (draft_list_get (&list, 3)->text, ==, "7\n");
  g_assert_cmpstr (draft_list_get (&list, 3)->meta.id, ==, "u:7");
  check_skips (&list, "item 1 (u:1): There is no body in it, so there is no article.\n"
                      "item 3 (u:3): This is a picture.\n"
                      "item 6 (n): This is a picture.\n");
}

/* A feed that is kept as lines. */
static void
test_lines (void)
{
  static const char file[] = "{\"uri\":\"u:1\",\"bodies\":[{\"value\":\"one\"}]}\n"
                             "{\"uri\":\"u:2\",\n"
                             "{\"uri\":\"u:3\",\"bodies\":[{\"value\":\"three\"}]}\n";
  g_auto (DraftList) list;

  g_assert_true (anno_article_format_guess (file, strlen (file), "a.jsonl")
                 == &anno_ninjs_article_format);
  read_text (&list, file, NULL);
  g_assert_cmpuint (list.drafts->len, ==, 2);
  g_assert_cmpstr (draft_list_get (&list, 0)->text, ==, "one\n");
  g_assert_cmpstr (draft_list_get (&list, 1)->text, ==, "three\n");
  check_skips (&list, "line 2: Line 2, column 14: The text ends too early; it may have been cut "
                      "off.\n");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    AnnoArticleFormatError code;
    const char *message;
  } cases[] = {
    { "{\"uri\":\"u\",", ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
      "Line 1, column 12: The text ends too early" },
    { "{\"uri\":\"u\",\"uri\":\"v\"}", ANNO_ARTICLE_FORMAT_ERROR_BROKEN, "is there twice" },
    { "{\"uri\":\"\xff\"}", ANNO_ARTICLE_FORMAT_ERROR_ENCODING, "not UTF-8" },
    { "[]", ANNO_ARTICLE_FORMAT_ERROR_BROKEN, "There is no ninjs item" },
    { "\"uri\"", ANNO_ARTICLE_FORMAT_ERROR_BROKEN, "There is no ninjs item" },
    { "", ANNO_ARTICLE_FORMAT_ERROR_BROKEN, "ends too early" },
    { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
      ANNO_ARTICLE_FORMAT_ERROR_REFUSED, "nested deeper than 64" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DraftList) list;
      g_autoptr (GError) error = NULL;
      draft_list_init (&list);
      g_assert_false (draft_list_read (&list, &anno_ninjs_article_format, cases[i].text,
                                       strlen (cases[i].text), NULL, &error));
      g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_enough (void)
{
  g_auto (DraftList) list;
  g_autoptr (GError) error = NULL;
  const char *text = "[{\"body\":\"1\"},{\"body\":\"2\"},{\"body\":\"3\"}]";

  draft_list_init (&list);
  list.most = 2;
  g_assert_false (
      draft_list_read (&list, &anno_ninjs_article_format, text, strlen (text), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (list.drafts->len, ==, 2);
}

static const struct
{
  const char *head;
  guint sure;
} heads[] = {
  { "{\"uri\":\"u\",\"body_text\":\"", 2 },
  { " [ {\"versioncreated\":\"x\",\"headline_main\":\"y\"", 2 },
  { "{\"standard\":{\"name\":\"ninjs\",\"version\":\"3.1\"},\"uri\":1}", 2 },
  { "{\"body_text\": \"and no more", 0 },
  { "{\"versionCreated\":\"2020\",\"x\":", 1 },
  { "{\"text\":\"body_text\",\"meta\":{\"uri\":\"u\",\"body_text\":\"x\"}}", 0 },
  { "{\"uri\":\"u\",\"title\":\"t\"}", 0 },
  { "{\"title\":\"t\",\"body_html\":\"x\"}", 0 },
  { "{\"uri\":\"u\",\"body_text\":\"x\"}\n{\"uri\":\"v\",\"body_text\":\"y\"}", 2 },
  { "{\"@context\":\"x\",\"type\":\"AnnotationCollection\"}", 0 },
  { "{}", 0 },
  { "[]", 0 },
  { "{ nothing }", 0 },
  { "uri", 0 },
  { "", 0 },
};

static void
test_sniff (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_test_message ("%s", heads[i].head);
      g_assert_cmpuint (anno_ninjs_article_format.sniff (heads[i].head, strlen (heads[i].head)), ==,
                        heads[i].sure);
    }
}

static const char head[]
    = "Captain of wrecked cruise ship on trial in Italy\n\n"
      "Paulo Santalucia and Frances d'Emilio\n\n"
      "GROSSETO, Italy (AP) -- The trial of the captain of the shipwrecked Costa "
      "Concordia cruise liner has begun in a theater";
static const char pictures[]
    = "item 2 (http://ninjs.example.com/newsitems/20130709simpPh123): This is a picture.\n"
      "item 3 (http://ninjs.example.com/newsitems/20130709simpPh456): This is a picture.\n";

/* The examples of the IPTC: the same in each version. */
static const struct
{
  const char *name;
  const char *text; /* how it begins, or all of it */
  gsize length;     /* of it, in code points */
  const char *date;
  const char *skips;
} files[] = {
  { "001_simple_example", head, 1043, "2013-07-09", "" },
  { "002_renditions_example", "...\n", 4, NULL, "" },
  { "003_associations_example",
    "Dell Redefines Workstation Computing Boundaries with Smallest Tower and Most Powerful Rack "
    "Workstations\n\n[ ... ]\n",
    113, "2013-05-16",
    "item 2 (http://mms.businesswire.com/media/newsItemId/en/221373/3/dell_blue_rgb.jpg): This is "
    "a picture.\n"
    "item 3 (http://mms.businesswire.com/media/newsItemId/en/369394/3/0025lf.jpg): This is a "
    "picture.\n" },
  { "004_simple_text_article", head, 1043, "2013-07-09", "" },
  { "005_complex_text_article", head, 1043, "2013-07-09", "" },
  { "006_photo_only", NULL, 0, NULL,
    "item 1 (http://ninjs.example.com/newsitems/20130709simpPh123): This is a picture.\n" },
  { "007_multimedia", head, 1043, "2013-07-09", pictures },
  { "008_event", NULL, 0, NULL,
    "item 1 (urn:nato.int:2023-nato-summit-press-conference): There is no body in it, so there is "
    "no "
    "article.\n" },
};

static void
check_file (const char *version, guint i)
{
  g_auto (DraftList) list;
  gsize n = 0;
  g_autofree char *path = g_strdup_printf ("ninjs/%s/%s.json", version, files[i].name);
  g_autofree char *data = draft_list_load (path, &n);

  g_test_message ("%s", path);
  g_assert_true (anno_article_format_guess (data, MIN (n, ANNO_SNIFF_BYTES), path)
                 == &anno_ninjs_article_format);
  read_text (&list, data, NULL);
  check_skips (&list, files[i].skips);
  g_assert_cmpuint (list.drafts->len, ==, files[i].text != NULL);
  if (files[i].text == NULL)
    return;
  const AnnoArticleDraft *draft = draft_list_get (&list, 0);
  g_assert_true (g_str_has_prefix (draft->text, files[i].text));
  g_assert_cmpuint (g_utf8_strlen (draft->text, -1), ==, files[i].length);
  g_assert_cmpstr (draft->meta.date, ==, files[i].date);
  g_assert_cmpuint (draft->notes->len, ==, files[i].date != NULL);
}

static void
test_files (void)
{
  static const char *const versions[] = { "1.6", "2.2", "3.1" };

  for (guint v = 0; v < G_N_ELEMENTS (versions); v++)
    for (guint i = 0; i < G_N_ELEMENTS (files); i++)
      if (v == 2 || !g_str_equal (files[i].name, "008_event"))
        check_file (versions[v], i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ninjs-article/texts", test_texts);
  g_test_add_func ("/ninjs-article/dates", test_dates);
  g_test_add_func ("/ninjs-article/meta", test_meta);
  g_test_add_func ("/ninjs-article/package", test_package);
  g_test_add_func ("/ninjs-article/lines", test_lines);
  g_test_add_func ("/ninjs-article/refused", test_refused);
  g_test_add_func ("/ninjs-article/enough", test_enough);
  g_test_add_func ("/ninjs-article/sniff", test_sniff);
  g_test_add_func ("/ninjs-article/files", test_files);
  return g_test_run ();
}
