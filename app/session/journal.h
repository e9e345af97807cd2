/* The journal of one annotator in one corpus: every act, on disk within moments of being done.
 *
 * Acts are handed over in the main thread and written in another, in order, all that waits with one
 * write and one fdatasync. What can't be written stays in memory and is tried again. The file lies
 * in the user's state folder, and is held by one program at a time: a second one on the same corpus
 * gets a file of its own. Nothing is written before the first act.
 *
 * A journal belongs to the thread that made it, but for what says otherwise.
 */
#pragma once

#include "model/history.h"
#include "session/journal-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_JOURNAL_MAX (64 * 1024 * 1024) /* bytes: above it, the oldest steps fall off */

typedef struct _AnnoJournal AnnoJournal;

/* Where journals lie: below the user's state folder. */
char *anno_journal_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/* Takes the journal on @root and @annotator (an id) in @folder, and reads what is in it
 * (*@content). Where it is damaged, a copy is kept beside it, and *@kept names that (else NULL).
 * Blocks; for any thread. Errors: ANNO_FILE_ERROR. */
AnnoJournal *anno_journal_open (const char *folder, const char *root, const char *annotator,
                                AnnoJournalContent **content, char **kept, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The content of a journal that another program on the same corpus left behind; NULL where there is
 * none. For any thread. */
AnnoJournalContent *anno_journal_read_left   (AnnoJournal *self) G_GNUC_WARN_UNUSED_RESULT;
/* A copy of it, beside it; the path, or NULL. For any thread. */
char               *anno_journal_keep_left   (AnnoJournal *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* All of its acts are elsewhere now, and it goes; or only those up to @through about @articles (of
 * char), and it says so and stays. */
void                anno_journal_remove_left (AnnoJournal *self);
void                anno_journal_settle_left (AnnoJournal *self, const GPtrArray *articles,
                                              guint64 through);

/* A copy of the file as it is, beside it; the path, or NULL. For any thread. */
char *anno_journal_keep_copy (AnnoJournal *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Told in the main context of …_start: @error is why acts can't be written now, or NULL when
 * they can again. */
typedef void (*AnnoJournalNotify) (const GError *error, gpointer data);
/* Told there too: how many of the oldest steps fell off. */
typedef void (*AnnoJournalDropped) (guint n, gpointer data);

/* Starts to write. @numbers: of guint64, the number of the act that did each step of the
 * history, of which @n_done are done; @last: the last number given. */
void anno_journal_start (AnnoJournal *self, AnnoTagset *tagset, const GArray *numbers, guint n_done,
                         guint64 last, AnnoJournalNotify notify, AnnoJournalDropped dropped,
                         gpointer data);
/* Tells nothing any more: for a caller that goes before the journal does. */
void anno_journal_hush  (AnnoJournal *self);
/* Writes what waits, once more if it failed before, and gives the file back. */
void anno_journal_free  (AnnoJournal *self);

/* Acts on @article from now on count places in the text of that hash; said where it is new. */
void anno_journal_note_text (AnnoJournal *self, const char *article, const char *sha256);
/* The three acts, along with the history. */
void anno_journal_do   (AnnoJournal *self, AnnoStep *step);
void anno_journal_undo (AnnoJournal *self);
void anno_journal_redo (AnnoJournal *self);
/* The number of the last act. */
guint64 anno_journal_get_last (AnnoJournal *self);
/* All up to act @through about @article (or ANNO_JOURNAL_PEOPLE) is in its file. */
void anno_journal_saved   (AnnoJournal *self, const char *article, guint64 through);
/* All up to @through is in its file, or was given up. */
void anno_journal_settled (AnnoJournal *self, guint64 through);

/* Forgets the @n oldest steps that are done, and with @undone those that were undone, along with
 * the history. They stay in the file until it is written anew. */
void anno_journal_forget (AnnoJournal *self, guint n, gboolean undone);

/* Whether the file has outgrown ANNO_JOURNAL_MAX, or holds what is to be forgotten. */
gboolean anno_journal_is_full (AnnoJournal *self);
/* Writes the file anew with the newest steps of @history alone. All acts must be in their files. */
void     anno_journal_shrink  (AnnoJournal *self, AnnoHistory *history);

/* Waits until all that was handed over is on disk. FALSE, with the error, where it can't be. */
gboolean anno_journal_sync (AnnoJournal *self, GError **error);
/* How often the file was synced: so that a test can see that acts are written together. */
guint    anno_journal_get_n_syncs (AnnoJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoJournal, anno_journal_free)

G_END_DECLS
