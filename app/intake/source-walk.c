#include "intake/source-walk.h"

#include "files/folder-scan.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_DEPTH 64

typedef struct
{
  char *root;        /* without links, or NULL */
  const char *named; /* what is walked, … */
  gsize n_named;     /* … its bytes without slashes at its end, … */
  char *real;        /* … and where its links lead */
  GCancellable *cancellable;
  AnnoSourceFound found;
  AnnoSourceProblem problem;
  gpointer data;
  gboolean ended;
} Walk;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (Walk *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);

  if (dir == NULL)
    {
      self->problem (path, error->message, self->data);
      return NULL;
    }
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* @path, which begins as what was named, below the corpus; NULL where it isn't. */
static char *
find_below (const Walk *self, const char *path)
{
  gsize length = self->root != NULL ? strlen (self->root) : 0;
  g_autofree char *real = g_build_filename (self->real, path + self->n_named, NULL);

  if (length == 0 || strncmp (real, self->root, length) != 0)
    return NULL;
  const char *below = real + length;
  if (*below != '/' && *below != '\0' && self->root[length - 1] != '/')
    return NULL;
  while (*below == '/')
    below++;
  return g_strdup (below);
}

static gboolean
is_in (const char *below, const char *folder)
{
  gsize length = strlen (folder);
  return g_str_has_prefix (below, folder) && (below[length] == '/' || below[length] == '\0');
}

static gboolean
is_kept_apart (const char *below)
{
  return is_in (below, "annotations") || is_in (below, "reviews");
}

/* What has its own place in the corpus already. */
static gboolean
is_own (const Walk *self, const char *path, gboolean is_folder)
{
  g_autofree char *below = find_below (self, path);

  if (below == NULL)
    return FALSE;
  if (is_kept_apart (below))
    return TRUE;
  g_autofree char *name = g_path_get_basename (below);
  return !is_folder
         && (anno_folder_scan_is_article (name) || g_str_has_suffix (name, ".meta.json")
             || strstr (name, ".source.") != NULL || g_str_equal (below, "corpus.json")
             || g_str_equal (below, "tagset.json"));
}

static void walk_folder (Walk *self, const char *path, const char *folder, guint depth);

static void
visit (Walk *self, const char *path, const char *folder, const char *name, guint depth)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    self->problem (path, g_strerror (errno), self->data);
  else if (S_ISDIR (status.st_mode) && !is_own (self, path, TRUE))
    {
      g_autofree char *below = *folder == '\0' ? g_strdup (name) : g_build_filename (folder, name, NULL);
      walk_folder (self, path, below, depth + 1);
    }
  else if (S_ISREG (status.st_mode) && !is_own (self, path, FALSE))
    self->ended = !self->found (path, folder, self->data);
}

static void
walk_folder (Walk *self, const char *path, const char *folder, guint depth)
{
  if (depth > MAX_DEPTH)
    {
      self->problem (path, _("The folder lies too deep."), self->data);
      return;
    }
  g_autoptr (GPtrArray) names = list_names (self, path);
  for (guint i = 0; names != NULL && i < names->len && !self->ended; i++)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      g_autofree char *below = g_build_filename (path, names->pdata[i], NULL);
      visit (self, below, folder, names->pdata[i], depth);
    }
}

/* An article that is named is meant: it isn't UTF-8, say. One that is there already is told as a double. */
static gboolean
is_refused (const Walk *self, const struct stat *status)
{
  g_autofree char *below = find_below (self, self->named);
  g_autofree char *name = g_path_get_basename (self->named);
  gboolean is_article = S_ISREG (status->st_mode) && anno_folder_scan_is_article (name);

  return is_own (self, self->named, S_ISDIR (status->st_mode)) && (!is_article || is_kept_apart (below));
}

static void
walk_named (Walk *self)
{
  struct stat status;

  if (stat (self->named, &status) != 0)
    self->problem (self->named, g_strerror (errno), self->data);
  else if (is_refused (self, &status))
    self->problem (self->named, _("This is the corpus’s own: it is there already."), self->data);
  else if (S_ISDIR (status.st_mode))
    walk_folder (self, self->named, "", 0);
  else if (S_ISREG (status.st_mode))
    self->found (self->named, "", self->data);
  else
    self->problem (self->named, _("This is neither a file nor a folder."), self->data);
}

/* Where links lead; to be freed. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *resolved = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);

  free (real);
  return resolved;
}

void
anno_source_walk (const char *named, const char *root, GCancellable *cancellable,
                  AnnoSourceFound found, AnnoSourceProblem problem, gpointer data)
{
  g_return_if_fail (named != NULL && found != NULL && problem != NULL);

  g_autofree char *own = root != NULL ? resolve (root) : NULL;
  g_autofree char *real = resolve (named);
  gsize n_named = strlen (named);
  while (n_named > 0 && named[n_named - 1] == '/')
    n_named--;
  Walk walk = { .root = own, .named = named, .n_named = n_named, .real = real,
                .cancellable = cancellable, .found = found, .problem = problem, .data = data };
  walk_named (&walk);
}
