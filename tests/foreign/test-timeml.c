/* Proves foreign/timeml-writer and timeml-reader: what is written, that it comes back, what others
 * write, and that broken and hostile files are refused or told. */
#include "foreign/foreign-lines.h"

#include "foreign/timeml-writer.h"
#include "model/span-draft.h"

static void
put_date (AnnoLayer *layer, const char *id, guint start, guint end, AnnoValue *timex,
          const char *note)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, "date");

  anno_span_draft_add_segment (draft, start, end);
  anno_span_draft_add_value (draft, timex);
  anno_span_draft_set_note (draft, note);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

static AnnoValue *
timex (const char *type, const char *value, const char *anchor, const char *mod)
{
  return anno_value_new_timex ("when", type, value, anchor, mod);
}

/* What the form writes of the scene's article for @slug. */
static char *
print_file (const ForeignScene *scene, const char *name)
{
  g_autofree char *path = g_build_filename (scene->scene.folder, "out", NULL);
  g_autofree char *file = g_build_filename (path, name, NULL);
  g_autoptr (GError) error = NULL;
  AnnoSetFolder *folder = anno_set_folder_new (path);
  char *bytes = NULL;

  anno_timeml_format.add_article (folder, scene->article);
  g_assert_true (anno_set_folder_finish (folder, &error));
  g_assert_no_error (error);
  anno_set_folder_free (folder);
  g_assert_true (g_file_get_contents (file, &bytes, NULL, &error));
  return bytes;
}

static void
test_bytes (void)
{
  g_auto (ForeignScene) scene = { 0 };
  foreign_scene_init (&scene);
  index_scene_mark_as (&scene.scene, "ann", "sub/a.txt", "{cue:On} Sunday & Monday\r\nlast week",
                       "done", "2017-07-11");
  foreign_scene_load (&scene);
  AnnoLayer *layer = foreign_scene_layer (&scene, 0);
  put_date (layer, "urn:x:1", 3, 9, timex ("DATE", "2017-07-09", "dct", NULL), "a <\n\"note\"");
  put_date (layer, "urn:x:2", 12, 18, timex ("DATE", "2017-07-10", "urn:x:1", "START"), NULL);
  put_date (layer, "urn:x:3", 20, 29, timex ("DATE", "2017-W27", "urn:gone", NULL), NULL);
  g_autofree char *printed = print_file (&scene, "ann/sub/a.tml");

  g_assert_cmpstr (
      printed, ==,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n\n"
      "<DOCID>sub/a.txt</DOCID>\n\n"
      "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2017-07-11\" "
      "functionInDocument=\"CREATION_TIME\">2017-07-11</TIMEX3></DCT>\n\n"
      "<TITLE>a.txt</TITLE>\n\n"
      "<TEXT>On <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2017-07-09\" anchorTimeID=\"t0\" "
      "comment=\"a &lt;&#10;&quot;note&quot;\">Sunday</TIMEX3> &amp; <TIMEX3 tid=\"t2\" "
      "type=\"DATE\" value=\"2017-07-10\" mod=\"START\" anchorTimeID=\"t1\">Monday</TIMEX3>&#13;\n"
      "<TIMEX3 tid=\"t3\" type=\"DATE\" value=\"2017-W27\">last week</TIMEX3></TEXT>\n\n"
      "</TimeML>\n");
}

/* Texts in which places are easily counted wrong, or words changed; each with a date at 0–2, 3–5
 * and 6–8. */
static const char *const texts[] = {
  "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBBx\xCC\x81yz\xF0\x9F\x98\x80",
  "\xEF\xBB\xBF\r\nאבג\r\xE2\x80\xA8\xE2\x80\xA9\xC2\x85\n\n",
  "\n\n<&]]>\"'\t \n",
};

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (ForeignScene) scene = { 0 };
      foreign_scene_init (&scene);
      index_scene_mark_as (&scene.scene, "ann", "a b.txt", texts[i], "done",
                           i == 0 ? "2017-07-11" : NULL);
      foreign_scene_load (&scene);
      AnnoLayer *layer = foreign_scene_layer (&scene, 0);
      put_date (layer, "urn:x:1", 0, 2, timex ("DATE", "2017", "urn:x:3", NULL), NULL);
      put_date (layer, "urn:x:2", 3, 5, timex ("SET", "P1W", "dct", "APPROX"), "a\tb\r\n & c ");
      put_date (layer, "urn:x:3", 6, 8, timex ("TIME", "2017-07-09TMO", NULL, "END"), NULL);
      g_autofree char *printed = print_file (&scene, "ann/a b.tml");
      g_autoptr (AnnoForeignDocument) read
          = foreign_read_one (&anno_timeml_format, "ann/a b.tml", printed);
      g_autofree char *expected = foreign_lines_of_layer (scene.article->layers->pdata[0]);
      g_autofree char *left_out = foreign_lines_of_left_out (read);
      AnnoForeignLayer *back = read->layers->pdata[0];
      g_autofree char *got = foreign_lines_of_foreign (back);

      g_assert_cmpstr (left_out, ==, "");
      g_assert_cmpstr (got, ==, expected);
      g_assert_cmpstr (read->name, ==, "ann/a b");
      g_assert_cmpstr (back->maker, ==, "ann");
      g_assert_cmpstr (read->date, ==, i == 0 ? "2017-07-11" : NULL);
      g_assert_cmpstr (read->text, ==,
                       anno_article_get_text (anno_document_get_article (scene.article->document)));
    }
}

/* What isn't a date is left out; of spans that overlap, what still fits is written. */
static void
test_left_out (void)
{
  g_auto (ForeignScene) scene = { 0 };
  foreign_scene_init (&scene);
  index_scene_mark (&scene.scene, "ann", "a.txt", "\x01{claim:abc}def");
  foreign_scene_load (&scene);
  AnnoLayer *layer = foreign_scene_layer (&scene, 0);
  put_date (layer, "urn:x:1", 0, 3, timex ("DATE", "2017", NULL, NULL), NULL);
  put_date (layer, "urn:x:2", 2, 5, timex ("DATE", "2018", NULL, NULL), NULL);
  g_autofree char *printed = print_file (&scene, "ann/a.tml");
  g_autoptr (AnnoForeignDocument) read
      = foreign_read_one (&anno_timeml_format, "ann/a.tml", printed);
  g_autofree char *got = foreign_lines_of_foreign (read->layers->pdata[0]);

  g_assert_cmpstr (read->text, ==, " abcdef");
  g_assert_cmpstr (got, ==, "date 0-3 when=2017(DATE,,)\n");
  g_assert_null (strstr (printed, "DCT"));
}

/* What others write: the file, its text, its spans, and what is told ("" for nothing). */
static const struct
{
  const char *bytes, *text, *lines, *date, *told;
} others[] = {
  /* As in TempEval-3. */
  { "<TimeML><DOCID>x</DOCID><DCT>\n<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"1998-02-27\" "
    "temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">02/27</TIMEX3></DCT>"
    "<TITLE>T</TITLE><TEXT>\nThey <EVENT class=\"REPORTING\" eid=\"e1\">said</EVENT> "
    "<SIGNAL sid=\"s1\">on</SIGNAL> <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1998-02-26\" "
    "temporalFunction=\"true\" functionInDocument=\"NONE\" anchorTimeID=\"t0\">Thursday</TIMEX3>\n"
    "</TEXT><MAKEINSTANCE eventID=\"e1\" eiid=\"ei1\" tense=\"PAST\" aspect=\"NONE\"/>"
    "<TLINK lid=\"l1\" relType=\"IS_INCLUDED\" eventInstanceID=\"ei1\" relatedToTime=\"t1\" "
    "signalID=\"s1\"/><TLINK relType=\"BEFORE\" eventInstanceID=\"ei1\" relatedToTime=\"t0\"/>"
    "</TimeML>",
    "\nThey said on Thursday\n",
    "EVENT 6-10 class=REPORTING tense=PAST aspect=NONE TLINK-IS_INCLUDED>2 signalID>1 "
    "TLINK-BEFORE=dct\nSIGNAL 11-13\n"
    "date 14-22 when=1998-02-26(DATE,,dct) temporalFunction=true\n",
    "1998-02-27", "" },
  /* As in TimeBank: no TEXT, and the date of the article is in the text. */
  { "<TimeML>\n<s><TIMEX3 tid=\"t9\" type=\"TIME\" value=\"1998-01-08T18:30\" "
    "functionInDocument=\"CREATION_TIME\">01/08/1998 18:30</TIMEX3></s> <s><ENAMEX "
    "TYPE=\"PERSON\">Jo</ENAMEX> left <TIMEX3 tid=\"t2\" type=\"DURATION\" value=\"P2D\" "
    "mod=\"APPROX\" beginPoint=\"t9\" endPoint=\"t8\" quant=\"\">two days</TIMEX3></s></TimeML>",
    "\n01/08/1998 18:30 Jo left two days",
    "date 1-17 when=1998-01-08T18:30(TIME,,) functionInDocument=CREATION_TIME\n"
    "ENAMEX 18-20 TYPE=PERSON\n"
    "date 26-34 when=P2D(DURATION,APPROX,) beginPoint>0 endPoint=t8\n",
    "1998-01-08", "" },
  /* Another wrapper; dates inside others. */
  { "<DOC><DOCNO>1</DOCNO><TEXT>a <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2001\">b <TIMEX3 "
    "tid=\"t2\" type=\"DATE\" value=\"2002\" comment=\"c\">c</TIMEX3></TIMEX3></TEXT></DOC>",
    "a b c", "date 2-5 when=2001(DATE,,)\ndate 4-5 when=2002(DATE,,) ~c\n", NULL, "" },
  { "<TimeML><TEXT><EVENT eid=\"e1\">a</EVENT><EVENT eid=\"e2\">b</EVENT></TEXT>"
    "<MAKEINSTANCE eventID=\"e1\" eiid=\"ei1\" polarity=\"NEG\"/><MAKEINSTANCE eventID=\"e2\" "
    "eiid=\"ei2\"/><SLINK relType=\"MODAL\" eventInstanceID=\"ei1\" "
    "subordinatedEventInstance=\"ei2\"/><ALINK eventInstanceID=\"ei2\" "
    "relatedToEventInstance=\"ei1\"/></TimeML>",
    "ab", "EVENT 0-1 polarity=NEG SLINK-MODAL>1\nEVENT 1-2 ALINK>0\n", NULL, "" },
  /* Told. */
  { "<TimeML><TEXT>a<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2001\"/> b</TEXT></TimeML>", "a b", "",
    NULL, "line 1: It holds no words. (TIMEX3)\n" },
  { "<TimeML><TITLE><TIMEX3 tid=\"t1\" value=\"2001\">x</TIMEX3></TITLE>\n<TEXT>a</TEXT></TimeML>",
    "a", "", NULL, "line 1: It isn’t in the text. (TIMEX3)\n" },
  { "<TimeML>\n<TEXT><TIMEX3 tid=\"t1\" type=\"DATE\">a</TIMEX3></TEXT></TimeML>", "a",
    "date 0-1 when-type=DATE\n", NULL, "line 2: It has no value. (TIMEX3)\n" },
  { "<TimeML><TEXT><TIMEX3 tid=\"t1\" type=\"DATE\" value=\"x\" anchorTimeID=\"t7\">a</TIMEX3>"
    "</TEXT></TimeML>",
    "a", "date 0-1 when=x(DATE,,)\n", NULL,
    "line 1: It is counted from a date that isn’t there. (TIMEX3)\n" },
  { "<TimeML><TEXT><EVENT eid=\"e\">a</EVENT><EVENT eid=\"e\">b</EVENT></TEXT>"
    "<TLINK relType=\"BEFORE\" eventInstanceID=\"e\" relatedToTime=\"t7\"/></TimeML>",
    "ab", "EVENT 0-1\nEVENT 1-2\n", NULL,
    "line 1: Its id is there already; what points at it means the first. (EVENT)\n"
    "line 1: It ties nothing that is marked. (TLINK)\n" },
  { "<TimeML><TEXT>a</TEXT><MAKEINSTANCE eventID=\"e\" eiid=\"i\"/></TimeML>", "a", "", NULL,
    "line 1: There is no such event. (MAKEINSTANCE)\n" },
};

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (AnnoForeignDocument) read
          = foreign_read_one (&anno_timeml_format, "wsj/x.tml", others[i].bytes);
      g_autofree char *got = foreign_lines_of_foreign (read->layers->pdata[0]);
      g_autofree char *left_out = foreign_lines_of_left_out (read);
      g_assert_cmpstr (read->text, ==, others[i].text);
      g_assert_cmpstr (got, ==, others[i].lines);
      g_assert_cmpstr (read->date, ==, others[i].date);
      g_assert_cmpstr (left_out, ==, others[i].told);
    }
}

/* A tagset may call dates otherwise; what else TIMEX3 is taken for stays. */
static void
test_other_names (void)
{
  g_auto (ForeignScene) scene = { 0 };
  foreign_scene_init (&scene);
  index_scene_mark (&scene.scene, "ann", "a.txt", "Sunday {claim:x}");
  foreign_scene_load (&scene);
  AnnoLayer *layer = foreign_scene_layer (&scene, 0);
  AnnoSpanDraft *draft = anno_span_draft_new ("dead & line");
  anno_span_draft_add_segment (draft, 0, 6);
  anno_span_draft_add_value (draft, anno_value_new_timex ("by <when>", "DATE", "2017", NULL, NULL));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
  g_autofree char *printed = print_file (&scene, "ann/a.tml");
  g_autoptr (AnnoForeignDocument) read
      = foreign_read_one (&anno_timeml_format, "ann/a.tml", printed);
  g_autofree char *got = foreign_lines_of_foreign (read->layers->pdata[0]);

  g_assert_nonnull (strstr (printed, " xmlns:annotator=\"https://example.org/ns/annotator#\">"));
  g_assert_cmpstr (got, ==, "dead & line 0-6 by <when>=2017(DATE,,)\n");
}

/* Who made it, and of what. */
static void
test_names (void)
{
  static const struct
  {
    const char *file, *id, *name, *maker;
  } cases[] = {
    { "ann/sub/a.tml", "sub/a.txt", "ann/sub/a", "ann" },
    { "set/ann/a.tml", "a.txt", "set/ann/a", "set/ann" },
    { "a.tml", "sub/a.txt", "sub/a.txt", NULL },
    { "sub/a.tml", "sub/a.txt", "sub/a", NULL },
    { "/a.tml", "a.txt", "/a", NULL },
    { "xsub/a.tml", "sub/a.txt", "xsub/a", NULL },
    { "wsj_0001.tml", "APW1998", "wsj_0001", NULL },
    { "annotation/a.txt/ben.tml", "a.txt", "a.txt", "ben" },
    { "a.tml", "", "a", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bytes
          = g_strdup_printf ("<TimeML><DOCID>%s</DOCID><TEXT>a</TEXT></TimeML>", cases[i].id);
      g_autoptr (AnnoForeignDocument) read
          = foreign_read_one (&anno_timeml_format, cases[i].file, bytes);
      g_assert_cmpstr (read->name, ==, cases[i].name);
      g_assert_cmpstr (((AnnoForeignLayer *) read->layers->pdata[0])->maker, ==, cases[i].maker);
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
  g_autofree char *deep = repeat ("<TimeML><TEXT>", "<EVENT>", 300, "");
  static const char nul[] = "<TimeML><TEXT>a\0b</TEXT></TimeML>";
  const struct
  {
    const char *bytes;
    gssize n;
    const char *why;
  } cases[] = {
    { "", -1, "There is no XML" },
    { "<TEI/>", -1, "line 1: It begins with “TEI”" },
    { "<DOC><TEXT>a</TEXT></DOC>", -1, "It begins with “DOC”" },
    { "<TimeML><TEXT>a</TimeML>", -1, "Line 1" },
    { "<TimeML><TEXT>\xFF</TEXT></TimeML>", -1, "" },
    { nul, sizeof nul - 1, "" },
    { "<!DOCTYPE TimeML [<!ENTITY a \"b\">]><TimeML>&a;</TimeML>", -1, "" },
    { deep, -1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read
          = foreign_read (&anno_timeml_format, "a.xml", cases[i].bytes, cases[i].n, &error);
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
  gsize n = strlen (others[0].bytes);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read
          = foreign_read (&anno_timeml_format, "a.tml", others[0].bytes, (gssize) i, &error);
      g_assert_null (read);
      g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
    }
}

/* A long id isn't copied for each link to its instance. */
static void
test_many (void)
{
  g_autofree char *id = repeat ("", "e", 20000, "");
  g_autofree char *head = g_strdup_printf (
      "<TimeML><TEXT><EVENT eid=\"%s\">a</EVENT></TEXT><MAKEINSTANCE eventID=\"%s\" eiid=\"i\"/>",
      id, id);
  g_autofree char *bytes = repeat (
      head, "<TLINK eventInstanceID=\"i\" relatedToEventInstance=\"i\"/>", 2000, "</TimeML>");
  g_autoptr (AnnoForeignDocument) read = foreign_read_one (&anno_timeml_format, "a.tml", bytes);
  g_autofree char *got = foreign_lines_of_foreign (read->layers->pdata[0]);
  g_autofree char *left_out = foreign_lines_of_left_out (read);

  g_assert_cmpstr (got, ==, "EVENT 0-1\n");
  g_assert_true (g_str_has_prefix (left_out, "line 1: Its id is too long. (EVENT)\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/timeml/bytes", test_bytes);
  g_test_add_func ("/timeml/round-trip", test_round_trip);
  g_test_add_func ("/timeml/left-out", test_left_out);
  g_test_add_func ("/timeml/others", test_others);
  g_test_add_func ("/timeml/other-names", test_other_names);
  g_test_add_func ("/timeml/names", test_names);
  g_test_add_func ("/timeml/refused", test_refused);
  g_test_add_func ("/timeml/cut", test_cut);
  g_test_add_func ("/timeml/many", test_many);
  return g_test_run ();
}
