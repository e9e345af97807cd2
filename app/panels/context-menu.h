/* What can be done with a span, as a menu: another tag, the unsure flag, the spans it is linked
 * with, and deleting it. Its items name the actions of the session ("session.…"), so it belongs
 * below a widget that has them. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* The menu for @span, which should be the chosen one: that is what the actions act on. */
GMenuModel *anno_context_menu_new (AnnoSession *session, AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
