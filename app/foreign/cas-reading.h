/* What a CAS says, as a foreign document.
 *
 * Of the view _InitialView, or the first one where there is none of that name, each annotation that
 * has words and that the view lists is a mark: its type is the name behind the last dot, or the
 * whole one where two types would be the same. Words and numbers are TEXT values, references to
 * other marks LINK values. A reference to a feature structure with `target` is a slot (INCEpTION's
 * link features): a LINK value by the name of its `role`. An annotation with `Governor` and
 * `Dependent` is a relation (DKPro Core, INCEpTION), and no mark: the mark that is its Governor
 * gets a LINK value to the Dependent, by the name of the relation's type; what else the relation
 * says is left out.
 *
 * What DKPro Core has for the segmentation, word forms and syntax of a text is left aside, as is
 * all that has no place in it; each is told once for a type, with its count. Files that
 * cas-making made come back as they were.
 */
#pragma once

#include "foreign/cas-types.h"
#include "foreign/set-format.h"

G_BEGIN_DECLS

/* @types: what is known of them; may hold none. @file says what the document is called where the
 * CAS doesn't. */
AnnoForeignDocument *
anno_cas_reading_document (AnnoCas *cas, const AnnoCasTypes *types,
                           const AnnoForeignFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
