/* The bytes of a source, as little of them as is needed: what no reader wants isn't read beyond its
 * beginning, and what is read a line or a record at a time isn't brought into memory.
 */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

/* Sources up to that size are read; larger ones only where their format streams. Bytes. */
#define ANNO_SOURCE_BYTES_MAX (256 * 1024 * 1024)

/* The first bytes of the file at @path, up to ANNO_SNIFF_BYTES. Errors: ANNO_FILE_ERROR. */
GBytes *anno_source_bytes_head (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All of it, for @format. Who changes the file while it is mapped changes what is read; who cuts it
 * short ends this program: only large ones are. Errors: ANNO_FILE_ERROR. */
GBytes *anno_source_bytes_open (const char *path, const AnnoArticleFormat *format, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
