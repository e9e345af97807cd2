#include "formats/http-response.h"

#include "formats/article-format.h"
#include "formats/header-lines.h"
#include "formats/inflate.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Packed more than once, it is no page. */
#define MOST_ENCODINGS 2

static gboolean
fail (GError **error, const char *why)
{
  g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN, why);
  return FALSE;
}

/* "HTTP/1.1 200 OK" */
static guint
read_status (const char *line, gsize n_bytes)
{
  const char *blank = memchr (line, ' ', MIN (n_bytes, 16));
  guint status = 0;

  if (blank == NULL || (gsize) (line + n_bytes - blank) < 4)
    return 0;
  for (guint i = 1; i < 4; i++)
    {
      if (!g_ascii_isdigit (blank[i]))
        return 0;
      status = status * 10 + (guint) g_ascii_digit_value (blank[i]);
    }
  return status;
}

gboolean
anno_http_response_read (AnnoHttpResponse *self, const char *bytes, gsize n_bytes, GError **error)
{
  g_return_val_if_fail (self != NULL && (bytes != NULL || n_bytes == 0), FALSE);

  gsize n_head = anno_header_lines_measure (bytes, n_bytes);
  if (n_head == 0 || n_bytes < 5 || memcmp (bytes, "HTTP/", 5) != 0)
    return fail (error, _("The answer of the server has no header."));
  *self = (AnnoHttpResponse){
    .status = read_status (bytes, n_head),
    .head = bytes,
    .n_head = n_head,
    .body = bytes + n_head,
    .n_body = n_bytes - n_head,
  };
  return TRUE;
}

/* The size that the line at @at says; FALSE where it says none. */
static gboolean
read_chunk_size (const char **at, const char *end, gsize *size)
{
  const char *line_end = memchr (*at, '\n', MIN ((gsize) (end - *at), 256));
  const char *p = *at;

  *size = 0;
  for (; line_end != NULL && p < line_end && g_ascii_isxdigit (*p); p++)
    {
      if (*size > G_MAXUINT32)
        return FALSE;
      *size = *size * 16 + (gsize) g_ascii_xdigit_value (*p);
    }
  if (line_end == NULL || p == *at || (*p != ';' && !g_ascii_isspace (*p)))
    return FALSE;
  *at = line_end + 1;
  return TRUE;
}

/* Behind the chunk's bytes comes a line end. */
static gboolean
end_chunk (const char **at, const char *end)
{
  if (*at < end && **at == '\r')
    (*at)++;
  if (*at == end)
    return TRUE;
  return *(*at)++ == '\n';
}

/* What is there but for the last, empty chunk is whole. */
static GByteArray *
join_chunks (const char *at, const char *end, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize size = 0;

  while (at < end)
    {
      if (!read_chunk_size (&at, end, &size))
        {
          fail (error, _("The sizes of the chunks that the answer was sent in are wrong."));
          return NULL;
        }
      if (size == 0)
        break;
      if (size > (gsize) (end - at))
        {
          fail (error, _("A chunk of the answer ends too early; it may have been cut off."));
          return NULL;
        }
      g_byte_array_append (out, (const guint8 *) at, (guint) size);
      at += size;
      if (!end_chunk (&at, end))
        {
          fail (error, _("The sizes of the chunks that the answer was sent in are wrong."));
          return NULL;
        }
    }
  return g_steal_pointer (&out);
}

static gboolean
is_chunked (const AnnoHttpResponse *self)
{
  g_autofree char *value = anno_header_lines_find (self->head, self->n_head, "Transfer-Encoding");
  g_autofree char *lower = value != NULL ? g_ascii_strdown (value, -1) : NULL;
  const char *at = self->body;
  gsize size;

  return lower != NULL && strstr (lower, "chunked") != NULL
         && read_chunk_size (&at, self->body + self->n_body, &size);
}

static gboolean
is_gzip (GBytes *bytes)
{
  gsize n = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n);

  return n > 2 && data[0] == 0x1f && data[1] == 0x8b && data[2] == 8;
}

static GBytes *
inflate (GBytes *bytes, GZlibCompressorFormat format, GError **error)
{
  gsize n = 0;
  const char *data = g_bytes_get_data (bytes, &n);
  GByteArray *out = anno_inflate (data, n, format, error);

  return out != NULL ? g_byte_array_free_to_bytes (out) : NULL;
}

/* Servers mean either of two formats by "deflate". */
static GBytes *
inflate_either (GBytes *bytes, GError **error)
{
  g_autoptr (GError) why = NULL;
  GBytes *out = inflate (bytes, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, &why);

  if (out == NULL
      && g_error_matches (why, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN))
    return inflate (bytes, G_ZLIB_COMPRESSOR_FORMAT_RAW, error);
  if (out == NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  return out;
}

static GBytes *
unpack (GBytes *bytes, const char *encoding, GError **error)
{
  if (g_str_equal (encoding, "gzip") || g_str_equal (encoding, "x-gzip"))
    return is_gzip (bytes) ? inflate (bytes, G_ZLIB_COMPRESSOR_FORMAT_GZIP, error)
                           : g_bytes_ref (bytes);
  if (g_str_equal (encoding, "deflate"))
    return inflate_either (bytes, error);
  if (*encoding == '\0' || g_str_equal (encoding, "identity") || g_str_equal (encoding, "none")
      || g_str_equal (encoding, "utf-8"))
    return g_bytes_ref (bytes);
  g_autofree char *plain = anno_plain_clean (encoding);
  g_autofree char *name = g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), 20));
  g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
               _("It is compressed in a way that can’t be read here: “%s”."), name);
  return NULL;
}

/* The encoding that was put on last comes off first. */
static GBytes *
unpack_all (GBytes *bytes, const char *encodings, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (encodings, -1);
  g_auto (GStrv) names = g_strsplit (lower, ",", MOST_ENCODINGS + 1);
  guint n = g_strv_length (names);
  g_autoptr (GBytes) inner = g_bytes_ref (bytes);

  if (n > MOST_ENCODINGS)
    {
      fail (error, _("It is compressed over and over."));
      return NULL;
    }
  while (n-- > 0)
    {
      GBytes *next = unpack (inner, g_strstrip (names[n]), error);
      if (next == NULL)
        return NULL;
      g_bytes_unref (inner);
      inner = next;
    }
  return g_steal_pointer (&inner);
}

GBytes *
anno_http_response_unpack (const AnnoHttpResponse *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *encodings
      = anno_header_lines_find (self->head, self->n_head, "Content-Encoding");
  g_autoptr (GBytes) bytes = NULL;

  if (is_chunked (self))
    {
      GByteArray *joined = join_chunks (self->body, self->body + self->n_body, error);
      if (joined == NULL)
        return NULL;
      bytes = g_byte_array_free_to_bytes (joined);
    }
  else
    bytes = g_bytes_new (self->body, self->n_body);
  return unpack_all (bytes, encodings != NULL ? encodings : "", error);
}
