/* A document: an article in hand, what is known about it, and one's own layer on it.
 *
 * The document date is, in this order, the one set by hand in the layer, the one its metadata give,
 * and the one printed as its date line. A document whose layer file can't be read or written has a
 * reason not to be marked on: it is shown, and explained, and the file is left alone.
 *
 * The same goes for one whose article was changed or taken away by another hand: its places are
 * counted in a text that isn't there any more.
 *
 * Properties, notifying: title, date (YYYY-MM-DD or NULL), date-origin ("hand", "metadata",
 * "dateline", "unknown"), state, locked-reason.
 */
#pragma once

#include "formats/layer-lines.h"
#include "formats/meta-file.h"
#include "model/finding.h"
#include "model/layer.h"
#include "files/file-identity.h"
#include "text/article.h"

G_BEGIN_DECLS

#define ANNO_TYPE_DOCUMENT (anno_document_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDocument, anno_document, ANNO, DOCUMENT, GObject)

/* What a document is made of. */
typedef struct
{
  char *path;             /* of the article, below the corpus, on-disk encoding */
  AnnoArticle *article;
  AnnoFileIdentity text_identity; /* of the article's file, as it was read */
  AnnoMeta meta;          /* what beside the text is known of it; all NULL where nothing is */
  AnnoFileIdentity meta_identity; /* of the file that says so, as it was read */
  char *printed_date;     /* YYYY-MM-DD that the date line says, or NULL */
  AnnoLayer *layer;       /* never NULL: empty where there is no file, or it can't be read */
  AnnoFileIdentity identity; /* of the layer file, as it was read */
  GPtrArray *findings;    /* of AnnoFinding: what was odd about the layer file; may be NULL */
  char *locked_reason;    /* why it can't be marked on, or NULL */
} AnnoDocumentParts;

void anno_document_parts_clear (AnnoDocumentParts *self);

/* Takes the members of @parts over, and clears it. */
AnnoDocument *anno_document_new (AnnoDocumentParts *parts) G_GNUC_WARN_UNUSED_RESULT;

const char        *anno_document_get_path    (AnnoDocument *self);
AnnoArticle       *anno_document_get_article (AnnoDocument *self);
AnnoLayer         *anno_document_get_layer   (AnnoDocument *self);
const char        *anno_document_get_title   (AnnoDocument *self);
const char        *anno_document_get_date    (AnnoDocument *self);
/* Where it comes from, as its metadata have it; or NULL. */
const char        *anno_document_get_source  (AnnoDocument *self);
/* Where it comes from, as its metadata have it; or NULL. */
const char        *anno_document_get_source  (AnnoDocument *self);
const char        *anno_document_get_date_origin   (AnnoDocument *self);
const char        *anno_document_get_state         (AnnoDocument *self);
const char        *anno_document_get_locked_reason (AnnoDocument *self);
/* Lets nobody mark on it from now on; a reason that is there already stays. */
void               anno_document_lock              (AnnoDocument *self, const char *reason);
const GPtrArray   *anno_document_get_findings      (AnnoDocument *self);
/* Whether the text was changed since the layer file was written. */
gboolean           anno_document_is_on_other_text  (AnnoDocument *self);
/* Whether both are on the same text. */
gboolean           anno_document_has_text_of       (AnnoDocument *self, AnnoDocument *other);

/* The layer file as it was last read or written: what the next save expects to find; and which
 * of its lines are whose, where this program wrote it, or NULL. */
const AnnoFileIdentity *anno_document_get_identity (AnnoDocument *self);
AnnoLayerLines         *anno_document_get_lines    (AnnoDocument *self);
void                    anno_document_set_identity (AnnoDocument *self,
                                                    const AnnoFileIdentity *identity,
                                                    AnnoLayerLines *lines);

/* The article's file as it was read. */
const AnnoFileIdentity *anno_document_get_text_identity (AnnoDocument *self);
void                    anno_document_set_text_identity (AnnoDocument *self,
                                                         const AnnoFileIdentity *identity);
/* What is known of the article, and the file that says so as it was last read or written. */
const AnnoMeta         *anno_document_get_meta          (AnnoDocument *self);
const AnnoFileIdentity *anno_document_get_meta_identity (AnnoDocument *self);
/* For who wrote it there, or read it anew: title and date follow. */
void                    anno_document_set_meta          (AnnoDocument *self, const AnnoMeta *meta,
                                                         const AnnoFileIdentity *identity);
/* Why the text in memory isn't the one on disk, or NULL where it is: goes before any other
 * reason. */
void                    anno_document_set_text_reason   (AnnoDocument *self, const char *reason);

/* Counts changes of the layer. A save takes the number with it, and says which one is on disk. */
guint64  anno_document_get_revision (AnnoDocument *self);
void     anno_document_set_saved    (AnnoDocument *self, guint64 revision);
gboolean anno_document_is_dirty     (AnnoDocument *self);

/* Takes over the layer, the findings and the reason of @fresh, which was read anew from the same
 * article: the layer stays the same object and tells only what differs, so that whoever shows it
 * goes on showing it. What was there and isn't saved is lost: the caller has kept it elsewhere. */
void anno_document_reload (AnnoDocument *self, AnnoDocument *fresh);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoDocumentParts, anno_document_parts_clear)

G_END_DECLS
