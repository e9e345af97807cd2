/* The database of the index: one file a corpus, in the user's cache folder, never in the corpus.
 *
 * Several programs may have it open; each thread opens a store of its own. Readers never wait for a
 * writer; a writer waits for another one, for a while. Nobody but the user can read it.
 * Blocks: not for the main thread.
 */
#pragma once

#include "index/index-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _AnnoIndexStore AnnoIndexStore;

/* The database of the corpus at @root, made where it isn't there. What is there and isn't an index
 * of that corpus and of this version, whole, goes, and a new one is made. */
AnnoIndexStore *anno_index_store_open  (const char *root, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One in memory, which is gone when it is closed: where there may be none on the disk. */
AnnoIndexStore *anno_index_store_open_in_memory (const char *root, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_index_store_close (AnnoIndexStore *self);
/* Gives back the memory it holds only to be faster: for when it isn't needed for a while. */
void anno_index_store_rest (AnnoIndexStore *self);
/* Puts the index of @root aside, so that the next one who opens it makes a new one. Who has it open
 * keeps the old one. */
void            anno_index_store_remove (const char *root);
/* The folder it is in. */
char           *anno_index_store_folder (const char *root) G_GNUC_WARN_UNUSED_RESULT;

const char *anno_index_store_get_root (const AnnoIndexStore *self);
/* FALSE where another one was put in its place, by whatever program: then it is to be opened
 * anew. */
gboolean    anno_index_store_is_current (const AnnoIndexStore *self);
/* Changes whenever somebody, in whatever program, has changed the index. */
gint64      anno_index_store_get_version (AnnoIndexStore *self);
/* What a reader keeps with it, and frees when another one comes or it is closed. */
gpointer    anno_index_store_get_kept (AnnoIndexStore *self);
void        anno_index_store_keep (AnnoIndexStore *self, gpointer kept, GDestroyNotify free_kept);
/* Ends what runs, from any thread. */
void        anno_index_store_interrupt (AnnoIndexStore *self);

/* The statement of @sql (a literal), made once and ready to be bound; the store's. NULL on
 * error. */
sqlite3_stmt *anno_index_store_get (AnnoIndexStore *self, const char *sql, GError **error);
/* Likewise for SQL that is put together; to be finalized by the caller. */
sqlite3_stmt *anno_index_store_prepare (AnnoIndexStore *self, const char *sql, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The next row. FALSE at the end, without an error, and with one. The statement is reset then. */
gboolean anno_index_store_step (AnnoIndexStore *self, sqlite3_stmt *statement, GError **error);
/* Runs a statement that gives no rows. */
gboolean anno_index_store_run  (AnnoIndexStore *self, sqlite3_stmt *statement, GError **error);
/* Runs SQL without values. */
gboolean anno_index_store_exec (AnnoIndexStore *self, const char *sql, GError **error);

/* A transaction: …_begin waits for other writers, five seconds at most unless another patience (in
 * milliseconds) is set. */
void     anno_index_store_set_patience (AnnoIndexStore *self, guint patience);
gboolean anno_index_store_begin  (AnnoIndexStore *self, GError **error);
gboolean anno_index_store_commit (AnnoIndexStore *self, GError **error);
void     anno_index_store_rollback (AnnoIndexStore *self);

/* What is said of the index itself; @otherwise where it isn't. */
gint64   anno_index_store_get_number (AnnoIndexStore *self, const char *key, gint64 otherwise);
gboolean anno_index_store_set_number (AnnoIndexStore *self, const char *key, gint64 value,
                                      GError **error);

/* Bytes of the disk, in and out; NULL is NULL. */
void  anno_index_bind_bytes (sqlite3_stmt *statement, int at, const char *bytes);
char *anno_index_take_bytes (sqlite3_stmt *statement, int at) G_GNUC_WARN_UNUSED_RESULT;
/* The name of a folder, interned; @last: the one before, which it mostly is again, or "". */
const char *anno_index_take_slug (sqlite3_stmt *statement, int at, const char *last);
/* A text, which outlives the step. */
void  anno_index_bind_text  (sqlite3_stmt *statement, int at, const char *text);
char *anno_index_take_text  (sqlite3_stmt *statement, int at) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIndexStore, anno_index_store_close)

G_END_DECLS
