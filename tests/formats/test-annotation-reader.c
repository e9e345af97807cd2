/* Proves formats/annotation: what is printed to the byte, what is read, and what is refused. */
#include "formats/annotation-printer.h"
#include "formats/annotation-reader.h"
#include "model/span-draft.h"

#include <string.h>

#define TEXT                                                                                       \
  "Sen. Lindsey Graham, R-S.C., said on Sunday that \xE2\x80\x9Cno\xE2\x80\x9D was no answer."
#define BODY "\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"claim\"}]"
#define PLACE "{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":12}"
#define TARGET "\"target\":{\"source\":\"../../a.txt\",\"selector\":[" PLACE "]}"
#define OPEN "{\"id\":\"urn:uuid:1\",\"type\":\"Annotation\",\"motivation\":\"tagging\""

static AnnoArticle *
article_new (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_article_new (bytes, NULL);
}

static AnnoSpan *
read_line (const char *line, AnnoArticle *article, GPtrArray *findings, GError **error)
{
  gsize length = strlen (line);
  g_autofree char *copy = g_memdup2 (line, length);
  AnnoJsonSlice slice = { copy, length };

  g_assert_true (anno_json_scan (copy, length, length, 1, NULL));
  return anno_annotation_read (&slice, 7, article, findings, error);
}

static char *
print (const AnnoSpan *span, AnnoArticle *article)
{
  GString *out = g_string_new (NULL);
  anno_annotation_print (out, span, NULL, article, "../../a.txt");
  return g_string_free (out, FALSE);
}

static void
add (AnnoSpanDraft *draft, AnnoValueKind kind, const char *field, const char *text)
{
  anno_span_draft_add_value (draft, anno_value_new (kind, field, text));
}

/* A tagset whose claims have said-by before kind. */
static AnnoTagset *
tagset_new (void)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  AnnoTag *tag = anno_tag_new ("claim", "Claim");
  g_ptr_array_add (tag->fields, anno_field_new ("said-by", "Said by", ANNO_FIELD_LINK));
  g_ptr_array_add (tag->fields, anno_field_new ("kind", "Kind", ANNO_FIELD_CHOICE));
  g_ptr_array_add (tags, tag);
  return anno_tagset_new ("Test", tags);
}

static AnnoSpan *
full_span (void)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id ("urn:uuid:1", "claim");
  anno_span_draft_add_segment (draft, 29, 33);
  anno_span_draft_add_segment (draft, 5, 12);
  add (draft, ANNO_VALUE_TEXT, "mine", "x\"y");
  add (draft, ANNO_VALUE_TEXT, "kind", "factual");
  anno_span_draft_add_value (
      draft, anno_value_new_timex ("when", "TIME", "2017-07-09TMO", "dct", "START"));
  anno_span_draft_add_value (draft, anno_value_new_timex ("when", "DATE", "2017", NULL, NULL));
  add (draft, ANNO_VALUE_PERSON, "person", "http://www.wikidata.org/entity/Q22212");
  add (draft, ANNO_VALUE_LINK, "said-by", "urn:uuid:2");
  add (draft, ANNO_VALUE_LINK, "said-by", "urn:uuid:3");
  anno_span_draft_set_note (draft, "odd\nindeed");
  anno_span_draft_set_unsure (draft, TRUE);
  anno_span_draft_set_suggested (draft, "quotes");
  anno_span_draft_set_created (draft, G_GINT64_CONSTANT (1499677200000000));
  anno_span_draft_set_modified (draft, G_GINT64_CONSTANT (1499677201000000));
  return anno_span_draft_finish (draft);
}

static const char full_line[]
    = OPEN ",\"created\":\"2017-07-10T09:00:00Z\",\"modified\":\"2017-07-10T09:00:01Z\","
           "\"suggestedBy\":\"quotes\",\"unsure\":true,\"body\":["
           "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"claim\"},"
           "{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"field\":\"said-by\","
           "\"source\":\"urn:uuid:2\"},"
           "{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"field\":\"said-by\","
           "\"source\":\"urn:uuid:3\"},"
           "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"kind\",\"value\":"
           "\"factual\"},"
           "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"mine\",\"value\":"
           "\"x\\\"y\"},"
           "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"when\",\"value\":"
           "\"2017-07-09TMO\","
           "\"timex\":\"TIME\",\"anchor\":\"dct\",\"mod\":\"START\"},"
           "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"when\",\"value\":"
           "\"2017\",\"timex\":\"DATE\"},"
           "{\"type\":\"SpecificResource\",\"purpose\":\"identifying\",\"field\":\"person\","
           "\"source\":\"http://www.wikidata.org/entity/Q22212\"},"
           "{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":\"odd\\nindeed\"}],"
           "\"target\":[{\"source\":\"../../a.txt\",\"segmented\":true,\"selector\":["
           "{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":12},"
           "{\"type\":\"TextQuoteSelector\",\"exact\":\"Lindsey\",\"prefix\":\"Sen. \","
           "\"suffix\":\" Graham, R-S.C., said on Sunday \"}]},"
           "{\"source\":\"../../a.txt\",\"segmented\":true,\"selector\":["
           "{\"type\":\"TextPositionSelector\",\"start\":29,\"end\":33},"
           "{\"type\":\"TextQuoteSelector\",\"exact\":\"said\",\"prefix\":\"Sen. Lindsey Graham, "
           "R-S.C., \","
           "\"suffix\":\" on Sunday that \xE2\x80\x9Cno\xE2\x80\x9D was no answ\"}]}]}";

static void
test_full (void)
{
  g_autoptr (AnnoArticle) article = article_new (TEXT);
  g_autoptr (AnnoTagset) tagset = tagset_new ();
  g_autoptr (AnnoSpan) span = full_span ();
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  anno_annotation_print (out, span, tagset, article, "../../a.txt");
  g_assert_cmpstr (out->str, ==, full_line);

  g_autoptr (AnnoSpan) back = read_line (full_line, article, findings, &error);
  g_assert_no_error (error);
  g_assert_true (anno_span_equal (span, back));
  g_assert_null (anno_span_get_extra (back));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_least (void)
{
  g_autoptr (AnnoSpan) span = read_line (OPEN "," BODY "," TARGET "}", NULL, NULL, NULL);
  g_autofree char *line = print (span, NULL);

  g_assert_cmpstr (line, ==, OPEN "," BODY "," TARGET "}");
  g_assert_cmpint (anno_span_get_created (span), ==, 0);
  g_assert_null (anno_span_get_note (span));
}

/* What is read as it stands here is printed as it stands here. */
static const char *const kept[] = {
  /* unknown members of the annotation, with all kinds of values and spellings */
  OPEN ",\"x\":[ 1, {\"a\" : 1e400} ],\"\\u0079\":\"\\u0061\\/\",\"\":null," BODY "," TARGET "}",
  /* creator and generator */
  OPEN ",\"creator\":{\"id\":\"urn:uuid:9\", \"x\":1},\"generator\":\"urn:g\"," BODY "," TARGET "}",
  /* unknown members of each known body */
  OPEN ",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"claim\","
       "\"language\":\"en\"},"
       "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"kind\",\"value\":\"\","
       "\"y\":[]},"
       "{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"field\":\"f\",\"source\":\"s\","
       "\"z\":{\"z\":0}},"
       "{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":\"n\",\"format\":\"text/"
       "plain\"}]," TARGET "}",
  /* bodies that are not understood: each is almost one of ours */
  OPEN ",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"claim\"},"
       "\"https://example.org/words\",7,null,[],{},"
       "{\"type\":\"Image\",\"id\":\"https://example.org/a.png\"},"
       "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"second\"},"
       "{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":\"\"},"
       "{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":5},"
       "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"value\":\"no field\"},"
       "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"f\",\"value\":\"v\","
       "\"mod\":\"no timex\"},"
       "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"f\",\"value\":\"v\","
       "\"timex\":null},"
       "{\"type\":\"TextualBody\",\"purpose\":\"linking\",\"field\":\"f\",\"source\":\"s\"},"
       "{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"field\":\"f\",\"source\":{\"id\":"
       "\"s\"}},"
       "{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"field\":\"f\",\"source\":\"s\","
       "\"value\":\"v\"},"
       "{\"type\":[\"TextualBody\"],\"purpose\":\"tagging\",\"value\":\"list\"}]," TARGET "}",
  /* a second note */
  OPEN ",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"\"},"
       "{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":\"one\"},"
       "{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":\"two\"}]," TARGET "}",
  /* unknown members of one target, and of some of several */
  OPEN "," BODY ",\"target\":{\"source\":\"../../a.txt\",\"selector\":[" PLACE
       "],\"state\":{\"x\": 1}}}",
  OPEN "," BODY ",\"target\":["
       "{\"source\":\"../../a.txt\",\"segmented\":true,\"selector\":[" PLACE "]},"
       "{\"source\":\"../../a.txt\",\"segmented\":true,\"selector\":["
       "{\"type\":\"TextPositionSelector\",\"start\":20,\"end\":21}],\"x\":1,\"y\":2}]}",
};

static void
test_kept (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoSpan) span = read_line (kept[i], NULL, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *line = print (span, NULL);
      g_assert_cmpstr (line, ==, kept[i]);

      /* A changed copy keeps it too. */
      g_autoptr (AnnoSpan) copy = anno_span_draft_finish (anno_span_draft_new_from (span));
      g_autofree char *copied = print (copy, NULL);
      g_assert_true (anno_span_equal (span, copy));
      g_assert_cmpstr (copied, ==, kept[i]);
    }
}

/* Other spellings of the same, and what they are printed as. */
static const struct
{
  const char *line;
  const char *printed;
} spellings[] = {
  { "{ \"target\" : {\"selector\":" PLACE ", \"source\":\"../../a.txt\"},"
    "\"body\":{\"value\":\"claim\",\"purpose\":\"tagging\",\"type\":\"TextualBody\"},"
    "\"unsure\":false,\"type\":\"Annotation\",\"motivation\":\"tagging\",\"\\u0069d\":\"urn:uuid:"
    "1\"}",
    OPEN "," BODY "," TARGET "}" },
  { OPEN ",\"created\":\"2017-07-10T11:00:00.5+02:00\",\"modified\":\"2017-07-10T09:00:00Z\"," BODY
         "," TARGET "}",
    OPEN ",\"created\":\"2017-07-10T09:00:00Z\"," BODY "," TARGET "}" },
  { OPEN ",\"modified\":\"2017-07-10T09:00:00Z\"," BODY "," TARGET "}",
    OPEN ",\"modified\":\"2017-07-10T09:00:00Z\"," BODY "," TARGET "}" },
  { OPEN "," BODY ",\"target\":[{\"source\":\"../../a.txt\",\"segmented\":true,\"selector\":[" PLACE
         "]}]}",
    OPEN "," BODY "," TARGET "}" },
  /* Segments out of order, and two that touch. */
  { OPEN
    "," BODY ",\"target\":["
    "{\"source\":\"x\",\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":8,\"end\":12}]},"
    "{\"source\":\"x\",\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":8}]}]}",
    OPEN "," BODY "," TARGET "}" },
};

static void
test_spellings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoSpan) span = read_line (spellings[i].line, NULL, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *line = print (span, NULL);
      g_assert_cmpstr (line, ==, spellings[i].printed);
    }
}

#define AT(start, end)                                                                             \
  OPEN "," BODY ",\"target\":{\"source\":\"a\",\"selector\":[{\"type\":\"TextPositionSelector\","  \
       "\"start\":" start ",\"end\":" end "}]}}"
#define SELECTORS(selectors)                                                                       \
  OPEN "," BODY ",\"target\":{\"source\":\"a\",\"selector\":" selectors "}}"

/* Refused; and what the reason or the finding says. */
static const struct
{
  const char *line;
  const char *says;
  gboolean off_text;
} refused[] = {
  { "[]", "object", FALSE },
  { "7", "object", FALSE },
  { "\"urn:uuid:1\"", "object", FALSE },
  { "{}", "type", FALSE },
  { "{\"id\":\"urn:uuid:1\",\"type\":[\"Annotation\"],\"motivation\":\"tagging\"," BODY "," TARGET
    "}",
    "type", FALSE },
  { "{\"id\":\"urn:uuid:1\",\"type\":\"Annotation\",\"motivation\":\"commenting\"," BODY "," TARGET
    "}",
    "motivation", FALSE },
  { "{\"id\":\"urn:uuid:1\",\"type\":\"Annotation\"," BODY "," TARGET "}", "motivation", FALSE },
  { "{\"type\":\"Annotation\",\"motivation\":\"tagging\"," BODY "," TARGET "}", "no id", FALSE },
  { "{\"id\":\"\",\"type\":\"Annotation\",\"motivation\":\"tagging\"," BODY "," TARGET "}", "no id",
    FALSE },
  { "{\"id\":7,\"type\":\"Annotation\",\"motivation\":\"tagging\"," BODY "," TARGET "}", "no id",
    FALSE },
  { OPEN ",\"created\":\"yesterday\"," BODY "," TARGET "}", "created", FALSE },
  { OPEN ",\"modified\":7," BODY "," TARGET "}", "modified", FALSE },
  { OPEN ",\"unsure\":\"true\"," BODY "," TARGET "}", "unsure", FALSE },
  { OPEN ",\"unsure\":null," BODY "," TARGET "}", "unsure", FALSE },
  { OPEN ",\"suggestedBy\":{}," BODY "," TARGET "}", "suggestedBy", FALSE },
  { OPEN "," TARGET "}", "no body", FALSE },
  { OPEN ",\"body\":[]," TARGET "}", "no tag", FALSE },
  { OPEN ",\"body\":\"words\"," TARGET "}", "no tag", FALSE },
  { OPEN ",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":7}]," TARGET "}",
    "no tag", FALSE },
  { OPEN "," BODY "}", "no target", FALSE },
  { OPEN "," BODY ",\"target\":[]}", "no target", FALSE },
  { OPEN "," BODY ",\"target\":\"https://example.org/page\"}", "target", FALSE },
  { OPEN "," BODY ",\"target\":[7]}", "target", FALSE },
  { OPEN "," BODY ",\"target\":{\"source\":7,\"selector\":[" PLACE "]}}", "source", FALSE },
  { OPEN "," BODY ",\"target\":{\"source\":\"a\",\"segmented\":1,\"selector\":[" PLACE "]}}",
    "segmented", FALSE },
  { OPEN "," BODY ",\"target\":{\"source\":\"a\"}}", "no selector", FALSE },
  { SELECTORS ("[]"), "no place", FALSE },
  { SELECTORS ("7"), "kind", FALSE },
  { SELECTORS ("[" PLACE "," PLACE "]"), "twice", FALSE },
  { SELECTORS ("[" PLACE ",{\"type\":\"FragmentSelector\",\"value\":\"x\"}]"), "unknown", FALSE },
  { SELECTORS ("[" PLACE ",{\"type\":\"RangeSelector\"}]"), "kind", FALSE },
  { SELECTORS ("[" PLACE ",{\"type\":\"TextQuoteSelector\",\"exact\":7}]"), "kind", FALSE },
  { SELECTORS ("[" PLACE ",{\"type\":\"TextQuoteSelector\",\"exact\":\"Lindsey\",\"x\":1}]"),
    "unknown", FALSE },
  { SELECTORS ("[{\"type\":\"TextQuoteSelector\",\"exact\":\"Lindsey\"}]"), "no place", FALSE },
  { AT ("\"5\"", "12"), "number", FALSE },
  { AT ("null", "12"), "number", FALSE },
  { AT ("-1", "12"), "-1", TRUE },
  { AT ("12", "5"), "ends before it begins", TRUE },
  { AT ("5", "5"), "empty", TRUE },
  { AT ("0", "0"), "empty", TRUE },
  { AT ("5", "1000"), "beyond the end", TRUE },
  { AT ("5", "4294967295"), "4294967295", TRUE },
  { AT ("5", "4294967301"), "4294967301", TRUE },
  { AT ("5", "99999999999999999999"), "9999999", TRUE },
  { AT ("5", "1e400"), "1e400", TRUE },
  { AT ("5.5", "12"), "5.5", TRUE },
  { AT ("5.0", "12"), "5.0", TRUE },
  { AT ("5e0", "12"), "5e0", TRUE },
  { OPEN "," BODY ",\"target\":[{\"selector\":" PLACE ",\"x\":1},{\"selector\":" PLACE "}]}",
    "overlap", FALSE },
};

static void
test_refused (void)
{
  g_autoptr (AnnoArticle) article = article_new (TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoSpan) span = read_line (refused[i].line, article, findings, &error);

      g_test_message ("%s", refused[i].line);
      g_assert_null (span);
      g_assert_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i].says));
      g_assert_cmpuint (findings->len, ==, refused[i].off_text);
      if (refused[i].off_text)
        {
          const AnnoFinding *finding = findings->pdata[0];
          g_assert_cmpint (finding->kind, ==, ANNO_FINDING_OFF_TEXT);
          g_assert_cmpuint (finding->line, ==, 7);
          g_assert_cmpstr (finding->id, ==, "urn:uuid:1");
          g_assert_nonnull (strstr (finding->message, refused[i].says));
        }
      /* Without anybody who wants to know, all the same. */
      g_assert_null (read_line (refused[i].line, article, NULL, NULL));
    }
}

/* Without an article, a place is held against no length. */
static void
test_no_article (void)
{
  g_autoptr (AnnoSpan) span = read_line (AT ("5", "1000000"), NULL, NULL, NULL);
  g_assert_cmpuint (anno_span_get_end (span), ==, 1000000);
  g_assert_null (read_line (AT ("5", "4294967295"), NULL, NULL, NULL));
}

static const struct
{
  const char *exact; /* as JSON */
  gboolean fits;
} quotes[] = {
  { "\"Lindsey\"", TRUE },         { "\"\\u004cindse\\u0079\"", TRUE },
  { "\"Lindse\"", FALSE },         { "\"Lindsey \"", FALSE },
  { "\"lindsey\"", FALSE },        { "\"\"", FALSE },
  { "\"\\ud83d\\ude00\"", FALSE },
};

static void
test_quotes (void)
{
  g_autoptr (AnnoArticle) article = article_new (TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autofree char *line = g_strdup_printf (
          OPEN "," BODY
               ",\"target\":{\"source\":\"a\",\"selector\":[{\"type\":\"TextQuoteSelector\","
               "\"exact\":%s,\"prefix\":\"nonsense\"}," PLACE "]}}",
          quotes[i].exact);
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_autoptr (AnnoSpan) span = read_line (line, article, findings, NULL);

      g_assert_nonnull (span);
      g_assert_cmpuint (findings->len, ==, !quotes[i].fits);
      if (quotes[i].fits)
        continue;
      const AnnoFinding *finding = findings->pdata[0];
      g_assert_cmpint (finding->kind, ==, ANNO_FINDING_QUOTE);
      g_assert_cmpuint (finding->start, ==, 5);
      g_assert_cmpuint (finding->end, ==, 12);
      g_assert_cmpstr (finding->id, ==, "urn:uuid:1");
      g_assert_nonnull (strstr (finding->message, "Lindsey"));
    }
}

/* A quote of a refused annotation is nobody's business; its reason is. */
static void
test_quote_of_refused (void)
{
  g_autoptr (AnnoArticle) article = article_new (TEXT);
  g_autoptr (GPtrArray) findings = anno_findings_new ();

  g_assert_null (read_line (OPEN "," BODY ",\"target\":[{\"selector\":[" PLACE
                            ",{\"type\":\"TextQuoteSelector\","
                            "\"exact\":\"no\"}]},{\"selector\":{\"type\":\"TextPositionSelector\","
                            "\"start\":7,\"end\":700}}]}",
                       article, findings, NULL));
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((const AnnoFinding *) findings->pdata[0])->kind, ==, ANNO_FINDING_OFF_TEXT);
}

/* What a message shows of a quote neither runs on nor turns the words around it. */
static void
test_message (void)
{
  g_autoptr (AnnoArticle) article = article_new (TEXT);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GString) line
      = g_string_new (OPEN "," BODY ",\"target\":{\"selector\":[" PLACE
                           ",{\"type\":\"TextQuoteSelector\",\"exact\":\"a\\u202eb\\n\\u001b");
  for (guint i = 0; i < 1000; i++)
    g_string_append (line, "\xE4\xB8\xAD");
  g_string_append (line, "\"}]}}");

  g_autoptr (AnnoSpan) span = read_line (line->str, article, findings, NULL);
  const char *message = ((const AnnoFinding *) findings->pdata[0])->message;
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (message, -1), <, 150);
  g_assert_null (strstr (message, "\xE2\x80\xAE"));
  g_assert_null (strchr (message, '\n'));
  g_assert_null (strchr (message, '\x1b'));
}

/* Where the cut would split what a reader takes for one character, that is left out. */
static const struct
{
  const char *text;
  guint start, end;
  const char *prefix, *suffix;
} cuts[] = {
  { "0123456789", 4, 6, "0123", "6789" },
  { "abc", 0, 3, "", "" },
  { "e\xCC\x81" "abcdefghijklmnopqrstuvwxyzabcdX", 32, 33,
    "e\xCC\x81" "abcdefghijklmnopqrstuvwxyzabcd", "" },
  { "e\xCC\x81" "abcdefghijklmnopqrstuvwxyzabcdeX", 33, 34, "abcdefghijklmnopqrstuvwxyzabcde", "" },
  { "e\xCC\x81" "abcdefghijklmnopqrstuvwxyzabcdefX", 34, 35, "abcdefghijklmnopqrstuvwxyzabcdef", "" },
  { "X1234567890123456789012345678901e\xCC\x81", 0, 1, "", "1234567890123456789012345678901" },
  { "X123456789012345678901234567890e\xCC\x81z", 0, 1, "",
    "123456789012345678901234567890e\xCC\x81" },
  { "X1234567890123456789012345678901\r\nz", 0, 1, "", "1234567890123456789012345678901" },
  /* The span itself begins inside a cluster: the words around are still whole. */
  { "ae\xCC\x81z", 2, 3, "ae", "z" },
};

static void
test_cuts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (AnnoArticle) article = article_new (cuts[i].text);
      AnnoSpanDraft *draft = anno_span_draft_new_with_id ("urn:uuid:1", "claim");
      anno_span_draft_add_segment (draft, cuts[i].start, cuts[i].end);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      g_autofree char *line = print (span, article);
      g_autofree char *words = anno_article_slice (article, cuts[i].start, cuts[i].end);
      g_autofree char *expected
          = g_strdup_printf ("\"exact\":\"%s\",\"prefix\":\"%s\",\"suffix\":\"%s\"}]}}", words,
                             cuts[i].prefix, cuts[i].suffix);

      g_test_message ("%u", i);
      g_assert_nonnull (strstr (line, expected));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annotation/full", test_full);
  g_test_add_func ("/annotation/least", test_least);
  g_test_add_func ("/annotation/kept", test_kept);
  g_test_add_func ("/annotation/spellings", test_spellings);
  g_test_add_func ("/annotation/refused", test_refused);
  g_test_add_func ("/annotation/no-article", test_no_article);
  g_test_add_func ("/annotation/quotes", test_quotes);
  g_test_add_func ("/annotation/quote-of-refused", test_quote_of_refused);
  g_test_add_func ("/annotation/message", test_message);
  g_test_add_func ("/annotation/cuts", test_cuts);
  return g_test_run ();
}
