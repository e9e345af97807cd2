/* Proves view/span-painter, view/span-picker and view/selection-painter: what is drawn lies where it
 * is said to, and is found there. */
#include "model/span-draft.h"
#include "scene.h"
#include "view/selection-painter.h"
#include "view/span-painter.h"
#include "view/span-picker.h"

static AnnoSpan *
make_span (const char *id, guint start, guint end, gboolean unsure)
{
  AnnoSpanDraft *draft = anno_span_draft_new ("claim");

  anno_span_draft_set_id (draft, id);
  anno_span_draft_add_segment (draft, start, end);
  anno_span_draft_set_unsure (draft, unsure);
  return anno_span_draft_finish (draft);
}

static void
add_run (GArray *runs, AnnoSpan *span, float x, float width, guint lane, AnnoRunFlags flags)
{
  AnnoSpanMetrics metrics = anno_span_metrics_of (17, 1);
  AnnoSpanRun run = {
    .words = GRAPHENE_RECT_INIT (x, 100, width, 20),
    .line_y = 120 + anno_span_metrics_lane (&metrics, 2, lane),
    .depth = metrics.pitch,
    .room = 30,
    .lane = lane,
    .flags = flags,
    .span = anno_span_ref (span),
  };
  g_array_append_val (runs, run);
}

/* Whatever the size of the text: a lane never lies over the next, room never shrinks with lanes of
 * one kind, one lane needs as much as none, and the last lane is inside the room. */
static void
test_metrics (void)
{
  for (double size = 6; size <= 60; size += 1.5)
    {
      AnnoSpanMetrics metrics = anno_span_metrics_of (size, 1);
      g_assert_cmpint (anno_span_metrics_room (&metrics, 0), ==, anno_span_metrics_room (&metrics, 1));
      g_assert_cmpint (anno_span_metrics_room (&metrics, ANNO_LANES_DRAWN), ==,
                       anno_span_metrics_room (&metrics, 1000));
      g_assert_cmpfloat (metrics.line, <, metrics.dense);
      g_assert_cmpfloat (metrics.line + (float) metrics.label / PANGO_SCALE, <=, metrics.pitch + 1);
      for (guint lanes = 1; lanes <= ANNO_LANES_DRAWN; lanes++)
        {
          float last = anno_span_metrics_lane (&metrics, lanes, lanes - 1);
          float own = lanes <= ANNO_LANES_LABELLED ? metrics.pitch : metrics.line;
          g_assert_cmpfloat (last + own, <=, (float) anno_span_metrics_room (&metrics, lanes));
          if (lanes != 1 && lanes != ANNO_LANES_LABELLED + 1)
            g_assert_cmpint (anno_span_metrics_room (&metrics, lanes), >,
                             anno_span_metrics_room (&metrics, lanes - 1));
        }
    }
}

static graphene_rect_t
bounds_of (AnnoSpanPainter *painter, const GArray *runs)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = { 0 };

  anno_span_painter_paint (painter, snapshot, runs);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_get_bounds (node, &bounds);
  return bounds;
}

static void
test_bounds (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (AnnoSpanPainter) painter = anno_span_painter_new (context);
  g_object_unref (context);
  g_autoptr (AnnoSpan) sure = make_span ("a", 0, 9, FALSE), unsure = make_span ("b", 0, 9, TRUE);
  g_autoptr (GArray) runs = anno_span_runs_new ();

  g_assert_cmpfloat (bounds_of (painter, runs).size.width, ==, 0);
  add_run (runs, sure, 50, 200, 0, ANNO_RUN_SOFT);
  graphene_rect_t inner = bounds_of (painter, runs);
  g_assert_cmpfloat (inner.origin.x, ==, 50);
  g_assert_cmpfloat (inner.size.width, ==, 200);
  g_assert_cmpfloat (inner.origin.y, ==, 100);
  g_assert_cmpfloat (inner.origin.y + inner.size.height, ==, 122);

  /* Where the part begins and ends, there is a little air. */
  g_array_set_size (runs, 0);
  add_run (runs, unsure, 50, 200, 0, ANNO_RUN_SOFT | ANNO_RUN_START | ANNO_RUN_END);
  graphene_rect_t whole = bounds_of (painter, runs);
  g_assert_cmpfloat (whole.origin.x, ==, 48);
  g_assert_cmpfloat (whole.size.width, ==, 204);

  /* A connection is a line and nothing else. */
  g_array_set_size (runs, 0);
  add_run (runs, sure, 50, 200, 1, ANNO_RUN_GAP);
  graphene_rect_t gap = bounds_of (painter, runs);
  g_assert_cmpfloat (gap.origin.y, >, 120);
  g_assert_cmpfloat (gap.size.height, <, 3);

  /* A label is cut where its room ends. */
  g_array_set_size (runs, 0);
  add_run (runs, sure, 50, 10, 0, ANNO_RUN_LABEL | ANNO_RUN_START);
  g_array_index (runs, AnnoSpanRun, 0).room = 12;
  g_assert_cmpfloat (anno_span_painter_measure_label (painter, sure, 0), >, 12);
  g_assert_cmpfloat (anno_span_painter_measure_label (painter, sure, 1), >,
                     anno_span_painter_measure_label (painter, sure, 0));
  graphene_rect_t cut = bounds_of (painter, runs);
  g_assert_cmpfloat (cut.origin.x + cut.size.width, <=, 62);
}

static void
assert_found (const GArray *runs, float x, float y, const char *expected)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  g_autoptr (GString) ids = g_string_new (NULL);

  anno_span_picker_pick (runs, x, y, found);
  for (guint i = 0; i < found->len; i++)
    g_string_append (ids, anno_span_get_id (found->pdata[i]));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_picking (void)
{
  g_autoptr (AnnoSpan) large = make_span ("L", 0, 90, FALSE), small = make_span ("s", 10, 20, FALSE);
  g_autoptr (GArray) runs = anno_span_runs_new ();
  float pitch = anno_span_metrics_of (17, 1).pitch;

  add_run (runs, large, 50, 200, 1, 0);
  add_run (runs, small, 100, 20, 0, ANNO_RUN_LABEL);
  add_run (runs, large, 250, 50, 1, ANNO_RUN_GAP);
  assert_found (runs, 60, 110, "L");
  assert_found (runs, 110, 110, "sL");
  assert_found (runs, 110, 121, "s");
  assert_found (runs, 110, 121 + pitch, "L");
  assert_found (runs, 125, 125, "s"); /* its label is wider than it is */
  assert_found (runs, 125, 110, "L");
  assert_found (runs, 260, 110, "");  /* words in a gap are not the span's */
  assert_found (runs, 260, 121 + pitch, "L");
  assert_found (runs, 40, 110, "");
  assert_found (runs, 110, 99, "");
}

static void
test_grips (void)
{
  AnnoSpanMetrics metrics = anno_span_metrics_of (17, 1);
  graphene_rect_t words = GRAPHENE_RECT_INIT (50, 100, 6, 20);

  g_assert_true (anno_grip_holds (50, &words, FALSE, &metrics, 50, 98));
  g_assert_true (anno_grip_holds (50, &words, FALSE, &metrics, 51, 110));
  g_assert_false (anno_grip_holds (50, &words, FALSE, &metrics, 50, 128));
  g_assert_true (anno_grip_holds (56, &words, TRUE, &metrics, 56, 122));
  g_assert_false (anno_grip_holds (56, &words, TRUE, &metrics, 56, 92));
  g_assert_false (anno_grip_holds (56, &words, TRUE, &metrics, 75, 110));
}

int
main (int argc, char **argv)
{
  scene_init_gtk (&argc, &argv);
  g_test_add_func ("/span-painter/metrics", test_metrics);
  g_test_add_func ("/span-painter/bounds", test_bounds);
  g_test_add_func ("/span-painter/picking", test_picking);
  g_test_add_func ("/span-painter/grips", test_grips);
  return g_test_run ();
}
