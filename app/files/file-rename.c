#include "files/file-rename.h"

#include "files/file-error.h"
#include "files/file-placing.h"
#include "files/safe-name.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>

static void
set_problem (const char *path, const char *to, int cause, GError **error)
{
  if (cause != EEXIST)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_SAVE, path, cause);
      return;
    }
  g_autofree char *shown = anno_safe_name_display (to);
  g_set_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED, _("There is a file “%s” already."),
               shown);
}

gboolean
anno_file_rename (const char *path, const char *to, const AnnoFileIdentity *expected,
                  GError **error)
{
  g_return_val_if_fail (path != NULL && to != NULL, FALSE);

  const AnnoFileOps *ops = &anno_file_ops_system;
  g_autofree char *folder = g_path_get_dirname (path), *other = g_path_get_dirname (to);
  g_autofree char *from_name = g_path_get_basename (path), *to_name = g_path_get_basename (to);
  gboolean lacking;

  g_return_val_if_fail (g_str_equal (folder, other), FALSE);
  if (expected != NULL
      && !anno_file_identity_check (expected, path, ANNO_FILE_DEPTH_QUICK, NULL, error))
    return FALSE;
  int fd = anno_file_ops_open (ops, AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  if (fd < 0 || !anno_file_placing_new (ops, fd, from_name, to_name))
    {
      int cause = errno;
      anno_file_ops_close (ops, &fd);
      set_problem (path, to, cause, error);
      return FALSE;
    }
  /* After a power cut it may have its old name again, which harms nobody. */
  if (!anno_file_ops_sync_folder (ops, fd, &lacking))
    g_debug ("%s: %s", folder, g_strerror (errno));
  anno_file_ops_close (ops, &fd);
  return TRUE;
}
