/* Web pages: the article of a page, without what is around it. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_html_article_format;

/* As the format's own reader, with what is known of the page from outside: the @charset that
 * HTTP named, and the @url it was got from. Both may be NULL. A page without an article is
 * skipped, which is no error. */
gboolean anno_html_article_read_page (GBytes *bytes, const char *charset, const char *url,
                                      const AnnoImportOptions *options, const AnnoDraftSink *sink,
                                      GError **error);

G_END_DECLS
