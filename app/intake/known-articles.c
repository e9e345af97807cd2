#include "intake/known-articles.h"

#include "files/file-reader.h"
#include "files/folder-scan.h"
#include "formats/json-scan.h"
#include "formats/meta-file.h"
#include "session/layout.h"

#include <string.h>
#include <sys/stat.h>

struct _AnnoKnownArticles
{
  char *root;
  GHashTable *unread;  /* gint64, a size → GPtrArray of char: paths on the disk, not read yet */
  GHashTable *by_text; /* char, a SHA-256 → char: the path of the first one that has it */
  GHashTable *by_id;   /* char → char: a path */
  GHashTable *paths;   /* a set of char */
  GHashTable *numbers; /* char, a stem → guint */
};

static void
add_unread (AnnoKnownArticles *self, const char *path, gint64 size)
{
  GPtrArray *equal = g_hash_table_lookup (self->unread, &size);

  if (equal == NULL)
    {
      equal = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->unread, g_memdup2 (&size, sizeof size), equal);
    }
  g_ptr_array_add (equal, g_strdup (path));
  g_hash_table_add (self->paths, g_strdup (path));
}

static void
add_text (AnnoKnownArticles *self, const char *path, GBytes *text)
{
  char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);

  if (g_hash_table_contains (self->by_text, sha256))
    g_free (sha256);
  else
    g_hash_table_insert (self->by_text, sha256, g_strdup (path));
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
  add_unread (self, path, status.st_size);
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
  self->unread = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  g_hash_table_unref (self->unread);
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->paths);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* What may be equal is read, once. */
static void
read_size (AnnoKnownArticles *self, gint64 size)
{
  GPtrArray *equal = g_hash_table_lookup (self->unread, &size);

  for (guint i = 0; equal != NULL && i < equal->len; i++)
    {
      g_autofree char *file = anno_layout_article_file (self->root, equal->pdata[i]);
      g_autoptr (GBytes) bytes = anno_file_reader_read (file, G_MAXSSIZE, NULL, NULL);
      if (bytes != NULL)
        add_text (self, equal->pdata[i], bytes);
    }
  g_hash_table_remove (self->unread, &size);
}

const char *
anno_known_articles_find_text (AnnoKnownArticles *self, GBytes *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  read_size (self, (gint64) g_bytes_get_size (text));
  if (g_hash_table_size (self->by_text) == 0)
    return NULL;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  return g_hash_table_lookup (self->by_text, sha256);
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

  read_size (self, (gint64) g_bytes_get_size (text)); /* those were first */
  add_text (self, path, text);
  g_hash_table_add (self->paths, g_strdup (path));
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

guint *
anno_known_articles_number (AnnoKnownArticles *self, const char *stem)
{
  g_return_val_if_fail (self != NULL && stem != NULL, NULL);

  guint *number = g_hash_table_lookup (self->numbers, stem);
  if (number != NULL)
    return number;
  number = g_new (guint, 1);
  *number = 1;
  g_hash_table_insert (self->numbers, g_strdup (stem), number);
  return number;
}
