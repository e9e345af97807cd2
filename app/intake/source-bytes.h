/* The bytes of a source, as little of them as is needed: what no reader wants isn't read beyond its
 * beginning. What is large and can be read in pieces is: intake/source-stream.
 */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

/* Sources up to that size are read as a whole; larger ones only in pieces. Bytes. */
#define ANNO_SOURCE_BYTES_MAX (256 * 1024 * 1024)
/* From that size on, they are read in pieces where their format can. */
#define ANNO_SOURCE_BYTES_FEW (8 * 1024 * 1024)

/* The first bytes of the file at @path, up to ANNO_SNIFF_BYTES, and how many it has. Errors:
 * ANNO_FILE_ERROR. */
GBytes *anno_source_bytes_head (const char *path, guint64 *size, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* All of it. Errors: ANNO_FILE_ERROR. */
GBytes *anno_source_bytes_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
