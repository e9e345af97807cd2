/* Says what is wrong with a tagset, or would be better otherwise.
 *
 * Wrong is what no reader would take: an id that two types have, a name that is empty, a link to a
 * type that isn't there. Only told is what works and may surprise: two types of one colour or one
 * name, a key that takes the place of one of the program's own.
 */
#pragma once

#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_wrong; /* FALSE: only told */
  guint tag;         /* the type it is about; G_MAXUINT for the tagset as a whole */
  guint field;       /* the field of that type; G_MAXUINT for the type itself */
  char *message;     /* one sentence or more */
} AnnoTagsetProblem;

/* All of them (of AnnoTagsetProblem, freed with the array), by type and field. */
GPtrArray *anno_tagset_check (const AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
/* Whether something in @problems is wrong. */
gboolean anno_tagset_problems_forbid (const GPtrArray *problems);

/* Whether @key can be a type's: a letter in lower case. */
gboolean anno_tagset_is_key (gunichar key);
/* Whether the program itself has @key for something in the article (docs/keys.md). */
gboolean anno_tagset_is_reserved_key (gunichar key);

G_END_DECLS
