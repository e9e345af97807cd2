/* Notices when a file in hand was changed by another hand, and sees that the right thing follows.
 *
 * What changed while nothing of ours was unsaved is read anew; people are merged; else it is a
 * conflict. It hears what the system tells of, and looks for itself when asked.
 */
#pragma once

#include "session/saver.h"

G_BEGIN_DECLS

typedef struct _AnnoDiskKeeper AnnoDiskKeeper;

AnnoDiskKeeper *anno_disk_keeper_new   (AnnoWork *work, AnnoSaver *saver) G_GNUC_WARN_UNUSED_RESULT;
void            anno_disk_keeper_free  (AnnoDiskKeeper *self);
/* Listens to changes of the layer file on @article. */
void            anno_disk_keeper_watch (AnnoDiskKeeper *self, const char *article);
/* Looks at all files in hand, in a worker thread. */
void            anno_disk_keeper_check (AnnoDiskKeeper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoDiskKeeper, anno_disk_keeper_free)

G_END_DECLS
