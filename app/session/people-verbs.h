/* What can be done with the people of a corpus, each as one step of undo.
 *
 * For the window and for the command line. What needs more than the ledger, because layers count,
 * runs off the main thread and ends in a step. TRUE where it is done, also where there was nothing
 * to do.
 */
#pragma once

#include "session/corpus.h"
#include "session/people-gesture.h"

G_BEGIN_DECLS

/* See session/people-gesture.h. Errors are of that, and ANNO_APPLY_ERROR. */
gboolean anno_people_verbs_put     (AnnoCorpus *corpus, const AnnoPersonParts *parts,
                                    GError **error);
gboolean anno_people_verbs_merge   (AnnoCorpus *corpus, const char *id, const char *into,
                                    GError **error);
gboolean anno_people_verbs_unmerge (AnnoCorpus *corpus, const char *id, GError **error);

/* Deletes @id where nobody mentions them, in any article; refused where that can't be told. */
void     anno_people_verbs_delete_async  (AnnoCorpus *corpus, const char *id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer data);
gboolean anno_people_verbs_delete_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error);

/* Says of @mentions (of AnnoMentioned; kept), in however many articles, that @person is meant,
 * who may be new. */
void     anno_people_verbs_split_async   (AnnoCorpus *corpus, AnnoPerson *person,
                                          GPtrArray *mentions,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer data);
gboolean anno_people_verbs_split_finish  (AnnoCorpus *corpus, GAsyncResult *result, GError **error);

G_END_DECLS
