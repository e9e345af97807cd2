/* Unpacking what others packed (gzip, deflate), with an end to what a small file may grow to. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The most that one thing may be, unpacked; in bytes. */
#define ANNO_INFLATE_MAX (64 * 1024 * 1024)
/* The most of the packed data that a step reads. */
#define ANNO_INFLATE_STEP (64 * 1024)

/* Whether @n_out bytes out of @n_in are more than words and markup can give: over 200 times as
 * many, of what is no longer small. */
gboolean    anno_inflate_is_bomb (guint64 n_in, guint64 n_out);
/* @n_bytes of @data, unpacked; what follows the end of the packed data is left. Errors:
 * ANNO_ARTICLE_FORMAT_ERROR, where it is damaged, cut off, too large or a bomb. */
GByteArray *anno_inflate         (const char *data, gsize n_bytes, GZlibCompressorFormat format,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds what one step unpacks of @data to @out, and moves *@at on. FALSE without an error: that was
 * the end of the packed data. */
gboolean    anno_inflate_step    (GConverter *inflater, const char *data, gsize n_bytes, gsize *at,
                                  GByteArray *out, GError **error);

G_END_DECLS
