#include "session/identify.h"

#include "formats/annotator-file.h"
#include "session/file-reader.h"
#include "session/layout.h"
#include "session/safe-name.h"

#define MAX_BYTES (64 * 1024)
#define MAX_NUMBER 1000

/* Whose folder that is. FALSE: nobody's that can be told. */
static gboolean
read_owner (const char *root, const char *slug, char **id, char **name)
{
  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, MAX_BYTES, NULL, NULL);

  return bytes != NULL && anno_annotator_file_read (bytes, id, name, NULL);
}

/* The folder that holds @id already, however it is called; else NULL. */
static char *
find_by_id (const char *root, const char *wanted, const char *wanted_name, char **namesake)
{
  g_auto (GStrv) slugs = anno_layout_list_annotators (root, NULL);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      g_autofree char *id = NULL, *name = NULL;
      if (!read_owner (root, slugs[i], &id, &name))
        continue;
      if (g_str_equal (id, wanted))
        return g_strdup (slugs[i]);
      if (namesake != NULL && *namesake == NULL && g_strcmp0 (name, wanted_name) == 0)
        *namesake = g_steal_pointer (&id);
    }
  return NULL;
}

/* The first slug of that name that no folder has yet. */
static char *
free_slug (const char *root, const char *name)
{
  g_autofree char *slug = anno_safe_name_slug (name);

  for (guint number = 1; number < MAX_NUMBER; number++)
    {
      g_autofree char *numbered = anno_safe_name_slug_numbered (slug, number);
      g_autofree char *folder = anno_layout_annotator_folder (root, numbered);
      if (!g_file_test (folder, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&numbered);
    }
  return g_uuid_string_random ();
}

AnnoAnnotator *
anno_identify (const char *root, const char *id, const char *name, char **namesake)
{
  g_return_val_if_fail (root != NULL && id != NULL && name != NULL, NULL);

  if (namesake != NULL)
    *namesake = NULL;
  g_autofree char *slug = find_by_id (root, id, name, namesake);
  if (slug == NULL)
    slug = free_slug (root, name);
  else if (namesake != NULL)
    g_clear_pointer (namesake, g_free);
  return anno_annotator_new (id, name, slug);
}
