#include "session/conflict-copies.h"

#include "files/folder-scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_DEPTH 64 /* folders, as for articles */
#define LAYERS "annotations/"
#define REVIEWS "reviews/"

void
anno_conflict_copy_free (AnnoConflictCopy *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->original);
  g_free (self->article);
  g_free (self->slug);
  g_free (self);
}

gboolean
anno_conflict_copy_is_open (const AnnoConflictCopy *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->origin != ANNO_CONFLICT_ORIGIN_KEPT && self->origin != ANNO_CONFLICT_ORIGIN_MERGED;
}

static gboolean
has_ending (const char *name, const char *ending)
{
  gsize length = strlen (name), n = strlen (ending);
  return length > n && g_ascii_strcasecmp (name + length - n, ending) == 0;
}

/* Where a name may be in a corpus. */
typedef struct
{
  gboolean layers; /* in an annotator's folder, … */
  gboolean top;    /* … right in it, or right in the root */
} Place;

/* What the file called @name is; FALSE where it is nothing of a corpus. */
static gboolean
classify (const char *name, const Place *place, AnnoCopyKind *kind)
{
  static const struct
  {
    const char *name;
    gboolean layers;
    AnnoCopyKind kind;
  } files[] = {
    { "people.json", TRUE, ANNO_COPY_PEOPLE },
    { "annotator.json", TRUE, ANNO_COPY_ANNOTATOR },
    { "tagset.json", FALSE, ANNO_COPY_TAGSET },
    { "corpus.json", FALSE, ANNO_COPY_CORPUS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (place->top && place->layers == files[i].layers && strcmp (name, files[i].name) == 0)
      {
        *kind = files[i].kind;
        return TRUE;
      }
  if (place->layers && has_ending (name, ".txt.json"))
    *kind = ANNO_COPY_LAYER;
  else if (!place->layers && has_ending (name, ".meta.json"))
    *kind = ANNO_COPY_META;
  else if (anno_folder_scan_is_article (name))
    *kind = ANNO_COPY_ARTICLE;
  else
    return FALSE;
  return TRUE;
}

/* An article is anybody's to name: of those only what is sure is a copy. */
static gboolean
is_expected_cb (const char *name, gpointer data)
{
  AnnoCopyKind kind;
  return classify (name, data, &kind) && kind != ANNO_COPY_ARTICLE;
}

static char *
find_original (const char *name, Place *place, AnnoCopyKind *kind, AnnoConflictOrigin *origin)
{
  g_autofree char *original = NULL;

  if (!anno_folder_scan_is_article (name))
    original = anno_conflict_name_original_of (name, is_expected_cb, place, origin);
  if (original == NULL && !is_expected_cb (name, place))
    original = anno_conflict_name_original (name, origin);
  if (original == NULL || !classify (original, place, kind))
    return NULL;
  return g_steal_pointer (&original);
}

/* @below: what comes after @prefix in @path, and its first folder; NULL where it isn't so. */
static char *
take_slug (const char *path, const char *prefix, const char **below)
{
  if (!g_str_has_prefix (path, prefix))
    return NULL;
  const char *slug = path + strlen (prefix);
  const char *end = strchr (slug, '/');
  if (end == NULL || end == slug)
    return NULL;
  *below = end + 1;
  return g_strndup (slug, (gsize) (end - slug));
}

static char *
article_of (AnnoCopyKind kind, const char *original, const char *below)
{
  const char *ending = kind == ANNO_COPY_META ? ".meta.json" : ".json";

  if (kind == ANNO_COPY_ARTICLE)
    return g_strdup (original);
  if (kind != ANNO_COPY_LAYER && kind != ANNO_COPY_META)
    return NULL;
  gsize length = strlen (below) - strlen (ending);
  return kind == ANNO_COPY_LAYER ? g_strndup (below, length)
                                 : g_strdup_printf ("%.*s.txt", (int) length, below);
}

AnnoConflictCopy *
anno_conflict_copy_recognise (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  const char *below = path;
  g_autofree char *slug = take_slug (path, LAYERS, &below);
  g_autofree char *name = g_path_get_basename (path);
  Place place = { slug != NULL, strchr (below, '/') == NULL };
  AnnoCopyKind kind = ANNO_COPY_LAYER;
  AnnoConflictOrigin origin;

  if (g_str_has_prefix (path, REVIEWS))
    place.top = FALSE;
  g_autofree char *original_name = find_original (name, &place, &kind, &origin);
  if (original_name == NULL)
    return NULL;
  AnnoConflictCopy *self = g_new0 (AnnoConflictCopy, 1);
  self->kind = kind;
  self->origin = origin;
  self->path = g_strdup (path);
  self->original
      = g_strdup_printf ("%.*s%s", (int) (strlen (path) - strlen (name)), path, original_name);
  self->article = article_of (kind, self->original, self->original + (below - path));
  self->slug = kind == ANNO_COPY_ARTICLE ? NULL : g_steal_pointer (&slug);
  return self;
}

typedef struct
{
  const char *root;
  GPtrArray *found;
  GCancellable *cancellable;
} Search;

/* An article that is alone is an article, whatever it is called. */
static gboolean
counts (Search *self, const AnnoConflictCopy *copy)
{
  if (copy->kind != ANNO_COPY_ARTICLE)
    return TRUE;
  g_autofree char *original = g_build_filename (self->root, copy->original, NULL);
  return g_file_test (original, G_FILE_TEST_IS_REGULAR);
}

static void walk (Search *self, const char *folder, guint depth);

static void
visit (Search *self, const char *folder, const struct dirent *entry, int fd, guint depth)
{
  gboolean is_folder = entry->d_type == DT_DIR;
  struct stat info;

  if (entry->d_name[0] == '.')
    return;
  if (entry->d_type == DT_UNKNOWN)
    is_folder
        = fstatat (fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR (info.st_mode);
  g_autofree char *below
      = *folder == '\0' ? g_strdup (entry->d_name) : g_build_filename (folder, entry->d_name, NULL);
  if (is_folder && depth + 1 < MAX_DEPTH)
    walk (self, below, depth + 1);
  if (is_folder)
    return;
  g_autoptr (AnnoConflictCopy) copy = anno_conflict_copy_recognise (below);
  if (copy != NULL && counts (self, copy))
    g_ptr_array_add (self->found, g_steal_pointer (&copy));
}

static void
walk (Search *self, const char *folder, guint depth)
{
  g_autofree char *path = g_build_filename (self->root, folder, NULL);
  DIR *stream = opendir (path);
  if (stream == NULL)
    return;
  for (struct dirent *entry = readdir (stream);
       entry != NULL && !g_cancellable_is_cancelled (self->cancellable); entry = readdir (stream))
    visit (self, folder, entry, dirfd (stream), depth);
  closedir (stream);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(AnnoConflictCopy *const *) a)->path, (*(AnnoConflictCopy *const *) b)->path);
}

GPtrArray *
anno_conflict_copies_find (const char *root, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_conflict_copy_free);
  Search self = { root, found, cancellable };

  walk (&self, "", 0);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_sort (found, compare_paths);
  return g_steal_pointer (&found);
}
