#include "formats/article-format.h"

G_DEFINE_QUARK (anno-article-format-error-quark, anno_article_format_error)

gboolean
anno_article_format_read (const AnnoArticleFormat *format, GBytes *bytes,
                          const AnnoImportOptions *options, const AnnoDraftSink *sink,
                          GError **error)
{
  g_return_val_if_fail (format != NULL && bytes != NULL && options != NULL && sink != NULL, FALSE);

  if (format->read != NULL)
    return format->read (bytes, options, sink, error);
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (AnnoByteWindow) window = anno_byte_window_new_for_text (data, n_bytes);

  return format->read_window (window, options, sink, error);
}
