/* What can be done with the tagset of a corpus that is open.
 *
 * To save one writes the file and has the corpus go by it from then on. What that means for one's
 * own spans is another act, a step of undo: it is counted first (session/loss-survey), asked, and
 * then done.
 */
#pragma once

#include "model/tagset-loss.h"
#include "session/corpus.h"
#include "session/tagset-store.h"

G_BEGIN_DECLS

/* The tagset as the file has it, to be edited, read off the main thread. @identity: what to expect
 * when it is saved. */
void anno_tagset_verbs_read_async (AnnoCorpus *corpus, GAsyncReadyCallback callback, gpointer data);
AnnoTagset *
anno_tagset_verbs_read_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoFileIdentity *identity,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes as @order says (transfer full), off the main thread, and takes what is in the file then
 * into use. @copy_path (or NULL): of the version that was kept beside; NULL for none. Errors as of
 * anno_tagset_store_write: nothing changed. */
void anno_tagset_verbs_save_async (AnnoCorpus *corpus, AnnoTagsetOrder *order,
                                   GAsyncReadyCallback callback, gpointer data);
gboolean anno_tagset_verbs_save_finish (AnnoCorpus *corpus, GAsyncResult *result, char **copy_path,
                                        GError **error);

/* Looks, off the main thread, whether another hand has changed the file, and takes what is there
 * into use. …_finish: whether it was so. What can't be read is an error, once; the tagset stays
 * then. */
void     anno_tagset_verbs_follow_async  (AnnoCorpus *corpus, GAsyncReadyCallback callback,
                                          gpointer data);
gboolean anno_tagset_verbs_follow_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error);

/* Does what @losses (of AnnoTagsetLoss, answered; kept) ask for, in all articles, as one step.
 * …_finish says how many spans were changed; 0 also where that failed, with the error. */
void anno_tagset_verbs_settle_async (AnnoCorpus *corpus, GPtrArray *losses, AnnoTagset *before,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer data);
guint anno_tagset_verbs_settle_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error);

G_END_DECLS
