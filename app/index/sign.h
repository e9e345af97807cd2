/* What tells a changed file from the one that was read, without reading it: its size, its time, its
 * inode.
 *
 * A file that was written just before it was read may be written once more without a new sign: its
 * sign is not to be trusted, and it is read again the next time somebody looks. A plain value, kept
 * as its bytes: an index is for one machine.
 */
#pragma once

#include "files/file-identity.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 size;  /* bytes; -1: no file is there */
  gint64 mtime; /* ns */
  guint64 inode;
} AnnoIndexSign;

#define ANNO_INDEX_NO_SIGN ((AnnoIndexSign) { -1, 0, 0 })

AnnoIndexSign anno_index_sign_from_stat (const struct stat *stat);
/* Of a file that was read just now. */
AnnoIndexSign anno_index_sign_of_read   (const AnnoFileIdentity *identity);
/* The same of one that was looked at before it was read. */
AnnoIndexSign anno_index_sign_at_rest   (AnnoIndexSign self);
gboolean      anno_index_sign_equal     (const AnnoIndexSign *a, const AnnoIndexSign *b);
/* @self must outlive the step. */
void          anno_index_sign_bind      (const AnnoIndexSign *self, sqlite3_stmt *statement,
                                         int at);
AnnoIndexSign anno_index_sign_take      (sqlite3_stmt *statement, int at);

G_END_DECLS
