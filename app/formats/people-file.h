/* people.json: one person a line, by id. See docs/format.md. */
#pragma once

#include "formats/json-slice.h"
#include "model/people.h"

G_BEGIN_DECLS

/* A ledger; unknown members of the file and of persons are kept. Errors: ANNO_JSON_ERROR; SHAPE
 * says which person is wrong, and how. */
AnnoPeople *anno_people_file_read  (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *anno_people_file_write (AnnoPeople *people) G_GNUC_WARN_UNUSED_RESULT;

/* One person as a JSON object, and back from a scanned one: what the journal keeps. @where: the
 * words that name the person in a message, or NULL. */
void        anno_person_print (GString *out, AnnoPerson *person);
AnnoPerson *anno_person_read  (const AnnoJsonSlice *object, const char *where, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
