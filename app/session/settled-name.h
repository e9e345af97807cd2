/* What the folders of settled sets (session/settled-set.h) are called: "settled-by-" and the name,
 * as far as a folder can have it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder of the set that is called @name. */
char    *anno_settled_name_slug    (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Whether that folder is one of a settled set, and not that of a person. */
gboolean anno_settled_name_is_slug (const char *slug);

/* What the set with that folder is called, in UTF-8. */
char    *anno_settled_name_show    (const char *slug) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
