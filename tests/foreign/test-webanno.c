/* Proves exchange/webanno-…: what is written is right to the byte, comes back as it was, and what
 * others wrote is read as they meant it, or told. */
#include "foreign/token-scene.h"

#include "foreign/webanno-words.h"
#include "foreign/webanno-writer.h"

#include <string.h>

#define FILE_NAME "annotation/a.txt/ann.tsv"

/* The one document of @bytes, in lines; or "wrong: …". */
static char *
read_words (const char *bytes, gssize n, char **text)
{
  g_autofree char *wrong = NULL;
  g_autoptr (GPtrArray) documents
      = token_scene_read (&anno_webanno_format, "news/a.tsv", bytes, n, &wrong);

  if (documents == NULL)
    return g_strconcat ("wrong: ", wrong, NULL);
  g_assert_cmpuint (documents->len, ==, 1);
  const AnnoForeignDocument *document = documents->pdata[0];
  g_assert_cmpstr (document->name, ==, "news/a");
  g_assert_false (document->unit_is_said);
  if (text != NULL)
    *text = g_strdup (document->text);
  return token_scene_say (document);
}

#define SMALL                                                                                      \
  "{speaker|#s|person=urn:g|mention=name:Graham}: {claim|#c|?|said-by=@s|~a_b:It is {cue:o}ver. "  \
  "Done}.\nMore\n"

static void
test_written (void)
{
  static const guint places[][2] = { { 22, 26 }, { 8, 10 }, { 0, 0 } };
  static const char expected[]
      = "#FORMAT=WebAnno TSV 3.3\n"
        "#T_SP=webanno.custom.AnnotatorSpan|mention|note|person|person_name|tag|unsure\n"
        "#T_RL=webanno.custom.AnnotatorRelation|field|BT_webanno.custom.AnnotatorSpan\n"
        "\n"
        "\n"
        "#Text=Graham: It is over. \n"
        "1-1\t0-6\tGraham\tname[1]\t*[1]\turn:g[1]\tLindsey Graham[1]\tspeaker[1]\t*[1]\t"
        "said\\_by\t1-3[4_1]\t\n"
        "1-2\t6-7\t:\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
        "1-3\t8-10\tIt\t*[2]|*[4]\t*[2]|a\\_b[4]\t*[2]|*[4]\t*[2]|*[4]\tcue[2]|claim[4]\t"
        "*[2]|true[4]\t_\t_\t\n"
        "1-4\t11-13\tis\t*[4]\ta\\_b[4]\t*[4]\t*[4]\tclaim[4]\ttrue[4]\t_\t_\t\n"
        "1-5\t14-18\tover\t*[4]\ta\\_b[4]\t*[4]\t*[4]\tclaim[4]\ttrue[4]\t_\t_\t\n"
        "1-5.1\t14-15\to\t*[5]\t*[5]\t*[5]\t*[5]\tcue[5]\t*[5]\t_\t_\t\n"
        "1-6\t18-19\t.\t*[4]\ta\\_b[4]\t*[4]\t*[4]\tclaim[4]\ttrue[4]\t_\t_\t\n"
        "\n"
        "#Text=Done.\n"
        "2-1\t20-24\tDone\t*[4]\ta\\_b[4]\t*[4]\t*[4]\tclaim[4]\ttrue[4]\t_\t_\t\n"
        "2-1.1\t22-24\tne\t*[3]\t*[3]\t*[3]\t*[3]\tcue[3]\t*[3]\tpart\t1-3[2_3]\t\n"
        "2-2\t24-25\t.\t*[3]\t*[3]\t*[3]\t*[3]\tcue[3]\t*[3]\t_\t_\t\n"
        "\n"
        "#Text=More\n"
        "3-1\t26-30\tMore\t_\t_\t_\t_\t_\t_\t_\t_\t\n";
  g_auto (TokenScene) scene = { 0 };
  token_scene_init (&scene, SMALL);

  token_scene_add (&scene, token_scene_draft ("p", "cue", places));
  g_autofree char *written = token_scene_write (&scene, &anno_webanno_format, FILE_NAME);
  g_autofree char *again = token_scene_write (&scene, &anno_webanno_format, FILE_NAME);
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpstr (again, ==, expected);
}

/* What is written comes back, with the text. */
static void
assert_comes_back (TokenScene *scene)
{
  AnnoArticle *article = anno_document_get_article (scene->article->document);
  g_autofree char *written = token_scene_write (scene, &anno_webanno_format, FILE_NAME);
  g_autofree char *expected = token_scene_expect (scene, &anno_webanno_format);
  g_autofree char *text = NULL;
  g_autofree char *got = read_words (written, -1, &text);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (text, ==, anno_article_get_text (article));
}

static const char *const round_trips[] = {
  SMALL,
  "\U0001F469\u200D\U0001F467 says {claim:\U0001F600 {cue:cafe\u0301}s} "
  "{claim|note=x:\U0001F600}.\n",
  "قال {speaker|person=urn:g|person=urn:f:الرئيس}، {claim:يوم الأحد}.\n",
  "{speaker:特朗}普{claim:总统}说。{cue:再见}。\n",
  "One {claim:line.\r\nTwo lines.\r\n\r\nThree} here.\r\n",
  "One {claim:line\u2028and\u2029one\xc2\x85 more\u00a0and} a\vb\fc \\t {cue:\\n}.\n",
  "{claim:a{claim:b{claim:c}d}e}f {claim:{cue:x} y} {claim:{claim:{claim:same}}}\n",
  "{claim|venue=*:a} {claim|venue=_:b} {claim|venue=a\\\\|venue=\\n:c} {claim|venue=[1]:d} "
  "{claim|venue=a->1-2:e} {claim|venue=;]:f}\n",
  "{claim|~one\ttwo\r\nthree \x01 \\r [4]:a}\n",
  "{claim|unknown-field=1|quote=direct|quote=indirect:a} {other.tag 1:b}\n",
  "A: {claim|said-by=@s|said-by=@t|inside=@c|#c:b} {speaker|#s:c} {speaker|#t:d}\n",
  "Plain\n",
  "{claim:all}\n",
};

static void
test_round_trips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (round_trips); i++)
    {
      g_auto (TokenScene) scene = { 0 };
      token_scene_init (&scene, round_trips[i]);
      g_test_message ("round trip %u", i);
      assert_comes_back (&scene);
    }
}

/* Dates, with what they hang on, and spans of parts that links lead to and from. */
static void
test_round_trip_of_dates (void)
{
  static const guint sunday[][2] = { { 3, 9 }, { 0, 0 } };
  static const guint parts[][2] = { { 0, 2 }, { 10, 15 }, { 17, 18 }, { 0, 0 } };
  static const guint year[][2] = { { 16, 20 }, { 0, 0 } };
  g_auto (TokenScene) scene = { 0 };
  token_scene_init (&scene, "On Sunday after 2017 he left {cue|said-on=@parts:home}.\n");

  AnnoSpanDraft *draft = token_scene_draft ("sunday", "date", sunday);
  anno_span_draft_add_value (
      draft, anno_value_new_timex ("when", "DATE", "2017-07-09", "urn:anno:year", "APPROX"));
  token_scene_add (&scene, draft);
  draft = token_scene_draft ("year", "date", year);
  anno_span_draft_add_value (draft, anno_value_new_timex ("when", "DATE", "2017", "dct", NULL));
  token_scene_add (&scene, draft);
  draft = token_scene_draft ("parts", "claim", parts);
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "said-on", "urn:anno:sunday"));
  anno_span_draft_set_unsure (draft, TRUE);
  token_scene_add (&scene, draft);
  assert_comes_back (&scene);
}

/* Of a span that is nothing but blanks, the blanks are words. */
static void
test_round_trip_of_blanks (void)
{
  static const guint line_end[][2] = { { 4, 6 }, { 0, 0 } };
  static const guint tab[][2] = { { 7, 8 }, { 0, 0 } };
  g_auto (TokenScene) scene = { 0 };
  token_scene_init (&scene, "One.\n\nT\two\n");

  token_scene_add (&scene, token_scene_draft ("a", "cue", line_end));
  token_scene_add (&scene, token_scene_draft ("b", "cue", tab));
  assert_comes_back (&scene);
}

/* Blanks at the edges are cut, and segments that only blanks are between are one. */
static void
test_edges (void)
{
  static const guint places[][2] = { { 3, 8 }, { 9, 13 }, { 0, 0 } };
  g_auto (TokenScene) scene = { 0 };
  token_scene_init (&scene, "one two three\n");

  token_scene_add (&scene, token_scene_draft ("a", "cue", places));
  g_autofree char *written = token_scene_write (&scene, &anno_webanno_format, FILE_NAME);
  g_autofree char *got = read_words (written, -1, NULL);
  g_assert_cmpstr (got, ==, "cue 4-7 9-13 \"two\" \"hree\"");
  g_assert_cmpuint (anno_webanno_format.keeps & ANNO_KEEPS_EDGES, ==, 0);
}

static void
test_spelling (void)
{
  static const char *const cases[][2] = {
    { "said-by", "said_by" }, { "a__b", "a_b" },   { "-x-", "x" },      { "1st", "x1st" },
    { "tag", "tag_" },        { "note", "note_" }, { "", "x" },         { "end", "end_" },
    { "Größe.2", "Größe_2" }, { "--", "x" },       { "part", "part_" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spelled = anno_webanno_spell (cases[i][0]);
      g_assert_cmpstr (spelled, ==, cases[i][1]);
    }
}

#define HEAD "#FORMAT=WebAnno TSV 3.3\n"
#define SPAN HEAD "#T_SP=x.A|v\n\n\n"
#define TEXT "#Text=This is it\n"

typedef struct
{
  const char *file;
  const char *meant; /* the lines of token_scene_say, or "wrong: …" */
} Case;

static const Case foreign[] = {
  /* Rows of one mark, stacked ones, and those without a number. */
  { SPAN TEXT "1-1\t0-4\tThis\ta[1]|b[2]\t\n1-2\t5-7\tis\ta[1]\t\n1-3\t8-10\tit\tc\t\n",
    "x.A 0-4 \"This\" v=b\nx.A 0-7 \"This is\" v=a\nx.A 8-10 \"it\" v=c" },
  /* No number, so that the next row has another mark; no value; a layer without features. */
  { HEAD "#T_SP=x.A|\n#T_SP=x.B|v|w\n\n\n" TEXT
         "1-1\t0-4\tThis\t*\t*\t1\t\n1-2\t5-7\tis\t*|*\t_\t_\t\n1-3\t8-10\tit\t_\t1|*\t2|3\t\n",
    "x.A 0-4 \"This\"\nx.A 5-7 \"is\"\nx.A 5-7 \"is\"\nx.B 0-4 \"This\" w=1\n"
    "x.B 8-10 \"it\" v=1 w=2\nx.B 8-10 \"it\" w=3" },
  /* Only those that have a value stand in a column. */
  { HEAD "#T_SP=x.A|v|w\n\n\n" TEXT
         "1-1\t0-4\tThis\ta[1]|b[2]\tonly[2]\t\n1-2\t5-7\tis\t_\t_\t\n1-3\t8-10\tit\t_\t_\t\n",
    "x.A 0-4 \"This\" v=a\nx.A 0-4 \"This\" v=b w=only" },
  /* Escapes, and signs that need none. */
  { SPAN "#Text=a\\tb \\\\ \\r\n1-1\t0-1\ta\t\\*\t\n1-2\t2-3\tb\t\\_\\|\\[1\\]\\;\\->\\\\[7]\t\n"
         "1-3\t4-5\t\\\tn____\t\n",
    "x.A 0-1 \"a\" v=*\nx.A 2-3 \"b\" v=_|[1];->\\\nx.A 4-5 \"\\\" v=n____" },
  /* Parts of words: a mark that begins in one, one that ends in one, and one within. */
  { SPAN TEXT "1-1\t0-4\tThis\t_\t\n1-1.1\t2-4\tis\ta[1]\t\n1-1.2\t2-3\ti\tb\t\n"
              "1-2\t5-7\tis\ta[1]\t\n1-3\t8-10\tit\t_\t\n1-3.1\t8-9\ti\ta[1]\t\n",
    "x.A 2-3 \"i\" v=b\nx.A 2-9 \"is is i\" v=a" },
  /* Marks between two characters are told, and so is what leads there. */
  { HEAD
    "#T_SP=x.A|\n#T_RL=x.R|k|BT_x.A\n\n\n" TEXT
    "1-1\t0-4\tThis\t_\t_\t_\t\n1-1.1\t0-0\t\t*[1]|*[2]\t_\t_\t\n1-2\t5-7\tis\t*\tz\t1-1.1[1_0]"
    "\t\n1-3\t8-10\tit\t_\t_\t_\t\n",
    "! line 8: 2 marks lie between two characters, and on none.\n"
    "! line 9: An end of 1 relation isn’t marked.\nx.A 5-7 \"is\"" },
  /* Relations come from the unit that is named, and lead to the row. */
  { HEAD "#T_SP=x.A|v\n#T_RL=x.R|kind|BT_x.A\n\n\n" TEXT
         "1-1\t0-4\tThis\ta[1]\tsubj|obj\t1-3[2_1]|1-2[0_1]\t\n1-2\t5-7\tis\tb\t_\t_\t\n"
         "1-3\t8-10\tit\tc[2]|d[3]\t*\t1-2[0_3]\t\n",
    "x.A 0-4 \"This\" v=a\nx.A 5-7 \"is\" R>8-10 obj>0-4 v=b\nx.A 8-10 \"it\" subj>0-4 v=c\n"
    "x.A 8-10 \"it\" v=d" },
  /* A layer of relations between any marks, with more features than a link has room for. */
  { HEAD "#T_SP=x.A|\n#T_SP=x.B|\n#T_RL=x.R|k|l|BT_uima.tcas.Annotation\n\n\n" TEXT
         "1-1\t0-4\tThis\t*[1]\t_\ta\tb\t1-2[2_1]\t\n1-2\t5-7\tis\t_\t*[2]\t_\t_\t_\t\n"
         "1-3\t8-10\tit\t_\t*\ta\t*\t1-1\t\n",
    "! line 8: 1 further value of a relation.\nx.A 0-4 \"This\" a>8-10\nx.B 5-7 \"is\" a>0-4\n"
    "x.B 8-10 \"it\"" },
  { HEAD
    "#T_SP=x.A|\n#T_RL=x.R|k|BT_x.A\n\n\n" TEXT
    "1-1\t0-4\tThis\t*\ta|b|c\t1-3|9-9|x\t\n1-2\t5-7\tis\t_\ta\t1-1\t\n1-3\t8-10\tit\t_\t_\t_\t\n",
    "! line 7: An end of 4 relations isn’t marked.\nx.A 0-4 \"This\"" },
  /* Slots: of several roles, of none, and of a mark that goes over two rows. */
  { HEAD "#T_SP=x.A|\n#T_SP=x.Host|f|ROLE_x.Host:Slots_x.HostSlotsLink|x.A\n\n\n" TEXT
         "1-1\t0-4\tThis\t*\t_\t_\t_\t\n1-2\t5-7\tis\t*[4]\tz[5]\tp;q[5]\t1-1;1-2[4]\t\n"
         "1-3\t8-10\tit\t*[4]\tz[5]\tp;q[5]\t1-1;1-2[4]\t\n",
    "x.A 0-4 \"This\"\nx.A 5-10 \"is it\"\nx.Host 5-10 \"is it\" (event) f=z p>0-4 q>5-10" },
  { HEAD "#T_SP=x.A|\n#T_SP=x.H_1|ROLE_x.H_1:my_slots_x.H_1Link|x.A\n\n\n" TEXT
         "1-1\t0-4\tThis\t_\t*;*[1]|r[2]\t1-2;1-3|1-3\t\n1-2\t5-7\tis\t*\t_\t*\t\n"
         "1-3\t8-10\tit\t*\tr\t7-7\t\n",
    "! line 9: An end of 1 relation isn’t marked.\n"
    "x.A 5-7 \"is\"\nx.A 8-10 \"it\"\nx.H_1 0-4 \"This\" (event) my_slots>5-7 my_slots>8-10\n"
    "x.H_1 0-4 \"This\" (event) r>8-10\nx.H_1 5-7 \"is\" (event)\nx.H_1 8-10 \"it\" (event)" },
  /* Chains, in both orders of the columns; the number in brackets is that of the chain. */
  { HEAD "#T_CH=x.Link|referenceType|referenceRelation\n\n\n" TEXT
         "1-1\t0-4\tThis\tpr[1]\tcoref->1-1\t\n1-2\t5-7\tis\tpr[1]|no[2]\tcoref->1-1|a->2-1\t\n"
         "1-3\t8-10\tit\t*[1]\t*->1-2\t\n",
    "! line 7: 1 relation of the last mention in a chain.\n"
    "x.Link 0-7 \"This is\" coref>8-10 referenceType=pr\nx.Link 5-7 \"is\" referenceType=no\n"
    "x.Link 8-10 \"it\"" },
  { HEAD
    "#T_CH=x.Link|referenceRelation|referenceType\n\n\n" TEXT
    "1-1\t0-4\tThis\t*->1-2\ta[1]\t\n1-2\t5-7\tis\tr\\->->1-1\tb[1]\t\n1-3\t8-10\tit\tq\tc\t\n",
    "! line 8: 2 mentions that are in no chain.\nx.Link 0-4 \"This\" referenceType=a\n"
    "x.Link 5-7 \"is\" r->>0-4 referenceType=b" },
  /* Sentences: of several lines, with gaps, without any, with names, and with blanks before. */
  { SPAN "#Sentence.id=s1\n#Text=One\n#Text=two\n1-1\t0-3\tOne\ta[1]\t\n1-2\t4-7\ttwo\ta[1]\t\n\n"
         "#Text=Three\n2-1\t7-12\tThree\tb\t\n\n#Text=Four\n3-1\t15-19\tFour\tc\t\n",
    "x.A 0-7 \"One\ntwo\" v=a\nx.A 15-19 \"Four\" v=c\nx.A 7-12 \"Three\" v=b" },
  { SPAN "#Text= One\n1-1\t1-4\tOne\ta\t\n", "x.A 1-4 \"One\" v=a" },
  /* Two code units, and a file that counts code points. */
  { SPAN "#Text=I 😊 .\n1-1\t0-1\tI\t_\t\n1-2\t2-4\t😊\ta\t\n1-3\t5-6\t.\tb\t\n",
    "x.A 2-4 \"😊\" v=a\nx.A 5-6 \".\" v=b" },
  { SPAN "#Text=I 😊 .\n1-1\t0-1\tI\t_\t\n1-2\t2-3\t😊\ta\t\n1-3\t4-5\t.\tb\t\n",
    "x.A 2-3 \"😊\" v=a\nx.A 4-5 \".\" v=b" },
  { SPAN TEXT "1-1\t0-4\tThis\t_\t\n1-2\t4-6\tis\ta\t\n",
    "! line 7: the word isn’t what the text has at its place.\nx.A 4-6 \" i\" v=a" },
  /* Older files: Java's escapes, other lines in the head, CR LF, a BOM, no line end. */
  { "\xEF\xBB\xBF#FORMAT=WebAnno TSV 3.1\r\n#T_SP=x.A|v\r\n\r\n\r\n"
    "#Text=\\u201eJa\\u201c \\ud83d\\ude0a\\\"\\ud800\r\n1-1\t0-1\t\u201e\t_\t\r\n"
    "1-2\t1-3\tJa\ta\\u\t\r\n1-3\t5-7\t\U0001F60A\tb\t",
    "x.A 1-3 \"Ja\" v=a\\u\nx.A 5-7 \"\U0001F60A\" v=b" },
  { "#FORMAT=WebAnno TSV "
    "3.2\n#T_SP=x.A|v\n#Summary1=One\n#Summary2=Two\n\n\n#Text=a\n1-1\t0-1\ta\tb\t\n",
    "! line 3: 2 lines that say nothing of layers or sentences.\nx.A 0-1 \"a\" v=b" },
  { HEAD, "" },
  { HEAD "\n\n#Text=a\n1-1\t0-1\ta\t\n", "" },
  /* A row more, a value that the first row of the mark hasn't, an end of the text. */
  { SPAN "#Text=a b\n1-1\t0-1\ta\tx[1]\t\tmore\n1-2\t2-3\tb\ty[1]\t\n1-3\t3-9\tc\tz\t\n",
    "! line 6: 1 row has more columns than the head of the file says.\n"
    "! line 7: 1 value that isn’t the one in the first row of its mark.\n"
    "! line 8: 1 mark ends behind the text.\n"
    "! line 8: the word isn’t what the text has at its place.\nx.A 0-3 \"a b\" v=x" },
};

static void
test_foreign (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *got = read_words (foreign[i].file, -1, NULL);
      g_test_message ("foreign file %u", i);
      g_assert_cmpstr (got, ==, foreign[i].meant);
    }
}

/* What is between sentences is filled so that places stay right; one line feed ends the text. */
static void
test_text (void)
{
  static const char file[]
      = HEAD "\n\n#Text=a\\fb\n1-1\t2-5\ta\n\n#Text=c\n2-1\t8-9\tc\n\n#Text=d\n"
             "3-1\t9-10\td\n";
  g_autofree char *text = NULL;
  g_autofree char *got = read_words (file, -1, &text);

  g_assert_cmpstr (text, ==, "  a\fb\n  cd\n");
}

#define ROW "1-1\t0-1\ta\tx\t\n"

static const Case broken[] = {
  { "", "line 0: " },
  { "\n", "line 1: " },
  { "a\tb\n", "line 1: " },
  { "#FORMAT=WebAnno TSV 2.1\n", "line 1: WebAnno TSV is read from version 3.0 on" },
  { "#FORMAT=WebAnno TSV\n", "line 1: " },
  { SPAN ROW, "line 5: the row belongs to no sentence" },
  { SPAN "#Text=a\n", "line 5: the sentence above has no words" },
  { SPAN "#Text=a\n\n" ROW, "line 6: the sentence above has no words" },
  { SPAN "#Text=a\n1-1\t0-1\ta\n", "line 6: the row has fewer columns" },
  { SPAN "#Text=a\n1-1\t0-", "line 6: the row has fewer columns" },
  { SPAN "#Text=a\n1-x\t0-1\ta\tx\t\n", "line 6: the row doesn’t begin" },
  { SPAN "#Text=a\n1-1.\t0-1\ta\tx\t\n", "line 6: the row doesn’t begin" },
  { SPAN "#Text=a\n99999999999-1\t0-1\ta\tx\t\n", "line 6: the row doesn’t begin" },
  { SPAN "#Text=a\n1-1\t1-0\ta\tx\t\n", "line 6: the row doesn’t say where" },
  { SPAN "#Text=a\n1-1\t-1-0\ta\tx\t\n", "line 6: the row doesn’t say where" },
  { SPAN "#Text=a\n1-1\t0-4294967296\ta\tx\t\n", "line 6: the row doesn’t say where" },
  { SPAN "#Text=a\n1-1\t4000000000-4000000001\ta\tx\t\n",
    "line 5: the sentence begins further on than the file is long" },
  { SPAN "#Text=abc\n1-1\t0-3\tabc\tx\t\n\n#Text=d\n2-1\t1-2\td\tx\t\n",
    "line 8: the sentence begins before the end of the one above it" },
  { SPAN "#Text=a\xff\n" ROW, "line 5: this isn’t UTF-8" },
};

static void
test_broken (void)
{
  static const char with_nul[] = SPAN "#Text=a\0b\n" ROW;
  g_autofree char *nul = read_words (with_nul, sizeof with_nul - 1, NULL);

  g_assert_true (g_str_has_prefix (nul, "wrong: line 5: this isn’t UTF-8"));
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *got = read_words (broken[i].file, -1, NULL);
      g_autofree char *begin = g_strconcat ("wrong: ", broken[i].meant, NULL);
      g_test_message ("%u: %s", i, got);
      g_assert_true (g_str_has_prefix (got, begin));
    }
}

/* Cut short anywhere, or with any byte turned, a file is read or refused. */
static void
test_damaged (void)
{
  g_auto (TokenScene) scene = { 0 };
  token_scene_init (&scene, SMALL);
  g_autofree char *written = token_scene_write (&scene, &anno_webanno_format, FILE_NAME);
  gsize n = strlen (written);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *cut = read_words (written, (gssize) i, NULL);
      char was = written[i];
      g_assert_nonnull (cut);
      written[i] = "\t\n|[]_*->;0129\\\x80"[g_rand_int_range (random, 0, 16)];
      g_autofree char *wrong = NULL;
      g_autoptr (GPtrArray) turned
          = token_scene_read (&anno_webanno_format, "a.tsv", written, (gssize) n, &wrong);
      g_assert_true ((turned != NULL) != (wrong != NULL));
      written[i] = was;
    }
}

/* Much of everything costs as much as the file is long. */
static void
test_large (void)
{
  g_autoptr (GString) file = g_string_new (HEAD "#T_SP=x.A|v\n#T_RL=x.R|k|BT_x.A\n\n\n#Text=a\n"
                                                "1-1\t0-1\ta\t");
  const guint n = 100000;

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (file, "%sx[%u]", i > 1 ? "|" : "", i);
  g_string_append_c (file, '\t');
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (file, "%sy", i > 1 ? "|" : "");
  g_string_append_c (file, '\t');
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (file, "%s1-1[%u_1]", i > 1 ? "|" : "", i);
  g_string_append (file, "\t\n");
  g_autofree char *wrong = NULL;
  g_autoptr (GPtrArray) documents
      = token_scene_read (&anno_webanno_format, "a.tsv", file->str, (gssize) file->len, &wrong);
  const AnnoForeignDocument *document = documents->pdata[0];
  const AnnoForeignLayer *layer = document->layers->pdata[0];
  g_assert_cmpuint (layer->spans->len, ==, n);
  g_assert_cmpuint (document->left_out->len, ==, 0);
  g_assert_cmpuint (((AnnoForeignSpan *) layer->spans->pdata[n - 1])->values->len, ==, 2);
}

/* A file as it is published: GUM's “worship” (tests/data/webanno/ORIGIN). */
static void
test_published (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "webanno", "GUM_news_worship.tsv", NULL);
  g_autofree char *bytes = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *got = read_words (bytes, -1, &text);
  g_auto (GStrv) lines = g_strsplit (got, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 44 + 1);
  g_assert_true (g_str_has_prefix (lines[0], "! line 4: 5 lines that say nothing"));
  g_assert_nonnull (strstr (got, "\nwebanno.custom.Referent 0-11 \"Greek court\" "));
  g_assert_true (g_str_has_prefix (text, "Greek court rules worship of ancient Greek deities"));
}

static void
test_maker (void)
{
  static const char *const names[][3]
      = { { "annotation/de/x.txt/ann.tsv", "de/x.txt", "ann" }, { "x.tsv", "x", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *wrong = NULL;
      g_autoptr (GPtrArray) documents
          = token_scene_read (&anno_webanno_format, names[i][0], HEAD, -1, &wrong);
      const AnnoForeignDocument *document = documents->pdata[0];
      g_assert_cmpstr (document->name, ==, names[i][1]);
      g_assert_cmpstr (((AnnoForeignLayer *) document->layers->pdata[0])->maker, ==, names[i][2]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/webanno/written", test_written);
  g_test_add_func ("/webanno/round-trips", test_round_trips);
  g_test_add_func ("/webanno/round-trip-of-dates", test_round_trip_of_dates);
  g_test_add_func ("/webanno/round-trip-of-blanks", test_round_trip_of_blanks);
  g_test_add_func ("/webanno/edges", test_edges);
  g_test_add_func ("/webanno/spelling", test_spelling);
  g_test_add_func ("/webanno/foreign", test_foreign);
  g_test_add_func ("/webanno/text", test_text);
  g_test_add_func ("/webanno/broken", test_broken);
  g_test_add_func ("/webanno/damaged", test_damaged);
  g_test_add_func ("/webanno/large", test_large);
  g_test_add_func ("/webanno/published", test_published);
  g_test_add_func ("/webanno/maker", test_maker);
  return g_test_run ();
}
