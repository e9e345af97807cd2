/* Ties a session to the colleagues' layers that it shows over the text, for a window to do. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* What is chosen there isn't chosen in the session, what is told there is said; and where names are
 * hidden, or shown again, nobody is looked at alone by the old one. For as long as both live. */
void anno_over_follow (AnnoSession *session);

G_END_DECLS
