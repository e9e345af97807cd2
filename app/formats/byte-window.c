#include "formats/byte-window.h"

#include <string.h>

/* What is read ahead, so that small steps don't ask the system each time. */
#define AHEAD (256 * 1024)

struct _AnnoByteWindow
{
  const char *text; /* all of it, or NULL: it is read */
  AnnoByteRead read;
  gpointer data;
  guint64 size;
  guint64 at;
  /* What was read: where it begins in the source, how much it is, and has room for. */
  char *buffer;
  guint64 start;
  gsize n_held, room;
};

AnnoByteWindow *
anno_byte_window_new (AnnoByteRead read, guint64 size, gpointer data)
{
  g_return_val_if_fail (read != NULL, NULL);

  AnnoByteWindow *self = g_new0 (AnnoByteWindow, 1);
  self->read = read;
  self->size = size;
  self->data = data;
  return self;
}

AnnoByteWindow *
anno_byte_window_new_for_text (const char *text, gsize n_bytes)
{
  g_return_val_if_fail (text != NULL || n_bytes == 0, NULL);

  AnnoByteWindow *self = g_new0 (AnnoByteWindow, 1);
  self->text = text != NULL ? text : "";
  self->size = n_bytes;
  return self;
}

void
anno_byte_window_free (AnnoByteWindow *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->buffer);
  g_free (self);
}

static gsize
count_held (const AnnoByteWindow *self)
{
  return (gsize) (self->start + self->n_held - self->at);
}

/* What is held moves to the front. After something large, the room becomes small again. */
static void
make_room (AnnoByteWindow *self, gsize want)
{
  gsize held = count_held (self), room = want + AHEAD;

  if (held > 0)
    memmove (self->buffer, self->buffer + (self->at - self->start), held);
  self->start = self->at;
  self->n_held = held;
  if (room > self->room || room < self->room / 8)
    {
      self->buffer = g_realloc (self->buffer, room);
      self->room = room;
    }
}

static void
fill (AnnoByteWindow *self, gsize want)
{
  make_room (self, want);
  guint64 from = self->start + self->n_held;
  gsize n = (gsize) MIN (self->room - self->n_held, self->size - from);
  gsize got = MIN (n, self->read (from, self->buffer + self->n_held, n, self->data));
  self->n_held += got;
  if (got < n)
    self->size = from + got;
}

gsize
anno_byte_window_peek (AnnoByteWindow *self, gsize want, const char **bytes)
{
  g_return_val_if_fail (self != NULL && bytes != NULL, 0);

  want = (gsize) MIN (want, self->size - self->at);
  if (self->text != NULL)
    {
      *bytes = self->text + self->at;
      return want;
    }
  if (count_held (self) < want)
    fill (self, want);
  *bytes = self->buffer != NULL ? self->buffer + (self->at - self->start) : "";
  return MIN (want, count_held (self));
}

void
anno_byte_window_skip (AnnoByteWindow *self, guint64 n_bytes)
{
  g_return_if_fail (self != NULL);

  anno_byte_window_seek (self, self->at + MIN (n_bytes, self->size - self->at));
}

void
anno_byte_window_seek (AnnoByteWindow *self, guint64 at)
{
  g_return_if_fail (self != NULL);

  self->at = MIN (at, self->size);
  if (self->at >= self->start && self->at - self->start <= self->n_held)
    return;
  self->start = self->at;
  self->n_held = 0;
}

guint64
anno_byte_window_get_at (const AnnoByteWindow *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->at;
}

guint64
anno_byte_window_get_size (const AnnoByteWindow *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->size;
}
