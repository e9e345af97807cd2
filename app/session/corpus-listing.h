/* The listing of a corpus's articles for one window: told of what rows say, as long as both are
 * there. */
#pragma once

#include "session/article-listing.h"
#include "session/corpus.h"

G_BEGIN_DECLS

AnnoArticleListing *anno_corpus_listing_new (AnnoCorpus *corpus) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
