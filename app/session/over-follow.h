/* Ties a session to the colleagues' layers that it shows over the text. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* What is chosen there isn't chosen here, what is told there is said; and where names are hidden, or
 * shown again, nobody is looked at alone by the old one. For as long as both live. */
void anno_over_follow_add (AnnoSession *session, AnnoOverLayers *over);

G_END_DECLS
