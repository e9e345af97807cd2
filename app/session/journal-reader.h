/* Reads a journal: its records, and what is wrong with it.
 *
 * A crash may leave the last line torn: that record was never reported as kept, and is passed over
 * in silence. Anything else that can't be read is damage: the records around it are still given.
 */
#pragma once

#include "session/journal-record.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *records;   /* of AnnoJournalRecord, without START */
  guint n_damaged;      /* lines that should have been records */
  gsize sound_length;   /* bytes up to the end of the last whole record */
  GString *sound;       /* the lines that are records; NULL where nothing is damaged */
} AnnoJournalContent;

/* For any thread. Never NULL. */
AnnoJournalContent *anno_journal_content_read (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
void                anno_journal_content_free (AnnoJournalContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoJournalContent, anno_journal_content_free)

G_END_DECLS
