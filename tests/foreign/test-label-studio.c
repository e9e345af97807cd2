/* Proves foreign/label-studio-reader and -results with label-studio-writer. */
#include "foreign/form-scene.h"

#include "foreign/label-studio-writer.h"
#include "model/span-draft.h"

#define DATA "{\"id\":7,\"data\":{\"text\":\"ab\\ncd 🙂 e\"},"
#define RESULT(id, start, end, text, type)                                                         \
  "{\"id\":\"" id                                                                                  \
  "\",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{"                \
  "\"start\":" start ",\"end\":" end ",\"text\":\"" text "\",\"labels\":[\"" type "\"]}}"

static void
test_written (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init (
      &scene,
      "🙂\n{speaker|person=urn:g|mention=name|role=Sen.|#s:A} {claim|~why|said-by=@s|#c:is}.\n",
      NULL);
  g_autofree char *written = form_scene_write (&scene, &anno_label_studio_format);
  const char *head
      = "[\n{\"id\":1,\"data\":{\"text\":\"🙂\\nA is.\\n\",\"article\":\"news/a.txt\","
        "\"title\":\"Deal “over”\",\"date\":\"2017-07-10\"},\"annotations\":[{"
        "\"completed_by\":\"ann\",\"result\":[";
  g_autofree char *expected = g_strconcat (
      head,
      "{\"id\":\"urn:anno:s\",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\","
      "\"value\":{\"start\":2,\"end\":3,\"text\":\"A\",\"labels\":[\"speaker\"]}},"
      "{\"id\":\"urn:anno:s\",\"from_name\":\"person\",\"to_name\":\"text\",\"type\":\"textarea\","
      "\"value\":{\"start\":2,\"end\":3,\"text\":[\"urn:g\"]}},"
      "{\"id\":\"urn:anno:s\",\"from_name\":\"person-name\",\"to_name\":\"text\",\"type\":"
      "\"textarea\","
      "\"value\":{\"start\":2,\"end\":3,\"text\":[\"Lindsey Graham\"]}},"
      "{\"id\":\"urn:anno:s\",\"from_name\":\"mention\",\"to_name\":\"text\",\"type\":\"choices\","
      "\"value\":{\"start\":2,\"end\":3,\"text\":\"A\",\"choices\":[\"name\"]}},"
      "{\"id\":\"urn:anno:s\",\"from_name\":\"role\",\"to_name\":\"text\",\"type\":\"textarea\","
      "\"value\":{\"start\":2,\"end\":3,\"text\":[\"Sen.\"]}},"
      "{\"id\":\"urn:anno:c\",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\","
      "\"value\":{\"start\":4,\"end\":6,\"text\":\"is\",\"labels\":[\"claim\"]},\"meta\":{\"text\":"
      "["
      "\"why\"]}},"
      "{\"from_id\":\"urn:anno:c\",\"to_id\":\"urn:anno:s\",\"type\":\"relation\",\"direction\":"
      "\"right\",\"labels\":[\"said-by\"]}]}]}\n]\n",
      NULL);
  g_assert_cmpstr (written, ==, expected);
  form_assert_read (&anno_label_studio_format, written,
                    "= news/a.txt “Deal “over”” 2017-07-10\n@ann\n"
                    "urn:anno:s speaker 2-3 “A” mention=name person-name=Lindsey Graham "
                    "person=urn:g role=Sen.\n"
                    "urn:anno:c claim 4-6 “is” said-by>urn:anno:s ~why\n");
}

static void
test_kept (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init_rich (&scene);
  form_assert_kept (&scene, &anno_label_studio_format);
}

/* The two characters \n stand for a line end, but where the text has them itself. */
static void
test_line_ends (void)
{
  form_assert_read (
      &anno_label_studio_format,
      DATA "\"annotations\":[{\"result\":[" RESULT ("a", "0", "5", "ab\\\\ncd", "X") "]}]}",
      "= file\n@-\na X 0-5 “ab\ncd”\n");
  form_assert_read (
      &anno_label_studio_format,
      "{\"data\":{\"text\":\"🙂a\\\\nb\\nc\"},\"annotations\":[{\"result\":[" RESULT (
          "a", "1", "7", "a\\\\nb\\\\nc", "X") ","
      /* in UTF-16 code units */
      RESULT ("b", "2", "8", "a\\\\nb\\\\nc", "X") ","
      /* nowhere */
      RESULT ("c", "4294967290", "4294967294", "a\\\\nb", "X") "]}]}",
      "= file\n@-\na X 1-7 “a\\nb\nc”\nb X 2-8 “a\\nb\nc”\n"
      "c X 4294967290-4294967294 “a\nb”\n");
}

static void
test_results (void)
{
  static const char *const cases[][2] = {
    /* several labels, whose order nobody knows, and what is said by the id */
    { DATA
      "\"annotations\":[{\"completed_by\":{\"id\":3,\"email\":\"ann@example.org\","
      "\"first_name\":\"Ann\"},\"result\":[{\"id\":\"a\",\"from_name\":\"sure\",\"to_name\":"
      "\"text\",\"type\":\"choices\",\"value\":{\"start\":0,\"end\":2,\"choices\":[\"yes\",\"no\"]}"
      "},"
      "{\"id\":\"a\",\"from_name\":\"l\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":2,"
      "\"text\":\"ab\",\"labels\":[\"X\",\"Y\"]}},{\"id\":\"a\",\"from_name\":\"t\",\"type\":"
      "\"taxonomy\",\"value\":{\"start\":0,\"end\":2,\"taxonomy\":[[\"P\",\"Q\"],[\"R\"]]}},"
      "{\"id\":\"a\",\"from_name\":\"r\",\"type\":\"rating\",\"value\":{\"rating\":4}},"
      "{\"id\":\"a\",\"from_name\":\"n\",\"type\":\"number\",\"value\":{\"number\":2.5}},"
      "{\"id\":\"a\",\"from_name\":\"w\",\"type\":\"textarea\",\"value\":{\"start\":0,\"end\":2,"
      "\"text\":[\"one\",\"two\"]},\"meta\":{\"text\":[\"n1\",\"n2\"]}}]}]}",
      "= file\n@ann@example.org\na X 0-2 “ab” n=2.5 r=4 sure=no sure=yes t=P/Q t=R w=one w=two "
      "~n1\nn2\n- Y 0-2 “ab”\n" },
    /* relations, any way round, and to what isn't there */
    { DATA "\"annotations\":[{\"completed_by\":5,\"result\":[" RESULT (
          "a", "0", "2", "ab",
          "X") "," RESULT ("b", "3", "5", "cd",
                           "Y") ",{\"type\":\"relation\",\"from_id\":\"a\",\"to_id\":"
                                "\"b\",\"direction\":\"left\",\"labels\":[\"of\",\"by\"]},{"
                                "\"type\":\"relation\",\"from_id\":"
                                "\"a\",\"to_id\":\"b\",\"direction\":\"bi\"},{\"type\":"
                                "\"relation\",\"from_id\":\"a\","
                                "\"to_id\":\"z\",\"direction\":\"right\"}]}]}",
      "= file\n@5\na X 0-2 “ab” relation>b\nb Y 3-5 “cd” by>a of>a relation>a\n"
      "! entry 1: A relation ties regions that aren’t there; it is left out.\n" },
    /* of the whole text, of no text, and a region that nobody labelled */
    { DATA
      "\"annotations\":[{\"result\":[{\"id\":\"q\",\"from_name\":\"tone\",\"type\":\"choices\","
      "\"value\":{\"choices\":[\"calm\"]}},{\"id\":\"p\",\"type\":\"rectanglelabels\",\"value\":{"
      "\"labels\":[\"X\"]}},{\"id\":\"u\",\"from_name\":\"kind\",\"type\":\"choices\",\"value\":{"
      "\"start\":0,\"end\":2,\"choices\":[\"a\"]}}]}]}",
      "= file\n@-\nu - 0-2 kind=a\n"
      "! entry 1: A region has no place in a text that can be read; it is left out.\n"
      "! entry 1: What “\xE2\x81\xA8tone\xE2\x81\xA9” says of the whole text is left out.\n" },
    /* the same id in two annotations of one maker */
    { DATA "\"annotations\":[{\"completed_by\":1,\"result\":[" RESULT (
          "a", "0", "2", "ab",
          "X") "]},{\"completed_by\":1,\"result\":[" RESULT ("a", "3", "5", "cd",
                                                             "X") "," RESULT ("a", "0", "1", "a",
                                                                              "X") ",{\"type\":"
                                                                                   "\"relation\","
                                                                                   "\"from_id\":"
                                                                                   "\"a\",\"to_"
                                                                                   "id\":\"a\"}]}]"
                                                                                   "}",
      "= file\n@1\na X 0-2 “ab”\na~1 X 3-5 “cd” relation>a~1\n- X 0-1 “a”\n"
      "! entry 1: Two marks have the id \xE2\x81\xA8"
      "a\xE2\x81\xA9; links to it go to the first.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_read (&anno_label_studio_format, cases[i][0], cases[i][1]);
}

static void
test_tasks (void)
{
  static const char *const cases[][2] = {
    /* cancelled, drafts, predictions beside and alone */
    { DATA "\"annotations\":[{\"was_cancelled\":true,\"result\":[" RESULT (
          "a", "0", "2", "ab", "X") "]},{\"completed_by\":1,\"result\":[]}],\"drafts\":[{"
                                    "\"result\":[]}],\"predictions\":["
                                    "{\"model_version\":\"m1\",\"result\":[]}]}",
      "= file\n@1\n! entry 1: 1 annotation was cancelled there, and is left out.\n"
      "! entry 1: 1 prediction of a program is left out.\n"
      "! entry 1: Drafts that nobody submitted are left out.\n" },
    { DATA "\"annotations\":[],\"predictions\":[{\"model_version\":\"m1\",\"score\":0.5,\"result\":"
           "[" RESULT ("a", "0", "2", "ab", "X") "]},{\"result\":[]}]}",
      "= file\n@m1\na X 0-2 “ab”\n@prediction\n"
      "! entry 1: Nobody marked this text; what is read is what a program proposed.\n" },
    /* older */
    { DATA "\"completions\":[{\"id\":1001,\"result\":[" RESULT ("a", "0", "2", "ab", "X") "]}]}",
      "= file\n@-\na X 0-2 “ab”\n" },
    /* the text under another name, and an address in its place */
    { "[{\"data\":{\"body\":\"ab\",\"title\":\"T\"},\"annotations\":[]},{\"data\":{\"a\":\"ab\","
      "\"b\":\"cd\"},\"annotations\":[{\"result\":[{\"to_name\":\"b\",\"value\":{}}]}]},"
      "{\"data\":{\"text\":\"https://example.org/a.txt\"},\"annotations\":[]}]",
      "= - “T”\n= -\n@-\n! entry 2: What “\xE2\x81\xA8\xE2\x81\xA9” says of the whole text is left "
      "out.\n! entry 2: “\xE2\x81\xA8"
      "a\xE2\x81\xA9” is not understood, and left out here and further "
      "on.\n= - (no text)\n" },
    /* a web page: places count its text, which isn't its source */
    { "{\"data\":{\"html\":\"<p>One</p>\"},\"annotations\":[{\"result\":[{\"id\":\"a\",\"type\":"
      "\"hypertextlabels\",\"value\":{\"start\":\"/p[1]/text()[1]\",\"end\":\"/p[1]/text()[1]\","
      "\"startOffset\":0,\"endOffset\":3,\"globalOffsets\":{\"start\":8,\"end\":11},\"text\":"
      "\"One\","
      "\"hypertextlabels\":[\"X\"]}}]}]}",
      "= file utf-16 (no text)\n@-\na X 8-11 “One”\n" },
    /* JSON_MIN */
    { "[{\"id\":1,\"text\":\"ab "
      "cd\",\"label\":[{\"start\":0,\"end\":2,\"text\":\"ab\",\"labels\":[\"X\"]},"
      "{\"start\":3,\"end\":5,\"text\":\"cd\",\"labels\":[\"Y\"]}],\"kind\":[{\"start\":3,\"end\":"
      "5,"
      "\"choices\":[\"k\"]}],\"tone\":\"calm\",\"annotator\":3,\"annotation_id\":9,\"lead_time\":1."
      "5}]",
      "= file\n@3\n- X 0-2 “ab”\n- Y 3-5 “cd” kind=k\n"
      "! entry 1: “\xE2\x81\xA8tone\xE2\x81\xA9” is not understood, and left out here and further "
      "on.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_read (&anno_label_studio_format, cases[i][0], cases[i][1]);
}

/* What a date has beside its value goes along, with the id of another date. */
static void
test_dates (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init (&scene, "On {date|#d:Sunday} and Monday.\n", NULL);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id ("urn:anno:m", "date");
  anno_span_draft_add_segment (draft, 14, 20);
  anno_span_draft_add_value (
      draft, anno_value_new_timex ("when", "DATE", "2017-07-10", "urn:anno:d", "START"));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (form_scene_layer (&scene, 0), span);
  g_autofree char *written = form_scene_write (&scene, &anno_label_studio_format);

  form_assert_read (&anno_label_studio_format, written,
                    "= news/a.txt “Deal “over”” 2017-07-10\n@ann\nurn:anno:d date 3-9 “Sunday”\n"
                    "urn:anno:m date 14-20 “Monday” when-anchor=urn:anno:d when-mod=START "
                    "when-type=DATE when=2017-07-10\n");
}

static void
test_refused (void)
{
  static const char *const cases[] = { "",
                                       "{}",
                                       "[]",
                                       "[{\"text\":\"a\",\"label\":[[0,1,\"X\"]]}]",
                                       "{\"text\":\"a\",\"spans\":[]}",
                                       "{\"data\":\"a\",\"label\":[]}",
                                       "[{\"data\":{\"text\":\"a\"}",
                                       "{\"type\":\"Annotation\",\"target\":{\"source\":\"a\"}}",
                                       "{\"text\":\"a\",\"annotation_sets\":{}}" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_refused (&anno_label_studio_format, cases[i], -1);
}

static void
test_shaken (void)
{
  form_shake (
      &anno_label_studio_format,
      "[{\"data\":{\"text\":\"a\\\\nb\",\"date\":\"2017-07-10\"},\"annotations\":[{"
      "\"completed_by\":{\"email\":\"a\"},\"result\":[" RESULT (
          "a", "0", "2", "a\\\\n",
          "X") ",{\"id\":\"a\",\"from_name\":\"k\",\"value\":{"
               "\"taxonomy\":[[\"a\"]]},\"meta\":{\"text\":[\"n\"]}},{\"type\":\"relation\",\"from_"
               "id\":"
               "\"a\",\"to_id\":\"a\",\"labels\":[\"of\"]}]}],\"predictions\":[{\"result\":[]}]},"
               "{\"text\":\"a\",\"label\":[{\"start\":0,\"end\":1,\"labels\":[\"X\"]}]}]");
}

/* What many of a thing cost grows with their number, not with its square. */
static void
test_many (void)
{
  static const char *const cases[][3] = {
    { "{\"data\":{\"text\":\"a\\\\nb\"},\"annotations\":[",
      "{\"completed_by\":#,\"result\":[{\"id\":\"a\",\"type\":\"labels\",\"value\":{\"start\":0,"
      "\"end\":4000000,\"text\":\"x\",\"labels\":[\"X\"]}}]}",
      "]}" },
    { "{\"data\":{\"text\":\"a\"},\"annotations\":[",
      "{\"completed_by\":1,\"result\":[{\"id\":\"a\",\"type\":\"labels\",\"value\":{\"start\":0,"
      "\"end\":1,\"labels\":[\"X\"]}}]}",
      "]}" },
    { "{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[",
      "{\"id\":\"a\",\"from_name\":\"c\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":1,"
      "\"labels\":[\"X\"]},\"meta\":{\"text\":[\"note\"]}}",
      "]}]}" },
    { "{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[{\"id\":\"a\",\"type\":\"labels\","
      "\"value\":{\"start\":0,\"end\":1,\"labels\":[\"X\"]}},",
      "{\"type\":\"relation\",\"from_id\":\"a\",\"to_id\":\"a\",\"labels\":[\"#\"]}", "]}]}" },
    { "{\"text\":\"a\",\"label\":[", "{\"start\":0,\"end\":1,\"labels\":[\"X\"]}",
      "],\"kind\":[{\"start\":0,\"end\":1,\"choices\":[\"a\"]}]}" },
    { "{\"data\":{\"text\":\"a\",", "\"k#\":\"a\"", "},\"annotations\":[]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_read_many (&anno_label_studio_format, cases[i][0], cases[i][1], cases[i][2], 50000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/label-studio/written", test_written);
  g_test_add_func ("/label-studio/kept", test_kept);
  g_test_add_func ("/label-studio/line-ends", test_line_ends);
  g_test_add_func ("/label-studio/results", test_results);
  g_test_add_func ("/label-studio/tasks", test_tasks);
  g_test_add_func ("/label-studio/dates", test_dates);
  g_test_add_func ("/label-studio/refused", test_refused);
  g_test_add_func ("/label-studio/shaken", test_shaken);
  g_test_add_func ("/label-studio/many", test_many);
  return g_test_run ();
}
