/* Writes a layer file: same content, same bytes. See docs/format.md. */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"
#include "text/article.h"

G_BEGIN_DECLS

/* What is written, taken from a layer in the main thread so that another can print it: spans are
 * immutable, so this only holds references. */
typedef struct _AnnoLayerSnapshot AnnoLayerSnapshot;

AnnoLayerSnapshot *anno_layer_snapshot_new  (AnnoLayer *layer) G_GNUC_WARN_UNUSED_RESULT;
void               anno_layer_snapshot_free (AnnoLayerSnapshot *self);

/* The bytes of the file. Every quote is cut from @article; @article_path and @layer_path: both below
 * the corpus with "/", on-disk encoding, from which `source` is made. The hash written is @article's. */
GBytes *anno_layer_writer_write (const AnnoLayerSnapshot *snapshot, AnnoArticle *article,
                                 const AnnoTagset *tagset, const char *article_path,
                                 const char *layer_path) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLayerSnapshot, anno_layer_snapshot_free)

G_END_DECLS
