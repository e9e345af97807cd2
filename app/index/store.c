#include "index/store.h"

#include "index/schema.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "index.db"
#define PATIENCE 5000 /* ms that a writer waits for another one */
#define PAUSE 20      /* ms between two tries */
/* Bytes: what is larger shows its damage when it is met. */
#define CHECKED_WHOLE (8 * 1024 * 1024)

struct _AnnoIndexStore
{
  char *root;
  sqlite3 *db;
  GHashTable *statements; /* SQL (a literal) → sqlite3_stmt */
  char *path;
  guint64 inode; /* of the file that is open */
  gpointer kept;
  GDestroyNotify free_kept;
};

/* The folder's name is made of where the corpus lies, by whatever way somebody came there. */
char *
anno_index_store_folder (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  char *real = realpath (root, NULL);
  g_autofree char *name
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real != NULL ? real : root, -1);
  free (real);
  name[32] = '\0';
  return g_build_filename (g_get_user_cache_dir (), "annotator", "index", name, NULL);
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
fail (AnnoIndexStore *self, int result, GError **error)
{
  anno_index_error_set (error, result, sqlite3_errmsg (self->db));
  return FALSE;
}

/* Nobody else may come in. */
static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      if (chmod (folder, 0700) == 0)
        return TRUE;
    }
  int cause = errno;
  g_set_error (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_UNAVAILABLE,
               _("The index of the corpus can’t be used: %s"), g_strerror (cause));
  return FALSE;
}

static void
remove_files (const char *folder)
{
  DIR *stream = opendir (folder);

  for (struct dirent *entry = stream != NULL ? readdir (stream) : NULL; entry != NULL;
       entry = readdir (stream))
    if (entry->d_name[0] != '.')
      unlinkat (dirfd (stream), entry->d_name, 0);
  if (stream != NULL)
    closedir (stream);
  rmdir (folder);
}

/* As a whole, and by one step: nobody comes upon a database without the log that belongs to it. */
void
anno_index_store_remove (const char *root)
{
  g_return_if_fail (root != NULL);

  g_autofree char *folder = anno_index_store_folder (root);
  g_autofree char *aside = g_strdup_printf ("%s.%08x", folder, g_random_int ());
  if (rename (folder, aside) == 0)
    remove_files (aside);
  else if (errno != ENOENT)
    remove_files (folder);
}

gboolean
anno_index_store_exec (AnnoIndexStore *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  int result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  return result == SQLITE_OK || fail (self, result, error);
}

static gint64
ask_number (AnnoIndexStore *self, const char *sql, gint64 otherwise)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    otherwise = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return otherwise;
}

static gboolean
make_tables (AnnoIndexStore *self, GError **error)
{
  g_autofree char *version
      = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                         ANNO_INDEX_APPLICATION, ANNO_INDEX_VERSION);

  return anno_index_store_exec (self, ANNO_INDEX_SCHEMA, error)
         && anno_index_store_exec (self, version, error);
}

static gboolean
is_other (GError **error)
{
  g_set_error_literal (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_OTHER,
                       _("The index of the corpus is of another version."));
  return FALSE;
}

/* One program makes the tables; another that comes at the same time finds them made. */
static gboolean
check_tables (AnnoIndexStore *self, GError **error)
{
  if (!anno_index_store_begin (self, error))
    return FALSE;
  gboolean good = TRUE;
  gint64 version = ask_number (self, "PRAGMA user_version", -1);
  if (version == 0 && ask_number (self, "SELECT count(*) FROM sqlite_schema", -1) == 0)
    good = make_tables (self, error);
  else if (version != ANNO_INDEX_VERSION
           || ask_number (self, "PRAGMA application_id", 0) != ANNO_INDEX_APPLICATION)
    good = is_other (error);
  if (good && anno_index_store_commit (self, error))
    return TRUE;
  anno_index_store_rollback (self);
  return FALSE;
}

/* A word of SQLite about what is whole is no number. */
static gboolean
check_whole (AnnoIndexStore *self, const char *path, GError **error)
{
  struct stat info;
  sqlite3_stmt *statement = NULL;

  if (stat (path, &info) != 0 || info.st_size > CHECKED_WHOLE)
    return TRUE;
  int result = sqlite3_prepare_v2 (self->db, "PRAGMA quick_check(1)", -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  gboolean whole = result == SQLITE_ROW
                   && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  if (result == SQLITE_ROW && !whole)
    result = SQLITE_CORRUPT;
  if (!whole)
    anno_index_error_set (error, result, sqlite3_errstr (result));
  sqlite3_finalize (statement);
  return whole;
}

/* Whatever the umask, and before anything is in it. */
static gboolean
make_private (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int cause = errno;

  if (fd >= 0 && fchmod (fd, 0600) == 0)
    {
      close (fd);
      return TRUE;
    }
  if (fd >= 0)
    {
      cause = errno;
      close (fd);
    }
  g_set_error (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_UNAVAILABLE,
               _("The index of the corpus can’t be used: %s"), g_strerror (cause));
  return FALSE;
}

/* A new database is made one with a log; while another program does that as well, SQLite doesn't
 * wait. */
static gboolean
use_log (AnnoIndexStore *self, GError **error)
{
  int result = SQLITE_BUSY;

  for (guint waited = 0; waited < PATIENCE; waited += PAUSE)
    {
      result = sqlite3_exec (self->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
      if ((result & 0xFF) != SQLITE_BUSY)
        break;
      g_usleep (PAUSE * 1000);
    }
  return result == SQLITE_OK || fail (self, result, error);
}

static gboolean
set_up (AnnoIndexStore *self, const char *path, GError **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  int result = sqlite3_open_v2 (path, &self->db, flags, NULL);
  if (result != SQLITE_OK)
    return fail (self, result, error);

  sqlite3_busy_timeout (self->db, PATIENCE);
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* What a power cut takes of the last moments is found missing, and read again. */
  return use_log (self, error)
         && anno_index_store_exec (self,
                                   "PRAGMA synchronous = NORMAL;"
                                   "PRAGMA cache_size = -32768; PRAGMA mmap_size = 0;"
                                   "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;",
                                   error)
         && check_whole (self, path, error) && check_tables (self, error);
}

static guint64
inode_at (const char *path)
{
  struct stat info;
  return stat (path, &info) == 0 ? info.st_ino : 0;
}

static AnnoIndexStore *
store_new (const char *root)
{
  AnnoIndexStore *self = g_new0 (AnnoIndexStore, 1);

  self->root = g_strdup (root);
  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, finalize);
  return self;
}

static AnnoIndexStore *
try_open (const char *root, GError **error)
{
  g_autofree char *folder = anno_index_store_folder (root);
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (AnnoIndexStore) self = store_new (root);

  self->path = g_strdup (path);
  if (!make_folder (folder, error) || !make_private (path, error))
    return NULL;
  self->inode = inode_at (path);
  if (!set_up (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

AnnoIndexStore *
anno_index_store_open (const char *root, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autoptr (GError) problem = NULL;
  AnnoIndexStore *self = try_open (root, &problem);
  if (self != NULL)
    return self;
  if (!anno_index_error_is_damage (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  anno_index_store_remove (root);
  return try_open (root, error);
}

AnnoIndexStore *
anno_index_store_open_in_memory (const char *root, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autoptr (AnnoIndexStore) self = store_new (root);
  self->path = g_strdup (":memory:");
  return set_up (self, self->path, error) ? g_steal_pointer (&self) : NULL;
}

void
anno_index_store_close (AnnoIndexStore *self)
{
  if (self == NULL)
    return;
  anno_index_store_keep (self, NULL, NULL);
  g_hash_table_unref (self->statements);
  g_warn_if_fail (sqlite3_close (self->db) == SQLITE_OK);
  g_free (self->root);
  g_free (self->path);
  g_free (self);
}

const char *
anno_index_store_get_root (const AnnoIndexStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->root;
}

gboolean
anno_index_store_is_current (const AnnoIndexStore *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return inode_at (self->path) == self->inode;
}

gint64
anno_index_store_get_version (AnnoIndexStore *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return ask_number (self, "PRAGMA data_version", 0) + sqlite3_total_changes (self->db);
}

gpointer
anno_index_store_get_kept (AnnoIndexStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->kept;
}

void
anno_index_store_keep (AnnoIndexStore *self, gpointer kept, GDestroyNotify free_kept)
{
  g_return_if_fail (self != NULL);

  if (self->kept != NULL)
    self->free_kept (self->kept);
  self->kept = kept;
  self->free_kept = free_kept;
}

void
anno_index_store_interrupt (AnnoIndexStore *self)
{
  g_return_if_fail (self != NULL);
  sqlite3_interrupt (self->db);
}

sqlite3_stmt *
anno_index_store_prepare (AnnoIndexStore *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);
  if (result != SQLITE_OK)
    fail (self, result, error);
  return statement;
}

sqlite3_stmt *
anno_index_store_get (AnnoIndexStore *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      statement = anno_index_store_prepare (self, sql, error);
      if (statement != NULL)
        g_hash_table_insert (self->statements, (gpointer) sql, statement);
      return statement;
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

gboolean
anno_index_store_step (AnnoIndexStore *self, sqlite3_stmt *statement, GError **error)
{
  g_return_val_if_fail (self != NULL && statement != NULL, FALSE);

  int result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    fail (self, result, error);
  sqlite3_reset (statement);
  return FALSE;
}

gboolean
anno_index_store_run (AnnoIndexStore *self, sqlite3_stmt *statement, GError **error)
{
  g_return_val_if_fail (self != NULL && statement != NULL, FALSE);

  int result = sqlite3_step (statement);
  gboolean good = result == SQLITE_DONE || result == SQLITE_ROW || fail (self, result, error);
  sqlite3_reset (statement);
  return good;
}

void
anno_index_store_set_patience (AnnoIndexStore *self, guint patience)
{
  g_return_if_fail (self != NULL);
  sqlite3_busy_timeout (self->db, (int) patience);
}

gboolean
anno_index_store_begin (AnnoIndexStore *self, GError **error)
{
  return anno_index_store_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
anno_index_store_commit (AnnoIndexStore *self, GError **error)
{
  return anno_index_store_exec (self, "COMMIT", error);
}

void
anno_index_store_rollback (AnnoIndexStore *self)
{
  if (!sqlite3_get_autocommit (self->db))
    anno_index_store_exec (self, "ROLLBACK", NULL);
}

gint64
anno_index_store_get_number (AnnoIndexStore *self, const char *key, gint64 otherwise)
{
  g_return_val_if_fail (self != NULL && key != NULL, otherwise);

  sqlite3_stmt *get = anno_index_store_get (self, "SELECT value FROM about WHERE key = ?", NULL);
  if (get == NULL)
    return otherwise;
  anno_index_bind_text (get, 1, key);
  if (anno_index_store_step (self, get, NULL))
    otherwise = sqlite3_column_int64 (get, 0);
  sqlite3_reset (get);
  return otherwise;
}

gboolean
anno_index_store_set_number (AnnoIndexStore *self, const char *key, gint64 value, GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  sqlite3_stmt *set
      = anno_index_store_get (self, "INSERT OR REPLACE INTO about VALUES (?, ?)", error);
  if (set == NULL)
    return FALSE;
  anno_index_bind_text (set, 1, key);
  sqlite3_bind_int64 (set, 2, value);
  return anno_index_store_run (self, set, error);
}

void
anno_index_bind_bytes (sqlite3_stmt *statement, int at, const char *bytes)
{
  if (bytes == NULL)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_blob64 (statement, at, bytes, strlen (bytes), SQLITE_STATIC);
}

char *
anno_index_take_bytes (sqlite3_stmt *statement, int at)
{
  const char *bytes = sqlite3_column_blob (statement, at);
  int n = sqlite3_column_bytes (statement, at);

  if (sqlite3_column_type (statement, at) == SQLITE_NULL)
    return NULL;
  return g_strndup (bytes != NULL ? bytes : "", (gsize) n);
}

const char *
anno_index_take_slug (sqlite3_stmt *statement, int at, const char *last)
{
  const char *bytes = sqlite3_column_blob (statement, at);
  gsize n = (gsize) sqlite3_column_bytes (statement, at);

  if (bytes != NULL && strncmp (last, bytes, n) == 0 && last[n] == '\0')
    return last;
  g_autofree char *copy = g_strndup (bytes != NULL ? bytes : "", n);
  return g_intern_string (copy);
}

void
anno_index_bind_text (sqlite3_stmt *statement, int at, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_text (statement, at, text, -1, SQLITE_STATIC);
}

char *
anno_index_take_text (sqlite3_stmt *statement, int at)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, at));
}

void
anno_index_store_rest (AnnoIndexStore *self)
{
  g_return_if_fail (self != NULL);
  sqlite3_db_release_memory (self->db);
}
