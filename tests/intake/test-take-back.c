/* Proves intake/take-back: what came in goes again, whatever becomes of the report meanwhile; what
 * somebody has worked on stays. */
#include "intake/intake-scene.h"

#include "intake/take-back.h"

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **taken = data;
  *taken = g_object_ref (result);
}

static void
test_report_goes (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();
  g_autoptr (GAsyncResult) taken = NULL;
  guint n_left = 0;

  intake_scene_write (scene, "sources/a.txt", "Head\n\nAnn said no.\n");
  intake_scene_write (scene, "sources/b.txt", "Other\n\nBen said yes.\n");
  intake_scene_write (scene, "sources/c.md", "Third\n\nCara said maybe.\n");
  AnnoIntakeReport *report = intake_scene_import (scene, NULL);
  g_assert_cmpuint (report->n[ANNO_INTAKE_IMPORTED], ==, 3);
  intake_scene_write (scene, "corpus/b.txt", "changed");

  anno_take_back_async (scene->corpus, report, taken_cb, &taken);
  anno_intake_report_free (report);
  while (taken == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (anno_take_back_finish (taken, &n_left), ==, 2);
  g_assert_cmpuint (n_left, ==, 1);
  g_autofree char *first = intake_scene_read (scene, "corpus/a.txt");
  g_autofree char *second = intake_scene_read (scene, "corpus/b.txt");
  g_assert_null (first);
  g_assert_cmpstr (second, ==, "changed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/take-back/report-goes", test_report_goes);
  return g_test_run ();
}
