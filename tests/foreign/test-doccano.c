/* Proves foreign/doccano-reader with doccano-writer. */
#include "foreign/form-scene.h"

#include "foreign/doccano-writer.h"

static void
test_written (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init (&scene, "🙂 {speaker|#s:A} {claim|said-by=@s:is}.\n", NULL);
  g_autofree char *written = form_scene_write (&scene, &anno_doccano_format);

  g_assert_cmpstr (
      written, ==,
      "{\"id\":1,\"text\":\"🙂 A is.\\n\",\"entities\":[{\"id\":1,\"label\":\"speaker\","
      "\"start_offset\":3,\"end_offset\":4},{\"id\":2,\"label\":\"claim\",\"start_offset\":5,"
      "\"end_offset\":7}],\"relations\":[{\"id\":1,\"from_id\":2,\"to_id\":1,\"type\":\"said-by\"}]"
      ","
      "\"article\":\"news/a.txt\",\"annotator\":\"ann\"}\n");
  form_assert_read (&anno_doccano_format, written,
                    "= news/a.txt utf-16\n@ann\n1 speaker 3-4\n2 claim 5-7 said-by>1\n");
}

static void
test_kept (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init_rich (&scene);
  form_assert_kept (&scene, &anno_doccano_format);
}

static void
test_read (void)
{
  static const char *const cases[][2] = {
    { "{\"id\":1,\"text\":\"ab cd\",\"label\":[[0,2,\"X\"],[3,5,\"Y\"]],\"Comments\":[\"well\"]}\n",
      "= file utf-16\n@-\n- X 0-2\n- Y 3-5\n"
      "! entry 1: A comment on the whole text is left out: “\xE2\x81\xA8well\xE2\x81\xA9”\n" },
    { "{\"id\":1,\"data\":\"ab\",\"labels\":[[0,2,\"X\"]]}", "= file utf-16\n@-\n- X 0-2\n" },
    { "[{\"text\":\"ab\",\"label\":[[0,2,\"X\"]]},{\"text\":\"cd\",\"label\":[]}]",
      "= - utf-16\n@-\n- X 0-2\n= - utf-16\n@-\n" },
    /* old: labels are numbers, and each mark says whose it is */
    { "{\"id\":1,\"text\":\"ab\",\"meta\":{},\"annotations\":[{\"label\":2,\"start_offset\":0,"
      "\"end_offset\":2,\"user\":1},{\"label\":3,\"start_offset\":0,\"end_offset\":1,\"user\":4}],"
      "\"annotation_approver\":null}",
      "= file utf-16\n@1\n- 2 0-2\n@4\n- 3 0-1\n"
      "! entry 1: 2 marks have numbers for labels; what they stand for, the file doesn’t say.\n" },
    /* labels of the whole text */
    { "{\"text\":\"ab\",\"label\":[\"good\",\"short\"]}",
      "= file utf-16\n@-\n! entry 1: 2 labels of the whole text are left out.\n" },
    { "{\"text\":\"ab\",\"entities\":[[0,1,\"X\"]],\"cats\":[\"good\"]}",
      "= file utf-16\n@-\n- X 0-1\n! entry 1: 1 label of the whole text is left out.\n" },
    /* ties that hold nothing, and an id that is there twice */
    { "{\"text\":\"ab\",\"entities\":[{\"id\":1,\"label\":\"X\",\"start_offset\":0,\"end_offset\":"
      "1},"
      "{\"id\":1,\"label\":\"Y\",\"start_offset\":1,\"end_offset\":2}],\"relations\":[{\"id\":1,"
      "\"from_id\":1,\"to_id\":9,\"type\":\"of\"},{\"from_id\":1,\"to_id\":1,\"type\":\"of\"},{}]}",
      "= file utf-16\n@-\n1 X 0-1 of>1\n- Y 1-2\n"
      "! entry 1: Two marks have the id \xE2\x81\xA8"
      "1\xE2\x81\xA9; links to it go to the first.\n"
      "! entry 1: An end of a relation isn’t there, or is another annotator’s; it is left out.\n"
      "! entry 1: An end of a relation isn’t there, or is another annotator’s; it is left out.\n" },
    { "{\"text\":\"ab\",\"label\":[[2,1,\"X\"],[-1,1,\"X\"],[0,99999999999,\"X\"],[0],[]]}",
      "= file utf-16\n@-\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n"
      "! entry 1: A mark doesn’t say where it begins and ends; it is left out.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_read (&anno_doccano_format, cases[i][0], cases[i][1]);
}

static void
test_refused (void)
{
  static const char *const cases[] = { "",
                                       "{}",
                                       "[]",
                                       "{\"text\":\"a\",\"spans\":[]}",
                                       "{\"text\":[],\"label\":[]}",
                                       "{\"text\":\"a\"}",
                                       "{\"text\":\"a\",\"label\":[[0,1,\"X\"]]",
                                       "[{\"data\":{\"text\":\"a\"},\"annotations\":[]}]" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_refused (&anno_doccano_format, cases[i], -1);
}

static void
test_shaken (void)
{
  form_shake (&anno_doccano_format,
              "{\"id\":1,\"text\":\"ab cd\",\"label\":[[0,2,\"X\"]],\"entities\":[{\"id\":1,"
              "\"label\":\"X\",\"start_offset\":0,\"end_offset\":2,\"user\":3}],\"relations\":[{"
              "\"from_id\":1,\"to_id\":1,\"type\":\"of\"}],\"Comments\":[\"a\"],\"cats\":[1]}\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/doccano/written", test_written);
  g_test_add_func ("/doccano/kept", test_kept);
  g_test_add_func ("/doccano/read", test_read);
  g_test_add_func ("/doccano/refused", test_refused);
  g_test_add_func ("/doccano/shaken", test_shaken);
  return g_test_run ();
}
