/* What a save takes out of the work in hand, and what it leaves there: copies of what is dirty, for
 * a worker thread to write, and a note of how far the files have come.
 *
 * Belongs to the main thread. What is done while the thread writes stays dirty.
 */
#pragma once

#include "session/save-job.h"
#include "session/work.h"

G_BEGIN_DECLS

/* The job that writes the layer of @document as it is now. @mode: as in session/save-job.h. */
AnnoSaveJob *anno_checkpoint_layer  (AnnoWork *work, AnnoDocument *document, AnnoSaveMode mode)
    G_GNUC_WARN_UNUSED_RESULT;
/* Likewise, the people. */
AnnoSaveJob *anno_checkpoint_people (AnnoWork *work, AnnoSaveMode mode) G_GNUC_WARN_UNUSED_RESULT;

/* Notes in @work what came of @job, which has run. Where that failed, what it was to write stays
 * dirty. */
void         anno_checkpoint_settle (AnnoWork *work, AnnoSaveJob *job);

G_END_DECLS
