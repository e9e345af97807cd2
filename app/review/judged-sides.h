/* What a reviewer judges, put into a record of theirs. */
#pragma once

#include "model/review-record.h"
#include "review/span-clusters.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Adds all sides of that cluster as they are now, none of them accepted: also those of layers that
 * have nothing there. @article may be NULL: then nothing is quoted. */
void anno_judged_sides_add (AnnoReviewRecord *record, const AnnoClusters *clusters, guint cluster,
                            AnnoArticle *article);

G_END_DECLS
