#include "files/file-error.h"

#include "files/safe-name.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (anno-file-error-quark, anno_file_error)

static AnnoFileErrorCode
code_of (int cause)
{
  switch (cause)
    {
    case ENOENT:
    case ENOTDIR:
      return ANNO_FILE_ERROR_NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS:
      return ANNO_FILE_ERROR_NO_RIGHT;
    case EISDIR:
    case ENXIO:
    case ENODEV:
      return ANNO_FILE_ERROR_NOT_REGULAR;
    case EFBIG:
    case EOVERFLOW:
      return ANNO_FILE_ERROR_TOO_LARGE;
    case ENOSPC:
    case EDQUOT:
      return ANNO_FILE_ERROR_NO_SPACE;
    case EEXIST:
      return ANNO_FILE_ERROR_CHANGED;
    case ENAMETOOLONG:
    case EILSEQ:
    case ELOOP:
      return ANNO_FILE_ERROR_BAD_NAME;
    default:
      return ANNO_FILE_ERROR_IO;
    }
}

static const char *
advice_for (AnnoFileErrorCode code, AnnoFileTask task)
{
  switch (code)
    {
    case ANNO_FILE_ERROR_NOT_FOUND:
      return _("Check whether it was moved or renamed, or whether its disk is connected.");
    case ANNO_FILE_ERROR_NO_RIGHT:
      return task == ANNO_FILE_TASK_READ || task == ANNO_FILE_TASK_CHECK
                 ? _("Ask its owner for permission to read it.")
                 : _("Ask the owner of the folder for permission to write there.");
    case ANNO_FILE_ERROR_NOT_REGULAR:
      return _("Choose a file.");
    case ANNO_FILE_ERROR_TOO_LARGE:
      return _("The disk or a limit of this account doesn’t take files that large.");
    case ANNO_FILE_ERROR_NO_SPACE:
      return _("Free some space, then try again.");
    case ANNO_FILE_ERROR_CHANGED:
      return _("Reload it to see what is there now, then try again.");
    case ANNO_FILE_ERROR_BAD_NAME:
      return _("Give it a shorter, simpler name, or open it where it really lies.");
    default:
      return _("Check the disk or the connection, then try again.");
    }
}

/* One literal format a task, so that the compiler checks the translations' arguments too. */
static char *
compose (AnnoFileTask task, const char *path, const char *cause, const char *advice)
{
  switch (task)
    {
    case ANNO_FILE_TASK_READ:
      /* Translators: the file, the cause, what to do. */
      return g_strdup_printf (_("“%s” can’t be read: %s. %s"), path, cause, advice);
    case ANNO_FILE_TASK_CHECK:
      /* Translators: the file, the cause, what to do. */
      return g_strdup_printf (_("“%s” is not as it was when it was last read: %s. %s"), path,
                              cause, advice);
    case ANNO_FILE_TASK_SAVE:
      /* Translators: the file, the cause, what to do. */
      return g_strdup_printf (_("“%s” was not saved, the file on disk is as it was: %s. %s"), path,
                              cause, advice);
    case ANNO_FILE_TASK_SYNC:
      /* Translators: the file, the cause, what to do. */
      return g_strdup_printf (_("“%s” was written, but may not survive a power cut: %s. %s"), path,
                              cause, advice);
    case ANNO_FILE_TASK_MAKE_FOLDER:
      /* Translators: the folder, the cause, what to do. */
      return g_strdup_printf (_("The folder “%s” can’t be created: %s. %s"), path, cause, advice);
    case ANNO_FILE_TASK_LOCK:
      /* Translators: the folder, the cause, what to do. */
      return g_strdup_printf (_("The folder “%s” can’t be locked: %s. %s"), path, cause, advice);
    default:
      g_assert_not_reached ();
    }
}

void
anno_file_error_set_errno (GError **error, AnnoFileTask task, const char *path, int cause)
{
  AnnoFileErrorCode code = code_of (cause);

  anno_file_error_set_cause (error, task, code, path, g_strerror (cause), advice_for (code, task));
}

void
anno_file_error_set_cause (GError **error,
                           AnnoFileTask task,
                           AnnoFileErrorCode code,
                           const char *path,
                           const char *cause,
                           const char *advice)
{
  g_autofree char *shown = anno_safe_name_display (path);
  g_autofree char *message = compose (task, shown, cause, advice);

  g_set_error_literal (error, ANNO_FILE_ERROR, code, message);
}

void
anno_file_error_set_not_regular (GError **error, AnnoFileTask task, const char *path)
{
  AnnoFileErrorCode code = ANNO_FILE_ERROR_NOT_REGULAR;

  anno_file_error_set_cause (error, task, code, path, _("it is a folder, a pipe or a device"),
                             advice_for (code, task));
}
