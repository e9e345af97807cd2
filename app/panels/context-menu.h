/* What can be done with a span, as a menu: another tag, the unsure flag, the spans it is linked
 * with, and deleting it. Its items name the actions of the session ("session.…"), so it belongs
 * below a widget that has them. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* The menu for the chosen span; NULL where there is none. */
GMenuModel *anno_context_menu_new (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
