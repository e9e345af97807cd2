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
 *     session/corpus-conflicts.h.
 *   "moved" (const char *from, const char *to): an article was moved by another hand, and one's own
 *     layer on it came along.
 *   "article-changed" (AnnoArticleRow *row): what a row says is another thing; NULL for several.
 */
#pragma once

#include "index/corpus-index.h"
#include "model/history.h"
#include "model/people.h"
#include "model/tagset.h"
#include "session/annotator.h"
#include "session/article-row.h"
#include "session/copy-watch.h"
#include "session/assignments.h"
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
/* Who is to do which articles; NULL where that can't be read. */
AnnoAssignments     *anno_corpus_get_assignments (AnnoCorpus *self);
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
/* For who wrote to the file what is known of the article at @path, or read it there; @identity: of
 * that file. Whoever shows the article or its row shows that. */
void          anno_corpus_set_meta (AnnoCorpus *self, const char *path, const AnnoMeta *meta,
                                    const AnnoFileIdentity *identity);
/* All documents in memory, in no order: of AnnoDocument, with references. */
GPtrArray    *anno_corpus_list_documents (AnnoCorpus *self) G_GNUC_WARN_UNUSED_RESULT;

/* Applies a step and remembers it. Refused, with nothing done, where it doesn't fit. */
gboolean anno_corpus_do   (AnnoCorpus *self, AnnoStep *step, GError **error);
/* Takes back the last step, or does again the last one taken back. The documents it changes must be
 * in memory: …_load_async of anno_step_get_article first. */
gboolean anno_corpus_undo (AnnoCorpus *self, GError **error);
gboolean anno_corpus_redo (AnnoCorpus *self, GError **error);

/* Looks whether the files in hand were changed by another hand, as when the window gets the focus,
 * and whether there are new articles. What changed is read anew where nothing of ours is unsaved;
 * people are merged; else it is a conflict. */
void anno_corpus_check_disk (AnnoCorpus *self);
/* Which other versions of its files sync clients and version control left, and nobody looked after
 * yet; told by its "changed". */
AnnoCopyWatch *anno_corpus_get_copies (AnnoCorpus *self);
/* Waits until every act so far is on disk, in the journal. FALSE where it can't be. */
gboolean anno_corpus_sync (AnnoCorpus *self, GError **error);
/* What brings it to its files: for session/corpus-save and session/corpus-conflicts. */
AnnoSaver *anno_corpus_get_saver (AnnoCorpus *self);

/* Where colleagues' layers on the article at @path may lie, which was moved; NULL for nowhere. */
const char *anno_corpus_find_former (AnnoCorpus *self, const char *path);

/* Fills in the title, date and counts of a row that is shown; once per row, off the main thread. */
void anno_corpus_want_details (AnnoCorpus *self, AnnoArticleRow *row);

G_END_DECLS
