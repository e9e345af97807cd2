/* What the types and fields of a tagset are in brat: entities or events, relations or roles,
 * attributes with or without a value. Reader and writer go by the same names. */
#pragma once

#include "model/tagset.h"

G_BEGIN_DECLS

/* The type of lines that say that what they name is one and the same. Lines of another type, which
 * brat allows too, are links of a field with that type behind the prefix. */
#define ANNO_BRAT_EQUIV "Equiv"
#define ANNO_BRAT_EQUIV_PREFIX ANNO_BRAT_EQUIV "-"
/* Which resource a reference is to: the list of people, or behind the prefix the field of a person
 * who isn't in the first such field of the type. */
#define ANNO_BRAT_PERSON "Person"
#define ANNO_BRAT_PERSON_PREFIX ANNO_BRAT_PERSON "-"
/* What the name that stands beside a reference belongs to. */
#define ANNO_BRAT_NAME_SUFFIX "-name"
/* The flag of a span whose annotator isn't sure. */
#define ANNO_BRAT_UNSURE "Unsure"
/* What a flag is when it is there. */
#define ANNO_BRAT_TRUE "true"
/* The type of notes that brat's people write. */
#define ANNO_BRAT_NOTE "AnnotatorNotes"

/* Whether spans of @tag (or NULL) are events, as the member "event" of its file says: what they
 * link to are their roles. */
gboolean    anno_brat_tags_is_event (const AnnoTag *tag);
/* Whether @field is a choice between "false" and "true". */
gboolean    anno_brat_tags_is_flag  (const AnnoField *field);
/* Which type of line says that the ends of a link of that field are one and the same; NULL for
 * other fields. The words are @field's, or static. */
const char *anno_brat_tags_equiv_of (const char *field);
/* The first field of people that @tag (or NULL) has, or NULL. */
const AnnoField *anno_brat_tags_find_person (const AnnoTag *tag);

G_END_DECLS
