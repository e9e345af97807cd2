/* A corpus: a folder of articles, one annotator's work on it, and everything that work passes
 * through on its way to the disk.
 *
 * There is one corpus object per root. It owns the people, the history, the journal and the saving;
 * each window has a session that points to it. All that changes goes through …_do, …_undo and
 * …_redo: applied at once, remembered, journalled off the main thread, and written to the layer
 * file a second later. Opening writes nothing there: what the corpus holds is indexed in the user's
 * cache (index/corpus-index.h), from when the folder was walked.
 *
 * Properties (notifying): scanning (boolean), save-state (AnnoSaveState), save-message (string: why
 * it could not be saved and what to do, or NULL), people-writable, tagset
 * (AnnoTagset). Signals:
 *   "problem" (const char *message): something that a person should be told, as it is.
 *   "recovered" (const char *message): what was brought back from the journal at the start.
 *   "replaced" (AnnoDocument *document, AnnoDocument *fresh, const char *message): the article was
 *     changed by another hand, and @fresh is on what it is now. Whoever shows @document is to show
 *     @fresh instead, and @message.
 *   "conflict" (AnnoDocument *document): the layer file was changed by another hand; see
 *     …_keep_mine and …_take_theirs.
 */
#pragma once

#include "index/corpus-index.h"
#include "model/history.h"
#include "model/people.h"
#include "model/tagset.h"
#include "session/annotator.h"
#include "session/article-row.h"
#include "session/document.h"
#include "session/saver.h"

G_BEGIN_DECLS

#define ANNO_TYPE_CORPUS (anno_corpus_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCorpus, anno_corpus, ANNO, CORPUS, GObject)

/* Reads what lies at @root beside the articles, brings back what a crash left in the journal, and
 * starts to list the articles. */
void        anno_corpus_open_async  (const char *root, const AnnoAnnotator *annotator,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer data);
AnnoCorpus *anno_corpus_open_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

const char          *anno_corpus_get_root      (AnnoCorpus *self);
/* The root's name, to show. */
const char          *anno_corpus_get_name      (AnnoCorpus *self);
const AnnoAnnotator *anno_corpus_get_annotator (AnnoCorpus *self);
/* Whose annotations somebody is shown first who has none here yet; NULL for one's own. */
const AnnoAnnotator *anno_corpus_get_example   (AnnoCorpus *self);
/* The tagset, in the words of the person: told as a property when it is another one. What it holds
 * is valid as long as the corpus is. */
AnnoTagset          *anno_corpus_get_tagset    (AnnoCorpus *self);
/* For who wrote it to the corpus's file, or read it there; @identity: of that file. */
void                 anno_corpus_set_tagset    (AnnoCorpus *self, AnnoTagset *tagset,
                                                const AnnoFileIdentity *identity);
/* The file as it was last read or written: another one there is another hand's. */
const AnnoFileIdentity *anno_corpus_get_tagset_identity (AnnoCorpus *self);
AnnoPeople          *anno_corpus_get_people    (AnnoCorpus *self);
AnnoHistory         *anno_corpus_get_history   (AnnoCorpus *self);
/* Of AnnoArticleRow, as they are found. */
GListModel          *anno_corpus_get_articles  (AnnoCorpus *self);
gboolean             anno_corpus_is_scanning   (AnnoCorpus *self);
/* What it holds, for searches and lists; kept up to date. Never NULL. */
AnnoCorpusIndex     *anno_corpus_get_index     (AnnoCorpus *self);
AnnoSaveState        anno_corpus_get_save_state   (AnnoCorpus *self);
const char          *anno_corpus_get_save_message (AnnoCorpus *self);

/* Opens the article at @path (below the root), off the main thread. One that is in memory already
 * is the same object. */
void          anno_corpus_load_async  (AnnoCorpus *self, const char *path,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer data);
AnnoDocument *anno_corpus_load_finish (AnnoCorpus *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The document on @path, where it is in memory; else NULL. */
AnnoDocument *anno_corpus_find_document (AnnoCorpus *self, const char *path);
/* All documents in memory, in no order: of AnnoDocument, with references. */
GPtrArray    *anno_corpus_list_documents (AnnoCorpus *self) G_GNUC_WARN_UNUSED_RESULT;

/* Applies a step and remembers it. Refused, with nothing done, where it doesn't fit. */
gboolean anno_corpus_do   (AnnoCorpus *self, AnnoStep *step, GError **error);
/* Takes back the last step, or does again the last one taken back. The documents it changes must be
 * in memory: …_load_async of anno_step_get_article first. */
gboolean anno_corpus_undo (AnnoCorpus *self, GError **error);
gboolean anno_corpus_redo (AnnoCorpus *self, GError **error);

/* Writes what is not written yet, at once. …_finish says whether all of it is on disk. */
void     anno_corpus_save_async  (AnnoCorpus *self, GAsyncReadyCallback callback, gpointer data);
gboolean anno_corpus_save_finish (AnnoCorpus *self, GAsyncResult *result, GError **error);

/* Looks whether the files in hand were changed by another hand, as when the window gets the focus,
 * and whether there are new articles. What changed is read anew where nothing of ours is unsaved;
 * people are merged; else it is a conflict. */
void anno_corpus_check_disk (AnnoCorpus *self);
/* Whether the layer file of @document was changed by another hand, and nobody has chosen yet. */
gboolean anno_corpus_has_conflict (AnnoCorpus *self, AnnoDocument *document);
/* Those of which that is so, for who comes later than the signal: of AnnoDocument, with
 * references. */
GPtrArray *anno_corpus_list_conflicts (AnnoCorpus *self) G_GNUC_WARN_UNUSED_RESULT;
/* Waits until every act so far is on disk, in the journal. FALSE where it can't be. */
gboolean anno_corpus_sync (AnnoCorpus *self, GError **error);
/* Settles a conflict. Mine: the other version is kept beside, named in the message, and ours is
 * written. Theirs: the file's version is taken, and ours is kept beside. */
void anno_corpus_keep_mine   (AnnoCorpus *self, AnnoDocument *document);
void anno_corpus_take_theirs (AnnoCorpus *self, AnnoDocument *document);

/* Fills in the title, date and counts of a row that is shown; once per row, off the main thread. */
void anno_corpus_want_details (AnnoCorpus *self, AnnoArticleRow *row);

G_END_DECLS
