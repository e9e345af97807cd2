/* Proves formats/layer-writer: the bytes of a layer file. */
#include "formats/layer-writer.h"

#include "formats/json-scan.h"
#include "model/span-draft.h"

#include <string.h>

#define SHA "a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e"

static const char context[] = "{\"@context\":[\"http://www.w3.org/ns/"
                              "anno.jsonld\",{\"annotator\":\"https://example.org/ns/annotator#\","
                              "\"format\":\"annotator:format\",\"article\":\"annotator:article\","
                              "\"sha256\":\"annotator:sha256\","
                              "\"date\":\"annotator:date\",\"dateOrigin\":\"annotator:dateOrigin\","
                              "\"state\":\"annotator:state\","
                              "\"field\":\"annotator:field\",\"timex\":\"annotator:timex\","
                              "\"anchor\":{\"@id\":\"annotator:anchor\"},"
                              "\"mod\":\"annotator:mod\",\"unsure\":\"annotator:unsure\","
                              "\"segmented\":\"annotator:segmented\","
                              "\"suggestedBy\":\"annotator:suggestedBy\"}]";

static const char head[]
    = ",\"id\":\"urn:uuid:0\",\"type\":\"AnnotationCollection\",\"label\":\"caf\xC3\xA9.txt\","
      "\"creator\":{\"id\":\"urn:uuid:9\",\"type\":\"Person\",\"name\":\"Ann \\\"A\\\"\"},"
      "\"generator\":{\"id\":\"https://example.org/"
      "annotator\",\"type\":\"Software\",\"name\":\"Annotator\"},"
      "\"format\":1,\"article\":{\"sha256\":\"" SHA "\",";

static AnnoArticle *
article_new (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Hello World", 11);
  return anno_article_new (bytes, NULL);
}

static AnnoLayer *
layer_new (void)
{
  AnnoLayerHeader *header
      = anno_layer_header_new ("caf\xC3\xA9.txt", "urn:uuid:9", "Ann \"A\"", NULL);
  g_free (header->id);
  header->id = g_strdup ("urn:uuid:0");
  return anno_layer_new (header);
}

static char *
write_text (AnnoLayer *layer)
{
  g_autoptr (AnnoArticle) article = article_new ();
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) bytes = anno_layer_writer_write (snapshot, article, NULL, "caf\xC3\xA9.txt",
                                                      "annotations/ann/caf\xC3\xA9.txt.json");
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_assert_true (anno_json_scan (text, length, length, 1, NULL));
  return g_strndup (text, length);
}

static void
put (AnnoLayer *layer, const char *id, guint start, guint end, guint start2, guint end2)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, "cue");
  anno_span_draft_add_segment (draft, start, end);
  anno_span_draft_add_segment (draft, start2, end2);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

static void
test_empty (void)
{
  g_autoptr (AnnoLayer) layer = layer_new ();
  g_autofree char *text = write_text (layer);
  g_autofree char *expected = g_strconcat (context, head, "\"state\":\"new\"}}\n", NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_members (void)
{
  g_autoptr (AnnoLayer) layer = layer_new ();
  AnnoLayerHeader *header = (AnnoLayerHeader *) anno_layer_get_header (layer);

  anno_layer_set_member (layer, "date", "2017-07-10");
  anno_layer_set_member (layer, "dateOrigin", "hand");
  anno_layer_set_member (layer, "state", "done");
  header->context = g_strdup ("\"https://example.org/other\"");
  header->creator_extra = g_strdup ("\"c\":1");
  header->article_extra = g_strdup ("\"a\":[]");
  header->extra = g_strdup ("\"x\":{},\"y\":2");
  header->page_extra = g_strdup ("\"p\":null");
  put (layer, "urn:uuid:1", 0, 5, 0, 0);

  g_autofree char *text = write_text (layer);
  static const char *const parts[] = {
    "{\"@context\":\"https://example.org/other\",\"id\":",
    "\"name\":\"Ann \\\"A\\\"\",\"c\":1},",
    "\"date\":\"2017-07-10\",\"dateOrigin\":\"hand\",\"state\":\"done\",\"a\":[]},\"x\":{},\"y\":2,"
    "\"first\":{",
    "\"startIndex\":0,\"p\":null,\"items\":[\n{",
  };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (text, parts[i]));
}

static void
test_lines (void)
{
  g_autoptr (AnnoLayer) layer = layer_new ();
  GPtrArray *unread = g_ptr_array_new_with_free_func (g_free);
  static const char *const starts[] = {
    "{\"@context\"",
    "{\"id\":\"urn:uuid:4\"",
    ",{\"id\":\"urn:uuid:5\"",
    ",{\"id\":\"urn:uuid:3\"",
    ",{\"id\":\"urn:uuid:1\"",
    ",{\"id\":\"urn:uuid:2\"",
    ",7",
    ",{\"odd\":1}",
    "]}}",
    "",
  };

  put (layer, "urn:uuid:2", 6, 11, 0, 0);
  put (layer, "urn:uuid:1", 6, 11, 0, 0);
  put (layer, "urn:uuid:3", 0, 5, 0, 0);
  put (layer, "urn:uuid:4", 0, 1, 7,
       11); /* the longest, by its last end, though not by its first */
  put (layer, "urn:uuid:5", 0, 6, 0, 0);
  g_ptr_array_add (unread, g_strdup ("7"));
  g_ptr_array_add (unread, g_strdup ("{\"odd\":1}"));
  anno_layer_take_unread (layer, unread);

  g_autofree char *text = write_text (layer);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_true (g_str_has_prefix (lines[i], starts[i]));
  g_assert_cmpstr (lines[8], ==, "]}}");
  g_assert_nonnull (strstr (lines[0],
                            "\"state\":\"new\"},\"first\":{\"id\":\"urn:uuid:0#page\",\"type\":"
                            "\"AnnotationPage\",\"partOf\":\"urn:uuid:0\",\"startIndex\":0,"
                            "\"items\":["));
  g_assert_cmpstr (
      lines[5], ==,
      ",{\"id\":\"urn:uuid:2\",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"body\":["
      "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"cue\"}],\"target\":{"
      "\"source\":\"../../caf%C3%A9.txt\",\"selector\":[{\"type\":\"TextPositionSelector\","
      "\"start\":6,\"end\":11},{\"type\":\"TextQuoteSelector\",\"exact\":\"World\","
      "\"prefix\":\"Hello \",\"suffix\":\"\"}]}}");
}

static void
test_only_unread (void)
{
  g_autoptr (AnnoLayer) layer = layer_new ();
  GPtrArray *unread = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (unread, g_strdup ("7"));
  g_ptr_array_add (unread, g_strdup ("8"));
  anno_layer_take_unread (layer, unread);

  g_autofree char *text = write_text (layer);
  g_assert_true (g_str_has_suffix (text, "\"items\":[\n7\n,8\n]}}\n"));
}

/* A snapshot is what the layer was, whatever becomes of it. */
static void
test_snapshot (void)
{
  g_autoptr (AnnoLayer) layer = layer_new ();
  g_autoptr (AnnoArticle) article = article_new ();
  put (layer, "urn:uuid:1", 0, 5, 0, 0);
  g_autofree char *before = write_text (layer);

  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  anno_layer_set_member (layer, "state", "done");
  anno_layer_remove (layer, "urn:uuid:1");
  put (layer, "urn:uuid:2", 6, 11, 0, 0);
  g_clear_object (&layer);
  g_autoptr (GBytes) bytes = anno_layer_writer_write (snapshot, article, NULL, "caf\xC3\xA9.txt",
                                                      "annotations/ann/caf\xC3\xA9.txt.json");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), before,
                   strlen (before));
}

/* A file name that isn't UTF-8 gives a file that is. */
static void
test_odd_label (void)
{
  AnnoLayerHeader *header = anno_layer_header_new ("caf\xE9.txt", "urn:uuid:9", "Ann", NULL);
  g_autoptr (AnnoLayer) layer = anno_layer_new (header);
  g_autofree char *text = write_text (layer);
  g_assert_nonnull (strstr (text, "\"label\":\"caf\xEF\xBF\xBD.txt\""));
}

/* A span over so much text that its line could not be read back goes without its quote. */
static void
test_long_line (void)
{
  g_autofree char *words = g_strnfill (ANNO_JSON_MAX_LINE, 'a');
  g_autoptr (GBytes) bytes = g_bytes_new (words, ANNO_JSON_MAX_LINE);
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
  g_autoptr (AnnoLayer) layer = layer_new ();
  put (layer, "urn:uuid:1", 0, ANNO_JSON_MAX_LINE, 0, 0);
  put (layer, "urn:uuid:2", 1, 1000, 0, 0);

  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) out = anno_layer_writer_write (snapshot, article, NULL, "a.txt", "a.json");
  const char *text = g_bytes_get_data (out, NULL);
  const char *first = strstr (text, "\"end\":1048576"), *second = strstr (text, "urn:uuid:2");
  g_assert_cmpuint (g_bytes_get_size (out), <, 10000);
  g_assert_true (g_str_has_prefix (first, "\"end\":1048576}]}}\n,{\"id\":\"urn:uuid:2\""));
  g_assert_nonnull (
      g_strstr_len (second, (gssize) (text + g_bytes_get_size (out) - second), "exact"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-writer/empty", test_empty);
  g_test_add_func ("/layer-writer/members", test_members);
  g_test_add_func ("/layer-writer/lines", test_lines);
  g_test_add_func ("/layer-writer/only-unread", test_only_unread);
  g_test_add_func ("/layer-writer/snapshot", test_snapshot);
  g_test_add_func ("/layer-writer/odd-label", test_odd_label);
  g_test_add_func ("/layer-writer/long-line", test_long_line);
  return g_test_run ();
}
