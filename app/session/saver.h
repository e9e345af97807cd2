/* Brings the work in hand to its files, and says honestly how that stands.
 *
 * What runs in a thread is a batch of save jobs; what is dirty by then waits for the next one. A
 * file that another hand changed is a conflict: nothing is written to it before somebody chooses.
 * What can't be saved stays dirty, and is tried again.
 *
 * Signals: "changed": state or message; "saved" (const char *path): a layer was written; "problem"
 * (const char *message); "conflict" (AnnoDocument *document).
 */
#pragma once

#include "session/save-state.h"
#include "session/work.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SAVER (anno_saver_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSaver, anno_saver, ANNO, SAVER, GObject)

AnnoSaver    *anno_saver_new         (AnnoWork *work) G_GNUC_WARN_UNUSED_RESULT;
AnnoSaveState anno_saver_get_state   (AnnoSaver *self);
const char   *anno_saver_get_message (AnnoSaver *self);

/* Something was done: it will be saved by and by. */
void     anno_saver_touch       (AnnoSaver *self);
/* No save begins by itself any more. */
void     anno_saver_stop        (AnnoSaver *self);
void     anno_saver_save_async  (AnnoSaver *self, GAsyncReadyCallback callback, gpointer data);
gboolean anno_saver_save_finish (AnnoSaver *self, GAsyncResult *result, GError **error);
gboolean anno_saver_is_running  (AnnoSaver *self);

/* The file of @document was changed by another hand while ours isn't saved. */
void     anno_saver_add_conflict (AnnoSaver *self, AnnoDocument *document);
gboolean anno_saver_has_conflict (AnnoSaver *self, AnnoDocument *document);
void     anno_saver_keep_mine    (AnnoSaver *self, AnnoDocument *document);
void     anno_saver_take_theirs  (AnnoSaver *self, AnnoDocument *document);
/* Reads the layer of @document anew, where nothing of ours is lost by that. */
void     anno_saver_reload       (AnnoSaver *self, AnnoDocument *document);
/* Takes in what people.json has now. */
void     anno_saver_merge_people (AnnoSaver *self);

G_END_DECLS
