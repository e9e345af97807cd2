/* One walk through a corpus: which articles, layers and lists of people there are, and the sign of
 * each file. Nothing is read but folders.
 *
 * The same files count as for the list of articles (files/folder-scan.h) and the survey of layers:
 * links to files count as the file, links to folders aren't followed, but for annotations/ and an
 * annotator's folder in it. Blocks.
 */
#pragma once

#include "index/sign.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *slug; /* interned */
  AnnoIndexSign sign;
} AnnoLayerSign;

typedef struct
{
  char *path;         /* below the root, on-disk encoding */
  AnnoIndexSign text; /* none: there are only layers on it */
  AnnoIndexSign meta;
  GArray *layers;     /* of AnnoLayerSign, in no order; NULL for none */
} AnnoArticleSigns;

typedef struct
{
  const char *slug; /* interned */
  AnnoIndexSign people;
  AnnoIndexSign name;
} AnnoLedgerSigns;

typedef struct
{
  GHashTable *articles; /* path → AnnoArticleSigns */
  GHashTable *ledgers;  /* slug → AnnoLedgerSigns */
  gboolean whole;       /* FALSE where a folder could not be entered */
} AnnoCorpusSigns;

/* Errors: G_IO_ERROR, where the root can't be entered, or G_IO_ERROR_CANCELLED. */
AnnoCorpusSigns *anno_corpus_signs_take (const char *root, GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of one article alone: what is there of it by now. */
AnnoArticleSigns *anno_article_signs_take (const char *root, const char *path)
    G_GNUC_WARN_UNUSED_RESULT;
void anno_article_signs_free (AnnoArticleSigns *self);
void anno_corpus_signs_free  (AnnoCorpusSigns *self);

/* What paths are sorted by, byte for byte, so that they come in the order of the list of articles:
 * folder by folder, names without regard to case. */
char *anno_corpus_signs_place (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCorpusSigns, anno_corpus_signs_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleSigns, anno_article_signs_free)

G_END_DECLS
