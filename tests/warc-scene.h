/* Web archives made for a test, record by record. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Adds a record whose header says that it is @length bytes long, or as long as it is for -1.
 * @headers: more lines, each with its CR LF. */
void warc_scene_add_raw (GByteArray *archive, const char *headers, gint64 length, const char *block,
                         gsize n_block);
/* Adds a response from http://example.org/<name> with the HTTP header lines @lines. */
void warc_scene_add_response (GByteArray *archive, const char *name, const char *status,
                              const char *lines, const char *body, gsize n_body);
/* @data, packed. */
GByteArray *warc_scene_pack (const guint8 *data, gsize n_bytes, GZlibCompressorFormat format)
    G_GNUC_WARN_UNUSED_RESULT;
/* Adds what @record holds to @archive as a gzip member, and empties @record. */
void warc_scene_add_member (GByteArray *archive, GByteArray *record);

G_END_DECLS
