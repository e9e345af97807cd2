/* TEI P5 of the Text Encoding Initiative: each text of a file, or of a corpus, is an article. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_tei_article_format;

G_END_DECLS
