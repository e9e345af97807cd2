/* What the feature structures of a CAS are to a reader of marks, and what their features lead to.
 */
#pragma once

#include "foreign/cas-tally.h"
#include "foreign/cas-types.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_CAS_PART_OTHER, /* no annotation: perhaps a slot of one */
  ANNO_CAS_PART_MARK,
  ANNO_CAS_PART_RELATION,
  ANNO_CAS_PART_SEGMENT,  /* a part of a mark, as cas-making makes them */
  ANNO_CAS_PART_DOCUMENT, /* says something of the document */
  ANNO_CAS_PART_ARRAY,
  ANNO_CAS_PART_LIST,
  ANNO_CAS_PART_NOTHING, /* told, or nothing to tell */
} AnnoCasPart;

typedef struct _AnnoCasParts AnnoCasParts;

/* All arguments outlive it. What is left aside is counted in @tally. */
AnnoCasParts *anno_cas_parts_new (AnnoCas *cas, const AnnoCasTypes *types,
                                  AnnoCasTally *tally) G_GNUC_WARN_UNUSED_RESULT;
void anno_cas_parts_free (AnnoCasParts *self);

/* The sofa whose marks are read; NULL where there is none. */
AnnoCasStructure *anno_cas_parts_get_sofa (const AnnoCasParts *self);
AnnoCasPart anno_cas_parts_find (const AnnoCasParts *self, const AnnoCasStructure *structure);
/* The place of a mark or segment, which is in order. */
void anno_cas_parts_place (AnnoCasStructure *structure, guint *begin, guint *end);

/* What a feature leads to, through arrays and lists: adds to @words its words (of const char; NULL
 * for a null), to @targets the feature structures (of AnnoCasStructure). */
void anno_cas_parts_expand (AnnoCasParts *self, const AnnoCasStructure *structure,
                            const AnnoCasFeature *feature, GPtrArray *words, GPtrArray *targets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCasParts, anno_cas_parts_free)

G_END_DECLS
