/* people.json: one person a line, by id. See docs/format.md. */
#pragma once

#include "model/people.h"

G_BEGIN_DECLS

/* A ledger; unknown members of the file and of persons are kept. Errors: ANNO_JSON_ERROR. */
AnnoPeople *anno_people_file_read  (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *anno_people_file_write (AnnoPeople *people) G_GNUC_WARN_UNUSED_RESULT;

/* One person as a JSON object, and back: what the journal keeps. */
void        anno_person_print (GString *out, AnnoPerson *person);
AnnoPerson *anno_person_read  (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
