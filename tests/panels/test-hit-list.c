/* Proves panels/hit-list and hit-item: which hit is the next, also while the list changes. */
#include "panels/widgets.h"

#include "panels/hit-list.h"

typedef struct
{
  GtkWindow *window;
  AnnoHitList *list;
  GListStore *hits;
  char *shown; /* the last one */
  guint n_shown;
} Scene;

/* A span: its place is what tells it from others; its note makes it look another way. */
static AnnoHitItem *
make_item (guint start, const char *note)
{
  AnnoHit *hit = anno_hit_new ();

  hit->path = g_strdup ("a.txt");
  hit->slug = g_intern_string ("ann");
  hit->tag = g_strdup ("claim");
  hit->start = start;
  hit->end = start + 1;
  hit->snippet = g_strdup_printf ("words number %u", start);
  hit->note = g_strdup (note);
  return anno_hit_item_new (hit);
}

static char *
name_of (AnnoHitItem *item)
{
  return item != NULL ? g_strdup_printf ("%u", anno_hit_item_get_hit (item)->start)
                      : g_strdup ("-");
}

static void
shown_cb (AnnoHitList *list, AnnoHitItem *item, gboolean by_key, Scene *scene)
{
  g_free (scene->shown);
  scene->shown = name_of (item);
  scene->n_shown++;
}

static void
splice (Scene *scene, guint at, guint removed, guint from, guint n, const char *note)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, make_item (from + i, note));
  g_list_store_splice (scene->hits, at, removed, items->pdata, n);
}

static void
scene_init (Scene *scene)
{
  *scene = (Scene){ .list = g_object_new (ANNO_TYPE_HIT_LIST, NULL),
                    .hits = g_list_store_new (ANNO_TYPE_HIT_ITEM) };
  g_signal_connect (scene->list, "shown", G_CALLBACK (shown_cb), scene);
  anno_hit_list_set_hits (scene->list, G_LIST_MODEL (scene->hits));
  splice (scene, 0, 0, 0, 10, NULL);
  scene->window = widgets_show (GTK_WIDGET (scene->list), 300, 400);
}

static void
scene_clear (Scene *scene)
{
  gtk_window_destroy (scene->window);
  widgets_settle ();
  g_object_unref (scene->hits);
  g_free (scene->shown);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static void
assert_goes (Scene *scene, int by, const char *name)
{
  g_autofree char *went = name_of (anno_hit_list_go (scene->list, by));
  g_assert_cmpstr (went, ==, name);
}

static void
test_ends (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  assert_goes (&scene, -1, "-");
  assert_goes (&scene, 1, "0");
  assert_goes (&scene, 1, "1");
  assert_goes (&scene, -1, "0");
  assert_goes (&scene, -1, "-");
  g_assert_cmpuint (anno_hit_item_get_hit (anno_hit_list_get_selected (scene.list))->start, ==, 0);
  for (guint i = 1; i < 10; i++)
    g_assert_nonnull (anno_hit_list_go (scene.list, 1));
  assert_goes (&scene, 1, "-");
  g_assert_cmpuint (scene.n_shown, ==, 0); /* who asks for the next one knows of it */
  anno_hit_list_rewind (scene.list);
  g_assert_null (anno_hit_list_get_selected (scene.list));
  assert_goes (&scene, 1, "0");
}

/* What was done about a hit may take it off the list: the next one is the one after it. */
static void
test_gone (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  for (guint i = 0; i <= 4; i++)
    g_assert_nonnull (anno_hit_list_go (scene.list, 1));
  splice (&scene, 4, 1, 0, 0, NULL);
  g_assert_null (anno_hit_list_get_selected (scene.list));
  assert_goes (&scene, 1, "5");
  splice (&scene, 4, 1, 0, 0, NULL);
  assert_goes (&scene, -1, "3");
}

/* One that only looks another way is still the one in hand. */
static void
test_changed (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  for (guint i = 0; i <= 4; i++)
    g_assert_nonnull (anno_hit_list_go (scene.list, 1));
  splice (&scene, 3, 3, 3, 3, "seen");
  g_assert_cmpstr (anno_hit_item_get_hit (anno_hit_list_get_selected (scene.list))->note, ==,
                   "seen");
  assert_goes (&scene, 1, "5");
  splice (&scene, 0, 2, 100, 1, NULL); /* before it */
  assert_goes (&scene, 1, "6");
  g_assert_cmpuint (scene.n_shown, ==, 0);
}

static void
test_activated (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  GtkWidget *view = widgets_find_type (GTK_WIDGET (scene.list), GTK_TYPE_LIST_VIEW);
  GtkSingleSelection *selection
      = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  gtk_single_selection_set_selected (selection, 2);
  g_assert_cmpstr (scene.shown, ==, "2");
  g_signal_emit_by_name (view, "activate", 7);
  assert_goes (&scene, 1, "8");
  g_assert_nonnull (widgets_find_named (GTK_WIDGET (scene.list),
                                        "words number 3 · a.txt · \342\201\250claim\342\201\251"
                                        " · \342\201\250ann\342\201\251"));
}

static void
test_items (void)
{
  g_autoptr (AnnoHitItem) first = make_item (3, NULL), same = make_item (3, NULL),
                          noted = make_item (3, "seen"), other = make_item (4, NULL);

  g_assert_true (anno_hit_item_equals (first, same));
  g_assert_true (anno_hit_item_is_at (first, noted));
  g_assert_false (anno_hit_item_equals (first, noted));
  g_assert_false (anno_hit_item_is_at (first, other));
}

int
main (int argc, char *argv[])
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/hit-list/ends", test_ends);
  g_test_add_func ("/hit-list/gone", test_gone);
  g_test_add_func ("/hit-list/changed", test_changed);
  g_test_add_func ("/hit-list/activated", test_activated);
  g_test_add_func ("/hit-list/items", test_items);
  return g_test_run ();
}
