/* Proves view/pointer with a real pointer: what a mouse does on the article, as it is told. */
#include "scene.h"

#include <gio/gio.h>

static const char text[] = "Trump walks back cyber unit\n"
                           "\n"
                           "President Trump floated the idea on Sunday morning, but he backtracked.\n"
                           "\n"
                           "“It’s not the dumbest idea,” Graham said, “but it’s pretty close.”\n";

/* A hand moves on later than it presses. Within one millisecond of the X server's, the press, which
 * gives the primary selection up, would take away what the movement has selected: GDK tells the two
 * apart by that time alone. */
#define MOMENT "sleep 0.01"

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Does what the words say to xdotool, with the window alive meanwhile. */
G_GNUC_PRINTF (2, 3) static void
act (Scene *scene, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  gboolean done = FALSE;
  va_list args;

  va_start (args, format);
  g_autofree char *command = g_strdup_vprintf (format, args);
  va_end (args);
  g_autofree char *line = g_strconcat ("xdotool ", command, NULL);
  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  g_autoptr (GSubprocess) process = g_subprocess_newv ((const char *const *) words,
                                                       G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  scene_settle (scene);
  scene_settle (scene);
}

/* Where on the screen the left edge of the character at @words plus @by is, in its middle. */
static graphene_point_t
screen_of (Scene *scene, const char *words, guint by)
{
  GdkRectangle area;
  graphene_point_t point;
  double dx = 0, dy = 0;
  guint place = scene_find (scene, words) + by;

  g_assert_true (anno_article_view_get_area (scene->view, place, place, &area));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (scene->view), scene->window,
                                           &GRAPHENE_POINT_INIT ((float) area.x + 1,
                                                                 (float) area.y + (float) area.height / 2),
                                           &point));
  gtk_native_get_surface_transform (GTK_NATIVE (scene->window), &dx, &dy);
  return GRAPHENE_POINT_INIT (point.x + (float) dx, point.y + (float) dy);
}

static void
drag (Scene *scene, const char *from, guint from_by, const char *to, guint to_by, const char *key)
{
  graphene_point_t a = screen_of (scene, from, from_by), b = screen_of (scene, to, to_by);
  g_autofree char *down = key != NULL ? g_strdup_printf ("keydown %s", key) : g_strdup ("");
  g_autofree char *up = key != NULL ? g_strdup_printf ("keyup %s", key) : g_strdup ("");

  act (scene, "%s mousemove %d %d mousedown 1 " MOMENT " mousemove %d %d mousemove %d %d mouseup 1 %s",
       down, (int) a.x, (int) a.y, (int) (a.x + b.x) / 2, (int) (a.y + b.y) / 2, (int) b.x, (int) b.y,
       up);
}

static void
assert_told (Scene *scene, const char *expected)
{
  g_autofree char *told = scene_take (scene);
  g_assert_cmpstr (told, ==, expected);
}

/* Two presses on one spot within this time are a double click. */
static void
rest_a_moment (Scene *scene)
{
  gint64 until = g_get_monotonic_time () + 450 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    scene_settle (scene);
}

static void
test_drag_snaps (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);

  drag (scene, "resident Trump", 0, "Trump floated", 3, NULL);
  assert_told (scene, "selected President Trump\n");
  drag (scene, "Sunday morning,", 0, " but he", 1, NULL);
  assert_told (scene, "selected Sunday morning\n");
  drag (scene, "backtracked", 3, "he backtracked", 1, NULL);
  assert_told (scene, "selected he backtracked\n");
}

static void
test_shift_takes_as_drawn (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  graphene_point_t a = screen_of (scene, "floated", 2), b = screen_of (scene, "floated", 5);

  act (scene, "mousemove %d %d mousedown 1 " MOMENT " mousemove %d %d keydown shift mouseup 1 "
              "keyup shift",
       (int) a.x, (int) a.y, (int) b.x, (int) b.y);
  assert_told (scene, "selected oat\n");
}

static void
test_ctrl_takes_further (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);

  drag (scene, "“It’s not", 0, " Graham", 0, NULL);
  assert_told (scene, "selected “It’s not the dumbest idea,”\n");
  drag (scene, "“but it’s", 0, "close.”", 7, "ctrl");
  assert_told (scene, "selected further “but it’s pretty close.”\n");
}

static void
test_clicks_take_units (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  graphene_point_t at = screen_of (scene, "floated", 3);

  act (scene, "mousemove %d %d click --repeat 2 --delay 20 1", (int) at.x, (int) at.y);
  assert_told (scene, "picked - 0/0\nselected floated\n");
  rest_a_moment (scene);
  act (scene, "click --repeat 3 --delay 20 1");
  assert_told (scene, "selected \npicked - 0/0\nselected floated\n"
                      "selected President Trump floated the idea on Sunday morning, but he "
                      "backtracked.\n");
  at = screen_of (scene, "Graham", 0);
  act (scene, "mousemove %d %d click 1", (int) at.x, (int) at.y);
  assert_told (scene, "selected \npicked - 0/0\n");
  at = screen_of (scene, " said,", 0);
  act (scene, "mousemove %d %d keydown shift click 1 keyup shift", (int) at.x, (int) at.y);
  assert_told (scene, "selected Graham\n");
}

/* A press inside a selection begins a new one, at once, as often as one likes. */
static void
test_selection_is_not_dragged (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);

  drag (scene, "President", 0, "backtracked", 11, NULL);
  assert_told (scene, "selected President Trump floated the idea on Sunday morning, but he "
                      "backtracked\n");
  drag (scene, "floated", 0, " idea on", 0, NULL);
  assert_told (scene, "selected floated the\n");
  drag (scene, "floated", 0, "floated", 7, NULL);
  assert_told (scene, "selected floated\n");
}

static void
test_click_picks (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);

  scene_mark (scene, "outer", "claim", "the idea on Sunday morning");
  scene_mark (scene, "inner", "date", "Sunday morning");
  scene_settle (scene);
  graphene_point_t at = screen_of (scene, "Sunday", 2);
  act (scene, "mousemove %d %d", (int) at.x, (int) at.y);
  assert_told (scene, "hovered inner\n");
  act (scene, "click 1");
  assert_told (scene, "picked inner 1/2\n");
  rest_a_moment (scene);
  act (scene, "click 1");
  assert_told (scene, "picked outer 2/2\n");
  rest_a_moment (scene);
  act (scene, "click 1");
  assert_told (scene, "picked inner 1/2\n");
  act (scene, "click 3");
  assert_told (scene, "context inner\n");
  at = screen_of (scene, "walks", 2);
  act (scene, "mousemove %d %d", (int) at.x, (int) at.y);
  assert_told (scene, "hovered -\n");
}

static void
test_grips_move (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  guint end = scene_find (scene, ", but he");

  scene_mark (scene, "date", "date", "Sunday");
  anno_article_view_set_chosen (scene->view, "date");
  scene_settle (scene);
  drag (scene, " morning,", 0, "morning,", 5, NULL);
  g_autofree char *moved = g_strdup_printf ("edge date 0 end %u\n", end);
  g_autofree char *told = scene_take (scene);
  g_assert_nonnull (strstr (told, moved));
  g_assert_null (strstr (told, "selected"));

  rest_a_moment (scene);
  anno_article_view_set_locked (scene->view, TRUE);
  scene_settle (scene);
  drag (scene, " morning,", 0, "morning,", 5, NULL);
  g_autofree char *locked = scene_take (scene);
  g_assert_null (strstr (locked, "edge"));
}

static void
test_keys (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);

  anno_article_view_place_caret (scene->view, scene_find (scene, "Trump floated"));
  scene_settle (scene);
  act (scene, "key shift+Right shift+Right");
  assert_told (scene, "selected T\nselected Tr\n");
  act (scene, "key ctrl+shift+Right");
  assert_told (scene, "selected Trump\n");
  act (scene, "key Right");
  assert_told (scene, "selected \n");
  act (scene, "key Menu");
  assert_told (scene, "context -\n");
}

static void
test_ctrl_wheel_zooms (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  graphene_point_t at = screen_of (scene, "floated", 2);
  double zoom = 0;

  act (scene, "mousemove %d %d keydown ctrl click 4 keyup ctrl", (int) at.x, (int) at.y);
  g_object_get (scene->view, "zoom", &zoom, NULL);
  g_assert_cmpfloat_with_epsilon (zoom, 1.1, 0.001);
  act (scene, "click 4");
  g_object_get (scene->view, "zoom", &zoom, NULL);
  g_assert_cmpfloat_with_epsilon (zoom, 1.1, 0.001);
}

int
main (int argc, char **argv)
{
  scene_init_gtk (&argc, &argv);
  g_test_add_func ("/pointer/drag-snaps", test_drag_snaps);
  g_test_add_func ("/pointer/shift-takes-as-drawn", test_shift_takes_as_drawn);
  g_test_add_func ("/pointer/ctrl-takes-further", test_ctrl_takes_further);
  g_test_add_func ("/pointer/clicks-take-units", test_clicks_take_units);
  g_test_add_func ("/pointer/selection-is-not-dragged", test_selection_is_not_dragged);
  g_test_add_func ("/pointer/click-picks", test_click_picks);
  g_test_add_func ("/pointer/grips-move", test_grips_move);
  g_test_add_func ("/pointer/keys", test_keys);
  g_test_add_func ("/pointer/ctrl-wheel-zooms", test_ctrl_wheel_zooms);
  return g_test_run ();
}
