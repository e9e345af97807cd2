#include "index/sign.h"

#include <string.h>

AnnoIndexSign
anno_index_sign_from_stat (const struct stat *stat)
{
  gint64 mtime = (gint64) stat->st_mtim.tv_sec * 1000000000 + stat->st_mtim.tv_nsec;
  return (AnnoIndexSign){ stat->st_size, mtime, stat->st_ino };
}

AnnoIndexSign
anno_index_sign_of_read (const AnnoFileIdentity *identity)
{
  if (!identity->exists)
    return ANNO_INDEX_NO_SIGN;
  return anno_index_sign_at_rest (
      (AnnoIndexSign){ (gint64) identity->size, identity->mtime, identity->inode });
}

AnnoIndexSign
anno_index_sign_at_rest (AnnoIndexSign self)
{
  if (self.size >= 0 && g_get_real_time () * 1000 - self.mtime < ANNO_FILE_IDENTITY_RESTS)
    self.mtime = 0;
  return self;
}

gboolean
anno_index_sign_equal (const AnnoIndexSign *a, const AnnoIndexSign *b)
{
  return a->size == b->size && a->mtime == b->mtime && a->inode == b->inode;
}

void
anno_index_sign_bind (const AnnoIndexSign *self, sqlite3_stmt *statement, int at)
{
  if (self->size < 0)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_blob (statement, at, self, sizeof *self, SQLITE_STATIC);
}

AnnoIndexSign
anno_index_sign_take (sqlite3_stmt *statement, int at)
{
  AnnoIndexSign self = ANNO_INDEX_NO_SIGN;
  const void *bytes = sqlite3_column_blob (statement, at);

  if (bytes != NULL && sqlite3_column_bytes (statement, at) == sizeof self)
    memcpy (&self, bytes, sizeof self);
  return self;
}
