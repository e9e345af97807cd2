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
/* As …_find, following mergers. Where a file has them run in a circle, all that lead into it are
 * the one of the circle whose id is the smallest: always the same one, whoever is asked for. */
AnnoPerson *anno_people_resolve (AnnoPeople *self, const char *id);
/* Whether @person, who is in the ledger, is somebody else of it by now. Merged into nobody of
 * the ledger, they stay who they are. */
gboolean    anno_people_is_merged (AnnoPeople *self, AnnoPerson *person);
/* All who resolve to @person, with them: of AnnoPerson, borrowed, by name. */
GPtrArray  *anno_people_list_same (AnnoPeople *self, AnnoPerson *person) G_GNUC_WARN_UNUSED_RESULT;
/* Whom of this ledger @person of another one is: by the id, else by the name (case folded),
 * following mergers; NULL for nobody. */
AnnoPerson *anno_people_match (AnnoPeople *self, AnnoPerson *person);
/* The ledger's first person with that name (case folded), or NULL. */
AnnoPerson *anno_people_find_by_name (AnnoPeople *self, const char *name);
/* Adds a person, or puts them in the place of the one with the same id; nothing where it is that
 * one. */
void        anno_people_put     (AnnoPeople *self, AnnoPerson *person);
gboolean    anno_people_remove  (AnnoPeople *self, const char *id);
/* Unknown members of the ledger's file, raw JSON; or NULL. @extra: transfer full. */
const char *anno_people_get_extra  (AnnoPeople *self);
void        anno_people_take_extra (AnnoPeople *self, char *extra);

G_END_DECLS
