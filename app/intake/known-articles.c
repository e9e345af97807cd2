#include "intake/known-articles.h"

#include "files/file-reader.h"
#include "files/folder-scan.h"
#include "formats/json-scan.h"
#include "formats/meta-file.h"
#include "session/layout.h"

#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *path;
  char *sha256; /* of those that were added; NULL: what is on the disk counts */
} Known;

struct _AnnoKnownArticles
{
  char *root;
  GHashTable *by_size; /* gint64 → GPtrArray of Known */
  GHashTable *by_id;   /* char → char: a path */
  GHashTable *paths;   /* a set of char */
};

static void
known_free (Known *self)
{
  g_free (self->path);
  g_free (self->sha256);
  g_free (self);
}

/* Takes @sha256 over. */
static void
add (AnnoKnownArticles *self, const char *path, gint64 size, char *sha256)
{
  GPtrArray *equal = g_hash_table_lookup (self->by_size, &size);

  if (equal == NULL)
    {
      equal = g_ptr_array_new_with_free_func ((GDestroyNotify) known_free);
      g_hash_table_insert (self->by_size, g_memdup2 (&size, sizeof size), equal);
    }
  Known *known = g_new0 (Known, 1);
  known->path = g_strdup (path);
  known->sha256 = sha256;
  g_ptr_array_add (equal, known);
  g_hash_table_add (self->paths, g_strdup (path));
}

static void
add_id (AnnoKnownArticles *self, const char *path, const char *id)
{
  if (id != NULL && !g_hash_table_contains (self->by_id, id))
    g_hash_table_insert (self->by_id, g_strdup (id), g_strdup (path));
}

/* What can't be read is as good as not there: at worst, an article comes in twice. */
static void
look_at (AnnoKnownArticles *self, const char *path)
{
  g_autofree char *file = anno_layout_article_file (self->root, path);
  g_autofree char *meta_file = anno_layout_meta_file (self->root, path);
  g_auto (AnnoMeta) meta = { NULL };
  struct stat status;

  if (stat (file, &status) != 0)
    return;
  add (self, path, status.st_size, NULL);
  g_autoptr (GBytes) bytes = anno_file_reader_read (meta_file, ANNO_JSON_MAX_FILE, NULL, NULL);
  if (bytes != NULL && anno_meta_file_read (bytes, &meta, NULL))
    add_id (self, path, meta.id);
}

AnnoKnownArticles *
anno_known_articles_new (const char *root, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  gboolean is_there = g_file_test (root, G_FILE_TEST_EXISTS);
  g_autoptr (GPtrArray) paths = is_there ? anno_folder_scan (root, NULL, cancellable, error)
                                         : g_ptr_array_new ();
  if (paths == NULL)
    return NULL;
  g_autoptr (AnnoKnownArticles) self = g_new0 (AnnoKnownArticles, 1);
  self->root = g_strdup (root);
  self->by_size = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < paths->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      look_at (self, paths->pdata[i]);
    }
  return g_steal_pointer (&self);
}

void
anno_known_articles_free (AnnoKnownArticles *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->root);
  g_hash_table_unref (self->by_size);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->paths);
  g_free (self);
}

static char *
hash (GBytes *text)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
}

/* What was read once isn't read again. */
static gboolean
has_text (AnnoKnownArticles *self, Known *known, const char *sha256)
{
  if (known->sha256 == NULL)
    {
      g_autofree char *file = anno_layout_article_file (self->root, known->path);
      g_autoptr (GBytes) bytes = anno_file_reader_read (file, G_MAXSSIZE, NULL, NULL);
      known->sha256 = bytes != NULL ? hash (bytes) : g_strdup ("");
    }
  return g_str_equal (known->sha256, sha256);
}

const char *
anno_known_articles_find_text (AnnoKnownArticles *self, GBytes *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  gint64 size = (gint64) g_bytes_get_size (text);
  GPtrArray *equal = g_hash_table_lookup (self->by_size, &size);
  g_autofree char *sha256 = equal != NULL ? hash (text) : NULL;
  for (guint i = 0; equal != NULL && i < equal->len; i++)
    if (has_text (self, equal->pdata[i], sha256))
      return ((Known *) equal->pdata[i])->path;
  return NULL;
}

const char *
anno_known_articles_find_id (AnnoKnownArticles *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

void
anno_known_articles_add (AnnoKnownArticles *self, const char *path, GBytes *text, const char *id)
{
  g_return_if_fail (self != NULL && path != NULL && text != NULL);

  add (self, path, (gint64) g_bytes_get_size (text), hash (text));
  add_id (self, path, id);
}

gboolean
anno_known_articles_has_path (AnnoKnownArticles *self, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  g_autofree char *file = anno_layout_article_file (self->root, path);
  g_autofree char *meta = anno_layout_meta_file (self->root, path);
  return g_hash_table_contains (self->paths, path) || g_file_test (file, G_FILE_TEST_EXISTS)
         || g_file_test (file, G_FILE_TEST_IS_SYMLINK) || g_file_test (meta, G_FILE_TEST_EXISTS);
}
