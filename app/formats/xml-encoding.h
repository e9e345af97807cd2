/* The bytes of an XML file as UTF-8: by the encoding that a person names, its byte order mark, its
 * declaration, else UTF-8. This is the one place where XML is converted: all behind it is UTF-8. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @bytes as valid UTF-8 without a byte order mark. @encoding: an iconv name that a person chose, or
 * NULL. What is odd but could be read is added to @notes (of char), which may be NULL. Errors:
 * ANNO_ARTICLE_FORMAT_ERROR_ENCODING, with the place; _REFUSED above ANNO_MARKUP_MAX_BYTES. */
GBytes *anno_xml_encoding_decode (GBytes *bytes, const char *encoding, GPtrArray *notes,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
