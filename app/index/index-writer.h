/* Writes what was read of a corpus into its index.
 *
 * Everything is put between …_begin and …_commit. Counts are kept: what goes is taken off, what
 * comes is added. Putting what is there already is allowed, and changes nothing but work done.
 * Blocks.
 */
#pragma once

#include "index/facts.h"
#include "index/store.h"
#include "model/people.h"

G_BEGIN_DECLS

typedef struct _AnnoIndexWriter AnnoIndexWriter;

/* @store: outlives the writer. */
AnnoIndexWriter *anno_index_writer_new  (AnnoIndexStore *store) G_GNUC_WARN_UNUSED_RESULT;
/* What wasn't committed goes. */
void             anno_index_writer_free (AnnoIndexWriter *self);

gboolean anno_index_writer_begin  (AnnoIndexWriter *self, GError **error);
gboolean anno_index_writer_commit (AnnoIndexWriter *self, GError **error);

/* An article, with those of its layers that were read; layers that aren't among @signs any more go.
 * @gone: a set of paths whose articles are not there any more; where one of them had the same text,
 * it was moved here, and leaves the set: then *@moved_from (may be NULL) is its old path. */
gboolean anno_index_writer_put    (AnnoIndexWriter *self, const AnnoArticleFacts *facts,
                                   const AnnoArticleSigns *signs, GHashTable *gone,
                                   char **moved_from, GError **error);
gboolean anno_index_writer_remove (AnnoIndexWriter *self, const char *path, GError **error);

/* Who an annotator is, and whom they name; @people: NULL for nobody. */
gboolean anno_index_writer_put_ledger    (AnnoIndexWriter *self, const AnnoLedgerSigns *signs,
                                          const char *name, AnnoPeople *people, GError **error);
gboolean anno_index_writer_remove_ledger (AnnoIndexWriter *self, const char *slug, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIndexWriter, anno_index_writer_free)

G_END_DECLS
