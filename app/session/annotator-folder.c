#include "session/annotator-folder.h"

#include "formats/annotator-file.h"
#include "formats/json-scan.h"
#include "files/file-reader.h"
#include "files/file-writer.h"
#include "files/folder.h"
#include "session/layout.h"
#include "files/safe-name.h"

#include <glib/gi18n-lib.h>

#define MAX_SAME_NAME 1000

typedef enum
{
  OWNER_NOBODY,
  OWNER_SELF,
  OWNER_OTHER,
  OWNER_UNKNOWN, /* and the error says why */
} Owner;

static Owner
whose (const char *root, const char *slug, const AnnoAnnotator *annotator, GError **error)
{
  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autofree char *id = NULL, *name = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, &problem);

  if (g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    return OWNER_NOBODY;
  if (bytes != NULL && anno_annotator_file_read (bytes, &id, &name, &problem))
    return g_strcmp0 (id, annotator->id) == 0 ? OWNER_SELF : OWNER_OTHER;
  if (problem->domain != ANNO_FILE_ERROR)
    {
      g_autofree char *shown = anno_safe_name_display (path);
      /* Translators: a file, before what is wrong with it. */
      g_prefix_error (&problem, _("%s: "), shown);
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return OWNER_UNKNOWN;
}

/* A folder keeps its name when its owner takes another one. */
static char *
find_by_id (const char *root, const AnnoAnnotator *annotator)
{
  if (whose (root, annotator->slug, annotator, NULL) == OWNER_SELF)
    return g_strdup (annotator->slug);
  g_auto (GStrv) slugs = anno_layout_list_annotators (root, NULL);
  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    if (whose (root, slugs[i], annotator, NULL) == OWNER_SELF)
      return g_strdup (slugs[i]);
  return NULL;
}

/* The first name that isn't another person's. */
static char *
find_free (const char *root, const AnnoAnnotator *annotator, Owner *owner, GError **error)
{
  for (guint number = 1; number <= MAX_SAME_NAME; number++)
    {
      g_autofree char *slug = anno_safe_name_slug_numbered (annotator->slug, number);
      *owner = whose (root, slug, annotator, error);
      if (*owner != OWNER_OTHER)
        return g_steal_pointer (&slug);
    }
  return g_strdup (annotator->slug);
}

char *
anno_annotator_folder_find (const char *root, const AnnoAnnotator *annotator)
{
  g_return_val_if_fail (root != NULL && annotator != NULL, NULL);

  Owner owner;
  char *slug = find_by_id (root, annotator);
  return slug != NULL ? slug : find_free (root, annotator, &owner, NULL);
}

static gboolean
found (const char *root, const char *slug, const AnnoAnnotator *annotator, GError **error)
{
  g_autofree char *below = anno_layout_annotator_folder ("", slug);
  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autoptr (GBytes) bytes = anno_annotator_file_write (annotator->id, annotator->name);
  const char *relative = below;

  while (*relative == G_DIR_SEPARATOR)
    relative++;
  return anno_folder_make_below (root, relative, error)
         && anno_file_writer_replace (path, bytes, NULL, ANNO_FILE_WRITER_NONE, NULL, NULL, error);
}

/* The owner's name of today, where the file has another one. One that somebody changes at this moment
 * is left for the next save. */
static gboolean
keep_name (const char *root, const char *slug, const AnnoAnnotator *annotator, GError **error)
{
  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autofree char *id = NULL, *before = NULL, *same_id = NULL, *after = NULL;
  g_autoptr (GError) problem = NULL;
  AnnoFileIdentity identity;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, &identity, error);

  if (bytes == NULL || !anno_annotator_file_read (bytes, &id, &before, error))
    return FALSE;
  g_autoptr (GBytes) renamed = anno_annotator_file_rename (bytes, annotator->name, error);
  if (renamed == NULL || !anno_annotator_file_read (renamed, &same_id, &after, error))
    return FALSE;
  if (g_str_equal (before, after)
      || anno_file_writer_replace (path, renamed, &identity, ANNO_FILE_WRITER_NONE, NULL, NULL,
                                   &problem)
      || g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

char *
anno_annotator_folder_claim (const char *root, const AnnoAnnotator *annotator, GError **error)
{
  g_return_val_if_fail (root != NULL && annotator != NULL, NULL);

  g_autofree char *slug = find_by_id (root, annotator);
  if (slug != NULL && !keep_name (root, slug, annotator, error))
    return NULL;
  for (guint tries = 0; slug == NULL && tries < MAX_SAME_NAME; tries++)
    {
      g_autoptr (GError) problem = NULL;
      Owner owner = OWNER_UNKNOWN;
      g_autofree char *free_slug = find_free (root, annotator, &owner, &problem);
      if (owner == OWNER_SELF
          || (owner == OWNER_NOBODY && found (root, free_slug, annotator, &problem)))
        slug = g_steal_pointer (&free_slug);
      else if (!g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  return g_steal_pointer (&slug);
}

gboolean
anno_annotator_folder_found (const char *root, const AnnoAnnotator *annotator, GError **error)
{
  g_return_val_if_fail (root != NULL && annotator != NULL, FALSE);
  return found (root, annotator->slug, annotator, error);
}
