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
/* The first form that can be read, that has the ending of a file of @source, and of which that
 * holds a document; for one file with an ending of no form, the first of which it holds a mark.
 * NULL, with ANNO_FOREIGN_ERROR, where there is none, and with the reader's error where one file
 * can't be read. Blocks. */
const AnnoSetFormat *anno_set_format_guess (AnnoForeignSource *source, GError **error);

G_END_DECLS
