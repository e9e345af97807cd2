/* Proves that nothing is lost between formats/layer-writer and formats/layer-reader: random layers
 * over texts of every shape, written, read and written again, and the layers of the sample corpus.
 */
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "formats/layer-writer.h"
#include "model/span-draft.h"

#include <string.h>

#define ROUNDS 400
#define ARTICLE_PATH "news/50 % é/a:b #1.txt"
#define LAYER_PATH "annotations/ann/news/50 % é/a:b #1.txt.json"

/* Pieces of texts: what is hard to count, to cut, or to print. */
static const char *const pieces[] = {
  "Graham said, ",
  "“no” ",
  "a\r\nb",
  "\n",
  "\r",
  "\t\"\\/ ",
  "e\u0301n\u0303 ",
  "\U0001F600",
  "\U0001F469\u200D\U0001F469\u200D\U0001F467",
  "\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7",
  "قال الرئيس ",
  "记者说，",
  "\u2028",
  "\u2029",
  "\u202Eevil\u202C",
  "\xC2\xA0",
  "\uFEFF",
  "\x7F\x01",
  "\xC2\x85",
  "क्षि ",
  "กำลัง ",
  "\u1100\u1161\u11A8",
  "\U0010FFFF",
  "हिन्दी",
};

/* Raw JSON as another program may leave it. */
static const char *const raw_members[] = {
  "\"x\":1",
  "\"x\":1.50",
  "\"\\u0079\":[ 1e400, -0 ]",
  "\"\":null,\"z\":{\"id\" : \"\\ud83d\\ude00\"}",
  "\"my:x\":\"\u2028\\/\"",
};

static const char *const raw_bodies[] = {
  "7",
  "\"words\"",
  "{\"type\":\"Image\"}",
  "[ ]",
  "{\"type\":\"TextualBody\",\"purpose\":\"tagging\"}",
};

static const char *const raw_lines[] = {
  "8", "null", "{\"type\" : \"Annotation\",\"motivation\":\"commenting\"}", "\"\u2028\"", "[1,[2]]",
};

static const char *
pick (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, (int) n)];
}

#define PICK(rand, from) pick (rand, from, G_N_ELEMENTS (from))

static gboolean
one_in (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static char *
random_text (GRand *rand, int most)
{
  GString *out = g_string_new (NULL);
  for (int n = g_rand_int_range (rand, 1, most + 1); n > 0; n--)
    g_string_append (out, PICK (rand, pieces));
  return g_string_free (out, FALSE);
}

static char *
maybe (GRand *rand, char *(*make) (GRand *, int), int most)
{
  return one_in (rand, 3) ? make (rand, most) : NULL;
}

static char *
random_raw (GRand *rand, int most)
{
  return g_strdup (PICK (rand, raw_members));
}

static AnnoValue *
random_value (GRand *rand)
{
  static const char *const fields[] = { "kind", "said-by", "when", "person", "theirs", "é\"", "" };
  g_autofree char *text = one_in (rand, 5) ? g_strdup ("") : random_text (rand, 3);
  g_autofree char *anchor = maybe (rand, random_text, 2), *mod = maybe (rand, random_text, 1);
  AnnoValueKind kind = (AnnoValueKind) g_rand_int_range (rand, 0, 4);
  AnnoValue *value = kind == ANNO_VALUE_TIMEX
                         ? anno_value_new_timex (PICK (rand, fields), "DATE", text, anchor, mod)
                         : anno_value_new (kind, PICK (rand, fields), text);
  value->extra = maybe (rand, random_raw, 0);
  return value;
}

static AnnoSpanExtra *
random_extra (GRand *rand, guint n_segments, gboolean has_note)
{
  AnnoSpanExtra *extra = anno_span_extra_new ();
  extra->creator = one_in (rand, 2) ? g_strdup ("{\"id\": \"urn:b\"}") : NULL;
  extra->generator = one_in (rand, 2) ? g_strdup ("\"urn:g\"") : NULL;
  extra->members = maybe (rand, random_raw, 0);
  extra->tag = maybe (rand, random_raw, 0);
  extra->note = has_note ? maybe (rand, random_raw, 0) : NULL;
  extra->bodies = one_in (rand, 2) ? g_strdup (PICK (rand, raw_bodies)) : NULL;
  if (one_in (rand, 2))
    {
      extra->targets = g_new0 (char *, n_segments + 1);
      for (guint i = 0; i < n_segments; i++)
        extra->targets[i] = g_strdup (one_in (rand, 2) ? PICK (rand, raw_members) : "");
      g_free (extra->targets[0]);
      extra->targets[0] = g_strdup ("\"t\":0");
    }
  return extra;
}

static AnnoSpan *
random_span (GRand *rand, guint length, guint number)
{
  static const char *const tags[] = { "speaker", "cue", "claim", "date", "theirs", "\"é", "" };
  g_autofree char *id
      = g_strdup_printf ("urn:uuid:%u%s", number, one_in (rand, 9) ? "\"é\u202E" : "");
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, PICK (rand, tags));
  guint start = (guint) g_rand_int_range (rand, 0, (int) length), n_segments = 0;

  do
    {
      guint size = (guint) g_rand_int_range (rand, 1, 40);
      guint end = MIN (length, start + size);
      anno_span_draft_add_segment (draft, start, end);
      n_segments++;
      start = end + 1 + (guint) g_rand_int_range (rand, 0, 9);
    }
  while (start < length && one_in (rand, 4));
  while (one_in (rand, 2))
    anno_span_draft_add_value (draft, random_value (rand));

  g_autofree char *note = maybe (rand, random_text, 4), *rule = maybe (rand, random_text, 1);
  gint64 created = g_rand_int_range (rand, 1, G_MAXINT) * (gint64) G_USEC_PER_SEC;
  anno_span_draft_set_note (draft, note);
  anno_span_draft_set_suggested (draft, rule);
  anno_span_draft_set_unsure (draft, one_in (rand, 3));
  anno_span_draft_set_created (draft, created);
  anno_span_draft_set_modified (draft,
                                created + (one_in (rand, 2) ? 7 * (gint64) G_USEC_PER_SEC : 0));
  if (one_in (rand, 3))
    anno_span_draft_take_extra (draft, random_extra (rand, n_segments, note != NULL));
  return anno_span_draft_finish (draft);
}

static AnnoLayerHeader *
random_header (GRand *rand, AnnoArticle *article)
{
  g_autofree char *label = random_text (rand, 2), *name = random_text (rand, 2);
  AnnoLayerHeader *header
      = anno_layer_header_new (label, "urn:uuid:9", name, anno_article_get_sha256 (article));
  if (one_in (rand, 2))
    {
      anno_layer_header_set_member (header, "date", "2017-07-10");
      anno_layer_header_set_member (header, "dateOrigin", "hand");
    }
  anno_layer_header_set_member (header, "state", "in-progress");
  header->context = one_in (rand, 4) ? g_strdup ("[\"urn:c\",{\"a b\":1}]") : NULL;
  header->extra = maybe (rand, random_raw, 0);
  header->creator_extra = maybe (rand, random_raw, 0);
  header->article_extra = maybe (rand, random_raw, 0);
  return header;
}

static AnnoLayer *
random_layer (GRand *rand, AnnoArticle *article)
{
  AnnoLayerHeader *header = random_header (rand, article);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  GPtrArray *unread = g_ptr_array_new_with_free_func (g_free);

  for (int n = g_rand_int_range (rand, 0, 30); n > 0; n--)
    g_ptr_array_add (spans, random_span (rand, anno_article_get_length (article), spans->len));
  while (one_in (rand, 2))
    g_ptr_array_add (unread, g_strdup (PICK (rand, raw_lines)));
  if (spans->len + unread->len > 0)
    header->page_extra = maybe (rand, random_raw, 0);

  AnnoLayer *layer = anno_layer_new (header);
  g_assert_null (anno_layer_fill (layer, spans));
  anno_layer_take_unread (layer, unread);
  return layer;
}

static GBytes *
write_layer (AnnoLayer *layer, AnnoArticle *article, AnnoTagset *tagset)
{
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  return anno_layer_writer_write (snapshot, article, tagset, ARTICLE_PATH, LAYER_PATH);
}

static void
assert_same_bytes (GBytes *a, GBytes *b)
{
  gsize n_a, n_b;
  const char *text_a = g_bytes_get_data (a, &n_a), *text_b = g_bytes_get_data (b, &n_b);

  for (gsize i = 0; i < MIN (n_a, n_b); i++)
    if (text_a[i] != text_b[i])
      {
        gsize from = i - MIN (i, 80);
        g_test_message ("%.*s", (int) MIN (n_a - from, 160), text_a + from);
        g_test_message ("%.*s", (int) MIN (n_b - from, 160), text_b + from);
        break;
      }
  g_assert_true (g_bytes_equal (a, b));
}

static void
assert_same_headers (const AnnoLayerHeader *a, const AnnoLayerHeader *b)
{
  const char *const *x = (const char *const *) a, *const *y = (const char *const *) b;
  /* Nothing but strings, so that one that is added later is compared too. */
  for (guint i = 0; i < sizeof *a / sizeof *x; i++)
    g_assert_cmpstr (x[i], ==, y[i]);
}

static void
assert_same_layers (AnnoLayer *a, AnnoLayer *b)
{
  const GPtrArray *unread_a = anno_layer_get_unread (a), *unread_b = anno_layer_get_unread (b);
  guint n_unread = unread_b != NULL ? unread_b->len : 0;

  assert_same_headers (anno_layer_get_header (a), anno_layer_get_header (b));
  g_assert_cmpuint (anno_layer_get_n_spans (a), ==, anno_layer_get_n_spans (b));
  for (guint i = 0; i < anno_layer_get_n_spans (a); i++)
    g_assert_true (anno_span_equal (anno_layer_nth (a, i), anno_layer_nth (b, i)));
  g_assert_cmpuint (unread_a->len, ==, n_unread);
  for (guint i = 0; i < n_unread; i++)
    g_assert_cmpstr (unread_a->pdata[i], ==, unread_b->pdata[i]);
}

/* The same JSON without a line in it, which is read as a whole. */
static GBytes *
join_lines (GBytes *bytes)
{
  gsize n = 0;
  const char *text = g_bytes_get_data (bytes, &n);
  GString *joined = g_string_new_len (text, (gssize) n);
  g_string_replace (joined, "\n", " ", 0);
  return g_string_free_to_bytes (joined);
}

/* A tagset that puts some of the fields in an order of its own. */
static AnnoTagset *
tagset_new (void)
{
  static const char *const fields[] = { "when", "kind", "person", "said-by" };
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  AnnoTag *tag = anno_tag_new ("claim", "Claim");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_ptr_array_add (tag->fields, anno_field_new (fields[i], fields[i], ANNO_FIELD_TEXT));
  g_ptr_array_add (tags, tag);
  return anno_tagset_new ("Test", tags);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170711);
  g_autoptr (AnnoTagset) tagset = tagset_new ();

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *text = random_text (rand, 60);
      g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
      g_autoptr (AnnoArticle) article = anno_article_new (content, NULL);
      g_autoptr (AnnoLayer) layer = random_layer (rand, article);
      g_autoptr (GBytes) bytes = write_layer (layer, article, tagset);
      g_autoptr (GBytes) joined = join_lines (bytes);

      GBytes *layouts[] = { bytes, joined };
      for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
        {
          g_autoptr (GPtrArray) findings = anno_findings_new ();
          g_autoptr (GError) error = NULL;
          g_autoptr (AnnoLayer) back
              = anno_layer_reader_read (layouts[i], article, findings, NULL, &error);
          g_assert_no_error (error);
          assert_same_layers (layer, back);
          /* Each quote fits, so only the lines that are kept are listed. */
          g_assert_cmpuint (findings->len, ==, anno_layer_get_unread (layer)->len);
          g_autoptr (GBytes) again = write_layer (back, article, tagset);
          assert_same_bytes (bytes, again);
        }

      guint n = 0;
      g_autoptr (AnnoLayerHeader) header = anno_layer_reader_peek (bytes, &n, NULL);
      assert_same_headers (header, anno_layer_get_header (layer));
      g_assert_cmpuint (n, ==, anno_layer_get_n_spans (layer) + anno_layer_get_unread (layer)->len);
    }
}

/* Every line is one line to whoever splits at what Unicode takes for a line end, and no quote is
 * longer than it may be. */
static void
test_lines (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170712);

  for (guint round = 0; round < 50; round++)
    {
      g_autofree char *text = random_text (rand, 60);
      g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
      g_autoptr (AnnoArticle) article = anno_article_new (content, NULL);
      AnnoLayer *layer = anno_layer_new (anno_layer_header_new (text, "urn:uuid:9", text, NULL));
      g_autoptr (AnnoLayer) owned = layer;
      for (guint i = 0; i < 9; i++)
        {
          AnnoSpanDraft *draft = anno_span_draft_new (text);
          guint length = anno_article_get_length (article);
          guint start = (guint) g_rand_int_range (rand, 0, (int) length);
          anno_span_draft_add_segment (draft, start, MIN (length, start + 5));
          anno_span_draft_set_note (draft, text);
          g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
          anno_layer_put (layer, span);
        }
      g_autoptr (GBytes) bytes = write_layer (layer, article, NULL);
      g_autofree char *all = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      guint n_lines = 0;
      for (const char *p = all; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);
          n_lines += c == '\n';
          g_assert_true (c == '\n' || !g_unichar_iscntrl (c));
          g_assert_true (c != 0x2028 && c != 0x2029 && c != 0x202E);
        }
      g_assert_cmpuint (n_lines, ==, 11);
    }
}

static char *
load (const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "..", "..", "data",
                                            "sample", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  return content;
}

/* Reads and writes all layers of one annotator of the sample; the result says how many. */
static guint
check_sample (const char *annotator)
{
  g_autofree char *folder = g_build_filename ("annotations", annotator, NULL);
  g_autofree char *path
      = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "..", "..", "data", "sample", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      if (!g_str_has_suffix (name, ".txt.json"))
        continue;
      gsize text_length = 0, length = 0;
      g_autofree char *article_name = g_strndup (name, strlen (name) - strlen (".json"));
      g_autofree char *text = load (".", article_name, &text_length),
                      *json = load (folder, name, &length);
      g_autoptr (GBytes) content = g_bytes_new (text, text_length);
      g_autoptr (GBytes) bytes = g_bytes_new (json, length);
      g_autoptr (AnnoArticle) article = anno_article_new (content, NULL);
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoLayer) layer = anno_layer_reader_read (bytes, article, findings, NULL, &error);
      g_test_message ("%s %s", annotator, name);
      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, ==, 0);

      g_autofree char *layer_path = g_build_filename (folder, name, NULL);
      g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
      g_autoptr (GBytes) again
          = anno_layer_writer_write (snapshot, article, NULL, article_name, layer_path);
      assert_same_bytes (bytes, again);
      n++;
    }
  return n;
}

/* Files that were made without this program, by docs/format.md alone. */
static void
test_sample (void)
{
  g_assert_cmpuint (check_sample ("annotator-a"), >, 0);
  g_assert_cmpuint (check_sample ("annotator-b"), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-round-trip/random", test_random);
  g_test_add_func ("/layer-round-trip/lines", test_lines);
  g_test_add_func ("/layer-round-trip/sample", test_sample);
  return g_test_run ();
}
