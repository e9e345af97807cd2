/* Reads anew what another hand has changed, and takes it into the work in hand.
 *
 * The reading is a worker thread's. The work goes on meanwhile, and what was done in it is never
 * lost to what was read. Belongs to the main thread.
 */
#pragma once

#include "session/work.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_RELOAD_FAILED,  /* it can't be read: with the error */
  ANNO_RELOAD_SETTLED, /* nothing of ours is unsaved: the layer is as in its file, or will be read
                        * along with its text, which was changed as well */
  ANNO_RELOAD_UNSAVED, /* work came in meanwhile: nothing was taken */
  ANNO_RELOAD_OVERTAKEN, /* it was read anew meanwhile: nothing was taken; which of the two is
                          * newer only a further reading tells */
  ANNO_RELOAD_PUT_OFF, /* likewise, and the text was changed as well: that is looked after first */
} AnnoReloadOutcome;

/* The layer of @document, unless its revision is no longer @revision when it was read. */
void              anno_reload_layer_async  (AnnoWork *work, AnnoDocument *document,
                                            guint64 revision,
                                            GAsyncReadyCallback callback, gpointer data);
/* @document: which one that was, borrowed from @result. */
AnnoReloadOutcome anno_reload_layer_finish (GAsyncResult *result, AnnoDocument **document,
                                            GError **error);

/* What people.json has now. …_finish merges it into the people of @work
 * (session/people-keeper.h), and returns how many of them both sides changed. @problem: why it
 * can't be read, or NULL; to be freed. */
void  anno_reload_people_async  (AnnoWork *work, GAsyncReadyCallback callback, gpointer data);
guint anno_reload_people_finish (AnnoWork *work, GAsyncResult *result, char **problem);

G_END_DECLS
