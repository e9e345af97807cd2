/* Brings an index up to date with its corpus: reads what changed, was added or went, and nothing
 * else.
 *
 * Articles come in batches, each a transaction: what is there can be searched meanwhile, and what a
 * crash leaves is gone on with. An article that lies elsewhere now, with the same text, is told as
 * moved, and stays who it is. Blocks.
 */
#pragma once

#include "index/store.h"

G_BEGIN_DECLS

typedef struct
{
  char *from;
  char *to;
} AnnoIndexMove;

AnnoIndexMove *anno_index_move_new  (const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;
void           anno_index_move_free (AnnoIndexMove *self);

/* What one batch changed: paths below the root, on-disk encoding. */
typedef struct
{
  GPtrArray *changed; /* of char: new or changed */
  GPtrArray *removed; /* of char */
  GPtrArray *moved;   /* of AnnoIndexMove */
  gboolean people;    /* whether a list of people changed */
  guint n_done;       /* articles of this update so far … */
  guint n_all;        /* … and in all */
} AnnoIndexBatch;

/* After each batch, in the thread of the update. */
typedef void (*AnnoIndexTold) (const AnnoIndexBatch *batch, gpointer data);

/* The whole corpus. @told may be NULL. Errors: ANNO_INDEX_ERROR (OTHER also where it holds too much
 * that is gone, and is to be made anew), ANNO_FILE_ERROR about the root, G_IO_ERROR_CANCELLED; what
 * was told before stays. */
gboolean anno_index_update_run (AnnoIndexStore *store, AnnoIndexTold told, gpointer data,
                                GCancellable *cancellable, GError **error);
/* Articles that are known to have changed: a set of paths; layers on them come with them. */
gboolean anno_index_update_these (AnnoIndexStore *store, GHashTable *paths, AnnoIndexTold told,
                                  gpointer data, GError **error);

/* Whether all of the corpus has been read at least once. */
gboolean anno_index_is_complete (AnnoIndexStore *store);

G_END_DECLS
