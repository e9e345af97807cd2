/* The table of forms for annotation sets: a new one is a file that writes it, and a row there. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

/* All there are, in the order in which they are listed; @n: how many. Static. */
const AnnoSetFormat *const *anno_set_formats     (guint *n);
/* NULL where none has that id. */
const AnnoSetFormat        *anno_set_format_find (const char *id);

/* Whether a file of that name has one of the endings of @format, which can be read. */
gboolean             anno_set_format_has_ending (const AnnoSetFormat *format, const char *name);
/* The first form that can be read and of which @source holds a document; NULL, with
 * ANNO_FOREIGN_ERROR, where there is none. Reads until that is found; blocks. */
const AnnoSetFormat *anno_set_format_guess (AnnoForeignSource *source, GError **error);

G_END_DECLS
