/* Proves formats/review-printer and -reader: the exact bytes of a small file, what is kept
 * though it isn't understood, and what is refused. */
#include "formats/json-scan.h"
#include "formats/layer-terms.h"
#include "formats/review-printer.h"
#include "formats/review-reader.h"
#include "formats/review-terms.h"
#include "model/finding.h"
#include "model/span-draft.h"

#include <string.h>

#define ARTICLE "news/50 % é.txt"
#define REVIEW "reviews/ann/news/50 % é.txt.json"
#define SOURCE "../../../news/50%20%25%20%C3%A9.txt"
#define ANN "urn:uuid:00000000-0000-4000-8000-00000000000a"
#define BEN "urn:uuid:00000000-0000-4000-8000-00000000000b"
#define UUID(n) "urn:uuid:00000000-0000-4000-8000-" n
#define ONE UUID ("000000000001")
#define TWO UUID ("000000000002")
#define THREE UUID ("000000000003")
#define SPAN UUID ("0000000000aa")
#define OTHER UUID ("0000000000bb")
#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
/* 2017-07-10T09:00:00Z */
#define TIME (G_GINT64_CONSTANT (1499677200) * G_USEC_PER_SEC)

#define HEADER(format)                                                                             \
  "{\"@context\":" ANNO_REVIEW_CONTEXT ",\"id\":\"" UUID (                                         \
      "00000000000f") "\",\"type\":\"AnnotationCollection\",\"label\":\"a.txt\","                  \
                      "\"creator\":{\"id\":\"" ANN "\",\"type\":\"Person\",\"name\":\"Ann\"},"     \
                      "\"generator\":" ANNO_LAYER_GENERATOR ",\"format\":" format                  \
                      ",\"article\":{\"sha256\":\"" HASH "\"}"
#define PAGE                                                                                       \
  ",\"first\":{\"id\":\"" UUID ("00000000000f") "#page\",\"type\":\"AnnotationPage\","             \
  "\"partOf\":\"" UUID ("00000000000f") "\",\"startIndex\":0,\"items\":["
#define FILE_OF(items) HEADER ("1") PAGE "\n" items "]}}\n"

/* The copy of a span, as the layer file has it, without source and quotes. */
#define COPY(id, tag)                                                                              \
  "{\"id\":\"" id "\",\"type\":\"Annotation\",\"motivation\":\"tagging\","                         \
  "\"created\":\"2017-07-10T09:00:00Z\",\"body\":[{\"type\":\"TextualBody\","                      \
  "\"purpose\":\"tagging\",\"value\":\"" tag "\"},{\"type\":\"TextualBody\","                      \
  "\"purpose\":\"classifying\",\"field\":\"kind\",\"value\":\"factual\"}],"                        \
  "\"target\":{\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":3,\"end\":9}]}}"

#define DECISION                                                                                   \
  "{\"id\":\"" ONE "\",\"type\":\"Annotation\",\"motivation\":\"assessing\","                      \
  "\"created\":\"2017-07-10T09:00:00Z\",\"body\":[{\"type\":\"Decision\","                         \
  "\"decision\":\"accept\"},{\"type\":\"TextualBody\",\"purpose\":\"commenting\","                 \
  "\"value\":\"he \\\"said\\\"\"}],\"target\":[{\"type\":\"SpecificResource\","                    \
  "\"source\":\"" SPAN "\",\"whose\":\"" ANN "\",\"accepted\":true,\"quote\":\"Graham\","          \
  "\"judged\":" COPY (SPAN, "claim") "},{\"type\":\"SpecificResource\",\"source\":\"" SOURCE       \
                                     "\",\"whose\":\"" BEN "\"}]}"
#define REPLY                                                                                      \
  "{\"id\":\"" TWO "\",\"type\":\"Annotation\",\"motivation\":\"replying\","                       \
  "\"created\":\"2017-07-10T09:00:00.000001Z\",\"replyTo\":\"" ONE "\",\"body\":[{"                \
  "\"type\":\"TextualBody\",\"purpose\":\"replying\",\"value\":\"no\"}],\"target\":\"" ONE "\"}"
#define VERDICT                                                                                    \
  "{\"id\":\"" THREE "\",\"type\":\"Annotation\",\"motivation\":\"assessing\","                    \
  "\"created\":\"2017-07-10T09:00:01Z\",\"supersedes\":\"" ONE "\",\"body\":[{"                    \
  "\"type\":\"Verdict\",\"verdict\":\"changes\"}],\"target\":\"" SOURCE "\"}"
#define RESOLUTION                                                                                 \
  "{\"id\":\"" OTHER "\",\"type\":\"Annotation\",\"motivation\":\"moderating\","                   \
  "\"created\":\"2017-07-10T09:00:02Z\",\"replyTo\":\"" TWO "\",\"body\":[{"                       \
  "\"type\":\"Resolution\",\"resolved\":true}],\"target\":\"" TWO "\"}"

static AnnoSpan *
make_span (const char *id, const char *tag)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);

  anno_span_draft_add_segment (draft, 3, 9);
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, "kind", "factual"));
  anno_span_draft_set_created (draft, TIME);
  anno_span_draft_set_modified (draft, TIME);
  return anno_span_draft_finish (draft);
}

static void
put (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static AnnoReviewRecord *
make_record (AnnoReviewKind kind, const char *id, gint64 created)
{
  AnnoReviewRecord *record = anno_review_record_new (kind, ANN, "Ann", created);
  put (&record->id, id);
  return record;
}

static AnnoReviewFile *
make_file (void)
{
  AnnoReviewFile *file = anno_review_file_new (ANN, "Ann");

  put (&file->id, UUID ("00000000000f"));
  put (&file->label, "a.txt");
  put (&file->sha256, HASH);
  return file;
}

static char *
print (const AnnoReviewFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_review_printer_print (file, ARTICLE, REVIEW, &error);
  gsize length = 0;

  g_assert_no_error (error);
  const char *text = g_bytes_get_data (bytes, &length);
  return g_strndup (text, length);
}

static AnnoReviewFile *
read_file (const char *text, GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  AnnoReviewFile *file = anno_review_reader_read (bytes, findings, &error);

  g_assert_no_error (error);
  return file;
}

static GPtrArray *
make_records (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  AnnoReviewRecord *decision = make_record (ANNO_REVIEW_DECISION, ONE, TIME);
  AnnoReviewRecord *reply = make_record (ANNO_REVIEW_REPLY, TWO, TIME + 1);
  AnnoReviewRecord *verdict = make_record (ANNO_REVIEW_VERDICT, THREE, TIME + G_USEC_PER_SEC);
  AnnoReviewRecord *resolved = make_record (ANNO_REVIEW_RESOLVE, OTHER, TIME + 2 * G_USEC_PER_SEC);
  g_autoptr (AnnoSpan) span = make_span (SPAN, "claim");

  decision->decision = ANNO_DECISION_ACCEPT;
  decision->why = g_strdup ("he \"said\"");
  anno_review_record_add_judged (decision, ANN, span, "Graham", TRUE);
  anno_review_record_add_judged (decision, BEN, NULL, NULL, FALSE);
  reply->reply_to = g_strdup (ONE);
  reply->why = g_strdup ("no");
  verdict->verdict = ANNO_VERDICT_CHANGES;
  verdict->supersedes = g_strdup (ONE);
  resolved->reply_to = g_strdup (TWO);
  /* The order of adding is nothing. */
  g_ptr_array_add (records, resolved);
  g_ptr_array_add (records, verdict);
  g_ptr_array_add (records, decision);
  g_ptr_array_add (records, reply);
  return records;
}

static void
test_bytes (void)
{
  g_autoptr (AnnoReviewFile) file = make_file ();
  g_autoptr (GPtrArray) records = make_records ();
  g_autofree char *empty = print (file);

  g_assert_cmpstr (empty, ==, HEADER ("1") "}\n");
  g_assert_true (anno_review_file_add (file, records));
  g_assert_false (anno_review_file_add (file, records));
  g_autofree char *text = print (file);
  g_assert_cmpstr (text, ==,
                   FILE_OF (DECISION "\n," REPLY "\n," VERDICT "\n," RESOLUTION "\n"));
  /* The same is held against the schema. */
  g_autofree char *path
      = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "review-file", "small.json", NULL);
  g_autofree char *sample = NULL;
  g_assert_true (g_file_get_contents (path, &sample, NULL, NULL));
  g_assert_cmpstr (text, ==, sample);
}

/* A layer's terms mean the same in a review. */
static void
test_context (void)
{
  gsize length = strlen (ANNO_LAYER_CONTEXT) - strlen ("}]");

  g_assert_cmpstr (ANNO_LAYER_CONTEXT + length, ==, "}]");
  g_assert_cmpint (strncmp (ANNO_REVIEW_CONTEXT, ANNO_LAYER_CONTEXT, length), ==, 0);
}

/* What isn't understood in a span is left out of its copy, however much that is. */
static void
test_copy (void)
{
  g_autoptr (AnnoReviewFile) file = make_file ();
  g_autoptr (GPtrArray) records = make_records ();
  AnnoReviewRecord *decision = records->pdata[2];
  AnnoJudged *judged = decision->judged->pdata[0];
  AnnoSpanDraft *draft = anno_span_draft_new_from (judged->span);
  AnnoSpanExtra *extra = anno_span_extra_new ();
  AnnoValue *value = anno_value_new (ANNO_VALUE_TEXT, "kind", "factual");
  g_autofree char *deep = g_strnfill (70, '[');

  extra->members = g_strdup_printf ("\"deep\":%s", deep);
  value->extra = g_strdup ("\"x\":1");
  anno_span_draft_take_extra (draft, extra);
  anno_span_draft_clear_field (draft, "kind");
  anno_span_draft_add_value (draft, value);
  anno_span_unref (judged->span);
  judged->span = anno_span_draft_finish (draft);
  anno_review_file_add (file, records);
  g_autofree char *text = print (file);
  g_assert_cmpstr (text, ==,
                   FILE_OF (DECISION "\n," REPLY "\n," VERDICT "\n," RESOLUTION "\n"));
}

#define WORDS(more)                                                                                \
  "{\"id\":\"" ONE "\",\"type\":\"Annotation\",\"motivation\":\"commenting\","                     \
  "\"created\":\"2017-07-10T09:00:00Z\"" more                                                      \
  ",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":\"x\"}],"             \
  "\"target\":\"" SOURCE "\"}"
#define ASSESSING                                                                                  \
  "{\"id\":\"" ONE "\",\"type\":\"Annotation\",\"motivation\":\"assessing\","                      \
  "\"created\":\"2017-07-10T09:00:00Z\""
#define NEITHER "\"body\":[{\"type\":\"Decision\",\"decision\":\"neither\"}]"

/* Records in which something isn't understood: they count, and stay as they are. */
static const char *const odd_records[] = {
  WORDS (",\"x\":[1,{\"a\":null}]"),
  WORDS (",\"creator\":{\"id\":\"" ANN "\",\"type\":\"Person\",\"name\":\"Once Ann\"}"),
  WORDS (",\"creator\":{\"id\":\"" BEN "\",\"type\":\"Person\",\"nick\":\"B\"}"),
  ASSESSING "," NEITHER ",\"target\":\"https://example.org/other\"}",
  ASSESSING "," NEITHER ",\"target\":[\"" SOURCE "\",\"" SOURCE "\"]}",
  ASSESSING ",\"replyTo\":\"" TWO "\"," NEITHER ",\"target\":\"" SOURCE "\"}",
  ASSESSING ",\"body\":[{\"type\":\"Decision\",\"decision\":\"skip\",\"x\":1}],\"target\":\"a\"}",
  ASSESSING ",\"body\":[{\"type\":\"Decision\",\"decision\":\"skip\",\"value\":\"1\"}],"
            "\"target\":\"a\"}",
  ASSESSING ",\"body\":[{\"type\":\"Verdict\",\"verdict\":\"approve\"},7],\"target\":\"a\"}",
  ASSESSING ",\"body\":[{\"type\":\"Verdict\",\"verdict\":\"approve\"},{\"type\":\"Verdict\","
            "\"verdict\":\"changes\"}],\"target\":\"a\"}",
  ASSESSING ",\"body\":[{\"type\":\"Verdict\",\"verdict\":\"approve\"},{\"type\":\"TextualBody\","
            "\"purpose\":\"commenting\",\"value\":\"a\",\"language\":\"en\"}],\"target\":\"a\"}",
  ASSESSING "," NEITHER ",\"target\":[{\"type\":\"SpecificResource\",\"source\":\"" SOURCE
            "\",\"whose\":\"" BEN "\",\"x\":0}]}",
  ASSESSING "," NEITHER ",\"target\":[{\"type\":\"SpecificResource\",\"source\":\"" SPAN
            "\",\"whose\":\"" BEN "\",\"judged\":{\"id\":\"" SPAN "\",\"type\":\"Annotation\","
            "\"motivation\":\"tagging\",\"x\":1,\"body\":[{\"type\":\"TextualBody\","
            "\"purpose\":\"tagging\",\"value\":\"claim\"}],\"target\":{\"selector\":[{"
            "\"type\":\"TextPositionSelector\",\"start\":3,\"end\":9}]}}}]}",
};

static void
test_odd_records (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd_records); i++)
    {
      g_autofree char *before
          = g_strconcat (HEADER ("1") PAGE "\n", odd_records[i], "\n," VERDICT "\n]}}\n", NULL);
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autoptr (AnnoReviewFile) file = read_file (before, findings);
      g_autofree char *after = print (file);

      g_test_message ("%s", odd_records[i]);
      g_assert_cmpuint (file->records->len, ==, 2);
      g_assert_cmpuint (findings->len, ==, 0);
      g_assert_cmpuint (g_hash_table_size (file->lines), ==, 1);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Lines that are no records: they are listed, and stay behind the others. */
static const char *const no_records[] = {
  "7",
  "\"words\"",
  "[]",
  "{\"type\":\"Annotation\",\"motivation\":\"tagging\"}",
  COPY (SPAN, "claim"),
  VERDICT, /* the second of one id */
  ASSESSING ",\"body\":[{\"type\":\"Decision\",\"decision\":\"defer\"}],\"target\":\"a\"}",
  ASSESSING ",\"body\":[{\"type\":\"Decision\"}],\"target\":\"a\"}",
  ASSESSING ",\"body\":[{\"type\":\"Verdict\",\"verdict\":7}],\"target\":\"a\"}",
  ASSESSING ",\"body\":[{\"type\":\"Resolution\",\"resolved\":true}],\"target\":\"a\"}",
  ASSESSING ",\"body\":[],\"target\":\"a\"}",
  ASSESSING ",\"target\":\"a\"}",
  ASSESSING "," NEITHER "}",
  ASSESSING "," NEITHER ",\"target\":[]}",
  ASSESSING "," NEITHER ",\"target\":[{\"type\":\"SpecificResource\",\"source\":\"a\"}]}",
  ASSESSING "," NEITHER ",\"target\":[{\"type\":\"SpecificResource\",\"source\":\"urn:other\","
            "\"whose\":\"" BEN "\",\"judged\":" COPY (SPAN, "claim") "}]}",
  ASSESSING "," NEITHER ",\"target\":[{\"type\":\"SpecificResource\",\"source\":\"a\","
            "\"whose\":\"" BEN "\",\"accepted\":true}]}",
  ASSESSING "," NEITHER ",\"target\":[{\"type\":\"SpecificResource\",\"source\":\"" SPAN "\","
            "\"whose\":\"" BEN "\",\"accepted\":\"yes\",\"judged\":" COPY (SPAN, "claim") "}]}",
  ASSESSING ",\"supersedes\":7," NEITHER ",\"target\":\"a\"}",
  "{\"id\":\"" ONE "\",\"type\":\"Annotation\",\"motivation\":\"commenting\",\"target\":\"a\"}",
  "{\"id\":\"" ONE "\",\"type\":\"Annotation\",\"motivation\":\"commenting\","
  "\"created\":\"yesterday\",\"target\":\"a\"}",
  "{\"id\":\"" ONE "\",\"type\":\"Annotation\",\"motivation\":\"commenting\","
  "\"created\":\"9999-12-31T23:59:59-12:00\",\"target\":\"a\"}",
  "{\"id\":\"\",\"type\":\"Annotation\",\"motivation\":\"commenting\","
  "\"created\":\"2017-07-10T09:00:00Z\",\"target\":\"a\"}",
  WORDS (",\"creator\":\"" BEN "\""),
};

static void
test_no_records (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_records); i++)
    {
      g_autofree char *before
          = g_strconcat (HEADER ("1") PAGE "\n" VERDICT "\n,", no_records[i], "\n]}}\n", NULL);
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autoptr (AnnoReviewFile) file = read_file (before, findings);
      g_autofree char *after = print (file);

      g_test_message ("%s", no_records[i]);
      g_assert_cmpuint (file->records->len, ==, 1);
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpuint (((AnnoFinding *) findings->pdata[0])->line, ==, 3);
      g_assert_cmpuint (file->unread->len, ==, 1);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Any layout, order of members, zone and escape is read; the one form is written. */
static void
test_other_layout (void)
{
  g_autoptr (AnnoReviewFile) file
      = read_file ("{ \"format\": 1, \"type\": \"AnnotationCollection\", \"first\": { \"items\": [\r\n"
              " { \"target\": \"" SOURCE "\", \"supersedes\":\"" ONE "\",\n"
              "   \"body\": {\"verdict\": \"ch\\u0061nges\", \"type\": \"Verdict\"},\n"
              "   \"created\": \"2017-07-10T11:00:01+02:00\", \"motivation\": \"assessing\",\n"
              "   \"type\": \"Annotation\", \"id\": \"" THREE "\" } ] },\n"
              " \"article\": {\"sha256\":\"" HASH "\"}, \"label\":\"a.txt\", \"@context\": "
              ANNO_REVIEW_CONTEXT ",\n"
              " \"creator\": {\"name\":\"Ann\",\"type\":\"Person\",\"id\":\"" ANN "\"},\n"
              " \"id\":\"" UUID ("00000000000f") "\" }", NULL);
  g_autofree char *text = print (file);

  g_assert_cmpstr (text, ==, FILE_OF (VERDICT "\n"));
}

/* Unknown members around the records. */
static void
test_header (void)
{
  const char *before
      = "{\"@context\":[\"urn:c\",{\"a b\":1}],\"id\":\"urn:f\",\"type\":\"AnnotationCollection\","
        "\"creator\":{\"id\":\"" ANN "\",\"type\":\"Person\",\"x\":1},\"generator\":"
        ANNO_LAYER_GENERATOR ",\"format\":1,\"article\":{\"state\":\"new\",\"y\":[2]},"
        "\"total\":1,\"first\":{\"id\":\"urn:f#page\",\"type\":\"AnnotationPage\","
        "\"partOf\":\"urn:f\",\"startIndex\":0,\"z\":\"\\u2028\",\"items\":[\n" VERDICT "\n]}}\n";
  g_autoptr (AnnoReviewFile) file = read_file (before, NULL);
  g_autofree char *after = print (file);

  g_assert_cmpuint (file->records->len, ==, 1);
  g_assert_cmpstr (after, ==, before);
}

/* A later version of a record takes the place of a line that was kept. */
static void
test_later_version (void)
{
  g_autofree char *before
      = g_strconcat (HEADER ("1") PAGE "\n", odd_records[0], "\n]}}\n", NULL);
  g_autoptr (AnnoReviewFile) file = read_file (before, NULL);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  AnnoReviewRecord *verdict = make_record (ANNO_REVIEW_VERDICT, ONE, TIME - 1);

  verdict->verdict = ANNO_VERDICT_CHANGES;
  g_ptr_array_add (records, verdict);
  g_assert_false (anno_review_file_add (file, records));
  verdict->created = TIME + 1;
  g_assert_true (anno_review_file_add (file, records));
  g_assert_cmpuint (file->records->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (file->lines), ==, 0);
  g_autofree char *after = print (file);
  g_assert_nonnull (strstr (after, "\"verdict\":\"changes\""));
}

static void
assert_refused (const char *text, gssize length, AnnoJsonError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GPtrArray) findings = anno_findings_new ();

  g_test_message ("%.200s", text);
  g_assert_null (anno_review_reader_read (bytes, findings, &error));
  g_assert_error (error, ANNO_JSON_ERROR, (int) code);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    AnnoJsonError code;
  } cases[] = {
    { "", ANNO_JSON_ERROR_SYNTAX },
    { "[]", ANNO_JSON_ERROR_SHAPE },
    { "{}", ANNO_JSON_ERROR_SHAPE },
    { HEADER ("2") "}", ANNO_JSON_ERROR_SHAPE },
    { HEADER ("99999999999999999999") "}", ANNO_JSON_ERROR_SHAPE },
    { HEADER ("0") "}", ANNO_JSON_ERROR_SHAPE },
    { HEADER ("\"1\"") "}", ANNO_JSON_ERROR_SHAPE },
    { HEADER ("1"), ANNO_JSON_ERROR_SYNTAX },
    { HEADER ("1") PAGE VERDICT, ANNO_JSON_ERROR_SYNTAX },
    { HEADER ("1") ",\"id\":\"urn:x\"}", ANNO_JSON_ERROR_DUPLICATE_KEY },
    { HEADER ("1") ",\"first\":[]}", ANNO_JSON_ERROR_SHAPE },
    { HEADER ("1") ",\"first\":{\"items\":7}}", ANNO_JSON_ERROR_SHAPE },
    { HEADER ("1") ",\"x\":\"\\ud800\"}", ANNO_JSON_ERROR_SURROGATE },
    { HEADER ("1") ",\"x\":\"\xFF\"}", ANNO_JSON_ERROR_NOT_UTF8 },
    { "<<<<<<< HEAD\n" HEADER ("1") "}", ANNO_JSON_ERROR_SYNTAX },
    { "{\"type\":\"AnnotationCollection\",\"format\":1}", ANNO_JSON_ERROR_SHAPE },
    { "{\"type\":\"AnnotationCollection\",\"format\":1,\"id\":\"urn:f\",\"creator\":"
      "{\"id\":\"\",\"type\":\"Person\"},\"article\":{}}",
      ANNO_JSON_ERROR_SHAPE },
    { "{\"type\":\"AnnotationCollection\",\"format\":1,\"id\":\"urn:f\",\"creator\":"
      "{\"id\":\"urn:a\",\"type\":\"Person\"},\"article\":{\"sha256\":7}}",
      ANNO_JSON_ERROR_SHAPE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, -1, cases[i].code);
  assert_refused (HEADER ("1") "}\0", sizeof (HEADER ("1") "}\0") - 1, ANNO_JSON_ERROR_SYNTAX);
}

/* What is cut off anywhere is refused, and never half read. */
static void
test_cut (void)
{
  const char *whole = FILE_OF (DECISION "\n," REPLY "\n");

  for (gsize n = 0; n + 1 < strlen (whole); n += 7)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (whole, n);
      g_autoptr (GError) error = NULL;
      g_assert_null (anno_review_reader_read (bytes, NULL, &error));
      g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SYNTAX);
    }
}

/* What is too deep or too long is refused by the reader, and never written. */
static void
test_limits (void)
{
  g_autofree char *open = g_strnfill (70, '['), *close = g_strnfill (70, ']');
  g_autofree char *deep = g_strconcat (HEADER ("1") ",\"x\":", open, close, "}", NULL);
  g_autofree char *words = g_strnfill (ANNO_JSON_MAX_LINE, 'x');
  g_autofree char *long_line
      = g_strconcat (HEADER ("1") PAGE "\n{\"x\":\"", words, "\"}\n]}}\n", NULL);
  g_autoptr (AnnoReviewFile) file = make_file ();
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GError) error = NULL;

  assert_refused (deep, -1, ANNO_JSON_ERROR_TOO_DEEP);
  assert_refused (long_line, -1, ANNO_JSON_ERROR_TOO_LARGE);
  put (&((AnnoReviewRecord *) records->pdata[1])->why, words);
  anno_review_file_add (file, records);
  g_assert_null (anno_review_printer_print (file, ARTICLE, REVIEW, &error));
  g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-file/bytes", test_bytes);
  g_test_add_func ("/review-file/context", test_context);
  g_test_add_func ("/review-file/copy", test_copy);
  g_test_add_func ("/review-file/odd-records", test_odd_records);
  g_test_add_func ("/review-file/no-records", test_no_records);
  g_test_add_func ("/review-file/other-layout", test_other_layout);
  g_test_add_func ("/review-file/header", test_header);
  g_test_add_func ("/review-file/later-version", test_later_version);
  g_test_add_func ("/review-file/refused", test_refused);
  g_test_add_func ("/review-file/cut", test_cut);
  g_test_add_func ("/review-file/limits", test_limits);
  return g_test_run ();
}
