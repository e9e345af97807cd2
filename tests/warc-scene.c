#include "warc-scene.h"

#include <string.h>

static void
add_text (GByteArray *archive, const char *text)
{
  g_byte_array_append (archive, (const guint8 *) text, (guint) strlen (text));
}

void
warc_scene_add_raw (
    GByteArray *archive, const char *headers, gint64 length, const char *block, gsize n_block)
{
  g_autofree char *said = g_strdup_printf ("Content-Length: %" G_GINT64_FORMAT "\r\n\r\n",
                                           length < 0 ? (gint64) n_block : length);

  add_text (archive, "WARC/1.0\r\n");
  add_text (archive, headers);
  add_text (archive, said);
  g_byte_array_append (archive, (const guint8 *) block, (guint) n_block);
  add_text (archive, "\r\n\r\n");
}

void
warc_scene_add_response (GByteArray *archive,
                         const char *name,
                         const char *status,
                         const char *lines,
                         const char *body,
                         gsize n_body)
{
  g_autoptr (GByteArray) block = g_byte_array_new ();
  g_autofree char *headers
      = g_strdup_printf ("WARC-Type: response\r\nWARC-Target-URI: http://example.org/%s\r\n"
                         "WARC-Date: 2020-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:%s>\r\n"
                         "Content-Type: application/http; msgtype=response\r\n",
                         name, name);
  g_autofree char *http = g_strdup_printf ("HTTP/1.1 %s\r\n%s\r\n", status, lines);

  add_text (block, http);
  g_byte_array_append (block, (const guint8 *) body, (guint) n_body);
  warc_scene_add_raw (archive, headers, -1, (const char *) block->data, block->len);
}

GByteArray *
warc_scene_pack (const guint8 *data, gsize n_bytes, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) deflater = G_CONVERTER (g_zlib_compressor_new (format, 6));
  GByteArray *out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize at = 0;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0, n_written = 0;
      guint before = out->len;
      g_byte_array_set_size (out, before + 65536);
      result = g_converter_convert (deflater, data + at, n_bytes - at, out->data + before, 65536,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      g_assert_cmpint (result, !=, G_CONVERTER_ERROR);
      at += n_read;
      g_byte_array_set_size (out, before + (guint) n_written);
    }
  return out;
}

void
warc_scene_add_member (GByteArray *archive, GByteArray *record)
{
  g_autoptr (GByteArray) packed
      = warc_scene_pack (record->data, record->len, G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  g_byte_array_append (archive, packed->data, packed->len);
  g_byte_array_set_size (record, 0);
}
