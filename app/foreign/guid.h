/* GUIDs that are made from names, so that the same set gives the same ones: UUIDs of version 5
 * (RFC 9562, 5.5), in a namespace of this program's own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The GUID of the thing of that kind that these strings (NULL-terminated) name: 36 characters,
 * lower case. */
char *anno_guid_make (const char *kind, ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
