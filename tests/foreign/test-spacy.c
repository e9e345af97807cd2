/* Proves foreign/spacy-reader with spacy-writer. */
#include "foreign/form-scene.h"

#include "foreign/spacy-writer.h"

static void
test_written (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init (&scene, "{speaker:🙂 A} said.\r\n", NULL);
  g_autofree char *written = form_scene_write (&scene, &anno_spacy_format);

  g_assert_cmpstr (written, ==,
                   "{\"text\":\"🙂 A said.\\r\\n\",\"spans\":[{\"start\":0,\"end\":3,\"label\":"
                   "\"speaker\"}],\"meta\":{\"article\":\"news/a.txt\",\"title\":\"Deal “over”\","
                   "\"date\":\"2017-07-10\",\"annotator\":\"ann\"}}\n");
  form_assert_read (&anno_spacy_format, written,
                    "= news/a.txt “Deal “over”” 2017-07-10\n@ann\n1 speaker 0-3\n");
}

static void
test_kept (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init_rich (&scene);
  form_assert_kept (&scene, &anno_spacy_format);
}

/* What others write. */
static void
test_read (void)
{
  static const char *const cases[][2] = {
    /* the end is behind the last character, the last token is the last */
    { "{\"text\":\"Apple is here\",\"tokens\":[{\"text\":\"Apple\",\"start\":0,\"end\":5,\"id\":0},"
      "{\"text\":\"is\",\"start\":6,\"end\":8,\"id\":1}],\"spans\":[{\"start\":0,\"end\":8,"
      "\"token_start\":0,\"token_end\":1,\"label\":\"ORG\",\"text\":\"Apple is\"},"
      "{\"token_start\":0,\"token_end\":1,\"label\":\"B\"}],\"_session_id\":\"news-ann\","
      "\"_input_hash\":-12,\"answer\":\"accept\"}",
      "= file\n@news-ann\n1 ORG 0-8 “Apple is”\n2 B 0-8\n" },
    /* relations: by the place of what they tie, by its token, and to words without a label */
    { "{\"text\":\"ab cd\",\"tokens\":[{\"start\":0,\"end\":2},{\"start\":3,\"end\":5}],\"spans\":["
      "{\"start\":0,\"end\":2,\"label\":\"X\"}],\"relations\":[{\"head\":0,\"child\":1,\"head_"
      "span\":{"
      "\"start\":0,\"end\":2,\"label\":null},\"child_span\":{\"start\":3,\"end\":5,\"label\":null},"
      "\"label\":\"OF\",\"color\":\"red\"},{\"head\":1,\"child\":0,\"label\":\"BY\"},"
      "{\"head\":1,\"child\":9,\"label\":\"BY\"}]}",
      "= file\n@-\n1 X 0-2 OF>2\n2 - 3-5 BY>1\n"
      "! entry 1: A relation doesn’t say what it ties; it is left out.\n" },
    /* what was rejected */
    { "{\"text\":\"a\",\"spans\":[{\"start\":0,\"end\":1,\"label\":\"X\"}],\"answer\":\"reject\"}\n"
      "{\"text\":\"b\",\"spans\":[],\"answer\":\"ignore\"}\n{\"text\":\"c\",\"spans\":[]}\n",
      "= -\n! line 1: Whoever marked it answered “\xE2\x81\xA8reject\xE2\x81\xA9”: what is marked "
      "there is left out.\n= -\n! line 2: Whoever marked it answered "
      "“\xE2\x81\xA8ignore\xE2\x81\xA9”: "
      "what is marked there is left out.\n= -\n@-\n" },
    /* training data */
    { "[[\"ab cd\",{\"entities\":[[0,2,\"X\"],[3,5,\"Y\",\"Q1\"]]}],[\"e\",{\"entities\":[]}]]",
      "= -\n@-\n1 X 0-2\n2 Y 3-5 kb_id=Q1\n= -\n@-\n" },
    { "[\"ab\",{\"entities\":[[0,2,\"X\"]]}]\n", "= file\n@-\n1 X 0-2\n" },
    { "{\"classes\":[\"X\"],\"annotations\":[[\"ab\",{\"entities\":[[0,2,\"X\"]]}],null]}",
      "= file\n@-\n1 X 0-2\n" },
    { "{\"text\":\"ab\",\"entities\":[[0,2,\"X\"]]}", "= file\n@-\n1 X 0-2\n" },
    { "{\"text\":\"ab\",\"ents\":[{\"start\":0,\"end\":2,\"label\":\"X\"}],\"sents\":[],\"tokens\":"
      "[],"
      "\"spans\":{\"sc\":[{\"start\":0,\"end\":1,\"label\":\"Y\",\"kb_id\":\"\"}],\"mine\":[{"
      "\"start\":1,"
      "\"end\":2,\"label\":\"Z\",\"kb_id\":\"Q2\"}]}}",
      "= file\n@-\n1 Y 0-1\n2 Z 1-2 group=mine kb_id=Q2\n3 X 0-2\n" },
    /* places that are none */
    { "{\"text\":\"ab\",\"spans\":[{\"start\":2,\"end\":1,\"label\":\"X\"},{\"start\":-1,\"end\":1}"
      ","
      "{\"start\":0,\"end\":4294967295},{\"start\":1,\"end\":1},{\"start\":0.5,\"end\":1},7,[0]]}",
      "= file\n@-\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n" },
    /* what nobody knows is told once */
    { "{\"text\":\"ab\",\"spans\":[{\"start\":0,\"end\":1,\"label\":\"X\",\"odd\":1},{\"start\":1,"
      "\"end\":2,\"label\":\"X\",\"odd\":2}],\"html\":\"\",\"image\":\"x\"}",
      "= file\n@-\n1 X 0-1\n2 X 1-2\n"
      "! entry 1: “\xE2\x81\xA8odd\xE2\x81\xA9” is not understood, and left out here and further "
      "on.\n"
      "! entry 1: “\xE2\x81\xA8image\xE2\x81\xA9” is not understood, and left out here and further "
      "on.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_read (&anno_spacy_format, cases[i][0], cases[i][1]);
}

static void
test_refused (void)
{
  static const char *const cases[] = { "",
                                       "x",
                                       "{}",
                                       "[]",
                                       "{\"text\":\"a\"}",
                                       "{\"text\":\"a\",\"label\":[[0,1,\"X\"]]}",
                                       "{\"text\":1,\"spans\":[]}",
                                       "[{\"data\":{\"text\":\"a\"},\"annotations\":[]}]",
                                       "{\"text\":\"a\",\"annotation_sets\":{}}",
                                       "{\"text\":\"a\",\"spans\":[" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_refused (&anno_spacy_format, cases[i], -1);
}

static void
test_shaken (void)
{
  form_shake (
      &anno_spacy_format,
      "{\"text\":\"ab cd\",\"tokens\":[{\"start\":0,\"end\":2}],\"spans\":[{\"start\":0,"
      "\"end\":2,\"label\":\"X\",\"token_start\":0,\"token_end\":0}],\"relations\":[{"
      "\"head\":0,\"child\":0,\"head_span\":{\"start\":0,\"end\":2,\"label\":\"X\"},"
      "\"child_span\":{\"start\":3,\"end\":5},\"label\":\"OF\"}],\"meta\":{\"date\":\"2017\"},"
      "\"answer\":\"accept\"}\n[\"a\",{\"entities\":[[0,1,\"Z\",\"Q\"]]}]\n");
}

/* What many of a thing cost grows with their number, not with its square. */
static void
test_many (void)
{
  static const char *const cases[][3] = {
    { "{\"text\":\"a\",\"spans\":[", "{\"start\":0,\"end\":1,\"label\":\"X\"}",
      "],\"relations\":[]}" },
    { "{\"text\":\"a\",\"spans\":[{\"start\":0,\"end\":1,\"label\":\"X\"}],\"relations\":[",
      "{\"head_span\":{\"start\":0,\"end\":1},\"child_span\":{\"start\":#,\"end\":999999},"
      "\"label\":\"l\"}",
      "]}" },
    { "{\"text\":\"a\",\"spans\":[],\"meta\":{", "\"k#\":1", "}}" },
    { "[", "{\"text\":\"a\",\"spans\":[],\"meta\":{\"article\":\"a\",\"annotator\":\"#\"}}", "]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_read_many (&anno_spacy_format, cases[i][0], cases[i][1], cases[i][2], 50000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/spacy/written", test_written);
  g_test_add_func ("/spacy/kept", test_kept);
  g_test_add_func ("/spacy/read", test_read);
  g_test_add_func ("/spacy/refused", test_refused);
  g_test_add_func ("/spacy/shaken", test_shaken);
  g_test_add_func ("/spacy/many", test_many);
  return g_test_run ();
}
