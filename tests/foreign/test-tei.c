/* Proves foreign/tei-writer and tei-reader: what is written, that it comes back, what others
 * write, and that broken and hostile files are refused or told. */
#include "foreign/foreign-lines.h"

#include "foreign/tei-words.h"
#include "foreign/tei-writer.h"
#include "model/span-draft.h"

#define HEAD "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/>"

static void
put_segment (AnnoLayer *layer, const char *id, const char *tag, guint start, guint end, guint more,
             guint more_end)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);

  anno_span_draft_add_segment (draft, start, end);
  anno_span_draft_add_segment (draft, more, more_end);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

static void
put_date (AnnoLayer *layer, const char *id, guint start, guint end, const char *type,
          const char *value, const char *anchor, const char *mod)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, "date");

  anno_span_draft_add_segment (draft, start, end);
  anno_span_draft_add_value (draft, anno_value_new_timex ("when", type, value, anchor, mod));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

static void
test_bytes (void)
{
  static const char *const people[] = { "urn:g=Lindsey Graham", NULL };
  g_auto (ForeignScene) scene = { 0 };
  foreign_scene_init (&scene);
  index_scene_people (&scene.scene, "ann", people);
  index_scene_mark (&scene.scene, "ann", "a & b.txt",
                    "{speaker|#s|person=urn:g|mention=name:Graham} {cue|#k|~a <note>:said}: "
                    "“{claim|?|said-by=@s|cued-by=@k|quote=direct:R&D}”\r\n");
  foreign_scene_load (&scene);
  put_date (foreign_scene_layer (&scene, 0), "urn:anno:d", 0, 1, "DATE", "2017-07", "dct", "START");
  g_autofree char *printed = foreign_scene_print (&scene, &anno_tei_format);

  g_assert_cmpstr (
      strstr (printed, "<TEI>"), ==,
      "<TEI>\n"
      "<teiHeader><fileDesc>\n"
      "<titleStmt><title>a &amp; b.txt</title>\n"
      "<respStmt xml:id=\"r1.1\"><resp>annotation</resp><name>ann</name></respStmt>\n"
      "</titleStmt>\n"
      "<publicationStmt><p>An annotated article.</p></publicationStmt>\n"
      "<sourceDesc><bibl><title>a &amp; b.txt</title><idno type=\"path\">a &amp; b.txt</idno>"
      "<date xml:id=\"d1\"></date></bibl></sourceDesc>\n"
      "</fileDesc></teiHeader>\n"
      "<text><body><ab xml:id=\"w1\" xml:space=\"preserve\">Graham said: “R&amp;D”&#13;\n"
      "</ab></body></text>\n"
      "<standOff>\n"
      "<interpGrp type=\"tag\">\n"
      "<interp xml:id=\"t1.1\">speaker</interp>\n"
      "<interp xml:id=\"t1.2\">date</interp>\n"
      "<interp xml:id=\"t1.3\">cue</interp>\n"
      "<interp xml:id=\"t1.4\">claim</interp>\n"
      "</interpGrp>\n"
      "<listPerson>\n"
      "<person xml:id=\"p1.1\"><persName>Lindsey Graham</persName>"
      "<idno type=\"IRI\">urn:g</idno></person>\n"
      "</listPerson>\n"
      "<listAnnotation>\n"
      "<annotation xml:id=\"a1.1.1\" motivation=\"tagging\" ana=\"#t1.1\" "
      "target=\"#string-range(w1,0,6)\" resp=\"#r1.1\">"
      "<ptr type=\"person\" target=\"#p1.1\"/><note type=\"mention\">name</note></annotation>\n"
      "<annotation xml:id=\"a1.1.2\" motivation=\"tagging\" ana=\"#t1.2\" "
      "target=\"#string-range(w1,0,1)\" resp=\"#r1.1\"><note type=\"when\"><date type=\"DATE\" "
      "subtype=\"START\" when=\"2017-07\" corresp=\"#d1\">2017-07</date></note></annotation>\n"
      "<annotation xml:id=\"a1.1.3\" motivation=\"tagging\" ana=\"#t1.3\" "
      "target=\"#string-range(w1,7,4)\" resp=\"#r1.1\"><note>a &lt;note&gt;</note>"
      "</annotation>\n"
      "<annotation xml:id=\"a1.1.4\" motivation=\"tagging\" ana=\"#t1.4\" "
      "target=\"#string-range(w1,14,3)\" resp=\"#r1.1\" cert=\"low\">"
      "<note type=\"quote\">direct</note>"
      "<ptr type=\"said-by\" target=\"#a1.1.1\"/><ptr type=\"cued-by\" target=\"#a1.1.3\"/>"
      "</annotation>\n"
      "</listAnnotation>\n"
      "</standOff>\n"
      "</TEI>\n"
      "</teiCorpus>\n");
}

/* Texts in which places are easily counted wrong, or words changed. */
static const char *const texts[] = {
  "\xEF\xBB\xBF{speaker|#s|person=urn:g:\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB} "
  "{cue|#k:\xF0\x9F\x98\x80 said} {claim|said-by=@s|cued-by=@k:e\xCC\x81te\xCC\x81}",
  "\r\n{speaker:א{cue:ב}ג}\r{claim: \t\r\n }\xE2\x80\xA8{date:x}\xE2\x80\xA9\xC2\x85\n\n",
  "{claim:{speaker:a}b{cue:c}}{claim|~x\r\ny\t z |venue= a \n:d]]>&lt;<p>\"'}",
  "{speaker|person=urn:nobody|role=a & b: }{cue|?|~ :.} and more",
};

static void
test_round_trip (void)
{
  static const char *const people[] = { "urn:g=Lindsey  Graham", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (ForeignScene) scene = { 0 };
      foreign_scene_init (&scene);
      index_scene_people (&scene.scene, "ann", people);
      index_scene_mark (&scene.scene, "ann", "sub/a.txt", texts[i]);
      index_scene_mark_as (&scene.scene, "ben", "sub/a.txt", texts[i], "done", NULL);
      foreign_scene_load (&scene);
      put_segment (foreign_scene_layer (&scene, 0), "urn:x:1", "claim", 0, 1, 2, 5);
      put_date (foreign_scene_layer (&scene, 0), "urn:x:2", 1, 3, "SET", "P1W", "urn:x:3", NULL);
      put_date (foreign_scene_layer (&scene, 0), "urn:x:3", 2, 4, "TIME", "2017-07-09TMO", "dct",
                "APPROX");
      g_autofree char *printed = foreign_scene_print (&scene, &anno_tei_format);
      g_autoptr (AnnoForeignDocument) read
          = foreign_read_one (&anno_tei_format, "other.xml", printed);
      g_autofree char *left_out = foreign_lines_of_left_out (read);

      g_assert_cmpstr (left_out, ==, "");
      g_assert_cmpstr (read->name, ==, "sub/a.txt");
      g_assert_cmpstr (read->text, ==,
                       anno_article_get_text (anno_document_get_article (scene.article->document)));
      g_assert_cmpuint (read->layers->len, ==, 2);
      for (guint k = 0; k < 2; k++)
        {
          const AnnoSetLayer *layer = scene.article->layers->pdata[k];
          const AnnoForeignLayer *back = read->layers->pdata[k];
          g_autofree char *expected = foreign_lines_of_layer (layer);
          g_autofree char *got = foreign_lines_of_foreign (back);
          g_assert_cmpstr (back->maker, ==, layer->shown);
          g_assert_cmpstr (got, ==, expected);
        }
    }
}

/* Control characters become blanks, of which there are as many. */
static void
test_control (void)
{
  g_auto (ForeignScene) scene = { 0 };
  foreign_scene_init (&scene);
  index_scene_mark (&scene.scene, "ann", "a.txt", "\x01\xEF\xBF\xBF{claim|~\x02:a\x1F} b");
  foreign_scene_load (&scene);
  g_autofree char *printed = foreign_scene_print (&scene, &anno_tei_format);
  g_autoptr (AnnoForeignDocument) read = foreign_read_one (&anno_tei_format, "a.xml", printed);
  g_autofree char *got = foreign_lines_of_foreign (read->layers->pdata[0]);

  g_assert_cmpstr (read->text, ==, "  a  b");
  g_assert_cmpstr (got, ==, "claim 2-4 ~ \n");
}

/* Without a span there is no standOff, which may not be empty. */
static void
test_empty (void)
{
  g_auto (ForeignScene) scene = { 0 };
  foreign_scene_init (&scene);
  index_scene_mark (&scene.scene, "ann", "a.txt", "Nothing.\n");
  foreign_scene_load (&scene);
  g_autofree char *printed = foreign_scene_print (&scene, &anno_tei_format);

  g_assert_null (strstr (printed, "standOff"));
  g_assert_nonnull (strstr (printed, "<teiCorpus"));
}

static void
test_two_articles (void)
{
  g_auto (ForeignScene) scene = { 0 };
  foreign_scene_init (&scene);
  index_scene_mark (&scene.scene, "ann", "a.txt", "{claim:one}");
  foreign_scene_load (&scene);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  AnnoSetCount before = { 0 };

  anno_tei_format.begin (out, scene.tagset);
  for (before.articles = 0; before.articles < 2; before.articles++)
    anno_tei_format.print (out, scene.article, &before);
  anno_tei_format.end (out);
  g_autoptr (GPtrArray) read = foreign_read (&anno_tei_format, "a.xml", out->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const AnnoForeignDocument *document = read->pdata[i];
      g_autofree char *left_out = foreign_lines_of_left_out (document);
      g_autofree char *got = foreign_lines_of_foreign (document->layers->pdata[0]);
      g_assert_cmpstr (document->text, ==, "one");
      g_assert_cmpstr (got, ==, "claim 0-3\n");
      g_assert_cmpstr (left_out, ==, "");
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *value;
    gboolean is_when, is_duration;
  } cases[] = {
    { "2017", TRUE, FALSE },     { "2017-07", TRUE, FALSE },     { "2017-07-09", TRUE, FALSE },
    { "2017-13", FALSE, FALSE }, { "2017-02-30", FALSE, FALSE }, { "2017-W10", FALSE, FALSE },
    { "2017-SU", FALSE, FALSE }, { "", FALSE, FALSE },           { "P3D", FALSE, TRUE },
    { "P2Y6M", FALSE, TRUE },    { "PT5H", FALSE, TRUE },        { "P1DT2H3M4S", FALSE, TRUE },
    { "P3W", FALSE, FALSE },     { "PXM", FALSE, FALSE },        { "P", FALSE, FALSE },
    { "PT", FALSE, FALSE },      { "P1DT", FALSE, FALSE },       { "P1D2Y", FALSE, FALSE },
    { "P2.5Y", FALSE, FALSE },   { "201", FALSE, FALSE },
  };
  g_autofree char *spelled = anno_tei_words_spell ("said by\xC2\xA0\xE2\x80\x8Bx-1_é");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (anno_tei_words_is_when (cases[i].value), ==, cases[i].is_when);
      g_assert_cmpint (anno_tei_words_is_duration (cases[i].value), ==, cases[i].is_duration);
    }
  g_assert_cmpstr (spelled, ==, "said_by__x-1_é");
}

/* What others write. @text: in <text>; @rest: behind it. @told: part of what is left out, "" for
 * nothing. */
static const struct
{
  const char *text, *rest, *lines, *told;
} others[] = {
  /* Inline elements, with attributes; a person and a quotation are pointed at. */
  { "<body><p>\n<persName xml:id=\"m\" ref=\"#jd\" type=\"full\">Jo <surname>Doe</surname>"
    "</persName> said <said who=\"#jd\" corresp=\"#m\" direct=\"true\">yes</said></p></body>",
    "<standOff><listPerson><person xml:id=\"jd\"><persName>Jo\n Doe</persName>"
    "<idno>https://x.org/jd</idno></person></listPerson></standOff>",
    "persName 1-7 ref=https://x.org/jd(Jo Doe) type=full\n"
    "said 13-16 who=https://x.org/jd(Jo Doe) corresp>0 direct=true\n",
    "" },
  { "<body><p>in <date when=\"1812\" cert=\"low\" from=\"1811\">1812</date>, "
    "<rs type=\"person\">he <q>go<quote>es</quote></q></rs></p></body>",
    "", "date 3-7 when=1812 from=1811 ?\nrs 9-16 type=person\nq 12-16\nquote 14-16\n", "" },
  { "<body><p>a <date when=\"1812\"/></p></body>", "", "", "line 1: This “date” holds no words." },
  /* The Guidelines' own: a note on words; several makers. */
  { "<body><seg xml:id=\"s1\">Gallia est</seg></body>",
    "<standOff><listAnnotation><annotation xml:id=\"b1\" motivation=\"commenting\" "
    "target=\"#string-range(s1, 7, 3) #s1\"><respStmt><resp>creator</resp><persName>F K</persName>"
    "</respStmt><note>‘Gaul’</note></annotation></listAnnotation></standOff>",
    "commenting 7-10,0-10 motivation=commenting ~‘Gaul’\n", "" },
  /* Pieces in pointers; what is meant isn't in the text. */
  { "<body><ab xml:id=\"w\">a b c</ab></body>",
    "<standOff><listAnnotation><annotation xml:id=\"b\" target=\"#jd\">"
    "<ptr target=\"#string-range(w,0,1)\"/><ptr target=\"#string-range(w,4,1)\"/></annotation>"
    "</listAnnotation><listPerson><person xml:id=\"jd\"><persName>Jo</persName></person>"
    "</listPerson></standOff>",
    "annotation 0-1,4-5 target=(Jo)\n", "" },
  { "<body><ab xml:id=\"w\">abcdef</ab></body>",
    "<standOff><listAnnotation><annotation xml:id=\"b\" target=\"#string-range(w,0,1,2,1,5,1)\"/>"
    "</listAnnotation></standOff>",
    "annotation 0-1,2-3,5-6\n", "" },
  /* Spans over words, with features. */
  { "<body><p><w xml:id=\"w1\">I</w> <w xml:id=\"w2\">wanna</w></p></body>",
    "<standOff><spanGrp type=\"wordForm\"><span target=\"#w1\" ana=\"#f\"/>"
    "<span from=\"#w1\" to=\"#w2\">both</span></spanGrp><fs xml:id=\"f\"><f name=\"lemma\"> "
    "<string>I</string> </f><f name=\"pos\"><symbol value=\"PP\"/></f></fs></standOff>",
    "wordForm 0-1 lemma=I pos=PP\nwordForm 0-7 text=both\n", "" },
  { "<body><p><anchor xml:id=\"x\"/>one<anchor xml:id=\"y\"/> two<spanGrp><span from=\"#x\" "
    "to=\"#y\">CONJ</span></spanGrp></p></body>",
    "", "CONJ 0-3\n", "" },
  { "<body><p xml:id=\"x\">one</p></body>",
    "<standOff><interpGrp type=\"theme\"><interp xml:id=\"i\" inst=\"#x\">love</interp></interpGrp>"
    "<listAnnotation><note target=\"#range(left(x),string-index(x,2))\">on</note></listAnnotation>"
    "</standOff>",
    "theme 0-3 text=love\nnote 0-2 ~on\n", "" },
  /* Links and certainty. */
  { "<body><p><name xml:id=\"a\">A</name><name xml:id=\"b\">B</name></p></body>",
    "<standOff><linkGrp type=\"ally\"><link target=\"#a #b\"/><link target=\"#a #c\"/>"
    "<link target=\"#c #a\"/></linkGrp><certainty target=\"#b\" locus=\"name\" degree=\"0.2\"/>"
    "</standOff>",
    "name 0-1 ally>1 ally=#c\nname 1-2 ?\n", "line 1: This “link” ties nothing" },
  /* Ids, CDATA, entities, comments. */
  { "<body><p>a<![CDATA[<b>]]>&#x1F600;<!-- x -->&amp;<name xml:id=\"a\">n</name>"
    "<name xml:id=\"a\" corresp=\"#a\">m</name></p></body>",
    "", "name 6-7\nname 7-8 corresp>0\n", "The id “a” is there already" },
  /* Line ends: CR LF is LF. */
  { "<body><p>a\r\n<name>b</name></p></body>", "", "name 2-3\n", "" },
};

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *bytes
          = g_strconcat (HEAD, "<text>", others[i].text, "</text>", others[i].rest, "</TEI>", NULL);
      g_autoptr (AnnoForeignDocument) read = foreign_read_one (&anno_tei_format, "x/a.xml", bytes);
      g_autofree char *got = read->layers->len > 0
                                 ? foreign_lines_of_foreign (read->layers->pdata[0])
                                 : g_strdup ("");
      g_autofree char *left_out = foreign_lines_of_left_out (read);
      g_assert_cmpstr (got, ==, others[i].lines);
      g_assert_cmpstr (read->name, ==, "x/a");
      if (*others[i].told == '\0')
        g_assert_cmpstr (left_out, ==, "");
      else
        g_assert_nonnull (strstr (left_out, others[i].told));
    }
}

static void
test_makers (void)
{
  static const char bytes[]
      = HEAD "<text><body><p xml:id=\"p\">ab</p></body></text><standOff><listAnnotation>"
             "<annotation xml:id=\"x\" target=\"#p\" resp=\"#nobody\"><ptr type=\"of\" "
             "target=\"#y\"/></annotation>"
             "<annotation xml:id=\"y\" target=\"#p\" resp=\"#e\"/></listAnnotation>"
             "<listPerson><person xml:id=\"e\"><persName>Eve</persName></person></listPerson>"
             "</standOff></TEI>";
  g_autoptr (AnnoForeignDocument) read
      = foreign_read_one (&anno_tei_format, "annotation/a.txt/ann.xml", bytes);
  g_autofree char *left_out = foreign_lines_of_left_out (read);

  g_assert_cmpuint (read->layers->len, ==, 2);
  g_assert_cmpstr (((AnnoForeignLayer *) read->layers->pdata[0])->maker, ==, "nobody");
  g_assert_cmpstr (((AnnoForeignLayer *) read->layers->pdata[1])->maker, ==, "Eve");
  g_assert_cmpstr (left_out, ==, "line 1: It points at what somebody else marked (y).\n");
}

/* Of too many makers, the last ones' marks are nobody's, not somebody else's. */
static void
test_many_makers (void)
{
  g_autoptr (GString) bytes = g_string_new (
      HEAD "<text><body><ab xml:id=\"w\">a</ab></body></text><standOff><listAnnotation>");
  for (guint i = 0; i < 1003; i++)
    g_string_append_printf (bytes, "<annotation xml:id=\"a%u\" target=\"#w\" resp=\"m%u\"/>", i, i);
  g_string_append (bytes, "</listAnnotation></standOff></TEI>");
  g_autoptr (AnnoForeignDocument) read = foreign_read_one (&anno_tei_format, "a.xml", bytes->str);
  const AnnoForeignLayer *first = read->layers->pdata[0], *last = read->layers->pdata[1000];

  g_assert_cmpuint (read->layers->len, ==, 1001);
  g_assert_cmpuint (first->spans->len, ==, 1);
  g_assert_null (last->maker);
  g_assert_cmpuint (last->spans->len, ==, 3);
  g_assert_cmpuint (read->left_out->len, ==, 3);
}

/* Pointers that lead to no words; each is told, and nothing is marked. */
static void
test_bad_pointers (void)
{
  static const char *const pointers[] = {
    "#string-range(w,4,2)",
    "#string-range(w,0,0)",
    "#string-range(w,-1,2)",
    "#string-range(w,3,-2)",
    "#string-range(w,0)",
    "#string-range(w,0,1,2)",
    "#string-range(w,x,1)",
    "#string-range(w,0,1",
    "#string-range(w,0,4294967295)",
    "#string-range(w,99999999999999999999,1)",
    "#string-range(w,1,4294967296)",
    "#string-range()",
    "#string-range(v,0,1)",
    "#range(w)",
    "#range(right(w),left(w))",
    "#range(w,string-index(w))",
    "#match(w,'a')",
    "#v",
    "#",
    "",
    "w.xml#w",
    "#empty",
    "#range(,)",
    "#string-range(w,,)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      g_autofree char *bytes = g_strdup_printf (
          HEAD "<text><body><ab xml:id=\"w\">abcde</ab><ab xml:id=\"empty\"/></body></text>\n"
               "<standOff><listAnnotation><annotation xml:id=\"x\" target=\"%s\"/>"
               "</listAnnotation></standOff></TEI>",
          pointers[i]);
      g_autoptr (AnnoForeignDocument) read = foreign_read_one (&anno_tei_format, "a.xml", bytes);
      g_autofree char *left_out = foreign_lines_of_left_out (read);
      g_assert_cmpuint (read->layers->len, ==, 0);
      g_assert_cmpstr (left_out, ==,
                       "line 2: This “annotation” points at no words of the text that are "
                       "known.\n");
    }
}

static char *
repeat (const char *before, const char *words, guint n, const char *after)
{
  GString *out = g_string_new (before);
  for (guint i = 0; i < n; i++)
    g_string_append (out, words);
  g_string_append (out, after);
  return g_string_free (out, FALSE);
}

static void
test_refused (void)
{
  g_autofree char *deep = repeat (HEAD "<text>", "<p>", 300, "");
  static const char nul[] = HEAD "<text>a\0b</text></TEI>";
  const struct
  {
    const char *bytes;
    gssize n;
    const char *why;
  } cases[] = {
    { "", -1, "There is no XML" },
    { "{}", -1, "" },
    { "<TimeML/>", -1, "line 1: It begins with “TimeML”" },
    { "<!-- x -->\n<html/>", -1, "line 2: It begins with “html”" },
    { "<teiCorpus/>", -1, "There is no TEI" },
    { HEAD "<text><body>", -1, "Line 1" },
    { HEAD "<text>\xFF</text></TEI>", -1, "" },
    { nul, sizeof nul - 1, "" },
    { "<!DOCTYPE TEI [<!ENTITY a \"b\">]><TEI>&a;</TEI>", -1, "" },
    { deep, -1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read
          = foreign_read (&anno_tei_format, "a.xml", cases[i].bytes, cases[i].n, &error);
      g_assert_null (read);
      g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
      if (strstr (error->message, cases[i].why) == NULL)
        g_assert_cmpstr (error->message, ==, cases[i].why);
    }
}

/* A file cut short anywhere is refused. */
static void
test_cut (void)
{
  g_auto (ForeignScene) scene = { 0 };
  foreign_scene_init (&scene);
  index_scene_mark (&scene.scene, "ann", "a.txt", "{claim|~n:a} {speaker|person=urn:x:b}");
  foreign_scene_load (&scene);
  g_autofree char *printed = foreign_scene_print (&scene, &anno_tei_format);
  gsize n = strlen (printed);

  for (gsize i = 0; i < n - 1; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read
          = foreign_read (&anno_tei_format, "a.xml", printed, (gssize) i, &error);
      g_assert_null (read);
      g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
    }
}

static gsize
bytes_of (const AnnoForeignDocument *document)
{
  gsize n = 0;

  for (guint i = 0; i < document->layers->len; i++)
    {
      g_autofree char *lines = foreign_lines_of_foreign (document->layers->pdata[i]);
      n += strlen (lines);
    }
  return n;
}

/* Long words that many point at don't multiply. */
static void
test_many (void)
{
  g_autofree char *long_words = repeat ("", "x", 20000, "");
  g_autofree char *term = g_strdup_printf ("<interp xml:id=\"t\">%s</interp>", long_words);
  g_autofree char *person
      = g_strdup_printf ("<person xml:id=\"t\"><persName>%s</persName></person>", long_words);
  g_autofree char *features
      = g_strdup_printf ("<fs xml:id=\"t\"><f name=\"a\"><string>%s</string></f></fs>", long_words);
  g_autofree char *deep = repeat ("", "<annotation xml:id=\"d\" target=\"#w\"><note>", 100, "");
  g_autofree char *deep_end = repeat ("", "</note></annotation>", 100, "");
  g_autofree char *nested = g_strconcat (deep, long_words, deep_end, NULL);
  const char *const bodies[] = { term, person, features, nested };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *head = g_strconcat (
          HEAD "<text><body><ab xml:id=\"w\">a</ab></body></text><standOff>", bodies[i], NULL);
      g_autofree char *bytes = repeat (head, "<annotation xml:id=\"b\" target=\"#w\" ana=\"#t\"/>",
                                       2000, "</standOff></TEI>");
      g_autoptr (AnnoForeignDocument) read = foreign_read_one (&anno_tei_format, "a.xml", bytes);
      g_autofree char *left_out = foreign_lines_of_left_out (read);
      g_assert_cmpuint (bytes_of (read), <, 20 * strlen (bytes));
      if (i < 3)
        g_assert_nonnull (strstr (left_out, "pointed at too often"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/tei/bytes", test_bytes);
  g_test_add_func ("/tei/round-trip", test_round_trip);
  g_test_add_func ("/tei/control", test_control);
  g_test_add_func ("/tei/empty", test_empty);
  g_test_add_func ("/tei/two-articles", test_two_articles);
  g_test_add_func ("/tei/words", test_words);
  g_test_add_func ("/tei/others", test_others);
  g_test_add_func ("/tei/makers", test_makers);
  g_test_add_func ("/tei/many-makers", test_many_makers);
  g_test_add_func ("/tei/bad-pointers", test_bad_pointers);
  g_test_add_func ("/tei/refused", test_refused);
  g_test_add_func ("/tei/cut", test_cut);
  g_test_add_func ("/tei/many", test_many);
  return g_test_run ();
}
