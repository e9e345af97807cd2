/* A person (or group, organization, document) that words can be put in the mouth of.
 *
 * Immutable: to change one is to put another with the same id into the ledger. An object only so
 * that lists can show it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PERSON (anno_person_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPerson, anno_person, ANNO, PERSON, GObject)

/* What a person is made of; each member may be NULL but `id` and `name`. */
typedef struct
{
  const char *id;          /* an IRI: "urn:uuid:…", or Wikidata's */
  const char *name;
  const char *kind;        /* "person", "group", "organization", "document"; NULL means "person" */
  const char *role;        /* free text: "U.S. senator" */
  const char *const *aliases;
  const char *wikidata;    /* "Q22212" */
  const char *note;
  const char *merged_into; /* the id of the person this one turned out to be */
  const char *extra;       /* unknown members, raw JSON: "key":value,"key":value */
} AnnoPersonParts;

/* A copy of @parts. Name, role, aliases and number are made plain (text/plain.h), because the
 * ledger's file holds nothing else; what is empty then counts as NULL, a name as the id. */
AnnoPerson *anno_person_new (const AnnoPersonParts *parts) G_GNUC_WARN_UNUSED_RESULT;

/* All parts at once; valid as long as the person. `kind` is never NULL. */
const AnnoPersonParts *anno_person_get_parts (AnnoPerson *self);
const char            *anno_person_get_id    (AnnoPerson *self);
const char            *anno_person_get_name  (AnnoPerson *self);
gboolean               anno_person_equal     (AnnoPerson *a, AnnoPerson *b);
/* Whether @text, folded, begins the name, a word of it, or an alias. An empty @text fits all. */
gboolean               anno_person_fits      (AnnoPerson *self, const char *text);

G_END_DECLS
