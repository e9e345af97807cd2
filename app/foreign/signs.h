/* Characters that not every form can hold. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether XML 1.0 forbids it (production [2] Char of the Recommendation): most control characters,
 * and U+FFFE and U+FFFF. */
gboolean anno_signs_is_forbidden (gunichar sign);
/* Whether one of the @n bytes of @words, valid UTF-8, belongs to such a character. */
gboolean anno_signs_has_forbidden (const char *words, gsize n);
/* The @n bytes of @words, with a blank in place of each such character: as many code points. */
char    *anno_signs_replace (const char *words, gsize n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
