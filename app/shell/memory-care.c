#include "shell/memory-care.h"

#include <gtk/gtk.h>

/* GTK 4.8 brings OpenGL up with the display even where somebody has it draw with cairo: without a
 * graphics card that is Mesa's own renderer with the compiler behind it, 46 MB and a fifth of the
 * start. Whether later ones do, and how they are told, wasn't tried. */
#define EAGER_GTK 8

static void
leave_out_gl (void)
{
  const char *before = g_getenv ("GDK_DEBUG");
  g_autofree char *with
      = before != NULL ? g_strconcat (before, ",gl-disable", NULL) : g_strdup ("gl-disable");

  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0
      && gtk_get_minor_version () <= EAGER_GTK)
    g_setenv ("GDK_DEBUG", with, TRUE);
}

#ifdef __GLIBC__

#include <malloc.h>

/* The main thread's, and one for all that work beside it: a thread gets them in turn. */
#define HEAPS 2
/* Bytes. Each frame is drawn into a large piece, which is to stay in the heap, as is what it leaves
 * there at its end. */
#define LARGEST (32 << 20)
#define KEPT (64 << 20)
/* Bytes: a free piece of that size has the end of a heap looked at. */
#define LOOKED_AT (100 << 10)

/* ms: the text is then painted, its annotations are there, and its lines have their heights. */
#define REST 2000
/* ms: a thread that has nothing to do ends in time for that, as it keeps memory for itself. GLib
 * would have it wait for 15 s. */
#define IDLE 1000

static guint waiting;

void
anno_memory_care_begin (void)
{
  leave_out_gl ();
  mallopt (M_ARENA_MAX, HEAPS);
  mallopt (M_MMAP_THRESHOLD, LARGEST);
  mallopt (M_TRIM_THRESHOLD, KEPT);
  g_thread_pool_set_max_idle_time (IDLE);
}

static gpointer
trim_end_thread (gpointer data)
{
  g_free (g_malloc (LOOKED_AT));
  return NULL;
}

/* malloc_trim() gives back what is free in all heaps, but the end of the main thread's alone. */
static void
trim_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GThread *threads[HEAPS];

  mallopt (M_TRIM_THRESHOLD, 0);
  for (guint i = 0; i < HEAPS; i++)
    threads[i] = g_thread_new ("trimming", trim_end_thread, NULL);
  for (guint i = 0; i < HEAPS; i++)
    g_thread_join (threads[i]);
  malloc_trim (0);
  mallopt (M_TRIM_THRESHOLD, KEPT);
  g_task_return_boolean (task, TRUE);
}

static gboolean
rest_cb (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  waiting = 0;
  g_task_set_source_tag (task, rest_cb);
  g_task_run_in_thread (task, trim_thread);
  return G_SOURCE_REMOVE;
}

void
anno_memory_care_rest (void)
{
  g_clear_handle_id (&waiting, g_source_remove);
  waiting = g_timeout_add_full (G_PRIORITY_LOW, REST, rest_cb, NULL, NULL);
}

#else

void
anno_memory_care_begin (void)
{
  leave_out_gl ();
}

void
anno_memory_care_rest (void)
{
}

#endif
