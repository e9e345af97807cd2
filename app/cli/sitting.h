/* A corpus that a command works in as a window does: opened, changed by steps, saved, closed.
 *
 * So what a command does is locked, checked against other hands, journalled and merged in the same
 * ways. It turns the main loop itself, and blocks.
 */
#pragma once

#include "cli/exit-status.h"
#include "session/corpus.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoCorpus *corpus;
  char *place; /* what messages are about: the root as the person wrote it */
} AnnoSitting;

/* Opens the corpus at @root for the annotator whose folder is @slug, who must have worked there.
 * @place: see above. What is wrong is told; then the status isn't ANNO_EXIT_DONE, and nothing is to
 * be closed. */
AnnoExit anno_sitting_open  (AnnoSitting *self, const char *root, const char *slug,
                             const char *place);
/* Saves, and closes. */
AnnoExit anno_sitting_close (AnnoSitting *self);

/* Whose folder below annotations/ @slug is: who acts. Errors: ANNO_FILE_ERROR, ANNO_JSON_ERROR. */
AnnoAnnotator *anno_sitting_read_annotator (const char *root, const char *slug, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The callback for what is begun in a sitting, with a GAsyncResult * as its data; and the wait for
 * that result, which the caller lets go. */
void          anno_sitting_answer (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *anno_sitting_wait   (GAsyncResult **answer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
