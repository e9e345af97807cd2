/* Reads what the index is to know about one layer from its file. */
#pragma once

#include "index/facts.h"
#include "text/article.h"

G_BEGIN_DECLS

/* @article: what it is on, or NULL where that can't be read. @slug: interned. Never NULL. */
AnnoLayerFacts *anno_layer_facts_read (const char *root, const char *path, const char *slug,
                                       AnnoArticle *article) G_GNUC_WARN_UNUSED_RESULT;
void            anno_layer_facts_free (AnnoLayerFacts *self);

G_END_DECLS
