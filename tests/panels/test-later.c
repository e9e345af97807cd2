#include "panels/late-list.h"
#include "panels/later.h"
#include "panels/widgets.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *child;
  guint frames;  /* painted so far */
  guint done;    /* how often the work was done … */
  guint done_at; /* … and after how many frames at last */
} Scene;

static Scene scene;

static void
work (gpointer widget)
{
  g_assert_true (widget == scene.child);
  scene.done++;
  scene.done_at = scene.frames;
}

static void
painted_cb (GdkFrameClock *clock)
{
  scene.frames++;
}

static void
scene_init (gboolean allow)
{
  scene = (Scene){ .child = gtk_label_new ("words") };
  g_object_ref (scene.child);
  scene.window = widgets_show (scene.child, 200, 100);
  if (allow)
    anno_later_allow (scene.window);
  g_signal_connect (gtk_widget_get_frame_clock (scene.child), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
}

static void
scene_clear (void)
{
  gtk_window_destroy (scene.window);
  g_object_unref (scene.child);
}

static void
await_done (guint n)
{
  while (scene.done < n)
    {
      guint before = scene.done;
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (scene.done, <=, before + 1);
    }
}

static void
test_at_once (void)
{
  scene_init (FALSE);
  g_autoptr (AnnoLater) later = anno_later_new (scene.child, work);

  anno_later_ask (later);
  g_assert_cmpuint (scene.done, ==, 1);
  g_assert_false (anno_later_waits (later));
  scene_clear ();
}

/* What is asked for twice is done once, and not before a frame was painted. */
static void
test_after_the_frame (void)
{
  scene_init (TRUE);
  g_autoptr (AnnoLater) later = anno_later_new (scene.child, work);

  anno_later_ask (later);
  anno_later_ask (later);
  g_assert_cmpuint (scene.done, ==, 0);
  g_assert_true (anno_later_waits (later));
  await_done (1);
  g_assert_cmpuint (scene.done_at, >, 0);
  widgets_settle ();
  g_assert_cmpuint (scene.done, ==, 1);
  scene_clear ();
}

/* One piece a turn of the main loop. */
static void
test_piece_by_piece (void)
{
  AnnoLater *laters[5];

  scene_init (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (laters); i++)
    {
      laters[i] = anno_later_new (scene.child, work);
      anno_later_ask (laters[i]);
    }
  await_done (G_N_ELEMENTS (laters));
  for (guint i = 0; i < G_N_ELEMENTS (laters); i++)
    anno_later_free (laters[i]);
  scene_clear ();
}

static void
test_hurry_and_forget (void)
{
  scene_init (TRUE);
  g_autoptr (AnnoLater) later = anno_later_new (scene.child, work);

  anno_later_hurry (later);
  g_assert_cmpuint (scene.done, ==, 0);
  anno_later_ask (later);
  anno_later_hurry (later);
  g_assert_cmpuint (scene.done, ==, 1);
  anno_later_ask (later);
  anno_later_forget (later);
  g_assert_false (anno_later_waits (later));
  /* … and where the window goes, or the widget does, while something waits. */
  AnnoLater *gone = anno_later_new (scene.child, work);
  anno_later_ask (gone);
  anno_later_free (gone);
  anno_later_ask (later);
  scene_clear ();
  widgets_settle ();
  g_assert_cmpuint (scene.done, ==, 1);
}

/* Does to a copy what the list says was done to it. */
static void
replay_cb (GListModel *list, guint position, guint removed, guint added, GPtrArray *copy)
{
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, (int) (position + i), g_list_model_get_item (list, position + i));
}

static void
change_at_random (GListStore *source, GRand *random)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (source));
  guint at = (guint) g_rand_int_range (random, 0, (int) n + 1);
  guint removed = (guint) g_rand_int_range (random, 0, (int) MIN (n - at, 3) + 1);
  g_autoptr (GtkStringObject) one = gtk_string_object_new ("one");
  g_autoptr (GtkStringObject) two = gtk_string_object_new ("two");
  gpointer fresh[] = { one, two };

  g_list_store_splice (source, at, removed, fresh,
                       n > 12 ? 0 : (guint) g_rand_int_range (random, 0, 3));
}

/* Whatever happens to the source, who follows the list's own signals ends with the same items, and
 * meanwhile there is an item wherever the list says so. */
static void
test_late_list (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GListStore) source = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (AnnoLateList) late = anno_late_list_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (late, "items-changed", G_CALLBACK (replay_cb), copy);
  anno_late_list_set_source (late, G_LIST_MODEL (source));
  for (guint round = 0; round < 2000; round++)
    {
      change_at_random (source, random);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (late)), ==, copy->len);
      for (guint i = 0; i < copy->len; i++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (late), i);
          g_assert_true (GTK_IS_STRING_OBJECT (item));
        }
      if (g_rand_int_range (random, 0, 4) > 0)
        continue;
      anno_late_list_catch_up (late, G_MAXUINT);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (source)), ==, copy->len);
      for (guint i = 0; i < copy->len; i++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (source), i);
          g_assert_true (item == copy->pdata[i]);
        }
    }
}

static void
count_piece_cb (GListModel *list, guint position, guint removed, guint added, guint *n)
{
  if (removed > 0 && added > 0)
    g_assert_cmpuint (MAX (removed, added), <=, ANNO_LATE_LIST_PIECE);
  for (guint i = 0; i < g_list_model_get_n_items (list); i += 100)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      g_assert_true (GTK_IS_STRING_OBJECT (item));
    }
  ++*n;
}

static GListStore *
make_source (guint n)
{
  GListStore *source = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, gtk_string_object_new ("one"));
  g_list_store_splice (source, 0, 0, items->pdata, n);
  return source;
}

static void
assert_holds (AnnoLateList *late, GListStore *source, GPtrArray *copy)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (late)), ==, copy->len);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (source)), ==, copy->len);
  for (guint i = 0; i < copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (source), i);
      g_assert_true (item == copy->pdata[i]);
    }
}

/* Another source, or very many changes at once, are told so that nobody looks for what is gone
 * among more than a piece. */
static void
test_pieces (void)
{
  static const guint sizes[] = { 5, 3000, 1, 700, 10000, 0, 2000, 2000 };
  g_autoptr (AnnoLateList) late = anno_late_list_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  g_signal_connect (late, "items-changed", G_CALLBACK (replay_cb), copy);
  g_signal_connect (late, "items-changed", G_CALLBACK (count_piece_cb), &n);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GListStore) source = make_source (sizes[i]);
      g_autoptr (GListStore) other = make_source (MAX (sizes[i], 3) - 3);
      anno_late_list_set_source (late, G_LIST_MODEL (source));
      g_assert_true (anno_late_list_catch_up (late, G_MAXUINT));
      assert_holds (late, source, copy);
      g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
      for (guint at = 0; at < g_list_model_get_n_items (G_LIST_MODEL (other)); at++)
        {
          g_ptr_array_add (fresh, g_list_model_get_item (G_LIST_MODEL (other), at));
          g_object_unref (fresh->pdata[at]);
        }
      g_list_store_splice (source, 0, sizes[i], fresh->pdata, fresh->len);
      g_assert_true (anno_late_list_catch_up (late, G_MAXUINT));
      assert_holds (late, source, copy);
    }
  g_assert_cmpuint (n, >, 20);
}

/* What is only added is told as few at a time as is asked for. */
static void
test_steps (void)
{
  g_autoptr (AnnoLateList) late = anno_late_list_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListStore) few = make_source (4);
  g_autoptr (GListStore) many = make_source (100);

  g_signal_connect (late, "items-changed", G_CALLBACK (replay_cb), copy);
  anno_late_list_set_source (late, G_LIST_MODEL (few));
  g_assert_cmpuint (copy->len, ==, 0);
  g_assert_true (anno_late_list_catch_up (late, 40));
  g_assert_cmpuint (copy->len, ==, 4);
  anno_late_list_set_source (late, G_LIST_MODEL (many));
  g_assert_cmpuint (copy->len, ==, 0);
  g_assert_false (anno_late_list_catch_up (late, 40));
  g_assert_cmpuint (copy->len, ==, 40);
  g_list_store_remove (many, 99);
  g_list_store_remove (many, 0);
  while (!anno_late_list_catch_up (late, 40))
    g_assert_cmpuint (copy->len, <, 98);
  assert_holds (late, many, copy);
  anno_late_list_set_source (late, NULL);
  g_assert_cmpuint (copy->len, ==, 0);
  g_assert_true (anno_late_list_catch_up (late, 40));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/later/at-once", test_at_once);
  g_test_add_func ("/panels/later/after-the-frame", test_after_the_frame);
  g_test_add_func ("/panels/later/piece-by-piece", test_piece_by_piece);
  g_test_add_func ("/panels/later/hurry-and-forget", test_hurry_and_forget);
  g_test_add_func ("/panels/late-list", test_late_list);
  g_test_add_func ("/panels/late-list/pieces", test_pieces);
  g_test_add_func ("/panels/late-list/steps", test_steps);
  return g_test_run ();
}
