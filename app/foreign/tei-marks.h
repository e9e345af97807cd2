/* What one text of a TEI file says is marked in it: whose each mark is, and what it says of itself
 * (TEI Guidelines 4: annotation, note, ptr, span, interp, fs, person, certainty, link, and the
 * attributes of inline elements).
 *
 * What is said in one place and pointed at from many is copied for each of them, up to a bound that
 * grows with the file, so that a small file can't become a large one.
 */
#pragma once

#include "foreign/tei-places.h"

G_BEGIN_DECLS

/* An element that marks words, and what became of it. */
typedef struct
{
  const xmlNode *node;
  AnnoForeignLayer *layer;
  AnnoForeignSpan *span;
} AnnoTeiMark;

typedef struct
{
  const AnnoTeiPlaces *places;
  const AnnoTeiText *text;
  AnnoForeignDocument *document;
  const char *maker;  /* of what nobody else is named for; or NULL */
  GHashTable *marks;  /* xmlNode → AnnoTeiMark */
  GHashTable *layers; /* maker, "" for NULL → AnnoForeignLayer */
  GHashTable *known;  /* xmlNode → AnnoTeiKnown: read once for all texts of a file */
  gsize *left;        /* bytes that may still be copied, for all texts of a file */
  gboolean told;      /* that they were too few */
} AnnoTeiMarks;

/* The members of @self up to `maker`, `known` and `left` are the caller's, and set. */
void anno_tei_marks_begin (AnnoTeiMarks *self);
void anno_tei_marks_end (AnnoTeiMarks *self);

/* Adds "line N: …" to what is left out. @format has nothing but a %u for the line, and may have a
 * %s for @word. */
void
anno_tei_marks_tell (AnnoTeiMarks *self, const xmlNode *node, const char *format, const char *word);
/* Adds a mark for @node. @type: transfer full. */
AnnoTeiMark *
anno_tei_marks_add (AnnoTeiMarks *self, const xmlNode *node, char *type, const GArray *ranges);
/* The mark whose element @pointer names; NULL for none. */
AnnoTeiMark *anno_tei_marks_find (const AnnoTeiMarks *self, const char *pointer);
/* The type that the first interp or category of @ana gives; *@nth: which of its pointers that is.
 * NULL for none. */
char *
anno_tei_marks_name (AnnoTeiMarks *self, const xmlNode *node, guint *nth) G_GNUC_WARN_UNUSED_RESULT;
/* Gives @mark a value for what @pointer leads to: a link to another mark, a person, the features of
 * an fs, the words of an interp; else the pointer itself. */
void anno_tei_marks_point (AnnoTeiMarks *self, AnnoTeiMark *mark, const char *field,
                           const char *pointer);
/* Gives @mark what its element says, but for the elements in it. */
void anno_tei_marks_take_attributes (AnnoTeiMarks *self, AnnoTeiMark *mark);
/* Gives @mark what the bodies of its annotation say. */
void anno_tei_marks_take_bodies (AnnoTeiMarks *self, AnnoTeiMark *mark);
/* Whether a ptr of an annotation is no body, but one more piece of what is marked. */
gboolean anno_tei_marks_is_piece (const AnnoTeiMarks *self, const xmlNode *node);
/* The words of @node; NULL where too many were copied. */
char *anno_tei_marks_words (AnnoTeiMarks *self, const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
