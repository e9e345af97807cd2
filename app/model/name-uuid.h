/* An id made of a name, always the same one: a UUID of version 5 (RFC 4122, section 4.3). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "urn:uuid:…" of @name, in a name space of this program's own. */
char *anno_name_uuid (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
