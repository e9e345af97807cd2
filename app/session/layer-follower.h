/* Sees that annotations follow an article that another hand moved or renamed, and that none is
 * left behind without a word.
 *
 * When the index has looked at the corpus, it is asked which articles are missing. One's own layer
 * is taken along to where the text is now (session/moved-layers.h), and the history goes on there.
 * Where a colleague's layer is, is remembered. Belongs to the main thread.
 */
#pragma once

#include "index/corpus-index.h"
#include "session/saver.h"
#include "session/work.h"

G_BEGIN_DECLS

typedef struct _AnnoLayerFollower AnnoLayerFollower;

typedef struct
{
  void (*moved) (const char *from, const char *to, gpointer data); /* one's own layer */
  void (*tell)  (const char *message, gpointer data);
} AnnoLayerFollowerEvents;

AnnoLayerFollower *anno_layer_follower_new  (AnnoWork *work, AnnoSaver *saver,
                                             AnnoCorpusIndex *index,
                                             const AnnoLayerFollowerEvents *events, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void               anno_layer_follower_free (AnnoLayerFollower *self);
/* Where layers on the article at @path may lie that didn't follow it; NULL for nowhere. */
const char        *anno_layer_follower_find_former (AnnoLayerFollower *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLayerFollower, anno_layer_follower_free)

G_END_DECLS
