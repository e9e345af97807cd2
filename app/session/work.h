/* The work in hand on one corpus: what its parts share.
 *
 * Plain and counted, because a save that runs may outlive the window it was begun from. Belongs to
 * the main thread.
 */
#pragma once

#include "session/annotator.h"
#include "session/corpus-opening.h"
#include "session/document-shelf.h"

G_BEGIN_DECLS

typedef struct
{
  grefcount refs;
  char *root;
  AnnoAnnotator *annotator;
  AnnoAnnotator *example; /* whose annotations are shown first; NULL for one's own */
  AnnoAssignments *assignments; /* NULL where nothing is known of them */
  AnnoTagset *tagset;
  AnnoFileIdentity tagset_identity; /* of its file, as it was last read or written */
  GPtrArray *former; /* of AnnoTagset: those before it, whose types and fields may still be shown */
  AnnoPeopleKeeper people;
  AnnoHistory *history;
  AnnoJournal *journal; /* NULL where there is none */
  AnnoDocumentShelf *shelf;
} AnnoWork;

/* Takes what is read out of @opening. */
AnnoWork *anno_work_new   (AnnoCorpusOpening *opening) G_GNUC_WARN_UNUSED_RESULT;
/* Starts the journal, and does the steps that another window's journal left in @opening; what is
 * said about them is added to its problems. */
void      anno_work_start (AnnoWork *self, AnnoCorpusOpening *opening, AnnoJournalNotify notify,
                           AnnoJournalDropped dropped, gpointer data);
AnnoWork *anno_work_ref   (AnnoWork *self);
void      anno_work_unref (AnnoWork *self);

/* What is done from now on goes by @tagset. Those before it stay: who shows a type or a field need
 * not hold it. The journal goes on with the first one, which only orders the values there. */
void     anno_work_set_tagset (AnnoWork *self, AnnoTagset *tagset,
                               const AnnoFileIdentity *identity);

/* Whether all is in its files. */
gboolean anno_work_is_saved (AnnoWork *self);
/* What @article (or NULL, for the people) is called in the journal's marks; nothing without one. */
void     anno_work_mark_saved (AnnoWork *self, const char *article, guint64 through);
guint64  anno_work_get_last_act (AnnoWork *self);

/* Applies a step that is new, or takes the last one back, or does it again; checked, remembered and
 * journalled. Refused, with nothing done: ANNO_APPLY_ERROR. */
gboolean anno_work_do   (AnnoWork *self, AnnoStep *step, GError **error);
gboolean anno_work_undo (AnnoWork *self, GError **error);
gboolean anno_work_redo (AnnoWork *self, GError **error);
/* Forgets the steps about @article, and those before them, because its text is another one now.
 * FALSE where there were none. */
gboolean anno_work_forget (AnnoWork *self, const char *article);

/* The article at @from is at @to now, with the layer on it: so are the steps about it, and the
 * journal is to be written anew. FALSE where there were none. */
gboolean anno_work_move (AnnoWork *self, const char *from, const char *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoWork, anno_work_unref)

G_END_DECLS
