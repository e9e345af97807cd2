#include "formats/warc-stream.h"

#include "formats/article-format.h"
#include "formats/inflate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char begin[] = "WARC/";

#define BEGIN_LENGTH (sizeof begin - 1)
/* As far as the header of a member and its first words may reach. */
#define PROBE (4 * 1024)
/* What is gone through at once for the next member. */
#define STEP (64 * 1024)

static const char magic[] = "\x1f\x8b\x08";

struct _AnnoWarcStream
{
  AnnoByteWindow *window;
  gboolean packed;
  GConverter *inflater;
  guint64 member;    /* where it begins */
  guint64 again;     /* how many bytes were gone through a second time */
  GByteArray *ready; /* unpacked */
  gsize first;       /* of `ready`: what isn't left behind yet */
  gboolean over;     /* the member has no more */
  GError *why;       /* it ended before its end */
  guint64 begin_in;  /* where the record began: in the data, … */
  guint64 n_out;     /* … and what was unpacked since */
};

static gboolean
is_member (const char *data, gsize n_bytes)
{
  /* The magic number, deflate, and no flag that doesn't exist. */
  return n_bytes > 18 && memcmp (data, magic, strlen (magic)) == 0 && (data[3] & 0xE0) == 0;
}

static gboolean
begins_record (const char *bytes, gsize n_bytes)
{
  return n_bytes >= BEGIN_LENGTH && memcmp (bytes, begin, BEGIN_LENGTH) == 0;
}

/* Whether a member begins there that holds records. Leaves @inflater somewhere. */
static gboolean
holds_records (GConverter *inflater, const char *data, gsize n_bytes)
{
  char head[BEGIN_LENGTH];
  gsize at = 0, done = 0, most = MIN (n_bytes, PROBE);

  if (!is_member (data, n_bytes))
    return FALSE;
  g_converter_reset (inflater);
  while (done < sizeof head)
    {
      gsize n_read = 0, n_written = 0;
      GConverterResult result
          = g_converter_convert (inflater, data + at, most - at, head + done, sizeof head - done,
                                 G_CONVERTER_NO_FLAGS, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR || n_read + n_written == 0)
        return FALSE;
      at += n_read;
      done += n_written;
      if (result == G_CONVERTER_FINISHED)
        break;
    }
  return begins_record (head, done);
}

AnnoWarcStream *
anno_warc_stream_new (AnnoByteWindow *window)
{
  g_return_val_if_fail (window != NULL, NULL);

  AnnoWarcStream *self = g_new0 (AnnoWarcStream, 1);
  const char *head;
  gsize n_head = anno_byte_window_peek (window, PROBE, &head);
  self->window = window;
  self->packed = is_member (head, n_head);
  self->inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  self->ready = g_byte_array_sized_new (PROBE);
  self->over = TRUE;
  return self;
}

void
anno_warc_stream_free (AnnoWarcStream *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->inflater);
  g_byte_array_unref (self->ready);
  g_clear_error (&self->why);
  g_free (self);
}

/* What is damaged may have run into the members behind it, so they are looked for from where it
 * began; but not over and over. */
static guint64
find_start (AnnoWarcStream *self)
{
  guint64 at = anno_byte_window_get_at (self->window);
  gboolean damaged
      = g_error_matches (self->why, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);

  if (!damaged || self->again + (at - self->member) > anno_byte_window_get_size (self->window))
    return at;
  self->again += at - self->member;
  return self->member + 1;
}

/* To where a member may begin; FALSE where none does. */
static gboolean
find_magic (AnnoByteWindow *window)
{
  const char *bytes;

  for (;;)
    {
      gsize n = anno_byte_window_peek (window, STEP, &bytes);
      const char *found = n > 0 ? memmem (bytes, n, magic, strlen (magic)) : NULL;
      if (found != NULL || n < STEP)
        {
          anno_byte_window_skip (window, found != NULL ? (guint64) (found - bytes) : n);
          return found != NULL;
        }
      anno_byte_window_skip (window, n - strlen (magic) + 1);
    }
}

static gboolean
find_member (AnnoWarcStream *self, guint64 from)
{
  const char *bytes;

  anno_byte_window_seek (self->window, from);
  while (find_magic (self->window))
    {
      gsize n = anno_byte_window_peek (self->window, PROBE, &bytes);
      if (holds_records (self->inflater, bytes, n))
        {
          self->member = anno_byte_window_get_at (self->window);
          return TRUE;
        }
      anno_byte_window_skip (self->window, 1);
    }
  return FALSE;
}

static gboolean
next_plain (AnnoWarcStream *self)
{
  gboolean first = self->over && anno_byte_window_get_at (self->window) == 0;

  self->over = !first;
  if (!first)
    anno_byte_window_skip (self->window, G_MAXUINT64);
  return first && anno_byte_window_get_size (self->window) > 0;
}

gboolean
anno_warc_stream_next_member (AnnoWarcStream *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->packed)
    return next_plain (self);
  gboolean found = find_member (self, find_start (self));
  g_clear_error (&self->why);
  g_byte_array_set_size (self->ready, 0);
  self->first = 0;
  self->over = !found;
  g_converter_reset (self->inflater);
  anno_warc_stream_begin (self);
  return found;
}

static void
unpack_step (AnnoWarcStream *self)
{
  guint before = self->ready->len;
  const char *bytes;
  gsize at = 0;

  /* One byte more than a step reads, so that the last one is known. */
  gsize n = anno_byte_window_peek (self->window, ANNO_INFLATE_STEP + 1, &bytes);
  if (!anno_inflate_step (self->inflater, bytes, n, &at, self->ready, &self->why))
    self->over = TRUE;
  anno_byte_window_skip (self->window, at);
  self->n_out += self->ready->len - before;
  guint64 n_in = anno_byte_window_get_at (self->window) - self->begin_in;
  if (self->over || !anno_inflate_is_bomb (n_in, self->n_out))
    return;
  self->over = TRUE;
  g_set_error_literal (&self->why, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
                       _("Unpacked, it would be more than 200 times as large as it is, which no "
                         "page is."));
}

static gsize
peek_packed (AnnoWarcStream *self, gsize want, const char **bytes, GError **error)
{
  while (self->ready->len - self->first < want && !self->over)
    unpack_step (self);
  gsize n = self->ready->len - self->first;
  *bytes = (const char *) self->ready->data + self->first;
  if (n < want && self->why != NULL && error != NULL)
    *error = g_error_copy (self->why);
  return MIN (n, want);
}

gsize
anno_warc_stream_peek (AnnoWarcStream *self, gsize want, const char **bytes, GError **error)
{
  g_return_val_if_fail (self != NULL && bytes != NULL, 0);

  if (self->packed)
    return peek_packed (self, want, bytes, error);
  return anno_byte_window_peek (self->window, want, bytes);
}

void
anno_warc_stream_skip (AnnoWarcStream *self, gsize n_bytes)
{
  g_return_if_fail (self != NULL);

  if (!self->packed)
    {
      anno_byte_window_skip (self->window, n_bytes);
      return;
    }
  self->first += MIN (n_bytes, self->ready->len - self->first);
  /* Moving no more than was left behind keeps this in step with what is read. */
  if (self->first * 2 >= self->ready->len)
    {
      g_byte_array_remove_range (self->ready, 0, (guint) self->first);
      self->first = 0;
    }
}

void
anno_warc_stream_begin (AnnoWarcStream *self)
{
  g_return_if_fail (self != NULL);

  self->begin_in = anno_byte_window_get_at (self->window);
  self->n_out = 0;
}

gboolean
anno_warc_stream_is_plain (const AnnoWarcStream *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->packed;
}

gboolean
anno_warc_stream_peek_behind (AnnoWarcStream *self, gsize n_bytes, gsize want, const char **bytes,
                              gsize *n)
{
  g_return_val_if_fail (self != NULL && !self->packed && bytes != NULL && n != NULL, FALSE);

  guint64 at = anno_byte_window_get_at (self->window);
  if (n_bytes > anno_byte_window_get_size (self->window) - at)
    return FALSE;
  anno_byte_window_skip (self->window, n_bytes);
  *n = anno_byte_window_peek (self->window, want, bytes);
  anno_byte_window_seek (self->window, at);
  return TRUE;
}

guint64
anno_warc_stream_get_done (const AnnoWarcStream *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return anno_byte_window_get_at (self->window);
}

gboolean
anno_warc_stream_is_archive (const char *data, gsize n_bytes)
{
  g_return_val_if_fail (data != NULL || n_bytes == 0, FALSE);

  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  return begins_record (data, n_bytes) || holds_records (G_CONVERTER (inflater), data, n_bytes);
}
