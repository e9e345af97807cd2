/* What is written as rows of WebAnno TSV: the words of an article, with the parts of words that
 * spans begin or end in, and what lies on each. */
#pragma once

#include "foreign/set-article.h"
#include "text/boundaries.h"

G_BEGIN_DECLS

/* One part of a span, as a mark of its own. */
typedef struct
{
  const AnnoSpan *span;
  guint start; /* code points */
  guint end;
  guint nth;   /* which part, from 0 */
  guint unit;  /* where it begins */
} AnnoWebannoPart;

typedef struct
{
  guint sentence; /* these three from 1; `part` 0 for the whole word */
  guint token;
  guint part;
  guint start; /* code points */
  guint end;
  GArray *parts; /* of guint: what lies on it, in the order of the parts; NULL for nothing */
} AnnoWebannoRowUnit;

typedef struct
{
  GArray *parts;         /* of AnnoWebannoPart, by span; their numbers are their places, from 1 */
  GHashTable *first_of;  /* id of a span → the number of its first part */
  GArray *units;         /* of AnnoWebannoRowUnit */
} AnnoWebannoUnits;

AnnoWebannoUnits *anno_webanno_units_new  (AnnoArticle *article, AnnoLayer *layer)
    G_GNUC_WARN_UNUSED_RESULT;
void              anno_webanno_units_free (AnnoWebannoUnits *self);
/* The number of the first part of the span with that id; 0 where there is none. */
guint             anno_webanno_units_find (const AnnoWebannoUnits *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoWebannoUnits, anno_webanno_units_free)

G_END_DECLS
