/* Reads and writes the tagset.json of a corpus.
 *
 * It is everybody's, so it is written by an explicit act only, under a lock on the corpus's folder,
 * and only over the file that was read: where another hand has changed it since, that is said, and
 * whoever chooses, the other version stays beside it.
 */
#pragma once

#include "files/file-identity.h"
#include "model/tagset.h"
#include "session/save-job.h"

G_BEGIN_DECLS

/* The tagset in the words of its file, for those who want to write it again; the default one where
 * there is no file. @identity (or NULL): what to expect there. Blocks; for any thread. Errors:
 * ANNO_FILE_ERROR, ANNO_JSON_ERROR. */
AnnoTagset *anno_tagset_store_read (const char *root, AnnoFileIdentity *identity,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is to be written, and how it went. */
typedef struct
{
  char *root;
  AnnoTagset *tagset; /* not reworded */
  AnnoSaveMode mode;
  AnnoFileIdentity expected;

  AnnoFileIdentity now; /* what is there afterwards */
  char *copy_path;      /* of the version that was kept beside; NULL for none */
} AnnoTagsetOrder;

AnnoTagsetOrder *anno_tagset_order_new (const char *root, AnnoTagset *tagset, AnnoSaveMode mode,
                                        const AnnoFileIdentity *expected) G_GNUC_WARN_UNUSED_RESULT;
void anno_tagset_order_free (AnnoTagsetOrder *self);

/* Blocks; for any thread. Refuses what a reader would refuse. Errors: ANNO_JSON_ERROR and
 * ANNO_FILE_ERROR, of which CHANGED: another version is there. */
gboolean anno_tagset_store_write (AnnoTagsetOrder *order, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTagsetOrder, anno_tagset_order_free)

G_END_DECLS
