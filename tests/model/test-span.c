/* Proves model/span: segments against a plain row of places, and that all it holds counts. */
#include "model/span-draft.h"
#include "model/span.h"

#include <string.h>

#define WIDTH 48

static AnnoSpan *
span_of (const char *tag, guint start, guint end)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag);
  anno_span_draft_add_segment (draft, start, end);
  return anno_span_draft_finish (draft);
}

/* A span with something in every member. */
static AnnoSpan *
whole_span (void)
{
  AnnoSpanDraft *draft = anno_span_draft_new ("claim");
  AnnoSpanExtra *extra = anno_span_extra_new ();

  extra->creator = g_strdup ("{\"name\":\"Ben\"}");
  extra->generator = g_strdup ("\"urn:x\"");
  extra->members = g_strdup ("\"a\":1");
  extra->bodies = g_strdup ("{\"b\":2}");
  extra->targets = g_strsplit ("\"c\":3|", "|", -1);
  anno_span_draft_set_id (draft, "urn:uuid:7");
  anno_span_draft_add_segment (draft, 2, 5);
  anno_span_draft_add_segment (draft, 9, 12);
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, "kind", "plan"));
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "said-by", "urn:uuid:1"));
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "said-by", "urn:uuid:2"));
  anno_span_draft_set_note (draft, "odd");
  anno_span_draft_set_unsure (draft, TRUE);
  anno_span_draft_set_suggested (draft, "quotes");
  anno_span_draft_set_created (draft, 1000000);
  anno_span_draft_set_modified (draft, 2000000);
  anno_span_draft_take_extra (draft, extra);
  return anno_span_draft_finish (draft);
}

static void
test_members (void)
{
  g_autoptr (AnnoSpan) span = whole_span ();

  g_assert_cmpstr (anno_span_get_id (span), ==, "urn:uuid:7");
  g_assert_true (anno_span_get_tag (span) == g_intern_string ("claim"));
  g_assert_cmpuint (anno_span_get_n_segments (span), ==, 2);
  g_assert_cmpuint (anno_span_get_start (span), ==, 2);
  g_assert_cmpuint (anno_span_get_end (span), ==, 12);
  g_assert_cmpuint (anno_span_get_size (span), ==, 6);
  g_assert_cmpuint (anno_span_get_n_values (span), ==, 3);
  g_assert_cmpstr (anno_span_get_value (span, 0)->field, ==, "kind");
  g_assert_cmpstr (anno_span_find_value (span, "said-by")->text, ==, "urn:uuid:1");
  g_assert_null (anno_span_find_value (span, "venue"));
  g_assert_cmpstr (anno_span_get_note (span), ==, "odd");
  g_assert_true (anno_span_get_unsure (span));
  g_assert_cmpstr (anno_span_get_suggested (span), ==, "quotes");
  g_assert_cmpint (anno_span_get_created (span), ==, 1000000);
  g_assert_cmpint (anno_span_get_modified (span), ==, 2000000);
  g_assert_cmpstr (anno_span_get_extra (span)->bodies, ==, "{\"b\":2}");
}

static void
test_ids (void)
{
  g_autoptr (AnnoSpan) a = span_of ("cue", 0, 1);
  g_autoptr (AnnoSpan) b = span_of ("cue", 0, 1);

  g_assert_true (g_str_has_prefix (anno_span_get_id (a), "urn:uuid:"));
  g_assert_true (g_uuid_string_is_valid (anno_span_get_id (a) + strlen ("urn:uuid:")));
  g_assert_cmpstr (anno_span_get_id (a), !=, anno_span_get_id (b));
}

static void
check_against_row (AnnoSpan *span, const gboolean *row)
{
  guint n_segments = 0, size = 0;

  for (guint i = 0; i < WIDTH; i++)
    {
      size += row[i];
      gboolean starts = row[i] && (i == 0 || !row[i - 1]);
      if (starts)
        {
          g_assert_cmpuint (anno_span_get_n_segments (span), >, n_segments);
          g_assert_cmpuint (anno_span_get_segments (span)[n_segments].start, ==, i);
        }
      if (row[i] && (i == WIDTH - 1 || !row[i + 1]))
        g_assert_cmpuint (anno_span_get_segments (span)[n_segments++].end, ==, i + 1);
      g_assert_cmpint (anno_span_covers (span, i), ==, row[i]);
    }
  g_assert_cmpuint (anno_span_get_n_segments (span), ==, n_segments);
  g_assert_cmpuint (anno_span_get_size (span), ==, size);
}

static gboolean
is_empty (const gboolean *row)
{
  for (guint i = 0; i < WIDTH; i++)
    if (row[i])
      return FALSE;
  return TRUE;
}

/* Adding and cutting stretches, in any order, marks and clears places of a row. */
static void
test_any_segments (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170709);

  for (guint round = 0; round < 3000; round++)
    {
      gboolean row[WIDTH] = { FALSE };
      AnnoSpanDraft *draft = anno_span_draft_new ("claim");
      guint n_acts = (guint) g_rand_int_range (rand, 0, 12);
      for (guint act = 0; act < n_acts; act++)
        {
          guint start = (guint) g_rand_int_range (rand, 0, WIDTH + 1);
          guint end = (guint) g_rand_int_range (rand, 0, WIDTH + 1);
          gboolean add = g_rand_int_range (rand, 0, 3) > 0;
          if (add)
            anno_span_draft_add_segment (draft, start, end);
          else
            anno_span_draft_cut (draft, start, end);
          for (guint i = start; i < end; i++)
            row[i] = add;
        }
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      if (is_empty (row))
        g_assert_null (span);
      else
        check_against_row (span, row);
    }
}

static void
test_copy (void)
{
  g_autoptr (AnnoSpan) span = whole_span ();
  g_autoptr (AnnoSpan) copy = anno_span_draft_finish (anno_span_draft_new_from (span));

  g_assert_true (copy != span);
  g_assert_true (anno_span_equal (span, copy));
  g_assert_cmpint (anno_span_compare (span, copy), ==, 0);
}

typedef void (*Change) (AnnoSpanDraft *draft);

static void
change_id (AnnoSpanDraft *draft)
{
  anno_span_draft_set_id (draft, "urn:uuid:8");
}
static void
change_tag (AnnoSpanDraft *draft)
{
  anno_span_draft_set_tag (draft, "cue");
}
static void
change_add (AnnoSpanDraft *draft)
{
  anno_span_draft_add_segment (draft, 20, 21);
}
static void
change_cut (AnnoSpanDraft *draft)
{
  anno_span_draft_cut (draft, 2, 3);
}
static void
change_note (AnnoSpanDraft *draft)
{
  anno_span_draft_set_note (draft, "other");
}
static void
no_note (AnnoSpanDraft *draft)
{
  anno_span_draft_set_note (draft, "");
}
static void
change_unsure (AnnoSpanDraft *draft)
{
  anno_span_draft_set_unsure (draft, FALSE);
}
static void
no_rule (AnnoSpanDraft *draft)
{
  anno_span_draft_set_suggested (draft, NULL);
}
static void
change_created (AnnoSpanDraft *draft)
{
  anno_span_draft_set_created (draft, 0);
}
static void
change_modified (AnnoSpanDraft *draft)
{
  anno_span_draft_set_modified (draft, 0);
}
static void
no_extra (AnnoSpanDraft *draft)
{
  anno_span_draft_take_extra (draft, NULL);
}
static void
no_kind (AnnoSpanDraft *draft)
{
  anno_span_draft_clear_field (draft, "kind");
}

static void
less_source (AnnoSpanDraft *draft)
{
  anno_span_draft_remove_source (draft, "said-by", "urn:uuid:1");
}

static void
other_source_order (AnnoSpanDraft *draft)
{
  less_source (draft);
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "said-by", "urn:uuid:1"));
}

static void
one_more (AnnoSpanDraft *draft)
{
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, "venue", "CNN"));
}

static void
test_every_member_counts (void)
{
  static const Change changes[] = {
    change_id, change_tag,    change_add,  change_cut,     change_note,
    no_note,   change_unsure, no_rule,     change_created, change_modified,
    no_extra,  no_kind,       less_source, one_more,       other_source_order,
  };
  g_autoptr (AnnoSpan) span = whole_span ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      AnnoSpanDraft *draft = anno_span_draft_new_from (span);
      changes[i](draft);
      g_autoptr (AnnoSpan) other = anno_span_draft_finish (draft);
      g_assert_false (anno_span_equal (span, other));
      g_assert_false (anno_span_equal (other, span));
    }
}

static void
test_every_extra_counts (void)
{
  g_autoptr (AnnoSpan) span = whole_span ();

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (AnnoSpan) other = whole_span ();
      AnnoSpanExtra *extra = (AnnoSpanExtra *) anno_span_get_extra (other);
      char **member = i == 0   ? &extra->creator
                      : i == 1 ? &extra->generator
                      : i == 2 ? &extra->members
                      : i == 3 ? &extra->bodies
                               : &extra->targets[1];
      g_free (*member);
      *member = g_strdup ("\"other\":0");
      g_assert_false (anno_span_equal (span, other));
    }
}

/* A file has the fields in the tagset's order, a span in the order in which they were set. */
static void
test_order_of_fields (void)
{
  g_autoptr (AnnoSpan) span = whole_span ();
  AnnoSpanDraft *draft = anno_span_draft_new_from (span);
  anno_span_draft_clear_field (draft, "kind");
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, "kind", "plan"));
  g_autoptr (AnnoSpan) other = anno_span_draft_finish (draft);

  g_assert_cmpstr (anno_span_get_value (other, 0)->field, ==, "said-by");
  g_assert_true (anno_span_equal (span, other));
}

/* What is known of each target belongs to a segment by number. */
static void
test_stray_targets (void)
{
  g_autoptr (AnnoSpan) span = whole_span ();
  AnnoSpanDraft *draft = anno_span_draft_new_from (span);
  anno_span_draft_add_segment (draft, 20, 21);
  g_autoptr (AnnoSpan) longer = anno_span_draft_finish (draft);
  g_assert_null (anno_span_get_extra (longer)->targets);
  g_assert_cmpstr (anno_span_get_extra (longer)->members, ==, "\"a\":1");

  draft = anno_span_draft_new_from (span);
  anno_span_draft_cut (draft, 2, 3);
  g_autoptr (AnnoSpan) moved = anno_span_draft_finish (draft);
  g_assert_cmpstr (anno_span_get_extra (moved)->targets[0], ==, "\"c\":3");
}

/* An extra that holds nothing is the same as none: a file would say the same of both. */
static void
test_empty_extra (void)
{
  g_autoptr (AnnoSpan) bare = span_of ("cue", 3, 5);
  AnnoSpanDraft *draft = anno_span_draft_new_from (bare);
  AnnoSpanExtra *extra = anno_span_extra_new ();
  extra->targets = g_new0 (char *, 2);
  extra->targets[0] = g_strdup ("");
  anno_span_draft_take_extra (draft, extra);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);

  g_assert_null (anno_span_get_extra (span));
  g_assert_true (anno_span_equal (span, bare));
}

static void
test_reading_order (void)
{
  static const struct
  {
    guint start, end;
    const char *id;
  } cases[] = {
    { 0, 9, "b" }, { 0, 4, "a" }, { 0, 4, "b" }, { 1, 30, "a" }, { 1, 2, "a" }, { 7, 8, "a" },
  };
  AnnoSpan *spans[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnoSpanDraft *draft = anno_span_draft_new ("cue");
      anno_span_draft_set_id (draft, cases[i].id);
      anno_span_draft_add_segment (draft, cases[i].start, cases[i].end);
      spans[i] = anno_span_draft_finish (draft);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        int order = anno_span_compare (spans[i], spans[j]);
        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    anno_span_unref (spans[i]);
}

static void
test_thrown_away (void)
{
  g_autoptr (AnnoSpan) span = whole_span ();
  g_autoptr (AnnoSpanDraft) draft = anno_span_draft_new_from (span);

  anno_span_draft_cut (draft, 0, G_MAXUINT);
  g_assert_null (anno_span_draft_finish (g_steal_pointer (&draft)));
  anno_span_draft_free (anno_span_draft_new_from (span));
  g_assert_cmpuint (anno_span_get_n_segments (span), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span/members", test_members);
  g_test_add_func ("/span/ids", test_ids);
  g_test_add_func ("/span/any-segments", test_any_segments);
  g_test_add_func ("/span/copy", test_copy);
  g_test_add_func ("/span/every-member-counts", test_every_member_counts);
  g_test_add_func ("/span/every-extra-counts", test_every_extra_counts);
  g_test_add_func ("/span/order-of-fields", test_order_of_fields);
  g_test_add_func ("/span/stray-targets", test_stray_targets);
  g_test_add_func ("/span/empty-extra", test_empty_extra);
  g_test_add_func ("/span/reading-order", test_reading_order);
  g_test_add_func ("/span/thrown-away", test_thrown_away);
  return g_test_run ();
}
