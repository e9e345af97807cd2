#include "session/layout.h"

#include "files/file-error.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#define ANNOTATIONS "annotations"
#define REVIEWS "reviews"
#define TEXT_ENDING ".txt"
#define COPY_ENDING ".conflict.json"
#define MERGED_ENDING ".merged.json"

char *
anno_layout_annotator_folder (const char *root, const char *slug)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);
  return g_build_filename (root, ANNOTATIONS, slug, NULL);
}

char *
anno_layout_layer_below (const char *slug, const char *article)
{
  g_return_val_if_fail (slug != NULL && article != NULL, NULL);

  g_autofree char *name = g_strconcat (article, ".json", NULL);
  return g_build_filename (ANNOTATIONS, slug, name, NULL);
}

char *
anno_layout_layer_file (const char *root, const char *slug, const char *article)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autofree char *below = anno_layout_layer_below (slug, article);
  return g_build_filename (root, below, NULL);
}

char *
anno_layout_people_file (const char *root, const char *slug)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);
  return g_build_filename (root, ANNOTATIONS, slug, "people.json", NULL);
}

char *
anno_layout_annotator_file (const char *root, const char *slug)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);
  return g_build_filename (root, ANNOTATIONS, slug, "annotator.json", NULL);
}

char *
anno_layout_corpus_file (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);
  return g_build_filename (root, "corpus.json", NULL);
}

char *
anno_layout_tagset_file (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);
  return g_build_filename (root, "tagset.json", NULL);
}

char *
anno_layout_article_file (const char *root, const char *article)
{
  g_return_val_if_fail (root != NULL && article != NULL, NULL);
  return g_build_filename (root, article, NULL);
}

char *
anno_layout_meta_file (const char *root, const char *article)
{
  g_return_val_if_fail (root != NULL && article != NULL, NULL);

  gsize length = strlen (article), ending = strlen (TEXT_ENDING);
  if (length > ending && g_ascii_strcasecmp (article + length - ending, TEXT_ENDING) == 0)
    length -= ending;
  g_autofree char *name = g_strdup_printf ("%.*s.meta.json", (int) length, article);
  return g_build_filename (root, name, NULL);
}

static int
get_stem (const char *file)
{
  gsize length = strlen (file);
  return (int) (g_str_has_suffix (file, ".json") ? length - strlen (".json") : length);
}

static char *
stamp (const char *file, const char *ending)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%S");

  return g_strdup_printf ("%.*s.%s.%06d%s", get_stem (file), file, time,
                          g_date_time_get_microsecond (now), ending);
}

char *
anno_layout_reviewer_folder (const char *root, const char *slug)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);
  return g_build_filename (root, REVIEWS, slug, NULL);
}

char *
anno_layout_review_below (const char *slug, const char *article)
{
  g_return_val_if_fail (slug != NULL && article != NULL, NULL);

  g_autofree char *name = g_strconcat (article, ".json", NULL);
  return g_build_filename (REVIEWS, slug, name, NULL);
}

char *
anno_layout_review_file (const char *root, const char *slug, const char *article)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autofree char *below = anno_layout_review_below (slug, article);
  return g_build_filename (root, below, NULL);
}

const char *
anno_layout_below (const char *root, const char *path)
{
  g_return_val_if_fail (root != NULL && path != NULL, NULL);

  const char *below = path + strlen (root);
  while (G_IS_DIR_SEPARATOR (*below))
    below++;
  return below;
}

char *
anno_layout_copy_file (const char *file)
{
  g_return_val_if_fail (file != NULL, NULL);
  return stamp (file, COPY_ENDING);
}

char *
anno_layout_merged_file (const char *copy, gboolean again)
{
  g_return_val_if_fail (copy != NULL, NULL);

  if (again)
    return stamp (copy, MERGED_ENDING);
  return g_strdup_printf ("%.*s" MERGED_ENDING, get_stem (copy), copy);
}

gboolean
anno_layout_is_copy (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);
  return g_str_has_suffix (path, COPY_ENDING);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The folders in @below, sorted. */
static GStrv
list_folders (const char *root, const char *below, GError **error)
{
  g_autofree char *folder = g_build_filename (root, below, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DIR *stream = opendir (folder);
  if (stream == NULL && errno != ENOENT && errno != ENOTDIR)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, folder, errno);
      return NULL;
    }
  for (struct dirent *entry = stream != NULL ? readdir (stream) : NULL; entry != NULL;
       entry = readdir (stream))
    {
      g_autofree char *path = g_build_filename (folder, entry->d_name, NULL);
      if (entry->d_name[0] != '.' && g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (names, g_strdup (entry->d_name));
    }
  if (stream != NULL)
    closedir (stream);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

GStrv
anno_layout_list_annotators (const char *root, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);
  return list_folders (root, ANNOTATIONS, error);
}

GStrv
anno_layout_list_reviewers (const char *root, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);
  return list_folders (root, REVIEWS, error);
}

static gboolean
is_root (const char *folder)
{
  static const char *const files[] = { "corpus.json", "tagset.json" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return TRUE;
    }
  g_autofree char *annotations = g_build_filename (folder, ANNOTATIONS, NULL);
  return g_file_test (annotations, G_FILE_TEST_IS_DIR);
}

char *
anno_layout_find_root (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *start = g_canonicalize_filename (path, NULL);
  if (!g_file_test (start, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *file = g_steal_pointer (&start);
      start = g_path_get_dirname (file);
    }
  for (g_autofree char *folder = g_strdup (start);;)
    {
      if (is_root (folder))
        return g_steal_pointer (&folder);
      g_autofree char *above = g_path_get_dirname (folder);
      if (strcmp (above, folder) == 0)
        return g_steal_pointer (&start);
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
}
