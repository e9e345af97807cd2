/* What colleagues have marked on an article, to be looked at: who they are, and their layers.
 *
 * Nothing here is ever written: a colleague's document is locked from the start, and says so.
 */
#pragma once

#include "model/people.h"
#include "session/annotator.h"
#include "session/document.h"

G_BEGIN_DECLS

/* Whose folder @slug is; one without a readable annotator.json is called as its folder. Blocks; for
 * any thread. */
AnnoAnnotator *anno_colleague_identify (const char *root, const char *slug)
    G_GNUC_WARN_UNUSED_RESULT;

/* Who but @own_slug has a layer file on @article, or on @former (or NULL), where it was before, in
 * a worker thread. …_finish gives an array of AnnoAnnotator, by name; empty where there is
 * nobody. */
void       anno_colleague_list_async  (const char *root, const char *article, const char *former,
                                       const char *own_slug, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer data);
GPtrArray *anno_colleague_list_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Loads @colleague's document on @article, with their layer there or on @former, in a worker
 * thread. *@people gets the people that they name (empty where their ledger can't be read). Errors
 * are those of anno_document_load. A colleague without a name ("") is not named in what the
 * document says of its lock. */
void          anno_colleague_load_async  (const char *root, const char *article, const char *former,
                                          const AnnoAnnotator *colleague, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer data);
AnnoDocument *anno_colleague_load_finish (GAsyncResult *result, AnnoPeople **people, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Makes @shown hold whom @fresh holds; only what differs is told. */
void          anno_colleague_take_people (AnnoPeople *shown, AnnoPeople *fresh);

G_END_DECLS
