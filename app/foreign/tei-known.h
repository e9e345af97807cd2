/* What an element that is pointed at in a TEI file is called: a person, who made something, a tag.
 */
#pragma once

#include "foreign/markup-file.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_person; /* or a group of them, or an organisation */
  gboolean is_term;   /* an interp, or a category of a taxonomy */
  char *name;         /* NULL for none */
  char *iri;          /* of a person; NULL for none */
} AnnoTeiKnown;

AnnoTeiKnown *anno_tei_known_new (const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void anno_tei_known_free (AnnoTeiKnown *self);

G_END_DECLS
