/* Writes a new file's bytes in a thread of its own, while the next ones are made.
 *
 * The first piece is written at once: a small file isn't worth a thread. Of the others one is
 * written and one waits; who adds a third one waits, too.
 */
#pragma once

#include "files/file-sink.h"

G_BEGIN_DECLS

typedef struct _AnnoFilePump AnnoFilePump;

/* @sink outlives it, and is nobody else's between an addition and the next …_drain. */
AnnoFilePump *anno_file_pump_new (AnnoFileSink *sink) G_GNUC_WARN_UNUSED_RESULT;
/* Adds a copy of @n bytes. FALSE where an earlier write has failed: then nothing more is written,
 * and the sink has the cause. */
gboolean      anno_file_pump_add   (AnnoFilePump *self, const void *bytes, gsize n);
/* Waits until all that was added is written. FALSE where that failed. */
gboolean      anno_file_pump_drain (AnnoFilePump *self);
/* Drains it, and ends the thread. */
gboolean      anno_file_pump_free  (AnnoFilePump *self);

G_END_DECLS
