/* Proves formats/layer-reader: good layers in any layout, and broken ones, of which nothing is
 * lost. */
#include "formats/layer-reader.h"

#include "formats/json-scan.h"
#include "formats/layer-writer.h"

#include <string.h>

#define TEXT "Sen. Lindsey Graham said on Sunday that no."
#define HEADER                                                                                     \
  "{\"@context\":[\"http://www.w3.org/ns/"                                                         \
  "anno.jsonld\",{\"my\":\"urn:my\"}],\"id\":\"urn:uuid:0\","                                      \
  "\"type\":\"AnnotationCollection\",\"label\":\"a.txt\",\"creator\":{\"id\":\"urn:uuid:9\","      \
  "\"type\":\"Person\",\"name\":\"Ann\",\"my:c\":1},\"generator\":{},\"format\":1,"                \
  "\"article\":{\"date\":\"2017-07-10\",\"dateOrigin\":\"hand\",\"state\":\"done\",\"my:a\":[ 2 "  \
  "]},"                                                                                            \
  "\"my:x\":{\"\\u0061\" : 1.50}"
#define PAGE                                                                                       \
  ",\"first\":{\"id\":\"urn:uuid:0#page\",\"type\":\"AnnotationPage\",\"partOf\":\"urn:uuid:0\","  \
  "\"startIndex\":0,\"my:p\":true,\"items\":["
#define ITEM(id, start, end)                                                                       \
  "{\"id\":\"" id "\",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"body\":[{\"type\":"     \
  "\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"cue\"}],\"target\":{\"source\":\"../../"    \
  "a.txt\","                                                                                       \
  "\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":" start ",\"end\":" end "}]}}"
#define ONE ITEM ("urn:uuid:1", "5", "12")
#define TWO ITEM ("urn:uuid:2", "20", "24")
#define LINES HEADER PAGE "\n" ONE "\n," TWO "\n]}}\n"

static AnnoArticle *
article_new (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_article_new (bytes, NULL);
}

static AnnoLayer *
read_text (const char *text, GPtrArray *findings, GError **error)
{
  g_autoptr (AnnoArticle) article = article_new (TEXT);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_layer_reader_read (bytes, article, findings, NULL, error);
}

static const AnnoFinding *
only_finding (GPtrArray *findings, AnnoFindingKind kind, guint line)
{
  g_assert_cmpuint (findings->len, ==, 1);
  const AnnoFinding *finding = findings->pdata[0];
  g_test_message ("%s", finding->message);
  g_assert_cmpint (finding->kind, ==, kind);
  g_assert_cmpuint (finding->line, ==, line);
  g_assert_true (g_str_has_suffix (finding->message, "."));
  return finding;
}

static void
assert_same_layer (AnnoLayer *layer)
{
  const AnnoLayerHeader *header = anno_layer_get_header (layer);

  g_assert_cmpstr (header->id, ==, "urn:uuid:0");
  g_assert_cmpstr (header->label, ==, "a.txt");
  g_assert_cmpstr (header->creator_id, ==, "urn:uuid:9");
  g_assert_cmpstr (header->creator_name, ==, "Ann");
  g_assert_cmpstr (header->creator_extra, ==, "\"my:c\":1");
  g_assert_cmpstr (header->context, ==,
                   "[\"http://www.w3.org/ns/anno.jsonld\",{\"my\":\"urn:my\"}]");
  g_assert_cmpstr (header->date, ==, "2017-07-10");
  g_assert_cmpstr (header->date_origin, ==, "hand");
  g_assert_cmpstr (header->state, ==, "done");
  g_assert_null (header->sha256);
  g_assert_cmpuint (anno_layer_get_n_spans (layer), ==, 2);
  g_assert_cmpuint (anno_span_get_start (anno_layer_find (layer, "urn:uuid:1")), ==, 5);
  g_assert_cmpuint (anno_span_get_end (anno_layer_find (layer, "urn:uuid:2")), ==, 24);
}

/* The same layer laid out in other ways. */
static const char *const layouts[] = {
  LINES,
  HEADER PAGE "\n" ONE "\n," TWO "\n]}}",
  HEADER PAGE "\r\n" ONE "\r\n," TWO "\r\n]}}\r\n",
  HEADER PAGE "\n" ONE "  \n," TWO "\n]}} \n\n \n",
  HEADER PAGE ONE "," TWO "]}}",
  HEADER PAGE "\n" ONE ",\n" TWO "\n]}}\n",
  HEADER PAGE "\n" ONE "," TWO "\n]}}\n",
  HEADER PAGE "\n\n" ONE "\n," TWO "\n]}}\n",
  HEADER PAGE "\n" ONE "\n," TWO "\n]\n}\n}\n",
  "\n\n " HEADER PAGE "\n" ONE "\n," TWO "\n]}}\n",
};

static void
test_layouts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoLayer) layer = read_text (layouts[i], findings, &error);
      g_test_message ("%u", i);
      g_assert_no_error (error);
      assert_same_layer (layer);
      g_assert_null (anno_layer_get_unread (layer));
      g_assert_cmpstr (anno_layer_get_header (layer)->extra, ==, "\"my:x\":{\"\\u0061\" : 1.50}");
      g_assert_cmpstr (anno_layer_get_header (layer)->article_extra, ==, "\"my:a\":[ 2 ]");
      g_assert_cmpstr (anno_layer_get_header (layer)->page_extra, ==, "\"my:p\":true");
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

/* One token a line, as a pretty-printer does: what is kept is kept without the line ends. */
static void
test_pretty (void)
{
  g_autoptr (GString) pretty = g_string_new (NULL);
  gboolean in_string = FALSE;
  for (const char *p = LINES; *p != '\0'; p++)
    {
      in_string ^= *p == '"';
      g_string_append_c (pretty, *p);
      if (!in_string && strchr ("{[,:", *p) != NULL)
        g_string_append (pretty, "\n  ");
    }
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoLayer) layer = read_text (pretty->str, findings, &error);
  g_assert_no_error (error);
  assert_same_layer (layer);
  g_assert_cmpstr (anno_layer_get_header (layer)->extra, ==, "\"my:x\":{\"\\u0061\":1.50}");
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_no_annotations (void)
{
  static const char *const texts[] = { HEADER "}\n", HEADER PAGE "\n]}}\n", HEADER PAGE "]}}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n = 7;
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (AnnoLayer) layer = read_text (texts[i], NULL, NULL);
      g_autoptr (AnnoLayerHeader) header = anno_layer_reader_peek (bytes, &n, NULL);
      g_assert_cmpuint (anno_layer_get_n_spans (layer), ==, 0);
      g_assert_cmpstr (header->id, ==, "urn:uuid:0");
      g_assert_cmpuint (n, ==, 0);
    }
}

/* Lines that aren't annotations as we know them: listed, kept, and written back after the others.
 */
static const struct
{
  const char *line;
  AnnoFindingKind kind;
} odd[] = {
  { "7", ANNO_FINDING_UNREAD },
  { "\"urn:x\"", ANNO_FINDING_UNREAD },
  { "{\"id\" : \"urn:foreign\", "
    "\"type\":\"Annotation\",\"motivation\":\"commenting\",\"\\u0062\":1e400}",
    ANNO_FINDING_UNREAD },
  { ITEM ("urn:uuid:3", "\"x\"", "12"), ANNO_FINDING_UNREAD },
  { ITEM ("urn:uuid:3", "5", "1e400"), ANNO_FINDING_OFF_TEXT },
  { ITEM ("urn:uuid:3", "-5", "12"), ANNO_FINDING_OFF_TEXT },
  { ITEM ("urn:uuid:3", "12", "5"), ANNO_FINDING_OFF_TEXT },
  { ITEM ("urn:uuid:3", "5", "5000"), ANNO_FINDING_OFF_TEXT },
  { ITEM ("urn:uuid:3", "5", "123456789012345678901234567890"), ANNO_FINDING_OFF_TEXT },
  { ITEM ("urn:uuid:1", "20", "21"), ANNO_FINDING_DOUBLE_ID },
  { ONE, ANNO_FINDING_DOUBLE_ID },
};

static char *
write_text (AnnoLayer *layer)
{
  g_autoptr (AnnoArticle) article = article_new (TEXT);
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) bytes
      = anno_layer_writer_write (snapshot, article, NULL, "a.txt", "x/y/a.json");
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_odd_lines (void)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (odd); i++)
    {
      const char *line = odd[i / 2].line;
      gboolean whole = i % 2 == 1;
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autofree char *text = g_strconcat (whole ? "\n" : "", HEADER PAGE "\n" ONE "\n,", line,
                                           "\n," TWO "\n]}}\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoLayer) layer = read_text (text, findings, &error);

      g_test_message ("%s", line);
      g_assert_no_error (error);
      assert_same_layer (layer);
      const AnnoFinding *finding = only_finding (findings, odd[i / 2].kind, whole ? 4 : 3);
      if (odd[i / 2].kind == ANNO_FINDING_DOUBLE_ID)
        g_assert_cmpstr (finding->id, ==, "urn:uuid:1");
      const GPtrArray *unread = anno_layer_get_unread (layer);
      g_assert_cmpuint (unread->len, ==, 1);
      g_assert_cmpstr (unread->pdata[0], ==, line);

      /* Written, read and written again: the same bytes, and still listed. */
      g_autofree char *written = write_text (layer);
      g_autofree char *end = g_strconcat ("\n,", line, "\n]}}\n", NULL);
      g_assert_true (g_str_has_suffix (written, end));
      g_autoptr (GPtrArray) again = anno_findings_new ();
      g_autoptr (AnnoLayer) back = read_text (written, again, NULL);
      g_autofree char *rewritten = write_text (back);
      g_assert_cmpstr (rewritten, ==, written);
      only_finding (again, odd[i / 2].kind, 4);
    }
}

/* In an odd layout, a line that is kept becomes one line. */
static void
test_odd_over_lines (void)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (AnnoLayer) layer = read_text (
      HEADER PAGE "\n{\n \"odd\" :\t[1,\n2, \"a  b\"]\n}\n,\n\n" ONE "," TWO "]}}", findings, NULL);

  assert_same_layer (layer);
  g_assert_cmpstr (anno_layer_get_unread (layer)->pdata[0], ==, "{\"odd\":[1,2,\"a  b\"]}");
  only_finding (findings, ANNO_FINDING_UNREAD, 2);
}

static void
test_quote (void)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GString) changed = g_string_new (LINES);
  g_string_replace (changed, "\"end\":24}",
                    "\"end\":24},{\"type\":\"TextQuoteSelector\",\"exact\":\"says\"}", 1);
  g_autoptr (AnnoLayer) layer = read_text (changed->str, findings, NULL);

  assert_same_layer (layer);
  const AnnoFinding *finding = only_finding (findings, ANNO_FINDING_QUOTE, 3);
  g_assert_cmpstr (finding->id, ==, "urn:uuid:2");
  g_assert_cmpuint (finding->start, ==, 20);
  g_assert_cmpuint (finding->end, ==, 24);
  g_assert_nonnull (strstr (finding->message, "says"));
  g_assert_nonnull (strstr (finding->message, "said"));
}

static void
test_other_text (void)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GString) text = g_string_new (LINES);
  g_string_replace (text, "\"article\":{", "\"article\":{\"sha256\":\"0000\",", 1);

  g_autoptr (AnnoLayer) layer = read_text (text->str, findings, NULL);
  g_assert_cmpuint (anno_layer_get_n_spans (layer), ==, 2);
  only_finding (findings, ANNO_FINDING_OTHER_TEXT, 1);

  /* The right one is no finding; nor is any where there is no article. */
  g_autoptr (AnnoArticle) article = article_new (TEXT);
  g_string_replace (text, "\"0000\"", "\"SHA\"", 1);
  g_autofree char *sha = g_strdup_printf ("\"%s\"", anno_article_get_sha256 (article));
  g_string_replace (text, "\"SHA\"", sha, 1);
  g_ptr_array_set_size (findings, 0);
  g_autoptr (AnnoLayer) same = read_text (text->str, findings, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpstr (anno_layer_get_header (same)->sha256, ==, anno_article_get_sha256 (article));

  g_string_replace (text, sha, "\"0000\"", 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
  g_autoptr (AnnoLayer) alone = anno_layer_reader_read (bytes, NULL, findings, NULL, NULL);
  g_assert_cmpuint (anno_layer_get_n_spans (alone), ==, 2);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Refused as a whole; with which error, and what its message says. */
static const struct
{
  const char *text;
  gboolean layer_error; /* of ANNO_LAYER_ERROR; else of ANNO_JSON_ERROR */
  int code;
  const char *says;
} refused[] = {
  { "", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 1, column 1: " },
  { "\xEF\xBB\xBF" LINES, FALSE, ANNO_JSON_ERROR_SYNTAX, "U+FEFF" },
  { HEADER PAGE "\n", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 2, column 1: " },
  { HEADER PAGE "\n" ONE "\n", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 3, column 1: " },
  { HEADER PAGE "\n" ONE "\n,", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 3, column 2: " },
  { HEADER PAGE "\n" ONE "\n]}", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 3, column 3: " },
  { HEADER PAGE "\n" ONE "\n,{\"id\":\"urn", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 3, column 12: " },
  { HEADER PAGE "\n" ONE "\n" TWO "\n]}}\n", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 3, column 1: " },
  { HEADER PAGE "\n," ONE "\n]}}\n", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 2, column 1: " },
  { HEADER PAGE "\n" ONE "\n,\n]}}\n", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 4, column 1: " },
  { LINES "{}", FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 5, column 1: " },
  { LINES LINES, FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 5, column 1: " },
  { HEADER PAGE "\n{\"a\":1,\"a\":2}\n]}}\n", FALSE, ANNO_JSON_ERROR_DUPLICATE_KEY,
    "Line 2, column 8: " },
  { HEADER PAGE "\n" ONE "\n,{\"a\":\"\\ud800\"}\n]}}\n", FALSE, ANNO_JSON_ERROR_SURROGATE,
    "Line 3, column 8: " },
  { HEADER PAGE "\n{\"a\":\"\xFF\"}\n]}}\n", FALSE, ANNO_JSON_ERROR_NOT_UTF8,
    "Line 2, column 7: " },
  { HEADER ",\"id\":\"twice\"}", FALSE, ANNO_JSON_ERROR_DUPLICATE_KEY, "“id”" },
  { "<<<<<<< HEAD\n" LINES, FALSE, ANNO_JSON_ERROR_SYNTAX, "Line 1, column 1: " },
  { HEADER PAGE "\n<<<<<<< HEAD\n" ONE "\n]}}\n", FALSE, ANNO_JSON_ERROR_SYNTAX,
    "Line 2, column 1: " },
  { "7", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "object" },
  { "[]", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "object" },
  { "{}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "AnnotationCollection" },
  { "{\"type\":\"AnnotationCollection\"}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "format" },
  { "{\"type\":\"AnnotationCollection\",\"format\":\"1\"}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER,
    "format" },
  { "{\"type\":\"AnnotationCollection\",\"format\":0}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER,
    "format" },
  { "{\"type\":\"AnnotationCollection\",\"format\":1.5}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER,
    "format" },
  { "{\"type\":\"AnnotationCollection\",\"format\":1}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER,
    "no id" },
  { "{\"type\":\"AnnotationCollection\",\"format\":1,\"id\":\"x\"}", TRUE,
    ANNO_LAYER_ERROR_NOT_A_LAYER, "who made it" },
  { "{\"type\":\"AnnotationCollection\",\"format\":1,\"id\":\"x\",\"label\":1}", TRUE,
    ANNO_LAYER_ERROR_NOT_A_LAYER, "label" },
  { "{\"type\":\"AnnotationCollection\",\"format\":1,\"id\":\"x\",\"creator\":{\"id\":1}}", TRUE,
    ANNO_LAYER_ERROR_NOT_A_LAYER, "who made it" },
  { "{\"type\":\"AnnotationCollection\",\"format\":1,\"id\":\"x\",\"creator\":{\"id\":\"y\","
    "\"type\":\"Software\"}}",
    TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "who made it" },
  { "{\"type\":\"AnnotationCollection\",\"format\":1,\"id\":\"x\",\"creator\":{\"id\":\"y\"}}",
    TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "article" },
  { "{\"type\":\"AnnotationCollection\",\"format\":1,\"id\":\"x\",\"creator\":{\"id\":\"y\"},"
    "\"article\":{\"date\":5}}",
    TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "article" },
  { HEADER ",\"first\":\"urn:elsewhere\"}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "another file" },
  { HEADER ",\"first\":{}}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "list" },
  { HEADER ",\"first\":{\"items\":{}}}", TRUE, ANNO_LAYER_ERROR_NOT_A_LAYER, "list" },
  { "{\"type\":\"AnnotationCollection\",\"format\":2,\"all\":\"new\"}", TRUE,
    ANNO_LAYER_ERROR_NEWER, "newer" },
  { "{\"type\":\"AnnotationCollection\",\"format\":2,\"first\":{\"items\":[\nnew\n]}}", TRUE,
    ANNO_LAYER_ERROR_NEWER, "newer" },
  { "{\"type\":\"AnnotationCollection\",\"format\":99999999999,\"first\":{\"items\":[\n]}}", TRUE,
    ANNO_LAYER_ERROR_NEWER, "newer" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      GQuark domain = refused[i].layer_error ? ANNO_LAYER_ERROR : ANNO_JSON_ERROR;
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoLayer) layer = read_text (refused[i].text, findings, &error);

      g_test_message ("%u: %s", i, error != NULL ? error->message : "was read");
      g_assert_null (layer);
      g_assert_error (error, domain, refused[i].code);
      g_assert_nonnull (strstr (error->message, refused[i].says));
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

/* Every beginning of a layer, and each with an odd byte, is refused. */
static void
test_cut_off (void)
{
  gsize n = strlen (LINES) - 1;

  for (gsize length = 0; length < n; length++)
    {
      g_autofree char *text = g_strndup (LINES, length);
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (text, NULL, &error));
      g_assert_true (g_str_has_prefix (error->message, "Line "));
    }
  for (gsize at = 0; at < n; at++)
    {
      g_autofree char *text = g_strdup (LINES);
      text[at] = '\x01';
      g_assert_null (read_text (text, NULL, NULL));
    }
}

static char *
deep (guint depth)
{
  g_autofree char *open = g_strnfill (depth, '['), *close = g_strnfill (depth, ']');
  return g_strconcat (HEADER PAGE "\n" ONE "\n,{\"deep\":", open, close, "}\n," TWO "\n]}}\n",
                      NULL);
}

/* A line may nest as deep as it may in the file as a whole. */
static void
test_depth (void)
{
  static const guint depths[] = { 50, 60, 61, 62, 64, 100000 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *text = deep (depths[i / 2]);
      g_autofree char *whole = g_strconcat (i % 2 ? "\n" : "", text, NULL);
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoLayer) layer = read_text (whole, findings, &error);

      /* Around the innermost are the brackets, their object, and three of the file. */
      g_assert_cmpint (layer != NULL, ==, depths[i / 2] + 4 <= ANNO_JSON_MAX_DEPTH);
      if (layer != NULL)
        {
          assert_same_layer (layer);
          only_finding (findings, ANNO_FINDING_UNREAD, 3 + i % 2);
          continue;
        }
      g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_DEEP);
      g_assert_true (g_str_has_prefix (error->message, i % 2 ? "Line 4, " : "Line 3, "));
    }
}

static void
test_long_line (void)
{
  for (guint whole = 0; whole < 2; whole++)
    {
      g_autofree char *words = g_strnfill (ANNO_JSON_MAX_LINE, 'x');
      g_autofree char *text = g_strconcat (whole ? "\n" : "", HEADER PAGE "\n" ONE "\n,{\"x\":\"",
                                           words, "\"}\n]}}\n", NULL);
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (text, NULL, &error));
      g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_LARGE);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, whole ? "Line 4" : "Line 3"));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (LINES, strlen (LINES));
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (anno_layer_reader_read (bytes, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Earlier findings stay, whatever happens. */
static void
test_findings_stay (void)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_ptr_array_add (findings, anno_finding_new (ANNO_FINDING_BAD_FILE, g_strdup ("Before.")));

  g_assert_null (read_text (HEADER PAGE "\n7\n,{", findings, NULL));
  g_assert_cmpuint (findings->len, ==, 1);
  g_autoptr (AnnoLayer) layer = read_text (HEADER PAGE "\n7\n]}}", findings, NULL);
  g_assert_cmpuint (findings->len, ==, 2);
}

static void
test_peek (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      guint n = 0;
      g_autoptr (GBytes) bytes = g_bytes_new_static (layouts[i], strlen (layouts[i]));
      g_autoptr (AnnoLayerHeader) header = anno_layer_reader_peek (bytes, &n, NULL);
      g_assert_cmpuint (n, ==, 2);
      g_assert_cmpstr (header->state, ==, "done");
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      guint n = 0;
      g_autoptr (GBytes) bytes = g_bytes_new_static (refused[i].text, strlen (refused[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoLayerHeader) header = anno_layer_reader_peek (bytes, &n, &error);
      g_test_message ("%u", i);
      /* What stands inside a line isn't looked at; what the file is, is. */
      if (refused[i].layer_error)
        g_assert_error (error, ANNO_LAYER_ERROR, refused[i].code);
      g_assert_true ((header == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-reader/layouts", test_layouts);
  g_test_add_func ("/layer-reader/pretty", test_pretty);
  g_test_add_func ("/layer-reader/no-annotations", test_no_annotations);
  g_test_add_func ("/layer-reader/odd-lines", test_odd_lines);
  g_test_add_func ("/layer-reader/odd-over-lines", test_odd_over_lines);
  g_test_add_func ("/layer-reader/quote", test_quote);
  g_test_add_func ("/layer-reader/other-text", test_other_text);
  g_test_add_func ("/layer-reader/refused", test_refused);
  g_test_add_func ("/layer-reader/cut-off", test_cut_off);
  g_test_add_func ("/layer-reader/depth", test_depth);
  g_test_add_func ("/layer-reader/long-line", test_long_line);
  g_test_add_func ("/layer-reader/cancelled", test_cancelled);
  g_test_add_func ("/layer-reader/findings-stay", test_findings_stay);
  g_test_add_func ("/layer-reader/peek", test_peek);
  return g_test_run ();
}
