/* Proves that nothing is lost between formats/review-printer and -reader: random records, written,
 * read and written again. */
#include "formats/review-printer.h"
#include "formats/review-reader.h"
#include "model/finding.h"
#include "model/span-draft.h"

#include <string.h>

#define ROUNDS 300
#define ARTICLE "news/50 % é.txt"
#define REVIEW "reviews/ann/news/50 % é.txt.json"
#define ANN "urn:uuid:00000000-0000-4000-8000-00000000000a"
#define BEN "urn:uuid:00000000-0000-4000-8000-00000000000b"
/* 2017-07-10T09:00:00Z */
#define TIME (G_GINT64_CONSTANT (1499677200) * G_USEC_PER_SEC)

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

static const char *const pieces[] = { "Graham said, ", "“no”", "\n", "\t\"\\/", "\U0001F600",
                                      "\u2028",        "\u202Eevil", "\x7F\x01", "قال", "" };

static gboolean
one_in (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static char *
random_text (GRand *rand)
{
  GString *out = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (out, FALSE);
}

static AnnoValue *
random_value (GRand *rand)
{
  AnnoValueKind kind = (AnnoValueKind) g_rand_int_range (rand, 0, 4);
  g_autofree char *text = random_text (rand);

  return kind == ANNO_VALUE_TIMEX ? anno_value_new_timex ("when", "DATE", text, "dct", NULL)
                                  : anno_value_new (kind, "field", text);
}

static AnnoSpan *
random_span (GRand *rand)
{
  g_autofree char *tag = random_text (rand), *note = random_text (rand);
  g_autofree char *id = g_strdup_printf ("urn:%u", g_rand_int_range (rand, 0, 9));
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);
  guint place = 0;

  do
    {
      place += (guint) g_rand_int_range (rand, 1, 50);
      anno_span_draft_add_segment (draft, place, place + 3);
      place += 3;
    }
  while (one_in (rand, 3));
  while (one_in (rand, 2))
    anno_span_draft_add_value (draft, random_value (rand));
  anno_span_draft_set_note (draft, *note != '\0' ? note : NULL);
  anno_span_draft_set_unsure (draft, one_in (rand, 2));
  anno_span_draft_set_suggested (draft, one_in (rand, 2) ? "quotes" : NULL);
  anno_span_draft_set_created (draft, TIME);
  anno_span_draft_set_modified (draft, TIME + g_rand_int_range (rand, 0, 2) * G_USEC_PER_SEC);
  return anno_span_draft_finish (draft);
}

static AnnoReviewRecord *
random_record (GRand *rand)
{
  static const char *const whose[] = { ANN, BEN, "https://example.org/c" };
  AnnoReviewKind kind = (AnnoReviewKind) g_rand_int_range (rand, 0, ANNO_REVIEW_RESTORE + 1);
  gint64 created = TIME + g_rand_int_range (rand, -3, 4) * (gint64) G_USEC_PER_SEC / 2
                   - (one_in (rand, 4) ? 2 * TIME + 1 : 0);
  AnnoReviewRecord *self = one_in (rand, 4) ? anno_review_record_new (kind, BEN, "Ben", created)
                                            : anno_review_record_new (kind, ANN, "Ann", created);

  if (kind == ANNO_REVIEW_DECISION)
    self->decision = (AnnoDecision) g_rand_int_range (rand, 0, ANNO_DECISION_UNSURE + 1);
  if (kind == ANNO_REVIEW_VERDICT)
    self->verdict = (AnnoVerdict) g_rand_int_range (rand, 0, ANNO_VERDICT_COMMENT + 1);
  if (kind == ANNO_REVIEW_DECISION && one_in (rand, 2))
    self->replacement = random_span (rand);
  for (guint i = 0; i < G_N_ELEMENTS (whose) && one_in (rand, 2); i++)
    {
      g_autoptr (AnnoSpan) span = one_in (rand, 3) ? NULL : random_span (rand);
      g_autofree char *quote = random_text (rand);
      gboolean has_quote = span != NULL && one_in (rand, 2);
      anno_review_record_add_judged (self, whose[i], span, has_quote ? quote : NULL,
                                     span != NULL && one_in (rand, 2));
    }
  self->why = one_in (rand, 2) ? random_text (rand) : NULL;
  self->supersedes = one_in (rand, 3) ? g_strdup ("urn:x") : NULL;
  self->reply_to = one_in (rand, 3) ? g_strdup ("urn:y") : NULL;
  return self;
}

static void
assert_same_spans (AnnoSpan *a, AnnoSpan *b)
{
  g_assert_true (a == b || (a != NULL && b != NULL && anno_span_equal (a, b)));
}

static void
assert_same_records (const AnnoReviewRecord *a, const AnnoReviewRecord *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->decision, ==, b->decision);
  g_assert_cmpint (a->verdict, ==, b->verdict);
  g_assert_cmpstr (a->why, ==, b->why);
  g_assert_cmpstr (a->creator_id, ==, b->creator_id);
  g_assert_cmpstr (a->creator_name, ==, b->creator_name);
  g_assert_cmpint (a->created, ==, b->created);
  g_assert_cmpstr (a->supersedes, ==, b->supersedes);
  g_assert_cmpstr (a->reply_to, ==, b->reply_to);
  assert_same_spans (a->replacement, b->replacement);
  g_assert_cmpuint (a->judged->len, ==, b->judged->len);
  for (guint i = 0; i < a->judged->len; i++)
    {
      const AnnoJudged *x = a->judged->pdata[i], *y = b->judged->pdata[i];
      g_assert_cmpstr (x->whose, ==, y->whose);
      g_assert_cmpstr (x->quote, ==, y->quote);
      g_assert_cmpint (x->accepted, ==, y->accepted);
      assert_same_spans (x->span, y->span);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (AnnoReviewFile) file = anno_review_file_new (ANN, "Ann");
      g_autoptr (GPtrArray) records
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      for (int n = g_rand_int_range (rand, 0, 9); n > 0; n--)
        g_ptr_array_add (records, random_record (rand));
      anno_review_file_add (file, records);

      g_autofree char *text = print (file);
      g_autoptr (AnnoReviewFile) back = read_file (text, findings);
      g_autofree char *again = print (back);
      g_assert_cmpstr (again, ==, text);
      g_assert_cmpuint (findings->len, ==, 0);
      g_assert_cmpuint (g_hash_table_size (back->lines), ==, 0);
      g_assert_cmpuint (back->records->len, ==, records->len);
      for (guint i = 0; i < back->records->len; i++)
        assert_same_records (file->records->pdata[i], back->records->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-round-trip/random", test_round_trip);
  return g_test_run ();
}
