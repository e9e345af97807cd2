/* What the list of articles shows of each: out of the index, without a look at the corpus.
 *
 * In the order of the list (files/folder-scan.h). Blocks, for as long as a query takes.
 */
#pragma once

#include "index/store.h"

G_BEGIN_DECLS

/* How many spans of one type there are. */
typedef struct
{
  const char *tag; /* interned */
  guint n;
} AnnoIndexTag;

/* One annotator's work on an article. */
typedef struct
{
  const char *slug;  /* interned */
  const char *state; /* "new", "in-progress", …; NULL where it can't be read */
  const char *date;  /* as this annotator set it, or NULL */
  guint n_spans;
  gint64 updated;    /* microseconds since 1970 UTC */
  gboolean unreadable;
  guint n_tags;      /* only where few rows are asked for: see …_read_these */
  const AnnoIndexTag *tags;
} AnnoIndexLayer;

/* All strings are the rows'. */
typedef struct
{
  const char *path;        /* below the root, on-disk encoding */
  const char *title;       /* NULL: it has none but the file's name */
  const char *byline;      /* each of the following may be NULL */
  const char *date;        /* YYYY-MM-DD, without what annotators set */
  const char *date_origin; /* "metadata", "dateline", "unknown" */
  const char *source;
  const char *problem;     /* why it can't be read */
  gboolean missing;        /* there are only layers on it */
  guint n_layers;
  const AnnoIndexLayer *layers; /* by slug */
} AnnoIndexRow;

typedef struct _AnnoIndexRows AnnoIndexRows;

#define ANNO_INDEX_FEW_ROWS 500

/* @limit rows at most (0: all) behind the article @after (NULL: from the first). */
AnnoIndexRows *anno_index_rows_read (AnnoIndexStore *store, const char *after, guint limit,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Those of @paths (NULL-terminated) that are there, in their order. What layers count by tag comes
 * along where there are no more than ANNO_INDEX_FEW_ROWS. */
AnnoIndexRows *anno_index_rows_read_these (AnnoIndexStore *store, const char *const *paths,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           anno_index_rows_free (AnnoIndexRows *self);

guint               anno_index_rows_get_n (const AnnoIndexRows *self);
const AnnoIndexRow *anno_index_rows_get   (const AnnoIndexRows *self, guint n);
/* The layer of @slug on that article, or NULL. */
const AnnoIndexLayer *anno_index_row_find_layer (const AnnoIndexRow *self, const char *slug);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIndexRows, anno_index_rows_free)

G_END_DECLS
