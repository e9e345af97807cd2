/* The writing thread of a journal: brings records to its file, in order, all that waits with one
 * write and one sync.
 *
 * Records are handed over by the thread that made the writer, which is told in its main context.
 * What can't be written stays in memory, is tried again after a pause that grows, and is said.
 * While there is a writer, the file is its own: nobody else adds to it or replaces it.
 */
#pragma once

#include "model/tagset.h"
#include "session/journal-file.h"
#include "session/journal-record.h"

G_BEGIN_DECLS

typedef struct _AnnoJournalWriter AnnoJournalWriter;

/* @error: why records can't be written now, or NULL when they can again. */
typedef void (*AnnoJournalWriterNotify) (const GError *error, gpointer data);
/* The file was written anew, without the @n_dropped oldest steps: they found no room. */
typedef void (*AnnoJournalWriterReplaced) (guint n_dropped, gpointer data);

/* Starts the thread. @file: open, borrowed. @start: what an empty file begins with; transfer
 * full. */
AnnoJournalWriter *anno_journal_writer_new  (AnnoJournalFile *file, AnnoJournalRecord *start,
                                             AnnoTagset *tagset, AnnoJournalWriterNotify notify,
                                             AnnoJournalWriterReplaced replaced, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
/* Writes what waits, once more if it failed before, and tells nothing any more. */
void               anno_journal_writer_free (AnnoJournalWriter *self);

/* Adds @record (transfer full) at the end. */
void anno_journal_writer_add     (AnnoJournalWriter *self, AnnoJournalRecord *record);
/* Puts @records (of AnnoJournalRecord, transfer full) in place of the whole file: first all steps,
 * oldest first, of which only the newest stay that come to no more than @room bytes, then what
 * else is to be said. */
void anno_journal_writer_replace (AnnoJournalWriter *self, GPtrArray *records, gsize room);

/* How long the file is, in bytes, by the last try. */
goffset  anno_journal_writer_get_length  (AnnoJournalWriter *self);
/* Waits until all that was handed over is on disk. FALSE, with the error, where it can't be. */
gboolean anno_journal_writer_sync        (AnnoJournalWriter *self, GError **error);
/* How many tries there were, each with one sync. */
guint    anno_journal_writer_get_n_syncs (AnnoJournalWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoJournalWriter, anno_journal_writer_free)

G_END_DECLS
