/* Where the marks of a foreign document lie in an article that is here.
 *
 * What the form counts is found by comparing: of all units, the one in which most quotes are the
 * words that they point at; without quotes, the one in which most marks begin and end where words
 * do. Where the document has another text than the article, places are mapped by the words they
 * share. A mark that doesn't fit is looked for by its words, and comes with how sure that is; what
 * isn't found is listed, never dropped.
 */
#pragma once

#include "foreign/foreign-set.h"
#include "text/anchor.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_PLACED_THERE,   /* where the file says */
  ANNO_PLACED_AGAIN,   /* found by its words */
  ANNO_PLACED_NOWHERE,
} AnnoPlaced;

/* One mark of a document. */
typedef struct
{
  const AnnoForeignSpan *span; /* the document's */
  AnnoPlaced how;
  guint confidence; /* percent; 100 for THERE, 0 for NOWHERE */
  GArray *ranges;   /* of AnnoRange, code points of the article, sorted; empty for NOWHERE */
} AnnoForeignPlace;

/* How the unit was found. */
typedef enum
{
  ANNO_UNIT_BY_QUOTES, /* the quotes fit in it */
  ANNO_UNIT_BY_EDGES,  /* there are no quotes; most marks begin and end where words do */
  ANNO_UNIT_SAID,      /* the file says it, or its form does, and no other could be told from it */
} AnnoUnitReason;

typedef struct
{
  AnnoOffsetUnit unit;
  AnnoUnitReason reason;
  guint n_quotes;    /* how many marks have quotes with their places, … */
  guint n_equal;     /* … and of how many those are the words there */
  gboolean is_other_text; /* the document has another text than the article */
  GPtrArray *layers; /* of GPtrArray, as the layers of the document: of AnnoForeignPlace, as its
                      * marks */
  guint n[ANNO_PLACED_NOWHERE + 1];
} AnnoForeignPlacing;

/* @unit: the only one to try, or ANNO_N_UNITS for all. The result lives no longer than
 * @document. */
AnnoForeignPlacing *anno_foreign_placing_new  (const AnnoForeignDocument *document,
                                               AnnoArticle *article, AnnoOffsetUnit unit)
    G_GNUC_WARN_UNUSED_RESULT;
void                anno_foreign_placing_free (AnnoForeignPlacing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoForeignPlacing, anno_foreign_placing_free)

G_END_DECLS
