/* Proves model/span-lanes: nothing lies over anything, short things lie near the words. */
#include "model/span-draft.h"
#include "model/span-lanes.h"

#include <stdio.h>
#include <string.h>

static void
assert_apart (const AnnoLaneItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n && items[k].start < items[i].end; k++)
      g_assert_cmpuint (items[k].lane, !=, items[i].lane);
}

static void
test_table (void)
{
  static const struct
  {
    const char *what;
    AnnoLaneItem items[5];
    guint n;
    guint lanes[5];
    guint n_lanes;
  } cases[] = {
    { "nothing", { { 0 } }, 0, { 0 }, 0 },
    { "one", { { 3, 9, 6 } }, 1, { 0 }, 1 },
    { "side by side", { { 0, 5, 5 }, { 5, 9, 4 } }, 2, { 0, 0 }, 1 },
    { "nested", { { 0, 50, 50 }, { 10, 20, 10 }, { 30, 40, 10 } }, 3, { 1, 0, 0 }, 2 },
    { "twice nested", { { 0, 50, 50 }, { 10, 40, 30 }, { 20, 30, 10 } }, 3, { 2, 1, 0 }, 3 },
    { "crossing", { { 0, 20, 20 }, { 10, 25, 15 } }, 2, { 1, 0 }, 2 },
    { "equal", { { 0, 20, 20 }, { 0, 20, 20 } }, 2, { 0, 1 }, 2 },
    { "a chain", { { 0, 10, 10 }, { 8, 30, 22 }, { 28, 35, 7 } }, 3, { 0, 1, 0 }, 2 },
    { "the size, not the reach, counts", { { 0, 50, 12 }, { 15, 40, 25 } }, 2, { 0, 1 }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnoLaneItem items[5];
      memcpy (items, cases[i].items, sizeof items);
      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (anno_span_lanes_assign (items, cases[i].n), ==, cases[i].n_lanes);
      for (guint k = 0; k < cases[i].n; k++)
        g_assert_cmpuint (items[k].lane, ==, cases[i].lanes[k]);
    }
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const AnnoLaneItem *first = a, *second = b;
  return first->start < second->start ? -1 : first->start > second->start;
}

static guint
random_items (GRand *random, AnnoLaneItem *items, guint n, guint reach, guint longest)
{
  for (guint i = 0; i < n; i++)
    {
      guint start = (guint) g_rand_int_range (random, 0, (int) reach);
      guint size = (guint) g_rand_int_range (random, 1, (int) longest);
      items[i] = (AnnoLaneItem) { start, start + size, size, G_MAXUINT };
    }
  qsort (items, n, sizeof *items, compare_starts);
  return n;
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      AnnoLaneItem items[1200];
      guint n = (guint) g_rand_int_range (random, 1, round % 10 == 0 ? 1200 : 60);
      random_items (random, items, n, (guint) g_rand_int_range (random, 1, 3000), 80);
      guint n_lanes = anno_span_lanes_assign (items, n), deepest = 0;
      assert_apart (items, n);
      for (guint i = 0; i < n; i++)
        deepest = MAX (deepest, items[i].lane);
      g_assert_cmpuint (n_lanes, ==, deepest + 1);
    }
}

/* What is in one cluster changes no lane in another. */
static void
test_clusters_are_apart (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint round = 0; round < 100; round++)
    {
      AnnoLaneItem items[80], alone[40];
      guint n = random_items (random, items, 40, 200, 30);
      random_items (random, alone, 40, 200, 30);
      for (guint i = 0; i < 40; i++)
        {
          alone[i].start += 1000;
          alone[i].end += 1000;
          items[n + i] = alone[i];
        }
      anno_span_lanes_assign (items, 80);
      anno_span_lanes_assign (alone, 40);
      for (guint i = 0; i < 40; i++)
        g_assert_cmpuint (items[n + i].lane, ==, alone[i].lane);
    }
}

static void
put (AnnoLayer *layer, const char *id, const char *segments)
{
  AnnoSpanDraft *draft = anno_span_draft_new ("claim");
  g_auto (GStrv) parts = g_strsplit (segments, " ", -1);

  anno_span_draft_set_id (draft, id);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint start = 0, end = 0;
      g_assert_cmpint (sscanf (parts[i], "%u-%u", &start, &end), ==, 2);
      anno_span_draft_add_segment (draft, start, end);
    }
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

static char *
describe (const AnnoLanePlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->pieces->len; i++)
    {
      const AnnoLanePiece *piece = &g_array_index (plan->pieces, AnnoLanePiece, i);
      g_string_append_printf (text, "%s%s%u:%u-%u@%u", i > 0 ? " " : "", piece->gap ? "~" : "",
                              piece->part, piece->start, piece->end, piece->lane);
    }
  return g_string_free (text, FALSE);
}

/* A claim that "he said" interrupts: its parts share a lane, and what interrupts lies above the
 * gap. A gap that reaches out of the stretch is not drawn in it. */
static void
test_plan (void)
{
  g_autoptr (AnnoLayer) layer = anno_layer_new (anno_layer_header_new ("a", "urn:uuid:1", "A", NULL));
  g_auto (AnnoLanePlan) plan = { 0 };

  anno_lane_plan_init (&plan);
  put (layer, "claim", "10-20 30-45 200-210");
  put (layer, "cue", "22-28");
  anno_lane_plan_make (&plan, layer, 0, 100);
  g_autofree char *first = describe (&plan);
  g_assert_cmpstr (first, ==, "0:10-20@1 0:22-28@0 ~1:20-30@1 1:30-45@1");
  g_assert_cmpuint (plan.n_lanes, ==, 2);

  anno_lane_plan_make (&plan, layer, 100, 300);
  g_autofree char *second = describe (&plan);
  g_assert_cmpstr (second, ==, "2:200-210@0");
  anno_lane_plan_make (&plan, layer, 300, 400);
  g_assert_cmpuint (plan.pieces->len, ==, 0);
  g_assert_cmpuint (plan.n_lanes, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-lanes/table", test_table);
  g_test_add_func ("/span-lanes/random", test_random);
  g_test_add_func ("/span-lanes/clusters-are-apart", test_clusters_are_apart);
  g_test_add_func ("/span-lanes/plan", test_plan);
  return g_test_run ();
}
