/* What two people marked differently in one article.
 *
 * There is one difference for each cluster of the two layers (review/span-clusters.h), under its
 * number, so in reading order; those that are the same are among them, to be folded away. A
 * difference may be of several sorts, `aspects` has them all; its kind is the first that holds:
 * other tag, other boundary, other field value, other link. Fields are compared only where the tags
 * are the same, because other tags have other fields (review/field-compare.h says how).
 *
 * A difference refers to the clusters and holds its spans; what its fields point to lies in the
 * spans.
 */
#pragma once

#include "review/field-compare.h"
#include "text/article.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_DIFFERENCE_SAME,
  ANNO_DIFFERENCE_TAG,      /* the same place, or nearly, with another tag */
  ANNO_DIFFERENCE_BOUNDARY, /* the same tag, at another place that overlaps */
  ANNO_DIFFERENCE_ONLY_A,
  ANNO_DIFFERENCE_ONLY_B,
  ANNO_DIFFERENCE_SOME,     /* of several people: some have it and some don't */
  ANNO_DIFFERENCE_FIELD,    /* a field has another value */
  ANNO_DIFFERENCE_LINK,     /* it is linked to something else */
} AnnoDifferenceKind;

#define ANNO_N_DIFFERENCE_KINDS (ANNO_DIFFERENCE_LINK + 1)

typedef struct
{
  const char *field; /* its id, interned */
  gboolean link;
  GPtrArray *only_a; /* of AnnoValue, borrowed: the values that only A's span has */
  GPtrArray *only_b;
} AnnoFieldDifference;

typedef struct
{
  AnnoDifferenceKind kind;
  guint aspects;     /* 1 << kind for each that holds; 0 where all is the same */
  guint cluster;
  AnnoSpan *a;       /* NULL where only B has it */
  AnnoSpan *b;
  GArray *disputed;  /* of AnnoRange: the characters that only one of them marked, in order */
  GPtrArray *fields; /* of AnnoFieldDifference */
} AnnoDifference;

/* All differences of @compare's clusters, of two layers; an array that frees them. */
GPtrArray *anno_differences_new (const AnnoFieldCompare *compare) G_GNUC_WARN_UNUSED_RESULT;
void       anno_difference_free (AnnoDifference *self);

/* "same", "tag", "boundary", "only-a", …: stable names for scripts. */
const char *anno_difference_kind_to_string (AnnoDifferenceKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoDifference, anno_difference_free)

G_END_DECLS
