/* Sees that a document whose article.meta.json was changed by another hand goes by what it says
 * now. Nothing of ours is ever unsaved there, so what is in the file is what counts; what can't be
 * read is told, and what was known before stays.
 */
#pragma once

#include "session/disk-check.h"
#include "session/work.h"

G_BEGIN_DECLS

typedef struct _AnnoMetaKeeper AnnoMetaKeeper;

/* Told in the main thread, when @document has it. @problem: why it can't be read, or NULL. */
typedef void (*AnnoMetaKeeperRead) (AnnoDocument *document, const char *problem, gpointer data);

AnnoMetaKeeper *anno_meta_keeper_new  (AnnoWork *work, AnnoMetaKeeperRead read, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_meta_keeper_free (AnnoMetaKeeper *self);

/* Acts upon what a look at the file has shown. */
void anno_meta_keeper_take (AnnoMetaKeeper *self, const AnnoDiskItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMetaKeeper, anno_meta_keeper_free)

G_END_DECLS
