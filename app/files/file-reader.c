#include "files/file-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define PAUSE_US 20000 /* between two tries: what is being written needs some time to be done */

static void
set_too_large (const AnnoFilePlace *place, guint64 size, gsize limit, GError **error)
{
  g_autofree char *is = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *may = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);
  /* Translators: two sizes, as “70.0 MiB”. */
  g_autofree char *cause = g_strdup_printf (_("it has %s, and the limit is %s"), is, may);

  anno_file_error_set_cause (error, place->task, ANNO_FILE_ERROR_TOO_LARGE, place->path, cause,
                             _("Split it into smaller files."));
}

/* One byte more than the size is asked for, so that growth shows. */
static GBytes *
read_open (const AnnoFilePlace *place, int fd, guint64 size, GError **error)
{
  g_autofree guchar *buffer = g_try_malloc (size + 1);
  gssize got = -1;

  if (buffer == NULL)
    errno = ENOMEM;
  else
    got = anno_file_ops_read_all (place->ops, fd, buffer, size + 1);
  if (got < 0)
    {
      anno_file_error_set_errno (error, place->task, place->path, errno);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&buffer), got);
}

/* Reads once. *@rested is FALSE if the file was written meanwhile. */
static GBytes *
read_once (const AnnoFilePlace *place,
           int fd,
           gsize limit,
           AnnoFileIdentity *identity,
           gboolean *rested,
           GError **error)
{
  AnnoFileIdentity before;
  if (!anno_file_identity_take_fd (&before, place, fd, ANNO_FILE_DEPTH_QUICK, error))
    return NULL;
  if (before.size > limit)
    {
      set_too_large (place, before.size, limit, error);
      return NULL;
    }

  g_autoptr (GBytes) bytes = read_open (place, fd, before.size, error);
  if (bytes == NULL
      || !anno_file_identity_take_fd (identity, place, fd, ANNO_FILE_DEPTH_QUICK, error))
    return NULL;
  *rested = anno_file_identity_same_signs (&before, identity)
            && g_bytes_get_size (bytes) == before.size;
  identity->at_rest = before.at_rest;
  return g_steal_pointer (&bytes);
}

static GBytes *
open_and_read (const AnnoFilePlace *place,
               gsize limit,
               AnnoFileIdentity *identity,
               gboolean *rested,
               GError **error)
{
  int fd = anno_file_ops_open (place->ops, place->folder, place->name, O_RDONLY, 0);
  if (fd < 0)
    {
      anno_file_error_set_errno (error, place->task, place->path, errno);
      return NULL;
    }
  GBytes *bytes = read_once (place, fd, limit, identity, rested, error);
  anno_file_ops_close (place->ops, &fd);
  return bytes;
}

GBytes *
anno_file_reader_read (const char *path, gsize limit, AnnoFileIdentity *identity, GError **error)
{
  return anno_file_reader_read_with (&anno_file_ops_system, path, limit, identity, error);
}

GBytes *
anno_file_reader_read_with (const AnnoFileOps *ops,
                            const char *path,
                            gsize limit,
                            AnnoFileIdentity *identity,
                            GError **error)
{
  g_return_val_if_fail (ops != NULL && path != NULL, NULL);

  AnnoFilePlace place = { ops, ANNO_FILE_TASK_READ, AT_FDCWD, path, path };
  for (guint i = 0; i < ANNO_FILE_READER_TRIES; i++)
    {
      AnnoFileIdentity found;
      gboolean rested = FALSE;
      g_autoptr (GBytes) bytes = open_and_read (&place, limit, &found, &rested, error);
      if (bytes == NULL)
        return NULL;
      if (rested)
        {
          gsize length;
          const void *data = g_bytes_get_data (bytes, &length);
          anno_file_identity_set_bytes (&found, data, length);
          if (identity != NULL)
            *identity = found;
          return g_steal_pointer (&bytes);
        }
      g_usleep (PAUSE_US);
    }
  anno_file_error_set_cause (error, place.task, ANNO_FILE_ERROR_CHANGED, path,
                             _("another program is writing it"),
                             _("Try again when that is done."));
  return NULL;
}
