/* The menu that copies the fields of another span to the chosen one: what is near, with a digit for
 * each. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* NULL where nothing near has a field to copy, or nothing is chosen. */
GMenuModel *anno_copy_menu_new (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
