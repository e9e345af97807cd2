#include "formats/article-format.h"

G_DEFINE_QUARK (anno-article-format-error-quark, anno_article_format_error)
