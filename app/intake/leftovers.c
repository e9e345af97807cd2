#include "intake/leftovers.h"

#include "files/file-writer.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#define MAX_DEPTH 64

/* What is hidden, or the annotators', is none of an import's. */
static gboolean
is_folder (int fd, const struct dirent *entry, guint depth)
{
  struct stat status;

  if (*entry->d_name == '.'
      || (depth == 0
          && (g_str_equal (entry->d_name, "annotations")
              || g_str_equal (entry->d_name, "reviews"))))
    return FALSE;
  if (entry->d_type != DT_UNKNOWN)
    return entry->d_type == DT_DIR;
  return fstatat (fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR (status.st_mode);
}

static void
clear (const char *path, GCancellable *cancellable, guint depth)
{
  g_autoptr (GError) error = NULL;
  DIR *entries = opendir (path);

  if (!anno_file_writer_remove_leftovers (path, NULL, &error))
    g_debug ("%s", error->message);
  if (entries == NULL)
    return;
  for (struct dirent *entry = readdir (entries);
       entry != NULL && !g_cancellable_is_cancelled (cancellable); entry = readdir (entries))
    if (depth < MAX_DEPTH && is_folder (dirfd (entries), entry, depth))
      {
        g_autofree char *below = g_build_filename (path, entry->d_name, NULL);
        clear (below, cancellable, depth + 1);
      }
  closedir (entries);
}

void
anno_leftovers_clear (const char *root, GCancellable *cancellable)
{
  g_return_if_fail (root != NULL);

  clear (root, cancellable, 0);
}
