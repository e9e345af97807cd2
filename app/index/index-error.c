#include "index/index-error.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

G_DEFINE_QUARK (anno-index-error-quark, anno_index_error)

static AnnoIndexError
code_of (int result)
{
  /* Another program has put a new index in the place of this one. */
  if (result == SQLITE_READONLY_DBMOVED)
    return ANNO_INDEX_ERROR_OTHER;
  switch (result & 0xFF)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return ANNO_INDEX_ERROR_DAMAGED;
    case SQLITE_SCHEMA:
      return ANNO_INDEX_ERROR_OTHER;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ANNO_INDEX_ERROR_BUSY;
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      return ANNO_INDEX_ERROR_UNAVAILABLE;
    default:
      return ANNO_INDEX_ERROR_FAILED;
    }
}

void
anno_index_error_set (GError **error, int result, const char *message)
{
  if ((result & 0xFF) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The search was called off."));
  else
    /* Translators: %s is a reason, in English, such as “disk full”. */
    g_set_error (error, ANNO_INDEX_ERROR, code_of (result),
                 _("The index of the corpus can’t be used: %s"), message);
}

gboolean
anno_index_error_is_damage (const GError *error)
{
  return g_error_matches (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_DAMAGED)
         || g_error_matches (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_OTHER);
}
