#include "files/file-pump.h"

struct _AnnoFilePump
{
  AnnoFileSink *sink;
  GThread *thread; /* NULL before the second piece */
  gboolean begun;  /* the first piece is written */
  GMutex lock;     /* of what follows */
  GCond changed;
  GByteArray *waiting; /* the next piece, or NULL */
  GByteArray *spare;   /* room for a further one, or NULL */
  gboolean writing;
  gboolean ended;
  gboolean failed;
};

/* The next piece, or NULL at the end. With the lock. */
static GByteArray *
await_piece (AnnoFilePump *self)
{
  while (self->waiting == NULL && !self->ended)
    g_cond_wait (&self->changed, &self->lock);
  self->writing = self->waiting != NULL;
  g_cond_broadcast (&self->changed);
  return g_steal_pointer (&self->waiting);
}

static gpointer
write_thread (gpointer data)
{
  AnnoFilePump *self = data;
  GByteArray *piece = NULL;

  g_mutex_lock (&self->lock);
  while ((piece = await_piece (self)) != NULL)
    {
      g_mutex_unlock (&self->lock);
      gboolean written = anno_file_sink_add (self->sink, piece->data, piece->len);
      g_mutex_lock (&self->lock);
      self->failed = self->failed || !written;
      self->writing = FALSE;
      g_clear_pointer (&self->spare, g_byte_array_unref);
      self->spare = piece;
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

AnnoFilePump *
anno_file_pump_new (AnnoFileSink *sink)
{
  g_return_val_if_fail (sink != NULL, NULL);

  AnnoFilePump *self = g_new0 (AnnoFilePump, 1);
  self->sink = sink;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  return self;
}

static gboolean
hand_over (AnnoFilePump *self, const void *bytes, gsize n)
{
  g_mutex_lock (&self->lock);
  while (self->waiting != NULL)
    g_cond_wait (&self->changed, &self->lock);
  GByteArray *piece = self->spare != NULL ? g_steal_pointer (&self->spare) : g_byte_array_new ();
  gboolean failed = self->failed;
  g_mutex_unlock (&self->lock);

  g_byte_array_set_size (piece, 0);
  g_byte_array_append (piece, bytes, (guint) n);
  g_mutex_lock (&self->lock);
  self->waiting = piece;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return !failed;
}

gboolean
anno_file_pump_add (AnnoFilePump *self, const void *bytes, gsize n)
{
  g_return_val_if_fail (self != NULL && (bytes != NULL || n == 0) && n <= G_MAXUINT, FALSE);

  if (!self->begun)
    {
      self->begun = TRUE;
      return anno_file_sink_add (self->sink, bytes, n);
    }
  if (self->thread == NULL)
    self->thread = g_thread_new ("file-pump", write_thread, self);
  return hand_over (self, bytes, n);
}

gboolean
anno_file_pump_drain (AnnoFilePump *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  while (self->waiting != NULL || self->writing)
    g_cond_wait (&self->changed, &self->lock);
  gboolean failed = self->failed;
  g_mutex_unlock (&self->lock);
  return !failed && self->sink->cause == 0;
}

gboolean
anno_file_pump_free (AnnoFilePump *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  gboolean written = anno_file_pump_drain (self);
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_pointer (&self->spare, g_byte_array_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
  return written;
}
