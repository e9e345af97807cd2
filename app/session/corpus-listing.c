#include "session/corpus-listing.h"

AnnoArticleListing *
anno_corpus_listing_new (AnnoCorpus *corpus)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus), NULL);

  AnnoArticleListing *listing = anno_article_listing_new ();
  anno_article_listing_set_rows (listing, anno_corpus_get_articles (corpus),
                                 anno_corpus_get_assignments (corpus),
                                 anno_corpus_get_annotator (corpus)->slug);
  g_signal_connect_object (corpus, "article-changed", G_CALLBACK (anno_article_listing_changed),
                           listing, G_CONNECT_SWAPPED);
  return listing;
}
