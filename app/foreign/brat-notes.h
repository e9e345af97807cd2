/* Notes of several types as the one note that a span has, and back.
 *
 * What annotators write is of brat's type AnnotatorNotes and is there as it is. Others, such as
 * AnnotationError, stand below it, each on a line that begins with its type: "[AnnotationError] no
 * name". brat allows any word as a type; only those that look like one of its own (a capital, then
 * letters, digits, "_" and "-") become types again.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *plain; /* each may be NULL */
  GString *typed;
} AnnoBratNotes;

void  anno_brat_notes_add  (AnnoBratNotes *self, const char *type, const char *text);
/* All of it, or NULL for nothing; leaves @self empty. */
char *anno_brat_notes_take (AnnoBratNotes *self) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the next note off *@rest, which is what a span has, and NULL after the last one. FALSE
 * where there is none. */
gboolean anno_brat_notes_next (const char **rest, char **type, char **text);

G_END_DECLS
