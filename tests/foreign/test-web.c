/* Proves foreign/web-reader, -bodies, -targets, -links and -own with web-writer. */
#include "foreign/form-scene.h"

#include "foreign/web-writer.h"
#include "formats/layer-terms.h"
#include "model/span-draft.h"

#include <string.h>

#define ANNOTATION_BEGIN "{\"type\":\"Annotation\","
#define ANNOTATION(more) "{\"type\":\"Annotation\"," more "}"
#define TAG "\"body\":{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"X\"}"
#define POSITION "{\"type\":\"TextPositionSelector\",\"start\":1,\"end\":3}"
#define QUOTE "{\"type\":\"TextQuoteSelector\",\"exact\":\"bc\",\"prefix\":\"a\",\"suffix\":\"d\"}"
#define AT(selector) "\"target\":{\"source\":\"a.txt\",\"selector\":" selector "}"

static void
test_written (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init (&scene, "🙂 {speaker|person=urn:g|#s:A}\n", NULL);
  g_autofree char *lines = form_scene_write (&scene, &anno_web_lines_format);
  g_autofree char *whole = form_scene_write (&scene, &anno_web_collection_format);
  const char *said = "= news/a.txt (no text)\n@ann\nurn:anno:s speaker 2-3 “A” person-name=Lindsey "
                     "Graham person=urn:g\n";

  g_assert_cmpstr (
      lines, ==,
      "{\"@context\":" ANNO_LAYER_CONTEXT ",\"id\":\"urn:anno:s\",\"type\":\"Annotation\","
      "\"motivation\":\"tagging\",\"body\":[{\"type\":"
      "\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"speaker\"},{\"type\":"
      "\"SpecificResource\","
      "\"purpose\":\"identifying\",\"field\":\"person\",\"source\":\"urn:g\",\"name\":"
      "\"Lindsey Graham\"}],\"target\":{\"source\":\"news/a.txt\",\"selector\":[{\"type\":"
      "\"TextPositionSelector\",\"start\":2,\"end\":3},{\"type\":\"TextQuoteSelector\",\"exact\":"
      "\"A\","
      "\"prefix\":\"🙂 \",\"suffix\":\"\\n\"}]},\"creator\":{\"id\":\"urn:anno:ann\",\"type\":"
      "\"Person\",\"name\":\"ann\"}}\n");
  form_assert_read (&anno_web_lines_format, lines, said);
  form_assert_read (&anno_web_collection_format, whole, said);
}

static void
test_kept (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init_rich (&scene);
  form_assert_kept (&scene, &anno_web_lines_format);
  form_assert_kept (&scene, &anno_web_collection_format);
}

/* A layer as it lies in a corpus: its article is relative to it, and all is its annotator's. */
static void
test_layer (void)
{
  g_auto (FormScene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  form_scene_init (&scene, "{cue|~n:a} b {claim|?:c}\n", NULL);
  g_autofree char *path
      = g_build_filename (scene.scene.root, "annotations/ann/news/a.txt.json", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) documents
      = form_read (&anno_web_collection_format, "a.txt.json", text, -1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      AnnoForeignSpan *span
          = ((AnnoForeignLayer *) ((AnnoForeignDocument *) documents->pdata[0])->layers->pdata[0])
                ->spans->pdata[i];
      g_clear_pointer (&span->id, g_free); /* it is random */
    }
  g_autofree char *said = form_describe (documents);
  g_assert_cmpstr (said, ==, "= news/a.txt (no text)\n@ann\n- cue 0-1 “a” ~n\n- claim 4-5 “c” ?\n");
}

/* Where something lies. */
static void
test_targets (void)
{
  static const char *const cases[][2] = {
    { AT (POSITION), "X 1-3" },
    { AT ("[" QUOTE "," POSITION "]"), "X 1-3 “bc”" },
    { AT ("[" POSITION ",{\"type\":\"RangeSelector\",\"startContainer\":\"/p\"}]"), "X 1-3" },
    { AT (QUOTE), "X “bc” (a…d)" },
    { AT ("{\"type\":\"FragmentSelector\",\"value\":\"char=1,3\"}"), "X 1-3" },
    { AT ("{\"type\":\"FragmentSelector\",\"value\":\"#char=,3;length=9\"}"), "X 0-3" },
    { "\"target\":\"a.txt#char=1,3\"", "X 1-3" },
    /* the same in two ways, and two parts as CATMA writes them */
    { AT ("[" POSITION ",{\"type\":\"FragmentSelector\",\"value\":\"char=1,3\"}]"), "X 1-3" },
    { AT ("[" POSITION ",{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":6}]"),
      "X 1-3 5-6" },
    { "\"target\":{\"type\":\"List\",\"items\":[{\"source\":\"a.txt\",\"type\":\"Text\","
      "\"selector\":" POSITION
      "},{\"source\":\"a.txt\",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":5,"
      "\"end\":6}}]}",
      "X 1-3 5-6" },
    /* two targets, as this program and Recogito do */
    { "\"target\":[{\"source\":\"a.txt\",\"segmented\":true,\"selector\":[{\"type\":"
      "\"TextPositionSelector\",\"start\":5,\"end\":6},{\"type\":\"TextQuoteSelector\",\"exact\":"
      "\"f\"}]},"
      "{\"source\":\"a.txt\",\"selector\":[" QUOTE "," POSITION "]}]",
      "X 5-6 1-3 “f” “bc”" },
    /* what refines what */
    { AT ("{\"type\":\"TextPositionSelector\",\"start\":10,\"end\":20,\"refinedBy\":" POSITION "}"),
      "X 11-13" },
    { AT ("{\"type\":\"TextPositionSelector\",\"start\":10,\"end\":20,\"refinedBy\":" QUOTE "}"),
      "X “bc” (a…d)" },
    { AT ("{\"type\":\"XPathSelector\",\"value\":\"/p\",\"refinedBy\":" QUOTE "}"),
      "X “bc” (a…d)" },
    { AT ("{\"type\":\"TextQuoteSelector\",\"exact\":\"a🙂cd\",\"prefix\":\"<\",\"suffix\":\">\","
          "\"refinedBy\":" POSITION "}"),
      "X “🙂c” (<a…d>)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strconcat ("{\"type\":\"Annotation\",\"id\":\"i\"," TAG ",", cases[i][0], "}", NULL);
      g_autofree char *said = g_strconcat ("= a.txt (no text)\n@-\ni ", cases[i][1], "\n", NULL);
      form_assert_read (&anno_web_collection_format, text, said);
    }
}

/* What says no place that can be read is told. */
static void
test_no_place (void)
{
  static const char *const cases[] = {
    "\"target\":\"a.txt\"",
    "\"target\":{\"source\":\"a.txt\"}",
    "\"target\":{\"id\":\"a.txt\",\"type\":\"Text\"}",
    "\"target\":[]",
    AT ("[]"),
    AT ("null"),
    AT ("\"x\""),
    AT ("{\"type\":\"TextPositionSelector\",\"start\":3,\"end\":1}"),
    AT ("{\"type\":\"TextPositionSelector\",\"start\":-1,\"end\":1}"),
    AT ("{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":4294967296}"),
    AT ("{\"type\":\"TextQuoteSelector\",\"exact\":\"\"}"),
    AT ("[" QUOTE ",{\"type\":\"TextQuoteSelector\",\"exact\":\"x\"}]"),
    AT ("{\"type\":\"DataPositionSelector\",\"start\":0,\"end\":1}"),
    AT ("{\"type\":\"FragmentSelector\",\"value\":\"char=3\"}"),
    AT ("{\"type\":\"FragmentSelector\",\"value\":\"char=1,99999999999\"}"),
    AT ("{\"type\":\"FragmentSelector\",\"value\":\"line=1,2\"}"),
    AT ("{\"type\":\"XPathSelector\",\"value\":\"/p\",\"refinedBy\":" POSITION "}"),
    AT ("{\"type\":\"TextPositionSelector\",\"start\":1,\"end\":2,\"refinedBy\":" POSITION "}"),
    AT ("{\"type\":\"TextQuoteSelector\",\"exact\":\"ab\",\"refinedBy\":" POSITION "}")
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strconcat ("{\"type\":\"Annotation\"," TAG ",", cases[i], "}", NULL);
      form_assert_read (
          &anno_web_collection_format, text,
          "= file (no text)\n! entry 1: It says no place in a text, and is left out.\n");
    }
}

/* What is said of it. */
static void
test_bodies (void)
{
#define BODY(purpose, more) "{\"type\":\"TextualBody\",\"purpose\":\"" purpose "\"," more "}"
  static const char *const cases[][2] = {
    { "\"body\":[" BODY ("tagging", "\"value\":\"X\"") "," BODY ("tagging", "\"value\":\"Y\"") "]",
      "X 1-3 tag=Y" },
    { "\"body\":[" BODY ("classifying", "\"value\":\"k\"") "," BODY (
          "classifying",
          "\"field\":\"f\",\"value\":\"v\"") "," BODY ("classifying",
                                                       "\"field\":\"w\",\"value\":\"2017\","
                                                       "\"timex\":\"DATE\",\"anchor\":\"dct\","
                                                       "\"mod\":\"END\"") "]",
      "- 1-3 classifying=k f=v w-anchor=dct w-mod=END w-type=DATE w=2017" },
    { "\"body\":[{\"purpose\":\"identifying\",\"source\":{\"id\":\"http://w/"
      "Q1\",\"label\":\"Ann\"}},"
      "{\"purpose\":\"identifying\",\"source\":\"urn:x\",\"name\":\"Ben\"}," BODY (
          "identifying", "\"value\":\"http://w/Q2\"") "," BODY ("identifying",
                                                                "\"value\":\"Cid\"") "]",
      "- 1-3 -name=Ann -name=Ben -name=Cid =http://w/Q1 =http://w/Q2 =urn:x" },
    { "\"body\":[" BODY ("commenting",
                         "\"value\":\"one\"") ",{\"type\":\"TextualBody\",\"value\":"
                                              "\"two\"}," BODY ("describing",
                                                                "\"value\":\"three\"") "]",
      "- 1-3 ~one\ntwo\nthree" },
    { "\"motivation\":[\"tagging\"],\"body\":{\"type\":\"TextualBody\",\"value\":\"X\"}", "X 1-3" },
    { "\"motivation\":\"assessing\",\"body\":{\"type\":\"TextualBody\",\"value\":\"5\"}",
      "- 1-3 assessing=5" },
    { "\"bodyValue\":\"well\"", "- 1-3 ~well" },
    { "\"motivation\":\"identifying\",\"body\":\"http://w/Q1\"", "- 1-3 =http://w/Q1" },
    { "\"body\":\"http://w/x\"", "- 1-3 body=http://w/x" },
    { "\"body\":{\"purpose\":\"tagging\",\"source\":{\"id\":\"http://w/Q1\",\"label\":\"Berlin\"}}",
      "Berlin 1-3" },
    { "\"body\":{\"purpose\":\"linking\",\"source\":\"i\"},\"unsure\":true", "- 1-3 linking>i ?" },
    { "\"body\":[7,{\"type\":\"Choice\",\"odd\":1}]",
      "- 1-3\n! entry 1: A body of it is not understood, and left out.\n"
      "! entry 1: A body of it is not understood, and left out.\n"
      "! entry 1: “\xE2\x81\xA8odd\xE2\x81\xA9” is not understood, and left out here and further "
      "on." },
    { "\"body\":{\"purpose\":\"linking\",\"field\":\"of\",\"source\":\"urn:gone\"}",
      "- 1-3\n! entry 1: A link leads to an annotation that isn’t there, or is somebody else’s; it "
      "is "
      "left out." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("{\"type\":\"Annotation\",\"id\":\"i\",", cases[i][0],
                                           ",", AT (POSITION), "}", NULL);
      g_autofree char *said = g_strconcat ("= a.txt (no text)\n@-\ni ", cases[i][1], "\n", NULL);
      form_assert_read (&anno_web_collection_format, text, said);
    }
}

/* Whose they are, and what they are about. */
static void
test_sources (void)
{
  static const char *const cases[][2] = {
    { "\"creator\":{\"name\":\"Ann\"},\"target\":{\"source\":\"../../../sub/./"
      "a%20b.txt\",\"selector\":" POSITION "}",
      "= sub/a b.txt (no text)\n@Ann\n- - 1-3\n" },
    { "\"creator\":[\"mailto:a@b\"],\"target\":{\"source\":\"https://x.org/"
      "a%20b?c#d\",\"selector\":" POSITION "}",
      "= https://x.org/a b?c (no text)\n@mailto:a@b\n- - 1-3\n" },
    { "\"creator\":{\"nickname\":\"an\",\"id\":\"urn:a\"},\"target\":{\"source\":\"a%FFb%00\","
      "\"selector\":" POSITION "}",
      "= a%FFb%00 (no text)\n@an\n- - 1-3\n" },
    { "\"target\":{\"source\":\"..\",\"selector\":" POSITION "}",
      "= file (no text)\n@-\n- - 1-3\n" },
    { "\"target\":[{\"source\":\"a.txt\",\"selector\":" POSITION
      "},{\"source\":\"b.txt\",\"selector\":" POSITION "}]",
      "= a.txt (no text)\n@-\n- - 1-3\n"
      "! entry 1: It is about several texts; only what is in the first is read.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("{\"type\":\"Annotation\",", cases[i][0], "}", NULL);
      form_assert_read (&anno_web_collection_format, text, cases[i][1]);
    }
}

/* What others write. */
static void
test_others (void)
{
  static const char *const cases[][2] = {
    /* Hypothesis */
    { "{\"total\":2,\"rows\":[{\"id\":\"h1\",\"created\":\"2017-07-10T00:00:00+00:00\",\"user\":"
      "\"acct:ann@hypothes.is\",\"uri\":\"https://x.org/a\",\"text\":\"Well\",\"tags\":[\"claim\","
      "\"odd\"],\"group\":\"__world__\",\"document\":{\"title\":[\"A "
      "deal\"]},\"target\":[{\"source\":"
      "\"https://x.org/a\",\"selector\":[{\"type\":\"RangeSelector\",\"startOffset\":0}," POSITION
      "," QUOTE "]}],\"user_info\":{\"display_name\":null}},{\"id\":\"h2\",\"user\":"
      "\"acct:ben@hypothes.is\",\"user_info\":{\"display_name\":\"Ben\"},\"text\":\"reply\","
      "\"tags\":[],"
      "\"references\":[\"h1\"],\"target\":[{\"source\":\"https://x.org/a\"}]}]}",
      "= https://x.org/a “A deal” utf-16 (no text)\n@ann@hypothes.is\nh1 claim 1-3 “bc” tag=odd "
      "~Well\n"
      "! annotation 2: It says no place in a text, and is left out.\n" },
    /* Recogito, with a relation */
    { "[{\"@context\":\"http://www.w3.org/ns/"
      "anno.jsonld\",\"id\":\"#a\",\"type\":\"Annotation\"," TAG ",\"target\":{\"selector\":[" QUOTE
      "," POSITION "]}},{\"id\":\"#b\",\"type\":\"Annotation\"," TAG
      ",\"target\":{\"selector\":[" QUOTE "," POSITION "]}},{\"id\":\"#r\",\"type\":\"Annotation\","
      "\"motivation\":\"linking\",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\","
      "\"value\":"
      "\"of\"}],\"target\":[{\"id\":\"#a\"},{\"id\":\"#b\"}]},{\"id\":\"#s\",\"type\":"
      "\"Annotation\","
      "\"motivation\":\"linking\",\"body\":\"#a\",\"target\":\"#b\"},{\"type\":\"Annotation\","
      "\"motivation\":\"linking\",\"body\":\"#z\",\"target\":\"#b\"}]",
      "= file utf-16 (no text)\n@-\n#a X 1-3 “bc” of>#b\n#b X 1-3 “bc” linking>#a\n"
      "! entry 5: It ties annotations that aren’t there; it is left out.\n" },
    /* CATMA */
    { "[{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"https://c/1\",\"type\":"
      "\"Annotation\",\"body\":{\"type\":\"Dataset\",\"tag\":\"https://c/tag/CATMA_1\",\"tagset\":"
      "\"https://c/s\",\"properties\":{\"system\":{\"catma_markupauthor\":[\"mp\"]},\"user\":{"
      "\"CATMA_2\":[\"v\",\"w\"]}}},\"target\":{\"type\":\"List\",\"items\":[{\"source\":\"https://"
      "c/d\","
      "\"type\":\"Text\",\"selector\":" POSITION "}]}}]",
      "= https://c/d utf-16 (no text)\n@mp\nhttps://c/1 CATMA_1 1-3 CATMA_2=v CATMA_2=w\n" },
    /* a page, and one that goes on elsewhere */
    { "{\"type\":\"AnnotationPage\",\"next\":\"https://x/2\",\"items\":[" ANNOTATION (
          AT (POSITION)) ",7]}",
      "= a.txt (no text)\n@-\n- - 1-3\n"
      "! entry 1: There are annotations on a page that isn’t in this file; they are left out.\n"
      "! annotation 2: This is nothing that the form knows, and left out.\n" },
    { "{\"type\":[\"AnnotationCollection\"],\"first\":\"https://x/1\"}",
      "= file (no text)\n"
      "! entry 1: There are annotations on a page that isn’t in this file; they are left out.\n" },
    /* an id that is there twice; a link to somebody else's */
    { "[{\"id\":\"i\",\"type\":\"Annotation\"," TAG
      "," AT (POSITION) ",\"creator\":\"a\"},"
                        "{\"id\":\"i\",\"type\":\"Annotation\"," TAG
                        "," AT (POSITION) ",\"creator\":\"a\"},"
                                          "{\"id\":\"j\",\"type\":\"Annotation\",\"body\":{"
                                          "\"purpose\":\"linking\",\"source\":\"i\"}," AT (
                                              POSITION) ",\"creator\":\"b\"}]",
      "= a.txt (no text)\n@a\ni X 1-3\n- X 1-3\n@b\nj - 1-3\n"
      "! entry 2: Another annotation has the same id; links go to the first.\n"
      "! entry 3: A link leads to an annotation that isn’t there, or is somebody else’s; it is "
      "left "
      "out.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_assert_read (&anno_web_collection_format, cases[i][0], cases[i][1]);
}

static const AnnoForeignSpan *
only_span (const GPtrArray *documents)
{
  const AnnoForeignDocument *document = documents->pdata[0];
  const AnnoForeignLayer *layer = document->layers->pdata[0];

  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpuint (document->layers->len, ==, 1);
  g_assert_cmpuint (layer->spans->len, ==, 1);
  return layer->spans->pdata[0];
}

/* "CREATED MODIFIED SUGGESTED CREATOR GENERATOR MEMBERS TARGET", then "FIELD EXTRA" of each value.
 */
static char *
describe_rest (const AnnoForeignSpan *span)
{
  GString *out = g_string_new (NULL);
  const AnnoSpanExtra *extra = span->extra;
  static const AnnoSpanExtra none = { NULL };

  extra = extra != NULL ? extra : &none;
  g_assert_null (extra->bodies);
  g_assert_null (extra->tag);
  g_assert_null (extra->note);
  g_string_append_printf (out, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s %s %s %s",
                          span->created / G_USEC_PER_SEC, span->modified / G_USEC_PER_SEC,
                          span->suggested != NULL ? span->suggested : "-",
                          extra->creator != NULL ? extra->creator : "-",
                          extra->generator != NULL ? extra->generator : "-",
                          extra->members != NULL ? extra->members : "-",
                          extra->targets != NULL ? extra->targets[0] : "-");
  for (guint i = 0; i < span->values->len; i++)
    {
      const AnnoForeignValue *value = span->values->pdata[i];
      g_string_append_printf (out, "; %s %s", value->field,
                              value->extra != NULL ? value->extra : "-");
    }
  return g_string_free (out, FALSE);
}

/* What nobody here understands is kept where it has a place, and told where it hasn't. */
static void
test_rest (void)
{
  static const char *const cases[][3] = {
    /* times, whatever else there is */
    { "\"created\":\"1970-01-01T00:00:09Z\",\"odd\":1", "9 9 - - - - -",
      "! entry 1: “\xE2\x81\xA8odd\xE2\x81\xA9” is not understood, and left out here and further "
      "on.\n" },
    { "\"created\":\"1970-01-01T00:00:09+00:00\",\"updated\":\"1970-01-01T01:00:10.5+01:00\"",
      "9 10 - - - - -", "" },
    { "\"created\":\"yesterday\",\"modified\":7", "0 0 - - - - -", "" },
    /* of a value, what it doesn't need */
    { "\"body\":{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"f\",\"value\":"
      "\"v\",\"id\":\"urn:b\",\"odd\":[ 1]}",
      "0 0 - - - - -; f \"id\":\"urn:b\",\"odd\":[ 1]", "" },
    { "\"body\":{\"purpose\":\"identifying\",\"field\":\"f\",\"source\":\"urn:p\",\"name\":\"P\","
      "\"odd\":null}",
      "0 0 - - - - -; f \"odd\":null", "" },
    { "\"body\":{\"purpose\":\"tagging\",\"value\":\"X\",\"odd\":1}", "0 0 - - - - -",
      "! entry 1: “\xE2\x81\xA8odd\xE2\x81\xA9” is not understood, and left out here and further "
      "on.\n" },
    /* near enough to this program's form */
    { "\"id\":\"i\",\"motivation\":\"tagging\",\"suggestedBy\":\"r\",\"generator\":{\"id\":"
      "\"urn:x\"},\"creator\":{\"name\":\"ann\"},\"@context\":\"http://x\",\"rights\":2,"
      "\"tags\":[]," TAG,
      "0 0 r - {\"id\":\"urn:x\"} \"rights\":2 -", "" },
    { "\"id\":\"i\",\"motivation\":\"tagging\",\"creator\":{\"id\":\"urn:a\",\"name\":\"ann\"}"
      "," TAG,
      "0 0 - {\"id\":\"urn:a\",\"name\":\"ann\"} - - -", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strconcat (ANNOTATION_BEGIN, cases[i][0], ",", AT (POSITION), "}", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) documents
          = form_read (&anno_web_collection_format, "a.json", text, -1, &error);
      g_assert_no_error (error);
      g_autofree char *rest = describe_rest (only_span (documents));
      g_assert_cmpstr (rest, ==, cases[i][1]);
      g_autofree char *said = form_describe (documents);
      const char *told = strchr (said, '!');
      g_assert_cmpstr (told != NULL ? told : "", ==, cases[i][2]);
    }
}

/* What an annotation has under names that a set needs for itself. */
static void
test_own_names (void)
{
  g_auto (FormScene) scene = { 0 };
  form_scene_init (&scene, "{speaker|#s:A} {cue|#c:b}\n", "{cue|#c:A} b\n");
  AnnoLayer *layer = form_scene_layer (&scene, 0);
  AnnoSpanDraft *draft = anno_span_draft_new_from (anno_layer_find (layer, "urn:anno:s"));
  AnnoSpanExtra *extra = anno_span_extra_new ();
  AnnoValue *value = anno_value_new (ANNO_VALUE_PERSON, "person", "urn:g");
  extra->creator = g_strdup ("{\"name\":\"zoe\"}");
  extra->members = g_strdup ("\"@context\":{},\"b\":1");
  value->extra = g_strdup ("\"name\":\"G\"");
  anno_span_draft_add_value (draft, value);
  anno_span_draft_take_extra (draft, extra);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);

  g_autofree char *lines = form_scene_write (&scene, &anno_web_lines_format);
  g_assert_true (g_str_has_prefix (
      lines, "{\"@context\":" ANNO_LAYER_CONTEXT ",\"id\":\"urn:anno:s\",\"type\":\"Annotation\","
             "\"motivation\":\"tagging\",\"creator\":{\"name\":\"zoe\"},"
             "\"annotator:kept:@context\":{},\"b\":1,\"body\":["
             "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"speaker\"},"
             "{\"type\":\"SpecificResource\",\"purpose\":\"identifying\",\"field\":\"person\","
             "\"source\":\"urn:g\",\"annotator:kept:name\":\"G\",\"name\":\"Lindsey Graham\"}],"
             "\"target\":{\"source\":\"news/a.txt\","));
  g_assert_nonnull (strstr (lines, "}]},\"annotator:layer\":{\"id\":\"urn:anno:ann\",\"type\":"
                                   "\"Person\",\"name\":\"ann\"}}\n"));
  /* both have a mark of the same id, and zoe has no layer */
  form_assert_read (&anno_web_lines_format, lines,
                    "= news/a.txt (no text)\n@ann\nurn:anno:s speaker 0-1 “A” person-name=Lindsey "
                    "Graham person=urn:g\nurn:anno:c cue 2-3 “b”\n@ben\nurn:anno:c cue 0-1 “A”\n");
  form_assert_kept (&scene, &anno_web_lines_format);
  form_assert_kept (&scene, &anno_web_collection_format);
}

static void
test_refused (void)
{
  static const char *const cases[]
      = { "",
          "{}",
          "[]",
          "[1]",
          "{\"annotations\":[]}",
          "{\"type\":\"Annotation\"}",
          "{\"text\":\"a\",\"spans\":[]}",
          "[{\"data\":{\"text\":\"a\"},\"annotations\":[{}]}]",
          "{\"type\":\"AnnotationCollection\",\"first\":{\"items\":[" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      form_assert_refused (&anno_web_collection_format, cases[i], -1);
      form_assert_refused (&anno_web_lines_format, cases[i], -1);
    }
}

static void
test_shaken (void)
{
  form_shake (
      &anno_web_collection_format,
      "{\"type\":\"AnnotationCollection\",\"creator\":{\"name\":\"A\"},\"first\":{\"items\":[{"
      "\"id\":\"i\",\"type\":\"Annotation\",\"body\":[" BODY (
          "tagging", "\"value\":\"X\"") ",{"
                                        "\"purpose\":\"linking\",\"source\":\"j\"}],\"target\":[{"
                                        "\"source\":\"a%20.txt\","
                                        "\"selector\":[" POSITION "," QUOTE
                                        "]},{\"source\":\"a%20.txt\",\"selector\":{\"type\":"
                                        "\"TextPositionSelector\",\"start\":5,\"end\":9,"
                                        "\"refinedBy\":" POSITION "}}]},{\"id\":"
                                        "\"j\",\"motivation\":\"linking\",\"body\":\"i\",\"type\":"
                                        "\"Annotation\",\"target\":"
                                        "\"x#char=1,2\"}]}}");
  form_shake (
      &anno_web_collection_format,
      "{\"@context\":[{\"annotator\":\"https://example.org/ns/annotator#\"}],\"type\":"
      "\"AnnotationCollection\",\"first\":{\"items\":[{\"id\":\"i\",\"type\":\"Annotation\","
      "\"motivation\":\"tagging\",\"created\":\"2017-07-10T09:00:00Z\",\"suggestedBy\":\"r\","
      "\"annotator:kept:@context\":{},\"annotator:layer\":{\"name\":\"A\"},\"body\":[" BODY (
          "tagging",
          "\"value\":\"X\"") ",{\"type\":\"SpecificResource\",\"purpose\":\"identifying\","
                             "\"field\":\"f\",\"source\":\"urn:p\",\"annotator:kept:name\":1,"
                             "\"name\":\"P\"}],\"target\":{\"source\":\"a.txt\",\"state\":1,"
                             "\"selector\":[" POSITION "," QUOTE "]}}]}}");
}

/* What many of a thing cost grows with their number, not with its square. */
static void
test_many (void)
{
  static const char *const cases[][3] = {
    { "[",
      "{\"type\":\"Annotation\",\"id\":\"i#\",\"creator\":\"c#\",\"body\":{\"purpose\":\"linking\","
      "\"source\":\"i0\"},\"target\":{\"source\":\"s#\",\"selector\":{\"type\":"
      "\"TextPositionSelector\",\"start\":0,\"end\":1}}}",
      "]" },
    { "[",
      "{\"type\":\"Annotation\",\"id\":\"i\",\"creator\":\"c#\",\"target\":{\"source\":\"s\","
      "\"selector\":{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":1}}}",
      "]" },
    { "{\"type\":\"Annotation\",\"target\":{\"source\":\"s\",\"selector\":{\"type\":"
      "\"TextPositionSelector\",\"start\":0,\"end\":1}},\"body\":[",
      "{\"purpose\":\"commenting\",\"value\":\"words\"}", "]}" },
    { "{\"type\":\"Annotation\",\"target\":{\"source\":\"s\",\"selector\":{\"type\":"
      "\"TextPositionSelector\",\"start\":0,\"end\":1}},\"body\":[",
      "{\"purpose\":\"linking\",\"source\":\"gone\"}", "]}" },
    { "{\"type\":\"Annotation\",\"body\":[],\"target\":[",
      "{\"source\":\"s#\",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":1}}",
      "]}" },
    { "{\"type\":\"Annotation\",\"target\":{\"selector\":[",
      "{\"type\":\"TextPositionSelector\",\"start\":#,\"end\":999999}", "]}}" },
    { "[{\"type\":\"Annotation\",\"id\":\"i\",\"target\":{\"source\":\"s\",\"selector\":{\"type\":"
      "\"TextPositionSelector\",\"start\":0,\"end\":1}}},",
      "{\"type\":\"Annotation\",\"motivation\":\"linking\",\"target\":[\"i\",\"i\"]}", "]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    form_read_many (&anno_web_collection_format, cases[i][0], cases[i][1], cases[i][2], 50000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/web/written", test_written);
  g_test_add_func ("/web/kept", test_kept);
  g_test_add_func ("/web/layer", test_layer);
  g_test_add_func ("/web/targets", test_targets);
  g_test_add_func ("/web/no-place", test_no_place);
  g_test_add_func ("/web/bodies", test_bodies);
  g_test_add_func ("/web/sources", test_sources);
  g_test_add_func ("/web/others", test_others);
  g_test_add_func ("/web/rest", test_rest);
  g_test_add_func ("/web/own-names", test_own_names);
  g_test_add_func ("/web/refused", test_refused);
  g_test_add_func ("/web/shaken", test_shaken);
  g_test_add_func ("/web/many", test_many);
  return g_test_run ();
}
