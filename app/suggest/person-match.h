/* Whom a mention may mean: people proposed by its words and by who was marked before it.
 *
 * It never decides: each proposal says why it is one, and somebody accepts it or doesn't. For the
 * thread that the ledger belongs to: what its names say is kept with its people.
 */
#pragma once

#include "model/people.h"

G_BEGIN_DECLS

/* A mention that has its person. */
typedef struct
{
  guint place;        /* the code point at which it begins */
  const char *words;
  const char *person; /* the id, as the layer has it */
} AnnoMention;

/* Why somebody is proposed, the weaker first. */
typedef enum
{
  ANNO_MATCH_PRONOUN,    /* the last one before whom the pronoun fits */
  ANNO_MATCH_LAST_NAME,
  ANNO_MATCH_MIDDLE,     /* first and last name are the same, those between aren't */
  ANNO_MATCH_SAME_WORDS, /* these words were marked as theirs before */
  ANNO_MATCH_ALIAS,
  ANNO_MATCH_NAME,
} AnnoMatchReason;

typedef struct
{
  AnnoPerson *person;
  AnnoMatchReason reason;
  gboolean above; /* whether they are mentioned before: at `place` last */
  guint place;
} AnnoPersonMatch;

/* The people of @people whom @words at @place may mean, the likeliest first, each once, nobody who
 * was merged into another: an array of AnnoPersonMatch, free with g_array_unref; empty where there
 * is none. @mentions, in any order, are those of the article; those from @place on only tell how
 * somebody is spoken of, and those whose person isn't in the ledger count for nothing.
 *
 * First who has just that full name, then who was mentioned nearest before, then the ledger by
 * reason and name. A pronoun means somebody mentioned before, the nearest first. */
GArray *anno_person_match (AnnoPeople *people, const AnnoMention *mentions, guint n_mentions,
                           const char *words, guint place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
