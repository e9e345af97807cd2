/* A large source, read in pieces while its format walks through it.
 *
 * Nothing of it is mapped: another program that cuts it short or writes it meanwhile costs what it
 * took away, and that it did is told in the end. Not for several threads. Blocks.
 */
#pragma once

#include "formats/byte-window.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoSourceStream AnnoSourceStream;

/* The regular file at @path. When it is cancelled, it ends where it is. Errors: ANNO_FILE_ERROR. */
AnnoSourceStream *anno_source_stream_open (const char *path, GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void              anno_source_stream_free (AnnoSourceStream *self);

/* Over all of it; no longer than the stream. */
AnnoByteWindow *anno_source_stream_look   (AnnoSourceStream *self) G_GNUC_WARN_UNUSED_RESULT;
/* The open file. */
int             anno_source_stream_get_fd (const AnnoSourceStream *self);
/* Whether all that was read could be read, and it is still the file that was opened. Else
 * ANNO_FILE_ERROR, of which CHANGED: another program wrote it. */
gboolean        anno_source_stream_check  (AnnoSourceStream *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSourceStream, anno_source_stream_free)

G_END_DECLS
