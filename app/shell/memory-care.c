#include "shell/memory-care.h"

#ifdef __GLIBC__

#include <gio/gio.h>
#include <malloc.h>

/* The main thread's, and one for all that work beside it. */
#define HEAPS 2

/* ms, each after the one before. First the text is painted, its annotations are there, and its
 * lines have their heights; later GLib, which keeps a thread that has nothing to do for 15 s, has
 * ended those, and what they kept for themselves is free too. */
static const guint rests[] = { 2000, 18000 };

static guint waiting;
static guint n_rested;

void
anno_memory_care_begin (void)
{
  /* Nothing about large pieces: each frame is drawn into one, which is to stay in the heap. */
  mallopt (M_ARENA_MAX, HEAPS);
}

static void
trim_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  malloc_trim (0);
  g_task_return_boolean (task, TRUE);
}

static void wait_for_rest (void);

static gboolean
rest_cb (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  waiting = 0;
  g_task_set_source_tag (task, rest_cb);
  g_task_run_in_thread (task, trim_thread);
  if (++n_rested < G_N_ELEMENTS (rests))
    wait_for_rest ();
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (void)
{
  waiting = g_timeout_add_full (G_PRIORITY_LOW, rests[n_rested], rest_cb, NULL, NULL);
}

void
anno_memory_care_rest (void)
{
  g_clear_handle_id (&waiting, g_source_remove);
  n_rested = 0;
  wait_for_rest ();
}

#else

void
anno_memory_care_begin (void)
{
}

void
anno_memory_care_rest (void)
{
}

#endif
