/* Web archives (WARC): the pages and plain texts in them that a server answered with, or that were
 * archived as such. When one was fetched is not when it was published, and is no date here. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_warc_article_format;

G_END_DECLS
