/* Where a text-bound annotation lies: "Type 0 5;9 12", and its words, by which the places can be
 * proved. */
#pragma once

#include "foreign/brat-part.h"
#include "foreign/foreign-set.h"

G_BEGIN_DECLS

/* Reads the data of a T line: its type, and the fragments in the order in which they stand (of
 * AnnoRange). FALSE where it is anything else, a number is too large, or a fragment ends before it
 * begins. */
gboolean anno_brat_places_read  (AnnoBratPart data, AnnoBratPart *type, GArray *ranges);
/* How many characters its words have, with a blank between two fragments; 0 where it can't be
 * read. */
gsize    anno_brat_places_count (AnnoBratPart data);
/* Gives @span the @ranges with the words of @tail: for each fragment its own, where their lengths
 * say how to cut them, in code points, or in UTF-16 code units or bytes where other programs
 * counted those; before brat 1.3 there was no blank between them. Else all of them are one quote;
 * none where @tail is blank, which brat fills in itself. @extra: words behind the text. */
void     anno_brat_places_set   (AnnoForeignSpan *span, const GArray *ranges, AnnoBratPart tail,
                                 AnnoBratPart *extra);

G_END_DECLS
