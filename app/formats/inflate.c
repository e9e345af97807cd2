#include "formats/inflate.h"

#include "formats/article-format.h"

#include <glib/gi18n-lib.h>

#define FIRST_STEP 512
#define MAX_RATIO 200
#define SMALL (4 * 1024 * 1024)

gboolean
anno_inflate_is_bomb (guint64 n_in, guint64 n_out)
{
  return n_out > SMALL && n_out / MAX_RATIO > n_in;
}

static void
set_error (GError **error, const GError *why)
{
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                         _("What is compressed in it ends too early; it may have been cut off."));
  else
    g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                         _("What is compressed in it is damaged."));
}

gboolean
anno_inflate_step (GConverter *inflater, const char *data, gsize n_bytes, gsize *at,
                   GByteArray *out, GError **error)
{
  g_return_val_if_fail (inflater != NULL && at != NULL && out != NULL, FALSE);

  g_autoptr (GError) why = NULL;
  gsize n_in = MIN (n_bytes - *at, ANNO_INFLATE_STEP), n_read = 0, n_written = 0;
  guint n_before = out->len;
  /* What a step unpacked before it came to damage is lost: the first ones are small. */
  guint n_out = CLAMP (n_before, FIRST_STEP, ANNO_INFLATE_STEP);
  GConverterFlags flags = *at + n_in == n_bytes ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS;

  g_byte_array_set_size (out, n_before + n_out);
  GConverterResult result = g_converter_convert (inflater, data + *at, n_in, out->data + n_before,
                                                 n_out, flags, &n_read, &n_written, &why);
  g_byte_array_set_size (out, n_before + (result == G_CONVERTER_ERROR ? 0 : (guint) n_written));
  if (result == G_CONVERTER_ERROR)
    {
      set_error (error, why);
      return FALSE;
    }
  *at += n_read;
  return result != G_CONVERTER_FINISHED;
}

static gboolean
check_size (gsize n_in, gsize n_out, GError **error)
{
  if (anno_inflate_is_bomb (n_in, n_out))
    g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
                         _("Unpacked, it would be more than 200 times as large as it is, which no "
                           "page is."));
  else if (n_out > ANNO_INFLATE_MAX)
    g_set_error_literal (
        error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
        _("Unpacked, it would be larger than 64 MiB, the most that can be read."));
  else
    return TRUE;
  return FALSE;
}

GByteArray *
anno_inflate (const char *data, gsize n_bytes, GZlibCompressorFormat format, GError **error)
{
  g_return_val_if_fail (data != NULL || n_bytes == 0, NULL);

  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (format);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GError) why = NULL;
  gsize at = 0;

  data = data != NULL ? data : "";

  while (anno_inflate_step (G_CONVERTER (inflater), data, n_bytes, &at, out, &why))
    if (!check_size (at, out->len, error))
      return NULL;
  if (why == NULL)
    return check_size (at, out->len, error) ? g_steal_pointer (&out) : NULL;
  g_propagate_error (error, g_steal_pointer (&why));
  return NULL;
}
