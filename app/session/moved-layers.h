/* Layers whose article is no longer where it was: found again by the hash of its text, and one's
 * own taken along.
 *
 * A colleague's file is never moved: it is read where it lies. One's own is written where the
 * article is now, for that place, and only then taken away where it was; what can't be read, or
 * has a counterpart there already, stays.
 */
#pragma once

#include "index/corpus-index.h"
#include "model/tagset.h"
#include "session/annotator.h"

G_BEGIN_DECLS

typedef struct
{
  char *from;    /* where the layers lie: an article that isn't there */
  char *to;      /* the one article with that text; NULL where there is none, or more than one */
  gboolean own;  /* whether one's own is among them */
  guint n_spans; /* of that */
} AnnoMovedLayer;

void anno_moved_layer_free (AnnoMovedLayer *self);

/* Asks @index which articles are missing, and where they are now; @slug: whose layers are one's
 * own. …_finish gives an array of AnnoMovedLayer; NULL where there is no index. */
void       anno_moved_layers_find_async  (AnnoCorpusIndex *index, const char *slug,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer data);
GPtrArray *anno_moved_layers_find_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Takes @annotator's layer on @from along to @to, in a worker thread. Fails, with everything as it
 * was, where there is a layer on @to, or the one on @from can't be read, isn't theirs, or is on
 * another text: ANNO_FILE_ERROR, ANNO_LAYER_ERROR, ANNO_JSON_ERROR, G_IO_ERROR. */
void     anno_moved_layer_take_async  (const char *root, const AnnoAnnotator *annotator,
                                       AnnoTagset *tagset, const char *from, const char *to,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer data);
gboolean anno_moved_layer_take_finish (GAsyncResult *result, GError **error);

G_END_DECLS
