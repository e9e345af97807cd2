/* Proves foreign/uima-json-writer and foreign/uima-json-reader: the bytes of a small article,
 * that all comes back, files as other programs write them, and broken ones. */
#include "foreign/cas-scene.h"

#include "foreign/uima-json-writer.h"

#include <string.h>

#define SMALL                                                                                      \
  "{speaker|person=urn:g|mention=name|#s:Graham} {cue|#k|~so & \"so\":said} "                      \
  "{claim|?|#c|said-by=@s|cued-by=@k:it is\t\360\237\230\200 over}.\n"

static void
test_bytes (void)
{
  g_auto (CasScene) scene = { 0 };
  cas_scene_init (&scene, SMALL);
  g_autofree char *bytes
      = cas_scene_write (&scene, &anno_uima_json_format, "annotation/sub/a.txt/ann.json");
  const char *structures = strstr (bytes, "\"%FEATURE_STRUCTURES\"");

  g_assert_nonnull (structures);
  g_assert_cmpstr (
      structures, ==,
      "\"%FEATURE_STRUCTURES\":[\n"
      "{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\",\"sofaNum\":1,\"sofaID\":\"_InitialView\","
      "\"mimeType\":\"text\",\"sofaString\":\"Graham said it is\\t\360\237\230\200 over.\\n\"},\n"
      "{\"%ID\":2,\"%TYPE\":\"de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData\","
      "\"@sofa\":1,\"begin\":0,\"end\":27,\"language\":\"x-unspecified\","
      "\"documentTitle\":\"a.txt\",\"documentId\":\"sub/a.txt\"},\n"
      "{\"%ID\":3,\"%TYPE\":\"annotator.Article\",\"@sofa\":1,\"path\":\"sub/a.txt\","
      "\"title\":\"a.txt\",\"annotator\":\"ann\"},\n"
      "{\"%ID\":4,\"%TYPE\":\"annotator.speaker\",\"@sofa\":1,\"begin\":0,\"end\":6,"
      "\"id\":\"urn:anno:s\",\"person\":\"urn:g\",\"person_name\":\"Lindsey Graham\","
      "\"mention\":\"name\"},\n"
      "{\"%ID\":5,\"%TYPE\":\"annotator.cue\",\"@sofa\":1,\"begin\":7,\"end\":11,"
      "\"id\":\"urn:anno:k\",\"note\":\"so & \\\"so\\\"\"},\n"
      "{\"%ID\":7,\"%TYPE\":\"uima.tcas.Annotation[]\",\"%ELEMENTS\":[4]},\n"
      "{\"%ID\":6,\"%TYPE\":\"annotator.claim\",\"@sofa\":1,\"begin\":12,\"end\":25,"
      "\"id\":\"urn:anno:c\",\"@said_by\":7,\"@cued_by\":5,\"unsure\":true}\n"
      "],\n"
      "\"%VIEWS\":{\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":[2,3,4,5,6]}}}\n");
}

static void
test_types (void)
{
  g_auto (CasScene) scene = { 0 };
  cas_scene_init (&scene, "{odd-tag|my-field=1|my-field=2:b}\n");
  g_autofree char *bytes
      = cas_scene_write (&scene, &anno_uima_json_format, "annotation/sub/a.txt/ann.json");
  const char *odd = strstr (bytes, "\n\"annotator.odd_tag\":");

  g_assert_true (g_str_has_prefix (bytes, "{\"%TYPES\":{\n"));
  g_assert_nonnull (odd);
  g_autofree char *line = g_strndup (odd + 1, strcspn (odd + 1, "\n"));
  g_assert_cmpstr (line, ==,
                   "\"annotator.odd_tag\":{\"%NAME\":\"annotator.odd_tag\","
                   "\"%SUPER_TYPE\":\"uima.tcas.Annotation\","
                   "\"id\":{\"%NAME\":\"id\",\"%RANGE\":\"uima.cas.String\"},"
                   "\"segments\":{\"%NAME\":\"segments\",\"%RANGE\":\"annotator.Segment[]\"},"
                   "\"note\":{\"%NAME\":\"note\",\"%RANGE\":\"uima.cas.String\"},"
                   "\"unsure\":{\"%NAME\":\"unsure\",\"%RANGE\":\"uima.cas.Boolean\"},"
                   "\"my_field\":{\"%NAME\":\"my_field\",\"%RANGE\":\"uima.cas.StringArray\"}}");
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < cas_scene_n_cases; i++)
    cas_scene_check_round_trip (&anno_uima_json_format, i);
}

/* JSON holds what XML doesn't. */
static void
test_signs (void)
{
  g_auto (CasScene) scene = { 0 };
  cas_scene_init (&scene, "a\001b {cue|~n\002:c\013d} e\n");
  g_autofree char *bytes
      = cas_scene_write (&scene, &anno_uima_json_format, "annotation/sub/a.txt/ann.json");
  g_autofree char *again
      = cas_scene_write (&scene, &anno_uima_json_format, "annotation/sub/a.txt/ann.json");
  g_autoptr (AnnoForeignDocument) document = cas_scene_read_back (&scene, &anno_uima_json_format);
  g_autofree char *said = cas_scene_say_document (document);

  g_assert_cmpstr (bytes, ==, again);
  g_assert_cmpstr (document->text, ==, "a\001b c\013d e\n");
  g_assert_cmpstr (said, ==, "cue 4-7 ~n\002\n");
}

#define CAS(structures, views) "{\"%FEATURE_STRUCTURES\":[" structures "],\"%VIEWS\":{" views "}}"
#define SOFA                                                                                       \
  "{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\",\"sofaNum\":1,\"sofaID\":\"_InitialView\","              \
  "\"sofaString\":\"This is a test .\"}"
#define MARK(id, begin, end, more)                                                                 \
  ",{\"%ID\":" id ",\"%TYPE\":\"org.a.Mark\",\"@sofa\":1,\"begin\":" begin ",\"end\":" end more "}"

static const struct
{
  const char *name;
  const char *bytes;
  const char *said;
} foreign[] = {
  { "a list, with references and plain values",
    CAS (SOFA MARK ("2", "0", "4", ",\"@to\":3,\"n\":3,\"flag\":false,\"none\":null")
             MARK ("3", "5", "7", ""),
         "\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":[2,3]}"),
    "Mark 0-4 flag=false n=3 to>is\nMark 5-7\n" },
  { "an object by ids",
    "{\"%TYPES\":{},\"%FEATURE_STRUCTURES\":{"
    "\"2\":{\"%TYPE\":\"org.a.Mark\",\"@sofa\":1,\"begin\":0,\"end\":4,\"@to\":2},"
    "\"1\":{\"%TYPE\":\"uima.cas.Sofa\",\"sofaID\":\"_InitialView\",\"sofaString\":\"This is\"}},"
    "\"%VIEWS\":{\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":[2]}}}",
    "Mark 0-4 to>This\n" },
  { "a header, anchors and numbers that are words",
    "{\"%HEADER\":{\"%VERSION\":\"1.0.0\"},\"%FEATURE_STRUCTURES\":[" SOFA
    ",{\"%ID\":2,\"%TYPE\":\"org.a.Mark\",\"@sofa\":1,\"^begin\":0,\"^end\":4,\"#x\":\"NaN\","
    "\"y\":-1.5e3}]}",
    "Mark 0-4 x=NaN y=-1.5e3\n" },
  { "the sofa behind what refers to it",
    CAS ("{\"%ID\":2,\"%TYPE\":\"org.a.Mark\",\"@sofa\":1,\"begin\":0,\"end\":4}," SOFA, ""),
    "Mark 0-4\n" },
  { "arrays",
    CAS (SOFA MARK ("2", "0", "4", ",\"@to\":7,\"@words\":8,\"@old\":9,\"@bytes\":6") MARK (
             "3", "5", "7",
             "") ",{\"%ID\":7,\"%TYPE\":\"org.a.Mark[]\",\"%ELEMENTS\":[3,null,2]}"
                 ",{\"%ID\":8,\"%TYPE\":\"uima.cas.StringArray\",\"%ELEMENTS\":[\"a\",null,\"b\"]}"
                 ",{\"%ID\":9,\"%TYPE\":\"uima.cas.FSArray\",\"%ELEMENTS\":[3]}"
                 ",{\"%ID\":6,\"%TYPE\":\"uima.cas.ByteArray\",\"%ELEMENTS\":\"VGhp\"}",
         ""),
    "Mark 0-4 bytes=VGhp old>is to>This to>is words=a words=b\nMark 5-7\n" },
  { "lists",
    CAS (SOFA MARK ("2", "0", "4", ",\"@list\":7,\"@n\":5") MARK (
             "3", "5", "7",
             "") ",{\"%ID\":7,\"%TYPE\":\"uima.cas.NonEmptyFSList\",\"@tail\":8,\"@head\":3}"
                 ",{\"%ID\":8,\"%TYPE\":\"uima.cas.NonEmptyFSList\",\"@tail\":9,\"@head\":2}"
                 ",{\"%ID\":9,\"%TYPE\":\"uima.cas.EmptyFSList\"}"
                 ",{\"%ID\":5,\"%TYPE\":\"uima.cas.NonEmptyIntegerList\",\"@tail\":6,\"head\":4}"
                 ",{\"%ID\":6,\"%TYPE\":\"uima.cas.EmptyIntegerList\"}",
         ""),
    "Mark 0-4 list>This list>is n=4\nMark 5-7\n" },
  { "slots, and what parts the text",
    CAS (SOFA MARK ("2", "0", "4", ",\"@links\":7") MARK (
             "3", "5", "7",
             "") ",{\"%ID\":9,\"%TYPE\":\"webanno.custom.LinkType\",\"role\":\"p2\",\"@target\":3}"
                 ",{\"%ID\":7,\"%TYPE\":\"webanno.custom.LinkType[]\",\"%ELEMENTS\":[9]}"
                 ",{\"%ID\":4,\"%TYPE\":\"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
                 "Token\","
                 "\"@sofa\":1,\"begin\":0,\"end\":4,\"order\":0}",
         "\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":[2,3,4,9]}"),
    "Mark 0-4 event p2>is\nMark 5-7\n"
    "- 1 annotation of the type “de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token” is "
    "left "
    "aside: it only parts the text.\n" },
  /* As apache/uima-uimaj-io-jsoncas counts: 38 for all of it. */
  { "emoji of several code points",
    "{\"%TYPES\":{},\"%FEATURE_STRUCTURES\":[{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\",\"sofaNum\":1,"
    "\"sofaID\":\"_InitialView\",\"mimeType\":\"text\",\"sofaString\":\"\\uD83E\\uDD73 This "
    "\\uD83D\\uDC73\\uD83C\\uDFFB\\u200D\\u2640\\uFE0F is \\u2706 a "
    "\\uD83E\\uDDD4\\uD83C\\uDFFE\\u200D\\u2642\\uFE0F test \\uD83D\\uDC7B\"},"
    "{\"%ID\":2,\"%TYPE\":\"uima.tcas.Annotation\",\"@sofa\":1,\"begin\":8,\"end\":15},"
    "{\"%ID\":3,\"%TYPE\":\"uima.tcas.Annotation\",\"@sofa\":1,\"begin\":36,\"end\":38,\"@to\":2},"
    "{\"%ID\":11,\"%TYPE\":\"uima.tcas.DocumentAnnotation\",\"@sofa\":1,\"begin\":0,\"end\":38}],"
    "\"%VIEWS\":{\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":[2,3,11]}}}",
    "Annotation 31-32 to>\360\237\221\263\360\237\217\273\342\200\215\342\231\200\357\270\217\n"
    "Annotation 7-12\n" },
  { "a type that extends what says something of the document",
    "{\"%TYPES\":{\"a.Doc\":{\"%NAME\":\"a.Doc\",\"%SUPER_TYPE\":\"a.Base\"},\"a.Base\":{"
    "\"%SUPER_TYPE\":\"uima.tcas.DocumentAnnotation\"}},\"%FEATURE_STRUCTURES\":[" SOFA
    ",{\"%ID\":2,\"%TYPE\":\"a.Doc\",\"@sofa\":1,\"begin\":0,\"end\":4}]}",
    "" },
  { "another view, and a missing sofa",
    CAS (SOFA ",{\"%ID\":8,\"%TYPE\":\"uima.cas.Sofa\",\"sofaID\":\"german\"}"
              ",{\"%ID\":2,\"%TYPE\":\"a.B\",\"@sofa\":8,\"begin\":0,\"end\":4}"
              ",{\"%ID\":3,\"%TYPE\":\"a.B\",\"begin\":0,\"end\":4}"
              ",{\"%ID\":4,\"%TYPE\":\"a.B\",\"@sofa\":null,\"begin\":0,\"end\":4}",
         ""),
    "- 1 annotation in the other view “german” is left out.\n"
    "- 2 annotations of the type “a.B” belong to no text (their sofa is missing).\n" },
};

static void
test_foreign (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_test_message ("%s", foreign[i].name);
      g_autofree char *said
          = cas_scene_read (&anno_uima_json_format, "x.json", foreign[i].bytes, -1, NULL);
      g_assert_cmpstr (said, ==, foreign[i].said);
    }
}

static const struct
{
  const char *bytes;
  const char *said; /* how it begins */
} broken[] = {
  { "", "! " },
  { "{}", "! This is no UIMA CAS: it has no member “%FEATURE_STRUCTURES”." },
  { "[1,2]", "! This is no UIMA CAS: it has no member “%FEATURE_STRUCTURES”." },
  { "\"%FEATURE_STRUCTURES\"", "! This is no UIMA CAS" },
  { "{\"text\":\"a\",\"spans\":[]}", "! This is no UIMA CAS" },
  { "{\"%FEATURE_STRUCTURES\":7}", "! “%FEATURE_STRUCTURES” must be a list, or an object by ids." },
  { "{\"%FEATURE_STRUCTURES\":[", "! " },
  { "{\"%FEATURE_STRUCTURES\":[],\"%FEATURE_STRUCTURES\":[]}", "! " },
  { "{\"%FEATURE_STRUCTURES\":[{\"a\":\"\\u0000\"}]}", "! " },
  { "{\"%FEATURE_STRUCTURES\":[{\"a\":\"\\ud800\"}]}", "! " },
  { "{\"%FEATURE_STRUCTURES\":[{\"a\":\"\xff\"}]}", "! " },
  { "{\"%FEATURE_STRUCTURES\":[]} x", "! " },
  { "{\"%FEATURE_STRUCTURES\":[],\"%VIEWS\":[7],\"%TYPES\":\"x\"}",
    "- The file doesn’t hold the text.\n" },
  { "{\"%FEATURE_STRUCTURES\":[1,{},{\"%ID\":1},{\"%ID\":2,\"%TYPE\":\"\"},{\"%TYPE\":[]},[[]]]}",
    "- The file doesn’t hold the text.\n- 6 things in the file aren’t as the form has them" },
  { CAS (SOFA MARK ("2", "4", "0", "") MARK ("3", "-1", "4", "") MARK ("4", "0", "2147483648", "")
             MARK ("5", "0", "1e2", "") MARK ("6", "\"x\"", "4", "") MARK ("7", "[]", "4", "")
                 MARK ("8", "0", "99999999999999999999", ""),
         ""),
    "- 1 thing in the file isn’t as the form has it, and is left out.\n"
    "- 7 annotations of the type “org.a.Mark” have no valid place.\n" },
  { CAS (SOFA MARK ("2", "3", "3", ""), ""),
    "- 1 annotation of the type “org.a.Mark” holds no words.\n" },
  { CAS (SOFA MARK ("2", "0", "4", "") MARK ("2", "5", "7", ""), ""),
    "Mark 0-4\n- 1 feature structure has the id of one before it, and is left out.\n" },
  { CAS (SOFA MARK ("2", "0", "4", ",\"@to\":99,\"@\":3,\"x\":{\"y\":1}"), ""),
    "Mark 0-4\n- 2 things in the file aren’t as the form has them, and are left out.\n"
    "- 1 reference of the feature “to” doesn’t lead to a mark.\n" },
  { CAS (SOFA MARK ("2", "0", "4", "") ",{\"%TYPE\":\"a.B\",\"@sofa\":1,\"begin\":0,\"end\":1}",
         ""),
    "B 0-1\nMark 0-4\n" },
  { CAS (SOFA MARK ("2", "0", "4", ",\"@list\":7") ",{\"%ID\":7,\"%TYPE\":\"uima.cas."
                                                   "NonEmptyFSList\",\"@tail\":7,\"@head\":2}",
         ""),
    "Mark 0-4 list>This list>This" },
  { "{\"%TYPES\":{\"a\":{\"%SUPER_TYPE\":\"b\"},\"b\":{\"%SUPER_TYPE\":\"a\"}},"
    "\"%FEATURE_STRUCTURES\":[" SOFA
    ",{\"%ID\":2,\"%TYPE\":\"a\",\"@sofa\":1,\"begin\":0,\"end\":1}]}",
    "a 0-1\n" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_test_message ("case %u", i);
      g_autofree char *said
          = cas_scene_read (&anno_uima_json_format, "x.json", broken[i].bytes, -1, NULL);
      if (!g_str_has_prefix (said, broken[i].said))
        g_assert_cmpstr (said, ==, broken[i].said);
    }
}

/* Nested as deeply as anybody likes it is refused; cut anywhere it is, too. */
static void
test_cut (void)
{
  const char *whole = foreign[0].bytes;
  gsize n = strlen (whole);
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *nested = g_strconcat ("{\"%FEATURE_STRUCTURES\":", deep, NULL);
  g_autofree char *refused = cas_scene_read (&anno_uima_json_format, "x.json", nested, -1, NULL);

  g_assert_true (g_str_has_prefix (refused, "! "));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *said
          = cas_scene_read (&anno_uima_json_format, "x.json", whole, (gssize) i, NULL);
      g_assert_true (g_str_has_prefix (said, "! "));
      for (guint k = 0; k < 4; k++)
        {
          g_autofree char *bytes = g_strdup (whole);
          bytes[i] = "\0\xff]9"[k];
          g_autofree char *other
              = cas_scene_read (&anno_uima_json_format, "x.json", bytes, (gssize) n, NULL);
          g_assert_nonnull (other);
        }
    }
}

/* One with as many features as a file has room for. */
static void
test_many_features (void)
{
  g_autoptr (GString) more = g_string_new (NULL);

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (more, ",\"f%u\":\"\",\"f%u_name\":\"n\"", i, i);
  g_autofree char *bytes
      = g_strdup_printf ("{\"%%FEATURE_STRUCTURES\":[%s,{\"%%ID\":2,\"%%TYPE\":\"annotator.cue\","
                         "\"@sofa\":1,\"begin\":0,\"end\":4%s,\"unsure\":true}]}",
                         SOFA, more->str);
  g_autofree char *said = cas_scene_read (&anno_uima_json_format, "x.json", bytes, -1, NULL);

  g_assert_true (g_str_has_prefix (said, "cue 0-4 ? f0-name=n f0= f1-name=n "));
  g_assert_nonnull (strstr (said, " f29999-name=n f29999= "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/uima-json/bytes", test_bytes);
  g_test_add_func ("/uima-json/types", test_types);
  g_test_add_func ("/uima-json/round-trip", test_round_trip);
  g_test_add_func ("/uima-json/signs", test_signs);
  g_test_add_func ("/uima-json/foreign", test_foreign);
  g_test_add_func ("/uima-json/broken", test_broken);
  g_test_add_func ("/uima-json/cut", test_cut);
  g_test_add_func ("/uima-json/many-features", test_many_features);
  return g_test_run ();
}
