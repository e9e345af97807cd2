/* What brat says of a relation, its notes and attributes, as members of the link that it is here:
 * "note":"words","attributes":[["Old"],["Mood","sad"]]. An attribute without a value is a flag.
 *
 * Roles of events and equivalences are links too, but have no line of their own that anything could
 * be said of. */
#pragma once

#include "model/span.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* Adds an attribute to the list that *@attributes is, which is made where it is NULL. @words: NULL
 * for a flag. */
void  anno_brat_said_add  (GString **attributes, const char *name, const char *words);
/* The members that these make; either may be NULL. NULL for neither. */
char *anno_brat_said_make (const char *note, const char *attributes) G_GNUC_WARN_UNUSED_RESULT;

/* The note among @members (which may be NULL), or NULL. */
char      *anno_brat_said_note       (const char *members) G_GNUC_WARN_UNUSED_RESULT;
/* The attributes among them, each a name and perhaps words (of char *[]); NULL for none, or where
 * they aren't such. */
GPtrArray *anno_brat_said_attributes (const char *members) G_GNUC_WARN_UNUSED_RESULT;

/* What brat holds of the members that @value of @span has: as AnnoSetFormat's hold. */
char *anno_brat_said_hold (const AnnoTagset *tagset, const AnnoSpan *span, const AnnoValue *value,
                           gboolean *is_all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
