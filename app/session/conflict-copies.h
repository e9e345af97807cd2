/* The conflict copies of a corpus: other versions of its files, which sync clients left beside them
 * (files/conflict-name.h), and those that this program keeps.
 *
 * None of them is ever read as a layer, a tagset or a list of people. A copy of an article is no
 * article as long as the article itself lies beside it.
 */
#pragma once

#include "files/conflict-name.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_COPY_LAYER,
  ANNO_COPY_PEOPLE,
  ANNO_COPY_ANNOTATOR, /* annotator.json */
  ANNO_COPY_TAGSET,
  ANNO_COPY_CORPUS, /* corpus.json */
  ANNO_COPY_META,   /* what is known about an article */
  ANNO_COPY_ARTICLE,
} AnnoCopyKind;

/* All paths are below the root, in the on-disk encoding. */
typedef struct
{
  AnnoCopyKind kind;
  AnnoConflictOrigin origin;
  char *path;
  char *original; /* the file that it is another version of */
  char *article;  /* which article that is, or is about; NULL for none */
  char *slug;     /* whose file it is; NULL for everybody's */
} AnnoConflictCopy;

/* What the file at @path is a copy of, by its name alone; NULL where it is none. */
AnnoConflictCopy *anno_conflict_copy_recognise (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void              anno_conflict_copy_free      (AnnoConflictCopy *self);
/* Whether it is one that nobody looked after yet: neither kept by choice nor merged. */
gboolean          anno_conflict_copy_is_open   (const AnnoConflictCopy *self);

/* All copies below @root, of AnnoConflictCopy, by their paths. Names alone are read, and links to
 * folders aren't followed; what can't be entered is left out. Blocks; for any thread. NULL only
 * where it was cancelled. */
GPtrArray *anno_conflict_copies_find (const char *root, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoConflictCopy, anno_conflict_copy_free)

G_END_DECLS
