/* An answer of a web server, as an archive keeps it: its status, its type, and its body without
 * what it was sent in.
 *
 * Archives keep what came over the wire, or what a browser made of it with the header as it came:
 * a body that isn't packed though the header says so is taken as it is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint status;     /* 200; 0 where the first line says none */
  const char *head; /* the lines, of what was read; lives as long */
  gsize n_head;
  const char *body;
  gsize n_body;
} AnnoHttpResponse;

/* FALSE: ANNO_ARTICLE_FORMAT_ERROR. */
gboolean anno_http_response_read   (AnnoHttpResponse *self, const char *bytes, gsize n_bytes,
                                    GError **error);
/* The body, out of its chunks and unpacked. Errors: ANNO_ARTICLE_FORMAT_ERROR. */
GBytes  *anno_http_response_unpack (const AnnoHttpResponse *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
