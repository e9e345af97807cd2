/* Finds out which folder below annotations/ is a person's own, by id first and by name second.
 *
 * A folder belongs to the id in its annotator.json. A name that makes the slug of somebody else's
 * folder gets "-2", "-3" …; where that somebody has the very same name, it may be the same person
 * on another machine, and only they can say. Looks at the disk, writes nothing.
 */
#pragma once

#include "session/annotator.h"

G_BEGIN_DECLS

/* The annotator that @id and @name are in the corpus at @root. *@namesake (or NULL) gets the id of
 * another annotator there with that name, to be asked about: "Is this you?"; NULL for none. */
AnnoAnnotator *anno_identify (const char *root, const char *id, const char *name, char **namesake) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
