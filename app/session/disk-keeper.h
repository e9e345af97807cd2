/* Notices when a file in hand was changed by another hand, and sees that the right thing follows.
 *
 * What changed while nothing of ours was unsaved is read anew; people are merged; else it is a
 * conflict. For articles, see session/text-keeper.h. It hears what the system tells of, and looks
 * for itself when asked.
 */
#pragma once

#include "session/saver.h"
#include "session/text-keeper.h"

G_BEGIN_DECLS

typedef struct _AnnoDiskKeeper AnnoDiskKeeper;

/* @replaced: told where another text has taken a document's place. */
AnnoDiskKeeper *anno_disk_keeper_new   (AnnoWork *work, AnnoSaver *saver,
                                        AnnoTextKeeperReplaced replaced, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_disk_keeper_free  (AnnoDiskKeeper *self);
/* Listens to changes of @article and of the layer file on it. */
void            anno_disk_keeper_watch (AnnoDiskKeeper *self, const char *article);
/* Looks at all files in hand, in a worker thread. */
void            anno_disk_keeper_check (AnnoDiskKeeper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoDiskKeeper, anno_disk_keeper_free)

G_END_DECLS
