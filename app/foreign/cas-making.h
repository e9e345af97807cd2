/* An annotator's layer as a CAS, for whichever form prints it.
 *
 * Each span is an annotation of its tag's type, from the beginning of its first part to the end of
 * its last one. Where it has several, the feature `segments` refers to an annotation of the type
 * annotator.Segment for each. Links are references to the annotations they lead to, alone or in an
 * array; those that lead nowhere are left out. Values of a field that may have several are in an
 * array, and what goes with each of them (a person's name, a date's type) at the same place in an
 * array beside, with "" for nothing. `id` is the span's own, by which a date's anchor names
 * another.
 */
#pragma once

#include "foreign/cas-types.h"
#include "foreign/set-article.h"

G_BEGIN_DECLS

/* The types that the layers of @article need, those of the tagset first. */
AnnoCasTypes *anno_cas_making_types (const AnnoSetArticle *article) G_GNUC_WARN_UNUSED_RESULT;
/* @types: of that article. Ids are the numbers from 1; the first feature structure is the sofa. */
AnnoCas *anno_cas_making_cas (const AnnoSetArticle *article, const AnnoSetLayer *layer,
                              const AnnoCasTypes *types) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
