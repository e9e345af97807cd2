/* Sees that a document whose article was changed or taken away by another hand is not marked on,
 * and brings the new text in as soon as nothing of ours is unsaved.
 *
 * Places are counted in a text: on another one they mean something else. So the document in hand is
 * locked at once, what is unsaved is saved with the quotes of the text it was made on, and then a
 * new document is read and takes the old one's place. Steps about that article are forgotten,
 * because their places are the old text's.
 */
#pragma once

#include "session/disk-check.h"
#include "session/saver.h"

G_BEGIN_DECLS

typedef struct _AnnoTextKeeper AnnoTextKeeper;

/* Told in the main thread: @fresh is on the shelf in the place of @document. @message: what to say
 * about it. */
typedef void (*AnnoTextKeeperReplaced) (AnnoDocument *document, AnnoDocument *fresh,
                                        const char *message, gpointer data);

AnnoTextKeeper *anno_text_keeper_new  (AnnoWork *work, AnnoSaver *saver,
                                       AnnoTextKeeperReplaced replaced, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_text_keeper_free (AnnoTextKeeper *self);

/* Acts upon what a look at the article's file has shown. */
void anno_text_keeper_take (AnnoTextKeeper *self, const AnnoDiskItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTextKeeper, anno_text_keeper_free)

G_END_DECLS
