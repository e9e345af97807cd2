/* What of a CAS is left aside, counted by what it is: a file may have a thousand of each. */
#pragma once

#include "foreign/foreign-set.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_CAS_TALLY_SEGMENTATION, /* what other programs cut the text into */
  ANNO_CAS_TALLY_NO_SOFA,
  ANNO_CAS_TALLY_OTHER_VIEW,
  ANNO_CAS_TALLY_NO_INDEX, /* no member of the view: deleted, but still there */
  ANNO_CAS_TALLY_BAD_PLACE,
  ANNO_CAS_TALLY_EMPTY,
  ANNO_CAS_TALLY_NO_PLACE,       /* neither an annotation nor part of one */
  ANNO_CAS_TALLY_NO_MARK,        /* references that don't lead to a mark */
  ANNO_CAS_TALLY_LOOSE_RELATION, /* relations of which an end is no mark */
  ANNO_CAS_TALLY_RELATION_VALUE, /* what a relation says beside its ends */
  ANNO_CAS_TALLY_TOO_MANY,       /* references of shared arrays, beyond any measure */
  ANNO_CAS_N_TALLIES,
} AnnoCasTallyKind;

typedef struct _AnnoCasTally AnnoCasTally;

AnnoCasTally *anno_cas_tally_new (void) G_GNUC_WARN_UNUSED_RESULT;
void anno_cas_tally_free (AnnoCasTally *self);
/* @name: of the type or feature; outlives the tally. @line: 0 where nothing says it. */
void anno_cas_tally_add (AnnoCasTally *self, AnnoCasTallyKind kind, const char *name, guint line);
/* Tells @document, a sentence for each kind and name, in the order in which they were met. */
void anno_cas_tally_tell (const AnnoCasTally *self, AnnoForeignDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCasTally, anno_cas_tally_free)

G_END_DECLS
