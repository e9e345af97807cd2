/* Where the elements of a TEI file lie in its texts, and where pointers lead (TEI Guidelines
 * 4, 16.2.4 “TEI XPointer Schemes”).
 *
 * A text is all that <text> holds, tags invisible, as XML has it after its line ends were made LF.
 * Elements of analysis that may stand in the midst of it (span, interp, link …) are no words of it.
 * Places are code points. One walk over the file; finding one costs the same however many there
 * are.
 */
#pragma once

#include "foreign/markup-file.h"
#include "text/article.h"

G_BEGIN_DECLS

/* An element that has an id, or marks words of a text. */
typedef struct
{
  const xmlNode *node;
  guint text;  /* in which text it lies, from 1; 0: in none */
  guint start; /* of its words there */
  guint end;
} AnnoTeiPlace;

/* One TEI of the file. */
typedef struct
{
  const xmlNode *node;
  guint number; /* from 1 */
  GString *words;
  guint length;            /* of @words, in code points */
  GPtrArray *inline_marks; /* of AnnoTeiPlace, by where they begin */
  GPtrArray *standoff;     /* of xmlNode: elements of analysis, in the order of the file */
} AnnoTeiText;

typedef struct
{
  GPtrArray *texts;       /* of AnnoTeiText */
  GHashTable *by_id;      /* xml:id → AnnoTeiPlace: the first that has it */
  GPtrArray *owned;       /* of AnnoTeiPlace: all of them */
  GPtrArray *twice;       /* of xmlNode: those whose id another one has already */
  const xmlNode *outside; /* the first standOff that is part of no TEI; or NULL */
} AnnoTeiPlaces;

/* @root: outlives them. */
AnnoTeiPlaces *anno_tei_places_new (const xmlNode *root) G_GNUC_WARN_UNUSED_RESULT;
void anno_tei_places_free (AnnoTeiPlaces *self);

/* The element that "#id" names; NULL where it is something else, or there is none. */
const AnnoTeiPlace *anno_tei_places_find (const AnnoTeiPlaces *self, const char *pointer);
/* Adds the stretches of @text that @pointer leads to: #id, #string-range(id,offset,length,…),
 * #range(from,to,…); FALSE, with nothing added, where it leads elsewhere, or nowhere. */
gboolean anno_tei_places_resolve (const AnnoTeiPlaces *self, const AnnoTeiText *text,
                                  const char *pointer, GArray *ranges);
/* The pointers in the value of an attribute: parted by blanks that aren't in brackets. */
GPtrArray *anno_tei_places_split (const char *pointers) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it is an element that marks words where it stands: persName, date, said … */
gboolean anno_tei_places_is_inline (const xmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTeiPlaces, anno_tei_places_free)

G_END_DECLS
