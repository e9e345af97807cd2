/* Loads a document: article, what is known about it, and one annotator's layer on it.
 *
 * Blocks, and touches no shared state: for worker threads and for programs without a window.
 * Loading never writes. A layer that can't be read doesn't hinder the article: the document then
 * has a reason why it can't be marked on.
 */
#pragma once

#include "model/tagset.h"
#include "session/annotator.h"
#include "session/document.h"

G_BEGIN_DECLS

/* @root, @article: see session/layout.h. @annotator: whose layer; a new, empty one where there
 * is no file, or where it is NULL: then only the article is loaded, and what is known about it.
 * Errors are about the article: ANNO_FILE_ERROR, ANNO_ARTICLE_ERROR, G_IO_ERROR_CANCELLED. */
AnnoDocument *anno_document_load (const char *root, const char *article,
                                  const AnnoAnnotator *annotator, GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same with the layer that was made when the article was at @former. */
AnnoDocument *anno_document_load_former (const char *root, const char *article, const char *former,
                                         const AnnoAnnotator *annotator, GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* …_load in a worker thread. */
void          anno_document_load_async  (const char *root, const char *article,
                                         const AnnoAnnotator *annotator, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
AnnoDocument *anno_document_load_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Why nobody can mark on an article whose layer file has conflict markers, from that line on. */
char *anno_document_explain_markers (const char *file, guint line) G_GNUC_WARN_UNUSED_RESULT;

/* The tagset of the corpus: its tagset.json, else the default, in the language of the person
 * (tagset-words). An unreadable one is an error: the caller decides whether to go on with the
 * default. */
AnnoTagset *anno_corpus_load_tagset (const char *root, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
