#include "session/namesake.h"

#include "formats/annotator-file.h"
#include "files/file-reader.h"
#include "session/layout.h"

#define MAX_BYTES (64 * 1024)

/* Whose folder that is. FALSE: nobody's that can be told, and so nobody to ask about. */
static gboolean
read_owner (const char *root, const char *slug, char **id, char **name)
{
  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, MAX_BYTES, NULL, NULL);

  return bytes != NULL && anno_annotator_file_read (bytes, id, name, NULL);
}

char *
anno_namesake_find (const char *root, const char *id, const char *name)
{
  g_return_val_if_fail (root != NULL && id != NULL && name != NULL, NULL);

  g_auto (GStrv) slugs = anno_layout_list_annotators (root, NULL);
  g_autofree char *namesake = NULL;
  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      g_autofree char *other_id = NULL, *other_name = NULL;
      if (!read_owner (root, slugs[i], &other_id, &other_name))
        continue;
      if (g_str_equal (other_id, id))
        return NULL;
      if (namesake == NULL && g_strcmp0 (other_name, name) == 0)
        namesake = g_steal_pointer (&other_id);
    }
  return g_steal_pointer (&namesake);
}
