#include "index/corpus-signs.h"

#include "files/folder-scan.h"
#include "session/layout.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define MAX_DEPTH 64
#define ANNOTATIONS "annotations"
#define META_ENDING ".meta.json"
#define TEXT_ENDING ".txt"
#define LAYER_ENDING ".json"

/* Where in the corpus a folder lies. */
typedef struct
{
  const char *path; /* below the root; "" for it */
  const char *slug; /* whose layers lie in it, or NULL */
  const char *rest; /* … and its path below the annotator's folder */
  guint depth;
  gboolean by_link; /* then only layers count */
} Folder;

typedef struct
{
  AnnoCorpusSigns *signs;
  GHashTable *metas; /* path of the article without its ending → AnnoIndexSign */
  GCancellable *cancellable;
} Walk;

void
anno_article_signs_free (AnnoArticleSigns *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_clear_pointer (&self->layers, g_array_unref);
  g_free (self);
}

void
anno_corpus_signs_free (AnnoCorpusSigns *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->articles);
  g_hash_table_unref (self->ledgers);
  g_free (self);
}

static AnnoCorpusSigns *
signs_new (void)
{
  AnnoCorpusSigns *self = g_new0 (AnnoCorpusSigns, 1);

  self->articles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                          (GDestroyNotify) anno_article_signs_free);
  self->ledgers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->whole = TRUE;
  return self;
}

/* @path: transfer full. */
static AnnoArticleSigns *
get_article (AnnoCorpusSigns *self, char *path)
{
  AnnoArticleSigns *article = g_hash_table_lookup (self->articles, path);

  if (article != NULL)
    {
      g_free (path);
      return article;
    }
  article = g_new0 (AnnoArticleSigns, 1);
  article->path = path;
  article->text = article->meta = ANNO_INDEX_NO_SIGN;
  g_hash_table_insert (self->articles, path, article);
  return article;
}

static void
add_layer (AnnoArticleSigns *article, const char *slug, AnnoIndexSign sign)
{
  AnnoLayerSign layer = { slug, sign };

  if (article->layers == NULL)
    article->layers = g_array_sized_new (FALSE, FALSE, sizeof (AnnoLayerSign), 2);
  g_array_append_val (article->layers, layer);
}

static char *
join (const char *folder, const char *name, gsize length)
{
  gsize n = strlen (folder);
  char *path = g_malloc (n + length + 2);

  memcpy (path, folder, n);
  if (n > 0)
    path[n++] = '/';
  memcpy (path + n, name, length);
  path[n + length] = '\0';
  return path;
}

static gboolean
has_ending (const char *name, gsize length, const char *ending)
{
  gsize n = strlen (ending);
  return length > n && memcmp (name + length - n, ending, n) == 0;
}

static AnnoLedgerSigns *
get_ledger (AnnoCorpusSigns *self, const char *slug)
{
  AnnoLedgerSigns *ledger = g_hash_table_lookup (self->ledgers, slug);

  if (ledger != NULL)
    return ledger;
  ledger = g_new0 (AnnoLedgerSigns, 1);
  ledger->slug = slug;
  ledger->people = ledger->name = ANNO_INDEX_NO_SIGN;
  g_hash_table_insert (self->ledgers, (gpointer) slug, ledger);
  return ledger;
}

/* A file of an annotator: who that is, whom they name, or a layer on an article. */
static void
add_annotators_file (Walk *self, const Folder *folder, const char *name, AnnoIndexSign sign)
{
  gsize length = strlen (name) - strlen (LAYER_ENDING);
  g_autofree char *article = g_strndup (name, length);

  if (*folder->rest == '\0' && strcmp (name, "people.json") == 0)
    get_ledger (self->signs, folder->slug)->people = sign;
  else if (*folder->rest == '\0' && strcmp (name, "annotator.json") == 0)
    get_ledger (self->signs, folder->slug)->name = sign;
  else if (anno_folder_scan_is_article (article) && !anno_layout_is_copy (name))
    add_layer (get_article (self->signs, join (folder->rest, name, length)), folder->slug, sign);
}

static void
add_file (Walk *self, const Folder *folder, const char *name, const struct stat *info)
{
  AnnoIndexSign sign = anno_index_sign_from_stat (info);
  gsize length = strlen (name);

  if (folder->slug != NULL && has_ending (name, length, LAYER_ENDING))
    add_annotators_file (self, folder, name, sign);
  if (folder->by_link)
    return;
  if (anno_folder_scan_is_article (name))
    get_article (self->signs, join (folder->path, name, length))->text = sign;
  else if (has_ending (name, length, META_ENDING))
    {
      char *stem = join (folder->path, name, length - strlen (META_ENDING));
      g_hash_table_insert (self->metas, stem, g_memdup2 (&sign, sizeof sign));
    }
}

static gboolean
may_matter (const Folder *folder, const char *name, gsize length)
{
  return anno_folder_scan_is_article (name) || has_ending (name, length, META_ENDING)
         || (folder->slug != NULL && has_ending (name, length, LAYER_ENDING));
}

static void walk_folder (Walk *self, int parent, const char *name, const Folder *folder);

/* Whether a link to a folder is followed here: where annotations lie, and no further. */
static gboolean
follows (const Folder *folder, const char *name)
{
  return (*folder->path == '\0' && strcmp (name, ANNOTATIONS) == 0)
         || strcmp (folder->path, ANNOTATIONS) == 0;
}

static void
enter (Walk *self, int parent, const char *name, const Folder *folder, gboolean by_link)
{
  gsize length = strlen (name);
  g_autofree char *path = join (folder->path, name, length);
  g_autofree char *rest = folder->slug != NULL ? join (folder->rest, name, length) : NULL;
  Folder inner = { path, folder->slug, rest, folder->depth + 1, folder->by_link || by_link };

  if (strcmp (folder->path, ANNOTATIONS) == 0)
    {
      inner.slug = g_intern_string (name);
      inner.rest = "";
      get_ledger (self->signs, inner.slug);
    }
  if (inner.depth >= MAX_DEPTH)
    self->signs->whole = FALSE;
  else
    walk_folder (self, parent, name, &inner);
}

static void
visit (Walk *self, int fd, const struct dirent *entry, const Folder *folder)
{
  const char *name = entry->d_name;
  struct stat info;

  if (name[0] == '.')
    return;
  if (entry->d_type == DT_DIR)
    {
      enter (self, fd, name, folder, FALSE);
      return;
    }
  gboolean is_link = entry->d_type == DT_LNK;
  if (!may_matter (folder, name, strlen (name)) && entry->d_type != DT_UNKNOWN
      && !(is_link && follows (folder, name)))
    return;
  if (entry->d_type == DT_UNKNOWN && fstatat (fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0)
    is_link = S_ISLNK (info.st_mode);
  if (fstatat (fd, name, &info, 0) != 0)
    return;
  if (S_ISREG (info.st_mode))
    add_file (self, folder, name, &info);
  else if (S_ISDIR (info.st_mode) && (!is_link || follows (folder, name)))
    enter (self, fd, name, folder, is_link);
}

/* What a disk can't give any more isn't gone. */
static struct dirent *
next_entry (Walk *self, DIR *stream)
{
  errno = 0;
  struct dirent *entry = readdir (stream);
  if (entry == NULL && errno != 0)
    self->signs->whole = FALSE;
  return entry;
}

static void
walk_folder (Walk *self, int parent, const char *name, const Folder *folder)
{
  int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (folder->by_link ? 0 : O_NOFOLLOW);
  int fd = openat (parent, name, folder->depth == 0 ? flags & ~O_NOFOLLOW : flags);
  DIR *stream = fd >= 0 ? fdopendir (fd) : NULL;

  if (stream == NULL)
    {
      self->signs->whole = FALSE;
      if (fd >= 0)
        close (fd);
      return;
    }
  for (struct dirent *entry = next_entry (self, stream);
       entry != NULL && !g_cancellable_is_cancelled (self->cancellable);
       entry = next_entry (self, stream))
    visit (self, fd, entry, folder);
  closedir (stream);
}

static char *
stem_of (const char *path)
{
  return g_strndup (path, strlen (path) - strlen (TEXT_ENDING));
}

static void
add_metas (Walk *self)
{
  GHashTableIter iter;
  gpointer value;

  if (g_hash_table_size (self->metas) == 0)
    return;
  g_hash_table_iter_init (&iter, self->signs->articles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AnnoArticleSigns *article = value;
      g_autofree char *stem = stem_of (article->path);
      const AnnoIndexSign *sign = g_hash_table_lookup (self->metas, stem);
      if (sign != NULL)
        article->meta = *sign;
    }
}

static gboolean
check_root (const char *root, GError **error)
{
  int fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, root, errno);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

AnnoCorpusSigns *
anno_corpus_signs_take (const char *root, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  if (!check_root (root, error))
    return NULL;
  g_autoptr (AnnoCorpusSigns) signs = signs_new ();
  g_autoptr (GHashTable) metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Walk walk = { signs, metas, cancellable };
  Folder top = { "", NULL, NULL, 0, FALSE };
  walk_folder (&walk, AT_FDCWD, root, &top);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  add_metas (&walk);
  return g_steal_pointer (&signs);
}

static AnnoIndexSign
look_at (const char *path)
{
  struct stat info;
  return stat (path, &info) == 0 && S_ISREG (info.st_mode) ? anno_index_sign_from_stat (&info)
                                                           : ANNO_INDEX_NO_SIGN;
}

AnnoArticleSigns *
anno_article_signs_take (const char *root, const char *path)
{
  g_return_val_if_fail (root != NULL && path != NULL, NULL);

  AnnoArticleSigns *self = g_new0 (AnnoArticleSigns, 1);
  g_autofree char *text = anno_layout_article_file (root, path);
  g_autofree char *meta = anno_layout_meta_file (root, path);
  g_auto (GStrv) slugs = anno_layout_list_annotators (root, NULL);

  self->path = g_strdup (path);
  self->text = look_at (text);
  self->meta = look_at (meta);
  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      g_autofree char *file = anno_layout_layer_file (root, slugs[i], path);
      AnnoIndexSign sign = look_at (file);
      if (sign.size >= 0)
        add_layer (self, g_intern_string (slugs[i]), sign);
    }
  return self;
}

/* Each name in small letters, then as it is; what parts them comes before all that is in names. */
char *
anno_corpus_signs_place (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  GString *place = g_string_sized_new (2 * strlen (path) + 4);
  for (const char *name = path; name != NULL;)
    {
      const char *slash = strchr (name, '/');
      gsize length = slash != NULL ? (gsize) (slash - name) : strlen (name);
      for (gsize i = 0; i < length; i++)
        g_string_append_c (place, g_ascii_tolower (name[i]));
      g_string_append_c (place, '\1');
      g_string_append_len (place, name, (gssize) length);
      g_string_append_c (place, '\1');
      name = slash != NULL ? slash + 1 : NULL;
    }
  return g_string_free (place, FALSE);
}
