#include "review/judged-sides.h"

#include "model/span-quote.h"

void
anno_judged_sides_add (AnnoReviewRecord *record, const AnnoClusters *clusters, guint cluster,
                       AnnoArticle *article)
{
  g_return_if_fail (record != NULL && clusters != NULL);

  for (guint i = 0; i < clusters->n_layers; i++)
    {
      const AnnoMark *mark = anno_clusters_find_mark (clusters, cluster, i);
      AnnoSpan *span = mark != NULL ? mark->span : NULL;
      g_autofree char *quote
          = span != NULL && article != NULL ? anno_span_quote (article, span, 0) : NULL;
      anno_review_record_add_judged (record, anno_clusters_whose (clusters, i), span, quote, FALSE);
    }
}
