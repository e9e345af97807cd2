/* Proves session/autosave: when the next save is due, and that it comes. */
#include "session/autosave.h"

static guint n_due;

static void
due_cb (gpointer data)
{
  n_due++;
}

static gint64
due_in (AnnoAutosave *self)
{
  return anno_autosave_get_due (self, g_get_monotonic_time ());
}

static void
test_touch (void)
{
  g_autoptr (AnnoAutosave) autosave = anno_autosave_new (due_cb, NULL);

  g_assert_cmpint (due_in (autosave), ==, -1);
  anno_autosave_touch (autosave);
  g_assert_cmpint (due_in (autosave), <=, ANNO_AUTOSAVE_REST);
  g_assert_cmpint (due_in (autosave), >=, 0);
  anno_autosave_began (autosave);
  g_assert_cmpint (due_in (autosave), ==, -1);

  n_due = 0;
  anno_autosave_touch (autosave);
  while (n_due == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (due_in (autosave), ==, -1);
}

/* Acts without a pause don't put it off for ever: the wait never reaches past five seconds from the
 * first one. */
static void
test_longest (void)
{
  g_autoptr (AnnoAutosave) autosave = anno_autosave_new (due_cb, NULL);
  gint64 start = g_get_monotonic_time ();

  n_due = 0;
  while (n_due == 0)
    {
      anno_autosave_touch (autosave);
      gint64 now = g_get_monotonic_time ();
      gint64 at = now / 1000 + anno_autosave_get_due (autosave, now);
      g_assert_cmpint (at, <=, start / 1000 + ANNO_AUTOSAVE_LONGEST + 1000);
      g_usleep (50000);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

static void
test_retry (void)
{
  g_autoptr (AnnoAutosave) autosave = anno_autosave_new (due_cb, NULL);
  gint64 expected = ANNO_AUTOSAVE_FIRST_RETRY;

  for (guint i = 0; i < 8; i++)
    {
      anno_autosave_failed (autosave);
      gint64 due = due_in (autosave);
      g_assert_cmpint (due, <=, expected);
      anno_autosave_touch (autosave); /* more acts don't make it sooner */
      g_assert_cmpint (due_in (autosave), >, expected / 2);
      anno_autosave_began (autosave);
      expected = MIN (expected * 2, ANNO_AUTOSAVE_LAST_RETRY);
    }
  anno_autosave_went_well (autosave);
  anno_autosave_touch (autosave);
  g_assert_cmpint (due_in (autosave), <=, ANNO_AUTOSAVE_REST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autosave/touch", test_touch);
  g_test_add_func ("/autosave/longest", test_longest);
  g_test_add_func ("/autosave/retry", test_retry);
  return g_test_run ();
}
