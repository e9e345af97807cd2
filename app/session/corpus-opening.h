/* The opening of a corpus, as a worker thread does it: tagset, people, journal, and the articles
 * whose acts a crash left in the journal alone.
 *
 * Writes nothing in the corpus. What is amiss hinders the opening only where the root itself can't
 * be entered; all else becomes a message.
 */
#pragma once

#include "session/annotator.h"
#include "session/assignments.h"
#include "session/document.h"
#include "session/journal.h"
#include "session/people-keeper.h"
#include "session/recovery.h"

G_BEGIN_DECLS

typedef struct
{
  char *root;
  AnnoAnnotator *annotator; /* with the slug of the folder that is theirs */
  AnnoAnnotator *example;   /* whose annotations are shown first; NULL for one's own */
  AnnoAssignments *assignments; /* who is to do what; NULL where that can't be read */
  AnnoTagset *tagset;
  AnnoFileIdentity tagset_identity; /* of its file, as it was read */
  AnnoPeopleKeeper people;
  AnnoJournal *journal;     /* NULL where acts can't be journalled */
  AnnoRecovery *recovery;   /* NULL likewise */
  GPtrArray *documents;     /* of AnnoDocument: those that acts were brought back in, or will be */
  GPtrArray *settled;       /* of char: articles whose acts in the journal are in their files */
  GPtrArray *steps;         /* of AnnoStep: what another program's journal holds, yet to be done */
  gboolean left_is_done;    /* whether that journal may go when they are */
  GPtrArray *adopted;       /* of char: else the articles that it needn't remember any more, … */
  guint64 left_last;        /* … up to that act */
  GPtrArray *recovered;     /* of char: messages */
  GPtrArray *problems;      /* of char: messages */
} AnnoCorpusOpening;

void               anno_corpus_opening_free (AnnoCorpusOpening *self);

/* The same in a worker thread. */
void               anno_corpus_opening_run_async  (const char *root, const AnnoAnnotator *annotator,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer data);
AnnoCorpusOpening *anno_corpus_opening_run_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCorpusOpening, anno_corpus_opening_free)

G_END_DECLS
