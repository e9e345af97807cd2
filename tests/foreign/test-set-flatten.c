/* Proves foreign/set-flatten: none of what stays shares words with another, by the rule that was
 * asked for; and nothing goes that needn't. */
#include "foreign/set-flatten.h"
#include "model/span-draft.h"

typedef struct
{
  const char *name;
  guint places[5][2];                /* until one is empty */
  const char *gone[ANNO_N_FLATTENS]; /* numbers of those that go, by rule */
} Case;

static const Case cases[] = {
  { "apart", { { 0, 2 }, { 2, 4 }, { 6, 8 } }, { "", "", "" } },
  { "inside", { { 0, 9 }, { 2, 4 } }, { "1", "0", "1" } },
  { "crossing", { { 0, 4 }, { 3, 9 } }, { "0", "1", "1" } },
  { "equal", { { 0, 4 }, { 0, 4 } }, { "1", "1", "1" } },
  { "chain", { { 0, 4 }, { 3, 9 }, { 8, 12 } }, { "02", "1", "1" } },
  { "two in one", { { 0, 10 }, { 1, 3 }, { 5, 7 } }, { "12", "0", "12" } },
};

static AnnoLayer *
make_layer (const Case *row)
{
  AnnoLayer *layer = anno_layer_new (anno_layer_header_new ("a", "urn:a", "a", NULL));

  for (guint i = 0; row->places[i][1] > 0; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, "cue");
      anno_span_draft_add_segment (draft, row->places[i][0], row->places[i][1]);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (layer, span);
    }
  return layer;
}

static void
test_rules (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (AnnoLayer) layer = make_layer (row);

  for (guint rule = 0; rule < ANNO_N_FLATTENS; rule++)
    {
      g_autoptr (GHashTable) gone = anno_flatten_list (layer, (AnnoFlatten) rule, FALSE);
      g_autoptr (GString) words = g_string_new (NULL);
      for (guint i = 0; row->places[i][1] > 0; i++)
        {
          g_autofree char *id = g_strdup_printf ("%u", i);
          if (g_hash_table_contains (gone, id))
            g_string_append (words, id);
        }
      g_assert_cmpstr (words->str, ==, row->gone[rule]);
    }
}

/* The parts of a span go together. */
static void
test_parts (void)
{
  g_autoptr (AnnoLayer) layer = make_layer (&cases[0]);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id ("parts", "claim");

  anno_span_draft_add_segment (draft, 1, 2);
  anno_span_draft_add_segment (draft, 10, 30);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
  g_autoptr (GHashTable) longest = anno_flatten_list (layer, ANNO_FLATTEN_LONGEST, FALSE);
  g_autoptr (GHashTable) first = anno_flatten_list (layer, ANNO_FLATTEN_FIRST, FALSE);
  g_assert_cmpuint (g_hash_table_size (longest), ==, 1);
  g_assert_true (g_hash_table_contains (longest, "0"));
  g_assert_cmpuint (g_hash_table_size (first), ==, 1);
  g_assert_true (g_hash_table_contains (first, "parts"));
}

static void
test_dates (void)
{
  g_autoptr (AnnoLayer) layer = make_layer (&cases[1]);
  g_autoptr (GHashTable) gone = anno_flatten_list (layer, ANNO_FLATTEN_LONGEST, TRUE);
  g_assert_cmpuint (g_hash_table_size (gone), ==, 0);
}

static void
test_ids (void)
{
  for (guint i = 0; i < ANNO_N_FLATTENS; i++)
    {
      AnnoFlatten rule = ANNO_N_FLATTENS;
      g_assert_true (anno_flatten_find (anno_flatten_id ((AnnoFlatten) i), &rule));
      g_assert_cmpuint (rule, ==, i);
    }
  AnnoFlatten rule;
  g_assert_false (anno_flatten_find ("widest", &rule));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/set-flatten/rules/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_rules);
    }
  g_test_add_func ("/set-flatten/parts", test_parts);
  g_test_add_func ("/set-flatten/dates", test_dates);
  g_test_add_func ("/set-flatten/ids", test_ids);
  return g_test_run ();
}
