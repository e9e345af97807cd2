/* What the header of a window shows: the title of the article in hand over the folder's name. */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows in @title, and as the title of its window, what @session has in hand, and follows it; NULL
 * leaves it as it is. */
void anno_window_title_set_session (AdwWindowTitle *title, AnnoSession *session);

G_END_DECLS
