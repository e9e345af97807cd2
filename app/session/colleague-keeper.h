/* Keeps what a session shows of a colleague true, while the colleague goes on working: a layer that
 * was changed by their hand, or came by a sync client, is read anew.
 *
 * It hears what the system tells of, and looks for itself when asked. The document stays the same
 * object, and tells only what differs.
 */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

typedef struct _AnnoColleagueKeeper AnnoColleagueKeeper;

/* Until it is freed; @session outlives it. */
AnnoColleagueKeeper *anno_colleague_keeper_new   (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;
void                 anno_colleague_keeper_free  (AnnoColleagueKeeper *self);
/* Looks at the files of what is shown, in a worker thread; does nothing where that is one's own. */
void                 anno_colleague_keeper_check (AnnoColleagueKeeper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoColleagueKeeper, anno_colleague_keeper_free)

G_END_DECLS
