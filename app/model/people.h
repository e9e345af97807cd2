/* The ledger of people that one annotator names: a list model of AnnoPerson, by name.
 *
 * Layers hold a person's id only. An id that isn't in the ledger is no error: a colleague's layer
 * may name people of theirs.
 */
#pragma once

#include "model/person.h"

G_BEGIN_DECLS

#define ANNO_TYPE_PEOPLE (anno_people_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPeople, anno_people, ANNO, PEOPLE, GObject)

AnnoPeople *anno_people_new     (void) G_GNUC_WARN_UNUSED_RESULT;
guint       anno_people_get_n   (AnnoPeople *self);
/* The ledger's person with that id, or NULL. */
AnnoPerson *anno_people_find    (AnnoPeople *self, const char *id);
/* As …_find, following mergers; the last one where they run in a circle. */
AnnoPerson *anno_people_resolve (AnnoPeople *self, const char *id);
/* The ledger's first person with that name (case folded), or NULL. */
AnnoPerson *anno_people_find_by_name (AnnoPeople *self, const char *name);
/* Adds a person, or puts them in the place of the one with the same id; nothing where it is that one. */
void        anno_people_put     (AnnoPeople *self, AnnoPerson *person);
gboolean    anno_people_remove  (AnnoPeople *self, const char *id);
/* Unknown members of the ledger's file, raw JSON; or NULL. @extra: transfer full. */
const char *anno_people_get_extra  (AnnoPeople *self);
void        anno_people_take_extra (AnnoPeople *self, char *extra);

G_END_DECLS
