/* Finds out what a form counts: which unit makes of its places the words that it quotes. */
#pragma once

#include "foreign/foreign-set.h"

G_BEGIN_DECLS

/* How well a unit does for the marks of a document. */
typedef struct
{
  guint n_quotes; /* marks with quotes and ranges */
  guint n_equal;  /* … whose quotes are the words there */
  guint n_ranges; /* ranges of all marks */
  guint n_whole;  /* … that begin and end where words do */
} AnnoUnitScore;

/* @article: the text that the marks are counted in. Not for tokens. */
void anno_unit_search_score (const AnnoForeignDocument *document, AnnoArticle *article,
                             AnnoOffsetUnit unit, AnnoUnitScore *score);
/* Whether @span has a place with its quote, and that is what @places (of AnnoRange, code points)
 * hold, but for kinds and numbers of blanks. */
gboolean anno_unit_search_fits (const AnnoForeignSpan *span, AnnoArticle *article,
                                const GArray *places);
/* The ranges of @span as code points, in the order of the file; NULL where one is past the end,
 * inside a character, empty or turned round. */
GArray  *anno_unit_search_map  (const AnnoForeignSpan *span, const AnnoUnitMap *map)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
