/* What several people marked, thing by thing: who marked it how, and who not at all.
 *
 * There is one vote for each cluster (review/span-clusters.h), under its number, so in reading
 * order. The variants of the cluster say how it was marked, those of the most people first: "4 of
 * 6" is the variant's n_marks of the clusters' n_layers. A vote is agreed where all have the same
 * variant and the same fields. Its kinds are those of review/difference.h, of which several may
 * hold: other tag, other boundary, some have it and some don't, other field value, other link.
 * Fields are compared among those who chose the same tag.
 */
#pragma once

#include "review/difference.h"
#include "review/field-votes.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoDifferenceKind kind; /* the first that holds */
  guint aspects;           /* 1 << kind for each that holds; 0 where all agree */
  guint cluster;
  GArray *missing;         /* of guint: the layers that have no mark here, in order */
  GArray *disputed;        /* of AnnoRange: the characters that some of those who marked it left
                            * out; where just one did, all of them */
  GPtrArray *fields;       /* of AnnoFieldVote: those with more than one option, for the tags in the
                            * order of the variants */
} AnnoVote;

/* All votes of @compare's clusters; an array that frees them. */
GPtrArray *anno_votes_new (const AnnoFieldCompare *compare) G_GNUC_WARN_UNUSED_RESULT;
void       anno_vote_free (AnnoVote *self);

/* "4 of 6", in the reader's language. */
char *anno_vote_describe_count (const AnnoVariant *variant, const AnnoClusters *clusters)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoVote, anno_vote_free)

G_END_DECLS
