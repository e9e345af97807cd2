/* The verbs of a session as actions: what each does is said in session.h.
 *
 * They live beside the session, not in it, because each verb is a small thing of its own and only
 * asks the session what it has in hand.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoSession AnnoSession;

/* @session: not owned; the actions must not outlive it. */
GActionGroup *anno_verbs_new (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
