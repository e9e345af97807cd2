/* Goes through one annotator's layers in a whole corpus.
 *
 * Layers in memory are visited as they are there, saved or not; all others are read from their
 * files. What is at hand is taken when the walk is made, in the main thread; the walk itself may
 * then run in any other.
 */
#pragma once

#include "session/corpus.h"

G_BEGIN_DECLS

typedef struct _AnnoLayerWalk AnnoLayerWalk;

/* @article: what the layer is on, where it is in memory; else NULL. All are borrowed. */
typedef void (*AnnoLayerVisit) (const char *path, AnnoArticle *article, const AnnoSpanOrder *spans,
                                GCancellable *cancellable, gpointer data);

/* The layers of @slug, from their files alone. */
AnnoLayerWalk *anno_layer_walk_new (const char *root, const char *slug) G_GNUC_WARN_UNUSED_RESULT;
/* Those of the annotator of @corpus, with what is in memory. */
AnnoLayerWalk *anno_layer_walk_new_of (AnnoCorpus *corpus) G_GNUC_WARN_UNUSED_RESULT;
void anno_layer_walk_free (AnnoLayerWalk *self);
const char *anno_layer_walk_get_root (const AnnoLayerWalk *self);

/* Blocks. Once a walk. @problems gets sentences (of char) about what can't be read, and so isn't
 * visited. Errors: ANNO_FILE_ERROR about the root, G_IO_ERROR_CANCELLED. */
gboolean anno_layer_walk_run (AnnoLayerWalk *self, AnnoLayerVisit visit, gpointer data,
                              GPtrArray *problems, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLayerWalk, anno_layer_walk_free)

G_END_DECLS
