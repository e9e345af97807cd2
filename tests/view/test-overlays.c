/* Proves that colleagues' spans lie in lanes of their own below one's own, are found where they are
 * drawn, by layer, and cost no more than what is in sight; and how a difference in hand stands out. */
#include "model/span-draft.h"
#include "scene.h"
#include "view/compared.h"

#include <string.h>

static const char text[] = "Trump walks back cyber unit\n"
                           "\n"
                           "President Trump floated the idea on Sunday morning, but he backtracked.\n"
                           "\n"
                           "“It’s not the dumbest idea,” Graham said, “but it’s pretty close.”\n";

static void
put (Scene *scene, AnnoLayer *layer, const char *id, const char *tag, const char *words)
{
  g_autoptr (AnnoSpan) span = scene_span (scene->article, id, tag, words);
  anno_layer_put (layer, span);
}

static GPtrArray *
overlays_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anno_overlay_free);
}

/* One more colleague, whose layer is returned, the overlay's. */
static AnnoLayer *
add_overlay (GPtrArray *overlays)
{
  g_autoptr (AnnoLayer) layer = scene_layer ();
  g_autofree char *initials = g_strdup_printf ("C%u", overlays->len);

  g_ptr_array_add (overlays, anno_overlay_new (layer, "Colleague", initials, overlays->len));
  return layer; /* the overlay holds it */
}

static AnnoLayer *
layer_of (Scene *scene, AnnoSpan *span)
{
  return anno_page_layers_find_layer (anno_article_view_get_layers (scene->view), span);
}

/* The first span that is drawn below the words at @x, from @y on down, and where that was. */
static AnnoSpan *
find_below (Scene *scene, AnnoLayer *layer, const char *id, double x, double *y)
{
  for (double limit = *y + 200; *y < limit; (*y)++)
    {
      g_autoptr (GPtrArray) found = anno_article_view_pick (scene->view, x, *y);
      if (found->len == 1 && layer_of (scene, found->pdata[0]) == layer
          && g_str_equal (anno_span_get_id (found->pdata[0]), id))
        return found->pdata[0]; /* the layer's */
    }
  return NULL;
}

static double
under (Scene *scene, guint place)
{
  GdkRectangle area;

  g_assert_true (anno_article_view_get_area (scene->view, place, place, &area));
  return area.y + area.height;
}

/* Three with one id, and a colleague's two that overlap. */
static void
test_lanes (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  g_autoptr (GPtrArray) overlays = overlays_new ();
  AnnoLayer *ann = add_overlay (overlays), *ben = add_overlay (overlays);
  guint place = scene_find (scene, "nday mor");

  scene_mark (scene, "same", "claim", "the idea on Sunday morning");
  put (scene, ann, "same", "date", "Sunday morning");
  put (scene, ann, "outer", "claim", "floated the idea on Sunday morning");
  put (scene, ben, "same", "date", "on Sunday morning");
  anno_article_view_set_overlays (scene->view, overlays);
  scene_settle (scene);

  graphene_point_t at = scene_point (scene, place);
  g_autoptr (GPtrArray) all = anno_article_view_pick (scene->view, at.x, at.y);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_true (layer_of (scene, all->pdata[0]) == scene->layer);
  g_assert_true (layer_of (scene, all->pdata[1]) == ann);
  g_assert_cmpstr (anno_span_get_id (all->pdata[1]), ==, "same");
  g_assert_cmpstr (anno_span_get_id (all->pdata[2]), ==, "outer");
  g_assert_true (layer_of (scene, all->pdata[3]) == ben);
  g_autoptr (GPtrArray) held = anno_article_view_spans_at (scene->view, place);
  g_assert_cmpuint (held->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_true (held->pdata[i] == all->pdata[i]);

  /* From the words down, each in a lane where it is alone. */
  double y = under (scene, place), before = y;
  const struct
  {
    AnnoLayer *layer;
    const char *id;
  } lanes[] = { { scene->layer, "same" }, { ann, "same" }, { ann, "outer" }, { ben, "same" } };
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      g_assert_nonnull (find_below (scene, lanes[i].layer, lanes[i].id, at.x, &y));
      g_assert_true (i == 0 ? y >= before : y > before);
      before = y;
    }

  anno_article_view_set_overlays (scene->view, NULL);
  scene_settle (scene);
  g_autoptr (GPtrArray) own = anno_article_view_pick (scene->view, at.x, at.y);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_true (layer_of (scene, own->pdata[0]) == scene->layer);
}

/* They make room between the lines, and move no word sideways; where they go, all is as it was. */
static void
test_words_stay (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  g_autoptr (GPtrArray) overlays = overlays_new ();
  guint place = scene_find (scene, "Sunday"), below = scene_find (scene, "“but it’s");
  graphene_point_t here = scene_point (scene, place), there = scene_point (scene, below);

  for (guint i = 0; i < 4; i++)
    put (scene, add_overlay (overlays), "a", "claim", "floated the idea on Sunday morning");
  anno_article_view_set_overlays (scene->view, overlays);
  scene_settle (scene);
  g_assert_cmpfloat (scene_point (scene, place).x, ==, here.x);
  g_assert_cmpfloat (scene_point (scene, place).y, ==, here.y);
  g_assert_cmpfloat (scene_point (scene, below).x, ==, there.x);
  g_assert_cmpfloat (scene_point (scene, below).y, >, there.y + 15);

  anno_article_view_set_overlays (scene->view, NULL);
  scene_settle (scene);
  g_assert_cmpfloat (scene_point (scene, below).y, ==, there.y);
}

/* More than there is room for are not drawn, and can't be picked by what isn't seen. */
static void
test_crowd (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  g_autoptr (GPtrArray) overlays = overlays_new ();
  guint place = scene_find (scene, "nday mor");

  for (guint i = 0; i < 100; i++)
    put (scene, add_overlay (overlays), "a", "claim", "floated the idea on Sunday morning");
  anno_article_view_set_overlays (scene->view, overlays);
  scene_settle (scene);
  graphene_point_t at = scene_point (scene, place);
  g_autoptr (GPtrArray) drawn = anno_article_view_pick (scene->view, at.x, at.y);
  g_assert_cmpuint (drawn->len, ==, ANNO_OVER_DRAWN);
  g_autoptr (GPtrArray) held = anno_article_view_spans_at (scene->view, place);
  g_assert_cmpuint (held->len, ==, 100);
}

static char *
long_text (guint n_paragraphs)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append_printf (string, "Paragraph %u has a few words that somebody said on Sunday, and "
                                    "some more, so that it fills two or three lines of the page.\n",
                            i);
  return g_string_free (string, FALSE);
}

/* A span a paragraph. */
static void
fill (Scene *scene, AnnoLayer *layer, guint n_paragraphs)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  const char *article = anno_article_get_text (scene->article), *at = article;

  for (guint i = 0; i < n_paragraphs; i++, at = strchr (at, '\n') + 1)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, "claim");
      guint start = (guint) (at - article); /* all of it ASCII */
      anno_span_draft_add_segment (draft, start, start + 9);
      g_ptr_array_add (spans, anno_span_draft_finish (draft));
    }
  g_assert_null (anno_layer_fill (layer, spans));
}

/* Layers that come are drawn where they are in sight; a frame after that draws nothing anew, and a
 * change of a colleague's costs its own paragraph, and nothing where nobody sees it. */
static void
test_work (void)
{
  static const guint sizes[] = { 60, 3000 };
  guint64 drawn[G_N_ELEMENTS (sizes)], pieces[G_N_ELEMENTS (sizes)];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *words = long_text (sizes[i]);
      g_autoptr (Scene) scene = scene_new (words, 700, 500);
      g_autoptr (GPtrArray) overlays = overlays_new ();
      const AnnoPageWork *work = anno_article_view_get_work (scene->view);
      for (guint k = 0; k < 20; k++)
        fill (scene, add_overlay (overlays), sizes[i]);

      AnnoPageWork before = *work;
      anno_article_view_set_overlays (scene->view, overlays);
      g_assert_cmpuint (work->planned - before.planned, <=, 64); /* the rest waits */
      scene_settle (scene);
      scene_settle (scene); /* the view lays out what is out of sight, and may move by it */
      before = *work;
      scene_settle (scene);
      g_assert_cmpuint (work->frames, >, before.frames);
      g_assert_cmpuint (work->planned, ==, before.planned);
      g_assert_cmpuint (work->drawn, ==, before.drawn);

      before = *work;
      anno_layer_remove (((AnnoOverlay *) overlays->pdata[0])->layer, "1");
      scene_settle (scene);
      drawn[i] = work->drawn - before.drawn;
      pieces[i] = work->pieces - before.pieces;
      g_assert_cmpuint (drawn[i], >=, 1);

      before = *work;
      anno_layer_remove (((AnnoOverlay *) overlays->pdata[1])->layer, "50");
      scene_settle (scene);
      g_assert_cmpuint (work->planned - before.planned, ==, 1);
      g_assert_cmpuint (work->drawn, ==, before.drawn);
    }
  g_assert_cmpuint (drawn[0], ==, drawn[1]);
  g_assert_cmpuint (pieces[0], ==, pieces[1]);
}

static GskRenderNode *
draw_compared (AnnoCompared *compared, GArray *runs)
{
  AnnoSpanMetrics metrics = anno_span_metrics_of (17, 1);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const GdkRGBA ink = { 0, 0, 0, 1 };

  anno_compared_draw (compared, snapshot, runs, 1000, &ink, &metrics);
  return gtk_snapshot_free_to_node (snapshot);
}

/* Two spans of one id in two layers, of which one is meant. */
static void
test_compared (void)
{
  g_autoptr (AnnoCompared) compared = anno_compared_new ();
  g_autoptr (AnnoLayer) mine = scene_layer (), theirs = scene_layer ();
  g_autoptr (AnnoArticle) article = scene_article (text);
  g_autoptr (GArray) runs = anno_span_runs_new ();

  for (guint i = 0; i < 2; i++)
    {
      AnnoSpanRun run = { .words = GRAPHENE_RECT_INIT ((float) i * 100, 10, 50, 20),
                          .line_y = 32,
                          .depth = 10,
                          .flags = ANNO_RUN_START | ANNO_RUN_END,
                          .span = scene_span (article, "a", "claim", "Trump"),
                          .layer = i == 0 ? mine : theirs,
                          .owner = i };
      g_array_append_val (runs, run);
    }
  g_assert_true (anno_compared_is_empty (compared));
  g_assert_null (draw_compared (compared, runs));

  const AnnoComparedSpan meant = { theirs, "a" };
  anno_compared_set (compared, &meant, 1, NULL);
  g_autoptr (GskRenderNode) node = draw_compared (compared, runs);
  graphene_rect_t bounds;
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.origin.x, >, 90);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >=, 150);
  g_assert_cmpfloat (bounds.origin.y, ==, 1010);

  anno_compared_set (compared, NULL, 0, NULL);
  g_assert_true (anno_compared_is_empty (compared));
}

/* How much of what the view draws is made by cairo: the hatching is. */
static guint
count_cairo (GskRenderNode *node)
{
  guint n = 0;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CAIRO_NODE:
      return 1;
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_cairo (gsk_container_node_get_child (node, i));
      return n;
    case GSK_TRANSFORM_NODE:
      return count_cairo (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return count_cairo (gsk_clip_node_get_child (node));
    case GSK_ROUNDED_CLIP_NODE:
      return count_cairo (gsk_rounded_clip_node_get_child (node));
    default:
      return 0;
    }
}

static guint
count_hatched (Scene *scene)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (scene->view));
  g_autoptr (GdkPaintable) now = gdk_paintable_get_current_image (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (now, snapshot, gtk_widget_get_width (GTK_WIDGET (scene->view)),
                          gtk_widget_get_height (GTK_WIDGET (scene->view)));
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  return node != NULL ? count_cairo (node) : 0;
}

static void
test_disputed (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  guint start = scene_find (scene, "President"), other = scene_find (scene, "Graham");
  const AnnoRange disputed[] = { { start, start + 10 }, { other, other + 6 } };

  scene_mark (scene, "a", "claim", "President Trump floated");
  scene_settle (scene);
  guint none = count_hatched (scene);
  const AnnoComparedSpan meant = { scene->layer, "a" };
  anno_article_view_set_compared (scene->view, &meant, 1, disputed, G_N_ELEMENTS (disputed));
  scene_settle (scene);
  g_assert_cmpuint (count_hatched (scene), ==, none + 2);
  anno_article_view_set_compared (scene->view, NULL, 0, NULL, 0);
  scene_settle (scene);
  g_assert_cmpuint (count_hatched (scene), ==, none);
}

int
main (int argc, char **argv)
{
  scene_init_gtk (&argc, &argv);
  g_test_add_func ("/overlays/lanes", test_lanes);
  g_test_add_func ("/overlays/words-stay", test_words_stay);
  g_test_add_func ("/overlays/crowd", test_crowd);
  g_test_add_func ("/overlays/work", test_work);
  g_test_add_func ("/overlays/compared", test_compared);
  g_test_add_func ("/overlays/disputed", test_disputed);
  return g_test_run ();
}
