/* A text that another format carries as characters: HTML that was escaped, or plain text. */
#pragma once

#include "formats/article-head.h"

G_BEGIN_DECLS

/* Adds @content, valid UTF-8, to @text, but for the headings at its beginning that @head, which may
 * be NULL, has already. @type: what its carrier calls it ("text/html", "XHTML"), or NULL; what
 * looks like HTML is read as such. Errors: those of formats/html-fragment. */
gboolean anno_embedded_text_add (AnnoBlockText *text, const char *content, const char *type,
                                 const AnnoArticleHead *head, GError **error);

G_END_DECLS
