/* What several people marked in one sentence: “2 of 3: Speaker, “Lindsey Graham”; 1 of 3: Person,
 * “Graham”; nothing here: Ben; Certainty: 2 : 1”. Words from outside are isolated. */
#pragma once

#include "review/vote.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoArticle *article;
  const AnnoClusters *clusters;
  const char *const *names; /* what the people are called, in the order of the layers */
} AnnoVoteWords;

char *anno_vote_describe (const AnnoVote *self, const AnnoVoteWords *words)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
