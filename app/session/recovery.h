/* What a journal means at the start of the program: the history, and the acts that the files lack.
 *
 * For each thing that acts changed (a span, a member, a person) the journal gives the chain of its
 * values. The file stands somewhere in that chain, because it was saved at some moment of it: from
 * there the thing is brought to the end of the chain. Where the file holds a value that isn't in
 * the chain, another hand has changed it since, and what stands there stays.
 */
#pragma once

#include "model/layer.h"
#include "model/people.h"
#include "session/journal-reader.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *steps; /* of AnnoStep: the history, oldest first */
  GArray *numbers;  /* of guint64: the act that did each */
  guint n_done;
  guint64 last;
  GHashTable *texts;   /* article → the hash of the text that its acts count in, where known */
  GHashTable *pending; /* article, or ANNO_JOURNAL_PEOPLE → AnnoPending */
} AnnoRecovery;

/* The acts on one file that it may lack. */
typedef struct _AnnoPending AnnoPending;

typedef struct
{
  guint n_brought;  /* acts that were brought back, wholly or in part */
  guint n_refused;  /* acts that no longer fit */
  gint64 time;      /* of the last one brought back: microseconds since 1970 UTC */
} AnnoRecovered;

/* For any thread. Never NULL. */
AnnoRecovery *anno_recovery_new  (const AnnoJournalContent *content) G_GNUC_WARN_UNUSED_RESULT;
void          anno_recovery_free (AnnoRecovery *self);

/* Brings back what @layer (or @people, where it is about them; the other is NULL) lacks. */
AnnoRecovered anno_pending_apply (const AnnoPending *self, AnnoPeople *people, AnnoLayer *layer);
/* The edits that would do so, without doing it; NULL for none. */
GPtrArray    *anno_pending_edits (const AnnoPending *self, AnnoPeople *people, AnnoLayer *layer,
                                  AnnoRecovered *recovered) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoRecovery, anno_recovery_free)

G_END_DECLS
