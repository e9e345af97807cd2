/* The table of the formats that articles come in. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

/* In the order in which they are tried. */
const AnnoArticleFormat *const *anno_article_formats (guint *n);
const AnnoArticleFormat *anno_article_format_find (const char *id);
/* The one that @head is, and that the extension of @name speaks for where several may be. Plain
 * text where nothing speaks against it, else NULL. @name: a file's name, or NULL. */
const AnnoArticleFormat *anno_article_format_guess (const char *head, gsize n_bytes,
                                                    const char *name);

G_END_DECLS
