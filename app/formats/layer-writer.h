/* Writes a layer file: same content, same bytes. See docs/format.md. */
#pragma once

#include "formats/layer-lines.h"
#include "model/layer.h"

G_BEGIN_DECLS

/* What is written, taken from a layer in the main thread so that another can print it. It shares
 * the layer's spans, which are immutable, and so costs next to nothing. */
typedef struct _AnnoLayerSnapshot AnnoLayerSnapshot;

AnnoLayerSnapshot *anno_layer_snapshot_new  (AnnoLayer *layer) G_GNUC_WARN_UNUSED_RESULT;
void               anno_layer_snapshot_free (AnnoLayerSnapshot *self);

/* Where a file goes, piece by piece; FALSE where no more is wanted. */
typedef struct
{
  /* The next @n bytes, which are gone afterwards. */
  gboolean (*add) (const char *bytes, gsize n, gpointer data);
  /* The next @n bytes are those at @offset of the file before, and never before those copied last.
   * NULL where there is none. */
  gboolean (*copy) (gsize offset, gsize n, gpointer data);
} AnnoLayerOutput;

/* Prints the file, a large one without ever holding it whole. Every quote is cut from @article;
 * @article_path and @layer_path: both below the corpus with "/", on-disk encoding, from which
 * `source` is made. The hash written is @article's. @before (or NULL) says what the file before
 * holds: what stayed is copied from it.
 *
 * Returns what the new file holds; NULL where no more was wanted. */
AnnoLayerLines *anno_layer_writer_print (const AnnoLayerSnapshot *snapshot, AnnoArticle *article,
                                         AnnoTagset *tagset, const char *article_path,
                                         const char *layer_path, const AnnoLayerLines *before,
                                         const AnnoLayerOutput *output, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
/* All of it in one piece. */
GBytes         *anno_layer_writer_write (const AnnoLayerSnapshot *snapshot, AnnoArticle *article,
                                         AnnoTagset *tagset, const char *article_path,
                                         const char *layer_path) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLayerSnapshot, anno_layer_snapshot_free)

G_END_DECLS
