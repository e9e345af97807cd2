/* Knows which conflict copies a corpus has that nobody looked after yet, and which of one's own
 * layers in hand hold conflict markers.
 *
 * Copies are looked for in a worker thread: when asked, and when the system tells that one of a
 * layer in hand has come. Belongs to the main thread.
 *
 * Signal: "changed": other copies, or other marked layers, than before.
 */
#pragma once

#include "session/conflict-copies.h"
#include "session/document.h"

G_BEGIN_DECLS

#define ANNO_TYPE_COPY_WATCH (anno_copy_watch_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCopyWatch, anno_copy_watch, ANNO, COPY_WATCH, GObject)

AnnoCopyWatch *anno_copy_watch_new  (const char *root) G_GNUC_WARN_UNUSED_RESULT;
/* Looks for copies; once more where a look is under way. */
void           anno_copy_watch_look (AnnoCopyWatch *self);
/* @document was read, or saved, with the layer of @slug, oneself: its findings tell whether the
 * layer file is marked. From now on copies of that file are listened for. */
void           anno_copy_watch_meet (AnnoCopyWatch *self, AnnoDocument *document,
                                     const char *slug);

/* Of AnnoConflictCopy, by path: the watch's, until it says "changed". */
const GPtrArray *anno_copy_watch_get_copies (AnnoCopyWatch *self);
/* The articles whose layers are marked, sorted: of char. */
GPtrArray       *anno_copy_watch_list_marked (AnnoCopyWatch *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
