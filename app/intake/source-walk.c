#include "intake/source-walk.h"

#include "files/folder-scan.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_DEPTH 64

typedef struct
{
  char *root; /* canonical, or NULL */
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

/* Below the corpus: what has its own place there already. */
static gboolean
is_own (const Walk *self, const char *named, gboolean is_folder)
{
  g_autofree char *path = g_canonicalize_filename (named, NULL);
  gsize length = self->root != NULL ? strlen (self->root) : 0;

  if (length == 0 || strncmp (path, self->root, length) != 0 || path[length] != '/')
    return FALSE;
  const char *below = path + length + 1;
  if (is_folder)
    return g_str_equal (below, "annotations") || g_str_equal (below, "reviews");
  g_autofree char *name = g_path_get_basename (path);
  return anno_folder_scan_is_article (name) || g_str_has_suffix (name, ".meta.json")
         || strstr (name, ".source.") != NULL || g_str_equal (below, "corpus.json")
         || g_str_equal (below, "tagset.json");
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
      g_autofree char *below = g_build_filename (path, names->pdata[i], NULL);
      visit (self, below, folder, names->pdata[i], depth);
    }
}

void
anno_source_walk (const char *named, const char *root, AnnoSourceFound found,
                  AnnoSourceProblem problem, gpointer data)
{
  struct stat status;

  g_return_if_fail (named != NULL && found != NULL && problem != NULL);

  g_autofree char *own = root != NULL ? g_canonicalize_filename (root, NULL) : NULL;
  Walk walk = { own, found, problem, data, FALSE };
  if (stat (named, &status) != 0)
    problem (named, g_strerror (errno), data);
  else if (S_ISDIR (status.st_mode))
    walk_folder (&walk, named, "", 0);
  else if (S_ISREG (status.st_mode))
    found (named, "", data);
  else
    problem (named, _("This is neither a file nor a folder."), data);
}
