/* Proves foreign/bdoc-reader with bdoc-writer. */
#include "foreign/form-scene.h"

#include "foreign/bdoc-writer.h"
#include "model/span-draft.h"

#define DOCUMENT(type, annotations)                                                                \
  "{\"annotation_sets\":{\"ann\":{\"name\":\"ann\",\"annotations\":[" annotations                  \
  "],\"next_annid\":9}},\"text\":\"a🙂b cd\",\"features\":{},\"offset_type\":\"" type            \
  "\",\"name\":\"a.txt\"}"

static void
test_written (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init (&scene,
                   "🙂 {speaker|person=urn:g|#s:A} {claim|?|~why|kind=plan|said-by=@s|#c:is}.\n",
                   NULL);
  g_autofree char *written = form_scene_write (&scene, &anno_bdoc_format);

  g_assert_cmpstr (
      written, ==,
      "{\"annotation_sets\":{\"ann\":{\"name\":\"ann\",\"annotations\":[{\"type\":\"speaker\","
      "\"start\":2,\"end\":3,\"id\":0,\"features\":{\"annotator:iri\":\"urn:anno:s\",\"person\":["
      "\"urn:g\"],\"annotator:name:person\":[\"Lindsey Graham\"]}},{\"type\":\"claim\",\"start\":4,"
      "\"end\":6,\"id\":1,\"features\":{\"annotator:iri\":\"urn:anno:c\",\"kind\":[\"plan\"],"
      "\"said-by\":[0],\"annotator:note\":\"why\",\"annotator:unsure\":true}}],\"next_annid\":2}},"
      "\"text\":\"🙂 A is.\\n\",\"features\":{\"title\":\"Deal "
      "“over”\",\"date\":\"2017-07-10\"},"
      "\"offset_type\":\"p\",\"name\":\"news/a.txt\"}\n");
  form_assert_read (&anno_bdoc_format, written,
                    "= news/a.txt “Deal “over”” 2017-07-10 code-points!\n@ann\n"
                    "urn:anno:s speaker 2-3 person-name=Lindsey Graham person=urn:g\n"
                    "urn:anno:c claim 4-6 kind=plan said-by>urn:anno:s ~why ?\n");
}

static void
test_kept (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init_rich (&scene);
  form_assert_kept (&scene, &anno_bdoc_format);
}

/* Fields may be called as what is ours. */
static void
test_names (void)
{
  static const char *const fields[] = { "iri",
                                        "note",
                                        "unsure",
                                        "part-of",
                                        "when-type",
                                        "annotator:iri",
                                        "annotator:type:when",
                                        "annotator:note",
                                        "annotator:annotator:x",
                                        "annotator:",
                                        "name",
                                        "person-name" };
  g_auto (FormScene) scene = { 0 };
  form_scene_init (&scene, "{claim|#c|~true note:is} it.\n", NULL);
  AnnoSpanDraft *draft
      = anno_span_draft_new_from (anno_layer_nth (form_scene_layer (&scene, 0), 0));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, fields[i], fields[i]));
  anno_span_draft_add_value (draft, anno_value_new_timex ("when", "DATE", "2017", "dct", NULL));
  anno_span_draft_add_value (draft, anno_value_new_timex ("when", "TIME", "T1", NULL, "END"));
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:g"));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (form_scene_layer (&scene, 0), span);

  form_assert_kept (&scene, &anno_bdoc_format);
}

static void
test_read (void)
{
  static const char *const cases[][2] = {
    /* features that are no strings; of another program, ours mean nothing */
    { DOCUMENT (
          "p", "{\"type\":\"T\",\"start\":0,\"end\":1,\"id\":3,\"features\":{\"a\":\"x\",\"b\":1.5,"
               "\"c\":true,\"d\":[\"p\", 0],\"e\":{\"k\": 1},\"f\":null,\"note\":\"n\","
               "\"unsure\":true}}"),
      "= a.txt code-points!\n@ann\n3 T 0-1 a=x b=1.5 c=true d=[\"p\",0] e={\"k\":1} note=n "
      "unsure=true\n" },
    { DOCUMENT ("j", "{\"type\":\"T\",\"start\":0,\"end\":3,\"id\":0}"),
      "= a.txt utf-16!\n@ann\n0 T 0-3\n" },
    { "{\"annotation_sets\":{\"\":{\"annotations\":[{\"type\":\"T\",\"start\":0,\"end\":1,\"id\":0}"
      "]}},"
      "\"text\":\"ab\"}",
      "= file\n@-\n0 T 0-1\n" },
    { DOCUMENT ("q", "{\"type\":\"T\",\"start\":0,\"end\":1,\"id\":0}"),
      "= a.txt\n! entry 1: Nobody knows what places of the offset type “\xE2\x81\xA8q\xE2\x81\xA9” "
      "count; all is left out.\n" },
    /* parts before what they are of, and of nothing */
    { DOCUMENT ("p", "{\"type\":\"T\",\"start\":4,\"end\":5,\"id\":1,\"features\":{"
                     "\"annotator:part-of\":0}},{\"type\":\"T\",\"start\":0,\"end\":1,\"id\":0},"
                     "{\"type\":\"T\",\"start\":2,\"end\":3,\"id\":2,\"features\":{"
                     "\"annotator:part-of\":77}}"),
      "= a.txt code-points!\n@ann\n0 T 0-1 4-5\n2 T 2-3 annotator:part-of=77\n" },
    /* links to nothing, doubles, and places that are none */
    { DOCUMENT ("p",
                "{\"type\":\"T\",\"start\":0,\"end\":1,\"id\":0,\"features\":{\"annotator:iri\":"
                "\"urn:a\",\"l\":[0,5]}},{\"type\":\"T\",\"start\":1,\"end\":2,\"id\":0},"
                "{\"type\":\"T\",\"start\":1,\"end\":2,\"id\":7,\"features\":{\"annotator:iri\":"
                "\"urn:a\",\"l\":[0]}},{\"type\":\"T\",\"start\":2,\"end\":1,\"id\":8},{\"type\":"
                "\"T\",\"start\":1,\"end\":1},5"),
      "= a.txt code-points!\n@ann\nurn:a T 0-1 l>urn:a\n- T 1-2\nurn:a~1 T 1-2 l>urn:a\n"
      "! annotation 0: Another annotation has the same number; links go to the first.\n"
      "! annotation 8: It doesn’t say where it begins and ends; it is left out.\n"
      "! an annotation without a number: It doesn’t say where it begins and ends; it is left out.\n"
      "! an annotation without a number: It doesn’t say where it begins and ends; it is left out.\n"
      "! annotation 0: “\xE2\x81\xA8l\xE2\x81\xA9” links to an annotation that isn’t there; it is "
      "left "
      "out.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_read (&anno_bdoc_format, cases[i][0], cases[i][1]);
}

static void
test_refused (void)
{
  static const char *const cases[] = { "",
                                       "{}",
                                       "{\"text\":\"a\"}",
                                       "{\"annotation_sets\":{}}",
                                       "{\"annotation_sets\":[],\"text\":\"a\"}",
                                       "{\"text\":\"a\",\"spans\":[]}",
                                       "{\"annotation_sets\":{},\"text\":\"a\",\"text\":\"b\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_refused (&anno_bdoc_format, cases[i], -1);
}

static void
test_shaken (void)
{
  form_shake (&anno_bdoc_format,
              DOCUMENT ("p",
                        "{\"type\":\"T\",\"start\":0,\"end\":1,\"id\":0,\"features\":{"
                        "\"annotator:iri\":\"urn:a\",\"l\":[0],\"w\":[\"2017\"],"
                        "\"annotator:type:w\":[\"DATE\"],\"annotator:name:w\":[null]}},{\"type\":"
                        "\"T\",\"start\":1,\"end\":2,\"id\":1,\"features\":{"
                        "\"annotator:part-of\":0}}"));
}

/* What many of a thing cost grows with their number, not with its square. */
static void
test_many (void)
{
  static const char *const cases[][3] = {
    { "{\"text\":\"a\",\"annotation_sets\":{",
      "\"s#\":{\"annotations\":[{\"start\":0,\"end\":1,\"id\":#}]}", "}}" },
    { "{\"text\":\"a\",\"annotation_sets\":{\"s\":{\"annotations\":[",
      "{\"start\":0,\"end\":1,\"id\":#,\"features\":{\"annotator:iri\":\"a\",\"l\":[#]}}", "]}}}" },
    { "{\"text\":\"a\",\"annotation_sets\":{\"s\":{\"annotations\":[{\"start\":0,\"end\":1,\"id\":"
      "0},",
      "{\"start\":0,\"end\":1,\"features\":{\"annotator:part-of\":0}}", "]}}}" },
    { "{\"text\":\"a\",\"annotation_sets\":{\"s\":{\"annotations\":[{\"start\":0,\"end\":1,\"id\":"
      "0,\"features\":{\"annotator:iri\":\"a\",",
      "\"f#\":[\"a\"],\"annotator:name:f#\":[\"n\"]", "}}]}}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_read_many (&anno_bdoc_format, cases[i][0], cases[i][1], cases[i][2], 50000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/bdoc/written", test_written);
  g_test_add_func ("/bdoc/kept", test_kept);
  g_test_add_func ("/bdoc/names", test_names);
  g_test_add_func ("/bdoc/read", test_read);
  g_test_add_func ("/bdoc/refused", test_refused);
  g_test_add_func ("/bdoc/shaken", test_shaken);
  g_test_add_func ("/bdoc/many", test_many);
  return g_test_run ();
}
