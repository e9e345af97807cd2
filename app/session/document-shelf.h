/* The documents that are in memory: each article once, however many windows show it.
 *
 * The shelf itself holds those whose work isn't saved, and a few that were used last, so that going
 * back to one costs nothing; others stay only as long as somebody else holds them.
 */
#pragma once

#include "session/document.h"

G_BEGIN_DECLS

#define ANNO_SHELF_RECENT 8
#define ANNO_SHELF_RECENT_BYTES (32 * 1024 * 1024) /* of text, beyond the one used last */

typedef struct _AnnoDocumentShelf AnnoDocumentShelf;

AnnoDocumentShelf *anno_document_shelf_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void               anno_document_shelf_free (AnnoDocumentShelf *self);

/* The document on @path, or NULL. */
AnnoDocument *anno_document_shelf_find (AnnoDocumentShelf *self, const char *path);
/* Puts @document there, or says that it was used. */
void          anno_document_shelf_use  (AnnoDocumentShelf *self, AnnoDocument *document);
/* Puts @fresh in the place of @document, which is on the same article and not dirty. */
void          anno_document_shelf_replace (AnnoDocumentShelf *self, AnnoDocument *document,
                                           AnnoDocument *fresh);
/* Takes @document out, which is not dirty: whoever holds it holds it alone. */
void          anno_document_shelf_drop (AnnoDocumentShelf *self, AnnoDocument *document);
/* Holds those that are dirty, lets go of those that aren't any more. */
void          anno_document_shelf_hold_dirty (AnnoDocumentShelf *self, AnnoDocument *document);
/* All that are in memory, in no order: of AnnoDocument, with references. */
GPtrArray    *anno_document_shelf_list       (AnnoDocumentShelf *self) G_GNUC_WARN_UNUSED_RESULT;
/* Those that are dirty. */
GPtrArray    *anno_document_shelf_list_dirty (AnnoDocumentShelf *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoDocumentShelf, anno_document_shelf_free)

G_END_DECLS
