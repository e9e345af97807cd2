#include "intake/article-writer.h"

#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/folder.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "session/layout.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
make_path (const AnnoArticlePlace *place, const char *stem)
{
  return *place->folder == '\0' ? g_strconcat (stem, ".txt", NULL)
                                : g_strconcat (place->folder, "/", stem, ".txt", NULL);
}

char *
anno_article_place_choose (const AnnoArticlePlace *self)
{
  g_return_val_if_fail (self != NULL && self->known != NULL, NULL);

  g_autofree char *below = make_path (self, self->stem);
  for (guint *number = anno_known_articles_number (self->known, below);; (*number)++)
    {
      g_autofree char *stem = anno_safe_name_slug_numbered (self->stem, *number);
      g_autofree char *path = make_path (self, stem);
      if (!anno_known_articles_has_path (self->known, path))
        return g_steal_pointer (&path);
    }
}

/* The corpus itself is there. */
static gboolean
make_folder (const char *root, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  return g_str_equal (folder, ".") || anno_folder_make_below (root, folder, error);
}

/* The meta file comes first: an article that is there has it. Of two imports at once, the one whose
 * meta file is there has the name. */
gboolean
anno_article_add (AnnoFileBatch *batch, const char *root, const char *path, GBytes *text,
                  const AnnoMeta *meta, GError **error)
{
  g_return_val_if_fail (batch != NULL && root != NULL && path != NULL, FALSE);
  g_return_val_if_fail (text != NULL && meta != NULL, FALSE);

  g_autofree char *file = anno_layout_article_file (root, path);
  g_autofree char *meta_file = anno_layout_meta_file (root, path);
  g_autoptr (GBytes) known = anno_meta_file_write (meta);
  guint before = anno_file_batch_get_n (batch);
  if (make_folder (root, path, error) && anno_file_batch_add (batch, meta_file, known, error)
      && anno_file_batch_add (batch, file, text, error))
    {
      anno_file_batch_tie (batch);
      return TRUE;
    }
  anno_file_batch_drop (batch, before);
  return FALSE;
}

/* Nothing that would be taken for an article, or for a file of the program. */
static char *
source_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *slug = anno_safe_name_slug_or (dot != NULL ? dot + 1 : "", "raw");

  return strlen (slug) > 8 || g_str_equal (slug, "txt") ? g_strdup ("raw") : g_steal_pointer (&slug);
}

char *
anno_article_source_name (const char *path, const char *name)
{
  g_return_val_if_fail (path != NULL && name != NULL, NULL);

  g_autofree char *ending = source_ending (name);
  g_autofree char *base = g_path_get_basename (path);
  return g_strdup_printf ("%.*s.source.%s", (int) (strlen (base) - strlen (".txt")), base, ending);
}

gboolean
anno_article_add_source (AnnoFileBatch *batch, const char *root, const char *path,
                         const char *source_name, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (batch != NULL && root != NULL && path != NULL, FALSE);
  g_return_val_if_fail (source_name != NULL && bytes != NULL, FALSE);

  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file = g_build_filename (root, folder, source_name, NULL);
  return make_folder (root, path, error) && anno_file_batch_add (batch, file, bytes, error);
}

gboolean
anno_article_add_stream (AnnoFileBatch *batch, const char *root, const char *path,
                         const char *source_name, int fd, GError **error)
{
  g_return_val_if_fail (batch != NULL && root != NULL && path != NULL, FALSE);
  g_return_val_if_fail (source_name != NULL && fd >= 0, FALSE);

  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file = g_build_filename (root, folder, source_name, NULL);
  return make_folder (root, path, error) && anno_file_batch_add_copy (batch, file, fd, error);
}

static gboolean
is_annotated (const char *root, const char *path)
{
  g_auto (GStrv) slugs = anno_layout_list_annotators (root, NULL);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      g_autofree char *layer = anno_layout_layer_file (root, slugs[i], path);
      if (g_file_test (layer, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_meta (const char *file, AnnoMeta *meta, GError **error)
{
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_FILE, NULL, error);
  return bytes != NULL && anno_meta_file_read (bytes, meta, error);
}

/* The source that was kept goes with the article that it is named after. */
static void
remove_source (const char *file, const char *original)
{
  g_autofree char *stem = g_strndup (file, strlen (file) - strlen (".txt"));
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *source = original != NULL ? g_build_filename (folder, original, NULL) : NULL;
  g_autofree char *named = g_strconcat (stem, ".source.", NULL);

  if (source != NULL && strchr (original, '/') == NULL && g_str_has_prefix (source, named))
    g_unlink (source);
}

static gboolean
refuse (const char *path, GError **error)
{
  g_autofree char *shown = anno_safe_name_display (path);
  g_set_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED,
               _("%s stays: somebody has worked on it since it was imported."), shown);
  return FALSE;
}

gboolean
anno_article_take_back (const char *root, const char *path, GError **error)
{
  g_return_val_if_fail (root != NULL && path != NULL, FALSE);

  g_auto (AnnoMeta) meta = { NULL };
  g_autofree char *file = anno_layout_article_file (root, path);
  g_autofree char *meta_file = anno_layout_meta_file (root, path);
  g_autoptr (GBytes) text = anno_file_reader_read (file, G_MAXSSIZE, NULL, error);
  if (text == NULL || !read_meta (meta_file, &meta, error))
    return FALSE;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  if (g_strcmp0 (meta.sha256, sha256) != 0 || is_annotated (root, path))
    return refuse (path, error);
  if (g_unlink (file) != 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_SAVE, file, errno);
      return FALSE;
    }
  g_unlink (meta_file);
  remove_source (file, meta.original);
  return TRUE;
}
