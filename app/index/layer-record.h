/* The layers of the index: puts and removes them, with their spans, and keeps the counts.
 *
 * The totals of a transaction are summed up in memory and written at its end. For
 * index/index-writer.
 */
#pragma once

#include "index/facts.h"
#include "index/store.h"

G_BEGIN_DECLS

typedef struct _AnnoLayerRecord AnnoLayerRecord;

AnnoLayerRecord *anno_layer_record_new  (AnnoIndexStore *store) G_GNUC_WARN_UNUSED_RESULT;
void             anno_layer_record_free (AnnoLayerRecord *self);

void     anno_layer_record_begin  (AnnoLayerRecord *self);
gboolean anno_layer_record_finish (AnnoLayerRecord *self, GError **error);

/* Puts a layer in the place of the one of that annotator on that article. */
gboolean anno_layer_record_put    (AnnoLayerRecord *self, gint64 article,
                                   const AnnoLayerFacts *facts, GError **error);
/* Removes all layers on @article but those in @signs (of AnnoLayerSign; NULL: all). */
gboolean anno_layer_record_retain (AnnoLayerRecord *self, gint64 article, const GArray *signs,
                                   GError **error);

G_END_DECLS
