#include "formats/warc-stream.h"

#include "formats/article-format.h"
#include "formats/inflate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char begin[] = "WARC/";

#define BEGIN_LENGTH (sizeof begin - 1)
/* As far as the header of a member and its first words may reach. */
#define PROBE (4 * 1024)

struct _AnnoWarcStream
{
  const char *data;
  gsize n_bytes;
  gsize at; /* in the data: what was read */
  gboolean packed;
  GConverter *inflater;
  gsize member;      /* where it begins */
  gsize again;       /* how many bytes were gone through a second time */
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
  return n_bytes > 18 && memcmp (data, "\x1f\x8b\x08", 3) == 0 && (data[3] & 0xE0) == 0;
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
anno_warc_stream_new (const char *data, gsize n_bytes)
{
  g_return_val_if_fail (data != NULL || n_bytes == 0, NULL);

  AnnoWarcStream *self = g_new0 (AnnoWarcStream, 1);
  self->data = data != NULL ? data : "";
  self->n_bytes = n_bytes;
  self->packed = is_member (data, n_bytes);
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
static gsize
find_start (AnnoWarcStream *self)
{
  gboolean damaged
      = g_error_matches (self->why, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);

  if (!damaged || self->again + (self->at - self->member) > self->n_bytes)
    return self->at;
  self->again += self->at - self->member;
  return self->member + 1;
}

static gboolean
find_member (AnnoWarcStream *self, gsize from)
{
  while (from < self->n_bytes)
    {
      const char *magic = memmem (self->data + from, self->n_bytes - from, "\x1f\x8b\x08", 3);
      if (magic == NULL)
        break;
      from = (gsize) (magic - self->data);
      if (holds_records (self->inflater, magic, self->n_bytes - from))
        {
          self->at = self->member = from;
          return TRUE;
        }
      from++;
    }
  self->at = self->n_bytes;
  return FALSE;
}

static gboolean
next_plain (AnnoWarcStream *self)
{
  gboolean first = self->over && self->at == 0;

  self->over = !first;
  if (!first)
    self->at = self->n_bytes;
  return first && self->n_bytes > 0;
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

  if (!anno_inflate_step (self->inflater, self->data, self->n_bytes, &self->at, self->ready,
                          &self->why))
    self->over = TRUE;
  self->n_out += self->ready->len - before;
  if (self->over || !anno_inflate_is_bomb (self->at - self->begin_in, self->n_out))
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
  *bytes = self->data + self->at;
  return MIN (self->n_bytes - self->at, want);
}

void
anno_warc_stream_skip (AnnoWarcStream *self, gsize n_bytes)
{
  g_return_if_fail (self != NULL);

  if (!self->packed)
    {
      self->at += MIN (n_bytes, self->n_bytes - self->at);
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

  self->begin_in = self->at;
  self->n_out = 0;
}

gboolean
anno_warc_stream_is_plain (const AnnoWarcStream *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->packed;
}

gsize
anno_warc_stream_get_done (const AnnoWarcStream *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->at;
}

gboolean
anno_warc_stream_is_archive (const char *data, gsize n_bytes)
{
  g_return_val_if_fail (data != NULL || n_bytes == 0, FALSE);

  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  return begins_record (data, n_bytes) || holds_records (G_CONVERTER (inflater), data, n_bytes);
}
