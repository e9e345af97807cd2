/* Proves model/history: the cursor against two plain stacks, and what it tells. */
#include "model/history.h"

static AnnoStep *
step_of (guint n)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  g_autofree char *label = g_strdup_printf ("Step %u", n);

  g_ptr_array_add (edits, anno_edit_new_member ("a.txt", "state", "new", "done"));
  return anno_step_new (label, edits, n);
}

static void
push (AnnoHistory *history, guint n)
{
  g_autoptr (AnnoStep) step = step_of (n);
  anno_history_push (history, step);
}

static AnnoStep *
last_of (GPtrArray *stack)
{
  return stack->len > 0 ? stack->pdata[stack->len - 1] : NULL;
}

static void
move (GPtrArray *from, GPtrArray *to)
{
  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
}

static void
check (AnnoHistory *history, GPtrArray *done, GPtrArray *undone)
{
  gboolean can_undo = FALSE, can_redo = FALSE;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  g_assert_true (anno_history_peek_undo (history) == last_of (done));
  g_assert_true (anno_history_peek_redo (history) == last_of (undone));
  g_assert_cmpuint (anno_history_get_n_done (history), ==, done->len);
  g_assert_cmpuint (anno_history_get_n_steps (history), ==, done->len + undone->len);
  for (guint i = 0; i < done->len; i++)
    g_assert_true (anno_history_nth (history, i) == done->pdata[i]);
  for (guint i = 0; i < undone->len; i++)
    g_assert_true (anno_history_nth (history, done->len + i) == undone->pdata[undone->len - 1 - i]);
  g_assert_null (anno_history_nth (history, done->len + undone->len));

  g_object_get (history, "can-undo", &can_undo, "can-redo", &can_redo, "undo-label", &undo_label,
                "redo-label", &redo_label, NULL);
  g_assert_cmpint (can_undo, ==, done->len > 0);
  g_assert_cmpint (can_redo, ==, undone->len > 0);
  g_assert_cmpstr (undo_label, ==, can_undo ? anno_step_get_label (last_of (done)) : NULL);
  g_assert_cmpstr (redo_label, ==, can_redo ? anno_step_get_label (last_of (undone)) : NULL);
}

static void
test_any_work (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (AnnoHistory) history = anno_history_new ();
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_step_unref);
  g_autoptr (GPtrArray) undone = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_step_unref);

  for (guint act = 0; act < 3000; act++)
    {
      int dice = g_rand_int_range (rand, 0, 20);
      if (dice < 7)
        {
          g_autoptr (AnnoStep) step = step_of (act);
          anno_history_push (history, step);
          g_ptr_array_set_size (undone, 0);
          g_ptr_array_add (done, g_steal_pointer (&step));
        }
      else if (dice < 13 && done->len > 0)
        {
          anno_history_undone (history);
          move (done, undone);
        }
      else if (dice < 19 && undone->len > 0)
        {
          anno_history_redone (history);
          move (undone, done);
        }
      else if (dice == 19)
        {
          guint n = (guint) g_rand_int_range (rand, 0, 4);
          anno_history_drop_oldest (history, n);
          if (done->len > 0 && n > 0)
            g_ptr_array_remove_range (done, 0, MIN (n, done->len));
        }
      check (history, done, undone);
    }
}

static void
count_cb (AnnoHistory *history, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_tells (void)
{
  g_autoptr (AnnoHistory) history = anno_history_new ();
  guint n = 0;

  g_signal_connect (history, "notify::undo-label", G_CALLBACK (count_cb), &n);
  g_assert_null (anno_history_peek_undo (history));
  push (history, 1);
  g_assert_cmpuint (n, ==, 1);
  push (history, 2);
  g_assert_cmpuint (n, ==, 2);
  anno_history_undone (history);
  g_assert_cmpuint (n, ==, 3);
  anno_history_redone (history);
  g_assert_cmpuint (n, ==, 4);
  anno_history_drop_oldest (history, 0);
  g_assert_cmpuint (n, ==, 4);
  anno_history_drop_oldest (history, 9);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (anno_history_get_n_steps (history), ==, 0);
}

/* Only what is done falls off: what is undone waits to be done again. */
static void
test_drop_keeps_undone (void)
{
  g_autoptr (AnnoHistory) history = anno_history_new ();

  push (history, 1);
  push (history, 2);
  anno_history_undone (history);
  anno_history_drop_oldest (history, 2);
  g_assert_null (anno_history_peek_undo (history));
  g_assert_cmpint (anno_step_get_time (anno_history_peek_redo (history)), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/any-work", test_any_work);
  g_test_add_func ("/history/tells", test_tells);
  g_test_add_func ("/history/drop-keeps-undone", test_drop_keeps_undone);
  return g_test_run ();
}
