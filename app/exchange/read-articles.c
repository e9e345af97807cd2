#include "exchange/read-articles.h"

#include "files/file-reader.h"
#include "files/folder-scan.h"
#include "foreign/foreign-source.h"
#include "intake/article-name.h"
#include "intake/article-writer.h"
#include "intake/known-articles.h"
#include "session/layout.h"
#include "text/anchor.h"

#include <string.h>

#define ENDING ".txt"

struct _AnnoReadArticles
{
  char *root;
  AnnoKnownArticles *known;
  GHashTable *paths; /* path, with and without its ending → path */
  GHashTable *bases; /* last part, likewise → path, or "" for several */
  GHashTable *fresh; /* paths of new ones that aren't written */
};

static char *
without_ending (const char *path)
{
  return g_str_has_suffix (path, ENDING) ? g_strndup (path, strlen (path) - strlen (ENDING))
                                         : g_strdup (path);
}

static void
note_base (AnnoReadArticles *self, char *base, const char *path)
{
  const char *other = g_hash_table_lookup (self->bases, base);

  g_hash_table_insert (self->bases, base,
                       g_strdup (other == NULL || g_str_equal (other, path) ? path : ""));
}

static void
note (AnnoReadArticles *self, const char *path)
{
  char *base = g_path_get_basename (path);

  g_hash_table_insert (self->paths, without_ending (path), g_strdup (path));
  g_hash_table_insert (self->paths, g_strdup (path), g_strdup (path));
  note_base (self, without_ending (base), path);
  note_base (self, base, path);
}

AnnoReadArticles *
anno_read_articles_new (const char *root, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autoptr (AnnoKnownArticles) known = anno_known_articles_new (root, cancellable, error);
  if (known == NULL)
    return NULL;
  AnnoReadArticles *self = g_new0 (AnnoReadArticles, 1);
  self->root = g_strdup (root);
  self->known = g_steal_pointer (&known);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) paths = anno_folder_scan (root, NULL, cancellable, NULL);
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    note (self, paths->pdata[i]);
  return self;
}

void
anno_read_articles_free (AnnoReadArticles *self)
{
  if (self == NULL)
    return;
  anno_known_articles_free (self->known);
  g_hash_table_unref (self->paths);
  g_hash_table_unref (self->bases);
  g_hash_table_unref (self->fresh);
  g_free (self->root);
  g_free (self);
}

static const char *
look_up (GHashTable *table, const char *name)
{
  g_autofree char *stem = without_ending (name);
  const char *path = g_hash_table_lookup (table, name);

  if (path == NULL)
    path = g_hash_table_lookup (table, stem);
  return path != NULL && *path != '\0' ? path : NULL;
}

/* Whether the article at @path has the words of @text: a last part of a name says little. */
static gboolean
has_words (AnnoReadArticles *self, const char *path, GBytes *text)
{
  g_autofree char *file = anno_layout_article_file (self->root, path);
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_FOREIGN_FILE_MAX, NULL, NULL);
  g_autoptr (AnnoArticle) here = bytes != NULL ? anno_article_new (bytes, NULL) : NULL;
  g_autoptr (AnnoArticle) there = anno_article_new (text, NULL);

  if (here == NULL || there == NULL)
    return FALSE;
  g_autoptr (AnnoAnchor) one = anno_anchor_new (here), other = anno_anchor_new (there);
  return anno_anchor_has_words_of (one, other);
}

/* One that came in under that name just now is another one: it hasn't this text. */
static const char *
find_name (AnnoReadArticles *self, const char *name, GBytes *text)
{
  g_autofree char *base = g_path_get_basename (name);
  const char *path = look_up (self->paths, name);

  if (path != NULL && (text == NULL || !g_hash_table_contains (self->fresh, path)))
    return path;
  path = look_up (self->bases, base);
  return path != NULL && (text == NULL || has_words (self, path, text)) ? path : NULL;
}

char *
anno_read_articles_find (AnnoReadArticles *self, const AnnoForeignDocument *document,
                         const char *name)
{
  g_return_val_if_fail (self != NULL && document != NULL, NULL);

  g_autoptr (GBytes) text
      = document->text != NULL ? g_bytes_new (document->text, strlen (document->text)) : NULL;
  const char *path = text != NULL ? anno_known_articles_find_text (self->known, text) : NULL;

  if (path == NULL && name != NULL)
    path = find_name (self, name, text);
  return g_strdup (path);
}

char *
anno_read_articles_add (AnnoReadArticles *self, const AnnoForeignDocument *document,
                        const char *name)
{
  g_return_val_if_fail (self != NULL && document != NULL && document->text != NULL, NULL);

  g_autofree char *dirname = name != NULL ? g_path_get_dirname (name) : g_strdup (".");
  g_autofree char *base = name != NULL ? g_path_get_basename (name) : NULL;
  g_autofree char *base_stem = base != NULL ? without_ending (base) : NULL;
  g_autofree char *folder
      = anno_article_name_folder (g_str_equal (dirname, ".") ? "" : dirname);
  g_autofree char *stem = anno_article_name_stem (document->title != NULL && base == NULL
                                                      ? document->title
                                                      : base_stem,
                                                  base);
  g_autoptr (GBytes) text = g_bytes_new (document->text, strlen (document->text));
  const AnnoArticlePlace place = { self->root, self->known, folder, stem };
  char *path = anno_article_place_choose (&place);

  anno_known_articles_add (self->known, path, text, NULL);
  note (self, path);
  g_hash_table_add (self->fresh, g_strdup (path));
  return path;
}

gboolean
anno_read_articles_is_new (AnnoReadArticles *self, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  return g_hash_table_contains (self->fresh, path);
}

static void
keep_error (guint n, const GError *error, gpointer data)
{
  GError **kept = data;
  if (*kept == NULL)
    *kept = g_error_copy (error);
}

gboolean
anno_read_articles_write (AnnoReadArticles *self, const char *path,
                          const AnnoForeignDocument *document, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL && document != NULL, FALSE);

  g_autoptr (AnnoFileBatch) batch = anno_file_batch_new ();
  g_autoptr (GBytes) text = g_bytes_new (document->text, strlen (document->text));
  g_autoptr (GError) problem = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  const AnnoMeta meta = { .title = document->title,
                          .sha256 = sha256,
                          .date = document->date != NULL && anno_meta_is_day (document->date)
                                      ? document->date
                                      : NULL,
                          .date_origin = document->date != NULL ? (char *) "metadata" : NULL };

  if (!anno_article_add (batch, self->root, path, text, &meta, error))
    return FALSE;
  if (!anno_file_batch_commit (batch, keep_error, &problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_hash_table_remove (self->fresh, path);
  return TRUE;
}
