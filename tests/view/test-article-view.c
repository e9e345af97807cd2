/* Proves view/article-view without a mouse: what is told, what is drawn, and what it costs. */
#include "scene.h"

static const char text[] = "Trump walks back cyber unit\n"
                           "\n"
                           "President Trump floated the idea on Sunday morning, but he backtracked.\n"
                           "\n"
                           "“It’s not the dumbest idea,” Graham said, “but it’s pretty close.”\n";

static void
test_first (void)
{
  g_autoptr (Scene) scene = scene_new (text, 700, 500);
  g_autofree char *told = scene_take (scene);
  g_assert_cmpstr (told, ==, "");
}

int
main (int argc, char **argv)
{
  scene_init_gtk (&argc, &argv);
  g_test_add_func ("/article-view/first", test_first);
  return g_test_run ();
}
