/* NITF, the News Industry Text Format (3.x): one source is one article. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_nitf_article_format;

G_END_DECLS
