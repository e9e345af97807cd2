/* Keeps the ledger of people and its file together.
 *
 * When another program has changed the file, the two are merged, person by person, against what
 * both started from: what only one side changed is taken; where both changed one person, ours stays
 * in the ledger, and the other version is kept in a copy beside the file.
 */
#pragma once

#include "model/people.h"
#include "files/file-identity.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoPeople *people;
  AnnoFileIdentity identity; /* of the file, as last read or written */
  GHashTable *base;          /* id → AnnoPerson: what was in it then */
  char *locked_reason;       /* why nothing is written, or NULL */
  guint64 revision;
  guint64 saved_revision;
} AnnoPeopleKeeper;

/* Reads the file at @path; an empty ledger where there is none, or it can't be read (then
 * `locked_reason` says why). Blocks; for any thread. */
void     anno_people_keeper_init     (AnnoPeopleKeeper *self, const char *path);
void     anno_people_keeper_clear    (AnnoPeopleKeeper *self);
/* To be called in the main thread before anything changes: from then on, changes are counted. */
void     anno_people_keeper_watch    (AnnoPeopleKeeper *self);
gboolean anno_people_keeper_is_dirty (const AnnoPeopleKeeper *self);

/* The people now: what …_saved takes when they are in the file. */
GHashTable *anno_people_keeper_snapshot (const AnnoPeopleKeeper *self) G_GNUC_WARN_UNUSED_RESULT;
/* @snapshot: transfer full. */
void        anno_people_keeper_saved    (AnnoPeopleKeeper *self, const AnnoFileIdentity *identity,
                                         GHashTable *snapshot, guint64 revision);
/* Takes in what @theirs, the file as it is now, has. Returns how many people both sides changed. */
guint       anno_people_keeper_merge    (AnnoPeopleKeeper *self, const AnnoPeopleKeeper *theirs);

G_END_DECLS
