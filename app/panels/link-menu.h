/* The menu that links the chosen span to another one: what is near, with a digit for each. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* NULL where there is nothing to link, or nothing is chosen. */
GMenuModel *anno_link_menu_new (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
