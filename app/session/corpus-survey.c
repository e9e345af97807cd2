#include "session/corpus-survey.h"

#include "files/file-error.h"
#include "files/folder-scan.h"
#include "session/conflict-copies.h"
#include "session/layout.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define LAYER_ENDING ".json"
#define MAX_DEPTH 256 /* folders: as deep as a path can name */

typedef struct
{
  const char *root;
  const char *scope;
  GHashTable *entries; /* of article to AnnoSurveyEntry */
  GPtrArray *problems; /* or NULL */
  GCancellable *cancellable;
} Survey;

void
anno_survey_entry_free (AnnoSurveyEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->article);
  g_ptr_array_unref (self->slugs);
  g_free (self);
}

static gboolean
in_scope (const Survey *self, const char *path)
{
  gsize length = strlen (self->scope);

  return length == 0
         || (strncmp (path, self->scope, length) == 0
             && (path[length] == '\0' || path[length] == '/'));
}

static AnnoSurveyEntry *
get_entry (Survey *self, const char *article)
{
  AnnoSurveyEntry *entry = g_hash_table_lookup (self->entries, article);
  if (entry != NULL)
    return entry;

  entry = g_new0 (AnnoSurveyEntry, 1);
  entry->article = g_strdup (article);
  entry->slugs = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->entries, entry->article, entry);
  return entry;
}

static void
report (Survey *self, const char *path, int cause)
{
  g_autoptr (GError) error = NULL;

  anno_file_error_set_errno (&error, ANNO_FILE_TASK_READ, path, cause);
  if (self->problems != NULL)
    g_ptr_array_add (self->problems, g_strdup (error->message));
}

static gboolean
is_file (const char *path)
{
  struct stat info;
  return stat (path, &info) == 0 && S_ISREG (info.st_mode);
}

/* The articles below @folder, "" for the root. */
static gboolean
add_articles (Survey *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (self->root, folder, NULL);
  g_autoptr (GPtrArray) found = anno_folder_scan (path, self->problems, self->cancellable, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *article = *folder == '\0' ? g_strdup (found->pdata[i])
                                                 : g_build_filename (folder, found->pdata[i], NULL);
      get_entry (self, article)->present = TRUE;
    }
  return TRUE;
}

/* @below: the layer file's path below the annotator's folder. */
static void
add_layer (Survey *self, const char *slug, const char *below)
{
  g_autofree char *article = g_strndup (below, strlen (below) - strlen (LAYER_ENDING));
  g_autofree char *layer = anno_layout_layer_below (slug, article);
  if (!in_scope (self, article) && !in_scope (self, layer))
    return;

  AnnoSurveyEntry *entry = get_entry (self, article);
  g_ptr_array_add (entry->slugs, g_strdup (slug));
  if (!entry->present)
    {
      g_autofree char *file = anno_layout_article_file (self->root, article);
      entry->present = is_file (file);
    }
}

/* An annotator's folder holds other files beside layers: who that is, the people, and other
 * versions of all these. */
static gboolean
is_layer (const char *slug, const char *below)
{
  if (!g_str_has_suffix (below, LAYER_ENDING) || strlen (below) <= strlen (LAYER_ENDING)
      || strcmp (below, "annotator.json") == 0 || strcmp (below, "people.json") == 0
      || anno_layout_is_copy (below))
    return FALSE;
  g_autofree char *folder = anno_layout_annotator_folder ("", slug);
  g_autofree char *path = g_build_filename (folder, below, NULL);
  g_autoptr (AnnoConflictCopy) copy = anno_conflict_copy_recognise (path);
  return copy == NULL;
}

static void walk (Survey *self, const char *slug, const char *below, guint depth);

static void
visit (Survey *self, const char *slug, const char *below, guint depth)
{
  g_autofree char *folder = anno_layout_annotator_folder (self->root, slug);
  g_autofree char *path = g_build_filename (folder, below, NULL);
  struct stat info;

  if (lstat (path, &info) != 0)
    return;
  if (S_ISDIR (info.st_mode) && depth + 1 < MAX_DEPTH)
    walk (self, slug, below, depth + 1);
  else if (S_ISDIR (info.st_mode))
    report (self, path, ELOOP);
  else if (is_layer (slug, below) && is_file (path))
    add_layer (self, slug, below);
}

/* Links to folders aren't followed, as for articles. */
static void
walk (Survey *self, const char *slug, const char *below, guint depth)
{
  g_autofree char *folder = anno_layout_annotator_folder (self->root, slug);
  g_autofree char *path = g_build_filename (folder, below, NULL);
  DIR *stream = opendir (path);
  if (stream == NULL)
    {
      report (self, path, errno);
      return;
    }
  for (struct dirent *entry = readdir (stream);
       entry != NULL && !g_cancellable_is_cancelled (self->cancellable); entry = readdir (stream))
    if (entry->d_name[0] != '.')
      {
        g_autofree char *inner = *below == '\0' ? g_strdup (entry->d_name)
                                                : g_build_filename (below, entry->d_name, NULL);
        visit (self, slug, inner, depth);
      }
  closedir (stream);
}

static gboolean
add_layers (Survey *self, GError **error)
{
  g_auto (GStrv) slugs = anno_layout_list_annotators (self->root, error);
  if (slugs == NULL)
    return FALSE;
  for (guint i = 0; slugs[i] != NULL; i++)
    walk (self, slugs[i], "", 0);
  return TRUE;
}

/* What @scope itself is; a layer file needs no look at the articles. */
static gboolean
add_scope (Survey *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->root, self->scope, NULL);
  struct stat info;

  if (stat (path, &info) != 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, path, errno);
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    return add_articles (self, self->scope, error);
  if (anno_folder_scan_is_article (self->scope))
    get_entry (self, self->scope)->present = TRUE;
  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const AnnoSurveyEntry *first = *(const AnnoSurveyEntry *const *) a;
  const AnnoSurveyEntry *second = *(const AnnoSurveyEntry *const *) b;

  return strcmp (first->article, second->article);
}

static GPtrArray *
take_entries (Survey *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_survey_entry_free);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_sort (((AnnoSurveyEntry *) entry)->slugs, compare_texts);
      g_ptr_array_add (list, entry);
    }
  g_ptr_array_sort (list, compare_entries);
  return list;
}

GPtrArray *
anno_corpus_survey (const char *root, const char *scope, GPtrArray *problems,
                    GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL && scope != NULL, NULL);

  g_autoptr (GHashTable) entries
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                               (GDestroyNotify) anno_survey_entry_free);
  Survey self = { root, scope, entries, problems, cancellable };

  if (!add_scope (&self, error) || !add_layers (&self, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (problems != NULL)
    g_ptr_array_sort (problems, compare_texts);
  return take_entries (&self);
}
