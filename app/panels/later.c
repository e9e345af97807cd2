#include "panels/later.h"

/* After what is painted, but before a long text is laid out in the background. */
#define PRIORITY (GDK_PRIORITY_REDRAW + 1)

static G_DEFINE_QUARK (anno-later-queue, anno_later_queue)

/* What waits in one window. */
typedef struct
{
  GPtrArray *waiting; /* of AnnoLater, borrowed */
  GdkFrameClock *clock;
  gulong painted_id;
  guint idle_id;
} Queue;

struct _AnnoLater
{
  GtkWidget *widget;
  AnnoLaterWork work;
  Queue *queue; /* where it waits; NULL where it doesn't */
};

static void
stop (Queue *queue)
{
  /* The clock of a window that is gone has let go of its handlers. */
  if (queue->clock != NULL && g_signal_handler_is_connected (queue->clock, queue->painted_id))
    g_signal_handler_disconnect (queue->clock, queue->painted_id);
  queue->painted_id = 0;
  g_clear_object (&queue->clock);
  g_clear_handle_id (&queue->idle_id, g_source_remove);
}

static void
queue_free (Queue *queue)
{
  stop (queue);
  for (guint i = 0; i < queue->waiting->len; i++)
    ((AnnoLater *) queue->waiting->pdata[i])->queue = NULL;
  g_ptr_array_unref (queue->waiting);
  g_free (queue);
}

static gboolean
idle_cb (gpointer data)
{
  Queue *queue = data;
  AnnoLater *first = queue->waiting->len > 0 ? queue->waiting->pdata[0] : NULL;

  if (queue->waiting->len <= 1)
    queue->idle_id = 0;
  gboolean more = queue->idle_id != 0;
  /* The work may ask for more, or put an end to the window. */
  if (first != NULL)
    anno_later_hurry (first);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, Queue *queue)
{
  stop (queue);
  if (queue->waiting->len > 0)
    queue->idle_id = g_idle_add_full (PRIORITY, idle_cb, queue, NULL);
}

/* A frame is asked for, so that one comes even where the article has nothing to show. */
static void
await_frame (Queue *queue, GdkFrameClock *clock)
{
  if (queue->idle_id != 0 || queue->clock == clock)
    return;
  stop (queue);
  queue->clock = g_object_ref (clock);
  queue->painted_id = g_signal_connect_after (clock, "after-paint", G_CALLBACK (painted_cb), queue);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

/* NULL where the work is not to wait. */
static Queue *
find_queue (AnnoLater *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (root == NULL || !gtk_widget_get_mapped (self->widget))
    return NULL;
  return g_object_get_qdata (G_OBJECT (root), anno_later_queue_quark ());
}

void
anno_later_allow (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  Queue *queue = g_new0 (Queue, 1);
  queue->waiting = g_ptr_array_new ();
  g_object_set_qdata_full (G_OBJECT (window), anno_later_queue_quark (), queue,
                           (GDestroyNotify) queue_free);
}

AnnoLater *
anno_later_new (GtkWidget *widget, AnnoLaterWork work)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && work != NULL, NULL);

  AnnoLater *self = g_new0 (AnnoLater, 1);
  self->widget = widget;
  self->work = work;
  return self;
}

void
anno_later_free (AnnoLater *self)
{
  if (self == NULL)
    return;
  anno_later_forget (self);
  g_free (self);
}

void
anno_later_ask (AnnoLater *self)
{
  g_return_if_fail (self != NULL);

  if (self->queue != NULL)
    return;
  Queue *queue = find_queue (self);
  if (queue == NULL)
    {
      self->work (self->widget);
      return;
    }
  self->queue = queue;
  g_ptr_array_add (queue->waiting, self);
  await_frame (queue, gtk_widget_get_frame_clock (self->widget));
}

void
anno_later_hurry (AnnoLater *self)
{
  g_return_if_fail (self != NULL);

  if (self->queue == NULL)
    return;
  anno_later_forget (self);
  self->work (self->widget);
}

void
anno_later_forget (AnnoLater *self)
{
  g_return_if_fail (self != NULL);

  if (self->queue == NULL)
    return;
  g_ptr_array_remove (self->queue->waiting, self);
  self->queue = NULL;
}

gboolean
anno_later_waits (const AnnoLater *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->queue != NULL;
}
