/* A piece of HTML that is the body of an article, as other formats carry it: all of it counts. */
#pragma once

#include "formats/block-text.h"

G_BEGIN_DECLS

/* Puts the blocks of @n_bytes of HTML, in valid UTF-8, into @text; the last one is ended. Nothing
 * went into it on an error: ANNO_ARTICLE_FORMAT_ERROR. */
gboolean anno_html_fragment_add (AnnoBlockText *text, const char *html, gsize n_bytes,
                                 GError **error);

G_END_DECLS
