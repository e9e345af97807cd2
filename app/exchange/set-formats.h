/* The table of forms for annotation sets: a new one is a file that writes it, and a row there. */
#pragma once

#include "exchange/set-format.h"

G_BEGIN_DECLS

/* All there are, in the order in which they are listed; @n: how many. Static. */
const AnnoSetFormat *const *anno_set_formats     (guint *n);
/* NULL where none has that id. */
const AnnoSetFormat        *anno_set_format_find (const char *id);

G_END_DECLS
