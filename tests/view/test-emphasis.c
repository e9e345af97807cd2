/* Proves view/emphasis: which runs stand out, and where the chosen span can be taken. */
#include "model/span-draft.h"
#include "scene.h"
#include "view/emphasis.h"
#include "view/span-painter.h"

static AnnoSpan *
make_span (const char *id)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, "claim");

  anno_span_draft_add_segment (draft, 0, 5);
  return anno_span_draft_finish (draft);
}

/* Three spans side by side: "a" at 0, "b" at 100, "c" at 200, each 50 wide, in one line. */
static GArray *
make_runs (void)
{
  static const char *const ids[] = { "a", "b", "c" };
  GArray *runs = anno_span_runs_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      AnnoSpanRun run = { .words = GRAPHENE_RECT_INIT ((float) i * 100, 10, 50, 20),
                          .line_y = 32,
                          .room = 30,
                          .flags = ANNO_RUN_START | ANNO_RUN_END,
                          .span = make_span (ids[i]) };
      g_array_append_val (runs, run);
    }
  return runs;
}

typedef struct
{
  AnnoEmphasis *emphasis;
  AnnoSpanPainter *painter;
  AnnoSpanMetrics metrics;
  GArray *runs;
} Setting;

static void
setting_init (Setting *setting)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));

  setting->emphasis = anno_emphasis_new ();
  setting->painter = anno_span_painter_new (gtk_widget_get_pango_context (label));
  setting->metrics = anno_span_metrics_of (17, 1);
  anno_span_painter_set_style (setting->painter, ANNO_SCHEME_LIGHT, &setting->metrics);
  setting->runs = make_runs ();
}

static void
setting_clear (Setting *setting)
{
  anno_emphasis_free (setting->emphasis);
  anno_span_painter_free (setting->painter);
  g_array_unref (setting->runs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

/* From where to where something is drawn; FALSE for nothing. */
static gboolean
drawn (Setting *setting, graphene_rect_t *bounds)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  if (anno_emphasis_begin (setting->emphasis))
    anno_emphasis_draw (setting->emphasis, snapshot, setting->painter, setting->runs, 1000);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_get_bounds (node, bounds);
  return node != NULL;
}

static void
test_nothing (void)
{
  g_auto (Setting) setting = { 0 };
  graphene_rect_t bounds;
  setting_init (&setting);

  g_assert_false (drawn (&setting, &bounds));
  anno_emphasis_set_hovered (setting.emphasis, NULL, "elsewhere");
  g_assert_false (drawn (&setting, &bounds));
}

static void
test_joined (void)
{
  static const char *const ids[] = { "b", "c", "elsewhere", NULL };
  g_auto (Setting) setting = { 0 };
  graphene_rect_t bounds;
  AnnoGrip grip;
  setting_init (&setting);

  anno_emphasis_set_joined (setting.emphasis, ids);
  g_assert_true (drawn (&setting, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >, 60);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >=, 250);
  g_assert_cmpfloat (bounds.origin.y, >=, 1000);
  g_assert_false (anno_emphasis_grip_at (setting.emphasis, &setting.metrics, 100, 1015, &grip));
  anno_emphasis_set_joined (setting.emphasis, NULL);
  g_assert_false (drawn (&setting, &bounds));
}

/* The mentions of a person stand out, but for the chosen one, which does so by itself. */
static void
test_people (void)
{
  static const char *const ids[] = { "urn:x:ann", "urn:x:ben", NULL };
  g_auto (Setting) setting = { 0 };
  graphene_rect_t bounds;
  setting_init (&setting);
  for (guint i = 1; i < 3; i++)
    {
      AnnoSpanRun *run = &g_array_index (setting.runs, AnnoSpanRun, i);
      AnnoSpanDraft *draft = anno_span_draft_new_from (run->span);
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:x:ben"));
      anno_span_unref (run->span);
      run->span = anno_span_draft_finish (draft);
    }

  anno_emphasis_set_people (setting.emphasis, ids);
  g_assert_true (drawn (&setting, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >, 60);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >=, 250);
  anno_emphasis_set_people (setting.emphasis, NULL);
  g_assert_false (drawn (&setting, &bounds));
}

static void
test_grips (void)
{
  g_auto (Setting) setting = { 0 };
  graphene_rect_t bounds;
  AnnoGrip grip;
  setting_init (&setting);

  anno_emphasis_set_chosen (setting.emphasis, NULL, "b", TRUE);
  g_assert_true (drawn (&setting, &bounds));
  g_assert_true (anno_emphasis_grip_at (setting.emphasis, &setting.metrics, 100, 1010, &grip));
  g_assert_false (grip.end);
  g_assert_true (anno_emphasis_grip_at (setting.emphasis, &setting.metrics, 150, 1030, &grip));
  g_assert_true (grip.end);
  g_assert_false (anno_emphasis_grip_at (setting.emphasis, &setting.metrics, 200, 1010, &grip));

  anno_emphasis_set_chosen (setting.emphasis, NULL, "b", FALSE);
  g_assert_true (drawn (&setting, &bounds));
  g_assert_false (anno_emphasis_grip_at (setting.emphasis, &setting.metrics, 100, 1010, &grip));
}

int
main (int argc, char **argv)
{
  scene_init_gtk (&argc, &argv);
  g_test_add_func ("/emphasis/nothing", test_nothing);
  g_test_add_func ("/emphasis/joined", test_joined);
  g_test_add_func ("/emphasis/people", test_people);
  g_test_add_func ("/emphasis/grips", test_grips);
  return g_test_run ();
}
